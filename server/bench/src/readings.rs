//! The value of each meter at each device time: a pure function of meter, sequence number and seed,
//! so that the final check needs no copy of what was sent.

use std::io::Write;

use anyhow::{Result, anyhow};
use jiff::Timestamp;

use crate::random::mix;

const DAY_S: i64 = 86_400;

/// How many days ago a run's first reading is. No more, because a clock that is years behind would
/// count as a device fault. A meter with a reading per second has more than a million readings
/// until now.
const START_DAYS_AGO: i64 = 20;

/// The fields that a payload carries; the ledger names its channels after them.
pub const FIELDS: [&str; 2] = ["energy_kwh", "power_w"];

/// The form of the meters' messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Our own format, with the device's time.
    Own,
    /// Like plugs behind Zigbee2MQTT, without a time. No two readings of a plug share a value, so
    /// each can be recognised by its values.
    Plug,
}

/// The readings of all meters; a reading is one device time with both [`FIELDS`].
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    /// Device time of each meter's first reading, UTC epoch seconds.
    pub start_s: i64,
    /// Seconds between two readings of a meter.
    pub step_s: u32,
    pub seed: u64,
    pub form: Form,
}

impl Readings {
    /// Readings with their own times, which begin at a midnight some days ago.
    pub fn lately(step_s: u32, seed: u64) -> Self {
        let now_s = Timestamp::now().as_second();
        Self { start_s: now_s - now_s.rem_euclid(DAY_S) - START_DAYS_AGO * DAY_S, step_s, seed, form: Form::Own }
    }

    /// Readings of plugs, without a time.
    pub fn of_plugs(seed: u64) -> Self {
        Self { form: Form::Plug, ..Self::lately(1, seed) }
    }

