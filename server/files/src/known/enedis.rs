//! Enedis, the grid operator of most of France: load curves (mean power of 5 to 60 minutes, in W),
//! daily amounts, and daily indexes (registers), as its site and its market's files (R63) write
//! them. The step of a curve may change within a file. Leaves out the highest powers, and the
//! registers of single tariffs, whose sum is the total beside them.

mod curve;
mod halves;

use super::times::{Spans, When};
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, later, not_date, not_time, plain, told, unit_named};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use curve::Curve;
use domain::{ChannelKind, DAY_MS, MINUTE_MS, Millis};
use halves::Halves;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Enedis,
    marks: is_marked,
    reader: || Box::new(Sections::default()),
    zones: Zones::Of(&["Europe/Paris"]),
    is_whole_days: true,
    ..Known::USUAL
};

fn is_marked(head: &[(u64, ByteRecord)]) -> bool {
    let is_its_own = |names: &Names| {
        names.any(&["identifiantprm", "pointreferencemesureprm"]).is_some()
            || names.get(0) == "horodateisofindepas"
            || Halves::are_named(names)
    };
    // A curve whose lines above were cut off. Below other lines, these names may be anybody's.
    let is_cut = head.first().is_some_and(|(_, cells)| Names::of(cells).has(&["horodate", "valeur"]));
    is_cut || head.iter().any(|(_, cells)| is_its_own(&Names::of(cells)))
}

/// What the lines above a table say of it.
#[derive(Clone, Default)]
struct About {
    point: String,
    /// The type of data, and which way they flow, in words.
    what: String,
    unit: String,
}

impl About {
    /// Pairs of names and values: below one another, or side by side.
    fn take(&mut self, name: &str, value: &[u8]) {
        let value = told(value);
        match name {
            "identifiantprm" | "pointreferencemesureprm" => self.point = value,
            "typededonnees" | "typedecomptage" => self.what = value.to_lowercase(),
            "grandeurmetier" => self.what = format!("{} {}", self.what, value.to_lowercase()),
            "unite" => self.unit = value,
            _ => {}
        }
    }

    fn field(&self) -> Told<&'static str> {
        let says = |words: &[&str]| words.iter().any(|word| self.what.contains(word));
        match (says(&["conso", "soutirage", "cons"]), says(&["prod", "injection", "inj"])) {
            (true, false) => Told::Sure("energy_kwh"),
            (false, true) => Told::Sure("energy_export_kwh"),
            _ => Told::Likely("energy_kwh", Plain::ConsumptionOrProduction),
        }
    }

    fn spec(&self, label: &str, unit: Told<&'static str>) -> Spec {
        let label = [self.point.as_str(), label].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Spec { field: self.field(), unit, ..Spec::energy(&self.point, &label, "energy_kwh", Plain::EnedisLines) }
    }

    /// Load curves are powers, unless their unit is one of energy.
    fn curve_unit(&self) -> Told<&'static str> {
        match unit_named(&self.unit) {
            Told::Sure(unit) => Told::Sure(unit),
            _ => Told::Likely("W", Plain::EnedisCurves),
        }
    }
}

/// The table that the rows are of.
#[derive(Default)]
enum Section {
    #[default]
    Above,
    /// The row below the names of what is told about the table.
    About(Vec<String>),
    Curve(Curve),
    /// Powers of half-hours below the date.
    Halves(Halves),
    /// Registers by day: the columns.
    Index(Vec<(usize, String)>),
    /// Amounts by day: the unit.
    Days(String),
    /// A table that says all in each row.
    Flat(Flat),
    /// A table of something else.
    Other,
}

#[derive(Default)]
struct Sections {
    about: About,
    section: Section,
}

