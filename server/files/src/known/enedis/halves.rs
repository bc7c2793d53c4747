//! EDF's file of the powers of half-hours: the date on a line of its own, and below it the rows of that
//! day, each with the end of its half-hour, mostly newest first. Leaves out other steps.

use super::About;
use crate::known::times::When;
use crate::known::{Entry, Names, Taker, Told, cell, date_and_clock, told};
use crate::{Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{DAY_MS, MINUTE_MS};

#[derive(Default)]
pub(super) struct Halves {
    /// The date of the rows, as written.
    day: Vec<u8>,
}

impl Halves {
    /// Whether a row names its columns.
    pub(super) fn are_named(names: &Names) -> bool {
        names.get(0).starts_with("dateetheure") && names.at("puissanceatteintew").is_some()
    }

    pub(super) fn row(&mut self, line: u64, cells: &ByteRecord, about: &About, to: &mut dyn Taker) -> Result<()> {
        let given = cell(cells, Some(0));
        if stamp::parse(given, Order::DayFirst).is_some_and(|written| written.is_date) {
            self.day = given.to_vec();
            return Ok(());
        }
        let time = date_and_clock(&self.day, given, Order::DayFirst).filter(|at| at.local % (30 * MINUTE_MS) == 0);
        let Some(mut end) = time.filter(|_| !given.is_empty()) else {
            to.problem(line, "Date et heure", given, Plain::NotEndOfHalfHour.into());
            return Ok(());
        };
        // Midnight ends the day.
        if end.local.rem_euclid(DAY_MS) == 0 {
            end.local += DAY_MS;
        }
        let unit = Told::Sure("W");
        let series = to.series(&[&about.point, "halves"], &|| about.spec("puissance atteinte", unit))?;
        let nature = told(cell(cells, Some(2))).to_lowercase();
        to.put(Entry {
            series,
            line,
            column: "Puissance atteinte",
            when: When::Until { end, span_ms: 30 * MINUTE_MS },
            cell: cell(cells, Some(1)),
            is_estimated: nature.starts_with("estim"),
        });
        Ok(())
    }
}
