//! Figures that devices send where they have none: the end of a whole number's range, all nines, a
//! thermometer's value at power-on. Such readings stay in the ledger and count nowhere. Leaves out
//! steps that are too large for their meter (`Rules::is_beyond`, `scale`).

use crate::{ChannelKind, Reading, Unit};

/// How sure it is that a figure is an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// An end of 32 or 48 bits: no meter comes to it by chance.
    Certain,
    /// An end of 16 or 24 bits, or all nines: a meter may come to it, so the readings beside it
    /// decide.
    Likely,
}

/// Devices count in units or in their tenths to ten-thousandths, and scale a code like a figure.
const DIVISORS: [f64; 5] = [1.0, 10.0, 100.0, 1_000.0, 10_000.0];

/// The smallest and the largest code, without its sign.
const LEAST: f64 = 3.276_7;
const GREATEST: f64 = 281_474_976_710_655.0;

/// From here on a code may be [`Code::Certain`].
const CERTAIN_FROM: f64 = 214_748.0;

impl Code {
    /// Whether this figure is known as an error code, in the unit in which the device counts or in
    /// a decimal multiple of it. Temperatures have another code (see [`codes`]).
    #[must_use]
    pub fn of(value: f64) -> Option<Self> {
        let size = value.abs();
        if !(LEAST..=GREATEST).contains(&size) {
            return None;
        }
        DIVISORS.iter().find_map(|divisor| {
            let (scaled, whole) = (size * divisor, (size * divisor).round());
            // 4294967295 Wh times 0.001 may differ from 4294967.295 in the last bit.
            let is_whole = (scaled - whole).abs() <= 1e-12 * whole;
            if is_whole { Self::of_whole(whole as u64, value < 0.0) } else { None }
        })
    }

    fn of_whole(whole: u64, is_negative: bool) -> Option<Self> {
        match (whole, is_negative) {
            // The ends of i32 and u32 and of Zigbee's u48; the last but one says "not available".
            (0x7fff_ffff | 0x8000_0000, _) => Some(Code::Certain),
            (0xffff_fffe..=0x1_0000_0000 | 0xffff_ffff_ffff, false) => Some(Code::Certain),
            // The ends of i16, u16, i24 and u24.
            (0x7fff | 0xffff | 0x7f_ffff | 0xff_ffff, false) | (0x8000 | 0x80_0000, true) => Some(Code::Likely),
            (999_999 | 9_999_999 | 99_999_999 | 999_999_999, _) => Some(Code::Likely),
            _ => None,
        }
    }
}

/// Which readings of a channel are error codes; `None` if none is. The readings must be in order of
/// time.
///
/// A certain code is one, whatever stands beside it, except in a register that came near it by
/// counting. A likely code is one if the figures beside it are far smaller: in a register, less
/// than half of it; for amounts, a twentieth; for powers, a fourth. 85 °C is one if a thermometer
/// shows 15 °C more or less on either side.
#[must_use]
pub fn codes(kind: ChannelKind, unit: Unit, readings: &[Reading]) -> Option<Vec<bool>> {
    match (kind, unit) {
        (ChannelKind::Cumulative, _) => of_register(readings),
        (ChannelKind::Interval, _) => of_samples(readings, |value, other| AMOUNT_TIMES * other.abs() < value.abs(), Code::of),
        (ChannelKind::Level, Unit::Celsius) => of_samples(readings, |value, other| (value - other).abs() > POWER_ON_K, power_on),
        // A percentage ends at 100, and nobody counts what has no unit.
        (ChannelKind::Level, _) => None,
        (ChannelKind::Power, _) => of_samples(readings, |value, other| POWER_TIMES * other.abs() < value.abs(), Code::of),
    }
}

/// A load may exceed the ones before and after it, an amount that is a code is not twenty times its neighbours by chance.
const AMOUNT_TIMES: f64 = 20.0;
const POWER_TIMES: f64 = 4.0;

