//! Values that no meter measured: the codes that devices send for an error, and whatever is ten
//! thousand times the usual. Leaves out values that are merely unusual (`detect`).

use domain::code::Code;

/// Fewer values tell no usual size.
const VALUES_MIN: usize = 48;
/// So many times the median of what is not zero, and ...
const USUAL_TIMES: f64 = 10_000.0;
/// ... so many times the fifth largest value, cannot be.
const LARGEST_TIMES: f64 = 1_000.0;
/// A known code must still be so many times the fifth largest.
const CODE_TIMES: f64 = 20.0;
const RANK: usize = 5;

/// What a meter cannot have measured, by what it usually measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limit {
    most: f64,
    most_of_codes: f64,
}

impl Limit {
    /// Learned from values, of which a few may be wild; `None` if there are too few.
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sizes: Vec<f64> = values.filter(|v| v.is_finite() && *v != 0.0).map(f64::abs).collect();
        if sizes.len() < VALUES_MIN {
            return None;
        }
        let median = crate::robust::median(&mut sizes);
        let place = sizes.len() - RANK;
        let (_, &mut fifth, _) = sizes.select_nth_unstable_by(place, f64::total_cmp);
        Some(Self { most: (USUAL_TIMES * median).max(LARGEST_TIMES * fifth), most_of_codes: CODE_TIMES * fifth })
    }

    /// Whether a value is beyond it.
    pub fn is_beyond(self, value: f64) -> bool {
        value.abs() > self.most || Code::of(value).is_some() && value.abs() > self.most_of_codes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn limit() -> Limit {
        Limit::of((0..200).map(|i| 0.2 + f64::from(i % 24) / 10.0)).unwrap()
    }

    #[test]
    fn an_error_code_and_ten_thousand_times_the_usual_are_beyond() {
        for value in [4_294_967.295, -2_147_483.648, 6_553.5, 65.535, 30_000.0] {
            assert!(limit().is_beyond(value), "{value}");
        }
    }

    #[test]
    fn a_large_hour_is_within() {
        for value in [2.5, 25.0, 250.0, 65.0, -40.0] {
            assert!(!limit().is_beyond(value), "{value}");
        }
    }

    #[test]
    fn few_values_tell_nothing() {
        assert_eq!(Limit::of([1.0; 40].into_iter()), None);
        assert_eq!(Limit::of([0.0; 400].into_iter()), None);
    }
}
