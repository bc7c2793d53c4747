//! What of a meter decides how a channel's readings are understood. Leaves out how (`interval`, `register`).

use crate::interval::POWER_GAP_MS;
use crate::units::BTU_PER_KWH;
use crate::{Channel, ChannelKind, Meter, Millis, Reading, Unit};
use serde::{Deserialize, Serialize};

/// That one register was taken away and another put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterChange {
    /// When: a reading of this instant or later is the new register's.
    pub at: Millis,
    /// What the old register showed at the end.
    pub old_final: f64,
    /// What the new register showed at the beginning.
    pub new_initial: f64,
}

/// What of a meter and its channel decides how the readings are understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// How it counts.
    pub kind: ChannelKind,
    /// The unit of its readings.
    pub unit: Unit,
    /// Where its register starts again from 0.
    pub max_register: Option<f64>,
    /// The highest rate that can be true: W, or the unit an hour, as [`Unit::rate`] has it.
    pub max_rate: Option<f64>,
    /// How long after the end of its period a reading's time is.
    pub end_offset_ms: Millis,
    /// Two powers further apart than this say nothing of the time between them.
    pub power_gap_ms: Millis,
    /// When its register was changed, in order of time.
    pub changes: Vec<RegisterChange>,
}

impl Rules {
    /// Of a channel of whose meter nothing else is known.
    #[must_use]
    pub fn new(kind: ChannelKind, unit: Unit) -> Self {
        Self { kind, unit, max_register: None, max_rate: None, end_offset_ms: 0, power_gap_ms: POWER_GAP_MS, changes: Vec::new() }
    }

    /// Of a channel of that meter, whose register was changed at `changes`, which are in order of time.
    #[must_use]
    pub fn of(meter: &Meter, channel: &Channel, changes: &[RegisterChange]) -> Self {
        let is_amount = matches!(channel.kind, ChannelKind::Cumulative | ChannelKind::Interval);
        let mut rules = Self::new(channel.kind, channel.unit);
        rules.max_register = meter.max_register;
        rules.max_rate = meter.max_power_w.and_then(|power_w| max_rate(meter, channel, power_w));
        rules.power_gap_ms = meter.power_gap_ms.unwrap_or(POWER_GAP_MS);
        // A power is of the instant at which it is said, however late the meter tells of its periods.
        rules.end_offset_ms = if is_amount { meter.end_offset_ms } else { 0 };
        if channel.kind == ChannelKind::Cumulative {
            rules.changes = changes.to_vec();
        }
        rules
    }

    /// The reading at the instant that it tells of.
    #[must_use]
    pub fn placed(&self, reading: Reading) -> Reading {
        Reading { at: reading.at - self.end_offset_ms, ..reading }
    }

    /// Whether an amount over that time is more than the meter can pass.
    ///
    /// No step is held against less than a quarter-hour: registers count in whole ticks, and messages queue.
    pub(crate) fn is_beyond(&self, amount: f64, span_ms: Millis) -> bool {
        self.max_rate.is_some_and(|max| self.unit.rate(amount, span_ms.max(crate::QUARTER_MS)).abs() > max)
    }
}

/// The meter's maximum power as a rate of the channel's unit; `None` of what carries no energy.
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
    use crate::{BuildingId, ChannelId, Direction, MeterId, MeterRole, MeterStatus, SeriesId, SiteId, Utility};

    fn rules(utility: Utility, edit: impl FnOnce(&mut Meter)) -> Rules {
        let mut meter = Meter {
            meter_id: MeterId(1),
            site_id: SiteId(1),
            building_id: Some(BuildingId(1)),
            key: "m".to_owned(),
            name: String::new(),
            dialect: "greenpulse".to_owned(),
            address: String::new(),
            role: MeterRole::Main,
            parent_meter_id: None,
            status: MeterStatus::Active,
            is_interval: false,
            max_register: None,
            max_power_w: Some(29_307.1),
            end_offset_ms: 0,
            power_gap_ms: None,
            delta_t_f: None,
            is_demo: false,
        };
        edit(&mut meter);
        let channel = Channel {
            channel_id: ChannelId(1),
            meter_id: MeterId(1),
            series_id: SeriesId(1),
            field: "f".to_owned(),
            utility,
            kind: ChannelKind::Cumulative,
            direction: Direction::Import,
            unit: utility.unit(),
        };
        Rules::of(&meter, &channel, &[])
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
