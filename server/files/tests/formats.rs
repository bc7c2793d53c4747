//! Each kind of file, from its bytes to readings.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, HOUR_MS, MINUTE_MS};
use files::{Decimal, EndDay, Error, Hints, Layout, Order, Spacing, Stamp};
use harness::{answered, at, plan, read, site};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_long_file_is_understood_and_each_of_its_faults_is_told_by_line() {
    let bytes = fixture("long.csv");
    let mut plan = plan(&bytes, "export.csv", &site("America/New_York")).unwrap();
    assert_eq!((plan.format.layout, plan.header_line, plan.order.value), (Layout::Long, 3, Some(Order::MonthFirst)));
    assert!(plan.order.evidence.to_string().contains("01/31/2026"), "{}", plan.order.evidence);
    assert_eq!((plan.stamp.value, plan.spacing.value), (Some(Stamp::Start), Some(Spacing::Millis(15 * MINUTE_MS))));
    assert_eq!(plan.zone.suggestion.as_deref(), Some("America/New_York"));
    let unit = &plan.series.iter().find(|series| series.label.contains("Pool")).unwrap().unit;
    assert!(unit.value.is_none() && unit.evidence.to_string().contains("smoots"));
    assert!(matches!(
        files::read(&plan, &mut std::io::Cursor::new(&bytes), &mut |_| std::ops::ControlFlow::Continue(())),
        Err(Error::Unconfirmed(_))
    ));
    plan.answer("zone", "America/New_York").unwrap();
    plan.answer("series.*.kind", "interval").unwrap();
    plan.answer("series.2.import", "false").unwrap();
    let (rows, summary) = read(&plan, &bytes);
    assert_eq!(rows.len(), 7);
    let first = &rows[0];
    assert_eq!((first.meter.as_str(), first.field.as_str(), first.kind), ("Library", "energy_kwh", ChannelKind::Interval));
    assert_eq!((first.at, first.value, first.span_ms, first.line), (at("2026-02-01T04:15:00Z"), 12.5, Some(15 * MINUTE_MS), 4));
    let told: Vec<String> = summary.problems.iter().map(ToString::to_string).collect();
    assert_eq!(summary.problem_count, 3, "{told:?}");
    assert!(told[0].starts_with("line 7, Usage, \"oops\": not a number"), "{told:?}");
    assert!(told[1].starts_with("line 14, Interval start, \"01/31/2026 23:60\": not a time"), "{told:?}");
    assert!(told[2].starts_with("line 15: 2 cells where the header has 4"), "{told:?}");
    assert_eq!(summary.missing, 1);
}

#[test]
fn a_german_wide_file_over_a_clock_change_comes_out_right() {
    let bytes = fixture("wide.csv");
    let mut plan = plan(&bytes, "wide.csv", &site("Europe/Berlin")).unwrap();
    assert_eq!(plan.format.layout, Layout::Wide);
    assert_eq!(plan.delivered(), (Some(';'), Some(Decimal::Comma), Some(Order::DayFirst)));
    let kinds: Vec<_> = plan.series.iter().map(|series| series.kind.value).collect();
    assert_eq!(kinds, [Some(ChannelKind::Cumulative), Some(ChannelKind::Interval), Some(ChannelKind::Level)]);
    assert!(plan.series[0].kind.evidence.to_string().contains("only grow"), "{}", plan.series[0].kind.evidence);
    assert_eq!(plan.stamp.suggestion, Some(Stamp::End), "{}", plan.stamp.evidence);
    assert_eq!(plan.series[0].low, 1000.25, "a comma is no mark of thousands once it is known");
    assert!(plan.series[2].label.contains("Außen"));
    plan.answer("series.2.field", "outdoor_temp_c").unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes);
    assert_eq!((summary.problem_count, summary.rows), (0, 764));
    let amounts: Vec<_> = rows.iter().filter(|row| row.kind == ChannelKind::Interval).collect();
    // The hour from 2 to 3 does not exist: 1:45 is followed by 3:00, a quarter of an hour later.
    assert!(amounts.windows(2).all(|pair| pair[1].at - pair[0].at == 15 * MINUTE_MS));
    assert!(rows.iter().filter(|row| row.kind != ChannelKind::Interval).all(|row| row.span_ms.is_none()));
}

