//! The page of a bill.

use crate::calendar;
use domain::figure;
use domain::tariff::Counted;
use domain::zone::Date;

/// What the page is of, within a sentence of a refusal.
pub const KIND: &str = "account";

/// The title.
pub const TITLE: &str = "A bill";

/// The headline, behind the sum: of which days it is.
#[must_use]
pub fn headline_after_sum(first: Date, last: Date, is_running: bool) -> String {
    if is_running { format!(" so far, since {}.", calendar::day(first)) } else { format!(", {}.", calendar::range(first, last)) }
}

/// The period has not begun.
pub const NOT_BEGUN: &str = "This period has not begun: of what it will be, only what does not depend on use is known.";

/// What was used in a period, and how much of it the data covers, from 0 to 1.
#[must_use]
pub fn rests_on(used: &figure::Figure, peak_kw: Option<f64>, covered: f64, is_running: bool) -> String {
    let peak = peak_kw.map(|kw| format!(", with a highest demand of {} kW", figure::significant(kw))).unwrap_or_default();
    let known = if covered > 0.995 {
        "every hour of it is known".to_owned()
    } else if is_running {
        format!("{:.0} % of the period has been metered", covered * 100.0)
    } else {
        format!("only {:.0} % of the period was metered, so it is not complete", covered * 100.0)
    };
    format!("For {used}{peak}; {known}.")
}

/// The name of the links to other periods.
pub const PERIODS: &str = "Billing period";
/// The link to the period before.
pub const PERIOD_BEFORE: &str = "The period before";
/// The link to the period after.
pub const PERIOD_AFTER: &str = "The period after";

/// By which tariff it is.
#[must_use]
pub fn by_tariff(tariff: &str) -> String {
    format!("By the tariff {tariff}.")
}

/// The button that removes the account.
pub const REMOVE: &str = "Remove this account";

/// The head of the column of what is billed.
pub const HEAD_FOR: &str = "For";
/// The head of the column of quantities.
pub const HEAD_QUANTITY: &str = "Quantity";
/// The head of the column of prices.
pub const HEAD_EACH: &str = "Each";
/// The last line.
pub const TOTAL: &str = "Total";

/// What a line counts. `unit` is that of its utility.
#[must_use]
pub fn unit(counted: Counted, unit: &str) -> &str {
    match counted {
        Counted::Units => unit,
        Counted::Kilowatts => "kW",
        Counted::Days => "days",
        Counted::Months => "months",
    }
}

/// A quantity in words; months and days have no empty decimals, as in `1 month`.
#[must_use]
pub fn quantity(value: f64, counted: Counted, unit: &str) -> String {
    match counted {
        Counted::Days | Counted::Months if value == 1.0 => format!("1 {}", unit.trim_end_matches('s')),
        Counted::Days | Counted::Months if value.fract() == 0.0 => format!("{value:.0} {unit}"),
        _ => format!("{} {unit}", figure::significant(value)),
    }
}

/// The bounds of a tier in words. `each` is the number of shown units in one counted unit.
#[must_use]
pub fn tier((from, to): (f64, Option<f64>), each: f64, unit: &str) -> String {
    let shown = |amount: f64| figure::significant(amount * each);
    match to {
        Some(to) if from <= 0.0 => format!("up to {} {unit}", shown(to)),
        Some(to) => format!("{} to {} {unit}", shown(from), shown(to)),
        None => format!("above {} {unit}", shown(from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{UnitSystem, Utility, display};

    #[test]
    fn a_tier_is_told_in_the_unit_that_its_reader_knows() {
        // 36.3 therms are 100 m³ of gas.
        let each = display::amount(1.0, Utility::NaturalGas, UnitSystem::Metric).0;
        let told = [(0.0, Some(36.3)), (36.3, Some(72.6)), (72.6, None)].map(|bounds| tier(bounds, each, "m³"));
        assert_eq!(told, ["up to 100 m³", "100 to 200 m³", "above 200 m³"]);
    }

    #[test]
    fn a_whole_month_has_no_digits_behind_a_point() {
        let told = [(1.0, Counted::Months), (31.0, Counted::Days), (0.5, Counted::Months), (40.0, Counted::Units)];
        let told = told.map(|(value, counted)| quantity(value, counted, unit(counted, "kWh")));
        assert_eq!(told, ["1 month", "31 days", "0.500 months", "40.0 kWh"]);
    }
}
