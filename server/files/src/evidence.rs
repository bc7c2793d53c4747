//! What a table's rows show: times and values of each series, in order of time. Collects them over
//! the whole file in bounded memory. Leaves out what follows from them (`conclude`, `series`).

use crate::clock::Clock;
use crate::number::{self, Hint};
use crate::parts::{Parts, key_part};
use crate::plan::shorten;
use crate::slot::Slot;
use crate::when::Moment;
use crate::{Decimal, Error, Hints, Layout, Order, Plan, Result, SERIES_MAX, codes};
use csv::ByteRecord;
use domain::{DAY_MS, Millis, Zone};
use std::collections::HashMap;

/// Values that are held to be looked at in order of time, in all. Further ones are only counted.
const HELD_MAX: usize = 1_500_000;
/// Different lengths that rows state, as far as they are told apart.
const STATED_MAX: usize = 64;

/// The values of one series.
pub(crate) struct Stream {
    /// Which of its table's columns of values.
    pub nth: usize,
    /// The text in its own column of units.
    pub of_unit: String,
    pub count: u64,
    pub low: f64,
    pub high: f64,
    /// Each value, and the place of its time in [`Group::times`].
    points: Vec<(u32, f64)>,
    /// Lengths that its own column states.
    pub stated: HashMap<Millis, u64>,
}

/// The rows with one key.
pub(crate) struct Group {
    /// Its table.
    pub part: usize,
    pub key: Vec<String>,
    /// The times of its rows, one for each order of dates; [`NO_TIME`] where a time cannot be read so.
    times: Vec<Millis>,
    /// The last time in each order.
    last: Vec<Option<Millis>>,
    /// The date on which the last period ends, and the one behind it, if periods are given by dates.
    last_end: Option<(Millis, Millis)>,
    pub streams: Vec<Stream>,
    /// The stream of each column of values without a column of units.
    by_column: Vec<Option<usize>>,
}

const NO_TIME: Millis = Millis::MIN;

/// A series in order of time.
pub(crate) type Course = Vec<(Millis, f64)>;

impl Group {
    /// The values of a stream in order of time, as its dates are read in one of the orders.
    pub fn course(&self, stream: usize, order: usize) -> Course {
        let orders = self.last.len();
        let at = |time: u32| self.times.get(time as usize * orders + order).copied().unwrap_or(NO_TIME);
        let mut course: Course = self.streams[stream]
            .points
            .iter()
            .map(|(time, value)| (at(*time), *value))
            .filter(|(at, _)| *at != NO_TIME)
            .collect();
        if !course.is_sorted_by_key(|(at, _)| *at) {
            course.sort_by_key(|(at, _)| *at);
        }
        course
    }

    /// Its times in order, each once.
    pub fn times(&self, order: usize) -> Vec<Millis> {
        let mut times: Vec<Millis> = self.times.iter().skip(order).step_by(self.last.len().max(1)).copied().collect();
        times.retain(|at| *at != NO_TIME);
        times.sort_unstable();
        times.dedup();
        times
    }
}

/// What is told of the decimal sign.
#[derive(Default)]
pub(crate) struct Signs {
    pub points: Option<(u64, String)>,
    pub commas: Option<(u64, String)>,
    pub either_points: u64,
    pub either_commas: u64,
}

pub(crate) struct Evidence {
    pub layout: Layout,
    pub parts: Parts,
    zone: Option<Zone>,
    pub clocks: Vec<Clock>,
    pub groups: Vec<Group>,
    index: HashMap<Vec<u8>, usize>,
    key: Vec<u8>,
    last_group: Option<(Vec<u8>, usize)>,
    streams: usize,
    held: usize,
    pub signs: Signs,
    pub decimal: Option<Decimal>,
    /// The decimal sign that is tried first.
    likely: Decimal,
    /// For periods that end on a date: how often the next one starts on that date (`same_day`) or
    /// on the day after (`next_day`).
    pub same_day: u64,
    pub next_day: u64,
    pub end_dates: u64,
    /// The lengths of periods that rows state.
    pub stated: HashMap<Millis, u64>,
    /// Cells in columns of values that are neither numbers nor empty, by column.
    pub words: HashMap<usize, u64>,
    /// Codes of devices in place of values, and the first of them.
    pub odd: u64,
    pub first_odd: Option<(u64, String)>,
    /// Factors that rows state.
    pub factors: HashMap<String, u64>,
    pub rows: u64,
}

