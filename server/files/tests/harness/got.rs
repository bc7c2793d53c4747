//! Reads a file with a few answers, and shows the sum of each channel, or what is still asked.

use super::{plan, read, site};
use domain::ChannelKind;
use files::Plan;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Got {
    /// The growth of registers, the sum of amounts, the mean of powers and levels.
    pub sums: BTreeMap<(String, String), f64>,
    /// How many readings each channel has.
    pub counts: BTreeMap<(String, String), usize>,
    /// The paths of the questions that are open.
    pub asked: Vec<String>,
    pub left_out: Vec<String>,
    pub notes: Vec<String>,
    pub warnings: Vec<String>,
    pub problems: Vec<String>,
}

impl Got {
    /// The sum of a field, over all meters and parts.
    pub fn sum(&self, field: &str) -> f64 {
        self.sums.iter().filter(|((_, name), _)| name.split(':').next() == Some(field)).map(|(_, sum)| *sum).sum()
    }

    pub fn of(&self, meter: &str, field: &str) -> f64 {
        self.sums.get(&(meter.to_owned(), field.to_owned())).copied().unwrap_or(f64::NAN)
    }

    pub fn leaves_out(&self, what: &str) -> bool {
        self.left_out.iter().any(|left| left.contains(what))
    }
}

/// A plan with answers, all suggestions taken.
pub fn planned(text: &str, name: &str, zone: &str, answers: &[(&str, &str)]) -> Plan {
    let mut plan = plan(text.as_bytes(), name, &site(zone)).unwrap();
    for (path, answer) in answers {
        plan.answer(path, answer).unwrap();
    }
    plan.accept_suggestions();
    plan
}

/// Reads a file in a zone.
pub fn got(text: &str, zone: &str, answers: &[(&str, &str)]) -> Got {
    let plan = planned(text, "table.csv", zone, answers);
    let mut got = Got {
        notes: plan.notes.iter().map(ToString::to_string).collect(),
        left_out: plan.left_out().iter().map(ToString::to_string).collect(),
        ..Got::default()
    };
    if let Err(error) = plan.open() {
        got.asked = plan.questions().into_iter().map(|question| question.path).collect();
        if got.asked.is_empty() {
            got.asked.push(error.to_string());
        }
        return got;
    }
    let (rows, summary) = read(&plan, text.as_bytes());
    let mut channels: BTreeMap<(String, String), Vec<super::Shown>> = BTreeMap::new();
    for row in rows {
        channels.entry((row.meter.clone(), row.field.clone())).or_default().push(row);
    }
    for (channel, mut rows) in channels {
        rows.sort_by_key(|row| row.at);
        let values: Vec<f64> = rows.iter().map(|row| row.value).collect();
        let sum = match rows[0].kind {
            ChannelKind::Cumulative => values[values.len() - 1] - values[0],
            ChannelKind::Interval => values.iter().sum(),
            _ => values.iter().sum::<f64>() / values.len() as f64,
        };
        got.counts.insert(channel.clone(), rows.len());
        got.sums.insert(channel, (sum * 1e6).round() / 1e6);
    }
    got.left_out = summary.left_out.iter().map(ToString::to_string).collect();
    got.warnings = summary.warnings.iter().map(ToString::to_string).collect();
    got.problems = summary.problems.iter().map(ToString::to_string).collect();
    got
}
