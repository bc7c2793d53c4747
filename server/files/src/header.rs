//! Where in the first rows a table begins: the lines above it, the row of names, the first row of
//! data. Leaves out what its columns hold (`columns`).

use crate::look::{is_number, numbers_of, orders_of, period_orders_of};
use crate::meaning::direction;
use crate::meaning::words::{says, words};
use crate::plan::shorten;
use crate::slot::Rows;
use crate::{number, slot, stamp, unit};
use csv::ByteRecord;

/// Lines before the first row of data, at most.
pub(crate) const PREAMBLE_MAX: usize = 60;
/// Rows that are compared with a row of names.
const COMPARED: usize = 20;

/// Names of columns of times, where the times are plain numbers.
pub(crate) const TIME_WORDS: &[&str] = &[
    "time",
    "timestamp",
    "ts",
    "date",
    "datetime",
    "epoch",
    "unix",
    "unixtime",
    "unixtimestamp",
    "epochtime",
    "start",
    "end",
    "at",
    "when",
    "*zeit*",
    "datum",
    "read",
    "interval",
    "fecha",
    "data",
    "horodat*",
    "*tid",
    "*tidspunkt",
    "tijd*",
    "clocktime",
    "moment",
];
/// Names of a column with the year.
pub(crate) const YEAR_WORDS: &[&str] = &["year", "jahr", "jaar", "annee", "ano", "anno", "ar", "yr", "yyyy"];
/// Names of a column with the month.
pub(crate) const MONTH_WORDS: &[&str] = &["month", "monat", "maand", "mois", "mes", "mese", "maned", "manad", "mm", "mon"];

/// Where a table begins.
pub(crate) struct Lines {
    /// The rows above the names: indexes into the head.
    pub above: usize,
    /// The names of the columns, if a row has them.
    pub names: Option<Vec<String>>,
    /// The index of the row of names (the lower one, if there are two).
    pub header: Option<usize>,
    /// The index of the first row of data.
    pub data: usize,
}

