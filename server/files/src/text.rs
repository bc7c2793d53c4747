//! From a file's bytes to UTF-8, piece by piece, with a limit on the size of a single line or
//! element. Leaves out what the text means.

use crate::{Encoding, Error, Input, Plain, Result, Why};
use std::cell::Cell;
use std::io::{self, BufRead, Read, SeekFrom};
use std::rc::Rc;

/// The largest row or XML element, in bytes.
pub(crate) const ITEM_BYTES_MAX: u64 = 1 << 20;
const PIECE: usize = 64 * 1024;

/// The encoding of a sample, and the reason.
pub(crate) fn encoding(sample: &[u8], is_whole: bool) -> Result<(Encoding, Why)> {
    for (mark, encoding, name) in [
        (&b"\xef\xbb\xbf"[..], Encoding::Utf8, "UTF-8"),
        (b"\xff\xfe", Encoding::Utf16Le, "UTF-16, low byte first"),
        (b"\xfe\xff", Encoding::Utf16Be, "UTF-16, high byte first"),
    ] {
        if sample.starts_with(mark) {
            return Ok((encoding, Why::ByteOrderMark { name: name.to_owned() }));
        }
    }
    let nulls = |first: usize| sample.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    if sample.len() >= 4 && nulls(1) * 10 > sample.len() * 4 && nulls(0) * 50 < sample.len() {
        return Ok((Encoding::Utf16Le, Plain::EveryOtherByteZero.into()));
    }
    if sample.len() >= 4 && nulls(0) * 10 > sample.len() * 4 && nulls(1) * 50 < sample.len() {
        return Ok((Encoding::Utf16Be, Plain::EveryOtherByteZero.into()));
    }
    let strange = sample.iter().filter(|&&byte| byte < 32 && !b"\t\r\n\x0b\x0c\x1a".contains(&byte)).count();
    if strange * 200 > sample.len() || sample.contains(&0) {
        let line =
            sample.iter().position(|&byte| byte == 0).map_or(1, |at| 1 + sample[..at].iter().filter(|&&b| b == b'\n').count());
        return Err(Error::Binary(format!(
            "line {line}: these bytes are not text: export the readings as CSV, .xlsx, .ods or Green Button XML"
        )));
    }
    match std::str::from_utf8(sample) {
        Ok(_) => Ok((Encoding::Utf8, Plain::AllUtf8.into())),
        // The sample cut the last character in two.
        Err(error) if error.error_len().is_none() && !is_whole => Ok((Encoding::Utf8, Plain::AllUtf8.into())),
        Err(error) => {
            let line = 1 + sample[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            Ok((Encoding::Windows1252, Why::NotUtf8 { line: line as u64 }))
        }
    }
}

/// Reads an input as UTF-8. Counts the bytes it takes, and stops if a single item grows too large.
pub(crate) struct Decoded<'a> {
    input: &'a mut dyn Input,
    decoder: Option<encoding_rs::Decoder>,
    raw: Vec<u8>,
    held: std::ops::Range<usize>,
    ready: String,
    given: usize,
    at_end: bool,
    /// Bytes taken from the input.
    pub taken: Rc<Cell<u64>>,
}

