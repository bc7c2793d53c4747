//! A comparison of use: how much more or less than what.

use domain::figure;

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

/// Against what is usual up to now.
pub const USUAL_BY_NOW: &str = "usual by now";
/// Against last week up to the same time.
pub const LAST_WEEK: &str = "last week by now";
/// Against the period before a chosen one.
pub const PERIOD_BEFORE: &str = "the period before";
/// There is nothing of the period itself.
pub const NO_READINGS: &str = "no readings yet";

/// Against a usual day of this weekday up to now.
#[must_use]
pub fn usual_day(weekday: &str) -> String {
    format!("a usual {weekday} by now")
}

/// Against a month up to its day of this number.
#[must_use]
pub fn month_by(month: &str, day: u32) -> String {
    format!("{month} by its {}", ordinal(day))
}

/// The same with its amount.
#[must_use]
pub fn with_amount(than: &str, amount: &str) -> String {
    format!("{than} ({amount})")
}

/// The comparison with one of the above; `None` if there is nothing to compare with.
#[must_use]
pub fn against(difference: Option<Difference>, than: &str) -> String {
    match difference {
        None => "nothing to compare with yet".to_owned(),
        Some(Difference::Same) => format!("about the same as {than}"),
        Some(Difference::Times(times)) => format!("{} times {than}", figure::significant(times)),
        Some(Difference::More(percent)) => format!("{percent:.0}\u{a0}% more than {than}"),
        Some(Difference::Less(percent)) => format!("{percent:.0}\u{a0}% less than {than}"),
    }
}

/// The comparison with what is usual, in a column whose heading says so.
#[must_use]
pub fn in_column(difference: Option<Difference>) -> String {
    match difference {
        None => "–".to_owned(),
        Some(Difference::Same) => "as usual".to_owned(),
        Some(Difference::Times(times)) => format!("{} times usual", figure::significant(times)),
        Some(Difference::More(percent)) => format!("{percent:.0}\u{a0}% more"),
        Some(Difference::Less(percent)) => format!("{percent:.0}\u{a0}% less"),
    }
}

fn ordinal(day: u32) -> String {
    let ending = match (day % 10, day % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_month_have_their_endings() {
        assert_eq!([1, 2, 3, 4, 11, 12, 13, 21, 22, 31].map(ordinal).join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 31st");
    }
}
