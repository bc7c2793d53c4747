//! What a name says, in short, for sources that name figures anew in every message. To take a name
//! apart costs more than to read the rest of a message, so names that were met are remembered.

use super::lexicon::Sense;
use super::said::{Said, Senses};
use super::share::Tariff;
use std::cell::RefCell;
use std::collections::HashMap;

/// Names that are remembered. Devices have few.
const NAMES_MAX: usize = 4_096;

/// The longest name that is remembered, in bytes.
const NAME_BYTES_MAX: usize = 200;

/// What a name says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub senses: Senses,
    /// Whether it names a tariff.
    pub is_tariff: bool,
    /// What the tariff's word says where it names none.
    pub otherwise: Option<Sense>,
}

thread_local! {
    static KNOWN: RefCell<HashMap<Box<str>, Brief>> = RefCell::default();
}

impl Brief {
    /// What a name says of a device without words of its own.
    pub fn of(name: &str) -> Self {
        KNOWN.with_borrow_mut(|known| {
            if let Some(brief) = known.get(name) {
                return *brief;
            }
            let said = Said::of(name, &[]);
            let otherwise = said.tariff.as_ref().and_then(Tariff::otherwise);
            let brief = Self { senses: said.senses, is_tariff: said.tariff.is_some(), otherwise };
            if name.len() <= NAME_BYTES_MAX {
                if known.len() >= NAMES_MAX {
                    known.clear();
                }
                known.insert(name.into(), brief);
            }
            brief
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_same_again_and_memory_has_a_limit() {
        for _ in 0..2 {
            let brief = Brief::of("energy sold peak");
            assert!(brief.senses.has(Sense::Export) && brief.is_tariff);
            assert_eq!(brief.otherwise, Some(Sense::Statistic));
        }
        for number in 0..2 * NAMES_MAX {
            Brief::of(&number.to_string());
        }
        KNOWN.with_borrow(|known| assert!(known.len() <= NAMES_MAX));
    }
}
