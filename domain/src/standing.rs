//! How each reading was interpreted: whether it closes an interval, starts a stretch, or does not
//! count, and why. Leaves out the interpretation (`course`).

use crate::course::intervals;
use crate::interval::Reason;
use crate::mark::Mark;
use crate::rules::Rules;
use crate::{ChannelKind, Reading, net, register};

/// How one reading was interpreted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It closes an interval.
    Closes(Reason),
    /// It starts a stretch: no interval ends with it.
    Opens,
    /// It is out of order and does not count.
    Glitch,
    /// It tells an old figure and does not count: the register came back to where it was.
    Stale,
    /// It is an error code and does not count.
    Code,
    /// A fall, or a reading after one, that waits for the next readings to explain it.
    Held,
    /// No reading is near enough before or after it.
    Alone,
}

impl Standing {
    /// How far it can be trusted, 0 to 1.
    #[must_use]
    pub fn quality(self) -> f64 {
        match self {
            Standing::Closes(reason) => reason.quality(),
            Standing::Opens => 1.0,
            Standing::Glitch | Standing::Stale | Standing::Code | Standing::Held | Standing::Alone => 0.0,
        }
    }

    /// Its name for texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Closes(reason) => reason.as_str(),
            Standing::Opens => "opens",
            Standing::Glitch => "glitch",
            Standing::Stale => "stale",
            Standing::Code => Reason::ErrorCode.as_str(),
            Standing::Held => "held",
            Standing::Alone => "alone",
        }
    }
}

/// The mark of each reading of a register; `None` if all count, as nearly always.
#[must_use]
pub fn marks(rules: &Rules, readings: &[Reading]) -> Option<Vec<Mark>> {
    if rules.counts_both_ways { net::marks(readings) } else { register::marks(rules, readings) }
}

/// How each of `readings` was interpreted; they must be as [`intervals`] takes them. If they are
/// part of a longer ledger, the first and last [`CONTEXT`](crate::course::CONTEXT) of them may be judged differently than
/// in the whole.
#[must_use]
pub fn standings(rules: &Rules, readings: &[Reading]) -> Vec<Standing> {
    let found = intervals(rules, readings);
    let is_register = rules.kind == ChannelKind::Cumulative;
    let marks = if is_register { marks(rules, readings) } else { None };
    let counted_to = found.last().map(|interval| interval.end);
    let stands = |(i, reading): (usize, &Reading)| {
        match marks.as_ref().map(|marks| marks[i]) {
            Some(Mark::Glitch) => return Standing::Glitch,
            Some(Mark::Stale) => return Standing::Stale,
            Some(Mark::Code) => return Standing::Code,
            Some(Mark::Counts) | None => {}
        }
        // Amounts are in order of their starts, and few: no binary search by their ends.
        let closed = found.iter().find(|interval| interval.end == reading.at);
        match closed {
            Some(interval) => Standing::Closes(interval.reason),
            None if found.iter().any(|interval| interval.start == reading.at) => Standing::Opens,
            None if is_register && i > 0 && counted_to.is_some_and(|to| to < reading.at) => Standing::Held,
            None => Standing::Alone,
        }
    };
    readings.iter().enumerate().map(stands).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HOUR_MS, Millis, Unit};

    fn plain() -> Rules {
        Rules::new(ChannelKind::Cumulative, Unit::KilowattHour)
    }

    fn hourly(values: &[f64]) -> Vec<Reading> {
        values.iter().enumerate().map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect()
    }

    #[test]
    fn each_reading_tells_what_became_of_it() {
        use Standing::{Closes, Glitch, Held, Opens};
        let readings = hourly(&[10.0, 11.0, 0.0, 12.0, 13.0, 14.0, 1.0, 1.5]);
        let found = standings(&plain(), &readings);
        let good = Closes(Reason::Measured);
        assert_eq!(found, [Opens, good, Glitch, Closes(Reason::Spread), good, good, Held, Held]);
        let quick: Vec<Reading> = readings[..4].iter().map(|r| Reading { at: r.at / 60, ..*r }).collect();
        assert_eq!(standings(&plain(), &quick)[3], Closes(Reason::Recovered));
        let power = Rules::new(ChannelKind::Power, Unit::Watt);
        assert_eq!(standings(&power, &readings[..1]), [Standing::Alone]);
    }
}
