//! Hourly curves of Spanish distributors and of Datadis: the market's form (CUPS, date, number of
//! the hour) with what was drawn (AE) and fed in (AS), and i-DE's own form in Wh with a clock's
//! times. Numbers count the hours of a day, 23 to 25 of them. Leaves out what was generated and used
//! on the spot, which no grid meter counts.

use super::times::{Spans, When};
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_date, not_time, told};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{MINUTE_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Spain,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Hours::default()),
    zones: Zones::Of(&["Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"]),
    is_whole_days: true,
    ..Known::USUAL
};

/// Rows of a day: quarter-hours of 25 hours, for a meter with a mistake or two.
const DAY_ROWS_MAX: usize = 200;

/// Columns of amounts: their names, the field, and why they are left out.
const AMOUNTS: &[(&[&str], Told<&'static str>, Option<Plain>)] = &[
    (&["aekwh", "consumokwh", "consumo", "consumptionkwh", "energiaactivakwh", "consumowh"], Told::Sure("energy_kwh"), None),
    (&["askwh", "energiavertidakwh", "surplusenergykwh", "excedentekwh", "generacionwh"], Told::Sure("energy_export_kwh"), None),
    (&["energiageneradakwh", "generationenergykwh"], Told::Unknown(Plain::ItIsLeftOut), Some(Plain::GeneratedOnSpot)),
    (
        &["aeautoconskwh", "energiaautoconsumidakwh", "selfconsumptionenergykwh"],
        Told::Unknown(Plain::ItIsLeftOut),
        Some(Plain::UsedOnSpot),
    ),
];

struct Columns {
    cups: Option<usize>,
    date: Option<usize>,
    hour: Option<usize>,
    status: Option<usize>,
    /// The column's place and name, its field, and why it is left out.
    amounts: Vec<(usize, String, Told<&'static str>, Option<Plain>)>,
    /// Amounts are in Wh.
    is_wh: bool,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let cups = names.at("cups")?;
        let date = names.any(&["fechahora", "fecha", "data", "date"])?;
        let hour = names.any(&["hora", "hour", "time"]);
        let is_clock = names.get(date) == "fechahora";
        let mut amounts = Vec::new();
        for (aliases, field, why) in AMOUNTS {
            if let Some(i) = names.any(aliases) {
                amounts.push((i, names.written(i), *field, *why));
            }
        }
        let has_main = amounts.first().is_some_and(|(.., why)| why.is_none());
        (has_main && (is_clock || hour.is_some())).then(|| Self {
            cups: Some(cups),
            date: Some(date),
            hour: hour.filter(|_| !is_clock),
            status: names.any(&["realestimado", "lecturarealestimada", "metodoobtencion", "obtainmethod"]),
            is_wh: amounts.first().is_some_and(|(i, ..)| names.get(*i).ends_with("wh") && !names.get(*i).ends_with("kwh")),
            amounts,
        })
    }
}

/// A row of a day, until the day is whole.
struct Row {
    line: u64,
    cells: ByteRecord,
    midnight: Millis,
    /// Minutes since midnight, if a time of day is written; else the number of the hour.
    minutes: Option<i64>,
    number: i64,
}

#[derive(Default)]
struct Hours {
    columns: Option<Columns>,
    /// The supply point and date of the waiting rows.
    of: (Vec<u8>, Vec<u8>),
    day: Vec<Row>,
}

impl Reader for Hours {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            self.columns = heading(cells, to, Columns::of);
            return Ok(());
        };
        let date = cell(cells, columns.date);
        if date.is_empty() {
            return Ok(());
        }
        let Some(hour) = columns.hour else { return self.clock_row(line, cells, to) };
        let of = (cell(cells, columns.cups).to_vec(), date.to_vec());
        if of != self.of || self.day.len() >= DAY_ROWS_MAX {
            self.pass_on(to)?;
            self.of = of;
        }
        let Some(day) = stamp::parse(date, Order::DayFirst).filter(|written| written.is_date) else {
            to.problem(line, "Fecha", date, not_date("22/11/2026"));
            return Ok(());
        };
        let given = told(cell(cells, Some(hour)));
        let mut parts = given.split(':').map(|part| part.trim().parse::<i64>().ok());
        let row = match (parts.next().flatten(), parts.next()) {
            (Some(number @ 1..=100), None) => Row { line, cells: cells.clone(), midnight: day.local, minutes: None, number },
            (Some(hour @ 0..=25), Some(Some(minute @ 0..=59))) => {
                let minutes = Some(hour * 60 + minute);
                Row { line, cells: cells.clone(), midnight: day.local, minutes, number: hour }
            }
            _ => {
                to.problem(line, "Hora", given.as_bytes(), Plain::NotHour1To25.into());
                return Ok(());
            }
        };
        self.day.push(row);
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Taker) -> Result<()> {
        self.pass_on(to)
    }
}

impl Hours {
    /// A row of i-DE's own form: the start or the end of an hour or a quarter-hour on the clock, as the whole file shows.
    fn clock_row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else { return Ok(()) };
        let given = cell(cells, columns.date);
        match stamp::parse(given, Order::DayFirst) {
            Some(at) => columns.put(line, cells, When::Stamped { at, spans: Spans::Planned }, to),
            None => {
                to.problem(line, "FECHA-HORA", given, not_time("22/11/2026 17:00"));
                Ok(())
            }
        }
    }

    /// Passes on the rows of a day, now that the highest number is known.
    fn pass_on(&mut self, to: &mut dyn Taker) -> Result<()> {
        let day = std::mem::take(&mut self.day);
        let Some(columns) = &self.columns else { return Ok(()) };
        // `00:15` and the like are quarter-hours; `01:00` to `24:00` are hours.
        let step = if day.iter().any(|row| row.minutes.is_some_and(|minutes| minutes % 60 != 0)) { 15 } else { 60 };
        let number = |row: &Row| row.minutes.map_or(row.number, |minutes| minutes / step);
        let of = day.iter().map(number).max().unwrap_or(0);
        for row in &day {
            let span_ms = row.minutes.map(|_| step * MINUTE_MS);
            let when = When::Numbered { midnight: row.midnight, number: number(row), of, span_ms };
            columns.put(row.line, &row.cells, when, to)?;
        }
        Ok(())
    }
}

impl Columns {
    fn put(&self, line: u64, cells: &ByteRecord, when: When, to: &mut dyn Taker) -> Result<()> {
        let cups = told(cell(cells, self.cups));
        let status = told(cell(cells, self.status)).to_lowercase();
        let is_estimated = !status.is_empty() && !status.starts_with('r');
        for (i, name, field, why) in &self.amounts {
            let series = to.series(&[&cups, name], &|| {
                let label = if cups.is_empty() { name.clone() } else { format!("{cups} · {name}") };
                let unit = Told::Sure(if self.is_wh { "Wh" } else { "kWh" });
                let spec = Spec::energy(&cups, &label, "energy_kwh", Plain::SpanishColumn);
                Spec { field: *field, unit, left_out: *why, ..spec }
            })?;
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated });
        }
        Ok(())
    }
}
