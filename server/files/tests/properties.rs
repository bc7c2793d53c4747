//! Properties of every file: an export reads back equal, and no bytes cause a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, DAY_MS, Field, Millis, Reading, Zone};
use files::export::{LongWriter, WideWriter};
use files::{Channel, Hints};
use harness::{answered, plan, read, site};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

const FROM: Millis = 1_577_836_800_000;

fn channel() -> impl Strategy<Value = Channel> {
    let fields: Vec<&'static Field> = Field::ALL.iter().filter(|field| field.name == field.channel).collect();
    let meter = prop_oneof![
        "[a-z][a-z0-9._-]{0,12}",
        "[A-Zäöé][a-zß ]{0,10}[a-z]",
        "[0-9]{1,8}",
        "zigbee:[a-f0-9]{4}/[a-z]{2}",
        "-[0-9]{1,3}-[a-z0-9]{1,4}"
    ];
    (meter, prop::sample::select(fields), prop::option::of("[a-z0-9]{1,4}"), any::<bool>()).prop_map(
        |(meter, field, part, is_interval)| {
            let name = part.map_or_else(|| field.name.to_owned(), |part| format!("{}:{part}", field.name));
            Channel { meter, field, name, kind: field.kind_on(is_interval) }
        },
    )
}

/// Channels as a store has them: names are unique, and a meter counts in one way.
fn channels() -> impl Strategy<Value = Vec<(Channel, Vec<Reading>)>> {
    prop::collection::vec(
        (channel(), prop::collection::vec((0..400 * DAY_MS, any::<f64>(), prop::option::of(1..DAY_MS)), 1..20)),
        1..6,
    )
    .prop_map(|all| {
        let mut found: BTreeMap<(String, String), (Channel, Vec<Reading>)> = BTreeMap::new();
        let mut is_interval = BTreeMap::new();
        for (mut channel, readings) in all {
            let interval = *is_interval.entry(channel.meter.clone()).or_insert(channel.kind == ChannelKind::Interval);
            channel.kind = channel.field.kind_on(interval);
            let by_time: BTreeMap<Millis, Reading> = readings
                .into_iter()
                .map(|(after, value, span)| {
                    let value = if value.is_finite() { value.clamp(channel.field.lowest, channel.field.highest) } else { 1.5 };
                    let span_ms = span.filter(|_| channel.kind == ChannelKind::Interval);
                    (FROM + after, Reading { at: FROM + after, value: value + 0.0, span_ms })
                })
                .collect();
            found.insert((channel.meter.clone(), channel.name.clone()), (channel, by_time.into_values().collect()));
        }
        found.into_values().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_long_reads_back_equal(all in channels()) {
        let mut writer = LongWriter::new(Vec::new()).unwrap();
        for (channel, readings) in &all {
            writer.channel(channel, readings).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let first_cells = String::from_utf8_lossy(&bytes).lines().filter_map(|line| line.chars().next()).collect::<Vec<_>>();
        prop_assert!(!first_cells.iter().any(|sign| "=+-@\t\r".contains(*sign)), "a spreadsheet would take a meter for a formula");
        let plan = plan(&bytes, "greenpulse.csv", &Hints::default()).unwrap();
        prop_assert_eq!(plan.questions(), vec![]);
        let (rows, summary) = read(&plan, &bytes);
        prop_assert_eq!(summary.problem_count, 0, "{:?}", summary.problems);
        let mut back: BTreeMap<(String, String), (ChannelKind, Vec<Reading>)> = BTreeMap::new();
        for row in rows {
            let reading = Reading { at: row.at, value: row.value, span_ms: row.span_ms };
            back.entry((row.meter, row.field)).or_insert((row.kind, Vec::new())).1.push(reading);
        }
        for (channel, readings) in all {
            let (kind, found) = back.remove(&(channel.meter, channel.name)).unwrap();
            prop_assert_eq!((kind, found), (channel.kind, readings));
        }
        prop_assert!(back.is_empty());
    }

    #[test]
    fn what_is_exported_wide_reads_back_equal(
        values in prop::collection::vec(prop::option::weighted(0.9, 0.0f64..1e6), 60..200),
        zone in prop::sample::select(vec!["UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]),
        day in 0i64..364,
    ) {
        let zone = Zone::named(zone).unwrap();
        let field = Field::named("energy_kwh").unwrap();
        let channels: Vec<Channel> = ["hall", "house 7"].iter().map(|meter| Channel {
            meter: (*meter).to_owned(), field, name: field.name.to_owned(), kind: ChannelKind::Interval,
        }).collect();
        let start = FROM + day * DAY_MS;
        let mut writer = WideWriter::new(Vec::new(), &zone, &channels).unwrap();
        for (i, pair) in values.chunks_exact(2).enumerate() {
            writer.row(start + i as Millis * 900_000, pair).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let mut plan = plan(&bytes, "wide.csv", &site(&zone.name)).unwrap();
        for series in 0..plan.series.len() {
            plan.answer(&format!("series.{series}.kind"), "interval").unwrap();
        }
        prop_assert_eq!(plan.questions(), vec![]);
        let (rows, summary) = read(&plan, &bytes);
        prop_assert_eq!(summary.problem_count, 0, "{:?}", summary.problems);
        for (nth, meter) in ["hall", "house 7"].iter().enumerate() {
            let expected: Vec<(Millis, f64)> = values
                .chunks_exact(2)
                .enumerate()
                .filter_map(|(i, pair)| pair[nth].map(|value| (start + (i as Millis + 1) * 900_000, value)))
                .collect();
            let found: Vec<(Millis, f64)> = rows.iter().filter(|row| row.meter == *meter).map(|row| (row.at, row.value)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), name in "[a-z]{1,3}\\.(csv|xml|xlsx|ods)") {
        survive(&bytes, &name);
    }

    #[test]
    fn no_text_makes_it_panic(text in "([0-9]{1,4}[-/.:,; TZ\t+\"\n]|[a-zA-Z(%°€]{1,4}[,;\t\n ]|kWh|time|meter|\r\n){0,200}") {
        survive(text.as_bytes(), "x.csv");
    }

    #[test]
    fn no_change_to_a_good_file_makes_it_panic(
        which in 0usize..7,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..8),
    ) {
        let (name, mut bytes) = good().swap_remove(which);
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at),
                _ => { bytes.remove(at); }
            }
        }
        survive(&bytes, &name);
    }
}

/// The number of cases. For more: `PROPTEST_CASES=20000 cargo test --release`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

/// One valid file of each kind.
fn good() -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"));
    let names = ["long.csv", "wide.csv", "green_button.xml", "portfolio_manager.csv", "home_assistant.csv"];
    let mut all: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| ((*name).to_owned(), std::fs::read(format!("{folder}/{name}")).unwrap())).collect();
    let sheet = br#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>time</t></is></c><c r="B1" t="inlineStr"><is><t>kWh</t></is></c></row><row r="2"><c r="A2"><v>46174.5</v></c><c r="B2"><v>1.5</v></c></row></sheetData></worksheet>"#;
    let stored = |parts: &[(&str, &[u8])]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            // Not compressed, so that changes reach the XML.
            zip.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
                .unwrap();
            std::io::Write::write_all(&mut zip, bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let rels = br#"<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>"#;
    let book = br#"<workbook><sheets><sheet name="S" id="r1"/></sheets></workbook>"#;
    all.push((
        "s.xlsx".to_owned(),
        stored(&[("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels), ("xl/s.xml", sheet)]),
    ));
    let content = br#"<d><table name="S"><table-row><table-cell><p>time</p></table-cell><table-cell><p>kWh</p></table-cell></table-row><table-row number-rows-repeated="3"><table-cell value-type="date" date-value="2026-01-01T00:00:00"/><table-cell value-type="float" value="2.5" number-columns-repeated="2"/></table-row></table></d>"#;
    all.push((
        "s.ods".to_owned(),
        stored(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]),
    ));
    all
}

/// Plans and reads as far as possible. Accepts every suggestion, and gives some answer if there is
/// none.
fn survive(bytes: &[u8], name: &str) {
    let Ok(mut plan) = plan(bytes, name, &site("America/New_York")) else { return };
    answered(&mut plan);
    for question in plan.questions() {
        let last = question.path.rsplit('.').next().unwrap_or_default().to_owned();
        let answer = match last.as_str() {
            "order" => "day_first",
            "decimal" => "comma",
            "zone" => "Europe/Berlin",
            "spacing" => "15min",
            "stamp" => "end",
            "end_day" => "included",
            "meter" => "m",
            "unit" => "kWh",
            "field" => "energy_kwh",
            "kind" => "interval",
            _ => "plain",
        };
        plan.answer(&question.path, answer).unwrap();
    }
    let json = serde_json::to_string(&plan).unwrap();
    serde_json::from_str::<files::Plan>(&json).unwrap();
    let mut count = 0u64;
    if let Ok(summary) = files::read(&plan, &mut Cursor::new(bytes), &mut |batch| {
        count += batch.rows.len() as u64;
        ControlFlow::Continue(())
    }) {
        assert_eq!(summary.readings, count);
        assert!(summary.problems.len() <= files::PROBLEMS_MAX);
    }
}
