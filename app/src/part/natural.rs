//! The order of names as people count.

use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The order of two names: house 2 before house 10, in small and capital letters alike, with and without accents.
#[must_use]
pub fn natural_order(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(folded(one), folded(other)).then_with(|| one.cmp(other))
}

/// A text as it is compared: in small letters, without accents. `prevision` finds `Prévision`.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count() {
        let mut names = ["Court 10", "court 2", "Court 1", "Annex 3", "10 Lane", "2 Lane", "Élan", "Zoo"];
        names.sort_by(|one, other| natural_order(one, other));
        assert_eq!(names, ["2 Lane", "10 Lane", "Annex 3", "Court 1", "court 2", "Court 10", "Élan", "Zoo"]);
    }
}
