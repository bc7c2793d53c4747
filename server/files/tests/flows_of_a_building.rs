//! The flows of a building in one file: what was bought, sold, made, used, stored, and their powers.
//! Each unit of energy counts once, or is asked about.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use harness::got::{Got, got};

/// Two days of hours under a row of names; `row` makes the cells behind the time.
fn hours(names: &str, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{names}\n");
    for hour in 0..48 {
        text += &format!("2026-11-{:02} {:02}:00,{}\n", 2 + hour / 24, hour % 24, row(hour));
    }
    text
}

/// What a building used and its panels made in an hour, in tenths of kWh.
fn used(hour: usize) -> f64 {
    (4 + hour * 7 % 5) as f64 / 10.0
}

fn made(hour: usize) -> f64 {
    6usize.saturating_sub((hour % 24).abs_diff(12)) as f64 / 5.0
}

fn bought(hour: usize) -> f64 {
    (used(hour) - made(hour)).max(0.0)
}

fn sold(hour: usize) -> f64 {
    (made(hour) - used(hour)).max(0.0)
}

fn total(of: fn(usize) -> f64) -> f64 {
    (0..48).map(of).sum()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.01
}

fn read(text: &str, answers: &[(&str, &str)]) -> Got {
    let answers: Vec<(&str, &str)> = answers.iter().copied().chain([("stamp", "start")]).collect();
    got(text, "Europe/Amsterdam", &answers)
}

#[test]
fn what_was_used_in_all_does_not_count_beside_what_was_bought() {
    for names in [
        "Time,Produced (kWh),Consumed (kWh),Imported from grid (kWh),Exported to grid (kWh)",
        "Tijd,Opwek (kWh),Verbruik (kWh),Van net (kWh),Naar net (kWh)",
        "Zeit,PV Produktion [kWh],Verbrauch [kWh],Energie vom Netz bezogen [kWh],Energie ins Netz eingespeist [kWh]",
        "Date time,Solar (kWh),Home (kWh),From Grid (kWh),To Grid (kWh)",
    ] {
        let row = |hour| format!("{:.2},{:.2},{:.2},{:.2}", made(hour), used(hour), bought(hour), sold(hour));
        let found = read(&hours(names, row), &[("series.0.import", "false")]);
        assert!(near(found.sum("energy_kwh"), total(bought)), "{names}: {found:?}");
        assert!(near(found.sum("energy_export_kwh"), total(sold)), "{names}: {found:?}");
        assert!(found.leaves_out("all that was used"), "{names}: {found:?}");
        assert_eq!(found.sums.keys().map(|(meter, _)| meter.as_str()).collect::<std::collections::BTreeSet<_>>().len(), 1);
    }
}

#[test]
fn use_alone_counts_as_it_did() {
    let found = read(&hours("Time,Consumption (kWh),Temperature outdoors (°C)", |hour| format!("{:.2},5", used(hour))), &[]);
    assert!(near(found.sum("energy_kwh"), total(used)), "{found:?}");
}

#[test]
fn a_flow_without_a_direction_beside_one_that_has_it_is_asked_about() {
    for names in ["Time,Bezug [kWh],Lieferung [kWh]", "Time,Import (kWh),Other (kWh)", "Time,Feed-in (kWh),Grid (kWh)"] {
        let found = read(&hours(names, |hour| format!("{:.2},{:.2}", bought(hour), sold(hour))), &[]);
        assert!(found.asked.iter().any(|path| path.ends_with(".field")), "{names}: {found:?}");
    }
    // Places are no directions.
    let found = read(&hours("Time,Hall usage (kWh),Gym (kWh)", |hour| format!("{:.2},{:.2}", used(hour), made(hour))), &[]);
    assert!(near(found.sum("energy_kwh"), total(used) + total(made)), "{found:?}");
}

