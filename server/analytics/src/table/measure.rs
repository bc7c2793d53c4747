//! What the values of a table measure: amounts of periods, rates (powers), or a register that only
//! grows. Units and names tell, growth proves; where two of them are possible, it asks. The size of
//! the numbers is no proof.

use super::asked::{Asked, length};
use super::fault::{TableError, open, shown};
use super::unit::TableUnit;
use super::words::{AMOUNTS, RATES, REGISTERS, has};
use domain::{HOUR_MS, Millis};

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// The amount of its period.
    Amount,
    /// The mean rate of its period.
    Rate,
    /// The state of a register at its time.
    Register,
}

/// What is known of the values.
pub(super) struct Facts<'a> {
    /// The column's name.
    pub name: &'a str,
    /// The unit, if it is known.
    pub unit: Option<&'a TableUnit>,
    /// Whether the table has the columns `timestamp` and `value`.
    pub is_plain: bool,
    /// How far rows are apart.
    pub step_ms: Millis,
    /// How the values grow.
    pub growth: Growth,
}

/// How values grow in order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growth {
    /// They only grow, but for resets.
    Only,
    /// They grow, with many resets or in few rows.
    Maybe,
    /// They rise and fall.
    None,
    /// There is too little to tell.
    Unknown,
}

/// Steps up that show a register, and steps that may hint at one.
const STEPS_SURE: usize = 24;
const STEPS_MAYBE: usize = 8;
/// So many values, of which some step up and none down, may hint at one too.
const VALUES_MAYBE: usize = 48;
/// Steps up for each step down of a register that resets, and of one that resets each day.
const UP_A_RESET: usize = 100;
const UP_A_DAILY_RESET: usize = 11;
/// A reset goes down to less than this share.
const RESET_SHARE: f64 = 0.2;

/// How values grow, in order of time.
pub(super) fn growth(values: &[f64]) -> Growth {
    let known: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let (mut up, mut down, mut resets) = (0, 0, 0);
    for pair in known.windows(2) {
        up += usize::from(pair[1] > pair[0]);
        down += usize::from(pair[1] < pair[0]);
        resets += usize::from(pair[1] < pair[0] && pair[1].abs() <= RESET_SHARE * pair[0].abs());
    }
    match (up, down) {
        (STEPS_SURE.., _) if down * UP_A_RESET <= up => Growth::Only,
        (STEPS_SURE.., _) if down * UP_A_DAILY_RESET <= up && resets == down => Growth::Maybe,
        (STEPS_MAYBE.., 0) => Growth::Maybe,
        // A meter of which little is used stands still for most of the time.
        (2.., 0) if known.len() >= VALUES_MAYBE => Growth::Maybe,
        (_, 0) => Growth::Unknown,
        (_, _) if up + down < STEPS_MAYBE => Growth::Unknown,
        _ => Growth::None,
    }
}

/// Decides what the values are.
pub(super) fn measure(facts: &Facts, asked: &Asked) -> Result<Measure, TableError> {
    let name = shown(facts.name);
    let is_rate = facts.unit.map(TableUnit::is_rate);
    match (asked.register, is_rate) {
        (Some(true), Some(true)) => {
            let unit = facts.unit.map_or("", TableUnit::written);
            return Err(open(format!(
                "--register: a register counts an amount, and `{name}` is in {unit}: say its unit, such as --unit kWh"
            )));
        }
        (Some(true), _) => return Ok(Measure::Register),
        (Some(false), _) => {}
        (None, Some(true)) if facts.growth == Growth::Only => {
            return Err(open(format!(
                "`{name}` names a power and its values only grow, as a register's do: say --register --unit kWh (or Wh), or \
                 --register=no if they are powers"
            )));
        }
        (None, _) if is_rate == Some(true) => {}
        (None, _) => match (facts.growth, has(facts.name, REGISTERS)) {
            (Growth::Only, _) | (Growth::Maybe, true) => return Ok(Measure::Register),
            (Growth::Maybe, false) => {
                return Err(open(format!(
                    "the values of `{name}` grow from row to row, as a register's do: say --register if they are its states, or \
                     --register=no if each is the amount of its own period"
                )));
            }
            (Growth::None, true) => {
                return Err(open(format!(
                    "`{name}` names a register, and its values fall: say --register=no if each is the amount of its own period, or \
                     --register (with --feeds-back, if it runs backwards)"
                )));
            }
            (Growth::Unknown, true) => {
                return Err(open(format!("`{name}` may be a register's states or amounts: say --register or --register=no")));
            }
            (Growth::None | Growth::Unknown, false) => {}
        },
    }
    by_unit(facts, is_rate, asked.unit.is_some(), &name, has(facts.name, AMOUNTS), has(facts.name, RATES))
}

