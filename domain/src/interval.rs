//! An interval of energy: what flowed between two instants, and how that is known. Leaves out how
//! readings become intervals (`course`).

use crate::rules::Rules;
use crate::{DAY_MS, MINUTE_MS, Millis};

/// Between two registers further apart than this, the course of the flow is unknown: the energy is
/// spread evenly and marked as such. 90 minutes, because an hourly reading that is half an hour
/// late is still an hourly reading.
pub const GAP_MS: Millis = 90 * MINUTE_MS;

/// A gap longer than this is not resolved by the hour: the days that lie wholly within it are kept
/// as days.
pub const LONG_GAP_MS: Millis = 35 * DAY_MS;

/// How an interval was derived, which determines its quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The difference of two registers, or a stated amount.
    Measured,
    /// Powers, interpolated linearly between their instants.
    Integrated,
    /// A register that came back after a gap: the amount is right, its course within the gap is
    /// unknown.
    Spread,
    /// The same over a gap of months: the amount is right, its course is entirely unknown.
    SpreadLong,
    /// A register that fell and stayed low: what flowed meanwhile is unknown, and nothing is made
    /// up.
    Reset,
    /// A register that passed its highest value and began again from 0.
    Rollover,
    /// A register that was out of order and came back: the amount is right, the readings in between
    /// do not count.
    Recovered,
    /// Across a meter change: up to the old register's final value, and on from the new one's
    /// initial value.
    Changed,
    /// An amount without a stated period or a close neighbour: assumed to be an hour's.
    Assumed,
    /// More than the meter can pass: what flowed is unknown, and the register's difference is not
    /// counted.
    Implausible,
    /// Out of all proportion to what the meter shows otherwise: unknown likewise.
    OutOfScale,
    /// Told by an error code: unknown likewise.
    ErrorCode,
}

impl Reason {
    /// How far the course of this interval can be trusted, from 1 (measured) to 0 (unknown).
    #[must_use]
    pub fn quality(self) -> f64 {
        match self {
            Reason::Measured | Reason::Rollover | Reason::Recovered | Reason::Changed => 1.0,
            Reason::Integrated => 0.9,
            Reason::Spread | Reason::Assumed => 0.5,
            Reason::SpreadLong => 0.25,
            Reason::Reset | Reason::Implausible | Reason::OutOfScale | Reason::ErrorCode => 0.0,
        }
    }

    /// Whether what was told is not believed: the time that it covers is unknown.
    #[must_use]
    pub fn is_refused(self) -> bool {
        matches!(self, Reason::Implausible | Reason::OutOfScale | Reason::ErrorCode)
    }

    /// One word for an API or a filter: measured, estimated, spread, recovered, reset or
    /// implausible.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Reason::Measured | Reason::Rollover | Reason::Changed => "measured",
            Reason::Integrated | Reason::Assumed => "estimated",
            Reason::Spread | Reason::SpreadLong => "spread",
            Reason::Recovered => "recovered",
            Reason::Reset => "reset",
            Reason::Implausible | Reason::OutOfScale | Reason::ErrorCode => "implausible",
        }
    }

    /// Its name for texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Measured => "measured",
            Reason::Integrated => "integrated",
            Reason::Spread => "spread",
            Reason::SpreadLong => "spread_long",
            Reason::Reset => "reset",
            Reason::Rollover => "rollover",
            Reason::Recovered => "recovered",
            Reason::Changed => "changed",
            Reason::Assumed => "assumed",
            Reason::Implausible => "implausible",
            Reason::OutOfScale => "out_of_scale",
            Reason::ErrorCode => "error_code",
        }
    }
}

/// What flowed between two instants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The start.
    pub start: Millis,
    /// The end; later than `start`.
    pub end: Millis,
    /// The amount in the channel's unit (kWh for a power channel); `None` for a level, and for what
    /// is [refused](Reason::is_refused).
    pub energy: Option<f64>,
    /// The mean rate (W, or units per hour), or the mean level.
    pub mean: f64,
    /// The lowest rate or level.
    pub low: f64,
    /// The highest rate or level.
    pub high: f64,
    /// How it was derived.
    pub reason: Reason,
}

impl Interval {
    /// Whether it is too long to be resolved by the hour.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.end - self.start > LONG_GAP_MS && !self.reason.is_refused()
    }

    /// The same without its energy.
    pub(crate) fn refused(self, reason: Reason) -> Self {
        Self { energy: None, reason, ..self }
    }

    pub(crate) fn of_amount(rules: &Rules, start: Millis, end: Millis, amount: f64, reason: Reason) -> Self {
        let rate = rules.unit.rate(amount, end - start);
        let is_beyond = rules.is_beyond(amount, end - start);
        let (energy, reason) = if is_beyond { (None, Reason::Implausible) } else { (Some(amount), reason) };
        Self { start, end, energy, mean: rate, low: rate, high: rate, reason }
    }
}
