//! What a caller says about a table beside its text: the answers to what a table does not tell by
//! itself.

use super::number::Decimal;
use super::stamp::DateOrder;
use super::unit::TableUnit;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};

/// The scale of temperatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// °C
    Celsius,
    /// °F
    Fahrenheit,
    /// K
    Kelvin,
}

impl Scale {
    /// The temperature in °C.
    pub(super) fn celsius(self, value: f64) -> f64 {
        match self {
            Self::Celsius => value,
            Self::Fahrenheit => (value - 32.0) / 1.8,
            Self::Kelvin => value - 273.15,
        }
    }
}

/// Which end of its period a time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// The start.
    Start,
    /// The end.
    End,
}

/// From when on the values of a table are in another unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitChange {
    /// The first instant.
    pub from: Millis,
    /// What they are in since then.
    pub to: NewScale,
}

/// What values are in after a change.
#[derive(Clone, Debug, PartialEq)]
pub enum NewScale {
    /// In this unit.
    Unit(TableUnit),
    /// So many times as large as before.
    Times(f64),
}

impl NewScale {
    /// The new unit `Wh`, or `x1000` (or `/1000`) for values so many times as large (or small).
    ///
    /// # Errors
    /// What was given, and what would do.
    pub fn parse(text: &str) -> Result<Self, String> {
        let times = |text: &str| text.trim().parse::<f64>().ok().filter(|times| times.is_finite() && *times > 0.0);
        let wrong = || {
            format!("`{text}` is no change: use a unit such as Wh, or x1000 or /1000 for values so many times as large or small")
        };
        match text.trim().split_at_checked(1) {
            Some(("x", by)) => times(by).map(Self::Times).ok_or_else(wrong),
            Some(("/", by)) => times(by).map(|by| Self::Times(1.0 / by)).ok_or_else(wrong),
            _ => TableUnit::known(text).map(Self::Unit).ok_or_else(wrong),
        }
    }
}

/// What is said about a table. What is `None` is taken from the table, and asked for where the
/// table does not tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The analysis that it is for, if that needs hours.
    pub hours_for: Option<&'a str>,
    /// The clock of times without an offset.
    pub zone: Option<&'a Zone>,
    /// The column of values, by its name or its number from 1.
    pub column: Option<&'a str>,
    /// The unit of the values.
    pub unit: Option<&'a TableUnit>,
    /// Whether the values are a register.
    pub register: Option<bool>,
    /// The scale of the temperatures.
    pub temperature: Option<Scale>,
    /// The length of a row's period.
    pub step_ms: Option<Millis>,
    /// Which end of its period a time names.
    pub stamp: Option<Stamp>,
    /// The order of dates.
    pub dates: Option<DateOrder>,
    /// The decimal sign.
    pub decimal: Option<Decimal>,
    /// Changes of the unit, in order of time; an empty list says that there are none.
    pub unit_changes: Option<&'a [UnitChange]>,
    /// Whether values below zero are energy that was fed in, rather than faults.
    pub feeds_back: bool,
    /// Whether senseless values (error codes, ten thousand times the usual) and a change of scale
    /// stay, since they are looked for.
    pub keeps_faults: bool,
}

/// The length that `15m`, `1h`, `30s` or `1d` say, in milliseconds.
///
/// # Errors
/// What was given, and what would do.
pub fn step_parse(text: &str) -> Result<Millis, String> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "s" | "sec" => Some(1_000),
        "m" | "min" => Some(MINUTE_MS),
        "h" | "hour" => Some(HOUR_MS),
        "d" | "day" => Some(DAY_MS),
        _ => None,
    };
    text[..digits]
        .parse::<Millis>()
        .ok()
        .zip(unit)
        .and_then(|(number, unit)| number.checked_mul(unit))
        .filter(|ms| (1_000..=DAY_MS).contains(ms))
        .ok_or_else(|| format!("`{text}` is not a length from 1s to 1d: use one such as 15m, 30m or 1h"))
}

/// A length in words: `15 minutes`, `1 hour`, `1,000 seconds`.
pub(super) fn length(ms: Millis) -> String {
    let (number, unit) = match ms {
        _ if ms % DAY_MS == 0 => (ms / DAY_MS, "day"),
        _ if ms % HOUR_MS == 0 => (ms / HOUR_MS, "hour"),
        _ if ms % MINUTE_MS == 0 => (ms / MINUTE_MS, "minute"),
        _ if ms % 1_000 == 0 => (ms / 1_000, "second"),
        _ => (ms, "millisecond"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn lengths_are_read_and_told_in_the_same_units() {
        for (text, ms, words) in
            [("15m", 900_000, "15 minutes"), ("1h", HOUR_MS, "1 hour"), ("30 s", 30_000, "30 seconds"), ("1d", DAY_MS, "1 day")]
        {
            assert_eq!(step_parse(text), Ok(ms));
            assert_eq!(length(ms), words);
        }
        for wrong in ["", "15", "m", "0m", "2d", "quarter", "99999999999999999999h"] {
            assert!(step_parse(wrong).unwrap_err().contains("15m"), "{wrong}");
        }
    }
}
