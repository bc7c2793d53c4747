//! Calendar files (iCalendar, RFC 5545) as days: which local dates of a site the events of a file cover, and
//! under which name. Bounded in bytes, events, steps and days, since anybody may write such a file. What
//! would make days wrong is refused with its line; what has no bearing on days is passed over. Leaves out
//! tasks, free and busy times, alarms, and how a file comes here.
//!
//! An event of whole days covers these. One with hours covers a date if it takes half of the time between 6
//! and 18 o'clock there: a day in another zone's or in universal time stays one day, and a meeting closes
//! nothing.

mod component;
mod event;
mod expand;
mod fault;
mod line;
mod rule;
mod value;
mod zones;

pub use fault::Fault;

use crate::Error;
use domain::Zone;
use domain::calendar::layers::NamedDays;
use domain::zone::Date;

/// The longest file, in bytes.
pub const BYTES_MAX: usize = 1_000_000;

/// The most events of a file.
pub const EVENTS_MAX: usize = 5_000;

/// The most days that the events of a file cover together.
pub const DAYS_MAX: i64 = 10_000;

/// The longest name of an event, in characters. The rest is cut.
pub const NAME_CHARACTERS_MAX: usize = 120;

/// What a calendar file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ics {
    /// What the calendar calls itself.
    pub name: Option<String>,
    /// How many events it has, in the asked time or not.
    pub events: usize,
    /// The days that its events cover, in order, each cut to the asked time. An event without a name has the
    /// calendar's, or none: an empty one.
    pub days: Vec<NamedDays>,
}

/// Reads a calendar file: the days from `first` to `last` that its events cover by the clock of the site.
///
/// # Errors
/// [`Error::Ics`] with the line, if the file is none, is too large, or has something that cannot be read.
pub fn read(bytes: &[u8], site: &Zone, first: Date, last: Date) -> Result<Ics, Error> {
    if bytes.len() > BYTES_MAX {
        let line = bytes[..BYTES_MAX].iter().filter(|byte| **byte == b'\n').count() + 1;
        return Err(Fault::TooLarge.at(line));
    }
    let lines = line::lines(bytes)?;
    let file = component::read(&lines)?;
    let mut steps = rule::Steps::default();
    let mut zones = zones::Zones::new(site, &file.zones);
    let mut events = Vec::with_capacity(file.events.len());
    for lines in &file.events {
        events.push(event::Event::read(lines, &mut zones, &mut steps)?);
    }
    let asked = expand::Asked { site, first, last };
    let mut days = expand::days(&events, &asked, &mut steps)?;
    for named in &mut days {
        if named.name.is_empty()
            && let Some(name) = &file.name
        {
            named.name.clone_from(name);
        }
    }
    Ok(Ics { name: file.name, events: events.len(), days })
}

#[cfg(test)]
mod tests;
