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
    assert!(found.leaves_out("a fuel that is weighed"), "{found:?}");
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

#[test]
fn beside_a_column_of_zeros_a_load_that_seldom_changes_stays_what_it_is() {
    // A charger at night; a base load and a heater; what is drawn in steps of a tenth.
    let charger = |hour: usize| if hour % 24 < 3 { 11.0 } else { 0.0 };
    let heater = |hour: usize| if (6..22).contains(&(hour % 24)) { 0.5 } else { 0.1 };
    for names in ["Time,Import (kWh),Export (kWh)", "Zeit,Bezug [kWh],Einspeisung [kWh]", "Time,Day (kWh),Night (kWh)"] {
        for load in [charger, heater] {
            let found = read(&hours(names, |hour| format!("{:.1},0", load(hour))), &[]);
            assert!(near(found.sum("energy_kwh"), total(load)), "{names}: {found:?}");
        }
    }
    // And so do its hours beside quarters of nothing, and a net that two others do not make.
    let nights = |hour: usize| format!("{:.1},0,{:.1}", charger(hour), charger(hour));
    let found = read(&hours("Time,Import (kWh),Export (kWh),Net (kWh)", nights), &[]);
    assert!(near(found.sum("energy_kwh"), total(charger)), "{found:?}");
}

#[test]
fn the_channels_of_one_meter_are_asked_about_and_no_meters() {
    for names in ["Meter,Channel,Time,kWh", "MPAN,Channel,Time,kWh"] {
        for [bought_as, sold_as] in [["AI", "AE"], ["IMP", "EXP"], ["1", "2"]] {
            let mut text = format!("{names}\n");
            for hour in 0..48 {
                for (channel, value) in [(bought_as, bought(hour)), (sold_as, sold(hour))] {
                    text += &format!("1200012345678,{channel},2026-11-{:02} {:02}:00,{value:.2}\n", 2 + hour / 24, hour % 24);
                }
            }
            let found = read(&text, &[]);
            let meters: std::collections::BTreeSet<&str> = found.sums.keys().map(|(meter, _)| meter.as_str()).collect();
            let is_asked = found.asked.iter().any(|path| path.ends_with(".field"));
            let is_right = near(found.sum("energy_kwh"), total(bought)) && near(found.sum("energy_export_kwh"), total(sold));
            assert!(is_asked || is_right && meters.len() == 1, "{names} {bought_as}: {found:?}");
        }
    }
}

#[test]
fn the_power_of_heat_is_no_electricity() {
    for names in ["Zeit,Wärmemenge (kWh),Wärmeleistung (kW)", "Time,Heat energy (kWh),Heat power (kW)"] {
        let found = read(&hours(names, |hour| format!("{:.2},{:.2}", 100.0 + hour as f64 * 5.0, 4.0 + made(hour))), &[]);
        assert!(found.sum("energy_kwh").abs() < 1e-9, "{names}: {found:?}");
    }
}

#[test]
fn temperatures_below_zero_stay_below_zero() {
    for names in ["Dag,Forbruk kWh,Temperatur", "Datum,Verbrauch kWh,Außentemperatur", "Date,Usage kWh,Temp"] {
        let rows = (1..=28).map(|day| format!("2026-01-{day:02},{},{}\n", 18 + day % 5, -3 - day % 4));
        let text = format!("{names}\n{}", rows.collect::<String>());
        let answers = [("series.1.unit", "°C"), ("series.1.field", "outdoor_temp_c")];
        let found = read(&text, &answers);
        assert!(near(found.sum("outdoor_temp_c"), -4.5), "{names}: {found:?}");
    }
    // Whatever the column is called.
    let rows = (1..=28).map(|day| format!("2026-01-{day:02},{},{}\n", 18 + day % 5, -3 - day % 4));
    let text = format!("Date,Usage kWh,Outside\n{}", rows.collect::<String>());
    let found = read(&text, &[("series.1.unit", "°C"), ("series.1.field", "outdoor_temp_c")]);
    assert!(near(found.sum("outdoor_temp_c"), -4.5), "{found:?}");
}

#[test]
fn units_that_were_used_are_amounts() {
    for name in ["Units used (kWh)", "kWh units", "Units Consumed (kWh)"] {
        let found = read(&hours(&format!("Time,{name}"), |hour| format!("{:.2}", used(hour))), &[]);
        assert!(near(found.sum("energy_kwh"), total(used)), "{name}: {found:?}");
    }
}

#[test]
fn how_a_value_is_known_tells_no_meters_apart() {
    for (name, [read_as, guessed_as]) in [
        ("Type", ["Actual", "Estimated"]),
        ("Reading type", ["Measured", "Estimate"]),
        ("Type de relevé", ["Mesuré", "Estimé"]),
        ("Art", ["abgelesen", "geschätzt"]),
        ("Tipo", ["Real", "Estimada"]),
    ] {
        let known = |hour: usize| if hour % 7 == 3 { guessed_as } else { read_as };
        let found = read(&hours(&format!("Time,{name},kWh"), |hour| format!("{},{:.2}", known(hour), used(hour))), &[]);
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(used)), "{name}: {found:?}");
    }
}

#[test]
fn a_time_of_day_with_a_point_is_no_value() {
    for names in ["Dato,Klokkeslæt,Forbrug (kWh)", "Date,Time,Usage (kWh)", "Pvm,Klo,Kulutus (kWh)", "Data,Ora,Consumo (kWh)"] {
        let mut text = format!("{names}\n");
        for hour in 0..48 {
            text += &format!("{:02}.11.2026,{:02}.00,{:.2}\n", 2 + hour / 24, hour % 24, used(hour));
        }
        let found = read(&text, &[]);
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(used)), "{names}: {found:?}");
        assert_eq!(found.counts.values().copied().collect::<Vec<_>>(), [48], "{names}: {found:?}");
    }
}

#[test]
fn the_unit_of_what_was_used_is_not_that_of_the_weather_beside_it() {
    for names in [
        "Time,Usage,Unit,Temperature,Occupancy",
        "Zeit,Verbrauch,Einheit,Außentemperatur,Personen",
        "Read Date,Usage,Units,Demand,HDD",
    ] {
        let row = |hour: usize| format!("{:.2},kWh,{},{}", used(hour), 12 + hour % 5, 30 + hour % 3);
        let left = [("series.1.import", "false"), ("series.2.import", "false")];
        let asked = read(&hours(names, row), &[]);
        assert!(asked.asked.iter().any(|path| path.ends_with(".unit")), "{names}: {asked:?}");
        let found = read(&hours(names, row), &left);
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(used)), "{names}: {found:?}");
    }
    // One unit for all that it can be of.
    let found = read(&hours("Time,Hall,Gym,Unit", |hour| format!("{:.2},{:.2},kWh", used(hour), made(hour))), &[]);
    assert!(near(found.sum("energy_kwh"), total(used) + total(made)), "{found:?}");
}
