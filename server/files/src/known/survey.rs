//! Makes a plan for a file of a known format: lists its series, and what its values and times show.
//! Bounded by [`SERIES_MAX`]. Leaves out what each format says (its own file).

use super::seen::Seen;
use super::times::{Nowhere, Passes, Spans, When};
use super::{Entry, Known, Source, Spec, Taker, Zones, conclude, joined};
use crate::known_tables::why_left_out;
use crate::number::{self, Hint};
use crate::stamp::Written;
use crate::{
    Column, Container, Decimal, Encoding, EndDay, Error, Format, Guess, Hints, Input, Lasting, Plain, Plan, Result, SERIES_MAX,
    Spacing, Stamp, Why,
};
use domain::{DAY_MS, HOUR_MS, Millis, Zone};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// How much of a file is surveyed.
const SCAN_BYTES: u64 = 256 << 20;
/// Remarks on a file.
const NOTES_MAX: usize = 20;
/// Columns that are listed as left out.
const LEFT_OUT_MAX: usize = 100;
/// Different steps between times that are counted.
const STEPS_MAX: usize = 256;

/// What is known of how the file is written.
pub(crate) struct Writing<'a> {
    pub source: Source<'a>,
    pub encoding: Guess<Encoding>,
    pub delimiter: Option<Guess<char>>,
}