trait Delivered {
    fn delivered(&self) -> (Option<char>, Option<Decimal>, Option<Order>);
}

impl Delivered for files::Plan {
    fn delivered(&self) -> (Option<char>, Option<Decimal>, Option<Order>) {
        (self.delimiter.as_ref().and_then(|guess| guess.value), self.decimal.value, self.order.value)
    }
}

#[test]
fn green_button_is_joined_by_its_links_whatever_the_order() {
    let bytes = fixture("green_button.xml");
    let plan = plan(&bytes, "GreenButton.xml", &Hints::default()).unwrap();
    assert_eq!(plan.questions(), []);
    let (rows, summary) = read(&plan, &bytes);
    let shown: Vec<_> = rows.iter().map(|row| (row.meter.as_str(), row.field.as_str(), row.kind, row.at, row.value)).collect();
    assert_eq!(
        shown,
        [
            ("Oak Lane 5 - barn", "energy_kwh", ChannelKind::Interval, (1_793_505_600 + 3600) * 1000, 1.79),
            ("Oak Lane 5 - barn", "energy_kwh", ChannelKind::Interval, (1_793_505_600 + 7200) * 1000, 2.01),
            ("Oak Lane 5 gas", "gas_therms", ChannelKind::Cumulative, 1_793_505_600_000, 363.0),
            ("Oak Lane 5 gas", "gas_therms", ChannelKind::Cumulative, 1_793_592_000_000, 1010.0 * 0.363),
        ]
    );
    assert_eq!(rows[0].span_ms, Some(HOUR_MS));
    assert_eq!(summary.qualities, [(8, 1), (14, 1)]);
    assert_eq!(summary.problem_count, 1);
    assert!(summary.problems[0].to_string().contains("line 58"), "{}", summary.problems[0]);
}

#[test]
fn a_green_button_file_that_breaks_off_gives_what_came_before_and_the_line() {
    let bytes = fixture("green_button.xml");
    let cut = bytes.windows(20).rposition(|window| window == b"<e:IntervalReading><").unwrap();
    let mut plan = plan(&bytes[..cut], "cut.xml", &Hints::default()).unwrap();
    assert!(plan.notes[0].to_string().contains("breaks off"), "{:?}", plan.notes);
    answered(&mut plan);
    let open = plan.questions();
    assert!(open.iter().all(|question| question.path.starts_with("series.")), "{open:?}");
    plan.answer("series.*.unit", "Wh").unwrap();
    plan.answer("series.*.field", "energy_kwh").unwrap();
    plan.answer("series.*.kind", "interval").unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes[..cut]);
    assert_eq!(rows.len(), 2);
    assert!(
        summary.problems.iter().any(|problem| problem.line == 58 && problem.fault.to_string().contains("breaks off")),
        "{:?}",
        summary.problems
    );
}

#[test]
fn portfolio_managers_periods_take_in_their_last_day() {
    let bytes = fixture("portfolio_manager.csv");
    let mut plan = plan(&bytes, "Meter Entries.csv", &site("America/New_York")).unwrap();
    assert_eq!((plan.format.layout, plan.order.value), (Layout::PortfolioManager, Some(Order::MonthFirst)));
    assert_eq!((plan.end_day.value, plan.decimal.value), (Some(EndDay::Included), Some(Decimal::Point)));
    let open: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
    assert_eq!(open, ["zone"]);
    assert_eq!(plan.series[3].field.value.as_deref(), Some("fuel_oil_gal"));
    answered(&mut plan);
    let (rows, summary) = read(&plan, &bytes);
    let grid: Vec<_> = rows.iter().filter(|row| row.meter.contains("Grid")).collect();
    assert_eq!((grid[0].at, grid[0].value), (at("2026-02-01T05:00:00Z"), 12_500.5));
    assert_eq!(grid[0].span_ms, Some(31 * 24 * HOUR_MS));
    assert_eq!((grid[1].at, grid[1].span_ms), (at("2026-03-01T05:00:00Z"), Some(28 * 24 * HOUR_MS)));
    let gas = rows.iter().find(|row| row.field == "gas_therms").unwrap();
    assert!((gas.value - 950.0 * 1.026).abs() < 1e-9);
    assert_eq!(rows.iter().find(|row| row.field == "chilled_water_ton_hours").unwrap().value, 300.0);
    assert_eq!((summary.estimated, summary.problem_count), (1, 2));
    assert!(summary.problems[0].to_string().contains("line 6") && summary.problems[0].fault.to_string().contains("delivery"));
    assert!(
        summary.problems[1].to_string().contains("line 7")
            && summary.problems[1].fault.to_string().contains("ends after its start")
    );
}

