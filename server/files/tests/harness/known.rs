//! Files of known formats: read with the suggestions accepted, and judged by sums and by gaps.
#![allow(clippy::unwrap_used, dead_code, missing_docs, reason = "a test may fail loudly; each test program uses what it needs")]

use super::{Shown, answered, at, plan, read, site};
use domain::zone::Date;
use domain::{Millis, Zone};
use files::{Hints, Plan, Summary};

/// Plans with the suggestions accepted, and reads.
pub fn all(text: &str, zone: &str) -> (Plan, Vec<Shown>, Summary) {
    let mut plan = plan(text.as_bytes(), "download.csv", &site(zone)).unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, text.as_bytes());
    (plan, rows, summary)
}

/// The paths of the open questions.
pub fn asked(text: &str, hints: &Hints) -> Vec<String> {
    plan(text.as_bytes(), "download.csv", hints).unwrap().questions().into_iter().map(|question| question.path).collect()
}

pub fn sum(rows: &[Shown], field: &str) -> f64 {
    rows.iter().filter(|row| row.field == field).map(|row| row.value).sum()
}

/// Whether the periods of a field follow one another without a gap, from one time to another.
pub fn covers(rows: &[Shown], field: &str, from: &str, to: &str) -> bool {
    let mut ends: Vec<(Millis, Millis)> =
        rows.iter().filter(|row| row.field == field).map(|row| (row.at - row.span_ms.unwrap(), row.at)).collect();
    ends.sort_unstable();
    let is_gapless = ends.windows(2).all(|pair| pair[0].1 == pair[1].0);
    is_gapless && ends.first().unwrap().0 == at(from) && ends.last().unwrap().1 == at(to)
}

/// The starts of the steps of local days, in order of time, as a clock shows them.
pub fn local_steps(zone: &str, days: &[&str], step_ms: Millis) -> Vec<(String, Millis)> {
    let zone = Zone::named(zone).unwrap();
    let mut steps = Vec::new();
    for day in days {
        let date = Date::parse(day).unwrap();
        let (mut at, end) = (zone.start_of(date), zone.start_of(Date::from_days(date.days() + 1)));
        while at < end {
            steps.push((zone.stamp(at), at));
            at += step_ms;
        }
    }
    steps
}

/// `2026-10-25 02:15` as `25/10/2026` and `02:15`.
pub fn day_first(stamp: &str, sign: char) -> (String, String) {
    (format!("{}{sign}{}{sign}{}", &stamp[8..10], &stamp[5..7], &stamp[..4]), stamp[11..16].to_owned())
}
