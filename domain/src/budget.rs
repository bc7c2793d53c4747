//! A year's budget: what was spent of it, at what rate, and what the year will have cost. From months
//! that were priced elsewhere; leaves out how.

/// A month of the year of a budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BudgetMonth {
    /// Its length in days.
    pub days: f64,
    /// How much of it is over, from 0 to 1.
    pub over: f64,
    /// What was paid in it so far; `None` if that is not known.
    pub paid: Option<f64>,
    /// What the whole same month of the year before cost; `None` if that is not known.
    pub before: Option<f64>,
}

/// What an outlook rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlookBasis {
    /// The same months of the year before, as much higher or lower as this year was so far.
    LastYear,
    /// The year so far, as if it went on like that.
    RunRate,
    /// The one for some, the other for the rest.
    Both,
}

/// What a year will have cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// What was paid in its months so far, as far as it is known.
    pub spent: f64,
    /// What a year costs at the rate of what is known.
    pub run_rate: f64,
    /// What the year will have cost.
    pub expected: f64,
    /// The same if the rest is as low and as high as this year's lowest and highest month was, against
    /// what it is compared with; `None` if fewer than two whole months are over.
    pub range: Option<(f64, f64)>,
    /// What the expectation rests on.
    pub basis: OutlookBasis,
    /// Days that are over and whose cost is not known; they count in no figure but `expected`. Of several
    /// together, the most that one of them has.
    pub unknown_days: f64,
}

impl Outlook {
    /// What two years that stand beside each other will have cost together. One without a range is in the
    /// range of both as it is expected.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let range_of = |one: &Self| one.range.unwrap_or((one.expected, one.expected));
        let (own, others) = (range_of(&self), range_of(&other));
        Self {
            spent: self.spent + other.spent,
            run_rate: self.run_rate + other.run_rate,
            expected: self.expected + other.expected,
            range: self.range.or(other.range).map(|_| (own.0 + others.0, own.1 + others.1)),
            basis: if self.basis == other.basis { self.basis } else { OutlookBasis::Both },
            unknown_days: self.unknown_days.max(other.unknown_days),
        }
    }
}

/// What a year of several groups will have cost, each by its twelve months; `None` if nothing of it is
/// known.
#[must_use]
pub fn outlook_of_all(groups: &[Vec<BudgetMonth>]) -> Option<Outlook> {
    groups.iter().filter_map(|months| outlook(months)).reduce(Outlook::and)
}

/// What a year will have cost, by its twelve months; `None` if nothing of it is known.
#[must_use]
pub fn outlook(months: &[BudgetMonth]) -> Option<Outlook> {
    let known: Vec<(&BudgetMonth, f64)> = months.iter().filter_map(|month| Some((month, month.paid?))).collect();
    let spent: f64 = known.iter().map(|(_, paid)| paid).sum();
    let days: f64 = known.iter().map(|(month, _)| month.days * month.over).sum();
    let year: f64 = months.iter().map(|month| month.days).sum();
    let over: f64 = months.iter().map(|month| month.days * month.over).sum();
    if days <= 0.0 {
        return None;
    }
    // A month before that cost nothing, or was paid for, compares with nothing.
    let by_year_before = compared(months, &known, |month| month.before.filter(|before| *before > 0.0));
    let (basis, rest, factors) = match by_year_before {
        Some((rest, factors)) => (OutlookBasis::LastYear, rest, factors),
        None => {
            let (rest, factors) = compared(months, &known, |month| Some(month.days))?;
            (OutlookBasis::RunRate, rest, factors)
        }
    };
    let [usual, lowest, highest] = factors;
    let ends = [spent + rest * lowest, spent + rest * highest];
    let range = (known.iter().filter(|(month, _)| month.over >= 1.0).count() >= 2)
        .then_some((ends[0].min(ends[1]), ends[0].max(ends[1])));
    Some(Outlook {
        spent,
        run_rate: spent / days * year,
        expected: spent + rest * usual,
        range,
        basis,
        unknown_days: over - days,
    })
}