#[test]
fn home_assistants_sums_are_registers_at_the_end_of_their_hour() {
    let bytes = fixture("home_assistant.csv");
    let mut plan = plan(&bytes, "statistics.csv", &site("America/New_York")).unwrap();
    assert_eq!((plan.format.layout, plan.offsets), (Layout::HomeAssistant, true));
    assert_eq!(plan.questions(), []);
    plan.answer("series.0.meter", "fridge").unwrap();
    let (rows, summary) = read(&plan, &bytes);
    let shown: Vec<_> = rows.iter().map(|row| (row.field.as_str(), row.kind, row.at, row.value)).collect();
    assert_eq!(shown[0], ("energy_kwh", ChannelKind::Cumulative, at("2026-11-01T05:00:00Z"), 10.5));
    assert_eq!(shown[2], ("energy_kwh", ChannelKind::Cumulative, at("2026-11-01T07:00:00Z"), 11.0));
    assert_eq!(shown[3], ("power_w", ChannelKind::Power, at("2026-11-01T04:30:00Z"), 62.5));
    assert_eq!(shown[4], ("outdoor_temp_c", ChannelKind::Level, at("2026-11-01T04:30:00Z"), 7.5));
    assert_eq!(summary.problem_count, 0);
}

#[test]
fn the_skipped_hour_and_a_register_whose_time_goes_back_are_told() {
    let mut text = "time,House (kWh)\n".to_owned();
    for (i, time) in ["01:00", "01:30", "02:30", "03:00", "03:30", "03:00"].iter().enumerate() {
        text.push_str(&format!("2026-03-08 {time},{}\n", 100 + i));
    }
    let mut plan = plan(text.as_bytes(), "house.csv", &site("America/New_York")).unwrap();
    assert!(
        plan.zone.value.is_none() && plan.zone.evidence.to_string().contains("line 4 has 2026-03-08 02:30"),
        "{}",
        plan.zone.evidence
    );
    plan.answer("zone", "America/New_York").unwrap();
    plan.answer("series.0.kind", "cumulative").unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.problem_count, summary.warning_count), (5, 1, 1));
    assert!(summary.problems[0].to_string().starts_with("line 4, time, \"2026-03-08 02:30\": clocks in America/New_York skip"));
    assert_eq!(summary.warnings[0].line, 7);
}

#[test]
fn a_file_with_the_repeated_hour_says_its_zone_and_keeps_both_hours() {
    let mut text = "Start,kWh\n".to_owned();
    for (i, hour) in [22, 23, 0, 1, 2, 2, 3, 4].iter().enumerate() {
        text.push_str(&format!(
            "2026-10-{:02} {hour:02}:00,{}.5\n",
            if *hour > 20 { 24 } else { 25 },
            [3, 1, 2, 5, 4, 6, 2, 1][i]
        ));
    }
    let mut plan = plan(text.as_bytes(), "house.csv", &site("Europe/Berlin")).unwrap();
    assert_eq!(plan.zone.value.as_deref(), Some("Europe/Berlin"), "{}", plan.zone.evidence);
    plan.answer("spacing", "1h").unwrap();
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    assert_eq!(rows.len(), 8);
    assert!(rows.windows(2).all(|pair| pair[1].at - pair[0].at == HOUR_MS));
}

