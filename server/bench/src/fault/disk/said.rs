//! How much a log grows during a fault. Lines are grouped by kind: the text without its time and
//! numbers.

use std::collections::HashMap;
use std::time::Duration;

use super::super::verdict::Verdict;

/// Allowed lines of one kind per second.
const A_SECOND: f64 = 1.0;
/// Plus some for the beginning and the end.
const BESIDE: f64 = 3.0;

/// The most frequent kind of line in one time span.
#[derive(Debug, Default)]
pub struct Log {
    /// How many lines above the limit; negative if below.
    worst: Option<(f64, String)>,
}

impl Log {
    /// Counts the lines logged in a time span.
    pub fn take(&mut self, said: &str, span: Duration) {
        for (kind, count) in kinds(said) {
            let over = count as f64 - (A_SECOND * span.as_secs_f64() + BESIDE);
            if self.worst.as_ref().is_none_or(|(worst, _)| over > *worst) {
                self.worst = Some((over, format!("{count} lines in {:.0} s: {kind}", span.as_secs_f64())));
            }
        }
    }

    pub fn verdict(&self, what: &str) -> Verdict {
        let asked = format!("{what}: at most about one log line a second of a kind");
        match &self.worst {
            Some((over, figure)) => Verdict::new(asked, figure.clone(), *over <= 0.0),
            None => Verdict::new(asked, "nothing was said", true),
        }
    }
}

/// Counts the lines of each kind.
fn kinds(said: &str) -> HashMap<String, u32> {
    let mut kinds = HashMap::new();
    for line in said.lines().filter(|line| !line.trim().is_empty()) {
        *kinds.entry(kind(line)).or_default() += 1;
    }
    kinds
}

/// A line's kind: its text up to the first `name=value`, without times, with numbers replaced by
/// `#`.
fn kind(line: &str) -> String {
    let is_time = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':');
    let words = line.split_whitespace().filter(|word| !is_time(word)).take_while(|word| !word.contains('='));
    let text = words.collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for c in text.chars() {
        match (c.is_ascii_digit(), out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            (false, _) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_by_their_time_and_numbers_are_of_one_kind() {
        let said = "2026-11-29T00:00:01.5Z  WARN ingest::pipeline: readings wait for the database error=full retry_ms=100\n\
                    2026-11-29T00:00:02.5Z  WARN ingest::pipeline: readings wait for the database error=x retry_ms=200\n\n\
                    2026-11-29T00:00:02.5Z ERROR ingest: 20 messages\n2026-11-29T00:00:02.5Z ERROR ingest: 7 messages\n";
        let found = kinds(said);
        assert_eq!(found.get("WARN ingest::pipeline: readings wait for the database"), Some(&2));
        assert_eq!(found.get("ERROR ingest: # messages"), Some(&2));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_line_a_second_and_a_few_beside_are_allowed_and_more_are_not() {
        let said = |count: usize| "2026-11-29T00:00:01Z WARN full\n".repeat(count);
        let verdict = |count| {
            let mut log = Log::default();
            log.take(&said(count), Duration::from_secs(10));
            log.take(&said(1), Duration::from_secs(10));
            log.verdict("x")
        };
        assert!(verdict(13).is_met);
        assert!(!verdict(14).is_met);
        assert_eq!(verdict(14).figure, "14 lines in 10 s: WARN full");
    }
}
