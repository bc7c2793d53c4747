//! Tables as people have them: other names, signs, units, steps, orders and clocks than those of
//! this project give the same hours, or a question that names the option that answers.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use analytics::table::{Asked, Days, Hours, Scale, Series, Stamp, Table, TableUnit, UnitChange};
use domain::{HOUR_MS, MINUTE_MS, Millis, Zone};
use std::fmt::Write as _;

/// Sunday 2026-02-01 00:00 UTC.
const START: Millis = 1_769_904_000_000;

fn hours(text: &str, asked: &Asked) -> (Hours, Table) {
    let table = Table::read(text, asked).unwrap_or_else(|error| panic!("{error}\n{}", &text[..text.len().min(200)]));
    let Series::Hours(hours) = table.series.clone() else { panic!("days: {table:?}") };
    (hours, table)
}

fn days(text: &str, asked: &Asked) -> Days {
    let Series::Days(days) = Table::read(text, asked).unwrap().series else { panic!("hours") };
    days
}

fn refused(text: &str, asked: &Asked) -> String {
    Table::read(text, asked).map(|table| format!("{table:?}")).unwrap_err().to_string()
}

/// A load in Wh for each five minutes: quiet nights, busy days, and something that differs.
fn load(hours: usize) -> Vec<f64> {
    let watts = |i: usize| {
        let hour = (i / 12) % 24;
        let busy = if (7..22).contains(&hour) { 900.0 } else { 120.0 };
        busy + ((i * 7_919) % 733) as f64
    };
    (0..hours * 12).map(|i| watts(i) / 12.0).collect()
}

/// kWh an hour of a load in Wh for each five minutes.
fn by_hour(load: &[f64]) -> Vec<f64> {
    load.chunks(12).map(|hour| hour.iter().sum::<f64>() / 1_000.0).collect()
}