#[test]
fn rows_that_a_word_tells_apart_are_of_one_meter_and_asked_about() {
    for (names, words) in
        [("Time,Flow,kWh", ["E1", "B1"]), ("Time,Richtung,kWh", ["Bezug", "Lieferung"]), ("Time,Measurement,kWh", ["AI", "AE"])]
    {
        let row = |hour: usize| format!("{},{:.2}", words[hour % 2], used(hour));
        let text = hours(names, row).lines().fold((String::new(), 0), |(text, at), line| {
            // Each time twice, once for each word.
            let again = line.replacen(words[0], words[1], 1).replacen(words[1], words[(at + 1) % 2], 1);
            (if at == 0 { format!("{line}\n") } else { format!("{text}{line}\n{again}\n") }, at + 1)
        });
        let found = read(&text.0, &[]);
        assert!(found.asked.iter().any(|path| path.ends_with(".field")), "{names}: {found:?}");
    }
    let row = |hour: usize| format!("{},{:.2}", ["Import", "Export"][hour % 2], used(hour));
    let found = read(&hours("Time,Channel,kWh", row), &[]);
    let meters: std::collections::BTreeSet<&String> = found.sums.keys().map(|(meter, _)| meter).collect();
    assert!(meters.len() == 1 && found.sum("energy_export_kwh") > 1.0, "{found:?}");
}

#[test]
fn a_battery_takes_and_gives_inside_the_building() {
    let names = "Time,Battery charged (kWh),Battery discharged (kWh),Grid import (kWh),Grid export (kWh)";
    let row = |hour| format!("{:.2},{:.2},{:.2},{:.2}", made(hour), used(hour), bought(hour), sold(hour));
    let found = read(&hours(names, row), &[]);
    assert!(near(found.sum("energy_kwh"), total(bought)) && near(found.sum("energy_export_kwh"), total(sold)), "{found:?}");
    assert!(found.leaves_out("stays in the building"), "{found:?}");
}

#[test]
fn a_register_and_its_powers_count_once() {
    let names = "Time,Main (kWh),Main Ave Rate (kW),Main Max Rate (kW)";
    let found = read(&hours(names, |hour| format!("{},11.{},14.{}", 5_000 + hour * 12, hour % 9, hour % 3)), &[]);
    assert!(near(found.sum("energy_kwh"), 47.0 * 12.0), "{found:?}");
    assert!(found.leaves_out("whose energy counts") && found.leaves_out("highest or lowest power"), "{found:?}");
}

#[test]
fn the_unit_may_stand_in_the_words_of_a_row() {
    let kinds = ["Active Import Interval (kW)", "Active Export Interval (kW)"];
    let mut text = "MPRN,Read Value,Read Type,Read Date and End Time\n".to_owned();
    for half in (1..=96).rev() {
        let (day, hour, minute) = (2 + half / 48, half / 2 % 24, half % 2 * 30);
        for (nth, kind) in kinds.iter().enumerate() {
            text += &format!("10000000001,{}.{},{kind},{day:02}-11-2026 {hour:02}:{minute:02}\n", 2 - nth, half % 4);
        }
    }
    let found = got(&text, "Europe/Dublin", &[("order", "day_first")]);
    let mean = 48.0 * (0.0 + 0.1 + 0.2 + 0.3) / 4.0;
    assert!(near(found.sum("energy_kwh"), 96.0 + mean) && near(found.sum("energy_export_kwh"), 48.0 + mean), "{found:?}");
}

#[test]
fn gas_by_register_by_volume_and_by_energy_counts_once() {
    let mut text = "Date,Index (m3),Consommation (m3),Consommation (kWh)\n".to_owned();
    let (mut index, mut kwh) = (1_000, 0.0);
    for day in 1..=28 {
        let volume = 2 + day % 3;
        let energy = f64::from(volume) * 11.2;
        text += &format!("2026-10-{day:02},{index},{volume},{energy:.2}\n");
        (index, kwh) = (index + volume, kwh + energy);
    }
    let found = got(&text, "Europe/Paris", &[("series.0.field", "gas_therms"), ("series.0.kind", "cumulative")]);
    assert!((found.sum("gas_therms") - kwh * 3_412.142 / 1e5).abs() < 0.01, "{found:?}");
    assert_eq!(found.sum("energy_kwh"), 0.0, "{found:?}");
}

#[test]
fn a_column_that_is_the_sum_of_the_others_does_not_count_again() {
    for names in ["Time,Hall (kWh),Gym (kWh),Site total (kWh)", "Time,Hall (kWh),Gym (kWh),Main (kWh)"] {
        let row = |hour| format!("{:.2},{:.2},{:.2}", used(hour), made(hour), used(hour) + made(hour));
        let found = read(&hours(names, row), &[]);
        assert!(near(found.sum("energy_kwh"), total(used) + total(made)), "{names}: {found:?}");
        assert!(found.leaves_out("the sum of the table's other columns"), "{names}: {found:?}");
    }
}

