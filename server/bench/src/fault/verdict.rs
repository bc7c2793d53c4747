//! The limit, the figure, and whether it is met: the lines of the final table.

use crate::table::{grouped, percentile, table};

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The limit, in words.
    pub asked: String,
    /// The figure that was found.
    pub figure: String,
    pub is_met: bool,
}

impl Verdict {
    pub fn new(asked: impl Into<String>, figure: impl Into<String>, is_met: bool) -> Self {
        Self { asked: asked.into(), figure: figure.into(), is_met }
    }

    /// A figure with an upper limit.
    pub fn at_most(what: &str, limit: f64, found: f64, unit: &str) -> Self {
        // Rounded up, so that a figure just above a limit does not look as if it met it; adding 0
        // avoids a negative zero.
        let shown = grouped(found.ceil() + 0.0);
        Self::new(format!("{what} <= {}{unit}", grouped(limit)), format!("{shown}{unit}"), found <= limit)
    }

    /// A count with one required value.
    pub fn equal(what: &str, wanted: u64, found: u64) -> Self {
        Self::new(format!("{what}: {}", grouped(wanted as f64)), grouped(found as f64), wanted == found)
    }

    /// A figure without a limit.
    pub fn told(what: &str, figure: impl Into<String>) -> Self {
        Self::new(format!("({what})"), figure, true)
    }

    /// A run that failed without figures.
    pub fn broken(error: &anyhow::Error) -> Self {
        Self::new("the run comes to its end", format!("{error:#}"), false)
    }

    /// The p99 of times in milliseconds.
    pub fn p99(what: &str, limit_ms: f64, times_ms: &[f64]) -> Self {
        let (p99, highest) = (percentile(times_ms, 0.99), percentile(times_ms, 1.0));
        Self::new(
            format!("p99 {what} <= {} ms", grouped(limit_ms)),
            format!("{p99:.0} ms of {} (highest {highest:.0})", times_ms.len()),
            !times_ms.is_empty() && p99 <= limit_ms,
        )
    }
}

/// Prints the table, one line per verdict.
pub fn print(verdicts: &[(String, Verdict)]) {
    let rows: Vec<Vec<String>> = verdicts
        .iter()
        .map(|(fault, verdict)| {
            let mark = if verdict.is_met { "pass" } else { "FAIL" };
            vec![format!("{fault}: {}", verdict.asked), shortened(&verdict.figure), mark.to_owned()]
        })
        .collect();
    println!("{}", table(&["fault: what is asked", "figure", ""], &rows));
    let failed = verdicts.iter().filter(|(_, verdict)| !verdict.is_met).count();
    println!("{} of {} as asked", verdicts.len() - failed, verdicts.len());
    for (fault, verdict) in verdicts.iter().filter(|(_, verdict)| !verdict.is_met) {
        println!("FAULT: {fault}: {}: {}", verdict.asked, verdict.figure);
    }
}

/// The first line of a figure, cut to the column's width.
fn shortened(figure: &str) -> String {
    let line = figure.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(57).chain("...".chars()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_met_at_the_limit_and_not_above_it() {
        assert!(Verdict::at_most("memory", 400.0, 400.0, " MB").is_met);
        let over = Verdict::at_most("memory", 400.0, 400.5, " MB");
        assert!(!over.is_met);
        assert_eq!((over.asked.as_str(), over.figure.as_str()), ("memory <= 400 MB", "401 MB"));
    }

    #[test]
    fn a_p99_of_nothing_is_no_pass() {
        assert!(!Verdict::p99("to PUBACK", 1_000.0, &[]).is_met);
        let mut times = vec![5.0; 99];
        times.push(9_000.0);
        assert!(Verdict::p99("to PUBACK", 1_000.0, &times).is_met);
        times.push(9_000.0);
        assert!(!Verdict::p99("to PUBACK", 1_000.0, &times).is_met);
    }

    #[test]
    fn a_long_figure_is_one_short_line_of_the_table() {
        assert_eq!(shortened("a\nb"), "a");
        assert_eq!(shortened(&"x".repeat(61)).chars().count(), 60);
    }
}
