//! How soon a finding should be dealt with: by the money that it costs and the harm that it does, not
//! by how unusual it is ([`Severity`] says that). Leaves out what people have
//! planned.

use crate::finding::{Cause, Detail, Evidence, Finding, Kind, Severity};
use crate::{DAY_MS, named};
use serde::{Deserialize, Serialize};

/// How soon a finding should be dealt with, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// It costs next to nothing.
    Low,
    /// It costs something, or did harm that is over.
    Medium,
    /// It costs much, or does harm.
    High,
}

named!(Priority {
    Low => "low",
    Medium => "medium",
    High => "high",
});

/// The extra cost of a week, in the site's money, from which a finding has high priority.
const HIGH_A_WEEK: f64 = 50.0;
/// The same for medium priority.
const MEDIUM_A_WEEK: f64 = 10.0;

/// Currencies with a hundred or more to a euro or a dollar. Their limits are a hundred times as high.
const SMALL_MONEY: [&str; 10] = ["CLP", "COP", "HUF", "IDR", "ISK", "JPY", "KRW", "KZT", "RSD", "VND"];

/// What a finding does beside its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Water may run where it should not.
    Leak,
    /// Heating or cooling gives nothing.
    NoHeat,
    /// Readings are lost or wrong, and with them bills and all else that is made of them.
    Data,
}

impl Priority {
    /// The priority of a finding at a site with this currency.
    ///
    /// High: harm that goes on, or an extra cost of 50 a week. Medium: harm that is over, an extra cost
    /// of 10 a week, or clearly more use than usual at an unknown price. All else is low, such as less
    /// use than usual.
    #[must_use]
    pub fn of(found: &Finding, currency: &str) -> Self {
        let (high, medium) = limits(currency);
        let a_week = cost_a_week(found);
        let costs = |limit: f64| a_week.is_some_and(|cost| cost >= limit);
        let is_much = found.energy_wasted > 0.0 && found.severity >= Severity::High;
        match harm(found) {
            Some(_) if found.is_open => Self::High,
            _ if costs(high) => Self::High,
            Some(_) => Self::Medium,
            None if costs(medium) || (a_week.is_none() && is_much) => Self::Medium,
            None => Self::Low,
        }
    }
}

/// The extra costs of a week from which a finding has high and medium priority, in this currency.
#[must_use]
pub fn limits(currency: &str) -> (f64, f64) {
    let scale = if SMALL_MONEY.contains(&currency) { 100.0 } else { 1.0 };
    (HIGH_A_WEEK * scale, MEDIUM_A_WEEK * scale)
}

/// What a finding costs in a week, in the site's money: all of it if it lasted for a week or less,
/// else the mean of its weeks. `None` if the price is not known.
#[must_use]
pub fn cost_a_week(found: &Finding) -> Option<f64> {
    let weeks = found.span.length_ms() as f64 / (7 * DAY_MS) as f64;
    found.money_wasted.map(|money| money / weeks.max(1.0))
}

/// The harm that a finding does, or did, by its kind and its likeliest cause.
#[must_use]
pub fn harm(found: &Finding) -> Option<Harm> {
    if found.kind == Kind::MeterFault {
        return Some(Harm::Data);
    }
    let Detail::Facts(facts) = &found.detail else { return None };
    match facts.causes.first()? {
        Cause::SteadyLeak | Cause::NightLeak | Cause::PipeBurst => Some(Harm::Leak),
        // Less than usual may as well be a closed building; nothing at all is a failure.
        Cause::BoilerFailed | Cause::CoolingFailed if matches!(facts.evidence, Evidence::Nothing { .. }) => Some(Harm::NoHeat),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Facts;
    use crate::zone::Span;

    fn found(days: i64, money: Option<f64>) -> Finding {
        Finding {
            kind: Kind::NightWaste,
            severity: Severity::Critical,
            span: Span { start: 0, end: days * DAY_MS },
            is_open: false,
            score: -0.9,
            value: Some(41.0),
            expected: Some(9.0),
            deviation_percent: Some(356.0),
            energy_wasted: 32.0,
            money_wasted: money,
            detail: Detail::Facts(Facts { evidence: Evidence::NightOn { an_hour: None }, causes: vec![Cause::LeftOn] }),
        }
    }

    fn caused(cause: Cause, evidence: Evidence, is_open: bool) -> Finding {
        Finding { is_open, detail: Detail::Facts(Facts { evidence, causes: vec![cause] }), ..found(1, Some(0.0)) }
    }

    #[test]
    fn what_costs_much_comes_first_however_unusual_it_is() {
        let of = |days, money| Priority::of(&found(days, money), "USD");
        assert_eq!(of(1, Some(198.0)), Priority::High);
        assert_eq!(of(1, Some(0.1)), Priority::Low, "ten cents are not urgent");
        assert_eq!(of(1, Some(12.0)), Priority::Medium);
        assert_eq!(of(70, Some(198.0)), Priority::Medium, "about 20 a week");
        assert_eq!(of(1, None), Priority::Medium, "more use at an unknown price");
        let slight = Finding { severity: Severity::Medium, ..found(1, None) };
        assert_eq!(Priority::of(&slight, "USD"), Priority::Low);
        assert_eq!(Priority::of(&found(1, Some(198.0)), "JPY"), Priority::Low, "198 yen are little");
        assert_eq!(Priority::of(&found(1, Some(5_000.0)), "JPY"), Priority::High);
    }

    #[test]
    fn harm_comes_first_as_long_as_it_goes_on() {
        let nothing = Evidence::Nothing { is_yield: false };
        let less = Evidence::Less { is_yield: false };
        let of = |cause, evidence: &Evidence, is_open| Priority::of(&caused(cause, evidence.clone(), is_open), "EUR");
        assert_eq!(of(Cause::SteadyLeak, &less, true), Priority::High);
        assert_eq!(of(Cause::SteadyLeak, &less, false), Priority::Medium);
        assert_eq!(of(Cause::BoilerFailed, &nothing, true), Priority::High);
        assert_eq!(of(Cause::BoilerFailed, &less, true), Priority::Low, "it may be closed");
        let fault = Finding { kind: Kind::MeterFault, ..caused(Cause::LinkDown, Evidence::NoReadings, true) };
        assert_eq!((harm(&fault), Priority::of(&fault, "EUR")), (Some(Harm::Data), Priority::High));
        assert_eq!(Priority::of(&Finding { is_open: false, ..fault }, "EUR"), Priority::Medium);
    }
}
