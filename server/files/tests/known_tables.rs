//! Formats of tables that are known by name, of Britain, America and several countries: from made
//! files to readings, each with its trap.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{HOUR_MS, MINUTE_MS};
use files::{Hints, Layout};
use harness::known::{all, asked, covers, local_steps, sum};
use harness::{answered, at, plan, read, site};
use std::fmt::Write;

#[test]
fn octopus_and_n3rgy_leave_open_what_their_files_do_not_say() {
    let octopus = "Consumption (kwh), Estimated Cost Inc. Tax (p), Start, End\n\
                   0.125000, 3.1, 2026-10-25T01:30:00+01:00, 2026-10-25T01:00:00+00:00\n\
                   0E-20, 0, 2026-10-25T01:00:00+00:00, 2026-10-25T01:30:00+00:00\n\
                   0.250000, 6.2, 2026-10-25T09:00:00+00:00, 2026-10-25T09:30:00+00:00\n";
    let (plan, rows, _) = all(octopus, "Europe/London");
    assert_eq!((plan.format.layout, sum(&rows, "energy_kwh"), rows.len()), (Layout::Octopus, 0.375, 3));
    assert!(rows.iter().all(|row| row.span_ms == Some(30 * MINUTE_MS)) && rows[0].at == at("2026-10-25T01:00:00Z"));
    assert_eq!(asked(octopus, &Hints::default()), ["series.0.meter", "series.0.field"], "kWh may be of gas");
    let gas = octopus.replace("(kwh)", "(m³)");
    assert!((sum(&all(&gas, "Europe/London").1, "gas_therms") - 0.375 * 0.363).abs() < 1e-9);
    let interface = "consumption,interval_start,interval_end\n0.5,2026-01-01T00:00:00Z,2026-01-01T00:30:00Z\n";
    assert_eq!(asked(interface, &Hints::default()), ["series.0.meter", "series.0.unit", "series.0.field"]);

    let mut n3rgy = "timestamp (UTC),energyConsumption (kWh)\n".to_owned();
    (0..48).for_each(|half| writeln!(n3rgy, "2026-06-01 {:02}:{:02},0.2", half / 2, half % 2 * 30).unwrap());
    let (plan, rows, _) = all(&n3rgy, "Europe/London");
    assert_eq!((plan.format.layout, plan.zone.value.as_deref()), (Layout::N3rgy, Some("Europe/London")));
    assert!(covers(&rows, "energy_kwh", "2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"), "its times are UTC");
    assert!(asked(&n3rgy, &site("Europe/London")).contains(&"stamp".to_owned()));
}

