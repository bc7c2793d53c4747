//! Parts of a flow that a name may tell: a phase, a string of panels, a tariff.

use super::lexicon::Sense;

/// A share of a place, beside others of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Share {
    /// All of it.
    #[default]
    None,
    /// One of the phases, from 1.
    Phase(u8),
    /// One string of panels, input or port.
    Channel(u32),
}

/// The tariff of a register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tariff {
    /// By its number.
    Number(u32),
    /// By a word that names a tariff only beside others of its kind: `peak`, `hc`.
    Named(String),
}

impl Tariff {
    /// What the word says where it names no tariff; `None` if it says nothing else.
    pub fn otherwise(&self) -> Option<Sense> {
        match self {
            Self::Named(word) if BY_DAY.contains(&word.as_str()) => Some(Sense::Period),
            Self::Named(word) if BY_LOAD.contains(&word.as_str()) => Some(Sense::Statistic),
            Self::Named(_) | Self::Number(_) => None,
        }
    }
}

/// Words that name a tariff beside `night`, and else a period.
pub(super) const BY_DAY: &[&str] = &["day", "dag", "tag", "jour"];

/// Words that name a tariff beside `offpeak`, and else the highest of something.
pub(super) const BY_LOAD: &[&str] = &["peak", "piek"];