    fn prefix(self) -> &'static str {
        match self.form {
            Form::Own => "bench-",
            Form::Plug => "plug-",
        }
    }

    pub fn meter_key(self, meter: u32) -> String {
        format!("{}{meter:05}", self.prefix())
    }

    pub fn meter_of_key(self, key: &str) -> Option<u32> {
        key.strip_prefix(self.prefix())?.parse().ok()
    }

    pub fn topic(self, meter: u32) -> String {
        let key = self.meter_key(meter);
        match self.form {
            Form::Own => format!("greenpulse/v1/{key}/readings"),
            Form::Plug => format!("zigbee2mqtt/{key}"),
        }
    }

    /// The reading of its meter that a ledger row belongs to, if any.
    pub fn sequence_of(self, meter: u32, field: usize, at_ms: i64, value: f64) -> Option<u64> {
        match (self.form, field) {
            (Form::Own, _) => self.sequence_at(at_ms),
            (Form::Plug, 0) => ((value * 1_000.0).round() as u64).checked_sub(self.energy_wh(meter, 0)),
            (Form::Plug, _) => ((value * 10.0).round() as u64).checked_sub(self.power_tenths(meter, 0)),
        }
    }

    pub fn at_ms(self, sequence: u64) -> i64 {
        self.at_s(sequence) * 1_000
    }

    /// The sequence number with this device time, if any.
    pub fn sequence_at(self, at_ms: i64) -> Option<u64> {
        let since_ms = u64::try_from(at_ms.checked_sub(self.start_s * 1_000)?).ok()?;
        let step_ms = u64::from(self.step_s) * 1_000;
        since_ms.is_multiple_of(step_ms).then(|| since_ms / step_ms)
    }

    /// A register that rises at 3.6 kW, so that no two readings of a meter have the same value.
    pub fn energy_kwh(self, meter: u32, sequence: u64) -> f64 {
        self.energy_wh(meter, sequence) as f64 / 1_000.0
    }

    /// Between 200.0 W and 5,000.0 W; a plug's rises by 0.1 W each time.
    pub fn power_w(self, meter: u32, sequence: u64) -> f64 {
        self.power_tenths(meter, sequence) as f64 / 10.0
    }

    /// Writes the payload of `count` readings from `first` on: an object for one, an array for
    /// several.
    pub fn payload(self, meter: u32, first: u64, count: u32, out: &mut Vec<u8>) -> Result<()> {
        if count == 1 {
            return self.object(meter, first, out);
        }
        for sequence in first..first + u64::from(count) {
            out.push(if sequence == first { b'[' } else { b',' });
            self.object(meter, sequence, out)?;
        }
        out.push(b']');
        Ok(())
    }

    fn object(self, meter: u32, sequence: u64, out: &mut Vec<u8>) -> Result<()> {
        let (energy, power) = (self.energy_wh(meter, sequence), self.power_tenths(meter, sequence));
        let (kwh, wh, watts, tenths) = (energy / 1_000, energy % 1_000, power / 10, power % 10);
        match self.form {
            Form::Own => {
                let at = Timestamp::from_second(self.at_s(sequence)).map_err(|error| anyhow!("{error}"))?;
                write!(out, r#"{{"at":"{at}","power_w":{watts}.{tenths},"energy_kwh":{kwh}.{wh:03}}}"#)?;
            }
            Form::Plug => write!(out, r#"{{"energy":{kwh}.{wh:03},"power":{watts}.{tenths},"linkquality":120}}"#)?,
        }
        Ok(())
    }

    fn at_s(self, sequence: u64) -> i64 {
        self.start_s + i64::from(self.step_s) * sequence as i64
    }

    fn energy_wh(self, meter: u32, sequence: u64) -> u64 {
        1_000_000 + u64::from(meter) * 10_000 + sequence * u64::from(self.step_s)
    }

    fn power_tenths(self, meter: u32, sequence: u64) -> u64 {
        match self.form {
            Form::Own => 2_000 + mix(self.seed ^ mix(u64::from(meter)) ^ sequence) % 48_001,
            Form::Plug => 2_000 + sequence,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    /// Starts at 2025-01-01T00:00:00Z.
    const READINGS: Readings = Readings { start_s: 1_735_689_600, step_s: 10, seed: 42, form: Form::Own };

    #[test]
    fn one_reading_is_an_object_and_several_are_an_array() {
        let (mut one, mut two) = (Vec::new(), Vec::new());
        READINGS.payload(3, 6, 1, &mut one).unwrap();
        READINGS.payload(3, 6, 2, &mut two).unwrap();
        let (one, two) = (String::from_utf8(one).unwrap(), String::from_utf8(two).unwrap());
        assert!(one.starts_with(r#"{"at":"2025-01-01T00:01:00Z","power_w":"#), "{one}");
        assert!(one.ends_with(r#","energy_kwh":1030.060}"#), "{one}");
        assert!(two.starts_with(&format!("[{one},{{")) && two.ends_with("}]"), "{two}");
    }

    #[test]
    fn the_text_of_a_value_parses_to_exactly_the_value_that_is_checked() {
        for sequence in 0..5_000 {
            let mut text = Vec::new();
            READINGS.payload(7, sequence, 1, &mut text).unwrap();
            let text = String::from_utf8(text).unwrap();
            let field = |name: &str| -> f64 {
                let rest = text.split(&format!("\"{name}\":")).nth(1).unwrap();
                rest.split([',', '}']).next().unwrap().parse().unwrap()
            };
            assert_eq!(field("energy_kwh"), READINGS.energy_kwh(7, sequence));
            assert_eq!(field("power_w"), READINGS.power_w(7, sequence));
        }
    }

    #[test]
    fn a_device_time_leads_back_to_its_sequence_number_and_a_time_between_two_to_none() {
        assert_eq!(READINGS.sequence_at(READINGS.at_ms(1_234)), Some(1_234));
        assert_eq!(READINGS.sequence_at(READINGS.at_ms(1_234) + 1_000), None);
        assert_eq!(READINGS.sequence_at(0), None);
    }

    #[test]
    fn a_meters_key_leads_back_to_its_number() {
        let plugs = Readings::of_plugs(42);
        assert_eq!(READINGS.meter_of_key(&READINGS.meter_key(99)), Some(99));
        assert_eq!(plugs.meter_of_key(&plugs.meter_key(99)), Some(99));
        assert_eq!((READINGS.meter_of_key("kitchen"), READINGS.meter_of_key(&plugs.meter_key(99))), (None, None));
    }

    #[test]
    fn each_value_of_a_plug_leads_back_to_its_sequence_number() {
        let plugs = Readings::of_plugs(42);
        let mut payload = Vec::new();
        plugs.payload(7, 1_234, 1, &mut payload).unwrap();
        assert_eq!(String::from_utf8(payload).unwrap(), r#"{"energy":1071.234,"power":323.4,"linkquality":120}"#);
        for sequence in [0, 1, 1_234, 999_999] {
            assert_eq!(plugs.sequence_of(7, 0, 5, plugs.energy_kwh(7, sequence)), Some(sequence));
            assert_eq!(plugs.sequence_of(7, 1, 5, plugs.power_w(7, sequence)), Some(sequence));
        }
        assert_eq!(plugs.sequence_of(7, 0, 5, 3.0), None);
    }
}
