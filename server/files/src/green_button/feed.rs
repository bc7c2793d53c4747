//! The Atom feed of a Green Button file: its entries, their ESPI codes, and the links that join
//! them. Leaves out what the codes mean (`green_button`).

use crate::plan::shorten;
use crate::text::Decoded;
use crate::xml::{Node, attribute, walk};
use crate::{Encoding, Error, Input, Result, SERIES_MAX};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::ops::ControlFlow;

const ENTRIES_MAX: usize = 200_000;
const LINKS_MAX: usize = 10_000;
const TEXT_MAX: usize = 1_000;

/// What an entry is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    #[default]
    Other,
    UsagePoint,
    MeterReading,
    ReadingType,
    Readings,
}

/// A reading type in ESPI's codes.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadingType {
    pub uom: Option<i64>,
    pub power_of_ten: i64,
    pub flow: Option<i64>,
    pub accumulation: Option<i64>,
    pub interval_s: Option<i64>,
    /// What is metered.
    pub commodity: Option<i64>,
}

#[derive(Debug, Default)]
pub(super) struct Entry {
    pub content: Content,
    pub own: String,
    pub up: String,
    pub related: Vec<String>,
    pub title: String,
    pub service: Option<i64>,
    pub reading_type: ReadingType,
}

/// An interval reading as written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Read {
    pub start_s: Option<i64>,
    pub duration_s: Option<i64>,
    pub value: Option<f64>,
    pub quality: Option<u32>,
}

/// For example, `/espi/UsagePoint/1` for `https://utility.example/espi/UsagePoint/1/`.
fn path(href: &str) -> String {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    rest.trim_end_matches('/').chars().take(TEXT_MAX).collect()
}

/// The elements whose children are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parent {
    Entry,
    ServiceCategory,
    ReadingType,
    TimePeriod,
    IntervalReading,
    ReadingQuality,
    Other,
}

impl Parent {
    fn of(name: &str) -> Self {
        match name {
            "entry" => Parent::Entry,
            "ServiceCategory" => Parent::ServiceCategory,
            "ReadingType" => Parent::ReadingType,
            "timePeriod" => Parent::TimePeriod,
            "IntervalReading" => Parent::IntervalReading,
            "ReadingQuality" => Parent::ReadingQuality,
            _ => Parent::Other,
        }
    }
}

