//! The parts of a calendar file that tell of days: its events and the rules of its time zones, each as its
//! lines. Leaves out what the lines mean; alarms, tasks and unknown parts are passed over.

use super::EVENTS_MAX;
use super::fault::{Fault, shown};
use super::line::Line;
use crate::Error;

/// How deeply parts stand in one another at most: an alarm stands in an event, and that in a calendar.
const DEPTH_MAX: usize = 8;

/// The parts of a file.
#[derive(Debug, Default)]
pub(super) struct File<'a> {
    /// What the calendar calls itself.
    pub(super) name: Option<String>,
    /// Its events.
    pub(super) events: Vec<Part<'a>>,
    /// Its time zones.
    pub(super) zones: Vec<ZonePart<'a>>,
}

/// The lines of a part, without those of parts within it.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The line where it begins.
    pub(super) number: usize,
    pub(super) lines: Vec<&'a Line>,
}

/// A time zone's own lines, and those of its standard and summer times.
#[derive(Debug)]
pub(super) struct ZonePart<'a> {
    pub(super) lines: Vec<&'a Line>,
    pub(super) observances: Vec<Part<'a>>,
}

impl<'a> Part<'a> {
    /// The first line of that name.
    pub(super) fn line(&self, name: &str) -> Option<&'a Line> {
        self.lines.iter().copied().find(|line| line.name == name)
    }

    /// All lines of that name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().copied().filter(move |line| line.name == name)
    }
}

/// Sorts lines into the parts that they stand in.
pub(super) fn read(lines: &[Line]) -> Result<File<'_>, Error> {
    let mut file = File::default();
    let mut within: Vec<(usize, String)> = Vec::new();
    for line in lines {
        let path: Vec<&str> = within.iter().map(|(_, name)| name.as_str()).collect();
        match (line.name.as_str(), path.as_slice()) {
            ("BEGIN", _) => {
                if within.len() == DEPTH_MAX {
                    return Err(Fault::TooDeep.at(line.number));
                }
                let name = line.value.to_ascii_uppercase();
                let part = Part { number: line.number, lines: Vec::new() };
                match (path.as_slice(), name.as_str()) {
                    (["VCALENDAR"], "VEVENT") => {
                        if file.events.len() == EVENTS_MAX {
                            return Err(Fault::TooManyEvents.at(line.number));
                        }
                        file.events.push(part);
                    }
                    (["VCALENDAR"], "VTIMEZONE") => file.zones.push(ZonePart { lines: Vec::new(), observances: Vec::new() }),
                    (["VCALENDAR", "VTIMEZONE"], "STANDARD" | "DAYLIGHT") => {
                        if let Some(zone) = file.zones.last_mut() {
                            zone.observances.push(part);
                        }
                    }
                    _ => {}
                }
                within.push((line.number, name));
            }
            ("END", _) => {
                let expected = within.pop().map(|(_, name)| name).unwrap_or_default();
                if !expected.eq_ignore_ascii_case(&line.value) {
                    return Err(Fault::WrongEnd { expected: shown(&expected), found: shown(&line.value) }.at(line.number));
                }
            }
            ("VERSION", ["VCALENDAR"]) if line.value == "1.0" => return Err(Fault::Version(line.value.clone()).at(line.number)),
            ("X-WR-CALNAME" | "NAME", ["VCALENDAR"]) => {
                file.name = file.name.take().or_else(|| Some(line.text()).filter(|name| !name.is_empty()));
            }
            (_, ["VCALENDAR", "VEVENT"]) => {
                if let Some(event) = file.events.last_mut() {
                    event.lines.push(line);
                }
            }
            (_, ["VCALENDAR", "VTIMEZONE"]) => {
                if let Some(zone) = file.zones.last_mut() {
                    zone.lines.push(line);
                }
            }
            (_, ["VCALENDAR", "VTIMEZONE", "STANDARD" | "DAYLIGHT"]) => {
                if let Some(observance) = file.zones.last_mut().and_then(|zone| zone.observances.last_mut()) {
                    observance.lines.push(line);
                }
            }
            _ => {}
        }
    }
    // The innermost part is the one that was cut off.
    match within.last() {
        Some((number, name)) => Err(Fault::Unclosed(shown(name)).at(*number)),
        None => Ok(file),
    }
}
