//! Small numbers, lists and ranks, as parts of a sentence.

/// `one`, `two`, ... up to twelve, then digits.
#[must_use]
pub fn count(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// A list in words: `gas, steam and water`.
#[must_use]
pub fn list(of: &[String]) -> String {
    match of {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The rank of a figure among others, counting itself: `the most`, `the second most`, `the least`,
/// `more than four of the six others`.
#[must_use]
pub fn rank(own: f64, others: &[f64]) -> String {
    let above = others.iter().filter(|&&other| other > own).count();
    let below = others.iter().filter(|&&other| other < own).count();
    match (above, below) {
        (0, _) => "the most".to_owned(),
        (_, 0) => "the least".to_owned(),
        (1, _) => "the second most".to_owned(),
        (_, 1) => "the second least".to_owned(),
        (_, below) => format!("more than {} of the {} others", count(below), count(others.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_said_from_the_nearer_end() {
        assert_eq!(rank(9.0, &[1.0, 2.0, 3.0]), "the most");
        assert_eq!(rank(2.5, &[1.0, 2.0, 3.0, 1.5]), "the second most");
        assert_eq!(rank(0.5, &[1.0, 2.0, 3.0]), "the least");
        assert_eq!(rank(3.5, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "more than three of the six others");
    }
}
