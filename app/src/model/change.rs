//! A comparison of two amounts.

#[cfg(feature = "ssr")]
use domain::figure;
use serde::{Deserialize, Serialize};

/// A comparison as an icon and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// `up`, `down`, `same` or `none`.
    pub trend: String,
    /// `worse`, `better` or `same`.
    pub meaning: String,
    /// The comparison in words.
    pub words: String,
}

#[cfg(feature = "ssr")]
impl Change {
    /// A comparison of use, where less is better: `12 % more than …`.
    #[must_use]
    pub fn of_use(now: f64, other: Option<f64>, than: &str) -> Self {
        let Some(change) = other.and_then(|other| figure::change(now, other)) else {
            return Self {
                trend: "none".to_owned(),
                meaning: "same".to_owned(),
                words: "nothing to compare with yet".to_owned(),
            };
        };
        let percent = (change * 100.0).round();
        let (trend, meaning, words) = if percent.abs() < 3.0 {
            ("same", "same", format!("about the same as {than}"))
        } else if change > 2.0 {
            ("up", "worse", format!("{} times {than}", figure::significant(change + 1.0)))
        } else if percent > 0.0 {
            ("up", "worse", format!("{percent:.0}\u{a0}% more than {than}"))
        } else {
            ("down", "better", format!("{:.0}\u{a0}% less than {than}", -percent))
        };
        Self { trend: trend.to_owned(), meaning: meaning.to_owned(), words }
    }
}