#[test]
fn opowers_last_minute_is_within_its_period_and_each_service_is_its_own() {
    let mut text = "Name,A CUSTOMER\nAddress,\"1 Oak Lane, Springfield\"\nAccount Number,00000\nService,Service 1\n\n\
                    TYPE,DATE,START TIME,END TIME,IMPORT (kWh),EXPORT (kWh),COST,NOTES\n"
        .to_owned();
    for (stamp, _) in local_steps("America/New_York", &["2026-11-01"], HOUR_MS) {
        writeln!(text, "Electric usage,{},{},{}:59,1.25,0.50,$0.25,", &stamp[..10], &stamp[11..16], &stamp[11..13]).unwrap();
    }
    let (plan, rows, summary) = all(&text, "America/New_York");
    assert_eq!((plan.format.layout, rows.len(), summary.problem_count), (Layout::Opower, 50, 0));
    assert_eq!(asked(&text, &site("America/New_York")), ["series.0.meter", "series.1.meter"]);
    assert!(covers(&rows, "energy_kwh", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"));
    assert_eq!(sum(&rows, "energy_export_kwh"), 12.5);

    let mixed = "TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES\n\
                 Electric usage,2026-03-08,00:00,23:59,20.5,kWh,$1,\n\
                 Natural gas usage,2026-03-08,00:00,23:59,3,therms,$1,estimated\n\
                 Water usage,2026-03-08,00:00,23:59,2,CCF,$1,\n";
    let (_, rows, summary) = all(mixed, "America/New_York");
    let shown: Vec<_> = rows.iter().map(|row| (row.field.as_str(), row.span_ms.unwrap() / HOUR_MS)).collect();
    assert_eq!(shown, [("energy_kwh", 23), ("gas_therms", 23), ("water_m3", 23)]);
    assert_eq!((sum(&rows, "gas_therms"), summary.estimated), (3.0, 1));
    // PG&E goes on with the clock of winter for an hour: 02:00 is 03:00.
    let spring = "TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST\nElectric usage,2026-03-08,01:00,01:59,1,\n\
                  Electric usage,2026-03-08,02:00,02:59,2,\nElectric usage,2026-03-08,04:00,04:59,3,\n";
    let (_, rows, _) = all(spring, "America/Los_Angeles");
    assert!(covers(&rows, "energy_kwh", "2026-03-08T09:00:00Z", "2026-03-08T12:00:00Z"), "{rows:?}");
}

#[test]
fn edisons_tables_say_what_was_delivered_and_what_was_received() {
    let mut text = "Energy Usage Information,,\nFor location: 1 EXAMPLE ST,,\nType of readings: Electricity,,\n,,\n".to_owned();
    for (name, value) in [("Delivered", "0.040"), ("Received", "0.300")] {
        writeln!(text, "Data for period starting: 2026-05-22 00:00:00  for 24 hours,,").unwrap();
        writeln!(text, "Energy\u{a0} {name} time period,Usage {name}(Real energy in kilowatt-hours),Reading quality").unwrap();
        for hour in 0..24 {
            let (day, next) = if hour == 23 { (23, 0) } else { (22, hour + 1) };
            writeln!(text, "\"2026-05-22 {hour:02}:00:00 to 2026-05-{day} {next:02}:00:00\",\"{value}\",\"\"").unwrap();
        }
        writeln!(text, "2026-05-01 00:00:00 to 2026-06-01 00:00:00,99.0,").unwrap();
    }
    let (plan, rows, summary) = all(&text, "America/Los_Angeles");
    assert_eq!((plan.format.layout, rows.len(), summary.problem_count), (Layout::Edison, 48, 0));
    assert!((sum(&rows, "energy_kwh") - 0.96).abs() < 1e-9 && (sum(&rows, "energy_export_kwh") - 7.2).abs() < 1e-9);
    assert!(covers(&rows, "energy_kwh", "2026-05-22T07:00:00Z", "2026-05-23T07:00:00Z"));
    assert!(plan.notes[0].to_string().contains("sums of several days"), "{:?}", plan.notes);
}

#[test]
fn tables_with_one_heading_are_never_added_up() {
    let mut text = "Usage Information,,\n".to_owned();
    for values in [["0.5", "1.5"], ["0.2", "-0.5"], ["-0.3", "-2.0"]] {
        text.push_str("Energy consumption time period,Usage(Real energy in kilowatt-hours),Events occurred\n");
        for (hour, value) in values.iter().enumerate() {
            writeln!(text, "2026-05-22 0{hour}:00 to 2026-05-22 0{}:00,{value},,", hour + 1).unwrap();
        }
    }
    let mut plan = plan(text.as_bytes(), "x.csv", &site("America/Denver")).unwrap();
    let likely: Vec<Option<&str>> = plan.series.iter().map(|series| series.field.suggestion.as_deref()).collect();
    assert_eq!(likely, [Some("energy_kwh"), None, Some("energy_export_kwh")]);
    plan.answer("series.1.import", "false").unwrap();
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    assert_eq!((sum(&rows, "energy_kwh"), sum(&rows, "energy_export_kwh")), (2.0, 2.3));
}

#[test]
fn sdges_columns_are_both_directions_and_the_net_is_left_out() {
    let mut text = "Name,A CUSTOMER\nTitle,CSV Export Electric Meter(s)\nResource,Electric\nMeter Number,00000001\n\
                    Interval UOM,Minute(s)\nUOM,kWh\nMeter Number,Date,Start Time,Duration,Consumption,Generation,Net\n"
        .to_owned();
    for (stamp, _) in local_steps("America/Los_Angeles", &["2026-11-01"], 15 * MINUTE_MS) {
        let hour: u32 = stamp[11..13].parse().unwrap();
        let (half, hour) = (if hour < 12 { "AM" } else { "PM" }, (hour + 11) % 12 + 1);
        writeln!(text, "\"00000001\",\"11/1/2026\",\"{hour}:{} {half}\",\"15\",\"0.2500\",\"0.1000\",\"0.1500\"", &stamp[14..16])
            .unwrap();
    }
    let (plan, rows, summary) = all(&text, "America/Los_Angeles");
    assert_eq!((plan.format.layout, asked(&text, &Hints::default()), summary.problem_count), (Layout::Sdge, Vec::new(), 0));
    assert_eq!((rows.len(), sum(&rows, "energy_kwh"), rows[0].meter.as_str()), (200, 25.0, "00000001"));
    assert!(covers(&rows, "energy_export_kwh", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"));
}

#[test]
fn tibbers_hours_and_portfolio_managers_months_have_their_units() {
    let tibber = "from,to,cost,unitPrice,unitPriceVAT,consumption,consumptionUnit\n\
                  2026-10-25T02:00:00.000+02:00,2026-10-25T02:00:00.000+01:00,1.2,0.6,0.12,2.5,kWh\n\
                  2026-10-25T02:00:00.000+01:00,2026-10-25T03:00:00.000+01:00,1.2,0.6,0.12,3.5,kWh\n";
    let (plan, rows, _) = all(tibber, "Europe/Oslo");
    assert_eq!((plan.format.layout, sum(&rows, "energy_kwh")), (Layout::Tibber, 6.0));
    assert!(covers(&rows, "energy_kwh", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));

    let months = "Property Id,Property Name,Parent Property Id,Parent Property Name,Month,Electricity Use  (kBtu),Natural Gas Use  (GJ),District \
                  Hot Water Use (kBtu),Coal Use (kBtu)\n\
                  1,Library,2,Campus,Feb-26,3412.142,10.5505585262,341.2142,7\n1,Library,2,Campus,Mar-26,6824.284,Not Available,0,7\n";
    let (plan, rows, summary) = all(months, "America/New_York");
    assert_eq!(
        (plan.format.layout, asked(months, &site("America/New_York"))),
        (Layout::PortfolioMonths, vec!["zone".to_owned()])
    );
    assert!((sum(&rows, "energy_kwh") - 3000.0).abs() < 1e-9 && (sum(&rows, "gas_therms") - 100.0).abs() < 1e-3);
    assert!((sum(&rows, "heat_kwh") - 100.0).abs() < 1e-9 && summary.missing == 1);
    assert!(covers(&rows, "energy_kwh", "2026-02-01T05:00:00Z", "2026-04-01T04:00:00Z"));
    assert!(plan.series.iter().any(|series| !series.import && series.label.contains("Coal")));
}

#[test]
fn who_says_what_the_columns_hold_is_believed() {
    let text = "timestamp (UTC),energyConsumption (kWh)\n2026-06-01 00:00,0.2\n2026-06-01 00:30,0.3\n";
    let hints = Hints { roles: vec![(0, files::ColumnRole::Time)], ..Hints::default() };
    assert_eq!(plan(text.as_bytes(), "x.csv", &hints).unwrap().format.layout, Layout::Long);
}

#[test]
fn names_that_other_tables_may_have_too_do_not_make_a_format() {
    let mut amounts = "time,Import kWh,Export kWh\n".to_owned();
    (0..48).for_each(|i| writeln!(amounts, "2026-03-{:02} {:02}:00,0.{},0.{}", 4 + i / 24, i % 24, i % 7, i % 5).unwrap());
    let plan_of = |text: &str| plan(text.as_bytes(), "download.csv", &site("Europe/Amsterdam")).unwrap();
    assert_eq!(plan_of(&amounts).format.layout, Layout::Wide);
    let mut registers = "time,Import kWh,Export kWh\n".to_owned();
    (0..48).for_each(|i| writeln!(registers, "2026-03-{:02} {:02}:00,{}.5,7", 4 + i / 24, i % 24, 100 + i).unwrap());
    assert_eq!(plan_of(&registers).format.layout, Layout::HomeWizard);
    let curve = "2026-03-04 00:30;400\n2026-03-04 01:00;500\n2026-03-04 01:30;300\n";
    assert_eq!(plan_of(&format!("Horodate;Valeur\n{curve}")).format.layout, Layout::Enedis);
    assert_eq!(plan_of(&format!("Compteur;Unité\nPDL-7;W\nHorodate;Valeur\n{curve}")).format.layout, Layout::Long);
}

#[test]
fn registers_that_fall_again_and_again_are_asked_about() {
    let mut text = "time,Import T1 kWh,Import T2 kWh\n".to_owned();
    (0..48).for_each(|i| writeln!(text, "2026-03-{:02} {:02}:00,0.{},100", 4 + i / 24, i % 24, i % 3).unwrap());
    let mut plan = plan(text.as_bytes(), "download.csv", &site("Europe/Amsterdam")).unwrap();
    let asked: Vec<String> =
        plan.questions().into_iter().map(|question| question.path).filter(|path| path.contains("kind")).collect();
    assert_eq!(asked, ["series.0.kind"]);
    plan.answer("series.0.kind", "interval").unwrap();
    plan.answer("series.1.import", "false").unwrap();
    answered(&mut plan);
    let (rows, summary) = read(&plan, text.as_bytes());
    assert!(rows.iter().all(|row| row.span_ms == Some(HOUR_MS)) && rows.len() == 48, "{summary:?}");
}

#[test]
fn sdge_calls_an_hour_by_its_name() {
    let rows: Vec<String> = (0..24).map(|h| format!("0000001,11/02/2026,{h:02}:00,Hour,0.{},0.1,0.2", 1 + h % 8)).collect();
    let text = format!("UOM,kWh\n\nMeter Number,Date,Start Time,Duration,Consumption,Generation,Net\n{}\n", rows.join("\n"));
    let (_, rows, summary) = all(&text, "America/Los_Angeles");
    assert!((sum(&rows, "energy_kwh") - 10.8).abs() < 1e-9, "{:?}", summary.problems);
}
