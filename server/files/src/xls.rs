//! Workbooks of Excel 97 to 2003 (.xls: BIFF8 in a compound file) as rows of cells, streamed record
//! by record. Counts in the file are not trusted: no memory is reserved for data that has not come.
//! Leaves out formulas, whose last values are used, and Excel 5 and 95.
//!
//! The record layouts are those of Microsoft's [MS-XLS]. The record numbers come from its section
//! 2.3.

use crate::cells::{RowOfCells, Style};
use crate::plan::shorten;
use crate::sheet::{PART_BYTES_MAX, SHEETS_MAX};
use crate::{Decimal, Error, Input, Result, table::RowSink};
use std::collections::HashMap;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const RICH_STRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const TEXTS: u16 = 0x00FC;
    pub const LABEL_TEXT: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOLEAN_OR_ERROR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BOF: u16 = 0x0809;
}

/// The version of Excel 97 and later in the first record.
const BIFF8: u16 = 0x0600;

/// The fault of a workbook that needs a password.
const LOCKED: &str = "the workbook is protected by a password: save it without one, as .xlsx or CSV";

/// Cell formats and number formats, at most.
const STYLES_MAX: usize = 100_000;

type File<'a> = cfb::CompoundFile<&'a mut dyn Input>;

fn broken(what: &str) -> Error {
    Error::Workbook(what.to_owned())
}

/// A read that fails within the compound file is reported as a fault of the file. It could also be
/// the disk, which is read in the same way, but seldom is.
fn unreadable(error: &std::io::Error) -> Error {
    Error::Workbook(shorten(&error.to_string()))
}

/// The records of the workbook's stream.
struct Records<R> {
    stream: R,
    data: Vec<u8>,
    /// Bytes read so far.
    taken: u64,
    /// The kind of a record that is to be returned again.
    again: Option<u16>,
}

impl<R: Read + Seek> Records<R> {
    fn seek(&mut self, to: u64) -> Result<()> {
        self.stream.seek(SeekFrom::Start(to)).map_err(|error| unreadable(&error))?;
        self.again = None;
        Ok(())
    }

    /// The next record's kind, with its data in `data`; `None` at the end.
    fn next(&mut self) -> Result<Option<u16>> {
        if let Some(kind) = self.again.take() {
            return Ok(Some(kind));
        }
        let mut head = [0; 4];
        let mut got = 0;
        while got < head.len() {
            match self.stream.read(&mut head[got..]).map_err(|error| unreadable(&error))? {
                0 if got == 0 => return Ok(None),
                0 => return Err(broken("it breaks off within a record")),
                more => got += more,
            }
        }
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
        self.data.resize(length, 0);
        self.stream.read_exact(&mut self.data).map_err(|_| broken("it breaks off within a record"))?;
        self.taken += 4 + length as u64;
        Ok(Some(kind))
    }

    fn u16(&self, at: usize) -> Result<u16> {
        self.data.get(at..at + 2).map_or_else(|| Err(short()), |b| Ok(u16::from_le_bytes([b[0], b[1]])))
    }

    fn u32(&self, at: usize) -> Result<u32> {
        self.data.get(at..at + 4).map_or_else(|| Err(short()), |b| Ok(u32::from_le_bytes([b[0], b[1], b[2], b[3]])))
    }

    fn f64(&self, at: usize) -> Result<f64> {
        let bytes = self.data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).ok_or_else(short)?;
        Ok(f64::from_le_bytes(bytes))
    }

    /// A text within this record: its character count (of `wide` bytes), its flags, and its
    /// characters.
    fn text(&self, at: usize, wide: usize) -> Result<String> {
        let count = if wide == 1 { usize::from(*self.data.get(at).ok_or_else(short)?) } else { usize::from(self.u16(at)?) };
        let flags = *self.data.get(at + wide).ok_or_else(short)?;
        let bytes = self.data.get(at + wide + 1..).ok_or_else(short)?;
        let mut text = String::new();
        append(&mut text, &bytes[..bytes.len().min(count * width(flags))], flags);
        Ok(text)
    }
}

fn short() -> Error {
    broken("a record is too short")
}

/// Bytes per character: 2 for UTF-16, 1 if only the low byte is stored.
fn width(flags: u8) -> usize {
    1 + usize::from(flags & 1)
}

