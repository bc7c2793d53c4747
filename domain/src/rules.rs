//! The properties of a meter that determine how a channel's readings are interpreted. Leaves out
//! the interpretation (`interval`, `register`).

use crate::units::BTU_PER_KWH;
use crate::{Channel, ChannelKind, GasQuality, MINUTE_MS, Meter, Millis, Reading, Unit, Utility};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Two powers further apart than this are not integrated, unless the meter sets another limit.
pub const POWER_GAP_MS: Millis = 15 * MINUTE_MS;

/// A register was replaced by another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterChange {
    /// When: a reading at this instant or later is the new register's.
    pub at: Millis,
    /// The old register's final value.
    pub old_final: f64,
    /// The new register's initial value.
    pub new_initial: f64,
}

/// The properties of a meter and its channel that determine how readings are interpreted.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// How it counts.
    pub kind: ChannelKind,
    /// The unit of its readings.
    pub unit: Unit,
    /// Whether its register counts down what flows back, instead of only up.
    pub counts_both_ways: bool,
    /// The value at which its register starts again from 0.
    pub max_register: Option<f64>,
    /// The highest plausible rate: W, or units per hour, as in [`Unit::rate`].
    pub max_rate: Option<f64>,
    /// How long after the end of its period a reading's timestamp is.
    pub end_offset_ms: Millis,
    /// Two powers further apart than this are not integrated.
    pub power_gap_ms: Millis,
    /// When its register was replaced, in order of time.
    pub changes: Vec<RegisterChange>,
    /// What its gas holds, in order of time.
    pub gas: Vec<GasQuality>,
}

impl Rules {
    /// The rules of a channel about whose meter nothing else is known.
    #[must_use]
    pub fn new(kind: ChannelKind, unit: Unit) -> Self {
        Self {
            kind,
            unit,
            counts_both_ways: false,
            max_register: None,
            max_rate: None,
            end_offset_ms: 0,
            power_gap_ms: POWER_GAP_MS,
            changes: Vec::new(),
            gas: Vec::new(),
        }
    }

    /// The rules of a channel of that meter. `changes` and `gas` must be in order of time.
    #[must_use]
    pub fn of(meter: &Meter, channel: &Channel, changes: &[RegisterChange], gas: &[GasQuality]) -> Self {
        let is_amount = matches!(channel.kind, ChannelKind::Cumulative | ChannelKind::Interval);
        let mut rules = Self::new(channel.kind, channel.unit);
        rules.counts_both_ways = channel.kind == ChannelKind::Cumulative && channel.counts_both_ways();
        rules.max_register = meter.max_register;
        rules.max_rate = meter.max_power_w.and_then(|power_w| max_rate(meter, channel, power_w));
        rules.power_gap_ms = meter.power_gap_ms.unwrap_or(POWER_GAP_MS);
        // A power is of the instant of its timestamp, however late the meter reports its periods.
        rules.end_offset_ms = if is_amount { meter.end_offset_ms } else { 0 };
        if channel.kind == ChannelKind::Cumulative {
            rules.changes = changes.to_vec();
        }
        if is_amount && channel.utility == Utility::NaturalGas {
            rules.gas = gas.to_vec();
        }
        rules
    }

    /// Moves the reading to the instant that it describes.
    #[must_use]
    pub fn placed(&self, reading: Reading) -> Reading {
        Reading { at: reading.at - self.end_offset_ms, ..reading }
    }

    /// The readings as if one register had counted all along: after each change they are shifted by
    /// the difference between the old register's final value and the new one's initial value. An
    /// amount across a change is then a difference like any other.
    #[must_use]
    pub fn joined<'a>(&self, readings: &'a [Reading]) -> Cow<'a, [Reading]> {
        if self.changes.is_empty() {
            return Cow::Borrowed(readings);
        }
        let (mut ahead, mut next) = (0.0, 0);
        let moved = readings.iter().map(|reading| {
            while let Some(change) = self.changes.get(next).filter(|change| change.at <= reading.at) {
                ahead += change.old_final - change.new_initial;
                next += 1;
            }
            Reading { value: reading.value + ahead, ..*reading }
        });
        Cow::Owned(moved.collect())
    }

    /// Whether an amount over that time is more than the meter can pass.
    ///
    /// A span counts as at least a quarter-hour, because registers count in whole ticks and
    /// messages queue.
    pub(crate) fn is_beyond(&self, amount: f64, span_ms: Millis) -> bool {
        self.max_rate.is_some_and(|max| self.unit.rate(amount, span_ms.max(crate::QUARTER_MS)).abs() > max)
    }
}

/// The meter's maximum power as a rate in the channel's unit; `None` if the channel carries no
/// energy.
fn max_rate(meter: &Meter, channel: &Channel, power_w: f64) -> Option<f64> {
    match channel.unit {
        Unit::KilowattHour | Unit::Watt => Some(power_w),
        Unit::Celsius | Unit::Percent => None,
        _ => Some(power_w / 1000.0 * BTU_PER_KWH / meter.btu_per_unit(channel.utility)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BuildingId, fixture};

    fn rules(utility: Utility, edit: impl FnOnce(&mut Meter)) -> Rules {
        let mut meter = Meter { building_id: Some(BuildingId(1)), max_power_w: Some(29_307.1), ..fixture::meter(1) };
        edit(&mut meter);
        let channel = Channel { utility, unit: utility.unit(), ..fixture::channel(1, 1) };
        Rules::of(&meter, &channel, &[], &[])
    }

    #[test]
    fn a_maximum_power_holds_for_whatever_carries_energy() {
        let rate = |utility| rules(utility, |_| ()).max_rate;
        assert_eq!(rate(Utility::Electricity), Some(29_307.1));
        assert!((rate(Utility::NaturalGas).unwrap_or_default() - 1.0).abs() < 1e-5);
        assert_eq!(rate(Utility::Water), None);
        assert_eq!(rate(Utility::Climate), None);
    }

    #[test]
    fn a_meters_own_temperature_rise_makes_its_gallons_an_energy() {
        let rate = |delta_t_f| rules(Utility::HotWater, |meter| meter.delta_t_f = delta_t_f).max_rate.unwrap_or_default();
        assert!((rate(None) / rate(Some(20.0)) - 0.5).abs() < 1e-12);
    }
}
