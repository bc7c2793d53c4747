//! The lines above a table: a unit, a meter, what is measured, a time zone, the real names of columns.
//! Leaves out where the table begins (`header`).

use crate::header::text;
use crate::look::is_number;
use crate::meaning::words::{says, words};
use crate::meaning::{direction, identity, utility};
use crate::unit;
use csv::ByteRecord;
use domain::Zone;

const UNIT: &[&str] = &["unit", "units", "uom", "unite", "einheit", "eenheid", "unidad", "unita", "unidade", "enhed", "enhet"];
const METER: &[&str] = &[
    "meter*",
    "*zahler*",
    "*zahlpunkt*",
    "*messlokation*",
    "prm",
    "pdl",
    "ean*",
    "gsrn",
    "cups",
    "pod",
    "nmi",
    "mpan",
    "mprn",
    "cpe",
    "compteur",
    "contador",
    "contatore",
    "malepunkt*",
    "maler*",
    "matare",
    "anlaggning*",
    "device name",
    "sensor",
    "esiid",
    "point id",
    "point name",
];
const ABOUT: &[&str] = &[
    "grandeur",
    "type",
    "commodity",
    "fuel",
    "medium",
    "sparte",
    "utility",
    "service",
    "energy",
    "quantity",
    "energietrager",
    "flow",
    "direction",
    "richtung",
    "magnitud",
    "energia",
    "tipo",
    "readings",
    "for",
];
const ZONE: &[&str] = &[
    "time zone",
    "timezone",
    "zeitzone",
    "tijdzone",
    "fuseau",
    "zona horaria",
    "fuso orario",
    "fuso horario",
    "tidszon*",
    "tidszone",
];

/// The label of a line that has none.
const TITLE: &str = "type";

/// What the lines above a table say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Above {
    /// The unit of its values, and the line.
    pub unit: Option<(String, u64)>,
    /// The meter, and the line.
    pub meter: Option<(String, u64)>,
    /// Words that tell the utility or the direction.
    pub about: String,
    /// The time zone, and the line.
    pub zone: Option<(String, u64)>,
    /// What a line calls a column: its name in the row of names, and the name that the line gives it.
    pub names: Vec<(String, String)>,
    /// The last line that is a single text and says none of this, and the line: perhaps the meter's name.
    pub title: Option<(String, u64)>,
}

impl Above {
    /// Whether a later table may be of what this one is of: its lines tell the same, or nothing.
    pub fn agrees(&self, later: &Self) -> bool {
        let same = |one: &Option<(String, u64)>, later: &Option<(String, u64)>| {
            later.is_none() || one.as_ref().map(|(text, _)| text) == later.as_ref().map(|(text, _)| text)
        };
        same(&self.unit, &later.unit) && same(&self.meter, &later.meter) && (later.about.is_empty() || self.about == later.about)
    }

    /// Reads the lines above a table, whose columns have these names.
    pub fn read(lines: &[(u64, ByteRecord)], columns: &[String]) -> Self {
        let mut above = Self::default();
        for (label, value, line) in pairs(lines) {
            above.take(&label, &value, line, columns);
        }
        above
    }

    fn take(&mut self, label: &str, value: &str, line: u64, columns: &[String]) {
        let label = label.trim_end_matches([':', ' ']);
        if label.is_empty() || value.is_empty() {
            return;
        }
        if columns.iter().any(|column| column.eq_ignore_ascii_case(label)) {
            self.names.push((label.to_owned(), value.to_owned()));
            return;
        }
        let said = words(label);
        let plain = String::from_utf8_lossy(identity::plain(value.as_bytes())).into_owned();
        // `All values in kWh`
        let in_unit = || {
            let split = [" in ", " en ", " em "].iter().find_map(|word| plain.rsplit_once(word));
            split.filter(|(_, unit)| unit::measure_named(unit).is_some())
        };
        if label == TITLE
            && let Some((_, unit)) = in_unit()
        {
            self.unit.get_or_insert((unit.trim().to_owned(), line));
            return;
        }
        if label == TITLE && direction::way(&plain).is_none() && utility::of(&words(&plain)).is_none() {
            self.title = Some((plain, line)).filter(|(plain, _)| plain.len() <= 60);
            return;
        }
        // A title with a number: `Stromzähler 4711`.
        if label == TITLE && says(&words(&plain), METER) && plain.chars().any(|c| c.is_ascii_digit()) && plain.len() <= 60 {
            self.title = Some((plain.clone(), line));
        }
        if says(&said, ZONE) {
            self.zone = Zone::named(&plain).ok().map(|zone| (zone.name, line));
        } else if says(&said, UNIT) && (unit::measure_named(&plain).is_some() || unit::uncounted(&plain).is_some()) {
            self.unit.get_or_insert((plain, line));
        } else if says(&said, METER)
            && plain.len() <= 60
            && plain.chars().any(char::is_alphanumeric)
            && !says(&said, &["type", "model"])
        {
            self.meter.get_or_insert((plain, line));
        } else if says(&said, ABOUT) && plain.len() <= 60 {
            let named = utility::of(&words(&plain)).is_some() || direction::way(&plain).is_some();
            if named {
                self.about.push(' ');
                self.about.push_str(&plain);
            }
        }
    }
}

