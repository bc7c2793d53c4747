//! What a gas meter's volume holds: its calorific value, and its correction to standard conditions.
//! Both differ by place and by month, and stand on the bill. Leaves out where they are stored, and
//! gas that is metered as energy already.

use crate::Millis;
use crate::units::{BTU_PER_KWH, THERMS_PER_GAS_M3};
use serde::{Deserialize, Serialize};

/// The energy of a cubic metre of gas, from an instant on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GasQuality {
    /// From when it holds, until the next one.
    pub from: Millis,
    /// The calorific value: kWh in a cubic metre at standard conditions.
    pub kwh_per_m3: f64,
    /// Standard cubic metres in a metered one, by temperature, height and pressure: the
    /// Zustandszahl, volume correction factor or conversion factor of the bill.
    pub correction: f64,
}

impl GasQuality {
    /// Calorific values that gas can have: from lean biogas to gas rich in propane.
    pub const KWH_PER_M3: std::ops::RangeInclusive<f64> = 4.0..=30.0;

    /// Corrections that can be: from a meter high in the mountains to one under pressure.
    pub const CORRECTION: std::ops::RangeInclusive<f64> = 0.5..=10.0;

    /// A stored amount times this is what the meter's volume held. Stored amounts have the usual
    /// [`THERMS_PER_GAS_M3`].
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.kwh_per_m3 * self.correction * BTU_PER_KWH / 100_000.0 / THERMS_PER_GAS_M3
    }
}

/// By how much stored amounts between two instants are to be multiplied. `qualities` are in order of
/// time; before the first, the usual value holds. A stretch over which it changed counts by each for
/// its share of the time.
pub(crate) fn factor_over(qualities: &[GasQuality], start: Millis, end: Millis) -> f64 {
    let at = |instant: Millis| {
        let next = qualities.partition_point(|one| one.from <= instant);
        (next, if next == 0 { 1.0 } else { qualities[next - 1].factor() })
    };
    let (mut next, mut factor) = at(start);
    let (mut sum, mut from) = (0.0, start);
    while let Some(change) = qualities.get(next).filter(|one| one.from < end) {
        sum += factor * (change.from - from) as f64;
        (from, factor) = (change.from, change.factor());
        next += 1;
    }
    if from == start {
        return factor;
    }
    (sum + factor * (end - from) as f64) / (end - start) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HOUR_MS;

    fn quality(from: Millis, kwh_per_m3: f64, correction: f64) -> GasQuality {
        GasQuality { from, kwh_per_m3, correction }
    }

    #[test]
    fn a_cubic_metre_counts_by_its_calorific_value_and_correction() {
        // 100 m³, as stored: 36.3 therms. At 11.2 kWh/m³ and 0.95 they hold 1,064 kWh.
        let kwh = 36.3 * quality(0, 11.2, 0.95).factor() * 100_000.0 / BTU_PER_KWH;
        assert!((kwh - 1_064.0).abs() < 1e-9, "{kwh}");
    }

    #[test]
    fn an_interval_over_a_change_counts_by_each_for_its_share_of_the_time() {
        let usual = 1.0;
        let (poor, rich) = (quality(HOUR_MS, 10.0, 1.0), quality(3 * HOUR_MS, 12.0, 1.0));
        let over = |start: Millis, end: Millis| factor_over(&[poor, rich], start, end);
        assert_eq!(over(0, HOUR_MS), usual);
        assert_eq!(over(HOUR_MS, 2 * HOUR_MS), poor.factor());
        assert_eq!(over(5 * HOUR_MS, 6 * HOUR_MS), rich.factor());
        let whole = (usual + 2.0 * poor.factor() + rich.factor()) / 4.0;
        assert!((over(0, 4 * HOUR_MS) - whole).abs() < 1e-12);
    }
}
