//! EDIFACT's segments as a stream: a record a segment, a cell an element. Components of an element
//! are separated by a sign that no text has. One segment is in memory at a time. Leaves out what
//! segments mean.

use crate::table::RowSink;
use crate::text::Decoded;
use crate::{Encoding, Error, Input, Result};
use csv::ByteRecord;
use std::io::BufRead;

/// The sign between an element's components in a cell.
pub(in crate::known) const COMPONENT: u8 = 0x1d;
/// The largest segment, in bytes. The standard's are far smaller.
const SEGMENT_BYTES_MAX: usize = 64 * 1024;

/// The signs of a file: as its UNA segment says, or those of the standard.
struct Signs {
    component: u8,
    element: u8,
    release: u8,
    end: u8,
}

const STANDARD: Signs = Signs { component: b':', element: b'+', release: b'?', end: b'\'' };
/// The length of a UNA segment: its name, and six signs.
const UNA_BYTES: usize = 9;

/// Whether a file is an interchange with an MSCONS message. The head is what a comma makes of it.
pub(in crate::known) fn marks(head: &[(u64, ByteRecord)]) -> bool {
    let Some((_, first)) = head.first() else { return false };
    let start = first.get(0).unwrap_or_default().trim_ascii_start();
    let is_edifact = start.starts_with(b"UNA") || start.starts_with(b"UNB+");
    is_edifact && head.iter().any(|(_, cells)| cells.iter().any(|cell| cell.windows(6).any(|window| window == b"MSCONS")))
}

/// Sends every segment to a sink, with its number: a message may be a single line.
pub(in crate::known) fn segments(input: &mut dyn Input, encoding: Encoding, sink: RowSink<'_>) -> Result<()> {
    let mut decoded = Decoded::new(input, encoding)?;
    let taken = std::rc::Rc::clone(&decoded.taken);
    let mut reader = Segments { signs: STANDARD, head: Some(Vec::new()), segment: Vec::new(), is_released: false, number: 0 };
    let mut record = ByteRecord::new();
    loop {
        let ready = decoded.fill_buf()?;
        if ready.is_empty() {
            break;
        }
        let count = ready.len();
        let bytes = ready.to_vec();
        decoded.consume(count);
        for byte in bytes {
            if reader.byte(byte)? {
                reader.split(&mut record);
                reader.number += 1;
                if sink(reader.number, &record, taken.get())?.is_break() {
                    return Ok(());
                }
            }
        }
    }
    // A file that breaks off has no end of its last segment, so that segment may be half of one.
    Ok(())
}

struct Segments {
    signs: Signs,
    /// The first bytes, until it is known whether they are a UNA segment.
    head: Option<Vec<u8>>,
    segment: Vec<u8>,
    /// The byte before was the release sign: this one is text.
    is_released: bool,
    /// The number of the segment.
    number: u64,
}

/// Stands before a byte that is text where it would else be a sign.
const RELEASED: u8 = 0x1b;

impl Segments {
    /// Takes a byte; `true` if a segment is whole.
    fn byte(&mut self, byte: u8) -> Result<bool> {
        let Some(head) = &mut self.head else { return self.text(byte) };
        if head.is_empty() && byte.is_ascii_whitespace() {
            return Ok(false);
        }
        head.push(byte);
        if head.len() < UNA_BYTES {
            return Ok(false);
        }
        let head = self.head.take().unwrap_or_default();
        if let [b'U', b'N', b'A', component, element, decimal, release, _, end] = head[..] {
            self.signs = Signs { component, element, release, end };
            self.segment = vec![b'U', b'N', b'A', element, RELEASED, decimal];
            return Ok(true);
        }
        for byte in head {
            if self.text(byte)? {
                // No message has a segment so short.
                self.segment.clear();
            }
        }
        Ok(false)
    }

    fn text(&mut self, byte: u8) -> Result<bool> {
        if self.segment.len() >= SEGMENT_BYTES_MAX {
            return Err(Error::TooLarge(format!("segment {}: more than {SEGMENT_BYTES_MAX} bytes", self.number + 1)));
        }
        if std::mem::take(&mut self.is_released) {
            self.segment.extend([RELEASED, byte]);
        } else if byte == self.signs.release && self.signs.release != b' ' {
            self.is_released = true;
        } else if byte == self.signs.end {
            return Ok(true);
        } else if !matches!(byte, b'\r' | b'\n' | RELEASED | COMPONENT) {
            self.segment.push(byte);
        }
        Ok(false)
    }

    /// The segment as a record of elements.
    fn split(&mut self, record: &mut ByteRecord) {
        record.clear();
        let mut element = Vec::new();
        let mut bytes = std::mem::take(&mut self.segment).into_iter();
        while let Some(byte) = bytes.next() {
            if byte == RELEASED {
                element.extend(bytes.next());
            } else if byte == self.signs.element {
                record.push_field(element.trim_ascii());
                element.clear();
            } else if byte == self.signs.component {
                element.push(COMPONENT);
            } else {
                element.push(byte);
            }
        }
        record.push_field(element.trim_ascii());
    }
}
