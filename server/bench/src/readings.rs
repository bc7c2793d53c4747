//! What each meter says at each of its device times: a pure function of meter, sequence number and seed, so that
//! the check at the end needs no copy of what was sent.

use std::io::Write;

use anyhow::{Result, anyhow};
use jiff::Timestamp;

use crate::random::mix;

/// 2025-01-01T00:00:00Z: in the past on any machine, and the same in every run.
const START_S: i64 = 1_735_689_600;

/// The fields that a payload carries; the ledger names its channels after them.
pub const FIELDS: [&str; 2] = ["energy_kwh", "power_w"];

/// The readings of all meters; a reading is one device time with both [`FIELDS`].
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    /// Seconds between two readings of a meter.
    pub step_s: u32,
    pub seed: u64,
}

impl Readings {
    pub fn meter_key(meter: u32) -> String {
        format!("bench-{meter:05}")
    }

    pub fn meter_of_key(key: &str) -> Option<u32> {
        key.strip_prefix("bench-")?.parse().ok()
    }

    pub fn topic(meter: u32) -> String {
        format!("greenpulse/v1/{}/readings", Self::meter_key(meter))
    }

    pub fn at_ms(self, sequence: u64) -> i64 {
        self.at_s(sequence) * 1_000
    }

    /// The sequence number that has this device time, if any has.
    pub fn sequence_at(self, at_ms: i64) -> Option<u64> {
        let since_ms = u64::try_from(at_ms.checked_sub(START_S * 1_000)?).ok()?;
        let step_ms = u64::from(self.step_s) * 1_000;
        since_ms.is_multiple_of(step_ms).then(|| since_ms / step_ms)
    }

    /// A register that rises by 3.6 kW, so that no two readings of a meter have the same value.
    pub fn energy_kwh(self, meter: u32, sequence: u64) -> f64 {
        self.energy_wh(meter, sequence) as f64 / 1_000.0
    }

    /// Between 200.0 W and 5,000.0 W.
    pub fn power_w(self, meter: u32, sequence: u64) -> f64 {
        self.power_tenths(meter, sequence) as f64 / 10.0
    }

    /// Writes the payload of `count` readings from `first` on: an object for one, an array for several.
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
        let at = Timestamp::from_second(self.at_s(sequence)).map_err(|error| anyhow!("{error}"))?;
        let energy = self.energy_wh(meter, sequence);
        let power = self.power_tenths(meter, sequence);
        write!(
            out,
            r#"{{"at":"{at}","power_w":{}.{},"energy_kwh":{}.{:03}}}"#,
            power / 10,
            power % 10,
            energy / 1_000,
            energy % 1_000,
        )?;
        Ok(())
    }

    fn at_s(self, sequence: u64) -> i64 {
        START_S + i64::from(self.step_s) * sequence as i64
    }

    fn energy_wh(self, meter: u32, sequence: u64) -> u64 {
        1_000_000 + u64::from(meter) * 10_000 + sequence * u64::from(self.step_s)
    }

    fn power_tenths(self, meter: u32, sequence: u64) -> u64 {
        2_000 + mix(self.seed ^ mix(u64::from(meter)) ^ sequence) % 48_001
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    const READINGS: Readings = Readings { step_s: 10, seed: 42 };

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
        assert_eq!(Readings::meter_of_key(&Readings::meter_key(99)), Some(99));
        assert_eq!(Readings::meter_of_key("kitchen"), None);
    }
}
