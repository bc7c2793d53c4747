//! How tables tell times: hours across, hours with numbers, two times in a cell, several tables, lines
//! above, the repeated hour. A test a kind.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use files::{Numbers, Spacing};
use harness::got::{got, planned};
use std::fmt::Write;

/// A value of a made series: 0.1 to 0.9.
fn value(i: usize) -> f64 {
    ((i * 7) % 9 + 1) as f64 / 10.0
}

fn sum(count: usize) -> f64 {
    ((0..count).map(value).sum::<f64>() * 1e6).round() / 1e6
}

#[test]
fn a_day_a_row_with_its_hours_across_is_one_series() {
    for (name, label) in [
        (
            "ranges",
            (|i| format!("{:02}:{:02}-{:02}:{:02}", i / 2, i % 2 * 30, i.div_ceil(2), (i + 1) % 2 * 30)) as fn(usize) -> String,
        ),
        ("starts", |i| format!("{:02}:{:02}", i / 2, i % 2 * 30)),
        ("ends", |i| format!("{:02}:{:02}", i.div_ceil(2), (i + 1) % 2 * 30)),
        ("twelve-hour starts", |i| {
            format!("{}:{:02} {}", if i / 2 % 12 == 0 { 12 } else { i / 2 % 12 }, i % 2 * 30, if i < 24 { "AM" } else { "PM" })
        }),
        ("numbers", |i| format!("P{}", i + 1)),
    ] {
        let names: Vec<String> = (0..48).map(label).collect();
        let mut text = format!("Site;Day;{};Total\n", names.join(";"));
        for day in 5..8 {
            let values: Vec<String> = (0..48).map(|i| format!("{:.1}", value(i)).replace('.', ",")).collect();
            writeln!(text, "North;{day:02}.03.2026;{};9,9", values.join(";")).unwrap();
        }
        let found = got(&text, "Europe/Vienna", &[("series.*.unit", "kWh")]);
        assert_eq!(found.asked, [""; 0], "{name}");
        assert_eq!((found.of("North", "energy_kwh"), found.sums.len()), (3.0 * sum(48), 1), "{name}: {found:?}");
        assert!(found.leaves_out("Total"), "{name}: {:?}", found.left_out);
        let (rows, _) = harness::read(&planned(&text, "t.csv", "Europe/Vienna", &[("series.*.unit", "kWh")]), text.as_bytes());
        assert_eq!((rows[0].at, rows[0].span_ms), (harness::at("2026-03-04T23:30:00Z"), Some(1_800_000)), "{name}");
    }
}

#[test]
fn hours_down_and_days_across_are_one_series_too() {
    let mut text = "Uhrzeit;01.03.2026;02.03.2026;03.03.2026\n".to_owned();
    (0..24).for_each(|hour| writeln!(text, "{hour:02}:00;{};{};{}", value(hour), value(hour), value(hour)).unwrap());
    let answers = [("series.*.unit", "kWh"), ("stamp", "start"), ("series.*.kind", "interval")];
    assert_eq!(got(&text, "Europe/Berlin", &answers).sum("energy_kwh"), (3.0 * sum(24) * 1e6).round() / 1e6);
}

#[test]
fn months_across_are_months_of_the_calendar() {
    let by_year =
        "Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\n2024,5,4,3,2,1,1,1,1,2,3,4,5\n2025,6,5,4,3,2,1,1,1,2,3,4,5\n";
    let found = got(by_year, "Europe/London", &[("series.*.unit", "therms")]);
    assert_eq!((found.sum("gas_therms"), found.asked.len()), (69.0, 0), "{found:?}");
    let by_meter = "Meter,Jan 2026,Feb 2026,Mar 2026,Apr 2026\nHall,100,120,90,95\nGym,50,60,40,45\n";
    let found = got(by_meter, "Europe/London", &[("series.*.unit", "kWh")]);
    assert_eq!((found.of("Hall", "energy_kwh"), found.of("Gym", "energy_kwh")), (405.0, 195.0), "{found:?}");
}