/// A cell as text, without spaces around it.
pub(crate) fn text(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_time(cell: &[u8]) -> bool {
    !orders_of(cell).is_empty() || !period_orders_of(cell).is_empty()
}

fn filled(cells: &ByteRecord) -> usize {
    cells.iter().filter(|cell| !cell.trim_ascii().is_empty()).count()
}

/// Where the table in the first rows begins; `None` if no row holds a time.
pub(crate) fn find(head: &[(u64, ByteRecord)]) -> Option<Lines> {
    let of_names =
        |header: usize| Lines { above: header, names: Some(names(&head[header].1)), header: Some(header), data: header + 1 };
    if let Some(header) = (0..head.len().min(PREAMBLE_MAX)).find(|&i| is_row_of_times(head, i)) {
        return Some(of_names(header));
    }
    if let Some(data) = first_row_of_data(head) {
        return Some(above(head, data));
    }
    (0..head.len().min(PREAMBLE_MAX)).find(|&i| names_plain_times(head, i)).map(of_names)
}

fn names(cells: &ByteRecord) -> Vec<String> {
    cells.iter().map(text).collect()
}

/// Whether a row holds names that are times, and the rows below hold numbers there.
fn is_row_of_times(head: &[(u64, ByteRecord)], i: usize) -> bool {
    let below: Vec<&ByteRecord> = head[i + 1..].iter().map(|(_, cells)| cells).take(COMPARED).collect();
    if below.is_empty() || head[i].1.len() < 3 {
        return false;
    }
    let names = names(&head[i].1);
    let has = |known: &[&str]| names.iter().any(|name| says(&words(name), known));
    let by_parts = has(YEAR_WORDS) && has(MONTH_WORDS);
    let blocks = slot::across(&names, if by_parts { Rows::Months } else { named_by(&below) });
    let Some(block) = blocks.iter().max_by_key(|block| block.columns.len()) else { return false };
    let cells = || below.iter().flat_map(|cells| block.columns.iter().filter_map(|(i, _)| cells.get(*i)));
    let values = cells().filter(|cell| !number::is_missing(cell));
    let (mut all, mut fit) = (0usize, 0usize);
    values.for_each(|cell| {
        all += 1;
        fit += usize::from(is_number(cell) && !is_time(cell));
    });
    all > 0 && fit * 5 > all * 4
}

/// What rows name: days, months, or anything else.
pub(crate) fn named_by(rows: &[&ByteRecord]) -> Rows {
    let (mut dates, mut months) = (0, 0);
    for cells in rows {
        let (mut is_dated, mut is_month) = (false, false);
        for cell in cells.iter().take(40) {
            let Some(&order) = orders_of(cell).first() else { continue };
            match stamp::parse(cell.trim_ascii(), order) {
                Some(written) if written.is_month => is_month = true,
                // No hours of a day stand beside a quarter or a week.
                Some(written) if written.until.is_some() => return Rows::Other,
                Some(written) if written.is_date || written.local.rem_euclid(domain::DAY_MS) == 0 => is_dated = true,
                Some(_) => return Rows::Other,
                None => {}
            }
        }
        dates += usize::from(is_dated);
        months += usize::from(is_month);
    }
    if dates * 2 > rows.len() {
        Rows::Days
    } else if months * 2 > rows.len() {
        Rows::Months
    } else {
        Rows::Other
    }
}

/// The first row that is like the rows below it: a time where they have one, and numbers where they
/// have numbers.
fn first_row_of_data(head: &[(u64, ByteRecord)]) -> Option<usize> {
    let width = head.iter().map(|(_, cells)| cells.len()).max()?;
    let mut times = vec![0usize; width];
    let mut found: Vec<Vec<usize>> = Vec::with_capacity(head.len());
    for (_, cells) in head {
        let at: Vec<usize> = (0..cells.len()).filter(|&i| is_time(&cells[i])).collect();
        if cells.len() > 1 {
            at.iter().for_each(|&i| times[i] += 1);
        }
        found.push(at);
    }
    let most = *times.iter().max()?;
    if most == 0 {
        return None;
    }
    let column = times.iter().position(|count| *count == most)?;
    let timed: Vec<usize> = (0..head.len()).filter(|&i| found[i].contains(&column) && head[i].1.len() > 1).collect();
    let numeric: Vec<usize> = (0..width)
        .filter(|&i| i != column)
        .filter(|&i| {
            let cells = || timed.iter().filter_map(|&row| head[row].1.get(i)).filter(|cell| !number::is_missing(cell));
            let all = cells().count();
            all > 0 && cells().filter(|cell| is_number(cell)).count() * 2 > all
        })
        .collect();
    let is_data = |row: usize| {
        let cells = &head[row].1;
        let values = || numeric.iter().filter_map(|&i| cells.get(i)).filter(|cell| !number::is_missing(cell));
        numeric.is_empty() || values().next().is_none() && cells.len() > column + 1 || values().any(is_number)
    };
    timed.iter().copied().take(PREAMBLE_MAX).find(|&row| is_data(row)).or(timed.first().copied())
}

/// The row of names above the first row of data. A row of units below the names belongs to them, and
/// so does a row of groups above names that repeat.
fn above(head: &[(u64, ByteRecord)], data: usize) -> Lines {
    let none = Lines { above: data, names: None, header: None, data };
    let Some(last) = data.checked_sub(1) else { return none };
    let lower = &head[last].1;
    if filled(lower) < 2 && head[data].1.len() > 1 || lower.len() < 2 {
        return none;
    }
    let lower_names = names(lower);
    let is_unit = |name: &str| {
        let bare = name.trim_matches(['(', ')', '[', ']']);
        unit::measure_named(bare).is_some() || unit::uncounted(bare).is_some() || matches!(bare, "-" | "--")
    };
    let of_units = lower_names.iter().filter(|name| !name.is_empty()).all(|name| is_unit(name));
    if of_units && let Some(upper) = last.checked_sub(1).filter(|&i| filled(&head[i].1) > 1 && !head[i].1.iter().any(is_time)) {
        let both = names(&head[upper].1).into_iter().enumerate().map(|(i, name)| match lower_names.get(i).map(String::as_str) {
            Some(unit) if !unit.is_empty() && unit != "-" => format!("{name} ({})", unit.trim_matches(['(', ')', '[', ']'])),
            _ => name,
        });
        return Lines { above: upper, names: Some(both.collect()), header: Some(last), data };
    }
    let (above, names) =
        match last.checked_sub(1).and_then(|upper| grouped(&head[upper].1, &lower_names).map(|names| (upper, names))) {
            Some((upper, names)) => (upper, names),
            None => labelled(&head[..last], &lower_names).unwrap_or((last, lower_names)),
        };
    Lines { above, names: Some(names), header: Some(last), data }
}

/// Rows above the names that may tell more of each column.
const LABELS_MAX: usize = 8;

/// Names that are all the same, each with what several rows above tell of its column: a point, a
/// direction. Returns the first of these rows, too.
fn labelled(rows: &[(u64, ByteRecord)], lower: &[String]) -> Option<(usize, Vec<String>)> {
    let repeats = lower.len() > 2 && lower[1..].iter().all(|name| !name.is_empty() && *name == lower[1]);
    let is_full = |cells: &ByteRecord| cells.len() >= lower.len() && (0..lower.len()).all(|i| !text(&cells[i]).is_empty());
    let first = rows.len() - rows.iter().rev().take(LABELS_MAX).take_while(|(_, cells)| is_full(cells)).count();
    if !repeats || first == rows.len() {
        return None;
    }
    let labels = |(_, cells): &(u64, ByteRecord)| (1..lower.len()).map(|i| text(&cells[i])).collect::<Vec<String>>();
    let tells_ways = |labels: &Vec<String>| labels.iter().all(|label| direction::is_direction(label));
    // The first row names the points; of the others only those matter that tell directions.
    let told = rows[first..].iter().map(labels).enumerate().filter(|(nth, labels)| *nth == 0 || tells_ways(labels));
    let told: Vec<Vec<String>> = told.map(|(_, labels)| labels).collect();
    let unit = unit::in_name(&lower[1]).map_or_else(|| lower[1].clone(), |(unit, _)| format!("({unit})"));
    let of = |i: usize| told.iter().map(|labels| labels[i - 1].as_str()).chain([unit.as_str()]).collect::<Vec<_>>().join(" ");
    let names = lower.iter().enumerate().map(|(i, name)| if i == 0 { name.clone() } else { of(i) }).collect();
    Some((first, names))
}

/// Names that repeat, each with the group above it: `Hall` and `Gym` above `kWh, kW, kWh, kW`.
fn grouped(upper: &ByteRecord, lower: &[String]) -> Option<Vec<String>> {
    let repeated = |i: usize| !lower[i].is_empty() && lower[..i].contains(&lower[i]);
    let first = (0..lower.len()).find(|&i| repeated(i))?;
    let groups = names(upper);
    let named: Vec<usize> = (0..groups.len()).filter(|&i| !groups[i].is_empty()).collect();
    let fits =
        named.len() >= 2 && named.iter().any(|&i| i >= first) && !upper.iter().any(|cell| is_time(cell) || is_number(cell));
    if !fits {
        return None;
    }
    let mut group = String::new();
    Some(
        lower
            .iter()
            .enumerate()
            .map(|(i, name)| {
                if let Some(next) = groups.get(i).filter(|next| !next.is_empty()) {
                    group.clone_from(next);
                }
                if group.is_empty() || name.is_empty() { name.clone() } else { format!("{group} {name}") }
            })
            .collect(),
    )
}

/// Whether a row names a column of times, and the rows below hold numbers there that can be times; or
/// whether it names years and months.
fn names_plain_times(head: &[(u64, ByteRecord)], i: usize) -> bool {
    let Some((_, next)) = head.get(i + 1) else { return false };
    let named = names(&head[i].1);
    let is_year = |cell: &[u8]| {
        std::str::from_utf8(cell)
            .ok()
            .and_then(|text| text.trim().parse::<u32>().ok())
            .is_some_and(|y| (1990..=2100).contains(&y))
    };
    let years = named.iter().enumerate().any(|(i, name)| says(&words(name), YEAR_WORDS) && next.get(i).is_some_and(is_year));
    let names_part = |name: &String| says(&words(name), MONTH_WORDS) || stamp::PartOfYear::named(&words(name)).is_some();
    let parts = named.iter().any(names_part) || next.iter().any(|cell| stamp::part_in(cell.trim_ascii(), None).is_some());
    years && parts
        || named
            .iter()
            .enumerate()
            .any(|(i, name)| says(&words(name), TIME_WORDS) && next.get(i).is_some_and(|cell| !numbers_of(cell).is_empty()))
}

/// A name for each column: as the row of names says, or its number.
pub(crate) fn column_names(lines: &Lines, width: usize) -> Vec<String> {
    let named = lines.names.as_deref().unwrap_or_default();
    (0..width.max(named.len()))
        .map(|i| match named.get(i).filter(|name| !name.is_empty()) {
            Some(name) => shorten(name),
            None => format!("column {}", i + 1),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn found(rows: &[&[&str]]) -> (Option<Vec<String>>, usize) {
        let head: Vec<(u64, ByteRecord)> =
            rows.iter().zip(1..).map(|(cells, line)| (line, ByteRecord::from(cells.to_vec()))).collect();
        let lines = find(&head).unwrap();
        (lines.names, lines.data)
    }

    #[test]
    fn lines_above_with_as_many_cells_as_the_table_are_no_names() {
        let (names, data) = found(&[
            &["Report of", "2026-01-05", ""],
            &["Meter", "70000000", ""],
            &["Start", "Meter number", "Usage"],
            &["2026-01-01 00:00", "70000000", "1.5"],
            &["2026-01-01 01:00", "70000000", ""],
        ]);
        assert_eq!((names.unwrap()[0].as_str(), data), ("Start", 3));
    }

    #[test]
    fn units_below_and_groups_above_the_names_belong_to_them() {
        let (names, _) = found(&[&["Time", "Hall", "Gym"], &["", "kWh", "m3"], &["2026-01-01 00:00", "1", "2"]]);
        assert_eq!(names.unwrap(), ["Time", "Hall (kWh)", "Gym (m3)"]);
        let (names, _) = found(&[
            &["", "Hall", "", "Gym", ""],
            &["Time", "kWh", "kW", "kWh", "kW"],
            &["2026-01-01 00:00", "1", "2", "3", "4"],
        ]);
        assert_eq!(names.unwrap(), ["Time", "Hall kWh", "Hall kW", "Gym kWh", "Gym kW"]);
    }

    #[test]
    fn a_table_without_names_begins_with_its_first_row() {
        let (names, data) = found(&[&["2026-01-01 00:00", "1"], &["2026-01-01 01:00", "2"]]);
        assert_eq!((names, data), (None, 0));
    }
}