#[test]
fn days_and_months_are_as_long_as_the_sites_calendar_makes_them() {
    let mut days = "date,kWh\n".to_owned();
    (25..=31).for_each(|day| days.push_str(&format!("2026-03-{day},{}.25\n", day * 7 % 5)));
    let mut plan = plan(days.as_bytes(), "days.csv", &site("Europe/Berlin")).unwrap();
    assert_eq!((plan.spacing.value, plan.stamp.value), (Some(Spacing::Day), Some(Stamp::Start)));
    answered(&mut plan);
    let (rows, _) = read(&plan, days.as_bytes());
    let hours: Vec<_> = rows.iter().map(|row| row.span_ms.unwrap() / HOUR_MS).collect();
    assert_eq!(hours, [24, 24, 24, 24, 23, 24, 24]);

    let months = "month,therms\n2026-01,5.5\n2026-02,4\n2026-03,4.5\n2026-04,2\n";
    let mut plan = harness::plan(months.as_bytes(), "months.csv", &site("Europe/Berlin")).unwrap();
    assert_eq!(plan.spacing.value, Some(Spacing::Month), "{}", plan.spacing.evidence);
    answered(&mut plan);
    let (rows, _) = read(&plan, months.as_bytes());
    let hours: Vec<_> = rows.iter().map(|row| row.span_ms.unwrap() / HOUR_MS).collect();
    assert_eq!(hours, [31 * 24, 28 * 24, 31 * 24 - 1, 30 * 24]);
}

#[test]
fn a_utilitys_file_with_lines_above_and_the_time_in_two_columns_is_read() {
    let mut text = "Name,J Doe\nAddress,\"1 Oak Lane, Springfield\"\nService,Service 1\n\n".to_owned();
    text.push_str("SERVICE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES\n");
    for quarter in 0..96 {
        let (hour, minute) = (quarter / 4, quarter % 4 * 15);
        let used = f64::from(quarter * 7 % 11) / 100.0;
        text.push_str(&format!(
            "Electric usage,2026-11-03,{hour:02}:{minute:02},{hour:02}:{:02},{used:.2},$0.10,\n",
            minute + 14
        ));
    }
    let mut plan = plan(text.as_bytes(), "oak lane.csv", &site("America/Los_Angeles")).unwrap();
    assert_eq!(
        (plan.header_line, plan.spacing.value, plan.stamp.value),
        (5, Some(Spacing::Millis(15 * MINUTE_MS)), Some(Stamp::Start))
    );
    let asked: Vec<_> =
        plan.questions().into_iter().map(|question| (question.path, question.suggestion.unwrap_or_default())).collect();
    let expected = [("zone", "America/Los_Angeles"), ("series.0.meter", "oak lane")];
    assert_eq!(asked, expected.map(|(path, suggestion)| (path.to_owned(), suggestion.to_owned())));
    answered(&mut plan);
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.problem_count), (96, 0));
    assert_eq!((rows[0].at, rows[95].at), (at("2026-11-03T08:15:00Z"), at("2026-11-04T08:00:00Z")));
}

#[test]
fn the_sink_can_stop_and_batches_are_in_order_of_channel_and_time() {
    let mut text = "start,A (kWh),B (kWh)\n".to_owned();
    // Newest first.
    for hour in (0..20_000i64).rev() {
        let at = 1_767_225_600 + hour * 3600;
        text.push_str(&format!("{at},{},{}\n", hour * 7 % 5, hour * 3 % 7));
    }
    let mut plan = plan(text.as_bytes(), "x.csv", &site("UTC")).unwrap();
    answered(&mut plan);
    let mut batches = 0;
    let summary = files::read(&plan, &mut std::io::Cursor::new(&text), &mut |batch| {
        batches += 1;
        assert!(batch.rows.is_sorted_by_key(|row| (row.channel, row.reading.at)) && batch.bytes_read > 0);
        if batches == 2 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    })
    .unwrap();
    assert!(batches == 2 && summary.is_stopped && summary.readings < 40_000);
}