fn append(text: &mut String, bytes: &[u8], flags: u8) {
    if width(flags) == 1 {
        text.extend(bytes.iter().map(|&byte| char::from(byte)));
    } else {
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        text.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

/// The part before the sheets.
struct Book<R> {
    records: Records<R>,
    /// The names of the sheets, and where each is in the stream.
    sheets: Vec<(String, u64)>,
    styles: Vec<Style>,
    texts: Vec<String>,
    is_1904: bool,
}

fn open(input: &mut dyn Input) -> Result<File<'_>> {
    input.seek(SeekFrom::Start(0))?;
    cfb::CompoundFile::open(input).map_err(|error| unreadable(&error))
}

/// Reads the part before the sheets.
fn book<'a>(file: &mut File<'a>) -> Result<Book<BufReader<cfb::Stream<&'a mut dyn Input>>>> {
    if !file.is_stream("/Workbook") {
        let why = if file.is_stream("/Book") {
            "this is a workbook of Excel 5 or 95: open it in a spreadsheet program and save it as .xlsx or CSV"
        } else if file.is_stream("/EncryptedPackage") {
            // An .xlsx with a password is a compound file that holds encrypted data.
            LOCKED
        } else {
            "this is an old Office document without a workbook: save the table as .xlsx or CSV"
        };
        return Err(Error::Binary(why.to_owned()));
    }
    let stream = file.open_stream("/Workbook").map_err(|error| unreadable(&error))?;
    let records = Records { stream: BufReader::with_capacity(64 * 1024, stream), data: Vec::new(), taken: 0, again: None };
    let mut book = Book { records, sheets: Vec::new(), styles: Vec::new(), texts: Vec::new(), is_1904: false };
    let mut formats: HashMap<u16, Style> = HashMap::new();
    if book.records.next()? != Some(record::BOF) || book.records.u16(0)? != BIFF8 {
        return Err(broken("it is of another version than Excel 97 to 2003"));
    }
    while let Some(kind) = book.records.next()? {
        let records = &mut book.records;
        match kind {
            record::EOF => break,
            record::FILE_PASS => {
                return Err(Error::Binary(LOCKED.to_owned()));
            }
            record::DATE_MODE => book.is_1904 = records.u16(0)? == 1,
            record::FORMAT if formats.len() < STYLES_MAX => {
                formats.insert(records.u16(0)?, Style::of(&records.text(2, 2)?));
            }
            record::XF if book.styles.len() < STYLES_MAX => {
                let format = records.u16(2)?;
                book.styles.push(formats.get(&format).copied().unwrap_or_else(|| Style::built_in(u32::from(format))));
            }
            // A worksheet. Charts and macros are skipped.
            record::BOUND_SHEET if records.data.get(5) == Some(&0) && book.sheets.len() < SHEETS_MAX => {
                book.sheets.push((records.text(6, 1)?, u64::from(records.u32(0)?)));
            }
            record::TEXTS => book.texts = texts(records)?,
            _ => {}
        }
    }
    Ok(book)
}

/// The texts that cells share, over as many records as they fill.
fn texts<R: Read + Seek>(records: &mut Records<R>) -> Result<Vec<String>> {
    let mut pieces = vec![std::mem::take(&mut records.data)];
    let mut bytes = pieces[0].len() as u64;
    while let Some(kind) = records.next()? {
        if kind != record::CONTINUE {
            records.again = Some(kind);
            break;
        }
        bytes += records.data.len() as u64;
        if bytes > PART_BYTES_MAX {
            return Err(Error::TooLarge("the workbook has more texts than one of readings would: export it as CSV".to_owned()));
        }
        pieces.push(std::mem::take(&mut records.data));
    }
    let mut pieces = Pieces { pieces, piece: 0, at: 8 };
    let mut found = Vec::new();
    // Ignores their stated count, which may be false. They end with their bytes.
    while let Some(text) = pieces.text() {
        found.push(text);
    }
    Ok(found)
}

/// Bytes that span several records.
struct Pieces {
    pieces: Vec<Vec<u8>>,
    piece: usize,
    at: usize,
}

