//! Tables as a stream of rows of cells, from text or from a workbook's sheet. Leaves out what the
//! cells mean.

use crate::text::{Decoded, ITEM_BYTES_MAX};
use crate::{Container, Decimal, Encoding, Error, Input, Result, sheet};
use csv::ByteRecord;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Takes a row: its line, its cells, and the bytes of the file read so far.
pub(crate) type RowSink<'a> = &'a mut dyn FnMut(u64, &ByteRecord, u64) -> Result<ControlFlow<()>>;

/// Sends every row of a table to `sink`.
pub(crate) fn rows(
    input: &mut dyn Input,
    container: Container,
    encoding: Encoding,
    delimiter: char,
    sheet: Option<&str>,
    decimal: Decimal,
    sink: RowSink<'_>,
) -> Result<()> {
    match container {
        Container::Text => {
            let decoded = Decoded::new(input, encoding)?;
            let taken = Rc::clone(&decoded.taken);
            text_rows(decoded, delimiter, &|| taken.get(), sink)
        }
        _ => sheet::rows(input, container, sheet, decimal, sink),
    }
}

/// Sends every row of delimited text to `sink`.
pub(crate) fn text_rows(mut text: impl Read, delimiter: char, taken: &dyn Fn() -> u64, sink: RowSink<'_>) -> Result<()> {
    let delimiter =
        u8::try_from(delimiter).map_err(|_| Error::Answer(format!("`{delimiter}` cannot be the sign between cells")))?;
    let mut head = Vec::new();
    text.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Error::TooLarge(format!("the first row is too large: {error}")),
        _ => Error::Io(error),
    })?;
    let quote = quote_in(&head, delimiter);
    let began = Cell::new(0u64);
    let newlines = RefCell::new(VecDeque::new());
    let limited = Limited { inner: io::Cursor::new(head).chain(text), given: 0, began: &began, newlines: &newlines };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quote(quote)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(limited);
    let mut record = ByteRecord::new();
    let mut lines = 0u64;
    loop {
        began.set(reader.position().byte());
        let more = reader.read_byte_record(&mut record).map_err(|error| {
            let line = lines + 1;
            match error.into_kind() {
                csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::InvalidData => Error::TooLarge(format!(
                    "line {line}: this row is larger than a mebibyte: a quote (\") that opens on it is never closed, or this is not a \
                     table"
                )),
                csv::ErrorKind::Io(error) => Error::Io(error),
                other => Error::NoTable(format!("line {line}: the row cannot be split into cells ({other:?})")),
            }
        })?;
        if !more {
            return Ok(());
        }
        // The reader's own line count leaves out empty lines, and the LF of a CR LF.
        let end = reader.position().byte();
        let mut ends_there = false;
        let mut newlines = newlines.borrow_mut();
        while let Some(at) = newlines.pop_front_if(|at| *at < end) {
            lines += 1;
            ends_there = at + 1 == end;
        }
        drop(newlines);
        let within = record.as_slice().iter().filter(|&&byte| byte == b'\n').count() as u64;
        let line = (lines + u64::from(!ends_there)).saturating_sub(within);
        if sink(line, &record, taken())?.is_break() {
            return Ok(());
        }
    }
}

/// How much of a text tells which quotes stand around its cells.
const HEAD_BYTES: u64 = 4096;

/// The quotes around cells: single ones, as loggers of Obvius and Leviton write them, if several lines
/// begin with such a cell and no double quote is there.
fn quote_in(head: &[u8], delimiter: u8) -> u8 {
    let is_quoted = |line: &[u8]| line.first() == Some(&b'\'') && line.windows(2).any(|pair| pair == [b'\'', delimiter]);
    let lines = head.split(|byte| *byte == b'\n').filter(|line| is_quoted(line)).count();
    if lines >= 2 && !head.contains(&b'"') { b'\'' } else { b'"' }
}

/// Stops a row without an end, and records where lines end.
struct Limited<'a, R> {
    inner: R,
    given: u64,
    began: &'a Cell<u64>,
    /// Positions of the newlines that were read ahead.
    newlines: &'a RefCell<VecDeque<u64>>,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given.saturating_sub(self.began.get()) > ITEM_BYTES_MAX + 64 * 1024 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let count = self.inner.read(into)?;
        let mut newlines = self.newlines.borrow_mut();
        newlines.extend(into[..count].iter().zip(self.given..).filter(|(byte, _)| **byte == b'\n').map(|(_, at)| at));
        self.given += count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn cells_in_single_quotes_are_unpacked() {
        let rows = |text: &str| {
            let mut found = Vec::new();
            text_rows(text.as_bytes(), ',', &|| 0, &mut |_, cells, _| {
                found.push(cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect::<Vec<_>>());
                Ok(ControlFlow::Continue(()))
            })
            .unwrap();
            found
        };
        let found = rows("time,'Main, A'\n'2026-11-22 05:00',1\n'2026-11-22 05:15',2\n");
        assert_eq!(found, [["time", "Main, A"], ["2026-11-22 05:00", "1"], ["2026-11-22 05:15", "2"]]);
        // An apostrophe that only keeps a number from being rounded opens nothing.
        let found = rows("'10443720000000001,1\n'10443720000000001,2\n");
        assert_eq!(found, [["'10443720000000001", "1"], ["'10443720000000001", "2"]]);
    }

    #[test]
    fn a_row_knows_its_line_behind_empty_lines_quotes_and_either_line_end() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "", "c,d", "\"e", "f\",g", "", "", "h,i"].join(end);
            let mut lines = Vec::new();
            text_rows(text.as_bytes(), ',', &|| 0, &mut |line, _, _| {
                lines.push(line);
                Ok(ControlFlow::Continue(()))
            })
            .unwrap();
            assert_eq!(lines, [1, 3, 4, 8], "{end:?}");
        }
    }
}
