//! Workbooks: tables in sheets, and hostile archives.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, MINUTE_MS};
use files::{Container, EndDay, Hints, Layout, Spacing, Stamp};
use harness::{answered, at, plan, read, site};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &[u8] = b"<Types/>";
const RELS: &[u8] = br#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const STYLES: &[u8] = br#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

fn workbook(is_1904: bool) -> Vec<u8> {
    format!(
        r#"<workbook xmlns:r="x"><workbookPr date1904="{}"/><sheets><sheet name="Notes" r:id="rId1"/><sheet name="Data" r:id="rId2"/></sheets></workbook>"#,
        u8::from(is_1904)
    )
    .into_bytes()
}

fn xlsx(rows: &str, is_1904: bool) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let notes =
        br#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Read me</t></is></c></row></sheetData></worksheet>"#;
    let texts = "<sst><si><t>Start</t></si><si><r><t>Library </t></r><r><t>(kWh)</t></r><rPh><t>no</t></rPh></si><si><t>Gym &amp; pool (W)</t></si></sst>";
    archive(&[
        ("[Content_Types].xml", TYPES),
        ("xl/workbook.xml", &workbook(is_1904)),
        ("xl/_rels/workbook.xml.rels", RELS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/worksheets/sheet1.xml", notes),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ])
}

fn quarters(first_day: f64) -> String {
    let mut rows =
        r#"<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>"#.to_owned();
    for i in 0..96 {
        let (row, day) = (i + 4, first_day + f64::from(i) / 96.0);
        let (amount, power) = (f64::from(i * 7 % 13) / 8.0, 100 + i % 7);
        rows.push_str(&format!(r#"<row r="{row}"><c r="A{row}" s="1"><v>{day}</v></c><c r="C{row}"><v>{amount}</v></c><c r="D{row}"><f>1+1</f><v>{power}</v></c></row>"#));
    }
    rows
}

#[test]
fn a_sheet_is_read_like_a_wide_table_and_its_dates_count_from_1900_or_1904() {
    // 2026-06-01, counted from 1900 and from 1904.
    for (first_day, is_1904) in [(46_174.0, false), (46_174.0 - 1462.0, true)] {
        let bytes = xlsx(&quarters(first_day), is_1904);
        let mut plan = plan(&bytes, "readings.xlsx", &site("Asia/Kolkata")).unwrap();
        assert_eq!(
            (plan.format.container, plan.format.layout, plan.sheet.as_deref()),
            (Container::Xlsx, Layout::Wide, Some("Data"))
        );
        assert_eq!((plan.spacing.value, plan.stamp.value), (Some(Spacing::Millis(15 * MINUTE_MS)), Some(Stamp::Start)));
        let meters: Vec<_> = plan.series.iter().map(|series| (series.meter.value.as_deref(), series.kind.value)).collect();
        assert_eq!(meters, [(Some("Library"), Some(ChannelKind::Interval)), (Some("Gym - pool"), Some(ChannelKind::Power))]);
        answered(&mut plan);
        let (rows, summary) = read(&plan, &bytes);
        assert_eq!((rows.len(), summary.problem_count), (192, 0));
        assert_eq!((rows[1].at, rows[1].value, rows[1].line), (at("2026-05-31T19:00:00Z"), 0.875, 5));
        assert_eq!((rows[96].field.as_str(), rows[96].at, rows[96].value), ("power_w", at("2026-05-31T18:30:00Z"), 100.0));
    }
}

#[test]
fn a_sheet_whose_years_and_quarters_stand_in_cells_of_their_own_is_found() {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let number = |at: &str, value: u32| format!(r#"<c r="{at}"><v>{value}</v></c>"#);
    let head = [("A1", "Year"), ("B1", "Quarter"), ("C1", "Electricity (kWh)")].map(|(at, said)| text(at, said)).concat();
    let mut rows = format!(r#"<row r="1">{head}</row>"#);
    for i in 0..8 {
        let (row, quarter) = (i + 2, text(&format!("B{}", i + 2), &format!("Q{}", i % 4 + 1)));
        let (year, kwh) = (number(&format!("A{row}"), 2024 + i / 4), number(&format!("C{row}"), 12_000 + i % 3));
        rows.push_str(&format!(r#"<row r="{row}">{year}{quarter}{kwh}</row>"#));
    }
    let bytes = xlsx(&rows, false);
    let mut plan = plan(&bytes, "quarters.xlsx", &site("Europe/Madrid")).unwrap();
    assert_eq!(plan.sheet.as_deref(), Some("Data"));
    plan.answer("stamp", "start").unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes);
    assert_eq!((rows.len(), summary.problem_count), (8, 0));
    assert_eq!((rows[0].at, rows[0].value), (at("2024-03-31T22:00:00Z"), 12_000.0));
}

#[test]
fn portfolio_managers_workbook_is_read_like_its_csv() {
    let text = |column: char, row: u32, text: &str| format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let names = ["Meter Name", "Meter Type", "Start Date", "End Date", "Usage/Quantity", "Usage Units"];
    let mut rows = String::from(r#"<row r="6">"#);
    names.iter().zip('A'..).for_each(|(name, column)| rows.push_str(&text(column, 6, name)));
    rows.push_str("</row>");
    for (row, start, end, used) in [(7, 46_023, 46_054, 900.5), (8, 46_054, 46_082, 800.0)] {
        let ends = format!(
            r#"<c r="C{row}" s="2"><v>{start}</v></c><c r="D{row}" s="2"><v>{end}</v></c><c r="E{row}"><v>{used}</v></c>"#
        );
        rows.push_str(&format!(
            r#"<row r="{row}">{}{}{ends}{}</row>"#,
            text('A', row, "Boiler"),
            text('B', row, "Natural Gas"),
            text('F', row, "therms")
        ));
    }
    let bytes = xlsx(&rows, false);
    let mut plan = plan(&bytes, "Meter Entries.xlsx", &site("UTC")).unwrap();
    assert_eq!((plan.format.layout, plan.end_day.value), (Layout::PortfolioManager, Some(EndDay::Excluded)));
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes);
    let shown: Vec<_> = rows.iter().map(|row| (row.field.as_str(), row.at, row.value)).collect();
    assert_eq!(shown, [("gas_therms", at("2026-02-01T00:00:00Z"), 900.5), ("gas_therms", at("2026-03-01T00:00:00Z"), 800.0)]);
    assert_eq!(summary.problem_count, 0);
}

#[test]
fn a_libre_office_sheet_is_read_too() {
    let mut rows = String::from(
        r#"<t:table-row><t:table-cell o:value-type="string"><x:p>End</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>Hall (kWh)</x:p></t:table-cell><t:table-cell t:number-columns-repeated="16382"/></t:table-row>"#,
    );
    for hour in 1..=23 {
        rows.push_str(&format!(
            r#"<t:table-row><t:table-cell o:value-type="date" o:date-value="2026-06-01T{hour:02}:00:00"><x:p>shown otherwise</x:p></t:table-cell><t:table-cell o:value-type="float" o:value="{}"><x:p>1,0</x:p></t:table-cell></t:table-row>"#,
            f64::from(hour * 5 % 7) / 4.0
        ));
    }
    rows.push_str(
        r#"<t:table-row t:number-rows-repeated="1048500"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>"#,
    );
    let content = format!(r#"<o:doc xmlns:t="t" xmlns:o="o" xmlns:x="x"><t:table t:name="One">{rows}</t:table></o:doc>"#);
    let bytes = archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())]);
    let mut plan = plan(&bytes, "hall.ods", &site("UTC")).unwrap();
    assert_eq!((plan.format.container, plan.stamp.value), (Container::Ods, Some(Stamp::End)));
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes);
    assert_eq!((rows.len(), summary.problem_count), (23, 0));
    assert_eq!((rows[0].at, rows[0].value, rows[0].line), (at("2026-06-01T01:00:00Z"), 1.25, 2));
}

#[test]
fn two_cells_in_far_corners_do_not_fill_memory() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let told = plan(&xlsx(rows, false), "far.xlsx", &Hints::default()).unwrap_err().to_string();
    assert!(told.contains("columns would do"), "{told}");
}

#[test]
fn a_zip_bomb_is_stopped_at_its_limit() {
    let bomb = vec![b' '; 8 << 20];
    let bytes = archive(&[("[Content_Types].xml", TYPES), ("xl/workbook.xml", &bomb), ("xl/_rels/workbook.xml.rels", RELS)]);
    assert!(bytes.len() < 20_000);
    let told = plan(&bytes, "bomb.xlsx", &Hints::default()).unwrap_err().to_string();
    assert!(told.contains("mebibyte"), "{told}");
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let hints = Hints { sheet: Some("Sheet9".to_owned()), ..Hints::default() };
    let told = plan(&xlsx(&quarters(46_174.0), false), "x.xlsx", &hints).unwrap_err().to_string();
    assert!(told.contains("Sheet9") && told.contains("Notes, Data"), "{told}");
}

/// Written by xlwt, with times, integers and fractions in either form, umlauts, and a formula
/// without a computed value.
const XLS: &[u8] = include_bytes!("fixtures/wide.xls");

#[test]
fn a_workbook_of_before_2007_is_read_like_one_of_today() {
    let mut plan = plan(XLS, "readings.xls", &site("Asia/Kolkata")).unwrap();
    let format = (plan.format.container, plan.format.layout, plan.sheet.as_deref());
    assert_eq!(format, (Container::Xls, Layout::Wide, Some("Data")));
    assert_eq!((plan.spacing.value, plan.stamp.value), (Some(Spacing::Millis(15 * MINUTE_MS)), Some(Stamp::Start)));
    let meters: Vec<_> = plan.series.iter().map(|series| series.meter.value.as_deref()).collect();
    assert_eq!(meters, [Some("Library"), Some("Gym - pool"), Some("Büro - Süd")]);
    answered(&mut plan);
    let (rows, summary) = read(&plan, XLS);
    // The formula has no value.
    assert_eq!((rows.len(), summary.problem_count, summary.missing), (3 * 96 - 1, 0, 1));
    assert_eq!((rows[1].at, rows[1].value, rows[1].line), (at("2026-05-31T19:00:00Z"), 0.875, 5));
    let of = |meter: &str, nth: usize| rows.iter().filter(|row| row.meter == meter).nth(nth).unwrap().value;
    assert_eq!((of("Gym - pool", 6), of("Büro - Süd", 1)), (106.0, 5.0 / 3.0));
}

#[test]
fn an_old_workbook_that_breaks_off_or_is_none_is_told() {
    for length in [0, 8, 600, 2_000, XLS.len() / 2, XLS.len() - 600] {
        assert!(plan(&XLS[..length], "readings.xls", &site("UTC")).is_err(), "{length}");
    }
    // The stream's name, renamed to that of another program's document.
    let name = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (from, to) = (name("Workbook"), name("Document"));
    let mut other = XLS.to_vec();
    let place = other.windows(from.len()).position(|bytes| bytes == from).unwrap();
    other[place..place + to.len()].copy_from_slice(&to);
    let told = plan(&other, "letter.xls", &site("UTC")).unwrap_err().to_string();
    assert!(told.contains("save the table as .xlsx or CSV"), "{told}");
}

/// A compound file with one stream of records (or of anything else).
fn compound(stream: &str, records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut written = file.create_stream(stream).unwrap();
    for (kind, data) in records {
        let length = u16::try_from(data.len()).unwrap();
        written.write_all(&[&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()).unwrap();
    }
    drop(written);
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The first record of a workbook's globals: the version, the kind of stream, and its build.
fn first_record(version: u16) -> Vec<u8> {
    [version, 0x0005, 0x0DBB, 0x07CC].iter().flat_map(|word| word.to_le_bytes()).collect()
}

#[test]
fn a_workbook_of_excel_5_or_95_is_refused_with_what_would_do() {
    let bytes = compound("/Book", &[(0x0809, &first_record(0x0500)), (0x000A, &[])]);
    let told = plan(&bytes, "old.xls", &site("UTC")).unwrap_err().to_string();
    assert!(told.contains("Excel 5 or 95") && told.contains("save it as .xlsx or CSV"), "{told}");
}

#[test]
fn a_workbook_with_a_password_is_refused_with_what_would_do() {
    // RC4, which Excel 97 to 2003 use: a kind, a version, and 48 bytes of salt and verifier.
    let pass = [&[1, 0, 1, 0, 1, 0][..], &[0x5A; 48]].concat();
    let first = first_record(0x0600);
    let of_2003 = compound("/Workbook", &[(0x0809, &first), (0x002F, &pass), (0x0042, &[0x9C; 2]), (0x000A, &[])]);
    // An encrypted .xlsx is a compound file too.
    let of_today = compound("/EncryptedPackage", &[(0, &[7; 64])]);
    for (bytes, name) in [(of_2003, "locked.xls"), (of_today, "locked.xlsx")] {
        let told = plan(&bytes, name, &site("UTC")).unwrap_err().to_string();
        assert!(told.contains("protected by a password") && told.contains("save it without one"), "{name}: {told}");
    }
}