#[test]
fn days_across_are_days_of_the_row_s_month() {
    let names: Vec<String> = (1..=31).map(|day| day.to_string()).collect();
    let mut text = format!("Month,{}\n", names.join(","));
    for (month, days) in [("2026-01", 31), ("2026-02", 28)] {
        let values: Vec<String> = (0..31).map(|i| if i < days { format!("{:.1}", value(i)) } else { String::new() }).collect();
        writeln!(text, "{month},{}", values.join(",")).unwrap();
    }
    let found = got(&text, "Europe/Berlin", &[("series.*.unit", "kWh")]);
    assert_eq!((found.counts.values().sum::<usize>(), found.problems.len()), (59, 0), "{found:?}");
    assert!((found.sum("energy_kwh") - sum(31) - sum(28)).abs() < 1e-6, "{found:?}");
}

#[test]
fn an_hour_may_have_letters_before_its_number() {
    let mut text = "Date,Hour Ending,Usage (kWh)\n".to_owned();
    (0..48).for_each(|i| writeln!(text, "2026-03-{:02},HE{:02},{:.1}", 4 + i / 24, i % 24 + 1, value(i)).unwrap());
    let (rows, _) = harness::read(&planned(&text, "t.csv", "UTC", &[]), text.as_bytes());
    assert_eq!((rows.len(), rows[0].at), (48, harness::at("2026-03-04T01:00:00Z")));
}

#[test]
fn the_number_of_an_hour_counts_from_0_or_1_and_to_25_on_the_day_that_has_them() {
    // Clocks go back in Lisbon on 25 October 2026.
    let mut text = "Ponto;Data;Hora;kWh\n".to_owned();
    (1..=25).for_each(|hour| writeln!(text, "PT01;25/10/2026;{hour};{:.1}", value(hour)).unwrap());
    let found = planned(&text, "t.csv", "Europe/Lisbon", &[]);
    assert_eq!((found.numbers.value, found.spacing.value), (Some(Numbers::Elapsed), Some(Spacing::Millis(3_600_000))));
    let (rows, _) = harness::read(&found, text.as_bytes());
    assert!(rows.len() == 25 && rows.windows(2).all(|pair| pair[1].at - pair[0].at == 3_600_000), "{rows:?}");
    let mut text = "Date,Hour,kWh\n".to_owned();
    (0..48).for_each(|i| writeln!(text, "2026-03-{:02},{},{:.1}", 4 + i / 24, i % 24, value(i)).unwrap());
    let (rows, _) = harness::read(&planned(&text, "t.csv", "UTC", &[]), text.as_bytes());
    assert_eq!((rows.len(), rows[0].at, rows[0].span_ms), (48, harness::at("2026-03-04T01:00:00Z"), Some(3_600_000)));
}

#[test]
fn numbers_of_a_short_day_count_what_passed_or_what_the_clock_showed() {
    for (missing, numbers) in [(24, Numbers::Elapsed), (3, Numbers::Wall)] {
        let mut text = "Datum,Stunde,Verbrauch (kWh)\n".to_owned();
        for day in [28, 29, 30] {
            for hour in (1..=24).filter(|hour| day != 29 || *hour != missing) {
                writeln!(text, "2026-03-{day},{hour},{:.1}", value(hour)).unwrap();
            }
        }
        let plan = planned(&text, "t.csv", "Europe/Berlin", &[]);
        assert_eq!(plan.numbers.value, Some(numbers), "{}", plan.numbers.evidence);
        let (rows, summary) = harness::read(&plan, text.as_bytes());
        assert_eq!((rows.len(), summary.problem_count), (71, 0), "{:?}", summary.problems);
        assert!(rows.windows(2).all(|pair| pair[1].at - pair[0].at == 3_600_000), "no hour is missing");
    }
}

#[test]
fn quarters_with_numbers_are_known_by_how_they_count_through_a_day() {
    let mut text = "day,slot,kWh\n".to_owned();
    (0..192).for_each(|i| writeln!(text, "2026-03-{:02},{},{:.1}", 4 + i / 96, i % 96 + 1, value(i)).unwrap());
    let found = got(&text, "UTC", &[]);
    assert_eq!((found.sum("energy_kwh"), found.asked.len()), (sum(192), 0), "{found:?}");
}

