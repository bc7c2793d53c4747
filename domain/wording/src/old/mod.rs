//! Evidence as versions before 29 November 2026 stored it: a sentence in English with amounts in
//! the stored unit. Shown in the reader's units, and turned into facts where the facts say the same to
//! the letter.

mod calendar;
mod cause;
mod evidence;
mod units;

use crate::{Amounts, Words};
use domain::finding::{Cause, DaysAlike, Detail, Evidence, Facts, Finding, HourAmount, Kind};
use domain::zone::Date;
use domain::{HOUR_MS, Millis, Zone};
use units::BETWEEN;

/// A stored sentence with its amounts in the reader's units. All else stays as it is, including
/// amounts in other units.
pub(crate) fn read(text: &str, words: Words, amounts: Amounts) -> String {
    let Amounts::Of(utility) = amounts else { return text.to_owned() };
    let stored = utility.unit().symbol();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(BETWEEN) {
        let (before, after) = (&rest[..at], &rest[at + BETWEEN.len_utf8()..]);
        let number = number_at_end(before);
        match (before[number..].parse::<f64>(), after.strip_prefix(stored)) {
            (Ok(value), Some(behind)) => {
                out.push_str(&before[..number]);
                out.push_str(&words.amount(value, utility));
                rest = behind;
            }
            _ => {
                out.push_str(before);
                out.push(BETWEEN);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where the number begins that a text ends with.
fn number_at_end(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')).len()
}

/// The facts of a finding that an earlier version stored as text; `None` if there is no text, or if
/// the facts would say anything else. `zone` is the site's, `symbol` the stored unit's.
#[must_use]
pub fn facts(found: &Finding, zone: &Zone, symbol: &str) -> Option<Facts> {
    let Detail::Text(text) = &found.detail else { return None };
    let causes = text.causes.iter().map(|said| Cause::ALL.iter().copied().find(|&one| cause::cause(one) == said));
    let causes: Vec<Cause> = causes.collect::<Option<_>>()?;
    let old = Old { found, zone, text: &text.sentence, symbol };
    Some(Facts { evidence: old.evidence()?, causes })
}

/// A stored sentence with the finding that it is about.
struct Old<'a> {
    found: &'a Finding,
    zone: &'a Zone,
    text: &'a str,
    symbol: &'a str,
}

impl Old<'_> {
    /// The one evidence of which the same sentence is made.
    fn evidence(&self) -> Option<Evidence> {
        let mut same = self.candidates()?.into_iter().filter(|one| self.is_said_of(one));
        let first = same.next()?;
        same.next().is_none().then_some(first)
    }

    fn is_said_of(&self, candidate: &Evidence) -> bool {
        evidence::sentence(self.found, candidate, self.zone, self.symbol) == self.text
    }

    /// What the sentence may mean. Hours that it gives by their time of day are tried one by one.
    fn candidates(&self) -> Option<Vec<Evidence>> {
        let one = |evidence| Some(vec![evidence]);
        let amount = |n: usize| self.amounts().get(n).copied();
        let is_yield = self.has(" came where ") || self.has(" nothing came ") || self.has("the yield");
        match self.found.kind {
            Kind::MeterFault if self.has("the meter was silent") => one(Evidence::NoReadings),
            Kind::MeterFault if self.has("counted backwards") => {
                let by = amount(0)?;
                Some(self.hours().map(|at| Evidence::CountedBackwards { by, at }).collect())
            }
            Kind::MeterFault if self.has("nothing but zero") => {
                let (hours, usual_an_hour) = (self.number("nothing but zero for ")?, amount(0)?);
                let zero = |then| Evidence::OnlyZero { hours, usual_an_hour, then };
                Some(self.hour_amounts(amount(1)).into_iter().map(zero).collect())
            }
            Kind::MeterFault if self.has("the same value") => {
                one(Evidence::SameValue { value: amount(0)?, hours: self.number("hour after hour for ")? })
            }
            Kind::MeterFault => {
                let most = amount(1);
                let hours = self.hour_amounts(amount(0)).into_iter().flatten();
                Some(hours.map(|hour| Evidence::Impossible { hour, most }).collect())
            }
            Kind::UsageSpike => {
                Some(self.hour_amounts(amount(2)).into_iter().map(|most| Evidence::More { most, is_yield }).collect())
            }
            Kind::EquipmentFailure => Some(vec![Evidence::Less { is_yield }, Evidence::Nothing { is_yield }]),
            Kind::NightWaste => one(Evidence::NightOn { an_hour: amount(2) }),
            Kind::WeekendWaste => Some(self.weekends()),
            Kind::ScheduleDeviation => {
                let hours: i64 = self.number("ran about ")?;
                one(Evidence::DayMoved { hours: if self.has("earlier") { -hours } else { hours } })
            }
            Kind::LevelShift | Kind::Drift if self.has("the load at rest") => {
                let is_at_once = self.has("has stood at");
                one(Evidence::RestRaised { an_hour: amount(0)?, usual_an_hour: amount(1)?, is_at_once })
            }
            Kind::LevelShift if self.has("under the same sky") => {
                one(Evidence::LessThanPeers { less_percent: self.number("the panels give ")? })
            }
            Kind::LevelShift if self.has("the best hours") => {
                one(Evidence::BestHoursLess { best: amount(0)?, usual: amount(1)? })
            }
            Kind::LevelShift => one(Evidence::NewLevel { an_hour: amount(0)?, usual_an_hour: amount(1)?, is_yield }),
            Kind::Drift => one(Evidence::Creeping {
                early_percent: self.number(": from ").filter(|percent: &f64| percent.is_finite()),
                late_percent: self.number(" % to ").filter(|percent: &f64| percent.is_finite()),
                an_hour: amount(0)?,
                usual_an_hour: amount(1)?,
            }),
        }
    }

    fn has(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    /// The amounts of the sentence, in order.
    fn amounts(&self) -> Vec<f64> {
        let before = self.text.split(BETWEEN).map(|part| part[number_at_end(part)..].parse().ok());
        let amounts: Vec<Option<f64>> = before.collect();
        // What stands behind the last unit is no amount.
        amounts[..amounts.len() - 1].iter().copied().flatten().collect()
    }

    /// The number that follows these words.
    fn number<T: std::str::FromStr>(&self, words: &str) -> Option<T> {
        let (_, rest) = self.text.split_once(words)?;
        rest.split(' ').next()?.parse().ok()
    }

    fn hours(&self) -> impl Iterator<Item = Millis> {
        let span = self.found.span;
        (0..self.found.hours()).map(move |i| span.start + i * HOUR_MS)
    }

    /// The amount in any of the finding's hours; without an amount no hour at all.
    fn hour_amounts(&self, amount: Option<f64>) -> Vec<Option<HourAmount>> {
        match amount {
            None => vec![None],
            Some(amount) => self.hours().map(|at| Some(HourAmount { at, amount })).collect(),
        }
    }

    fn weekends(&self) -> Vec<Evidence> {
        let like = self
            .number("a working day (")
            .zip(self.all_days())
            .map(|(working, all): (usize, usize)| DaysAlike { working, weekend: all.saturating_sub(working) });
        let (first, last) = (self.zone.date(self.found.span.start), self.zone.date(self.found.span.end - 1));
        let days: Vec<Date> = (first.days()..=last.days()).map(Date::from_days).collect();
        let pairs = days.iter().enumerate().flat_map(|(i, &first)| days[i..].iter().map(move |&last| (first, last)));
        pairs.map(|(first, last)| Evidence::WeekendOn { first, last, like }).collect()
    }

    /// The second number of `(46 of 48 such days)`.
    fn all_days(&self) -> Option<usize> {
        let (_, rest) = self.text.split_once("a working day (")?;
        rest.split(' ').nth(2)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use domain::{UnitSystem, Utility};

    fn read_in(units: UnitSystem, text: &str, utility: Utility) -> String {
        read(text, Words { language: Language::English, units }, Amounts::Of(utility)).replace('\u{a0}', " ")
    }

    fn sentence(unit: &str) -> String {
        let [used, usual] = ["41.2", "9"].map(|figure| format!("{figure}{BETWEEN}{unit}"));
        format!("From 22:00 to 06:00 on Tuesday 3 March {used} were used where {usual} is usual (+358 %).")
    }

    #[test]
    fn amounts_are_read_in_the_units_of_the_reader_and_nothing_else_is() {
        let kept = sentence(Utility::NaturalGas.unit().symbol());
        let us = read_in(UnitSystem::Us, &kept, Utility::NaturalGas);
        assert_eq!(us, "From 22:00 to 06:00 on Tuesday 3 March 41.2 therms were used where 9.00 therms is usual (+358 %).");
        let metric = read_in(UnitSystem::Metric, &kept, Utility::NaturalGas);
        assert!(metric.contains("113 m³ were used where 24.8 m³ is usual (+358 %)"), "{metric}");
        let electric = read_in(UnitSystem::Metric, &sentence("kWh"), Utility::Electricity);
        assert!(electric.contains("41.2 kWh were used where 9.00 kWh"), "{electric}");
    }

    #[test]
    fn a_sentence_without_amounts_or_in_another_unit_stays_as_it_is() {
        for text in ["The meter was silent: 9 hours.", "It used 41 kWh where 9 is usual.", "", "\u{202f}kWh"] {
            assert_eq!(read_in(UnitSystem::Us, text, Utility::Electricity), text);
        }
        let other = sentence("m³");
        assert_eq!(read_in(UnitSystem::Us, &other, Utility::Electricity), other);
    }
}
