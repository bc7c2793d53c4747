//! A comparison of use. `$difference` is `same`, `times`, `more` or `less`; `$size` is how many
//! times, or the percent.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/change";
    /// Against what is usual for a weekday up to now.
    usual_day(difference: &str, size: &str, weekday: &str, amount: &Figure);
    /// Against last week up to the same time.
    last_week(difference: &str, size: &str, amount: &Figure);
    /// Against the same days of last month: `October 1–28`.
    same_days(difference: &str, size: &str, days: &str, amount: &Figure);
    /// Against the period before a chosen one.
    previous_period(difference: &str, size: &str, amount: &str);
    /// Against the same time a year before a chosen period.
    same_last_year(difference: &str, size: &str, amount: &str);
    /// In the row of a building: against what is usual up to now.
    usual_by_now(difference: &str, size: &str);
    /// In a column whose head says that it compares with what is usual.
    in_column(difference: &str, size: &str);
    /// In a column whose head says that it compares with the same days of last month.
    in_a_month(difference: &str, size: &str);
    /// There is nothing to compare with.
    no_comparison();
    /// There is nothing of the period itself.
    no_readings();
}

/// How a use stands against another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Difference {
    /// Too little to matter.
    Same,
    /// So many times the other.
    Times(f64),
    /// So many percent more.
    More(f64),
    /// So many percent less.
    Less(f64),
}

/// A comparison as one of the texts above puts it; `None` if there is nothing to compare with.
/// `text` is given `$difference` and `$size`.
#[must_use]
pub fn said(words: Words, difference: Option<Difference>, text: impl FnOnce(&str, &str) -> String) -> String {
    match difference {
        None => no_comparison(words).to_owned(),
        Some(Difference::Same) => text("same", ""),
        Some(Difference::Times(times)) => text("times", &words.significant(times)),
        Some(Difference::More(percent)) => text("more", &words.percent(percent, 0)),
        Some(Difference::Less(percent)) => text("less", &words.percent(percent, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_says_how_much_more_or_less_and_than_what() {
        let told = |difference| said(Words::ENGLISH, difference, |by, size| usual_by_now(Words::ENGLISH, by, size));
        assert_eq!(told(None), "no comparison yet");
        assert_eq!(told(Some(Difference::Same)), "typical by now");
        assert_eq!(told(Some(Difference::Times(3.52))), "3.52 times typical by now");
        assert_eq!(told(Some(Difference::More(12.4))), "12% more than typical by now");
        assert_eq!(told(Some(Difference::Less(3.0))), "3% less than typical by now");
    }
}
