//! Follows a file's times in one order of its dates. Their steps show the length of its periods,
//! and which end of a period is written. Leaves out values (`evidence`).

use crate::stamp::{self, Found, Written};
use crate::unit::words;
use crate::{ColumnRole, Guess, Layout, Order, Plan, Spacing, Stamp};
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};
use std::collections::HashMap;

/// Different step lengths that are counted.
const STEPS_MAX: usize = 256;

/// A file's times, read in one order of its dates.
pub(crate) struct Clock {
    pub order: Order,
    pub read: u64,
    /// The first cell that is not a time in this order.
    pub refused: Option<(u64, String)>,
    pub steps: HashMap<Millis, u64>,
    pub offsets: u64,
    pub dates: u64,
    pub months: u64,
    pub is_24: u64,
    pub midnights: u64,
    pub first: Option<Millis>,
    pub last: Option<Millis>,
    pub skipped: Option<(u64, String)>,
    pub repeated: Option<String>,
}

impl Clock {
    /// Starts with nothing read.
    pub fn new(order: Order) -> Self {
        Self {
            order,
            read: 0,
            refused: None,
            steps: HashMap::new(),
            offsets: 0,
            dates: 0,
            months: 0,
            is_24: 0,
            midnights: 0,
            first: None,
            last: None,
            skipped: None,
            repeated: None,
        }
    }

    pub fn saw(&mut self, written: Written, before: Option<Millis>, line: u64, zone: Option<&Zone>) {
        self.read += 1;
        self.offsets += u64::from(written.offset.is_some());
        self.dates += u64::from(written.is_date);
        self.months += u64::from(written.is_month);
        self.is_24 += u64::from(written.is_24);
        self.midnights += u64::from(written.local.rem_euclid(DAY_MS) == 0);
        self.first.get_or_insert(written.local);
        self.last = Some(written.local);
        let step = before.map_or(0, |before| (written.local - before).abs());
        if step > 0 {
            if let Some(count) = self.steps.get_mut(&step) {
                *count += 1;
            } else if self.steps.len() < STEPS_MAX {
                self.steps.insert(step, 1);
            }
        }
        let Some(zone) = zone.filter(|_| written.offset.is_none() && !written.is_date) else { return };
        match stamp::find(zone, written.local) {
            Found::Never => {
                self.skipped.get_or_insert_with(|| (line, Zone::utc().stamp(written.local)));
            }
            // If the time stays or goes back by up to an hour, the second pass of the repeated hour
            // begins.
            Found::Twice(..) if before.is_some_and(|before| before >= written.local && before - written.local <= HOUR_MS) => {
                self.repeated.get_or_insert_with(|| Zone::utc().stamp(written.local));
            }
            _ => {}
        }
    }
}

/// The most frequent step, how often it occurs, and the number of all steps.
pub(crate) fn modal(steps: &HashMap<Millis, u64>) -> (Millis, u64, u64) {
    let all = steps.values().sum();
    let (step, hits) =
        steps.iter().map(|(step, hits)| (*step, *hits)).max_by_key(|&(step, hits)| (hits, -step)).unwrap_or((0, 0));
    (step, hits, all)
}

fn length(ms: Millis) -> String {
    match ms {
        ms if ms % HOUR_MS == 0 => format!("{} h", ms / HOUR_MS),
        ms if ms % MINUTE_MS == 0 => format!("{} min", ms / MINUTE_MS),
        ms => format!("{} s", ms as f64 / 1000.0),
    }
}

pub(crate) fn spacing_of(clock: &Clock, plan: &Plan) -> Guess<Spacing> {
    let has = |role| plan.columns.iter().any(|column| column.role == role);
    if has(ColumnRole::Start) && has(ColumnRole::End) {
        return Guess::sure(Spacing::Stated, "each row has a start and an end");
    }
    if has(ColumnRole::SpanMs) {
        return Guess::sure(Spacing::Stated, "each row has its length");
    }
    if plan.format.layout == Layout::HomeAssistant {
        return Guess::sure(Spacing::Millis(HOUR_MS), "Home Assistant keeps statistics by the hour");
    }
    let (step, hits, all) = modal(&clock.steps);
    if all == 0 {
        return Guess::maybe(Some(Spacing::Day).filter(|_| clock.dates > 0), "there are not two times to compare");
    }
    // Months differ in length, and so do days in a file with offsets.
    let monthly =
        clock.steps.iter().filter(|(step, _)| (28 * DAY_MS..=31 * DAY_MS).contains(*step)).map(|(_, hits)| hits).sum::<u64>();
    if monthly * 20 >= all * 19 && clock.midnights * 20 >= clock.read * 19 {
        let same_day =
            clock.first.zip(clock.last).is_some_and(|(a, b)| Date::from_days(a / DAY_MS).day == Date::from_days(b / DAY_MS).day);
        let evidence = "every step is a month";
        return if same_day && all >= 2 { Guess::sure(Spacing::Month, evidence) } else { Guess::maybe(Spacing::Month, evidence) };
    }
    let spacing = if step == DAY_MS { Spacing::Day } else { Spacing::Millis(step) };
    let word = if step == DAY_MS { "a day".to_owned() } else { length(step) };
    match (hits, all) {
        (hits, all) if hits == all && all >= 3 => Guess::sure(spacing, format!("every step is {word}")),
        (hits, all) if hits * 20 >= all * 19 && all >= 20 => Guess::sure(spacing, format!("{hits} of {all} steps are {word}")),
        _ => Guess::maybe(Some(spacing).filter(|_| hits * 2 >= all), format!("{hits} of {all} steps are {word}")),
    }
}

pub(crate) fn stamp_of(clock: &Clock, plan: &Plan) -> Guess<Stamp> {
    let has = |role| plan.columns.iter().find(|column| column.role == role);
    if plan.format.layout == Layout::HomeAssistant {
        return Guess::sure(Stamp::Start, "Home Assistant names the start of the hour");
    }
    if plan.format.layout == Layout::GreenPulse {
        return Guess::sure(Stamp::End, "GreenPulse's own export names the end");
    }
    let timed = [ColumnRole::Start, ColumnRole::End, ColumnRole::Clock, ColumnRole::Time].into_iter().find_map(has);
    if let Some(column) = timed {
        let words = words(&column.name);
        let said = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
        let evidence = format!("the column is called \"{}\"", column.name);
        match (
            said(&["start", "starting", "begin", "beginning", "from", "von", "beginn"]),
            said(&["end", "ending", "ended", "to", "until", "bis", "ende"]),
        ) {
            (true, false) => return Guess::sure(Stamp::Start, evidence),
            (false, true) => return Guess::sure(Stamp::End, evidence),
            _ => {}
        }
    }
    if clock.is_24 > 0 {
        return Guess::sure(Stamp::End, "24:00 is only ever an end");
    }
    if clock.dates == clock.read && clock.read > 0 {
        return Guess::sure(Stamp::Start, "a date alone names the day (or month) that it covers");
    }
    let (step, ..) = modal(&clock.steps);
    let of_day = |local: Option<Millis>| local.map(|local| local.rem_euclid(DAY_MS));
    match (of_day(clock.first), of_day(clock.last)) {
        (Some(0), Some(last)) if last == DAY_MS - step => {
            Guess::maybe(Stamp::Start, "the file begins at midnight and ends a step before it")
        }
        (Some(first), Some(0)) if first == step => {
            Guess::maybe(Stamp::End, "the file begins a step after midnight and ends at midnight")
        }
        _ => Guess::maybe(None, "nothing in the file tells"),
    }
}