#[test]
fn two_times_in_one_cell_are_a_period() {
    for between in [" to ", " - ", " – ", " bis ", "/", "-"] {
        let mut text = "Period,Usage (kWh)\n".to_owned();
        for i in 0..22 {
            writeln!(text, "2026-03-04 {i:02}:00{between}2026-03-04 {:02}:00,{:.1}", i + 1, value(i)).unwrap();
        }
        let found = got(&text, "America/Denver", &[]);
        assert_eq!((found.sum("energy_kwh"), found.asked.len()), (sum(22), 0), "{between}: {found:?}");
    }
}

#[test]
fn tables_below_one_another_and_side_by_side_are_all_read() {
    let mut text = "Bought,,\nTime,Delivered (kWh),Quality\n".to_owned();
    (0..24).for_each(|i| writeln!(text, "2026-03-04 {i:02}:00,{:.1},", value(i)).unwrap());
    text.push_str(",,\nSold,,\nTime,Received (kWh),Quality\n");
    (0..24).for_each(|i| writeln!(text, "2026-03-04 {i:02}:00,{:.1},", value(i + 3)).unwrap());
    text.push_str("End of report\n");
    let found = got(&text, "America/Denver", &[("stamp", "start")]);
    let sold: f64 = (0..24).map(|i| value(i + 3)).sum();
    assert_eq!(found.sum("energy_kwh"), sum(24), "{found:?}");
    assert!((found.sum("energy_export_kwh") - sold).abs() < 1e-6 && found.leaves_out("End of report"), "{found:?}");

    let mut text = "Time,Hall (kWh),,Time,Gym (kWh)\n".to_owned();
    (0..24).for_each(|i| writeln!(text, "2026-03-04 {i:02}:00,{:.1},,2026-03-05 {i:02}:00,{:.1}", value(i), value(i)).unwrap());
    let found = got(&text, "America/Denver", &[("stamp", "start")]);
    assert_eq!((found.of("Hall", "energy_kwh"), found.of("Gym", "energy_kwh")), (sum(24), sum(24)), "{found:?}");
}

#[test]
fn the_same_names_again_on_each_page_are_no_rows() {
    let mut text = String::new();
    for page in 0..3 {
        text.push_str(&format!("Page {page};;\nZeit;Halle (kWh);Turnhalle (kWh)\n"));
        for i in 0..24 {
            writeln!(text, "0{}.03.2026 {i:02}:00;{};0,5", page + 1, format!("{:.1}", value(i)).replace('.', ",")).unwrap();
        }
    }
    let found = got(&text, "Europe/Berlin", &[("stamp", "start"), ("series.*.kind", "interval")]);
    assert_eq!((found.of("Halle", "energy_kwh"), found.problems.len()), ((3.0 * sum(24) * 1e6).round() / 1e6, 0), "{found:?}");
}

#[test]
fn what_stands_above_a_table_tells_meter_unit_and_direction() {
    let mut text = "Compteur;Grandeur;Unité\nPDL-7;Production injectée;W\nHorodate;Valeur\n".to_owned();
    (1..=48).for_each(|i| {
        writeln!(text, "2026-03-{:02} {:02}:{:02};{}", 4 + i / 48, i / 2 % 24, i % 2 * 30, 400 + i % 5 * 100).unwrap()
    });
    let found = got(&text, "Europe/Paris", &[]);
    let expected: f64 = (1..=48).map(|i| f64::from(400 + i % 5 * 100) / 2000.0).sum();
    assert!((found.of("PDL-7", "energy_export_kwh") - expected).abs() < 1e-6, "{found:?}");
}

#[test]
fn lines_above_that_are_padded_hold_no_names() {
    let mut text = "Report,2026-03-05,,\nMeter,55501234,,\nUnits,see below,,\n,,,\n".to_owned();
    text.push_str("Interval start,Usage,UOM,Flag\n");
    (0..24).for_each(|i| writeln!(text, "2026-03-04 {i:02}:00,{:.1},kWh,A", value(i)).unwrap());
    let found = got(&text, "America/Chicago", &[]);
    assert_eq!((found.of("55501234", "energy_kwh"), found.problems.len()), (sum(24), 0), "{found:?}");
}