/// What the DS18B20 shows until it has measured (its data sheet, "Operation: measuring
/// temperature").
const POWER_ON_C: f64 = 85.0;
const POWER_ON_K: f64 = 15.0;

fn power_on(value: f64) -> Option<Code> {
    ((value - POWER_ON_C).abs() < 1e-6).then_some(Code::Likely)
}

/// How many readings on either side are searched for another figure. Less than
/// [`REACH`](crate::course::REACH), so that a late reading changes no more than is recomputed.
const BESIDE: usize = 4;

fn of_samples(
    readings: &[Reading],
    is_far: impl Fn(f64, f64) -> bool,
    code_of: impl Fn(f64) -> Option<Code>,
) -> Option<Vec<bool>> {
    if !may_hold_code(readings, &is_far, &code_of) {
        return None;
    }
    let value = |i: usize| readings[i].value;
    let is_code = |i: usize| match code_of(value(i)) {
        None => false,
        Some(Code::Certain) => true,
        Some(Code::Likely) => {
            let (first, last) = (i.saturating_sub(BESIDE), (i + BESIDE).min(readings.len() - 1));
            let before = (first..i).rev().map(value).find(|other| *other != value(i));
            let after = (i + 1..=last).map(value).find(|other| *other != value(i));
            let mut others = before.into_iter().chain(after).peekable();
            // Stuck for so long that nothing else is near: no meter stands still just there.
            let is_stuck = last - first >= BESIDE && power_on(value(i)).is_none();
            if others.peek().is_none() { is_stuck } else { others.all(|other| is_far(value(i), other)) }
        }
    };
    marked(readings.len(), is_code)
}

/// Whether it is worth looking: in nearly all readings no code is. A code is large, or there is a
/// leap beside it, or it is so often repeated that every fourth reading shows it.
fn may_hold_code(readings: &[Reading], is_far: impl Fn(f64, f64) -> bool, code_of: impl Fn(f64) -> Option<Code>) -> bool {
    let is_code = |value: f64| code_of(value).is_some();
    let is_large = |reading: &Reading| reading.value.abs() >= CERTAIN_FROM && is_code(reading.value);
    if readings.first().is_some_and(is_large) {
        return true;
    }
    readings.windows(2).enumerate().any(|(i, pair)| {
        let (a, b) = (pair[0].value, pair[1].value);
        is_large(&pair[1]) || is_far(a, b) && is_code(a) || is_far(b, a) && is_code(b) || i % BESIDE == 0 && a == b && is_code(a)
    })
}

/// How many error codes in a row a register's difference goes across. After more of them it is
/// unknown, or each reading would have to look back without limit.
pub const CODES_MAX: usize = 100;

/// A register that nears 65535 by counting passes it. One that shows it suddenly has no figure.
fn of_register(readings: &[Reading]) -> Option<Vec<bool>> {
    let (mut good, mut was_code) = (None::<usize>, false);
    marked(readings.len(), |i| {
        let value = readings[i].value;
        let is_sudden = |than: usize| value.abs() > 2.0 * readings[than].value.abs();
        let code = if i == 0 || was_code || is_sudden(i - 1) { Code::of(value) } else { None };
        was_code = match (code, good.filter(|good| i - good <= CODES_MAX)) {
            (None, _) => false,
            (Some(_), Some(good)) => is_sudden(good),
            (Some(code), None) => code == Code::Certain,
        };
        if !was_code {
            good = Some(i);
        }
        was_code
    })
}

