//! Amounts in stored sentences about findings. They are written in the stored unit, so that they
//! can be found again, and read in the reader's units. Leaves out what the sentences say.

use crate::display;
use crate::{UnitSystem, Utility};

/// Separates an amount from its unit, and occurs nowhere else in such a sentence: a narrow no-break
/// space.
const BETWEEN: char = '\u{202f}';

/// An amount with its unit, as it is stored: `41.2 kWh`.
#[must_use]
pub fn written(figure: &str, unit: &str) -> String {
    format!("{figure}{BETWEEN}{unit}")
}

/// Converts the amounts in a stored sentence to a site's units. Leaves everything else unchanged,
/// including amounts in other units.
#[must_use]
pub fn read(text: &str, utility: Utility, system: UnitSystem) -> String {
    let stored = utility.unit().symbol();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(BETWEEN) {
        let (before, after) = (&rest[..at], &rest[at + BETWEEN.len_utf8()..]);
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')).len();
        match (before[number..].parse::<f64>(), after.strip_prefix(stored)) {
            (Ok(value), Some(behind)) => {
                out.push_str(&before[..number]);
                out.push_str(&display::figure(value, utility, system).to_string());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(unit: &str) -> String {
        let [used, usual] = ["41.2", "9"].map(|figure| written(figure, unit));
        format!("From 22:00 to 06:00 on Tuesday 3 March {used} were used where {usual} is usual (+358 %).")
    }

    #[test]
    fn amounts_are_read_in_the_units_of_the_reader_and_nothing_else_is() {
        let kept = sentence(Utility::NaturalGas.unit().symbol());
        let us = read(&kept, Utility::NaturalGas, UnitSystem::Us).replace('\u{a0}', " ");
        assert_eq!(us, "From 22:00 to 06:00 on Tuesday 3 March 41.2 therms were used where 9.00 therms is usual (+358 %).");
        let metric = read(&kept, Utility::NaturalGas, UnitSystem::Metric).replace('\u{a0}', " ");
        assert!(metric.contains("113 m³ were used where 24.8 m³ is usual (+358 %)"), "{metric}");
        let electric = read(&sentence("kWh"), Utility::Electricity, UnitSystem::Metric).replace('\u{a0}', " ");
        assert!(electric.contains("41.2 kWh were used where 9.00 kWh"), "{electric}");
    }

    #[test]
    fn a_sentence_without_amounts_or_in_another_unit_stays_as_it_is() {
        for text in ["The meter was silent: 9 hours.", "It used 41 kWh where 9 is usual.", "", "\u{202f}kWh"] {
            assert_eq!(read(text, Utility::Electricity, UnitSystem::Us), text);
        }
        let other = sentence("m³");
        assert_eq!(read(&other, Utility::Electricity, UnitSystem::Us), other);
    }
}