#[test]
fn a_column_of_hours_beside_its_quarters_counts_once() {
    let mut text = "start,hour kWh,length,quarter kWh,length\n".to_owned();
    for i in 0..96usize {
        let hour: f64 = (0..4).map(|k| value(i + k)).sum();
        let first = if i % 4 == 0 { format!("{hour:.1},60 min") } else { ",".to_owned() };
        writeln!(text, "2026-03-04 {:02}:{:02},{first},{:.1},15 min", i / 4, i % 4 * 15, value(i)).unwrap();
    }
    let found = got(&text, "UTC", &[("series.*.meter", "m")]);
    assert_eq!(found.sum("energy_kwh"), sum(96), "{found:?}");
    assert!(found.leaves_out("the sums of"), "{:?}", found.left_out);
}

#[test]
fn the_repeated_hour_side_by_side_keeps_both_passes() {
    let mut text = "from;until;kWh\n".to_owned();
    let rows =
        [("01:30", "02:00"), ("02:00", "02:30"), ("02:00", "02:30"), ("02:30", "02:00"), ("02:30", "03:00"), ("03:00", "03:30")];
    for (i, (from, until)) in rows.iter().enumerate() {
        writeln!(text, "25/10/2026 {from};25/10/2026 {until};0,{}", i + 1).unwrap();
    }
    let plan = planned(&text, "t.csv", "Europe/Brussels", &[]);
    let (rows, summary) = harness::read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.problem_count), (6, 0), "{:?}", summary.problems);
    let mut ends: Vec<i64> = rows.iter().map(|row| row.at).collect();
    ends.sort_unstable();
    assert!(ends.windows(2).all(|pair| pair[1] - pair[0] == 1_800_000), "{ends:?}");
    assert!(rows.iter().all(|row| row.span_ms == Some(1_800_000)));
}

#[test]
fn a_mark_tells_the_passes_of_the_repeated_hour_in_any_order_of_rows() {
    // Clocks go back at 3:00 in Berlin on 25 October 2026, and at 2:00 in Chicago on 1 November.
    let berlin = |marks: [&str; 2]| {
        let hour = |hour: &str, mark: &str| if mark.len() > 1 { format!("{hour} {mark}") } else { format!("{hour}{mark}") };
        vec!["01:00".to_owned(), hour("02:00", marks[0]), hour("02:00", marks[1]), "03:00".to_owned(), "04:00".to_owned()]
    };
    let named = ["01:00 CEST", "02:00 CEST", "02:00 CET", "03:00 CET", "04:00 CET"].map(str::to_owned).to_vec();
    let german = ["01:00", "2A:00", "2B:00", "03:00", "04:00"].map(str::to_owned).to_vec();
    for hours in [
        berlin(["A", "B"]),
        berlin(["", "X"]),
        berlin(["", "*"]),
        berlin(["CEST", "CET"]),
        berlin(["MESZ", "MEZ"]),
        named,
        german,
    ] {
        for is_shuffled in [false, true] {
            let rows: Vec<(usize, &String)> = hours.iter().enumerate().collect();
            let rows: Vec<(usize, &String)> = if is_shuffled { [2, 4, 1, 0, 3].map(|i| rows[i]).to_vec() } else { rows };
            let apart = rows.iter().map(|(i, hour)| format!("25.10.2026;{hour};0,{}\n", i + 1)).collect::<String>();
            let in_one = rows.iter().map(|(i, hour)| format!("25.10.2026 {hour};0,{}\n", i + 1)).collect::<String>();
            for text in [format!("Datum;Zeit;kWh\n{apart}"), format!("Zeitpunkt;kWh\n{in_one}")] {
                let answers = [("stamp", "start"), ("spacing", "1h"), ("series.0.kind", "interval")];
                let plan = planned(&text, "t.csv", "Europe/Berlin", &answers);
                let (mut read, summary) = harness::read(&plan, text.as_bytes());
                read.sort_by_key(|row| row.at);
                let found: Vec<(i64, i64)> =
                    read.iter().map(|row| ((row.at - read[0].at) / 3_600_000, (row.value * 10.0).round() as i64)).collect();
                assert_eq!(found, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], "{text}: {:?}", summary.problems);
            }
        }
    }
    let mut text = "Date,HE,kWh\n".to_owned();
    for day in ["10/31/2026", "11/01/2026", "11/02/2026"] {
        for hour in 1..=24 {
            writeln!(text, "{day},{hour:02},{:.1}", value(hour)).unwrap();
            if hour == 2 && day == "11/01/2026" {
                writeln!(text, "{day},02X,0.7").unwrap();
            }
        }
    }
    let plan = planned(&text, "t.csv", "America/Chicago", &[]);
    assert_eq!(plan.numbers.value, Some(Numbers::Wall), "{}", plan.numbers.evidence);
    let (rows, summary) = harness::read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.problem_count), (73, 0), "{:?}", summary.problems);
    assert!(rows.windows(2).all(|pair| pair[1].at - pair[0].at == 3_600_000), "{rows:?}");
    assert_eq!(rows.iter().find(|row| row.line == 28).unwrap().at, harness::at("2026-11-01T08:00:00Z"));
    // Clocks that repeat no such hour: the file is in another zone.
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("Europe/Berlin")).unwrap();
    assert!(
        plan.zone.value.is_none() && plan.zone.suggestion.is_none() && plan.zone.evidence.to_string().contains("second pass"),
        "{}",
        plan.zone.evidence
    );
}

