//! Turns bytes into files for the importers: as they are, after the header line of a known table,
//! or as the parts of a workbook. Each file is planned, its questions are answered with the
//! suggestion or the first choice, and it is read.

use files::{Hints, Plan};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;

/// The byte that separates the parts of a workbook.
const SEPARATOR: u8 = 0x1e;

/// The most answers: each may open further questions.
const ANSWERS_MAX: usize = 64;

/// Imports a file with this name.
pub fn import(name: &str, data: &[u8]) {
    let hints = Hints { site_zone: Some("America/New_York".to_owned()), ..Hints::default() };
    let Ok(mut plan) = files::plan(&mut Cursor::new(data), name, &hints) else { return };
    plan.accept_suggestions();
    for _ in 0..ANSWERS_MAX {
        let Some(question) = plan.questions().into_iter().next() else { break };
        let usual = match question.path.rsplit('.').next() {
            Some("meter") => "meter",
            Some("zone") => "UTC",
            Some("unit") => "kWh",
            Some("field") => "energy_kwh",
            _ => "",
        };
        let answer = question.suggestion.as_deref().or(question.options.first().map(String::as_str)).unwrap_or(usual);
        if plan.answer(&question.path, answer).is_err() {
            return;
        }
    }
    read(&plan, data);
}

/// Reads the file and checks the invariants of everything read.
fn read(plan: &Plan, data: &[u8]) {
    let mut count = 0;
    let summary = files::read(plan, &mut Cursor::new(data), &mut |batch| {
        let mut before = None;
        for row in batch.rows {
            let channel = &batch.channels[row.channel as usize];
            assert!(domain::naming::is_key(&channel.meter), "{}", channel.meter);
            let reading = row.reading;
            assert!(reading.value.is_finite() && (channel.field.lowest..=channel.field.highest).contains(&reading.value));
            assert!(reading.span_ms.is_none_or(|span_ms| span_ms > 0));
            let here = (row.channel, reading.at);
            assert!(before.is_none_or(|before| before <= here), "a batch is in order");
            before = Some(here);
            count += 1;
        }
        ControlFlow::Continue(())
    });
    if let Ok(summary) = summary {
        assert_eq!(summary.readings, count);
        assert!(summary.problems.len() as u64 <= summary.problem_count);
    }
}

/// Imports a table that begins with one of these lines, chosen by the first byte.
pub fn table(first_lines: &[&str], data: &[u8]) {
    let Some((pick, rest)) = data.split_first() else { return };
    let mut bytes = first_lines[usize::from(*pick) % first_lines.len()].as_bytes().to_vec();
    bytes.extend_from_slice(rest);
    import("table.csv", &bytes);
}

/// Imports a workbook: an .xls or an archive as it is, or an archive made of the separated parts.
pub fn workbook(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let mut parts = rest.split(|byte| *byte == SEPARATOR);
    let mut next = || parts.next().unwrap_or_default();
    match kind % 4 {
        0 => import("book.xls", rest),
        1 => import("book.xlsx", rest),
        2 => {
            let (sheet, styles, texts) = (next(), next(), next());
            let bytes = archive(&[
                ("[Content_Types].xml", b"<Types/>"),
                ("xl/workbook.xml", br#"<workbook><sheets><sheet name="Data" id="r1"/></sheets></workbook>"#),
                ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>"#),
                ("xl/worksheets/s.xml", sheet),
                ("xl/styles.xml", styles),
                ("xl/sharedStrings.xml", texts),
            ]);
            import("book.xlsx", &bytes);
        }
        _ => {
            let content = next();
            let bytes = archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
            import("book.ods", &bytes);
        }
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        let _ = zip.start_file(*name, stored).map(|()| zip.write_all(bytes));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
