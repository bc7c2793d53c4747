//! How far the rows of a table are apart: steps within hours, days, or longer. Leaves out what the
//! values are.

use super::asked::{Asked, Stamp, length};
use super::columns::Columns;
use super::fault::{TableError, fault, open};
use super::rows::Row;
use domain::{DAY_MS, HOUR_MS, Millis};
use std::collections::HashMap;

/// So many equal steps in succession that are longer than the usual are no gap.
const RUN: usize = 8;

/// The kind of a table by its times as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Instants.
    Times,
    /// A row a day.
    Days,
}

/// Whether the rows are days. Months and weeks are refused: no analysis of a table works with them.
pub(super) fn calendar(rows: &[Row], asked: &Asked) -> Result<Calendar, TableError> {
    if rows.iter().any(|row| row.written.is_month) {
        return Err(unfit("months"));
    }
    let zoned = |row: &Row| match (row.written.offset, asked.zone) {
        (Some(offset), Some(zone)) => zone.local_ms(row.written.local - offset),
        _ => row.written.local,
    };
    let all_at_midnight = |of: &dyn Fn(&Row) -> Millis| rows.iter().all(|row| of(row) % DAY_MS == 0);
    let is_dates = rows.iter().all(|row| row.written.is_date);
    let mut days: Vec<Millis> = rows.iter().map(|row| row.written.local.div_euclid(DAY_MS)).collect();
    days.sort_unstable();
    let (step, _) = usual(days.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0));
    if !is_dates {
        let is_said = asked.step_ms.is_none_or(|step| step == DAY_MS);
        let is_days =
            is_said && rows.len() > 2 && step >= 1 && (all_at_midnight(&|row| row.written.local) || all_at_midnight(&zoned));
        if !is_days {
            return Ok(Calendar::Times);
        }
    }
    match step {
        _ if asked.step_ms == Some(DAY_MS) => Ok(Calendar::Days),
        0 | 1 => Ok(Calendar::Days),
        28..=31 => Err(unfit("months")),
        7 => Err(unfit("weeks")),
        _ => Err(unfit(&format!("{step} days apart"))),
    }
}

fn unfit(what: &str) -> TableError {
    open(format!(
        "the rows are {what}: the analyses need a row an hour or less; `savings` (--method daily or caltrack) works with a row a day too"
    ))
}

/// The length of a row's period within a table of times, and whether it is known: where there is one
/// row it is an hour's.
pub(super) fn step(rows: &[Row], asked: &Asked) -> Result<Millis, TableError> {
    if let Some(step) = asked.step_ms {
        return Ok(step);
    }
    let (step, _) = usual(rows.windows(2).map(|pair| pair[1].at - pair[0].at));
    match step {
        0 => Ok(HOUR_MS),
        step if step > HOUR_MS => {
            let line = rows.get(1).map_or(1, |row| row.line);
            Err(fault(
                line,
                format!(
                    "most rows are {} apart, and the analyses need a row an hour or less: give finer rows, or say --step 1h if each \
                     value is of one hour and the hours between are missing",
                    length(step)
                ),
            ))
        }
        step => Ok(step),
    }
}

/// Refuses rows that do not go on by the step: a length that changes within the table is asked
/// about.
pub(super) fn even(rows: &[Row], step: Millis, is_said: bool) -> Result<(), TableError> {
    if step > HOUR_MS || HOUR_MS % step != 0 {
        return Err(open(format!(
            "the rows are {} apart, and hours cannot be made of them: give rows of 1, 5, 10, 15, 30 or 60 minutes, or a register",
            length(step)
        )));
    }
    let (mut run, mut before) = (0, 0);
    for pair in rows.windows(2) {
        let apart = pair[1].at - pair[0].at;
        if apart % step != 0 {
            return Err(fault(
                pair[1].line,
                format!(
                    "{} is not whole steps of {} after the row before it: give rows that are evenly apart, or say how long a row's \
                     period is, such as --step {}",
                    super::time_text(pair[1].at),
                    length(step),
                    option(apart.min(step))
                ),
            ));
        }
        run = if apart == before && apart > step { run + 1 } else { 1 };
        before = apart;
        if run == RUN && !is_said {
            let line = pair[1].line;
            return Err(fault(
                line,
                format!(
                    "the rows before this line are {} apart, and most are {}: split the table if the length of a period changes \
                     there, or say --step {} if rows are missing",
                    length(apart),
                    length(step),
                    option(step)
                ),
            ));
        }
    }
    Ok(())
}

/// A length as `--step` takes it.
fn option(ms: Millis) -> String {
    match ms {
        _ if ms % HOUR_MS == 0 => format!("{}h", ms / HOUR_MS),
        _ if ms % 60_000 == 0 => format!("{}m", ms / 60_000),
        _ => format!("{}s", (ms / 1_000).max(1)),
    }
}

/// Which end of its period a time names. Where nothing tells it is the start, as in this project's
/// own tables; a table that begins a step after midnight and ends at midnight is asked about.
pub(super) fn stamp(rows: &[Row], columns: &Columns, step: Millis, asked: &Asked) -> Result<Stamp, TableError> {
    if let Some(stamp) = asked.stamp.or(columns.stamp) {
        return Ok(stamp);
    }
    if rows.iter().any(|row| row.written.is_24) {
        return Ok(Stamp::End);
    }
    let of_day = |row: Option<&Row>| row.map(|row| row.written.local.rem_euclid(DAY_MS));
    if rows.len() > 2 && of_day(rows.first()) == Some(step) && of_day(rows.last()) == Some(0) {
        return Err(open(format!(
            "the table begins {} after midnight and ends at midnight: say --times end if a time is the end of its period, or --times \
             start",
            length(step)
        )));
    }
    Ok(Stamp::Start)
}

/// The most frequent step (of several, the shortest), and how often it occurs; 0 for no steps.
fn usual(steps: impl Iterator<Item = Millis>) -> (Millis, usize) {
    let mut count: HashMap<Millis, usize> = HashMap::new();
    for step in steps {
        *count.entry(step).or_default() += 1;
    }
    count.into_iter().max_by_key(|&(step, count)| (count, -step)).unwrap_or((0, 0))
}
