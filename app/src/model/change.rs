//! A comparison of two amounts, and which of them is better.

use domain::{Flow, figure};
use wording::page::daily::change::Difference;

/// Which amount is better, as far as one can say so of a whole kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less: what is used or bought.
    Less,
    /// More: what the own roof gives.
    More,
    /// Neither: what is sold may be sun or a cold stove; a battery only stores.
    Neither,
}

impl Better {
    /// Which amount of a flow is better.
    #[must_use]
    pub fn of(flow: Flow) -> Self {
        match flow {
            Flow::Use | Flow::Import => Self::Less,
            Flow::Generation => Self::More,
            Flow::Export | Flow::Charge | Flow::Discharge => Self::Neither,
        }
    }
}

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
        Self::of(Better::Less, now, other, words)
    }

    /// A comparison of an amount of which `better` says what is good. `words` says it; it is given
    /// nothing if there is nothing to compare with.
    #[must_use]
    pub fn of(better: Better, now: f64, other: Option<f64>, words: impl FnOnce(Option<Difference>) -> String) -> Self {
        let change = other.and_then(|other| figure::change(now, other));
        let (trend, difference) = match change.map(|change| (change, (change * 100.0).round())) {
            None => ("none", None),
            Some((_, percent)) if percent.abs() < 3.0 => ("same", Some(Difference::Same)),
            Some((change, _)) if change > 2.0 => ("up", Some(Difference::Times(change + 1.0))),
            Some((_, percent)) if percent > 0.0 => ("up", Some(Difference::More(percent))),
            Some((_, percent)) => ("down", Some(Difference::Less(-percent))),
        };
        let meaning = match (better, trend) {
            (Better::Less, "up") | (Better::More, "down") => "worse",
            (Better::Less, "down") | (Better::More, "up") => "better",
            _ => "same",
        };
        Self { trend: trend.to_owned(), meaning: meaning.to_owned(), words: words(difference) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_use_is_worse_more_sun_is_better_and_a_battery_is_neither() {
        let meaning = |flow, now| Change::of(Better::of(flow), now, Some(10.0), |_| String::new()).meaning;
        assert_eq!((meaning(Flow::Use, 15.0), meaning(Flow::Import, 5.0)), ("worse".to_owned(), "better".to_owned()));
        assert_eq!((meaning(Flow::Generation, 15.0), meaning(Flow::Generation, 5.0)), ("better".to_owned(), "worse".to_owned()));
        for flow in [Flow::Export, Flow::Charge, Flow::Discharge] {
            assert_eq!((meaning(flow, 15.0), meaning(flow, 0.0)), ("same".to_owned(), "same".to_owned()));
        }
        assert_eq!(meaning(Flow::Use, 10.1), "same");
    }
}
