//! A comparison of two amounts.

use domain::figure;
use wording::page::daily::change::Difference;

/// A comparison as an icon and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `up`, `down`, `same` or `none`.
    pub trend: String,
    /// `worse`, `better` or `same`.
    pub meaning: String,
    /// The comparison in words.
    pub words: String,
}

impl Change {
    /// A comparison of use, where less is better. `words` says it; it is given nothing if there is
    /// nothing to compare with.
    #[must_use]
    pub fn of_use(now: f64, other: Option<f64>, words: impl FnOnce(Option<Difference>) -> String) -> Self {
        let change = other.and_then(|other| figure::change(now, other));
        let (trend, meaning, difference) = match change.map(|change| (change, (change * 100.0).round())) {
            None => ("none", "same", None),
            Some((_, percent)) if percent.abs() < 3.0 => ("same", "same", Some(Difference::Same)),
            Some((change, _)) if change > 2.0 => ("up", "worse", Some(Difference::Times(change + 1.0))),
            Some((_, percent)) if percent > 0.0 => ("up", "worse", Some(Difference::More(percent))),
            Some((_, percent)) => ("down", "better", Some(Difference::Less(-percent))),
        };
        Self { trend: trend.to_owned(), meaning: meaning.to_owned(), words: words(difference) }
    }
}