#[test]
fn what_cannot_be_told_is_asked() {
    let text = "time,value\n03/04/2026 10:00,1.234\n03/04/2026 11:00,2.345\n";
    let mut plan = plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap();
    let asked: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
    // Two values tell nothing of how they count, so the length of a period may matter.
    let of_series = ["series.0.meter", "series.0.unit", "series.0.field", "series.0.kind"];
    assert_eq!(asked, [&["order", "decimal", "zone", "spacing", "stamp"][..], &of_series].concat());
    plan.answer("series.0.kind", "cumulative").unwrap();
    let asked: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
    assert_eq!(asked, [&["order", "decimal", "zone"][..], &of_series[..3]].concat());
    // Even steps across midnight tell day from month.
    let text = "time,kWh\n03/04/2026 23:00,1\n03/04/2026 23:30,2\n04/04/2026 00:00,1\n04/04/2026 00:30,3\n";
    let plan = harness::plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap();
    assert_eq!(plan.order.value, Some(Order::DayFirst), "{}", plan.order.evidence);
}

#[test]
fn mixed_decimal_signs_are_told_before_and_after() {
    let text = "time;Hall kWh\n2026-01-01 00:00;1,5\n2026-01-01 01:00;2.5\n2026-01-01 02:00;3,5\n2026-01-01 03:00;2,5\n";
    let mut plan = plan(text.as_bytes(), "x.csv", &site("UTC")).unwrap();
    assert!(
        plan.decimal.evidence.to_string().contains("mixes decimal signs: line 3 has 2.5, line 2 has 1,5"),
        "{}",
        plan.decimal.evidence
    );
    for (path, answer) in [("decimal", "comma"), ("series.0.kind", "interval"), ("stamp", "end")] {
        plan.answer(path, answer).unwrap();
    }
    answered(&mut plan);
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.problems[0].line), (3, 3));
}

#[test]
fn a_net_flow_becomes_import_and_export() {
    let mut text = "end,House net (kWh)\n".to_owned();
    (1..24).for_each(|hour| text.push_str(&format!("2026-06-01T{hour:02}:00Z,{}\n", [1.5, -2.25, 0.5][hour % 3])));
    let mut plan = plan(text.as_bytes(), "net.csv", &site("UTC")).unwrap();
    assert_eq!(plan.series[0].sign.suggestion, Some(files::Sign::Net));
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    let sum = |field: &str| rows.iter().filter(|row| row.field == field).map(|row| row.value).sum::<f64>();
    assert_eq!((rows.len(), sum("energy_kwh"), sum("energy_export_kwh")), (46, 7.0 * 1.5 + 8.0 * 0.5, 8.0 * 2.25));
}

#[test]
fn mean_power_over_a_period_can_be_counted_as_its_energy() {
    let text = "start,Hall kW\n2026-06-01T00:00Z,4\n2026-06-01T00:30Z,6\n2026-06-01T01:00Z,5\n2026-06-01T01:30Z,1\n";
    let mut plan = plan(text.as_bytes(), "x.csv", &site("UTC")).unwrap();
    plan.answer("series.0.field", "energy_kwh").unwrap();
    assert!(matches!(plan.open(), Err(Error::Unconfirmed(_))));
    plan.answer("series.0.kind", "interval").unwrap();
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    assert_eq!(rows.iter().map(|row| row.value).collect::<Vec<_>>(), [2.0, 3.0, 2.5, 0.5]);
}