impl Reader for Sections {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        if cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(());
        }
        if self.heading(cells, to)? {
            return Ok(());
        }
        match &mut self.section {
            Section::About(names) => {
                let names = std::mem::take(names);
                self.about = About::default();
                names.iter().enumerate().for_each(|(i, name)| self.about.take(name, cell(cells, Some(i))));
                self.section = Section::Above;
            }
            Section::Curve(curve) => curve.row(line, cells, &self.about, to)?,
            Section::Halves(halves) => halves.row(line, cells, &self.about, to)?,
            Section::Index(columns) => index(line, cells, columns, &self.about, to)?,
            Section::Days(unit) => day(line, cells, unit, &self.about, to)?,
            Section::Flat(flat) => flat.row(line, cells, to)?,
            Section::Above | Section::Other => {}
        }
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Taker) -> Result<()> {
        self.leave(to)
    }
}

impl Sections {
    /// Passes on what a curve still holds.
    fn leave(&mut self, to: &mut dyn Taker) -> Result<()> {
        match &mut self.section {
            Section::Curve(curve) => curve.end(&self.about, to),
            _ => Ok(()),
        }
    }

    /// Whether a row begins a table, or tells about one.
    fn heading(&mut self, cells: &ByteRecord, to: &mut dyn Taker) -> Result<bool> {
        // Rows of data begin with a digit.
        if cell(cells, Some(0)).first().is_some_and(u8::is_ascii_digit) {
            return Ok(false);
        }
        let names = Names::of(cells);
        let next = if names.has(&["identifiantprm", "horodate", "valeur"]) {
            Section::Flat(Flat::of(&names))
        } else if names.has(&["horodate", "valeur"]) {
            if self.about.what.contains("puissance maximale") {
                to.note(Plain::NoteHighestPower);
                Section::Other
            } else {
                Section::Curve(Curve::default())
            }
        } else if Halves::are_named(&names) {
            if self.about.what.is_empty() {
                self.about.what = "consommation".to_owned();
            }
            Section::Halves(Halves::default())
        } else if names.get(0) == "horodateisofindepas" {
            self.about.unit = if names.get(1).ends_with("wh") { "Wh" } else { "W" }.to_owned();
            Section::Curve(Curve::of_ends())
        } else if names.get(0) == "horodate" {
            let name = |(i, text): (usize, &[u8])| (i, told(text));
            Section::Index(cells.iter().enumerate().skip(1).map(name).filter(|(_, text)| text.starts_with("EA")).collect())
        } else if names.get(0) == "date" && names.get(1).starts_with("valeur") {
            Section::Days(names.get(1).trim_start_matches("valeur").trim_start_matches("en").to_owned())
        } else if names.get(0) == "periode" {
            Section::Other
        } else if names.has(&["identifiantprm", "typededonnees"]) && !names.get(1).starts_with(|c: char| c.is_ascii_digit()) {
            Section::About(names.all().to_vec())
        } else if names.any(&["identifiantprm", "pointreferencemesureprm", "typedecomptage"]).is_some() {
            // Names and values side by side.
            for i in 0..names.all().len() {
                self.about.take(names.get(i), cell(cells, Some(i + 1)));
            }
            Section::Above
        } else {
            return Ok(false);
        };
        self.leave(to)?;
        self.section = next;
        Ok(true)
    }
}

/// A row of registers.
fn index(line: u64, cells: &ByteRecord, columns: &[(usize, String)], about: &About, to: &mut dyn Taker) -> Result<()> {
    let given = cell(cells, Some(0));
    let Some(at) = stamp::parse(given, Order::YearFirst) else {
        to.problem(line, "Horodate", given, not_time("2026-11-22T00:00:00+01:00"));
        return Ok(());
    };
    for (i, name) in columns {
        let value = cell(cells, Some(*i));
        if value.is_empty() {
            continue;
        }
        let series = to.series(&[&about.point, "index", name], &|| {
            let unit = if about.unit.is_empty() { Told::Likely("Wh", Plain::EnedisIndexes) } else { unit_named(&about.unit) };
            let spec = Spec { kind: Some(ChannelKind::Cumulative), ..about.spec(name, unit) };
            match plain(name.as_bytes()).as_str() {
                "east" => spec,
                "eait" => Spec { field: Told::Sure("energy_export_kwh"), ..spec },
                _ => Spec { left_out: Some(Plain::PartOfTotal), ..spec },
            }
        })?;
        to.put(Entry { series, line, column: name, when: When::At(at), cell: value, is_estimated: false });
    }
    Ok(())
}

