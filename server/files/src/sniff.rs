//! Detects a file's format from its first bytes. Leaves out what the content means (`prepare`).

use crate::{Container, Error, Result};

/// A file's format by its first kilobytes. The file name only decides between workbooks.
///
/// # Errors
/// [`Error::Empty`]; [`Error::Binary`] for bytes that are neither text nor a workbook, with what to
/// send instead.
pub fn sniff(first: &[u8], file_name: &str) -> Result<Container> {
    let name = file_name.to_ascii_lowercase();
    if first.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    if first.starts_with(b"PK\x03\x04") {
        let holds = |needle: &[u8]| first.windows(needle.len()).any(|window| window == needle);
        return if holds(b"opendocument.spreadsheet") || name.ends_with(".ods") {
            Ok(Container::Ods)
        } else if name.ends_with(".xlsb") || !(holds(b"[Content_Types].xml") || holds(b"xl/") || name.ends_with(".xlsx")) {
            Err(Error::Binary(
                "this is a zip archive without a workbook that can be read: unpack it, or save it as .xlsx or CSV".into(),
            ))
        } else {
            Ok(Container::Xlsx)
        };
    }
    if first.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(Container::Xls);
    }
    let known = [
        (&b"\x1f\x8b"[..], "compressed (gzip): unpack it first"),
        (b"%PDF", "a PDF: ask your utility for CSV or Green Button"),
        (b"SQLite format 3", "a database: export it as CSV"),
    ];
    if let Some((_, what)) = known.iter().find(|(magic, _)| first.starts_with(magic)) {
        return Err(Error::Binary(format!("this is {what}")));
    }
    // XML may be in UTF-16, with a NUL beside each ASCII character.
    let head: Vec<u8> = first.iter().copied().filter(|&byte| byte != 0).take(4096).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").or(head.strip_prefix(b"\xff\xfe")).unwrap_or(&head).trim_ascii_start();
    let inner = head.get(1..).unwrap_or_default().trim_ascii_start().first();
    if matches!((head.first(), inner), (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{'))) {
        return Err(Error::Binary("this is JSON, the answer of an interface: ask for CSV or Green Button instead".into()));
    }
    if head.first() == Some(&b'<') {
        let html = head.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case(b"<!doctype")) && !name.ends_with(".xml");
        if html || head.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case(b"<html")) {
            return Err(Error::Binary("this is a web page: download the file itself, as CSV or Green Button".into()));
        }
        return Ok(Container::Xml);
    }
    Ok(Container::Text)
}