/// Amounts or rates, by the unit and the words of the name.
fn by_unit(
    facts: &Facts,
    is_rate: Option<bool>,
    is_said: bool,
    name: &str,
    names_amount: bool,
    names_rate: bool,
) -> Result<Measure, TableError> {
    let Some(is_rate) = is_rate else {
        // The tables that this project documents: hours, in the meter's own unit.
        if facts.is_plain && facts.step_ms == HOUR_MS {
            return Ok(Measure::Amount);
        }
        let each = each(facts.step_ms);
        return Err(open(match (names_amount, names_rate) {
            (_, true) => format!("`{name}` names no unit: say it, such as --unit W or --unit kW"),
            (true, _) => format!("`{name}` names no unit: say it, such as --unit kWh or --unit Wh"),
            _ => format!(
                "`{name}` names no unit, and its rows are {} apart: say --unit kWh (or Wh) if each value is the energy of its \
                 {each}, or --unit kW (or W) if it is the mean power",
                length(facts.step_ms)
            ),
        }));
    };
    // Whoever writes "consumption (kW)" may mean kWh; over an hour it is the same number.
    if !is_said && facts.step_ms != HOUR_MS && (is_rate && names_amount && !names_rate || !is_rate && names_rate && !names_amount)
    {
        let (unit, other) = if is_rate { ("a power", "energy") } else { ("energy", "a power") };
        return Err(open(format!(
            "the unit of `{name}` is that of {unit}, and its words name {other}: say which it is, such as --unit kWh for the energy \
             of each {}, or --unit kW for its mean power",
            each(facts.step_ms)
        )));
    }
    Ok(if is_rate { Measure::Rate } else { Measure::Amount })
}

/// A period in words, as one of many: `15 minutes`, `hour`.
fn each(ms: Millis) -> String {
    let length = length(ms);
    length.strip_prefix("1 ").map_or(length.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::QUARTER_MS;

    fn told(name: &str, step_ms: Millis, growth: Growth, asked: &Asked) -> Result<Measure, String> {
        let named = match super::super::unit::named(name) {
            super::super::unit::Named::Unit(unit) => Some(unit),
            _ => None,
        };
        let unit = asked.unit.or(named.as_ref());
        let facts = Facts { name, unit, is_plain: name == "value", step_ms, growth };
        measure(&facts, asked).map_err(|error| error.to_string())
    }

    #[test]
    fn growth_is_judged_by_steps_and_forgives_resets() {
        let register: Vec<f64> = (0..300).map(|i| f64::from(i % 150) * 0.4).collect();
        assert_eq!(growth(&register), Growth::Only);
        let since_midnight: Vec<f64> = (0..300).map(|i| f64::from(i % 24) * 0.4).collect();
        assert_eq!(growth(&since_midnight), Growth::Maybe);
        let load: Vec<f64> = (0..300).map(|i| f64::from((i * 7) % 24)).collect();
        assert_eq!(growth(&load), Growth::None);
        assert_eq!(growth(&[1.0, 2.0, 3.0]), Growth::Unknown);
        assert_eq!(growth(&[0.0; 100]), Growth::Unknown);
        let idle: Vec<f64> = (0..100).map(|i| 512.5 + f64::from(i / 40)).collect();
        assert_eq!(growth(&idle), Growth::Maybe);
    }

    #[test]
    fn units_and_words_tell_and_growth_proves() {
        let none = Asked::default();
        assert_eq!(told("value", HOUR_MS, Growth::None, &none), Ok(Measure::Amount));
        assert_eq!(told("usage (kWh)", QUARTER_MS, Growth::None, &none), Ok(Measure::Amount));
        assert_eq!(told("power_w", QUARTER_MS, Growth::None, &none), Ok(Measure::Rate));
        assert_eq!(told("usage (kWh)", QUARTER_MS, Growth::Only, &none), Ok(Measure::Register));
        assert_eq!(told("Zählerstand", QUARTER_MS, Growth::Maybe, &none), Ok(Measure::Register));
        assert_eq!(told("consumption (kW)", HOUR_MS, Growth::None, &none), Ok(Measure::Rate));
    }

    #[test]
    fn what_may_be_two_things_is_asked_with_the_option_that_answers() {
        let none = Asked::default();
        for (name, growth, option) in [
            ("value", Growth::None, "--unit"),
            ("Leistung", Growth::None, "--unit W"),
            ("consumption", Growth::None, "--unit kWh"),
            ("consumption (kW)", Growth::None, "--unit kW"),
            ("power (kWh)", Growth::None, "--unit kWh"),
            ("usage (kWh)", Growth::Maybe, "--register=no"),
            ("meter reading (kWh)", Growth::None, "--register=no"),
            ("power (W)", Growth::Only, "--register"),
        ] {
            let asks = told(name, QUARTER_MS, growth, &none).unwrap_err();
            assert!(asks.contains(option) && asks.contains(name), "{asks}");
        }
    }

    #[test]
    fn an_answer_is_taken() {
        let unit = TableUnit::known("kW").unwrap();
        let asked = Asked { unit: Some(&unit), ..Asked::default() };
        assert_eq!(told("consumption", QUARTER_MS, Growth::None, &asked), Ok(Measure::Rate));
        let asked = Asked { register: Some(false), ..Asked::default() };
        assert_eq!(told("meter reading (kWh)", QUARTER_MS, Growth::Only, &asked), Ok(Measure::Amount));
        let asked = Asked { register: Some(true), ..Asked::default() };
        assert_eq!(told("value", HOUR_MS, Growth::Unknown, &asked), Ok(Measure::Register));
    }
}
