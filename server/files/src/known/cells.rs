//! What the readers of known formats share: a table's columns by name, and the texts, times and
//! units of cells. Leaves out what a format means by them.

use super::{Taker, Told};
use crate::Order;
use crate::stamp::{self, Written};
use crate::{Plain, Why};
use csv::ByteRecord;
use domain::{DAY_MS, Millis};
use std::cell::RefCell;

/// The names of a table's columns, without case, spaces and signs. It notes which of them are asked
/// for: the others hold nothing that the format's reader takes.
pub(super) struct Names {
    plain: Vec<String>,
    told: Vec<String>,
    taken: RefCell<Vec<bool>>,
}

impl Names {
    pub(super) fn of(cells: &ByteRecord) -> Self {
        let plain: Vec<String> = cells.iter().map(plain).collect();
        Self { taken: RefCell::new(vec![false; plain.len()]), told: cells.iter().map(told).collect(), plain }
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.at(name).is_some())
    }

    pub(super) fn at(&self, name: &str) -> Option<usize> {
        let place = self.plain.iter().position(|own| own == name);
        self.take(place);
        place
    }

    /// The first of several names that there is.
    pub(super) fn any(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.at(name))
    }

    pub(super) fn get(&self, i: usize) -> &str {
        self.plain.get(i).map_or("", String::as_str)
    }

    pub(super) fn all(&self) -> &[String] {
        &self.plain
    }

    /// The places of all columns whose names (bare, and as written) are fit, and the latter.
    pub(super) fn fitting(&self, is_fit: impl Fn(&str, &str) -> bool) -> Vec<(usize, String)> {
        let all = self.plain.iter().zip(&self.told).enumerate().filter(|(_, (plain, told))| is_fit(plain, told));
        let fitting: Vec<(usize, String)> = all.map(|(i, (_, told))| (i, told.clone())).collect();
        fitting.iter().for_each(|(i, _)| self.take(Some(*i)));
        fitting
    }

    fn take(&self, place: Option<usize>) {
        if let Some(i) = place {
            self.taken.borrow_mut()[i] = true;
        }
    }

    /// A column's name as written.
    pub(super) fn written(&self, i: usize) -> String {
        self.told.get(i).cloned().unwrap_or_default()
    }

    /// Lists the columns that nobody asked for as left out.
    pub(super) fn list_others(&self, to: &mut dyn Taker) {
        for (name, is_taken) in self.told.iter().zip(self.taken.borrow().iter()) {
            if !is_taken && !name.is_empty() {
                to.column_left_out(name);
            }
        }
    }
}

/// The columns of a table, if its names are in this row. `of` finds them.
pub(super) fn heading<T>(cells: &ByteRecord, to: &mut dyn Taker, of: fn(&Names) -> Option<T>) -> Option<T> {
    let names = Names::of(cells);
    let columns = of(&names)?;
    names.list_others(to);
    Some(columns)
}

/// Whether one of a table's first rows has a format's names.
pub(super) fn has_heading<T>(head: &[(u64, ByteRecord)], of: fn(&Names) -> Option<T>) -> bool {
    head.iter().any(|(_, cells)| of(&Names::of(cells)).is_some())
}

/// A name in lower case, without spaces, signs and accents: `From (date)` is `fromdate`.
pub(super) fn plain(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(&cell[..cell.len().min(200)]);
    let letter = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'á' | 'â' | 'ã' => 'a',
        'î' | 'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' | 'û' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    };
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).map(letter).collect()
}

/// The text of a cell.
pub(super) fn cell(cells: &ByteRecord, at: Option<usize>) -> &[u8] {
    at.and_then(|i| cells.get(i)).unwrap_or_default().trim_ascii()
}

pub(super) fn told(cell: &[u8]) -> String {
    String::from_utf8_lossy(&cell[..cell.len().min(200)]).trim().to_owned()
}

/// The time of a date and a time of day in two cells. `24:00` is the end of the day.
pub(super) fn date_and_clock(date: &[u8], clock: &[u8], order: Order) -> Option<Written> {
    let written = stamp::parse(date, order)?;
    if clock.is_empty() {
        return Some(written);
    }
    let (ms, rest) = stamp::time_of_day(clock)?;
    let midnight = written.local - written.local.rem_euclid(DAY_MS);
    rest.trim_ascii().is_empty().then(|| Written { local: midnight + ms, is_date: false, ..written })
}

/// The time a number of milliseconds later.
pub(super) fn later(written: Written, by_ms: Millis) -> Written {
    Written { local: written.local + by_ms, is_date: false, ..written }
}

/// A unit by its name, as it is known here.
pub(super) fn unit_named(name: &str) -> Told<&'static str> {
    const UNITS: [&str; 20] = [
        "kWh",
        "Wh",
        "MWh",
        "kW",
        "W",
        "therm",
        "therms",
        "ccf",
        "ft3",
        "m3",
        "gal",
        "L",
        "kBtu",
        "MMBtu",
        "GJ",
        "kgal",
        "MJ",
        "lbs",
        "kLbs",
        "ton-hours",
    ];
    let name = name.trim().replace('³', "3");
    match UNITS.iter().find(|unit| unit.eq_ignore_ascii_case(&name)) {
        Some(unit) => Told::Sure(unit),
        None => Told::Unknown(Plain::NoKnownUnit),
    }
}

/// What is wrong with a cell that should hold a time as in the example.
pub(super) fn not_time(example: &str) -> Why {
    Why::NotTime { example: example.to_owned() }
}

/// What is wrong with a cell that should hold a date as in the example.
pub(super) fn not_date(example: &str) -> Why {
    Why::NotDate { example: example.to_owned() }
}
