//! Workbooks (.xlsx, .ods) as rows of cells, streamed: only one row of a sheet is in memory at a
//! time. Archives may be hostile: no entry is unpacked beyond its limit, whatever size it states.
//! Leaves out .xls (`xls`).
//!
//! The usual crate for this holds a sheet as a rectangle in memory, so two cells in far corners use
//! up all memory and kill the process.

use crate::cells::{ROWS_MAX, RowOfCells, Style};
use crate::number;
use crate::plan::shorten;
use crate::stamp;
use crate::xml::{Node, attribute, walk};
use crate::{COLUMNS_MAX, Container, Decimal, Error, Input, Order, Result, table::RowSink, xls};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Read, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Bytes of an unpacked sheet.
const SHEET_BYTES_MAX: u64 = 512 << 20;
/// Bytes of each other unpacked part: texts, styles, names. These stay in memory.
pub(crate) const PART_BYTES_MAX: u64 = 64 << 20;
pub(crate) const SHEETS_MAX: usize = 200;

/// Sheets of amounts in the workbooks of Portfolio Manager, the more exact first.
const METER_SHEETS: [&str; 2] = ["Meter Entries", "Monthly Usage"];

type Archive<'a> = ZipArchive<&'a mut dyn Input>;

fn open(input: &mut dyn Input) -> Result<Archive<'_>> {
    input.seek(SeekFrom::Start(0))?;
    ZipArchive::new(input).map_err(|error| Error::Workbook(shorten(&error.to_string())))
}

/// Reads at most a given number of bytes of an entry.
struct Bounded<'a, R> {
    inner: R,
    left: u64,
    taken: &'a Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other("a part of the workbook unpacks to more than a workbook of readings would"))?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

type PartSink<'a> = &'a mut dyn FnMut(Node<'_>, u64, u64) -> Result<ControlFlow<()>>;

/// Walks through a part of the workbook; `false` if there is no part of that name.
fn part(archive: &mut Archive<'_>, name: &str, bytes_max: u64, sink: PartSink<'_>) -> Result<bool> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(false),
        Err(error) => return Err(Error::Workbook(shorten(&error.to_string()))),
    };
    let (packed, unpacked) = (entry.compressed_size(), entry.size().max(1));
    let taken = Cell::new(0);
    let reader = BufReader::with_capacity(64 * 1024, Bounded { inner: entry, left: bytes_max, taken: &taken });
    let read_of_file = || (taken.get() as u128 * packed as u128 / unpacked as u128).min(u128::from(u64::MAX)) as u64;
    walk(reader, &mut |node, line| sink(node, line, read_of_file())).map_err(|error| match error {
        Error::Xml { fault, .. } if fault.contains("unpacks to more") => Error::TooLarge(format!("`{name}`: {fault}")),
        Error::Xml { fault, .. } => Error::Workbook(format!("`{name}`: {fault}")),
        other => other,
    })?;
    Ok(true)
}