/// Walks the feed. `on_reading` gets the entry's number and the reading, before `on_entry` gets the
/// entry itself.
pub(super) fn feed(
    input: &mut dyn Input,
    encoding: Encoding,
    on_reading: &mut dyn FnMut(usize, Read, u64) -> Result<ControlFlow<()>>,
    on_entry: &mut dyn FnMut(usize, Entry) -> Result<()>,
) -> Result<u64> {
    let decoded = Decoded::new(input, encoding)?;
    let taken = std::rc::Rc::clone(&decoded.taken);
    let (mut stack, mut text) = (Vec::<Parent>::new(), String::new());
    let (mut entry, mut number, mut reading) = (None::<Entry>, 0usize, Read::default());
    walk(decoded, &mut |node, line| {
        match node {
            Node::Start(name, start) => {
                text.clear();
                match (name, &mut entry) {
                    ("entry", None) => entry = Some(Entry::default()),
                    ("IntervalReading", Some(_)) => reading = Read::default(),
                    (_, Some(entry)) => entry.start(name, start),
                    _ => {}
                }
                stack.push(Parent::of(name));
            }
            Node::Text(piece) => {
                if text.len() < TEXT_MAX {
                    text.push_str(piece);
                }
            }
            Node::End(name) => {
                stack.pop();
                let Some(current) = &mut entry else { return Ok(ControlFlow::Continue(())) };
                match name {
                    "IntervalReading" => return on_reading(number, reading, line),
                    "entry" => {
                        if number >= ENTRIES_MAX {
                            return Err(Error::TooLarge(format!("line {line}: more than {ENTRIES_MAX} entries")));
                        }
                        on_entry(number, entry.take().unwrap_or_default())?;
                        number += 1;
                    }
                    _ => {
                        let parent = stack.last().copied().unwrap_or(Parent::Other);
                        current.end(parent, name, text.trim());
                        reading.end(parent, name, text.trim());
                    }
                }
                text.clear();
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(taken.get())
}

impl Entry {
    /// Takes in an element that begins in the entry.
    fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "link" => {
                let href = attribute(start, "href").map(|href| path(&href)).unwrap_or_default();
                match attribute(start, "rel").as_deref() {
                    Some("self") => self.own = href,
                    Some("up") => self.up = href,
                    Some("related") if self.related.len() < LINKS_MAX => self.related.push(href),
                    _ => {}
                }
            }
            "UsagePoint" => self.content = Content::UsagePoint,
            "MeterReading" => self.content = Content::MeterReading,
            "ReadingType" => self.content = Content::ReadingType,
            "IntervalBlock" => self.content = Content::Readings,
            _ => {}
        }
    }

    /// Takes in the text of an element that ends in the entry.
    fn end(&mut self, parent: Parent, name: &str, text: &str) {
        let int = || text.parse::<i64>().ok();
        match (parent, name) {
            (Parent::Entry, "title") => self.title = shorten(text),
            (Parent::ServiceCategory, "kind") => self.service = int(),
            (Parent::ReadingType, "uom") => self.reading_type.uom = int(),
            (Parent::ReadingType, "powerOfTenMultiplier") => self.reading_type.power_of_ten = int().unwrap_or(0),
            (Parent::ReadingType, "flowDirection") => self.reading_type.flow = int(),
            (Parent::ReadingType, "accumulationBehaviour") => self.reading_type.accumulation = int(),
            (Parent::ReadingType, "commodity") => self.reading_type.commodity = int(),
            (Parent::ReadingType, "intervalLength") => self.reading_type.interval_s = int(),
            _ => {}
        }
    }
}

impl Read {
    /// Takes in the text of an element that ends in the reading.
    fn end(&mut self, parent: Parent, name: &str, text: &str) {
        match (parent, name) {
            (Parent::TimePeriod, "start") => self.start_s = text.parse().ok(),
            (Parent::TimePeriod, "duration") => self.duration_s = text.parse().ok(),
            (Parent::IntervalReading, "value") => self.value = text.parse().ok().filter(|value: &f64| value.is_finite()),
            (Parent::ReadingQuality, "quality") => self.quality = text.parse().ok(),
            _ => {}
        }
    }
}

/// A stream of readings, described by the entries that it is linked with.
#[derive(Debug)]
pub(super) struct Stream {
    /// Its identity: the path of its meter reading.
    pub key: String,
    pub title: String,
    pub meter: Option<String>,
    pub service: Option<i64>,
    pub reading_type: Option<ReadingType>,
    /// Its reading type is not linked, but is the only one in the file.
    pub is_only_type: bool,
}

/// The result of the first walk.
#[derive(Default)]
pub(super) struct Index {
    pub usage_points: Vec<Entry>,
    pub meter_readings: Vec<Entry>,
    pub reading_types: Vec<Entry>,
    /// Entries with readings: their number, their own path and the path above.
    pub blocks: Vec<(usize, String, String)>,
}

impl Index {
    pub fn take(&mut self, number: usize, entry: Entry) {
        match entry.content {
            Content::UsagePoint => self.usage_points.push(entry),
            Content::MeterReading => self.meter_readings.push(entry),
            Content::ReadingType => self.reading_types.push(entry),
            Content::Readings => self.blocks.push((number, entry.own, entry.up)),
            Content::Other => {}
        }
    }

    /// The streams, and the stream of each entry with readings.
    pub fn resolve(&self) -> Result<(Vec<Stream>, HashMap<usize, usize>)> {
        fn links<'a>(entries: &'a [Entry], below: &str) -> HashMap<&'a str, usize> {
            let mut found = HashMap::new();
            for (i, entry) in entries.iter().enumerate() {
                // Several entries may relate to a path. The entry whose own path it is wins.
                for related in entry.related.iter().filter(|related| related.contains(below)) {
                    found.entry(related.as_str()).or_insert(i);
                }
            }
            for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.own.is_empty()) {
                found.insert(entry.own.as_str(), i);
            }
            found
        }
        /// The entry at a path, or at one of the paths above it.
        fn above(found: &HashMap<&str, usize>, own: &str, up: &str) -> Option<usize> {
            let mut ways = vec![own, up];
            for start in [up, own] {
                ways.extend(start.match_indices('/').rev().map(|(at, _)| &start[..at]).filter(|way| !way.is_empty()).take(3));
            }
            ways.into_iter().filter(|way| !way.is_empty()).find_map(|way| found.get(way).copied())
        }
        let meter_readings = links(&self.meter_readings, "/IntervalBlock");
        let usage_points = links(&self.usage_points, "/MeterReading");
        let types: HashMap<&str, usize> =
            self.reading_types.iter().enumerate().map(|(i, entry)| (entry.own.as_str(), i)).collect();
        let only_type = (self.reading_types.len() == 1).then(|| self.reading_types[0].reading_type.clone());
        let (mut streams, mut by_key, mut of_entry) = (Vec::<Stream>::new(), HashMap::new(), HashMap::new());
        for (number, own, up) in &self.blocks {
            let reading = above(&meter_readings, own, up).map(|i| &self.meter_readings[i]);
            let key = reading.map_or_else(|| up.clone(), |reading| reading.own.clone());
            let next = streams.len();
            let stream = *by_key.entry(key.clone()).or_insert(next);
            of_entry.insert(*number, stream);
            if stream < next {
                continue;
            }
            if next >= SERIES_MAX {
                return Err(Error::TooLarge(format!("more than {SERIES_MAX} meter readings")));
            }
            let (own, up) = reading.map_or((own.as_str(), up.as_str()), |reading| (reading.own.as_str(), reading.up.as_str()));
            let point = above(&usage_points, own, up).map(|i| &self.usage_points[i]);
            let linked =
                reading.and_then(|reading| reading.related.iter().find_map(|related| types.get(related.as_str()).copied()));
            let reading_type = linked.map(|i| self.reading_types[i].reading_type.clone());
            streams.push(Stream {
                key,
                title: reading.map(|reading| reading.title.clone()).unwrap_or_default(),
                meter: point.map(|point| {
                    let id = point.own.rsplit('/').next().unwrap_or_default();
                    if point.title.is_empty() { format!("usage point {id}") } else { point.title.clone() }
                }),
                service: point.and_then(|point| point.service),
                is_only_type: reading_type.is_none() && only_type.is_some(),
                reading_type: reading_type.or_else(|| only_type.clone()),
            });
        }
        Ok((streams, of_entry))
    }
}