impl<'a> Decoded<'a> {
    pub(crate) fn new(input: &'a mut dyn Input, encoding: Encoding) -> Result<Self> {
        input.seek(SeekFrom::Start(0))?;
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE.new_decoder_with_bom_removal()),
            Encoding::Windows1252 => Some(encoding_rs::WINDOWS_1252.new_decoder_without_bom_handling()),
        };
        let mut decoded = Self {
            input,
            decoder,
            raw: vec![0; PIECE],
            held: 0..0,
            ready: String::new(),
            given: 0,
            at_end: false,
            taken: Rc::new(Cell::new(0)),
        };
        if decoded.decoder.is_none() {
            decoded.fill()?;
            if decoded.raw[decoded.held.clone()].starts_with(b"\xef\xbb\xbf") {
                decoded.held.start += 3;
            }
        }
        Ok(decoded)
    }

    fn fill(&mut self) -> io::Result<()> {
        let count = loop {
            match self.input.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.held = 0..count;
        self.at_end = count == 0;
        self.taken.set(self.taken.get() + count as u64);
        Ok(())
    }

    fn next(&mut self) -> io::Result<&[u8]> {
        let Some(decoder) = &mut self.decoder else {
            if self.held.is_empty() && !self.at_end {
                self.fill()?;
            }
            return Ok(&self.raw[self.held.clone()]);
        };
        while self.given == self.ready.len() && !self.at_end {
            let count = self.input.read(&mut self.raw)?;
            self.at_end = count == 0;
            self.taken.set(self.taken.get() + count as u64);
            self.ready.clear();
            self.given = 0;
            let room = decoder.max_utf8_buffer_length(count).unwrap_or(4 * PIECE);
            self.ready.reserve(room);
            let _ = decoder.decode_to_string(&self.raw[..count], &mut self.ready, self.at_end);
        }
        Ok(&self.ready.as_bytes()[self.given..])
    }

    fn advance(&mut self, count: usize) {
        if self.decoder.is_none() { self.held.start += count } else { self.given += count }
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.next()?;
        let count = ready.len().min(into.len());
        into[..count].copy_from_slice(&ready[..count]);
        self.advance(count);
        Ok(count)
    }
}

impl BufRead for Decoded<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.next()
    }

    fn consume(&mut self, count: usize) {
        self.advance(count);
    }
}

/// Position of a reader of items, and the size of the current item. Shared with the reader below
/// it.
#[derive(Clone, Default)]
pub(crate) struct Place {
    /// The line consumed last, counted from 1.
    pub line: Rc<Cell<u64>>,
    /// Bytes since the start of the item.
    pub item: Rc<Cell<u64>>,
}

/// Passes text on, counts the lines consumed, and stops an item without an end.
pub(crate) struct Guarded<R> {
    inner: R,
    place: Place,
}

impl<R: BufRead> Guarded<R> {
    pub(crate) fn new(inner: R, place: Place) -> Self {
        place.line.set(1);
        place.item.set(0);
        Self { inner, place }
    }
}

impl<R: BufRead> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(into.len());
        into[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Guarded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.place.item.get() > ITEM_BYTES_MAX {
            return Err(io::Error::other("a single item is larger than a mebibyte"));
        }
        let ready = self.inner.fill_buf()?;
        Ok(&ready[..ready.len().min(PIECE)])
    }

    fn consume(&mut self, count: usize) {
        // The buffer is still the one that `fill_buf` returned.
        if let Ok(ready) = self.inner.fill_buf() {
            let lines = ready[..count].iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>();
            if lines > 0 {
                self.place.line.set(self.place.line.get() + lines);
            }
        }
        self.place.item.set(self.place.item.get() + count as u64);
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        let (encoding, _) = encoding(bytes, true).unwrap();
        let mut text = String::new();
        Decoded::new(&mut io::Cursor::new(bytes.to_vec()), encoding).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn text_is_read_in_whatever_encoding_it_comes() {
        let text = "Zeit;Wärme °C\n2026-11-22;12,5\n";
        let wide: Vec<u16> = text.encode_utf16().collect();
        let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            mark.iter().copied().chain(wide.iter().flat_map(|&unit| bytes(unit))).collect::<Vec<u8>>()
        };
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes()), text);
        assert_eq!(decoded(&utf16(b"\xff\xfe", u16::to_le_bytes)), text);
        assert_eq!(decoded(&utf16(b"\xfe\xff", u16::to_be_bytes)), text);
        assert_eq!(decoded(&utf16(b"", u16::to_le_bytes)), text);
        assert_eq!(decoded(b"Zeit;W\xe4rme \xb0C\n2026-11-22;12,5\n"), text);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(
            matches!(encoding(b"time,kWh\n\x00\x01\x02\x03\xff", true), Err(Error::Binary(fault)) if fault.contains("line 2"))
        );
    }
}
