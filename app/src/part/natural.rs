//! The order of names as people count.

use std::cmp::Ordering;

/// The order of two names: house 2 before house 10, in small and capital letters alike.
#[must_use]
pub fn natural_order(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(one.to_lowercase(), other.to_lowercase()).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count() {
        let mut names = ["Court 10", "court 2", "Court 1", "Annex 3", "10 Lane", "2 Lane"];
        names.sort_by(|one, other| natural_order(one, other));
        assert_eq!(names, ["2 Lane", "10 Lane", "Annex 3", "Court 1", "court 2", "Court 10"]);
    }
}
