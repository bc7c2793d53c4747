//! Likely causes, and what to check.

use crate::room::texts;
use domain::finding::Cause;

texts! { "cause";
    /// A cause, without its full stop.
    cause(each Cause);
    /// A cause behind a heading: `Likely cause: warm-up after a cold spell`.
    likely(cause: &str);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;

    #[test]
    fn no_two_causes_are_said_alike() {
        let mut said: Vec<&str> = Cause::ALL.iter().map(|&one| cause(Words::ENGLISH, one)).collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), Cause::ALL.len());
    }
}