#[test]
fn forecasts_targets_and_emissions_are_no_readings() {
    for other in [
        "Forecast (kWh)",
        "Last year (kWh)",
        "Budget kWh",
        "Prognose [kWh]",
        "Verbrauch Vorjahr (kWh)",
        "CO2 (kg)",
        "Neighbours kWh",
    ] {
        let found =
            read(&hours(&format!("Time,Actual usage (kWh),{other}"), |hour| format!("{:.2},{:.2}", used(hour), made(hour))), &[]);
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(used)), "{other}: {found:?}");
        assert!(found.leaves_out(other), "{other}: {found:?}");
    }
    let found = read(&hours("Time,Wood chips (kg)", |hour| format!("{:.2}", used(hour))), &[]);
    assert!(found.asked.iter().any(|path| path.ends_with(".field")), "{found:?}");
}

#[test]
fn a_factor_beside_the_unit_is_never_passed_over() {
    for name in ["Usage (x0.1 kWh)", "Usage (10 kWh)", "Usage (kWh x 1000)", "Usage (thousand kWh)"] {
        let text = hours(&format!("Time,{name}"), |hour| format!("{:.2}", used(hour)));
        assert!(read(&text, &[]).asked.iter().any(|path| path.ends_with(".unit")), "{name}");
        let found = read(&text, &[("series.0.unit", "kWh"), ("series.0.factor", "0.1"), ("series.0.field", "energy_kwh")]);
        assert!(near(found.sum("energy_kwh"), total(used) / 10.0), "{name}: {found:?}");
    }
}

#[test]
fn sessions_have_numbers_and_durations() {
    let mut text = "Session ID,Start,Duration,Energy (kWh)\n".to_owned();
    for day in 1..=20 {
        text += &format!("{},2026-10-{day:02} 18:{day:02},0{}:10:00,{}.5\n", 1_000 + day, 3 + day % 4, 20 + day % 5);
    }
    let plan = harness::got::planned(&text, "t.csv", "Europe/Berlin", &[("series.0.kind", "interval")]);
    let (rows, _) = harness::read(&plan, text.as_bytes());
    assert_eq!(rows.len(), 20);
    assert_eq!((rows[0].span_ms, rows[0].at), (Some((4 * 60 + 10) * 60_000), harness::at("2026-10-01T20:11:00Z")));
}

#[test]
fn a_power_into_the_grid_or_of_a_generator_is_no_use() {
    let quarters = |names: &str| {
        let rows =
            (0..96).map(|q| format!("2026-11-02 {:02}:{:02},{:.0},{:.0}", q / 4, q % 4 * 15, used(q) * 1e3, made(q) * 1e3));
        format!("{names}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
    };
    let text = quarters("Time,Import power (W),Export power (W)");
    let found = read(&text, &[]);
    let expected = (0..96).map(made).sum::<f64>() / 4.0;
    assert!(near(found.sum("energy_export_kwh"), expected) && found.counts.len() == 2, "{found:?}");
    let found = read(&quarters("Time,Load (W),Production (W)"), &[]);
    assert!(found.asked.contains(&"series.1.field".to_owned()), "{found:?}");
}

#[test]
fn what_follows_from_the_readings_does_not_count_beside_them() {
    for (other, times) in [
        ("Savings (kWh)", 0.1),
        ("Adjusted usage (kWh)", 1.05),
        ("Weather normalised (kWh)", 1.1),
        ("Losses (kWh)", 0.02),
        ("Usage per m2 (kWh)", 0.01),
        ("Billed (kWh)", 1.0),
        ("Max (kWh)", 1.5),
        ("Cost/kWh", 0.3),
    ] {
        let found = read(
            &hours(&format!("Time,Usage (kWh),{other}"), |hour| format!("{:.2},{:.4}", used(hour), used(hour) * times)),
            &[],
        );
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(used)), "{other}: {found:?}");
        assert!(found.leaves_out(other), "{other}: {found:?}");
    }
}

#[test]
fn phases_of_the_same_values_all_count() {
    let row = |hour| format!("{0:.2},{0:.2},{0:.2}", used(hour));
    let found = read(&hours("Time,L1 (kWh),L2 (kWh),L3 (kWh)", row), &[]);
    assert!(near(found.sum("energy_kwh"), 3.0 * total(used)), "{found:?}");
}