#[test]
fn a_file_that_is_no_table_of_readings_is_refused_with_what_would_do() {
    let refused = |bytes: &[u8], name: &str| plan(bytes, name, &Hints::default()).unwrap_err().to_string();
    for (bytes, name, fault) in [
        (&b""[..], "x.csv", "the file is empty"),
        (b"\n\n  \n", "x.csv", "the file is empty"),
        (b"just some words\nand more of them\n", "x.csv", "no comma, semicolon, tab or bar"),
        (b"a,b\n1,2\n", "x.csv", "no column holds a time"),
        (b"time,name\n2026-01-01 00:00,on\n", "x.csv", "no column holds values"),
        (b"\x00\x01\x02\x03\x04\x05\x06", "x.csv", "not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "x.xls", "the workbook cannot be opened"),
        (b"\x1f\x8b\x08", "x.csv.gz", "unpack it"),
        (b"<html><body>Sign in</body></html>", "x.csv", "a web page"),
        (b"<?xml version='1.0'?><feed><a>", "x.xml", "breaks off"),
        (b"<?xml version='1.0'?><feed></feed>", "x.xml", "no Green Button entries"),
        (b"PK\x03\x04xl/", "x.xlsx", "the workbook cannot be opened"),
        (b"greenpulse_meter,field,at_utc,value\nm,energy_kwh,2026-01-01T00:00:00Z,1\n", "x.csv", "the column `unit` is missing"),
    ] {
        let told = refused(bytes, name);
        assert!(told.contains(fault), "{told}");
    }
    let hints = Hints { delimiter: Some(';'), ..Hints::default() };
    let told = plan(b"time,kWh\n2026-01-01 00:00,1\n", "x.csv", &hints).unwrap_err().to_string();
    assert!(told.contains("split at `;`"), "{told}");
}

#[test]
fn a_quote_that_is_never_closed_is_told_by_its_line_and_does_not_fill_memory() {
    let mut text = b"time,kWh\n2026-01-01 00:00,1\n2026-01-01 01:00,\"2\n".to_vec();
    (0..100_000).for_each(|_| text.extend_from_slice(b"2026-01-01 02:00,3 and some more\n"));
    let told = plan(&text, "x.csv", &Hints::default()).unwrap_err().to_string();
    assert!(told.contains("line 3") && told.contains("never closed"), "{told}");
}

#[test]
fn an_entity_is_never_expanded_and_depth_is_bounded() {
    let mut bomb =
        "<?xml version='1.0'?><!DOCTYPE f [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><feed><entry><title>&b;</title>"
            .to_owned();
    bomb.push_str("</entry></feed>");
    assert!(plan(bomb.as_bytes(), "x.xml", &Hints::default()).is_err());
    let deep = "<feed>".repeat(100_000);
    let told = plan(deep.as_bytes(), "x.xml", &Hints::default()).unwrap_err().to_string();
    assert!(told.contains("deep"), "{told}");
    let long = format!("<feed><entry><title>{}</title>", "x".repeat(5_000_000));
    assert!(plan(long.as_bytes(), "x.xml", &Hints::default()).unwrap_err().to_string().contains("mebibyte"));
}

#[test]
fn a_plan_from_a_page_is_checked_again() {
    let bytes = fixture("home_assistant.csv");
    let good = plan(&bytes, "statistics.csv", &site("America/New_York")).unwrap();
    let json = serde_json::to_string(&good).unwrap();
    assert_eq!(serde_json::from_str::<files::Plan>(&json).unwrap(), good);
    let mut bad = good.clone();
    bad.series[0].field.value = Some("cold_fusion".to_owned());
    bad.series[1].meter.value = Some("a\nb".to_owned());
    bad.zone.value = Some("Mars/Olympus".to_owned());
    let told = bad.open().unwrap_err().to_string();
    assert!(
        told.contains("no such field") && told.contains("cannot be a meter's key") && told.contains("Mars/Olympus"),
        "{told}"
    );
    let mut mixed = good;
    mixed.answer("series.0.meter", "one").unwrap();
    mixed.answer("series.1.meter", "one").unwrap();
    mixed.answer("series.1.field", "energy_export_kwh").unwrap();
    mixed.answer("series.1.kind", "interval").unwrap();
    assert!(mixed.open().unwrap_err().to_string().contains("counts in one way"));
    for (path, given) in
        [("zone", "Mars"), ("series.9.kind", "power"), ("series.0.kind", "odd"), ("colour", "red"), ("series.0.unit", "smoot")]
    {
        assert!(mixed.answer(path, given).unwrap_err().to_string().contains(path), "{path}");
    }
}