impl Evidence {
    pub(crate) fn new(plan: &Plan, orders: Vec<Order>, likely: Decimal, hints: &Hints) -> Self {
        Self {
            layout: plan.format.layout,
            parts: Parts::new(plan),
            zone: hints.site_zone.as_deref().and_then(|name| Zone::named(name).ok()),
            clocks: orders.into_iter().map(Clock::new).collect(),
            groups: Vec::new(),
            index: HashMap::new(),
            key: Vec::new(),
            last_group: None,
            streams: 0,
            held: 0,
            signs: Signs::default(),
            decimal: hints.decimal,
            likely,
            same_day: 0,
            next_day: 0,
            end_dates: 0,
            stated: HashMap::new(),
            words: HashMap::new(),
            odd: 0,
            first_odd: None,
            factors: HashMap::new(),
            rows: 0,
        }
    }

    pub(crate) fn row(&mut self, line: u64, cells: &ByteRecord) -> Result<()> {
        let parts = self.parts.of_line(line);
        if parts.is_empty() || cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(());
        }
        self.rows += 1;
        for part in parts {
            if self.parts.all[part].is_bad(cells) {
                continue;
            }
            let group = self.group(part, cells)?;
            self.factor(part, cells);
            let count = self.parts.all[part].values.len();
            let time = if self.parts.all[part].is_across { None } else { Some(self.times(part, group, line, cells, None)) };
            for nth in 0..count {
                for at in 0..self.parts.all[part].values[nth].cells.len() {
                    self.value(part, group, nth, at, time, line, cells)?;
                }
            }
        }
        Ok(())
    }

    /// Takes in a cell of values. `time`: the place of the row's time, unless times are across.
    #[expect(clippy::too_many_arguments, reason = "a cell's place, beside its row's")]
    fn value(
        &mut self,
        part: usize,
        group: usize,
        nth: usize,
        at: usize,
        time: Option<u32>,
        line: u64,
        cells: &ByteRecord,
    ) -> Result<()> {
        let (column, slot) = self.parts.all[part].values[nth].cells[at];
        let cell = self.parts.all[part].value(cells, &self.parts.all[part].values[nth], column);
        if number::is_missing(cell) {
            return Ok(());
        }
        let hint = number::hint(cell);
        let other = if self.likely == Decimal::Comma { Decimal::Point } else { Decimal::Comma };
        let value = number::parse(cell, self.likely)
            .or_else(|fault| if self.decimal.is_some() { Err(fault) } else { number::parse(cell, other) });
        let Ok(value) = value else {
            let lead = self.parts.all[part].values[nth].column;
            *self.words.entry(lead).or_insert(0) += 1;
            return Ok(());
        };
        self.sign(hint, line, cell);
        if self.layout != Layout::GreenPulse && codes::code(value).is_some() {
            self.odd += 1;
            self.first_odd.get_or_insert_with(|| (line, shorten(&String::from_utf8_lossy(cell))));
            return Ok(());
        }
        let time = match time {
            Some(time) => time,
            None => self.times(part, group, line, cells, slot),
        };
        let stream = self.stream(part, group, nth, cells)?;
        let stream = &mut self.groups[group].streams[stream];
        stream.count += 1;
        stream.low = stream.low.min(value);
        stream.high = stream.high.max(value);
        if self.held < HELD_MAX && time != u32::MAX {
            self.held += 1;
            stream.points.push((time, value));
        }
        Ok(())
    }

    fn sign(&mut self, hint: Hint, line: u64, cell: &[u8]) {
        let told = match hint {
            Hint::Point => &mut self.signs.points,
            Hint::Comma => &mut self.signs.commas,
            Hint::EitherPoint => return self.signs.either_points += 1,
            Hint::EitherComma => return self.signs.either_commas += 1,
            Hint::None => return,
        };
        told.get_or_insert_with(|| (line, shorten(&String::from_utf8_lossy(cell))));
    }

    fn factor(&mut self, part: usize, cells: &ByteRecord) {
        let Some(column) = self.parts.all[part].factor else { return };
        let cell = self.parts.all[part].cell(cells, column);
        if !number::is_missing(cell) && (self.factors.len() < 10) {
            *self.factors.entry(String::from_utf8_lossy(cell).into_owned()).or_insert(0) += 1;
        }
    }

    /// The stream of a column of values in a group.
    fn stream(&mut self, part: usize, group: usize, nth: usize, cells: &ByteRecord) -> Result<usize> {
        let values = &self.parts.all[part].values[nth];
        if values.unit.is_none()
            && values.length.is_none()
            && let Some(Some(stream)) = self.groups[group].by_column.get(nth)
        {
            return Ok(*stream);
        }
        let unit = self.parts.all[part].own_unit(cells, values);
        let length = values.length.and_then(|column| crate::when::length_in(self.parts.all[part].cell(cells, column)));
        let known = self.groups[group].streams.iter().position(|stream| stream.nth == nth && stream.of_unit.as_bytes() == unit);
        let stream = match known {
            Some(stream) => stream,
            None => {
                if self.streams >= SERIES_MAX {
                    return Err(too_many(&self.parts.all[part].keys));
                }
                self.streams += 1;
                self.groups[group].streams.push(Stream {
                    nth,
                    of_unit: String::from_utf8_lossy(unit).into_owned(),
                    count: 0,
                    low: f64::INFINITY,
                    high: f64::NEG_INFINITY,
                    points: Vec::new(),
                    stated: HashMap::new(),
                });
                let stream = self.groups[group].streams.len() - 1;
                if values.unit.is_none() {
                    self.groups[group].by_column[nth] = Some(stream);
                }
                stream
            }
        };
        if let Some(length) = length {
            count(&mut self.groups[group].streams[stream].stated, length);
        }
        Ok(stream)
    }

    fn group(&mut self, part: usize, cells: &ByteRecord) -> Result<usize> {
        self.key.clear();
        self.key.extend_from_slice(&(self.parts.all[part].columns.start as u32).to_le_bytes());
        for &i in &self.parts.all[part].keys {
            key_part(&mut self.key, self.parts.all[part].cell(cells, i));
        }
        if let Some((key, group)) = &self.last_group
            && *key == self.key
        {
            return Ok(*group);
        }
        let group = match self.index.get(&self.key) {
            Some(&group) => group,
            None => {
                if self.groups.len() >= SERIES_MAX {
                    return Err(too_many(&self.parts.all[part].keys));
                }
                let text = |i: &usize| String::from_utf8_lossy(self.parts.all[part].cell(cells, *i)).into_owned();
                self.groups.push(Group {
                    part,
                    key: self.parts.all[part].keys.iter().map(text).collect(),
                    times: Vec::new(),
                    last: vec![None; self.clocks.len()],
                    last_end: None,
                    streams: Vec::new(),
                    by_column: vec![None; self.parts.all[part].values.len()],
                });
                self.index.insert(self.key.clone(), self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        self.last_group = Some((self.key.clone(), group));
        Ok(group)
    }

    /// Reads the time of a row in each order of dates, and returns its place among the group's times;
    /// `u32::MAX` if there is none.
    fn times(&mut self, part: usize, group: usize, line: u64, cells: &ByteRecord, slot: Option<Slot>) -> u32 {
        let of_part = &self.parts.all[part];
        let shown = |column: usize| shorten(&String::from_utf8_lossy(of_part.cell(cells, column)));
        let Group { times, last, last_end, .. } = &mut self.groups[group];
        let place = u32::try_from(times.len() / self.clocks.len().max(1)).unwrap_or(u32::MAX);
        let is_held = self.held < HELD_MAX;
        let mut likely: Option<(Moment, bool)> = None;
        for (nth, clock) in self.clocks.iter_mut().enumerate() {
            let moment = match of_part.when.read(cells, of_part.shift(), clock.order, slot) {
                Ok(moment) => moment,
                Err(fault) => {
                    clock.refused.get_or_insert_with(|| (line, shown(fault.column)));
                    None
                }
            };
            if is_held {
                times.push(moment.map_or(NO_TIME, |moment| moment.at.local));
            }
            let Some(moment) = moment else { continue };
            let before = last[nth].replace(moment.at.local);
            clock.saw(&moment, group, before, line, self.zone.as_ref());
            // The first order in which every time so far could be read.
            if likely.is_none_or(|(_, is_refused)| is_refused && clock.refused.is_none()) {
                likely = Some((moment, clock.refused.is_some()));
            }
        }
        let Some((moment, _)) = likely else { return u32::MAX };
        if let Some(length) = moment.length_ms.or(moment.end.map(|end| end.local - moment.at.local)) {
            count(&mut self.stated, length);
        }
        // For periods given by dates: does the next start on the end's date, or on the day after?
        if let Some(end) = moment.end.filter(|end| end.is_date) {
            self.end_dates += 1;
            let behind = end.until().unwrap_or(end.local + DAY_MS);
            match last_end.replace((end.local, behind)) {
                Some((on, _)) if moment.at.local == on => self.same_day += 1,
                Some((_, behind)) if moment.at.local == behind => self.next_day += 1,
                _ => {}
            }
        }
        if is_held { place } else { u32::MAX }
    }
}

fn count(counts: &mut HashMap<Millis, u64>, key: Millis) {
    if counts.len() < STATED_MAX || counts.contains_key(&key) {
        *counts.entry(key).or_insert(0) += 1;
    }
}

fn too_many(keys: &[usize]) -> Error {
    let column = keys.first().map_or_else(String::new, |i| format!("{}", i + 1));
    Error::TooLarge(format!("more than {SERIES_MAX} meters and quantities: the column `{column}` may not be the meter"))
}
