//! Values that no meter measured: the codes of devices for "no value", and values that are ten
//! thousand times the usual. Leaves out what becomes of them (`output`).

use crate::Odd;
use crate::growth::{Growth, median};
use domain::Millis;

/// Values compared for what is usual, at least.
const USUAL_MIN: usize = 12;
/// How many times the usual amount cannot be.
const TIMES_USUAL: f64 = 10_000.0;
/// For registers, how many times the usual rise a reading may stand out.
const TIMES_RISE: f64 = 10_000.0;

/// What a value is a code of, wherever it stands: the highest numbers of 32 and 64 bits, and those a
/// tenth, a hundredth or a thousandth of them.
pub(crate) fn code(value: f64) -> Option<Odd> {
    const CODES: [(f64, Odd); 6] = [
        (4_294_967_295.0, Odd::Bits32),
        (4_294_967_296.0, Odd::Past32),
        (2_147_483_647.0, Odd::Bits31),
        (2_147_483_648.0, Odd::Past31),
        (9_223_372_036_854_775_807.0, Odd::Bits63),
        (18_446_744_073_709_551_615.0, Odd::Bits64),
    ];
    let size = value.abs();
    if size < 2_000_000.0 {
        return None;
    }
    let is = |code: f64| [1.0, 10.0, 100.0, 1000.0].iter().any(|part| (size - code / part).abs() <= code / part * 1e-12);
    CODES.iter().find(|(code, _)| is(*code)).map(|(_, why)| *why)
}

/// Whether a value may be a code where it stands out: the highest numbers of 16 bits, rows of nines.
fn may_be_code(value: f64) -> bool {
    const CODES: [f64; 11] = [
        65_535.0,
        65_534.0,
        65_536.0,
        32_767.0,
        32_768.0,
        9_999.0,
        99_999.0,
        999_999.0,
        9_999_999.0,
        99_999_999.0,
        999_999_999.0,
    ];
    let size = value.abs();
    CODES.iter().any(|code| [1.0, 10.0, 100.0, 1000.0].iter().any(|part| (size - code / part).abs() <= code / part * 1e-12))
}

/// Codes of thermometers that lost their probe.
pub(crate) fn is_lost_probe(celsius: f64) -> bool {
    [127.0, -127.0, 127.9, 850.0].contains(&celsius) || celsius <= -200.0
}

/// The largest size that a value of this series can have; `None` if none stands out.
pub(crate) fn most(course: &[(Millis, f64)], growth: &Growth) -> Option<f64> {
    if course.len() < USUAL_MIN {
        return None;
    }
    if growth.may_be_register() && growth.has_small_steps() {
        return most_of_register(course, growth);
    }
    // Zeros are no measure of what is usual.
    let mut usual = growth.usual;
    if usual == 0.0 {
        usual = median(&mut course.iter().map(|(_, value)| value.abs()).filter(|size| *size > 0.0).collect::<Vec<_>>());
    }
    if course.iter().all(|(_, value)| value.abs() < usual * 100.0) {
        return None;
    }
    let mut sizes: Vec<f64> = course.iter().map(|(_, value)| value.abs()).filter(|size| *size > 0.0).collect();
    if sizes.len() < USUAL_MIN {
        return None;
    }
    // A code of 16 bits stands out by less.
    sizes.sort_unstable_by(f64::total_cmp);
    let (usual, high) = (sizes[sizes.len() / 2], sizes[sizes.len() * 9 / 10]);
    let odd = |size: &f64| *size >= usual * TIMES_USUAL || may_be_code(*size) && *size >= high * 100.0;
    let first_odd = sizes.iter().position(odd)?;
    // Many are no exception.
    ((sizes.len() - first_odd) * 20 <= sizes.len())
        .then(|| (sizes[first_odd] * sizes[first_odd.saturating_sub(1)].max(usual)).sqrt())
}

/// A reading far above both of its neighbours, which are in order with one another. A code may stand in
/// several readings, one behind the other.
fn most_of_register(course: &[(Millis, f64)], growth: &Growth) -> Option<f64> {
    let runs: Vec<(f64, usize)> = course.chunk_by(|a, b| a.1 == b.1).map(|run| (run[0].1, run.len())).collect();
    let spikes: Vec<f64> = runs
        .windows(3)
        .filter(|three| {
            let [(before, _), (value, _), (after, _)] = [three[0], three[1], three[2]];
            value > after && after >= before && value - after > growth.usual_rise * TIMES_RISE
        })
        .flat_map(|three| std::iter::repeat_n(three[1].0, three[1].1))
        .collect();
    let lowest = spikes.iter().copied().min_by(f64::total_cmp)?;
    let highest = course.iter().map(|(_, value)| *value).filter(|value| !spikes.contains(value)).max_by(f64::total_cmp)?;
    (spikes.len() * 20 <= course.len().max(20) && highest > 0.0 && lowest > highest).then(|| (lowest * highest).sqrt())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn limit(values: &[f64]) -> Option<f64> {
        let course: Vec<(Millis, f64)> = values.iter().zip(0..).map(|(value, at)| (at, *value)).collect();
        most(&course, &Growth::of(&course))
    }

    #[test]
    fn the_codes_of_meters_are_known_wherever_they_stand() {
        for value in [4_294_967.295, 4_294_967_295.0, 429_496_729.5, -2_147_483_648.0, 2_147_483.647] {
            assert!(code(value).is_some(), "{value}");
        }
        for value in [42_949.0, 4_294_967.0, 65_535.0, 1834.21, 2_147_483.6] {
            assert!(code(value).is_none(), "{value}");
        }
    }

    #[test]
    fn what_is_ten_thousand_times_the_usual_stands_out() {
        let mut values: Vec<f64> = (0..48).map(|i| 0.2 + f64::from(i % 5) / 100.0).collect();
        assert_eq!(limit(&values), None);
        values[20] = 6_553.5;
        let most = limit(&values).unwrap();
        assert!(most > 0.3 && most < 6_000.0, "{most}");
        values[20] = 99.0;
        assert_eq!(limit(&values), None, "an hour of much use is no fault");
    }

    #[test]
    fn a_reading_of_a_register_that_comes_back_stands_out() {
        let mut values: Vec<f64> = (0..48).map(|i| 500.0 + f64::from(i) / 4.0).collect();
        values[20] = 999_999.0;
        assert!((510.0..999_999.0).contains(&limit(&values).unwrap()));
        values[21] = 999_999.0;
        assert!((510.0..999_999.0).contains(&limit(&values).unwrap()));
        values.truncate(21);
        assert_eq!(limit(&values), None, "a jump that stays may be a new meter");
    }
}
