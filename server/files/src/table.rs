//! Tables as a stream of rows of cells, from text or from a workbook's sheet. Leaves out what the cells mean.

use crate::text::{Decoded, ITEM_BYTES_MAX};
use crate::{Container, Decimal, Encoding, Error, Result, Source, sheet};
use csv::ByteRecord;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

/// What a row is handed to: its line, its cells, and how many bytes of the file were read so far.
pub(crate) type RowSink<'a> = &'a mut dyn FnMut(u64, &ByteRecord, u64) -> Result<ControlFlow<()>>;

/// Hands every row of a table to `sink`.
pub(crate) fn rows(
    source: &mut dyn Source,
    container: Container,
    encoding: Encoding,
    delimiter: char,
    sheet: Option<&str>,
    decimal: Decimal,
    sink: RowSink<'_>,
) -> Result<()> {
    match container {
        Container::Text => {
            let decoded = Decoded::new(source, encoding)?;
            let taken = Rc::clone(&decoded.taken);
            text_rows(decoded, delimiter, &|| taken.get(), sink)
        }
        _ => sheet::rows(source, container, sheet, decimal, sink),
    }
}

/// Hands every row of delimited text to `sink`.
pub(crate) fn text_rows(text: impl Read, delimiter: char, taken: &dyn Fn() -> u64, sink: RowSink<'_>) -> Result<()> {
    let delimiter =
        u8::try_from(delimiter).map_err(|_| Error::Answer(format!("`{delimiter}` cannot be the sign between cells")))?;
    let began = std::cell::Cell::new(0u64);
    let limited = Limited { inner: text, given: 0, began: &began };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(limited);
    let mut record = ByteRecord::new();
    loop {
        let position = reader.position();
        began.set(position.byte());
        let line = position.line();
        let more = reader.read_byte_record(&mut record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::InvalidData => Error::TooLarge(format!(
                "line {line}: this row is larger than a mebibyte: a quote (\") that opens on it is never closed, or this is not a table"
            )),
            csv::ErrorKind::Io(error) => Error::Io(error),
            other => Error::NoTable(format!("line {line}: the row cannot be split into cells ({other:?})")),
        })?;
        if !more {
            return Ok(());
        }
        // Empty lines before the row are skipped by the reader: the record knows its own line.
        let line = record.position().map_or(line, csv::Position::line);
        if sink(line, &record, taken())?.is_break() {
            return Ok(());
        }
    }
}

/// Stops a row that has no end.
struct Limited<'a, R> {
    inner: R,
    given: u64,
    began: &'a std::cell::Cell<u64>,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given.saturating_sub(self.began.get()) > ITEM_BYTES_MAX + 64 * 1024 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let count = self.inner.read(into)?;
        self.given += count as u64;
        Ok(count)
    }
}