fn close(found: &[f64], truth: &[f64]) {
    assert_eq!(found.len(), truth.len());
    for (i, (found, truth)) in found.iter().zip(truth).enumerate() {
        let same = found.is_nan() && truth.is_nan() || (found - truth).abs() <= 1e-9 * truth.abs().max(1.0);
        assert!(same, "hour {i}: {found} for {truth}");
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
struct Writing {
    step_minutes: usize,
    unit: &'static str,
    sign: char,
    comma: bool,
    newest_first: bool,
    at_end: bool,
}

const PLAIN: Writing = Writing { step_minutes: 60, unit: "kWh", sign: ',', comma: false, newest_first: false, at_end: false };

fn written(load: &[f64], writing: Writing) -> String {
    let rows = writing.step_minutes / 5;
    let name = match writing.unit {
        "W" | "kW" => "power",
        _ => "energy",
    };
    let time = if writing.at_end { "hour ending" } else { "start" };
    let mut lines: Vec<String> = load
        .chunks(rows)
        .enumerate()
        .map(|(i, part)| {
            let wh: f64 = part.iter().sum();
            let value = match writing.unit {
                "Wh" => wh,
                "kWh" => wh / 1_000.0,
                "MWh" => wh / 1e6,
                "W" => wh * 60.0 / writing.step_minutes as f64,
                _ => wh * 60.0 / writing.step_minutes as f64 / 1_000.0,
            };
            let row = i + usize::from(writing.at_end);
            let at = START + row as Millis * writing.step_minutes as Millis * MINUTE_MS;
            let number = format!("{value:.15}");
            let number = if writing.comma { number.replace('.', ",") } else { number };
            format!("{}{}{number}", analytics::table::time_text(at), writing.sign)
        })
        .collect();
    if writing.newest_first {
        lines.reverse();
    }
    format!("{time}{}{name} ({})\n{}\n", writing.sign, writing.unit, lines.join("\n"))
}

mod property {
    use super::*;
    use proptest::prelude::*;

    fn writings() -> impl Strategy<Value = Writing> {
        let steps = prop::sample::select(vec![5, 10, 15, 30, 60]);
        let units = prop::sample::select(vec!["Wh", "kWh", "MWh", "W", "kW"]);
        let signs = prop::sample::select(vec![',', ';', '\t']);
        (steps, units, signs, any::<[bool; 3]>()).prop_map(|(step_minutes, unit, sign, [comma, newest_first, at_end])| Writing {
            step_minutes,
            unit,
            sign,
            comma: comma && sign != ',',
            newest_first,
            at_end,
        })
    }

    fn loads() -> impl Strategy<Value = Vec<f64>> {
        // Whole Wh, some of them none, over two to five days.
        prop::collection::vec(prop_oneof![1 => Just(0.0), 9 => (0_u32..4_000).prop_map(f64::from)], 2 * 288..5 * 288).prop_map(
            |mut load| {
                load.truncate(load.len() / 12 * 12);
                load
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        #[test]
        fn any_step_and_unit_of_one_load_gives_the_same_hours(load in loads(), writing in writings()) {
            let (found, table) = hours(&written(&load, writing), &Asked::default());
            prop_assert_eq!(found.start, START);
            prop_assert_eq!(table.unit.as_deref(), Some("kWh"));
            close(&found.value, &by_hour(&load));
        }

        #[test]
        fn a_register_of_any_step_gives_the_same_hours(load in loads(), writing in writings()) {
            let mut total = 5_000_000.0;
            let mut states = vec![total];
            for part in load.chunks(writing.step_minutes / 5) {
                total += part.iter().sum::<f64>();
                states.push(total);
            }
            let mut lines: Vec<String> = states.iter().enumerate().map(|(i, state)| {
                let at = START + i as Millis * writing.step_minutes as Millis * MINUTE_MS;
                format!("{},{state}", analytics::table::time_text(at))
            }).collect();
            if writing.newest_first {
                lines.reverse();
            }
            let text = format!("time,reading (Wh)\n{}\n", lines.join("\n"));
            let (found, _) = hours(&text, &Asked { register: Some(true), ..Asked::default() });
            close(&found.value, &by_hour(&load));
        }

        #[test]
        fn nothing_that_a_file_holds_ends_in_a_panic(text in "[0-9:;,.\tTZ \n\"+a-h/-]{0,400}") {
            let zone = Zone::named("Europe/Berlin").unwrap();
            let _ = Table::read(&text, &Asked { zone: Some(&zone), ..Asked::default() });
            let _ = Table::read(&format!("time,value (kWh)\n{text}"), &Asked::default());
        }

        #[test]
        fn rows_in_any_order_give_the_same_hours(order in Just((0..96_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let load = load(24);
            let text = written(&load, Writing { step_minutes: 15, ..PLAIN });
            let lines: Vec<&str> = text.lines().collect();
            let shuffled: Vec<&str> = order.iter().map(|&i| lines[i + 1]).collect();
            let (found, _) = hours(&format!("{}\n{}\n", lines[0], shuffled.join("\n")), &Asked::default());
            close(&found.value, &by_hour(&load));
        }
    }
}

#[test]
fn the_documented_table_is_read_as_it_stands() {
    let text = "timestamp,value,temp_c\n2026-01-01T00:00:00Z,1,\n2026-01-01T03:00:00+01:00,,5\n2026-01-01T03:00:00Z,4,6\n";
    let (found, table) = hours(text, &Asked::default());
    assert_eq!(found.value[0], 1.0);
    assert!(found.value[1].is_nan() && found.value[2].is_nan());
    assert_eq!((found.value[3], found.temp_c[2], found.rows.as_slice()), (4.0, 5.0, &[0, 2, 3][..]));
    assert_eq!(found.time(3), "2026-01-01T03:00:00Z");
    assert_eq!((table.unit, table.notes), (None, Vec::<String>::new()));
    // Its hours may begin at any minute.
    let (found, _) = hours("timestamp,value\n2026-01-01T00:30:00Z,1\n2026-01-01T01:30:00Z,2\n", &Asked::default());
    assert_eq!((found.time(0).as_str(), found.value.as_slice()), ("2026-01-01T00:30:00Z", &[1.0, 2.0][..]));
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let wrong = |text: &str| refused(text, &Asked::default());
    let rows = "2026-01-01T00:00:00Z,1\n2026-01-01T01:00:00Z,1\n2026-01-01T02:00:00Z,1\n";
    assert!(wrong("").starts_with("line 1: the table is empty"));
    assert!(wrong("name,number\nx,1\n").starts_with("line 1: no column of times in `name,number`"));
    assert!(wrong("timestamp,value\n").starts_with("line 2: there are no rows"));
    assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,x\n").starts_with("line 2: value `x` is not a number"));
    assert!(wrong(&format!("timestamp,value\n{rows}soon,1\n")).starts_with("line 5: `soon` is not a time"));
    assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T00:00:00Z,1\n").contains("stands in line 2 already"));
    assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1,2\n").contains("3 cells where the header has 2"));
    assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1\n2126-01-01T00:00:00Z,1\n").contains("apart"));
    assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,inf\n").contains("not a number"));
    let uneven = format!("timestamp,value\n{rows}2026-01-01T02:40:00Z,1\n");
    assert!(wrong(&uneven).starts_with("line 5: 2026-01-01T02:40:00Z is not whole steps of 1 hour"), "{}", wrong(&uneven));
}

#[test]
fn an_hour_that_lacks_a_quarter_is_missing_and_told() {
    let load = load(72);
    let text = written(&load, Writing { step_minutes: 15, ..PLAIN });
    let lines: Vec<&str> =
        text.lines().enumerate().filter(|(i, _)| *i != 30 && !(41..=52).contains(i)).map(|(_, line)| line).collect();
    let (found, table) = hours(&lines.join("\n"), &Asked::default());
    let mut truth = by_hour(&load);
    // Row 30 is in hour 7; rows 41 to 52 are hours 10 to 12.
    [7, 10, 11, 12].iter().for_each(|&hour| truth[hour] = f64::NAN);
    close(&found.value, &truth);
    assert!(!found.rows.contains(&11) && found.rows.contains(&7));
    let note = table.notes.iter().find(|note| note.contains("missing")).unwrap();
    assert!(note.starts_with("1 hour with a part of the rows only") && note.contains("2026-02-01T07:00:00Z"), "{note}");
    // An empty cell is a missing part as well.
    let (found, _) = hours(&lines.join("\n").replace(lines[50].split(',').nth(1).unwrap(), ""), &Asked::default());
    assert!(found.value.iter().filter(|value| value.is_nan()).count() > 4);
}

#[test]
fn a_table_that_begins_and_ends_within_an_hour_has_whole_hours_only() {
    let load = load(48);
    let text = written(&load, Writing { step_minutes: 15, unit: "kW", ..PLAIN });
    let lines: Vec<&str> = text.lines().collect();
    let cut = [&lines[..1], &lines[3..lines.len() - 1]].concat().join("\n");
    let (found, _) = hours(&cut, &Asked::default());
    assert_eq!(found.start, START + HOUR_MS);
    close(&found.value, &by_hour(&load)[1..47]);
}

#[test]
fn an_hour_begins_where_the_sites_clock_says() {
    // 15-minute rows of Kathmandu, 5 h 45 min ahead.
    let zone = Zone::named("Asia/Kathmandu").unwrap();
    let mut text = String::from("time,kWh\n");
    (0..96).for_each(|i| writeln!(text, "2026-01-01 {:02}:{:02},0.25", i / 4, i % 4 * 15).unwrap());
    let (found, _) = hours(&text, &Asked { zone: Some(&zone), ..Asked::default() });
    assert_eq!((found.time(0).as_str(), found.value.as_slice()), ("2025-12-31T18:15:00Z", &[1.0; 24][..]));
}

/// A table of local times, a row an hour with its number.
fn local(times: &[&str]) -> String {
    let rows: Vec<String> = times.iter().enumerate().map(|(i, time)| format!("{time},{}", [3.0, 1.0, 4.0, 1.5][i % 4])).collect();
    format!("time,kWh\n{}\n", rows.join("\n"))
}

#[test]
fn times_without_an_offset_need_a_zone() {
    let text = local(&["2026-06-01 00:00", "2026-06-01 01:00", "2026-06-01 02:00"]);
    let asks = refused(&text, &Asked::default());
    assert!(asks.starts_with("line 2: the time has no offset") && asks.contains("--zone Europe/Berlin"), "{asks}");
    let zone = Zone::named("Europe/Berlin").unwrap();
    assert_eq!(hours(&text, &Asked { zone: Some(&zone), ..Asked::default() }).0.time(0), "2026-05-31T22:00:00Z");
    // A column that says UTC says it.
    let (found, _) = hours(&text.replace("time", "time (UTC)"), &Asked::default());
    assert_eq!(found.time(0), "2026-06-01T00:00:00Z");
}

#[test]
fn the_hour_that_comes_twice_is_told_by_the_order_of_rows() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let asked = Asked { zone: Some(&zone), ..Asked::default() };
    let times = ["2026-10-25 01:00", "2026-10-25 02:00", "2026-10-25 02:00", "2026-10-25 03:00"];
    let (found, _) = hours(&local(&times), &asked);
    assert_eq!((found.time(0).as_str(), found.value.as_slice()), ("2026-10-24T23:00:00Z", &[3.0, 1.0, 4.0, 1.5][..]));
    let mut newest_first: Vec<String> = local(&times).lines().map(str::to_owned).collect();
    newest_first[1..].reverse();
    assert_eq!(hours(&newest_first.join("\n"), &asked).0.value, found.value);
    // Half-hours, one pass after the other or side by side.
    for order in [[0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 4, 3, 5, 6, 7]] {
        let times = ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"];
        let rows: Vec<String> =
            order.iter().map(|&i| format!("2026-10-25 {},{}", times[i], [5, 1, 2, 2, 8, 8, 1, 3][i])).collect();
        let (found, _) = hours(&format!("time,kWh\n{}\n", rows.join("\n")), &asked);
        assert_eq!(found.value, [6.0, 4.0, 16.0, 4.0], "{rows:?}");
    }
}

#[test]
fn the_hour_that_never_comes_is_refused_with_its_line() {
    let zone = Zone::named("America/New_York").unwrap();
    let text = local(&["2026-03-08 01:00", "2026-03-08 02:00", "2026-03-08 03:00"]);
    let asks = refused(&text, &Asked { zone: Some(&zone), ..Asked::default() });
    assert!(asks.starts_with("line 3: 2026-03-08 02:00 does not exist in America/New_York"), "{asks}");
    assert!(asks.contains("Etc/GMT+5"), "{asks}");
    let zone = Zone::named("Etc/GMT+5").unwrap();
    assert_eq!(hours(&text, &Asked { zone: Some(&zone), ..Asked::default() }).0.value, [3.0, 1.0, 4.0]);
}

/// A table of half-hours with this name and these values.
fn half_hours(name: &str, values: impl Iterator<Item = f64>) -> String {
    let rows = values
        .enumerate()
        .map(|(i, value)| format!("{},{value}", analytics::table::time_text(START + i as Millis * 30 * MINUTE_MS)));
    format!("time,{name}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_register_is_known_by_its_growth_and_its_resets_are_gaps() {
    // 0.4 kWh a half-hour, and a new meter after two days.
    let text =
        half_hours("energy (kWh)", (0..240).map(|i| if i < 96 { 4_000.0 + 0.5 * f64::from(i) } else { 0.5 * f64::from(i - 96) }));
    let (found, table) = hours(&text, &Asked::default());
    assert_eq!(found.value.iter().filter(|value| (**value - 1.0).abs() < 1e-9).count(), 118);
    assert_eq!(found.value.iter().filter(|value| value.is_nan()).count(), 1);
    assert!(table.notes.iter().any(|note| note.contains("read as a register")), "{:?}", table.notes);
    assert!(table.notes.iter().any(|note| note.starts_with("the register falls in 1 hour,")), "{:?}", table.notes);
    // The same in the documented table, whose values else are hours.
    let rows: Vec<String> =
        (0..60).map(|i| format!("{},{}", analytics::table::time_text(START + i * HOUR_MS), 70_000.25 + 1.5 * i as f64)).collect();
    let (found, _) = hours(&format!("timestamp,value\n{}\n", rows.join("\n")), &Asked::default());
    assert_eq!(found.value, [1.5; 59]);
    assert_eq!(found.rows.len(), 59);
}

#[test]
fn a_momentary_zero_of_a_register_makes_no_energy() {
    let text = half_hours("reading (kWh)", (0..96).map(|i| if i == 50 { 0.0 } else { 800.0 + 0.5 * f64::from(i) }));
    let (found, _) = hours(&text, &Asked::default());
    // The hour around it is known from the readings beside it, or missing.
    assert!(found.value.iter().all(|value| value.is_nan() || (value - 1.0).abs() < 1e-9), "{:?}", found.value);
    assert!(found.value.iter().filter(|value| value.is_nan()).count() <= 2);
}

#[test]
fn a_counter_that_begins_anew_each_day_is_asked_about() {
    let text = half_hours("kWh", (0..480).map(|i| 0.5 * f64::from(i % 48)));
    let asks = refused(&text, &Asked::default());
    assert!(asks.contains("--register") && asks.contains("`kWh`"), "{asks}");
    let (found, _) = hours(&text, &Asked { register: Some(true), ..Asked::default() });
    assert_eq!(found.value.iter().filter(|value| value.is_nan()).count(), 9);
    let (found, _) = hours(&text, &Asked { register: Some(false), ..Asked::default() });
    assert_eq!(found.value[1], 2.5);
}

#[test]
fn a_register_that_jumps_where_a_meter_was_changed_makes_no_energy() {
    let state = |i: i32| if i < 200 { 12.0 + 0.5 * f64::from(i) } else { 90_000.0 + 0.5 * f64::from(i) };
    let (found, table) = hours(&half_hours("kWh", (0..400).map(state)), &Asked::default());
    assert!(found.value.iter().all(|value| value.is_nan() || (value - 1.0).abs() < 1e-9));
    assert_eq!(found.value.iter().filter(|value| value.is_nan()).count(), 1);
    assert!(table.notes.iter().any(|note| note.contains("cannot have been measured")), "{:?}", table.notes);
    // Where its unit changes, all that follows is another amount.
    let state = |i: i32| (12.0 + 0.5 * f64::from(i)) * if i < 200 { 1.0 } else { 1_000.0 };
    let asks = refused(&half_hours("kWh", (0..400).map(state)), &Asked::default());
    assert!(asks.contains("=x1000") && asks.starts_with("line 20"), "{asks}");
    let changes = [UnitChange { from: START + 200 * 30 * MINUTE_MS, to: analytics::table::NewScale::parse("Wh").unwrap() }];
    let (found, _) = hours(&half_hours("kWh", (0..400).map(state)), &Asked { unit_changes: Some(&changes), ..Asked::default() });
    assert!(found.value.iter().all(|value| (value - 1.0).abs() < 1e-9));
}

#[test]
fn a_net_register_runs_backwards_when_it_is_said_to() {
    let text = half_hours("kWh", (0..480).map(|i| 900.0 + f64::from(i / 48) + [0.0, 0.5, 1.0, 0.25][i as usize % 4]));
    let (found, _) = hours(&text, &Asked { register: Some(true), feeds_back: true, ..Asked::default() });
    assert_eq!(found.value[..4], [1.0, -1.0, 1.0, -1.0]);
}

#[test]
fn a_name_without_a_unit_is_asked_for_it() {
    let values = || load(48).into_iter().step_by(6).map(|value| (value * 10.0).round());
    for (name, option) in
        [("Verbrauch", "--unit kWh"), ("Leistung", "--unit W"), ("value", "--unit kWh"), ("column", "--unit kWh")]
    {
        let asks = refused(&half_hours(name, values()), &Asked::default());
        assert!(asks.contains(option) && asks.contains(name), "{asks}");
    }
    let (watt, kwh) = (TableUnit::given("W").unwrap(), TableUnit::given("kWh").unwrap());
    let sum: f64 = values().sum();
    for (unit, total) in [(&watt, sum / 2_000.0), (&kwh, sum)] {
        let (found, _) = hours(&half_hours("Leistung", values()), &Asked { unit: Some(unit), ..Asked::default() });
        assert!((found.value.iter().sum::<f64>() - total).abs() < 1e-6);
    }
}

#[test]
fn other_utilities_keep_their_unit() {
    let (found, table) = hours(&half_hours("Gas (m3)", load(48).into_iter().step_by(6)), &Asked::default());
    assert_eq!((found.value.len(), table.unit.as_deref()), (48, Some("m3")));
}

#[test]
fn each_row_may_name_its_unit() {
    let mut text = String::from("time;usage;unit\n");
    for i in 0..48 {
        let (value, unit) = if i < 20 { (1.5 + (i % 5) as f64, "kWh") } else { ((1.5 + (i % 5) as f64) * 1_000.0, "Wh") };
        writeln!(text, "{};{value};{unit}", analytics::table::time_text(START + i * HOUR_MS)).unwrap();
    }
    let (found, _) = hours(&text, &Asked::default());
    close(&found.value, &(0..48).map(|i| 1.5 + f64::from(i % 5)).collect::<Vec<_>>());
}

#[test]
fn fahrenheit_is_read_or_asked_for() {
    let with = |name: &str, temp: f64| {
        let rows: Vec<String> = (0..24)
            .map(|i| format!("{},{},{}", analytics::table::time_text(START + i * HOUR_MS), 1.0 + (i % 5) as f64, temp + i as f64))
            .collect();
        format!("timestamp,value,{name}\n{}\n", rows.join("\n"))
    };
    let (found, _) = hours(&with("temp_f", 50.0), &Asked::default());
    assert!((found.temp_c[0] - 10.0).abs() < 1e-9);
    let asks = refused(&with("temperature", 50.0), &Asked::default());
    assert!(asks.contains("--temperature c or --temperature f"), "{asks}");
    // Whoever writes °C above what air can have means something else.
    let asks = refused(&with("temp_c", 50.0), &Asked::default());
    assert!(asks.starts_with("line 13: `temp_c` is 61") && asks.contains("--temperature f"), "{asks}");
    let (found, _) = hours(&with("temp_c", 50.0), &Asked { temperature: Some(Scale::Fahrenheit), ..Asked::default() });
    assert!((found.temp_c[23] - 22.777_777).abs() < 1e-5);
    // A thermometer's error is no temperature.
    let (found, table) = hours(&with("temp_c", 10.0).replace(",15\n", ",127\n"), &Asked::default());
    assert!(found.temp_c[5].is_nan() && table.notes[0].starts_with("1 temperature"), "{:?}", table.notes);
}

#[test]
fn days_and_months_are_not_taken_for_hours() {
    let mut text = String::from("Datum;Verbrauch (kWh)\n");
    (1..=28).for_each(|day| writeln!(text, "{day:02}.02.2026;{}", 9.0 + f64::from(day * 7 % 5)).unwrap());
    let found = days(&text, &Asked::default());
    assert_eq!((found.first.to_string().as_str(), found.value.len(), found.value[3]), ("2026-02-01", 28, 12.0));
    let table = Table::read(&text, &Asked::default()).unwrap();
    let refusal = table.hours("forecast").unwrap_err();
    assert!(refusal.contains("the rows are days, and `forecast` needs a row an hour"), "{refusal}");
    // Said before anything else is asked.
    let plain = "timestamp,value\n2026-01-01T00:00:00Z,5\n2026-01-02T00:00:00Z,6\n2026-01-03T00:00:00Z,7\n";
    assert_eq!(refused(plain, &Asked { hours_for: Some("forecast"), ..Asked::default() }), refusal);
    for (text, what) in [
        ("date,kWh\n2026-01-01,5\n2026-02-01,6\n2026-03-01,4\n2026-04-01,4\n", "months"),
        ("month,kWh\n2026-01,5\n2026-02,6\n2026-03,4\n", "months"),
        ("date,kWh\n2026-01-01,5\n2026-01-08,6\n2026-01-15,4\n", "weeks"),
    ] {
        let asks = refused(text, &Asked::default());
        assert!(asks.contains(&format!("the rows are {what}")) && asks.contains("savings"), "{asks}");
    }
    let asks =
        refused("timestamp,value\n2026-01-01T06:00:00Z,5\n2026-01-02T06:00:00Z,6\n2026-01-03T06:00:00Z,7\n", &Asked::default());
    assert!(asks.contains("1 day apart"), "{asks}");
    // Midnights of a zone, told in UTC, are days too; without a unit they may be powers.
    let zone = Zone::named("Europe/Berlin").unwrap();
    let asked = Asked { zone: Some(&zone), ..Asked::default() };
    let text = "timestamp,value\n2026-03-27T23:00:00Z,5\n2026-03-28T23:00:00Z,6\n2026-03-29T22:00:00Z,5.5\n";
    assert!(refused(text, &asked).contains("--unit kWh (or Wh) if each value is the energy of its day"));
    let kw = TableUnit::given("kW").unwrap();
    // The 29th has 23 hours.
    assert_eq!(days(text, &Asked { unit: Some(&kw), ..asked }).value, [120.0, 138.0, 132.0]);
}

#[test]
fn a_register_of_days_gives_days() {
    let mut text = String::from("date,meter reading (kWh)\n");
    (1..=30).rev().for_each(|day| writeln!(text, "2026-04-{day:02},{}", 700.0 + 8.25 * f64::from(day)).unwrap());
    assert_eq!(days(&text, &Asked::default()).value, [8.25; 29]);
}

#[test]
fn savings_by_days_are_those_of_hours_with_the_same_days() {
    use analytics::savings::{Method, Periods, savings};
    let zone = Zone::utc();
    let temp =
        |day: usize| 11.0 - 11.0 * (std::f64::consts::TAU * (day as f64 - 20.0) / 365.25).cos() + ((day * 7) % 11) as f64 / 3.0;
    let energy = |day: usize| {
        let full = 200.0 + 12.0 * (15.0 - temp(day)).max(0.0) + ((day * 31) % 17) as f64;
        if day < 365 { full } else { 0.9 * full }
    };
    let mut by_day = String::from("date,kWh,temp_c\n");
    let mut by_hour = String::from("timestamp,value,temp_c\n");
    for day in 0..730_usize {
        let at = START + day as Millis * 24 * HOUR_MS;
        writeln!(by_day, "{},{},{}", zone.date(at), energy(day), temp(day)).unwrap();
        (0..24).for_each(|hour| {
            writeln!(by_hour, "{},{},{}", analytics::table::time_text(at + hour * HOUR_MS), energy(day) / 24.0, temp(day))
                .unwrap();
        });
    }
    let change = START + 365 * 24 * HOUR_MS;
    let periods = Periods { baseline_end: change, reporting_start: change, reporting_end: None };
    let (spread, (hours, _)) = (days(&by_day, &Asked::default()).spread(), hours(&by_hour, &Asked::default()));
    for method in [Method::DegreeHours, Method::Caltrack] {
        let found = savings(&spread.series(&zone), &periods, method, 0.9).unwrap();
        let same = savings(&hours.series(&zone), &periods, method, 0.9).unwrap();
        assert!((found.savings / same.savings - 1.0).abs() < 1e-6, "{method:?}");
        assert!((found.savings / found.counterfactual - 0.1).abs() < 0.01, "{method:?}: {}", found.savings);
        assert_eq!((found.baseline_days, found.reporting_days), (365, 365));
    }
}

#[test]
fn a_unit_that_changes_on_the_way_is_asked_about_and_mended() {
    let load = load(24 * 21);
    let hourly = by_hour(&load);
    let text = |factor: f64| {
        let rows: Vec<String> = hourly
            .iter()
            .enumerate()
            .map(|(i, value)| {
                let value = if i < 250 { *value } else { value * factor };
                format!("{},{value}", analytics::table::time_text(START + i as Millis * HOUR_MS))
            })
            .collect();
        format!("timestamp,value\n{}\n", rows.join("\n"))
    };
    for (factor, sign) in [(1_000.0, "x1000"), (0.001, "/1000"), (10.0, "x10")] {
        let asks = refused(&text(factor), &Asked::default());
        assert!(asks.contains("--unit-change") && asks.contains(&format!("={sign},")), "{asks}");
    }
    assert!(refused(&text(1_000.0), &Asked::default()).starts_with("line 252: from here on (2026-02-11T10:00:00Z)"));
    // Whoever looks for faults is told, and goes on.
    let table = Table::read(&text(1_000.0), &Asked { keeps_faults: true, ..Asked::default() }).unwrap();
    assert!(table.notes[0].contains("--unit-change"));
    let from = START + 250 * HOUR_MS;
    let wh = TableUnit::given("Wh").unwrap();
    let kwh = TableUnit::given("kWh").unwrap();
    for to in [analytics::table::NewScale::Unit(wh), analytics::table::NewScale::parse("x1000").unwrap()] {
        let changes = [UnitChange { from, to }];
        let (found, _) = hours(&text(1_000.0), &Asked { unit: Some(&kwh), unit_changes: Some(&changes), ..Asked::default() });
        close(&found.value, &hourly);
    }
    let (found, _) = hours(&text(1_000.0), &Asked { unit_changes: Some(&[]), ..Asked::default() });
    assert!(found.value[300] > 100.0);
}

#[test]
fn an_error_code_is_left_out_unless_faults_are_looked_for() {
    let mut load = load(24 * 7);
    load[500] = 4_294_967.295;
    let text =
        half_hours("kWh", load.chunks(6).map(|part| if part.contains(&4_294_967.295) { 4_294_967.295 } else { part[0] / 50.0 }));
    let (found, table) = hours(&text, &Asked::default());
    assert!(found.value[41].is_nan());
    assert!(
        table.notes.iter().any(|note| note.starts_with("line 85: 4294967.295 cannot have been measured")),
        "{:?}",
        table.notes
    );
    let (found, _) = hours(&text, &Asked { keeps_faults: true, ..Asked::default() });
    assert!(found.value[41] > 4e6);
}

#[test]
fn steps_that_change_or_divide_no_hour_are_asked_about() {
    let of = |minutes: &[i64]| {
        let rows: Vec<String> = minutes
            .iter()
            .enumerate()
            .map(|(i, m)| format!("{},{}", analytics::table::time_text(START + m * MINUTE_MS), i * 7 % 5))
            .collect();
        format!("time,power (W)\n{}\n", rows.join("\n"))
    };
    // Half-hours, then hours.
    let changing: Vec<i64> = (0..60).map(|i| i * 30).chain((31..60).map(|i| i * 60)).collect();
    let asks = refused(&of(&changing), &Asked::default());
    assert!(asks.contains("--step 30m") && asks.contains("1 hour apart"), "{asks}");
    let (found, _) = hours(&of(&changing), &Asked { step_ms: Some(30 * MINUTE_MS), ..Asked::default() });
    assert_eq!(found.value.iter().filter(|value| value.is_finite()).count(), 30);
    let asks = refused(&of(&(0..60).map(|i| i * 7).collect::<Vec<_>>()), &Asked::default());
    assert!(asks.contains("the rows are 7 minutes apart, and hours cannot be made of them"), "{asks}");
    let asks = refused(&of(&(0..60).map(|i| i * 180).collect::<Vec<_>>()), &Asked::default());
    assert!(asks.contains("3 hours apart") && asks.contains("--step 1h"), "{asks}");
}

#[test]
fn a_time_may_be_the_end_of_its_period() {
    // From a quarter past midnight to midnight: either may be meant.
    let rows: Vec<String> =
        (1..=96).map(|i| format!("{},{}", analytics::table::time_text(START + i * 15 * MINUTE_MS), i % 7)).collect();
    let text = format!("time,kWh\n{}\n", rows.join("\n"));
    let asks = refused(&text, &Asked::default());
    assert!(asks.contains("--times end") && asks.contains("begins 15 minutes after midnight"), "{asks}");
    let (found, _) = hours(&text, &Asked { stamp: Some(Stamp::End), ..Asked::default() });
    assert_eq!((found.start, found.value.len(), found.value[0]), (START, 24, 10.0));
    let (found, _) = hours(&text.replace("time", "until"), &Asked::default());
    assert_eq!(found.value.len(), 24);
    // 24:00 is only ever an end.
    let mut text = String::from("Datum;Zeit;kWh\n");
    (1..=24).for_each(|hour| writeln!(text, "01.06.2026;{hour:02}:00;{}", hour % 5).unwrap());
    let zone = Zone::utc();
    let (found, _) = hours(&text, &Asked { zone: Some(&zone), ..Asked::default() });
    assert_eq!((found.time(0).as_str(), found.value.len()), ("2026-06-01T00:00:00Z", 24));
}

/// A table of numbered periods from a date on: the numbers of each day, and each row's value.
fn numbered(head: &str, days: &[(&str, Vec<i64>)]) -> (String, Vec<f64>) {
    let mut text = format!("{head}\n");
    let mut truth = Vec::new();
    for (date, numbers) in days {
        for number in numbers {
            let value = 0.25 + ((truth.len() * 37) % 19) as f64;
            writeln!(text, "{date};{number};{value}").unwrap();
            truth.push(value);
        }
    }
    (text, truth)
}

#[test]
fn hours_by_number_count_from_midnight_over_changes_of_the_clock() {
    let zone = Zone::named("Europe/Madrid").unwrap();
    let asked = Asked { hours_for: Some("profile"), zone: Some(&zone), ..Asked::default() };
    let run = |from: i64, to: i64| (from..=to).collect::<Vec<i64>>();
    let without = |from: i64, to: i64, gone: i64| run(from, to).into_iter().filter(|number| *number != gone).collect::<Vec<_>>();
    let with =
        |from: i64, to: i64, again: i64| (from..=to).flat_map(|n| vec![n; if n == again { 2 } else { 1 }]).collect::<Vec<_>>();
    // 28 to 30 March 2026 (the 29th has 23 hours), and 24 to 26 October (the 25th has 25).
    for (name, [before, short, long]) in [
        ("Hora", [run(1, 24), run(1, 23), run(1, 25)]),
        ("HE", [run(1, 24), without(1, 24, 3), with(1, 24, 3)]),
        ("Stunde", [run(0, 23), without(0, 23, 2), with(0, 23, 2)]),
        ("hour", [run(0, 23), run(0, 22), run(0, 24)]),
        ("Viertelstunde", [run(1, 96), run(1, 92), run(1, 100)]),
        ("Settlement period", [run(1, 48), run(1, 46), run(1, 50)]),
    ] {
        for (dates, changed, start, count) in [
            (["28/03/2026", "29/03/2026", "30/03/2026"], &short, "2026-03-27T23:00:00Z", 71),
            (["24/10/2026", "25/10/2026", "26/10/2026"], &long, "2026-10-23T22:00:00Z", 73),
        ] {
            let days = [(dates[0], before.clone()), (dates[1], changed.clone()), (dates[2], before.clone())];
            let (text, truth) = numbered(&format!("Fecha;{name};Consumo_kWh"), &days);
            let (found, table) = hours(&text, &asked);
            assert_eq!((found.time(0).as_str(), found.value.len()), (start, count), "{name} {}", dates[1]);
            let part = truth.len() / count;
            close(&found.value, &truth.chunks(part).map(|hour| hour.iter().sum()).collect::<Vec<f64>>());
            assert!(table.notes[0].starts_with(&format!("`{name}` numbers each ")), "{:?}", table.notes);
        }
    }
}

#[test]
fn a_date_and_a_time_of_day_are_one_time_however_they_are_written() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let asked = Asked { zone: Some(&zone), ..Asked::default() };
    type Clock = fn(usize) -> String;
    let clocks: [(&str, Clock); 7] = [
        ("Date;Time;kWh", |hour| format!("{hour:02}:00")),
        ("Datum;Uhrzeit;Verbrauch (kWh)", |hour| format!("{hour:02}:00:00")),
        ("Datum;von - bis;kWh", |hour| format!("{hour:02}:00-{:02}:00", hour + 1)),
        ("Date;Heure;kWh", |hour| format!("{hour:02}h00")),
        ("Date;Time;kWh", |hour| format!("{hour:02}00")),
        ("Date;Hour;kWh", |hour| format!("H{hour:02}")),
        ("Date;Uur;kWh", |hour| format!("{hour}-{}", hour + 1)),
    ];
    for (head, clock) in clocks {
        for date in ["14.05.2026", "2026-05-14", "2026-05-14 00:00:00"] {
            let rows: Vec<String> = (0..24).map(|hour| format!("{date};{};{}", clock(hour), hour * 5 % 7)).collect();
            let text = format!("{head}\n{}\n", rows.join("\n"));
            let (found, _) = hours(&text, &asked);
            assert_eq!((found.time(0).as_str(), found.value.len()), ("2026-05-13T22:00:00Z", 24), "{head} {}", rows[1]);
            assert_eq!(found.value[3], 1.0);
        }
    }
    // 24:00, told without a colon, is an end.
    let rows: Vec<String> = (1..=24).map(|hour| format!("14.05.2026;{hour}00;{}", hour * 5 % 7)).collect();
    let (found, _) = hours(&format!("Date;Time;kWh\n{}\n", rows.join("\n")), &asked);
    assert_eq!((found.time(0).as_str(), found.value[0]), ("2026-05-13T22:00:00Z", 5.0));
}

#[test]
fn numbers_and_dates_that_may_mean_two_things_are_asked_about() {
    let zone = Zone::named("Europe/Madrid").unwrap();
    let asked = Asked { hours_for: Some("forecast"), zone: Some(&zone), ..Asked::default() };
    let some = |name: &str, from: i64, to: i64| {
        let run: Vec<i64> = (from..=to).collect();
        numbered(&format!("Fecha;{name};kWh"), &[("14.05.2026", run.clone()), ("15.05.2026", run)]).0
    };
    let asks = refused(&some("Hora", 8, 18), &asked);
    assert!(asks.contains("`Hora` has neither a 0 nor a 24") && asks.contains("--times start"), "{asks}");
    for (stamp, first) in [(Stamp::Start, "2026-05-14T06:00:00Z"), (Stamp::End, "2026-05-14T05:00:00Z")] {
        let (found, _) = hours(&some("Hora", 8, 18), &Asked { stamp: Some(stamp), ..asked });
        assert_eq!(found.time(0), first);
    }
    assert!(refused(&some("Intervalo", 1, 12), &asked).contains("--step 1h, --step 30m or --step 15m"));
    let asks = refused(&some("Hora", 1, 25), &asked);
    assert!(asks.starts_with("line 26: `Hora` is 25 on 2026-05-14, a day of 24 hours"), "{asks}");
    assert!(refused(&some("Hora", 0, 24), &asked).contains("goes from 0 to 24 in one day"));
    assert!(refused(&some("Hora", 1, 24), &Asked::default()).contains("--zone"));
    // Whatever the name does not tell is no hour, and dates that come again are no days.
    let asks = refused(&some("Tramo", 1, 24), &asked);
    assert!(asks.starts_with("line 3: 2026-05-14 stands in line 2 already") && asks.contains("such as hour"), "{asks}");
    // A register is read at one moment.
    let rows: Vec<String> = (0..96).map(|i| format!("{:02}.05.2026;{};{}", 1 + i / 24, 1 + i % 24, 500 + i * 3)).collect();
    let asks = refused(&format!("Datum;Stunde;Zählerstand (kWh)\n{}\n", rows.join("\n")), &asked);
    assert!(asks.contains("`Stunde` numbers hours, and a register is read at one moment"), "{asks}");
}

#[test]
fn few_hours_in_another_unit_at_an_end_are_asked_about_and_a_charger_is_not() {
    let hourly = by_hour(&load(24 * 30));
    let text = |changed: &dyn Fn(usize, f64) -> f64| {
        let row = |(i, value): (usize, &f64)| {
            format!("{},{}", analytics::table::time_text(START + i as Millis * HOUR_MS), changed(i, *value))
        };
        format!("timestamp,value\n{}\n", hourly.iter().enumerate().map(row).collect::<Vec<_>>().join("\n"))
    };
    for count in [1, 2, 5, 6, 9, 11] {
        let asks = refused(&text(&|i, value| if i >= 720 - count { value * 1_000.0 } else { value }), &Asked::default());
        let from = analytics::table::time_text(START + (720 - count) as Millis * HOUR_MS);
        assert!(asks.starts_with(&format!("line {}: from here on ({from}) the values are about 1000", 722 - count)), "{asks}");
        assert!(asks.contains(&format!("--unit-change {from}=x1000")), "{asks}");
        let asks = refused(&text(&|i, value| if i < count { value * 1_000.0 } else { value }), &Asked::default());
        assert!(asks.starts_with(&format!("line {}:", count + 2)) && asks.contains("=/1000"), "{asks}");
    }
    let last = |i: usize| i >= 714;
    let wh = text(&|i, value| if last(i) { value * 1_000.0 } else { value });
    let changes = [UnitChange { from: START + 714 * HOUR_MS, to: analytics::table::NewScale::Times(1_000.0) }];
    let (found, _) = hours(&wh, &Asked { unit_changes: Some(&changes), ..Asked::default() });
    close(&found.value, &hourly);
    // Who says that it is right is told the rows all the same.
    let (found, table) = hours(&wh, &Asked { unit_changes: Some(&[]), ..Asked::default() });
    assert!((found.value[719] - 1_000.0 * hourly[719]).abs() < 1e-6);
    assert!(
        table.notes[0].starts_with("line 716: ") && table.notes[0].contains("5 more like it up to line 721"),
        "{:?}",
        table.notes
    );
    let (_, table) = hours(&wh, &Asked { keeps_faults: true, ..Asked::default() });
    assert!(table.notes[0].contains("about 1000 times"), "{:?}", table.notes);
    // A charger beside the house, and a load that grows all year.
    let grown = |i: usize, value: f64| value * (1.0 + 3.0 * i as f64 / 720.0);
    let charged = |i: usize, value: f64| if last(i) { value + 11.0 } else { value };
    for changed in [&charged as &dyn Fn(usize, f64) -> f64, &grown] {
        assert_eq!(hours(&text(changed), &Asked::default()).1.notes, Vec::<String>::new());
    }
}