impl Pieces {
    /// The rest of the record, or the next record that has bytes.
    fn rest(&mut self) -> Option<&[u8]> {
        while self.at >= self.pieces.get(self.piece)?.len() {
            self.at -= self.pieces[self.piece].len();
            self.piece += 1;
        }
        Some(&self.pieces[self.piece][self.at..])
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// A text. Skips the formatting and the phonetic guide after it.
    fn text(&mut self) -> Option<String> {
        let mut left = usize::from(self.u16()?);
        let mut flags = self.byte()?;
        let runs = if flags & 8 > 0 { usize::from(self.u16()?) * 4 } else { 0 };
        let spoken = match flags & 4 > 0 {
            true => usize::from(self.u16()?) | usize::from(self.u16()?) << 16,
            false => 0,
        };
        let mut text = String::new();
        while left > 0 {
            let before = self.piece;
            self.rest()?;
            // If characters go on in the next record, it starts with a new flag for their width.
            if self.piece > before {
                flags = flags & !1 | self.byte()? & 1;
            }
            let rest = self.rest()?;
            let taken = (rest.len() / width(flags)).min(left);
            if taken == 0 {
                return None;
            }
            append(&mut text, &rest[..taken * width(flags)], flags);
            (self.at, left) = (self.at + taken * width(flags), left - taken);
        }
        self.at = self.at.checked_add(runs + spoken)?;
        Some(text)
    }
}

/// The names of a workbook's worksheets.
pub(crate) fn sheets(input: &mut dyn Input) -> Result<Vec<String>> {
    Ok(book(&mut open(input)?)?.sheets.into_iter().map(|(name, _)| name).collect())
}

/// Sends every row of a sheet to `sink`: times as `2026-11-22 17:05:00`, numbers with the given
/// decimal sign.
pub(crate) fn rows(input: &mut dyn Input, sheet: Option<&str>, decimal: Decimal, sink: RowSink<'_>) -> Result<()> {
    let mut file = open(input)?;
    let mut book = book(&mut file)?;
    let wanted = book.sheets.iter().find(|(name, _)| sheet.is_none_or(|sheet| name == sheet)).map(|(_, at)| *at);
    let at = wanted.ok_or_else(|| broken(&format!("there is no sheet `{}`", shorten(sheet.unwrap_or_default()))))?;
    book.records.seek(at)?;
    if book.records.next()? != Some(record::BOF) {
        return Err(broken("a sheet is not where the workbook says"));
    }
    let mut cells = Cells { row: RowOfCells::new(decimal, sink), at: None, is_1904: book.is_1904, formula: None };
    // Charts within a sheet have records of their own.
    let mut depth = 0;
    while let Some(kind) = book.records.next()? {
        let records = &book.records;
        let flow = match kind {
            record::BOF => {
                depth += 1;
                ControlFlow::Continue(())
            }
            record::EOF if depth == 0 => break,
            record::EOF => {
                depth -= 1;
                ControlFlow::Continue(())
            }
            _ if depth > 0 => ControlFlow::Continue(()),
            _ => cells.take(kind, records, &book.styles, &book.texts)?,
        };
        if flow.is_break() {
            return Ok(());
        }
    }
    cells.end(book.records.taken).map(drop)
}

/// The records that hold cells.
const OF_CELLS: [u16; 8] = [
    record::FORMULA,
    record::MUL_RK,
    record::RICH_STRING,
    record::LABEL_TEXT,
    record::NUMBER,
    record::LABEL,
    record::BOOLEAN_OR_ERROR,
    record::RK,
];

/// Builds a sheet's rows from its cells.
struct Cells<'a> {
    row: RowOfCells<'a>,
    /// The row of the current cells, counted from 0.
    at: Option<u16>,
    is_1904: bool,
    /// The column of a formula whose text is in the next record.
    formula: Option<usize>,
}