/// A row of a day's amount.
fn day(line: u64, cells: &ByteRecord, unit: &str, about: &About, to: &mut dyn Taker) -> Result<()> {
    let given = cell(cells, Some(0));
    let Some(start) = stamp::parse(given, Order::DayFirst) else {
        to.problem(line, "Date", given, not_date("22/11/2026"));
        return Ok(());
    };
    let series = to.series(&[&about.point, "day", unit], &|| {
        let unit = if unit.is_empty() { Told::Unknown(Plain::NoUnit) } else { unit_named(unit) };
        about.spec("a day", unit)
    })?;
    let when = When::Between { start, end: later(start, DAY_MS) };
    to.put(Entry { series, line, column: "Valeur", when, cell: cell(cells, Some(1)), is_estimated: false });
    Ok(())
}

/// The columns of a table that says all in each row: the market's form.
#[derive(Default)]
struct Flat {
    point: Option<usize>,
    physical: Option<usize>,
    flow: Option<usize>,
    unit: Option<usize>,
    time: Option<usize>,
    value: Option<usize>,
    nature: Option<usize>,
    step: Option<usize>,
}

impl Flat {
    fn of(names: &Names) -> Self {
        Self {
            point: names.at("identifiantprm"),
            physical: names.at("grandeurphysique"),
            flow: names.at("grandeurmetier"),
            unit: names.at("unite"),
            time: names.at("horodate"),
            value: names.at("valeur"),
            nature: names.at("nature"),
            step: names.at("pas"),
        }
    }

    fn row(&self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let [point, physical, flow, unit] = [self.point, self.physical, self.flow, self.unit].map(|at| told(cell(cells, at)));
        let given = cell(cells, self.time);
        let Some(at) = stamp::parse(given, Order::YearFirst) else {
            to.problem(line, "Horodate", given, not_time("2026-11-22T17:00:00+01:00"));
            return Ok(());
        };
        let series = to.series(&[&point, &physical, &flow, &unit], &|| {
            let about = About { point: point.clone(), what: flow.to_lowercase(), unit: unit.clone() };
            let spec = about.spec(&format!("{physical} {flow} {unit}"), about.curve_unit());
            match (self.step, plain(physical.as_bytes()).as_str()) {
                (None, _) => Spec { left_out: Some(Plain::RegistersOfTariffs), ..spec },
                (_, "ea" | "pa" | "energieactive" | "puissanceactive") => spec,
                _ => Spec { left_out: Some(Plain::NoActive), ..spec },
            }
        })?;
        let span = step_ms(&told(cell(cells, self.step)));
        let nature = told(cell(cells, self.nature));
        to.put(Entry {
            series,
            line,
            column: "Valeur",
            when: When::Stamped { at, spans: Spans::Own { until: span, from: span } },
            cell: cell(cells, self.value),
            is_estimated: !matches!(nature.as_str(), "" | "R" | "B" | "C"),
        });
        Ok(())
    }
}

/// `PT30M` and `PT1H`.
fn step_ms(text: &str) -> Option<Millis> {
    let rest = text.strip_prefix("PT")?;
    let minutes = match (rest.strip_suffix('M'), rest.strip_suffix('H')) {
        (Some(minutes), _) => minutes.parse::<Millis>().ok()?,
        (_, Some(hours)) => hours.parse::<Millis>().ok()?.checked_mul(60)?,
        _ => return None,
    };
    (1..=1_440).contains(&minutes).then_some(minutes * MINUTE_MS)
}