/// Collects only if there is something to collect: there hardly ever is.
fn marked(count: usize, mut is_marked: impl FnMut(usize) -> bool) -> Option<Vec<bool>> {
    let first = (0..count).find(|&i| is_marked(i))?;
    let rest = (first + 1..count).map(is_marked);
    Some(std::iter::repeat_n(false, first).chain([true]).chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MINUTE_MS, Millis};

    fn found(kind: ChannelKind, unit: Unit, values: &[f64]) -> Vec<usize> {
        let readings: Vec<Reading> = (0..).zip(values).map(|(i, &value)| Reading::new(i as Millis * MINUTE_MS, value)).collect();
        let codes = codes(kind, unit, &readings).unwrap_or_default();
        codes.iter().enumerate().filter(|(_, is_code)| **is_code).map(|(i, _)| i).collect()
    }

    #[test]
    fn a_code_is_known_in_any_decimal_unit_and_by_its_sign() {
        for value in [4_294_967.295, 4_294_967_295.0 * 0.001, 42_949_672.95, 429_496_729.5, 2_147_483.647, -214_748.364_8] {
            assert_eq!(Code::of(value), Some(Code::Certain), "{value}");
        }
        for value in [65_535.0, 6_553.5, 65.535, 32.767, -3_276.8, 8_388.607, 16_777.215, 99_999.999] {
            assert_eq!(Code::of(value), Some(Code::Likely), "{value}");
        }
        for value in [0.0, 1.0, 65_536.0, 4_294_967.2, 32.768, -65_535.0, 12_345.678, f64::MAX] {
            assert_eq!(Code::of(value), None, "{value}");
        }
    }

    #[test]
    fn an_amount_that_is_a_code_is_found_among_ordinary_ones() {
        let amounts = |values: &[f64]| found(ChannelKind::Interval, Unit::KilowattHour, values);
        assert_eq!(amounts(&[0.2, 4_294_967.295, 0.3]), [1]);
        assert_eq!(amounts(&[0.2, 65_535.0, 65_535.0, 0.3]), [1, 2]);
        assert_eq!(amounts(&[65.0, 65.535, 66.0]), [0_usize; 0]);
        assert_eq!(amounts(&[4_294_967.295]), [0]);
        assert_eq!(amounts(&[65_535.0]), [0_usize; 0]);
    }

    #[test]
    fn a_power_that_is_a_code_stands_far_above_the_powers_beside_it() {
        let powers = |values: &[f64]| found(ChannelKind::Power, Unit::Watt, values);
        assert_eq!(powers(&[240.0, 6_553.5, 245.0]), [1]);
        assert_eq!(powers(&[240.0, 65_535.0]), [1]);
        assert_eq!(powers(&[-32_768.0, -20.0]), [0]);
        assert_eq!(powers(&[60_000.0, 65_535.0, 61_000.0]), [0_usize; 0]);
        let stuck = [&[240.0][..], &[65_535.0; 12], &[240.0]].concat();
        assert_eq!(powers(&stuck), (1..=12).collect::<Vec<_>>());
    }

    #[test]
    fn a_register_passes_a_code_by_counting_and_shows_one_suddenly() {
        let register = |values: &[f64]| found(ChannelKind::Cumulative, Unit::KilowattHour, values);
        assert_eq!(register(&[65_534.0, 65_535.0, 65_535.0, 65_536.0]), [0_usize; 0]);
        assert_eq!(register(&[116.0, 65_535.0, 65_535.0, 116.2]), [1, 2]);
        assert_eq!(register(&[4_294_967.295, 116.0]), [0]);
        assert_eq!(register(&[4_000_000_000.0, 4_294_967_295.0, 4_294_967_296.0]), [0_usize; 0]);
        let stuck = [&[116.0][..], &[65_535.0; 150]].concat();
        assert_eq!(register(&stuck), (1..=CODES_MAX).collect::<Vec<_>>());
    }

    #[test]
    fn a_thermometer_at_power_on_is_not_a_hot_room() {
        let levels = |values: &[f64]| found(ChannelKind::Level, Unit::Celsius, values);
        assert_eq!(levels(&[85.0, 21.0, 85.0, 85.0, 21.2]), [0, 2, 3]);
        assert_eq!(levels(&[80.0, 85.0, 84.0]), [0_usize; 0]);
        assert_eq!(levels(&[85.0; 20]), [0_usize; 0]);
    }
}