/// The labels and values of lines: `Unit, kWh`; `Unit: kWh`; a row of labels above a row of values.
fn pairs(lines: &[(u64, ByteRecord)]) -> Vec<(String, String, u64)> {
    let mut found = Vec::new();
    let filled = |cells: &ByteRecord| -> Vec<String> { cells.iter().map(text).filter(|cell| !cell.is_empty()).collect() };
    let mut at = 0;
    while let Some((line, cells)) = lines.get(at) {
        at += 1;
        let here = filled(cells);
        match here.as_slice() {
            [one] => match one.split_once(':') {
                Some((label, value)) => found.push((label.trim().to_owned(), value.trim().to_owned(), *line)),
                // A title: `Gas`.
                None => found.push((TITLE.to_owned(), one.clone(), *line)),
            },
            // `Meter: 70000000` and the direction beside it.
            [pair, value] if pair.split_once(':').is_some_and(|(_, rest)| !rest.trim().is_empty()) => {
                let (label, told) = pair.split_once(':').unwrap_or_default();
                found.push((label.trim().to_owned(), told.trim().to_owned(), *line));
                found.push((TITLE.to_owned(), value.clone(), *line));
            }
            [label, value] => found.push((label.clone(), value.clone(), *line)),
            [label, ..] if label.ends_with(':') => found.push((label.clone(), here[1].clone(), *line)),
            [_, _, _, ..] => {
                let Some((below, values)) = lines.get(at).filter(|(_, values)| filled(values).len() >= 2) else { continue };
                if cells.iter().any(is_number) {
                    continue;
                }
                at += 1;
                found.extend(cells.iter().zip(values).map(|(label, value)| (text(label), text(value), *below)));
            }
            [] => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[&[&str]], columns: &[&str]) -> Above {
        let lines: Vec<(u64, ByteRecord)> =
            rows.iter().zip(1..).map(|(cells, line)| (line, ByteRecord::from(cells.to_vec()))).collect();
        Above::read(&lines, &columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn what_stands_above_a_table_is_read_in_three_forms() {
        let expected = (Some(("W".to_owned(), 2)), Some(("01234567890123".to_owned(), 2)));
        let above =
            read(&[&["Identifiant PRM", "Grandeur", "Unite"], &["01234567890123", "Consommation", "W"]], &["Horodate", "Valeur"]);
        assert_eq!((above.unit, above.meter), expected);
        assert_eq!(above.about.trim(), "Consommation");
        let above =
            read(&[&["Meter", "01234567890123", ""], &["Unit", "W", ""], &["Time zone: Europe/Paris"]], &["Time", "Value"]);
        assert_eq!(
            (above.unit.map(|(unit, _)| unit), above.meter.map(|(meter, _)| meter)),
            (Some("W".to_owned()), Some("01234567890123".to_owned()))
        );
        assert_eq!(above.zone, Some(("Europe/Paris".to_owned(), 3)));
    }

    #[test]
    fn the_real_name_of_a_column_may_stand_above() {
        let above = read(&[&["Point_1:", "LIB.KWH", "", "15 minutes"]], &["Date", "Point_1"]);
        assert_eq!(above.names, [("Point_1".to_owned(), "LIB.KWH".to_owned())]);
    }
}