impl Cells<'_> {
    fn take<R: Read + Seek>(
        &mut self,
        kind: u16,
        records: &Records<R>,
        styles: &[Style],
        texts: &[String],
    ) -> Result<ControlFlow<()>> {
        if kind == record::STRING {
            if let Some(column) = self.formula.take() {
                self.row.text(column, &records.text(0, 2)?)?;
            }
            return Ok(ControlFlow::Continue(()));
        }
        if !OF_CELLS.contains(&kind) {
            return Ok(ControlFlow::Continue(()));
        }
        let (row, column) = (records.u16(0)?, usize::from(records.u16(2)?));
        if self.at != Some(row) {
            if self.at.is_some_and(|at| at > row) {
                return Err(broken("its rows are out of order"));
            }
            if self.end(records.taken)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            self.at = Some(row);
            self.row.begin(Some(u64::from(row) + 1))?;
        }
        self.cell(kind, column, records, styles, texts)?;
        Ok(ControlFlow::Continue(()))
    }

    /// Takes a record of a cell, or of a few in a row.
    fn cell<R: Read + Seek>(
        &mut self,
        kind: u16,
        column: usize,
        records: &Records<R>,
        styles: &[Style],
        texts: &[String],
    ) -> Result<()> {
        let style = |at: usize| Ok::<Style, Error>(styles.get(usize::from(records.u16(at)?)).copied().unwrap_or(Style::Number));
        match kind {
            record::NUMBER => self.number(column, records.f64(6)?, style(4)?)?,
            record::RK => self.number(column, rk(records.u32(6)?), style(4)?)?,
            record::MUL_RK => {
                // The record ends with the last column's number.
                for (nth, at) in (4..records.data.len().saturating_sub(7)).step_by(6).enumerate() {
                    self.number(column + nth, rk(records.u32(at + 2)?), style(at)?)?;
                }
            }
            record::LABEL_TEXT => {
                let text = texts.get(records.u32(6)? as usize);
                self.row.text(column, text.map(String::as_str).unwrap_or_default())?;
            }
            record::LABEL | record::RICH_STRING => self.row.text(column, &records.text(6, 2)?)?,
            record::FORMULA => match records.data.get(6..14) {
                // Not a number: a text that comes in the next record, true or false, an error, or
                // nothing.
                Some([0, .., 0xFF, 0xFF]) => self.formula = Some(column),
                Some([.., 0xFF, 0xFF]) => self.row.text(column, "")?,
                _ => self.number(column, records.f64(6)?, style(4)?)?,
            },
            _ => self.row.text(column, "")?,
        }
        Ok(())
    }

    fn number(&mut self, column: usize, value: f64, style: Style) -> Result<()> {
        self.row.number(column, &value.to_string(), style, self.is_1904)
    }

    /// Sends the completed row.
    fn end(&mut self, taken: u64) -> Result<ControlFlow<()>> {
        if self.at.is_none() { Ok(ControlFlow::Continue(())) } else { self.row.end(taken) }
    }
}

/// A number in four bytes (2.5.217): an integer or the upper half of a float, perhaps multiplied by
/// a hundred.
fn rk(bits: u32) -> f64 {
    let value = match bits & 2 > 0 {
        true => f64::from(bits.cast_signed() >> 2),
        false => f64::from_bits(u64::from(bits & !3) << 32),
    };
    if bits & 1 > 0 { value / 100.0 } else { value }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_number_in_four_bytes_is_whole_or_half_a_float_and_may_be_a_hundredth() {
        let float = |value: f64| (value.to_bits() >> 32) as u32 & !3;
        assert_eq!(rk(float(1.5)), 1.5);
        assert_eq!(rk(float(150.0) | 1), 1.5);
        assert_eq!(rk((7 << 2) | 2), 7.0);
        assert_eq!(rk(((-7_i32) << 2).cast_unsigned() | 2), -7.0);
        assert_eq!(rk((1234 << 2) | 3), 12.34);
    }

    #[test]
    fn texts_go_on_in_the_next_record_in_either_width() {
        let mut first = vec![0; 8];
        first.extend([5, 0, 0]);
        first.extend(b"abc");
        let mut second = vec![1];
        second.extend([b'd', 0, 0x20, 0x20]);
        // Then a formatted text whose runs fill the rest of the record and the next.
        second.extend([1, 0, 8, 2, 0]);
        second.extend(b"x");
        second.extend([0; 3]);
        let third = vec![0; 5].into_iter().chain([1, 0, 0, b'y']).collect();
        let mut pieces = Pieces { pieces: vec![first, second, third], piece: 0, at: 8 };
        let found: Vec<String> = std::iter::from_fn(|| pieces.text()).collect();
        assert_eq!(found, ["abcd\u{2020}", "x", "y"]);
    }
}