/// Surveys a file of a known format.
pub(crate) fn plan(known: &Known, input: &mut dyn Input, writing: &Writing<'_>, stem: &str, hints: &Hints) -> Result<Plan> {
    let decimal = hints.decimal.or(known.decimal).unwrap_or(writing.source.decimal);
    let source = Source { decimal, ..writing.source };
    let zone = zone_of(known.zones, hints).best().and_then(|name| Zone::named(name).ok()).unwrap_or_else(Zone::utc);
    let mut survey = Survey { decimal, zone, goes_on: known.goes_on, ..Survey::new() };
    let mut reader = (known.reader)();
    let mut is_cut = false;
    known.rows(input, &source, &mut |line, cells, taken| {
        reader.row(line, cells, &mut survey)?;
        is_cut = taken > SCAN_BYTES;
        Ok(if is_cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    reader.end(&mut survey)?;
    if survey.held.iter().all(|seen| seen.count == 0) {
        let fault = survey.fault.map(|fault| format!(" ({fault})")).unwrap_or_default();
        let format = known.layout.publisher();
        return Err(Error::NoTable(format!("this looks like {format}, but no value was found in it{fault}")));
    }
    let zones = if survey.is_without_offset || is_cut { reader.zones().unwrap_or(known.zones) } else { Zones::Stated };
    // What should be registers and is none has periods.
    let is_read = survey.stamped.first.is_none() && survey.held.iter().any(conclude::is_no_register);
    let stamped = if is_read { &survey.read } else { &survey.stamped };
    let format = Format { container: source.container, layout: known.layout };
    Ok(Plan {
        delimiter: writing.delimiter.clone(),
        sheet: source.sheet.map(str::to_owned),
        decimal: survey.decimal_sign(known, hints, source.container),
        order: Guess::sure(hints.order.unwrap_or(known.order), Plain::FormatWritesDates),
        offsets: zones == Zones::Stated,
        zone: survey.zone_told(zones, hints),
        stamp: stamped.stamp(known.is_whole_days),
        spacing: stamped.spacing(),
        end_day: Guess::sure(EndDay::Excluded, Plain::FormatSaysEnd),
        sample_rows: survey.held.iter().map(|seen| seen.count).sum(),
        columns: survey.columns,
        notes: survey.notes.into_iter().map(Why::Plain).collect(),
        series: conclude::all_series(survey.held, stem, hints),
        is_whole: !is_cut,
        ..Plan::of(format, writing.encoding.clone())
    })
}

struct Survey {
    decimal: Decimal,
    zone: Zone,
    index: HashMap<Vec<u8>, usize>,
    key: Vec<u8>,
    held: Vec<Seen>,
    notes: Vec<Plain>,
    /// Columns that hold nothing that is read.
    columns: Vec<Column>,
    points: u64,
    commas: u64,
    stamped: Stamped,
    /// The times of registers.
    read: Stamped,
    goes_on: bool,
    /// Some time states no offset from UTC.
    is_without_offset: bool,
    /// The first row that cannot be read.
    fault: Option<String>,
    /// A value at a local time that clocks skip.
    skipped: Option<u64>,
}

impl Survey {
    fn new() -> Self {
        Self {
            decimal: Decimal::Point,
            zone: Zone::utc(),
            index: HashMap::new(),
            key: Vec::new(),
            held: Vec::new(),
            notes: Vec::new(),
            columns: Vec::new(),
            points: 0,
            commas: 0,
            stamped: Stamped::default(),
            read: Stamped::default(),
            goes_on: false,
            is_without_offset: false,
            fault: None,
            skipped: None,
        }
    }

    fn decimal_sign(&self, known: &Known, hints: &Hints, container: Container) -> Guess<Decimal> {
        let counted = Why::Points { points: self.points, commas: self.commas };
        match (hints.decimal, known.decimal, self.points, self.commas) {
            (Some(decimal), ..) => Guess::sure(decimal, Plain::YouSaidSo),
            (_, Some(decimal), ..) => Guess::sure(decimal, Plain::FormatWritesNumbers),
            (.., 0) => Guess::sure(Decimal::Point, counted),
            (.., 0, _) => Guess::sure(Decimal::Comma, counted),
            _ if container != Container::Text => Guess::sure(Decimal::Point, Plain::WorkbookNumbers),
            _ => Guess::maybe(None, counted),
        }
    }

    fn zone_told(&self, zones: Zones, hints: &Hints) -> Guess<String> {
        let guess = zone_of(zones, hints);
        match (zones, self.skipped) {
            (Zones::Stated, _) => guess,
            (_, Some(line)) => Guess::maybe(None, Why::ValueSkipped { line, zone: self.zone.name.clone() }),
            (Zones::Site, None) if self.held.iter().any(|seen| seen.passes.repeats) => match guess.best() {
                Some(zone) => Guess::sure(zone.clone(), Why::HourTwice { zone: zone.clone() }),
                None => guess,
            },
            _ => guess,
        }
    }
}

/// The zone of a format's times.
fn zone_of(zones: Zones, hints: &Hints) -> Guess<String> {
    let site = hints.site_zone.clone();
    match (zones, site) {
        (Zones::Stated, site) => Guess::sure(site.unwrap_or_else(|| "UTC".to_owned()), Plain::EveryOffsetOrUtc),
        (Zones::Of(all), Some(site)) if all.contains(&site.as_str()) => Guess::sure(site, Plain::FormatLocalAtSite),
        (Zones::Of([only]), _) => Guess::sure((*only).to_owned(), Why::ClockOf { zone: (*only).to_owned() }),
        (Zones::Of(all), _) => Guess::maybe(all.first().map(|zone| (*zone).to_owned()), Why::MayBeFrom { zones: all.join(", ") }),
        (Zones::Site, Some(site)) => Guess::maybe(site.clone(), Why::NoOffsetSite { site }),
        (Zones::Site, None) => Guess::maybe(None, Plain::NoOffset),
    }
}

impl Taker for Survey {
    fn series(&mut self, key: &[&str], spec: &dyn Fn() -> Spec) -> Result<usize> {
        joined(key.iter().copied(), &mut self.key);
        if let Some(&i) = self.index.get(&self.key) {
            return Ok(i);
        }
        let i = self.held.len();
        if i >= SERIES_MAX {
            return Err(Error::TooLarge(format!("more than {SERIES_MAX} meters and quantities in a file")));
        }
        self.held.push(Seen {
            key: key.iter().map(|part| (*part).to_owned()).collect(),
            spec: spec(),
            count: 0,
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
            grows: 0,
            falls: 0,
            passes: Passes::default(),
            last: None,
            last_written: None,
        });
        self.index.insert(self.key.clone(), i);
        Ok(i)
    }

    fn put(&mut self, entry: Entry<'_>) {
        let cell = entry.cell.trim_ascii();
        if number::is_missing(cell) {
            return;
        }
        match number::hint(cell) {
            Hint::Point | Hint::EitherPoint => self.points += 1,
            Hint::Comma | Hint::EitherComma => self.commas += 1,
            Hint::None => {}
        }
        let other = if self.decimal == Decimal::Point { Decimal::Comma } else { Decimal::Point };
        let Ok(value) = number::parse(cell, self.decimal).or_else(|_| number::parse(cell, other)) else { return };
        let Some(seen) = self.held.get_mut(entry.series) else { return };
        let value = value * seen.spec.scale;
        seen.count += 1;
        self.is_without_offset |= !entry.when.states_offset();
        (seen.low, seen.high) = (seen.low.min(value), seen.high.max(value));
        match entry.when {
            When::Stamped { at, spans } => self.stamped.saw(at, spans, seen.last_written.replace(at.local)),
            When::At(at) => self.read.saw(at, Spans::Planned, seen.last_written.replace(at.local)),
            When::Numbered { of, span_ms: None, .. } => self.stamped.most = self.stamped.most.max(of),
            _ => {}
        }
        match seen.passes.place(entry.when, &self.zone, Stamp::Start, Spacing::Millis(1000)) {
            Ok(place) => {
                if let Some((at, last)) = seen.last.replace((place.at, value)) {
                    let by = if place.at >= at { value - last } else { last - value };
                    seen.grows += u64::from(by > 0.0);
                    seen.falls += u64::from(by < 0.0);
                }
            }
            // A value of nothing fills up the hour that there is not.
            Err(Nowhere::Skipped) if value != 0.0 && !self.goes_on => self.skipped = self.skipped.or(Some(entry.line)),
            Err(_) => {}
        }
    }

    fn problem(&mut self, line: u64, _: &str, _: &[u8], fault: Why) {
        self.fault.get_or_insert_with(|| format!("line {line}: {fault}"));
    }

    fn missing(&mut self) {}

    fn column_left_out(&mut self, name: &str) {
        let is_new = self.columns.iter().all(|column| column.name != name);
        if is_new && self.columns.len() < LEFT_OUT_MAX {
            self.columns.push(Column::left_out(name, why_left_out(name)));
        }
    }

    fn note(&mut self, note: Plain) {
        if self.notes.len() < NOTES_MAX && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// Times of which the format does not say which end of their period they are.
#[derive(Default)]
struct Stamped {
    first: Option<Millis>,
    last: Millis,
    steps: HashMap<Millis, u64>,
    /// Some have no length of their own.
    is_spaced: bool,
    /// The highest number of a part of a day.
    most: i64,
}

impl Stamped {
    fn saw(&mut self, at: Written, spans: Spans, before: Option<Millis>) {
        self.first.get_or_insert(at.local);
        self.last = at.local;
        let step = match spans {
            Spans::Own { until, from } => until.or(from),
            Spans::Planned => before.map(|before| (at.local - before).abs()),
        };
        self.is_spaced |= spans == Spans::Planned;
        let step = step.filter(|step| *step > 0);
        if let Some(step) = step {
            if let Some(count) = self.steps.get_mut(&step) {
                *count += 1;
            } else if self.steps.len() < STEPS_MAX {
                self.steps.insert(step, 1);
            }
        }
    }

    /// The most frequent step, how often it occurs, and the number of all steps.
    fn usual(&self) -> (Millis, u64, u64) {
        let (step, hits) = self.steps.iter().map(|(s, n)| (*s, *n)).max_by_key(|&(s, n)| (n, -s)).unwrap_or((0, 0));
        (step, hits, self.steps.values().sum())
    }

    fn stamp(&self, is_whole_days: bool) -> Guess<Stamp> {
        let Some(first) = self.first else { return Guess::sure(Stamp::Start, Plain::FormatSaysStartEnd) };
        let (step, ..) = self.usual();
        // A file may be written newest first.
        let (first, last) = (first.min(self.last).rem_euclid(DAY_MS), first.max(self.last).rem_euclid(DAY_MS));
        match (first, last) {
            (0, last) if last == DAY_MS - step && is_whole_days => Guess::sure(Stamp::Start, Plain::FormatBeginsAtMidnight),
            (first, 0) if first == step && is_whole_days => Guess::sure(Stamp::End, Plain::FormatEndsAtMidnight),
            (0, _) => Guess::maybe(Stamp::Start, Plain::BeginsAtMidnight),
            (first, _) if first == step => Guess::maybe(Stamp::End, Plain::BeginsAfterMidnight),
            _ => Guess::maybe(None, Plain::EitherWay),
        }
    }

    fn spacing(&self) -> Guess<Spacing> {
        let (step, hits, all) = self.usual();
        let evidence = Why::DayValues { count: self.most.unsigned_abs() };
        match self.most {
            0 => {}
            1..=25 => return Guess::sure(Spacing::Millis(HOUR_MS), evidence),
            26..=50 => return Guess::sure(Spacing::Millis(HOUR_MS / 2), evidence),
            51..=100 => return Guess::sure(Spacing::Millis(HOUR_MS / 4), evidence),
            _ => return Guess::maybe(None, evidence),
        }
        if self.first.is_none() {
            return Guess::sure(Spacing::Stated, Plain::FormatSaysLength);
        }
        let spacing = Spacing::Millis(step);
        let evidence = Why::StepsAre { fit: hits, all, every: Lasting(spacing) };
        if !self.is_spaced || (all >= 3 && hits * 20 >= all * 19) {
            return Guess::sure(spacing, evidence);
        }
        Guess::maybe(Some(spacing).filter(|_| hits * 2 >= all && step > 0), evidence)
    }
}
