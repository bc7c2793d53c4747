//! How far a target is: a building shall use so much less than in a baseline. Leaves out the weather, which `savings` has, and who set it.

/// A day of a target's span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetDay {
    /// What the baseline has for such a day: that of the same weekday a year before, or its mean.
    pub baseline: f64,
    /// What was used; `None` where it is yet to come, or not known.
    pub used: Option<f64>,
}

/// How far a target is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Days that are known.
    pub days_known: usize,
    /// All days of the span.
    pub days: usize,
    /// What the known days used.
    pub used: f64,
    /// What the baseline has for the known days.
    pub baseline: f64,
    /// Used over baseline, less one, in percent: below 0 is less.
    pub change_percent: f64,
    /// What all of the span may use.
    pub allowed: f64,
    /// What all of the span will use, if it goes on at the same share of the baseline.
    pub projected: f64,
}

impl Progress {
    /// Whether the target is kept if it goes on like this.
    #[must_use]
    pub fn is_on_course(&self) -> bool {
        self.projected <= self.allowed
    }
}

/// The progress of a target of `reduction_percent`; `None` before its first day is known, or where the baseline used nothing.
#[must_use]
pub fn progress(days: &[TargetDay], reduction_percent: f64) -> Option<Progress> {
    let known: Vec<(f64, f64)> = days.iter().filter_map(|day| Some((day.used?, day.baseline))).collect();
    let used: f64 = known.iter().map(|day| day.0).sum();
    let baseline: f64 = known.iter().map(|day| day.1).sum();
    let whole: f64 = days.iter().map(|day| day.baseline).sum();
    (baseline > 0.0).then(|| Progress {
        days_known: known.len(),
        days: days.len(),
        used,
        baseline,
        change_percent: (used / baseline - 1.0) * 100.0,
        allowed: whole * (1.0 - reduction_percent / 100.0),
        projected: whole * used / baseline,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_target_is_projected_at_the_share_of_the_days_that_are_known() {
        // Ten days of 100, of which four are over: they used 90 each; one of them is not known.
        let day = |used| TargetDay { baseline: 100.0, used };
        let mut days = vec![day(Some(90.0)), day(None), day(Some(90.0)), day(Some(90.0))];
        days.extend([day(None); 6]);
        let found = progress(&days, 5.0).unwrap();
        assert_eq!((found.days_known, found.days), (3, 10));
        assert!((found.change_percent + 10.0).abs() < 1e-9);
        assert!((found.projected - 900.0).abs() < 1e-9 && (found.allowed - 950.0).abs() < 1e-9 && found.is_on_course());
        assert!(!progress(&days, 15.0).unwrap().is_on_course());
        assert_eq!(progress(&[day(None)], 5.0), None);
    }
}