/// What is not paid yet in a measure that all these months have, and what a unit of it costs: in all
/// known months together, in the cheapest whole one, and in the most expensive.
fn compared(
    months: &[BudgetMonth],
    known: &[(&BudgetMonth, f64)],
    measure: impl Fn(&BudgetMonth) -> Option<f64>,
) -> Option<(f64, [f64; 3])> {
    let is_known = |month: &BudgetMonth| month.paid.is_some();
    let left = |month: &BudgetMonth| if is_known(month) { 1.0 - month.over } else { 1.0 };
    let rest: f64 = months.iter().map(|month| Some(measure(month)? * left(month))).sum::<Option<f64>>()?;
    let measured: Vec<(f64, f64, f64)> =
        known.iter().map(|(month, paid)| Some((measure(month)? * month.over, *paid, month.over))).collect::<Option<_>>()?;
    let (of, paid) = measured.iter().fold((0.0, 0.0), |(of, paid), one| (of + one.0, paid + one.1));
    if of <= 0.0 {
        return None;
    }
    let usual = paid / of;
    let whole = measured.iter().filter(|(of, _, over)| *over >= 1.0 && *of > 0.0).map(|(of, paid, _)| paid / of);
    let (lowest, highest) = whole.fold((usual, usual), |(low, high), one| (low.min(one), high.max(one)));
    Some((rest, [usual, lowest, highest]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp, reason = "a test may fail loudly, and these figures are exact")]
    use super::*;

    /// A year of equal months: those that are over at these costs, the running one with its share that
    /// is over, and the rest.
    fn year(paid: &[f64], running: Option<(f64, f64)>, before: impl Fn(usize) -> Option<f64>) -> Vec<BudgetMonth> {
        let begun = paid.iter().map(|paid| (1.0, *paid)).chain(running);
        let months = begun.chain(std::iter::repeat((0.0, 0.0))).take(12).enumerate();
        months.map(|(at, (over, paid))| BudgetMonth { days: 30.0, over, paid: Some(paid), before: before(at) }).collect()
    }

    #[test]
    fn a_year_goes_on_as_the_year_before_as_much_higher_as_it_was() {
        // Winter costs 100 and summer 20; this year a tenth more, in one month a fifth.
        let before = |at: usize| Some(if (3..9).contains(&at) { 20.0 } else { 100.0 });
        let seen = outlook(&year(&[110.0, 120.0, 100.0], None, before)).unwrap();
        assert_eq!((seen.spent, seen.basis, seen.unknown_days), (330.0, OutlookBasis::LastYear, 0.0));
        assert!((seen.expected - (330.0 + 420.0 * 1.1)).abs() < 1e-9, "{seen:?}");
        let (low, high) = seen.range.unwrap();
        assert!((low - 750.0).abs() < 1e-9 && (high - (330.0 + 420.0 * 1.2)).abs() < 1e-9, "{seen:?}");
        assert_eq!(seen.run_rate, 1_320.0, "a winter is no year, and the run rate says only what it is");
    }

    #[test]
    fn without_a_year_before_it_goes_on_as_it_was() {
        let seen = outlook(&year(&[100.0, 80.0], Some((0.5, 45.0)), |_| None)).unwrap();
        assert_eq!((seen.spent, seen.basis), (225.0, OutlookBasis::RunRate));
        assert!((seen.expected - 225.0 / 75.0 * 360.0).abs() < 1e-9 && (seen.expected - seen.run_rate).abs() < 1e-9, "{seen:?}");
        let (low, high) = seen.range.unwrap();
        assert!((low - (225.0 + 285.0 * 80.0 / 30.0)).abs() < 1e-9 && (high - (225.0 + 285.0 * 100.0 / 30.0)).abs() < 1e-9);
    }

    #[test]
    fn a_month_alone_has_no_range_and_what_is_not_known_is_expected_too() {
        let mut months = year(&[100.0], None, |_| None);
        assert_eq!(outlook(&months).unwrap().range, None);
        months[1] = BudgetMonth { over: 1.0, paid: None, ..months[1] };
        let seen = outlook(&months).unwrap();
        assert_eq!((seen.spent, seen.unknown_days, seen.expected), (100.0, 30.0, 1_200.0));
        for month in &mut months {
            month.paid = None;
        }
        assert_eq!(outlook(&months), None);
    }

    #[test]
    fn what_came_later_takes_nothing_from_what_is_known_of_the_rest() {
        let whole = year(&[100.0, 110.0, 90.0], None, |_| Some(100.0));
        let mut later = year(&[0.0, 0.0, 20.0], None, |_| None);
        later[0].paid = None;
        later[1].paid = None;
        let seen = outlook_of_all(&[whole.clone(), later]).unwrap();
        assert_eq!((seen.spent, seen.basis, seen.unknown_days), (320.0, OutlookBasis::Both, 60.0));
        // 300 and nine months of 100; and twelve of 20.
        assert!((seen.expected - (1_200.0 + 240.0)).abs() < 1e-9, "{seen:?}");
        let (low, high) = seen.range.unwrap();
        assert!((low - (300.0 + 9.0 * 90.0 + 240.0)).abs() < 1e-9 && (high - (300.0 + 9.0 * 110.0 + 240.0)).abs() < 1e-9);
        assert_eq!(outlook_of_all(std::slice::from_ref(&whole)), outlook(&whole));
        assert_eq!(outlook_of_all(&[]), None);
    }
}
