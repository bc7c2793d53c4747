//! Values of reasons, and how English writes them. Leaves out the reasons (`why`).

use crate::{Order, Spacing};
use domain::{HOUR_MS, MINUTE_MS, Utility};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The order of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered(pub Order);

impl fmt::Display for Ordered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Order::DayFirst => "day first",
            Order::MonthFirst => "month first",
            Order::MonthYear => "month and year",
            _ => "year first",
        })
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lasting(pub Spacing);

impl fmt::Display for Lasting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(self.0))
    }
}

/// Several lengths of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lengths(pub Vec<Spacing>);

impl fmt::Display for Lengths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        joined(f, self.0.iter().map(|one| words(*one)))
    }
}

/// Lengths of time, each with the time from which it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts(pub Vec<(Spacing, String)>);

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        joined(f, self.0.iter().map(|(one, from)| format!("{} from {from}", words(*one))))
    }
}

/// Names of fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(pub Vec<String>);

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        joined(f, self.0.iter().cloned())
    }
}

/// How often something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times(pub u64);

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1 { f.write_str("once") } else { write!(f, "{} times", self.0) }
    }
}

/// How many falls of a register were let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgiven(pub u64);

impl fmt::Display for Forgiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            1 => f.write_str(", but for one fall such as registers have"),
            n => write!(f, ", but for {n} falls such as registers have"),
        }
    }
}

/// What a connection serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service(pub Utility);

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Utility::NaturalGas => "gas",
            Utility::ChilledWater => "chilled water",
            utility => utility.as_str(),
        })
    }
}

/// A length in words.
fn words(spacing: Spacing) -> String {
    match spacing {
        Spacing::Day => "a day".to_owned(),
        Spacing::Month => "a month".to_owned(),
        Spacing::Millis(ms) if ms % HOUR_MS == 0 => format!("{} h", ms / HOUR_MS),
        Spacing::Millis(ms) if ms % MINUTE_MS == 0 => format!("{} min", ms / MINUTE_MS),
        Spacing::Millis(ms) => format!("{} s", ms as f64 / 1000.0),
        Spacing::Stated | Spacing::Steps => "as stated".to_owned(),
    }
}

fn joined(f: &mut fmt::Formatter<'_>, all: impl Iterator<Item = String>) -> fmt::Result {
    f.write_str(&all.collect::<Vec<_>>().join(", "))
}