/// The names of a workbook's sheets, and where each is.
fn sheets(archive: &mut Archive<'_>, container: Container) -> Result<(Vec<(String, String)>, bool)> {
    let (mut found, mut is_1904) = (Vec::new(), false);
    if container == Container::Ods {
        part(archive, "content.xml", SHEET_BYTES_MAX, &mut |node, _, _| {
            if let Node::Start("table", start) = node
                && found.len() < SHEETS_MAX
            {
                let name = attribute(start, "name").unwrap_or_default();
                found.push((name, found.len().to_string()));
            }
            Ok(ControlFlow::Continue(()))
        })?;
        return Ok((found, false));
    }
    let mut targets = HashMap::new();
    part(archive, "xl/_rels/workbook.xml.rels", PART_BYTES_MAX, &mut |node, _, _| {
        if let Node::Start("Relationship", start) = node
            && targets.len() < 10 * SHEETS_MAX
            && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let is_there = part(archive, "xl/workbook.xml", PART_BYTES_MAX, &mut |node, _, _| {
        match node {
            Node::Start("workbookPr", start) => {
                is_1904 = matches!(attribute(start, "date1904").as_deref(), Some("1" | "true"));
            }
            Node::Start("sheet", start) if found.len() < SHEETS_MAX => {
                let target = attribute(start, "id").and_then(|id| targets.get(&id).cloned());
                if let (Some(name), Some(target)) = (attribute(start, "name"), target) {
                    found.push((name, target));
                }
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if !is_there {
        return Err(Error::Workbook("it has no `xl/workbook.xml`".to_owned()));
    }
    Ok((found, is_1904))
}

/// The wanted sheet, or the first that has a time in a row of cells, or else the first that has a row of
/// numbers: a year and a quarter in cells of their own are no time each.
pub(crate) fn choose(input: &mut dyn Input, container: Container, wanted: Option<&str>) -> Result<String> {
    let names: Vec<String> = match container {
        Container::Xls => xls::sheets(input)?,
        _ => sheets(&mut open(input)?, container)?.0.into_iter().map(|(name, _)| name).collect(),
    };
    if let Some(wanted) = wanted {
        return names.iter().find(|name| *name == wanted).cloned().ok_or_else(|| {
            Error::Answer(format!("there is no sheet `{}`; there are {}", shorten(wanted), shorten(&names.join(", "))))
        });
    }
    // Portfolio Manager's workbooks have sheets of properties, with dates too, before those of the
    // meters.
    let mut ordered: Vec<&String> = names.iter().collect();
    ordered
        .sort_by_key(|name| METER_SHEETS.iter().position(|known| name.trim().eq_ignore_ascii_case(known)).unwrap_or(usize::MAX));
    let mut of_numbers = None;
    for name in ordered {
        let (mut seen, mut is_table) = (0, false);
        rows(input, container, Some(name), Decimal::Point, &mut |_, cells, _| {
            seen += 1;
            is_table |= cells.len() > 1 && cells.iter().any(is_time);
            if of_numbers.is_none() && cells.iter().filter(|cell| number::parse(cell, Decimal::Point).is_ok()).count() > 1 {
                of_numbers = Some(name.clone());
            }
            Ok(if is_table || seen > 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        if is_table {
            return Ok(name.clone());
        }
    }
    if let Some(name) = of_numbers {
        return Ok(name);
    }
    let shown = shorten(&names.join(", "));
    Err(Error::NoTable(format!("no sheet has a row with a time and a value; the sheets are {shown}")))
}

/// Whether a cell is a time in any order.
fn is_time(cell: &[u8]) -> bool {
    [Order::DayFirst, Order::MonthFirst, Order::MonthYear].into_iter().any(|order| stamp::parse(cell, order).is_some())
}

/// Sheets that are looked at for what is left out, at most.
const OTHERS_MAX: usize = 20;

/// The sheets beside the chosen one that hold times too.
pub(crate) fn others(input: &mut dyn Input, container: Container, chosen: &str) -> Result<Vec<String>> {
    let names: Vec<String> = match container {
        Container::Xls => xls::sheets(input)?,
        _ => sheets(&mut open(input)?, container)?.0.into_iter().map(|(name, _)| name).collect(),
    };
    let mut found = Vec::new();
    for name in names.into_iter().filter(|name| name != chosen).take(OTHERS_MAX) {
        let (mut seen, mut is_table) = (0, false);
        // A sheet that cannot be read holds nothing that could be left out.
        let _ = rows(input, container, Some(&name), Decimal::Point, &mut |_, cells, _| {
            seen += 1;
            is_table |= cells.len() > 1 && cells.iter().any(is_time);
            Ok(if is_table || seen > 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        });
        if is_table {
            found.push(name);
        }
    }
    Ok(found)
}

fn styles(archive: &mut Archive<'_>) -> Result<Vec<Style>> {
    let (mut custom, mut found, mut in_cells) = (HashMap::new(), Vec::new(), false);
    part(archive, "xl/styles.xml", PART_BYTES_MAX, &mut |node, _, _| {
        let id = |start, name| attribute(start, name).and_then(|id| id.parse::<u32>().ok());
        match node {
            Node::Start("numFmt", start) if custom.len() < 10_000 => {
                if let (Some(id), Some(code)) = (id(start, "numFmtId"), attribute(start, "formatCode")) {
                    custom.insert(id, Style::of(&code));
                }
            }
            Node::Start("cellXfs", _) => in_cells = true,
            Node::End("cellXfs") => in_cells = false,
            Node::Start("xf", start) if in_cells && found.len() < 100_000 => {
                let id = id(start, "numFmtId").unwrap_or(0);
                found.push(custom.get(&id).copied().unwrap_or_else(|| Style::built_in(id)));
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// All shared texts, concatenated.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |i| self.ends[i] as usize);
        self.text.get(start..end)
    }
}

fn texts(archive: &mut Archive<'_>) -> Result<Texts> {
    let mut found = Texts::default();
    let (mut in_text, mut in_reading) = (false, false);
    part(archive, "xl/sharedStrings.xml", PART_BYTES_MAX, &mut |node, _, _| {
        match node {
            Node::Start("t", _) => in_text = true,
            Node::End("t") => in_text = false,
            // A phonetic guide is not part of the text.
            Node::Start("rPh", _) => in_reading = true,
            Node::End("rPh") => in_reading = false,
            Node::Text(text) if in_text && !in_reading => found.text.push_str(text),
            Node::End("si") => found.ends.push(found.text.len() as u32),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// Sends every row of a sheet to `sink`: times as `2026-11-22 17:05:00`, numbers with the given
/// decimal sign.
pub(crate) fn rows(
    input: &mut dyn Input,
    container: Container,
    sheet: Option<&str>,
    decimal: Decimal,
    sink: RowSink<'_>,
) -> Result<()> {
    if container == Container::Xls {
        return xls::rows(input, sheet, decimal, sink);
    }
    let mut archive = open(input)?;
    let (names, is_1904) = sheets(&mut archive, container)?;
    let found = match sheet {
        Some(sheet) => names.into_iter().find(|(name, _)| name == sheet),
        None => names.into_iter().next(),
    };
    let (name, target) =
        found.ok_or_else(|| Error::Workbook(format!("there is no sheet `{}`", shorten(sheet.unwrap_or_default()))))?;
    if container == Container::Ods {
        return ods_rows(&mut archive, target.parse().unwrap_or(0), decimal, sink);
    }
    let (styles, texts) = (styles(&mut archive)?, texts(&mut archive)?);
    let mut row = RowOfCells::new(decimal, sink);
    let (mut kind, mut style, mut column, mut next) = (String::new(), Style::Number, 0usize, 0usize);
    let (mut in_value, mut value) = (false, String::new());
    let is_there = part(&mut archive, &target, SHEET_BYTES_MAX, &mut |node, _, taken| {
        match node {
            Node::Start("row", start) => {
                row.begin(attribute(start, "r").and_then(|r| r.parse().ok()))?;
                next = 0;
            }
            Node::Start("c", start) => {
                column = attribute(start, "r").and_then(|r| column_of(&r)).unwrap_or(next);
                next = column + 1;
                kind = attribute(start, "t").unwrap_or_default();
                let index = attribute(start, "s").and_then(|s| s.parse::<usize>().ok());
                style = index.and_then(|i| styles.get(i).copied()).unwrap_or(Style::Number);
                value.clear();
            }
            Node::Start("v" | "t", _) => in_value = true,
            Node::End("v" | "t") => in_value = false,
            Node::Text(text) if in_value => value.push_str(text),
            Node::End("c") if !value.is_empty() => match kind.as_str() {
                "s" => row.text(column, value.trim().parse().ok().and_then(|i| texts.get(i)).unwrap_or_default())?,
                "" | "n" => row.number(column, &value, style, is_1904)?,
                "e" => row.text(column, "")?,
                _ => row.text(column, &value)?,
            },
            Node::End("row") => return row.end(taken),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if is_there { Ok(()) } else { Err(Error::Workbook(format!("the sheet `{}` has no part of its own", shorten(&name)))) }
}

/// The column of a reference, such as `C` of `C17`, counted from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

fn ods_rows(archive: &mut Archive<'_>, sheet: usize, decimal: Decimal, sink: RowSink<'_>) -> Result<()> {
    let mut row = RowOfCells::new(decimal, sink);
    let (mut table, mut column, mut repeat, mut row_repeat) = (0usize, 0usize, 1usize, 1u64);
    let (mut stated, mut text, mut in_text) = (None::<String>, String::new(), false);
    let mut is_number = false;
    part(archive, "content.xml", SHEET_BYTES_MAX, &mut |node, _, taken| {
        match node {
            Node::Start("table", _) => table += 1,
            _ if table != sheet + 1 => {
                return Ok(if table > sheet + 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
            }
            Node::Start("table-row", start) => {
                row.begin(None)?;
                column = 0;
                row_repeat = attribute(start, "number-rows-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
            }
            Node::Start("table-cell" | "covered-table-cell", start) => {
                repeat = attribute(start, "number-columns-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
                is_number = matches!(attribute(start, "value-type").as_deref(), Some("float" | "percentage" | "currency"));
                stated = if is_number { attribute(start, "value") } else { attribute(start, "date-value") };
                text.clear();
            }
            Node::Start("p", _) => in_text = true,
            Node::End("p") => in_text = false,
            Node::Text(piece) if in_text && text.len() < 100_000 => text.push_str(piece),
            Node::End("table-cell" | "covered-table-cell") => {
                let shown = stated.as_deref().unwrap_or(&text);
                if !shown.is_empty() {
                    // A text repeated over a whole row is a fill, not a table.
                    for nth in 0..repeat.min(COLUMNS_MAX) {
                        match is_number {
                            true => row.number(column.saturating_add(nth), shown, Style::Number, false)?,
                            false => row.text(column.saturating_add(nth), shown)?,
                        }
                    }
                }
                column = column.saturating_add(repeat);
            }
            Node::End("table-row") => {
                let is_empty = row.record.is_empty();
                for nth in 0..if is_empty { 1 } else { row_repeat.min(ROWS_MAX) } {
                    row.line += u64::from(nth > 0);
                    if row.line > ROWS_MAX {
                        return Err(Error::TooLarge(format!("the sheet has more than {ROWS_MAX} rows: export it as CSV")));
                    }
                    if row.end(taken)?.is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                if is_empty {
                    row.line = row.line.saturating_add(row_repeat.saturating_sub(1).min(ROWS_MAX)).min(ROWS_MAX - 1);
                }
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn no_more_of_a_part_is_unpacked_than_its_limit_whatever_the_archive_claims() {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        zip.start_file("a.xml", zip::write::SimpleFileOptions::default()).unwrap();
        io::Write::write_all(&mut zip, format!("<a>{}</a>", "<b>text</b>".repeat(20_000)).as_bytes()).unwrap();
        let honest = zip.finish().unwrap().into_inner();
        let unpack = |bytes: Vec<u8>| {
            let mut input = io::Cursor::new(bytes);
            let mut pieces = 0;
            let told = part(&mut open(&mut input).unwrap(), "a.xml", 100_000, &mut |_, _, _| {
                pieces += 1;
                Ok(ControlFlow::Continue(()))
            });
            assert!(pieces < 40_000);
            told.unwrap_err().to_string()
        };
        // The size in the central directory is false.
        let mut lying = honest.clone();
        let at = lying.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        lying[at + 24..at + 28].copy_from_slice(&100u32.to_le_bytes());
        assert!(unpack(honest).contains("unpacks to more"));
        assert!(unpack(lying).contains("`a.xml`"));
    }

    #[test]
    fn a_column_is_told_from_its_letters() {
        assert_eq!((column_of("A1"), column_of("AB12"), column_of("12")), (Some(0), Some(27), None));
    }
}