#[test]
fn years_of_two_digits_are_asked_about() {
    let text = "Datum;Zähler (m3)\n29.10.22;381,0\n21.12.22;389,0\n02.09.24;520,4\n";
    let plan = harness::plan(text.as_bytes(), "wasser.csv", &harness::site("Europe/Berlin")).unwrap();
    assert_eq!((plan.order.value, plan.order.suggestion), (None, Some(files::Order::DayFirst)), "{}", plan.order.evidence);
    let found = got(text, "Europe/Berlin", &[("series.0.field", "water_m3")]);
    assert_eq!(found.sum("water_m3"), 139.4, "{found:?}");
}

#[test]
fn a_month_with_a_short_year_is_asked_about() {
    let text = "Month,kWh used\nNov-25,500\nDec-25,610\nJan-26,640\nFeb-26,590\n";
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    assert!(plan.order.value.is_none() && plan.order.evidence.to_string().contains("2025-11-01"), "{}", plan.order.evidence);
    assert_eq!(got(text, "UTC", &[("series.*.kind", "interval")]).sum("energy_kwh"), 2_340.0);
}

#[test]
fn months_and_weekdays_have_names_in_eight_languages() {
    for (month, day) in [
        ("Mar", "Wed"),
        ("März", "Mi"),
        ("maart", "wo"),
        ("mars", "mer."),
        ("marzo", "mié"),
        ("marzo", "gio"),
        ("março", "qua"),
        ("marts", "ons"),
    ] {
        let mut text = "When;kWh\n".to_owned();
        (1..=9).for_each(|i| writeln!(text, "{day}, {i} {month} 2026;{}", format!("{:.1}", value(i)).replace('.', ",")).unwrap());
        let found = got(&text, "Europe/Berlin", &[("series.*.kind", "interval")]);
        let expected: f64 = (1..=9).map(value).sum();
        assert!((found.sum("energy_kwh") - expected).abs() < 1e-6, "{month}: {found:?}");
    }
}

#[test]
fn the_date_in_parts_and_the_offset_in_minutes_are_read() {
    let mut text = "Year,Month,Day,Hour,kWh\n".to_owned();
    (0..48).for_each(|i| writeln!(text, "2026,3,{},{},{:.1}", 4 + i / 24, i % 24, value(i)).unwrap());
    assert_eq!(got(&text, "UTC", &[]).sum("energy_kwh"), sum(48));
    let mut text = "UTC offset (minutes),Local time,Real energy (kWh),Reactive energy (kVARh)\n".to_owned();
    for i in 0..30 {
        // The hour from 1 to 2 comes twice in New York.
        let (offset, hour) = if i < 4 { (-240, i / 2) } else { (-300, i / 2 - 1) };
        writeln!(text, "{offset},2026-11-01 {hour:02}:{:02}:00,{}.5,{}", i % 2 * 30, 1000 + i, 70 + i).unwrap();
    }
    let found = got(&text, "America/Chicago", &[]);
    assert_eq!((found.sum("energy_kwh"), found.counts.values().sum::<usize>()), (29.0, 30), "{found:?}");
    assert!(found.leaves_out("reactive"), "{:?}", found.left_out);
}
