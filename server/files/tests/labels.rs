//! What names of columns and words in rows say to one another: a quantity that never changes, pairs such as
//! entrance and exit, words that are left over, kinds of days, weights, calorific values, powers of heat.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use harness::got::{Got, got};
use std::collections::BTreeSet;

/// Two days of hours under a row of names; `row` makes the cells behind the time.
fn hours(names: &str, row: impl Fn(usize) -> String) -> String {
    let rows = (0..48).map(|hour| format!("2026-11-{:02} {:02}:00,{}\n", 2 + hour / 24, hour % 24, row(hour)));
    format!("{names}\n{}", rows.collect::<String>())
}

fn bought(hour: usize) -> f64 {
    (3 + hour * 7 % 6) as f64 / 10.0
}

fn sold(hour: usize) -> f64 {
    (hour * 5 % 7) as f64 / 10.0
}

fn total(of: fn(usize) -> f64) -> f64 {
    (0..48).map(of).sum()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-6
}

fn read(text: &str, answers: &[(&str, &str)]) -> Got {
    let answers: Vec<(&str, &str)> = answers.iter().copied().chain([("stamp", "start")]).collect();
    got(text, "Europe/Lisbon", &answers)
}

fn is_bought_and_sold(found: &Got) -> bool {
    let meters: BTreeSet<&String> = found.sums.keys().map(|(meter, _)| meter).collect();
    let is_right = near(found.sum("energy_kwh"), total(bought)) && near(found.sum("energy_export_kwh"), total(sold));
    is_right && meters.len() == 1
}

#[test]
fn a_quantity_that_never_changes_hides_no_name_of_a_column() {
    for (names, quantity) in [
        ("Time,Type,Import (kWh),Export (kWh)", "Electricity"),
        ("Zeit,Art,Bezug (kWh),Einspeisung (kWh)", "Strom"),
        ("Time,Type,Import (kWh),Export (kWh)", "Consumption"),
        ("Fecha,Tipo,Consumo (kWh),Vertido (kWh)", "Consumo"),
    ] {
        let text = hours(names, |hour| format!("{quantity},{:.1},{:.1}", bought(hour), sold(hour)));
        let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
        let columns: Vec<&str> = names.split(',').skip(2).collect();
        for (series, column) in plan.series.iter().zip(columns) {
            assert!(series.label.contains(column), "{names}: {}", series.label);
        }
        let found = read(&text, &[]);
        assert!(is_bought_and_sold(&found), "{names}, {quantity}: {found:?}");
    }
    // Two utilities below one word.
    let text = hours("Time,Type,Electricity (kWh),Gas (kWh)", |hour| format!("Gas,{:.1},{:.1}", bought(hour), sold(hour)));
    let found = read(&text, &[]);
    assert!(near(found.sum("energy_kwh"), total(bought)) && found.sum("gas_therms") > 0.1, "{found:?}");
    // What rows tell goes before a name that they have in common.
    let text = hours("Time,Type,Consumption (kWh)", |hour| format!("Export,{:.1}", sold(hour)));
    assert!(near(read(&text, &[]).sum("energy_export_kwh"), total(sold)));
    // Two directions of one value are asked about.
    let text = hours("Time,Type,Export (kWh)", |hour| format!("Import,{:.1}", sold(hour)));
    assert_eq!(read(&text, &[]).asked, ["series.0.field"]);
}

#[test]
fn a_meter_that_is_called_like_a_month_is_one() {
    for name in ["Main", "Marina", "Decke", "Augustine"] {
        let found = read(&hours("Time,Meter,Usage (kWh)", |hour| format!("{name},{:.1}", bought(hour))), &[]);
        assert!(near(found.of(name, "energy_kwh"), total(bought)), "{name}: {found:?}");
    }
}

#[test]
fn all_that_was_used_is_left_out_below_a_quantity_too() {
    let names = "Time,Type,Consumption (kWh),From grid (kWh),To grid (kWh)";
    let row = |hour| format!("Electricity,{:.1},{:.1},{:.1}", bought(hour) + 0.2, bought(hour), sold(hour));
    let found = read(&hours(names, row), &[]);
    assert!(is_bought_and_sold(&found) && found.leaves_out("all that was used"), "{found:?}");
}

#[test]
fn what_goes_into_a_building_and_out_of_it_is_bought_and_sold() {
    for (into, out_of) in [
        ("Entrada", "Saída"),
        ("Entrée", "Sortie"),
        ("Ingresso", "Uscita"),
        ("Entrada", "Salida"),
        ("Energia de entrada", "Energia de saída"),
        ("Eingang", "Ausgang"),
        ("Ingang", "Uitgang"),
        ("Ind", "Ud"),
        ("In", "Out"),
    ] {
        let wide = hours(&format!("Time,{out_of} (kWh),{into} (kWh)"), |hour| format!("{:.1},{:.1}", sold(hour), bought(hour)));
        let found = read(&wide, &[]);
        assert!(is_bought_and_sold(&found), "{into}, {out_of}: {found:?}");
        let mut long = "Time,Sentido,kWh\n".to_owned();
        for hour in 0..48 {
            for (word, value) in [(out_of, sold(hour)), (into, bought(hour))] {
                long += &format!("2026-11-{:02} {:02}:00,{word},{value:.1}\n", 2 + hour / 24, hour % 24);
            }
        }
        let found = read(&long, &[("series.*.meter", "casa")]);
        assert!(is_bought_and_sold(&found), "{into}, {out_of}: {found:?}");
    }
    // One alone is asked about.
    for name in ["Salida (kWh)", "Saída (kWh)", "Energia in uscita (kWh)"] {
        let found = read(&hours(&format!("Time,{name}"), |hour| format!("{:.1}", sold(hour))), &[]);
        assert_eq!(found.asked, ["series.0.field"], "{name}: {found:?}");
    }
    // A device has them too.
    let text = hours("Time,Input (kWh),Output (kWh)", |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
    assert_eq!(read(&text, &[]).asked, ["series.0.field", "series.1.field"]);
    // And rooms.
    let text = hours("Time,Entrée (kWh),Salon (kWh)", |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
    let found = read(&text, &[]);
    assert!(
        near(found.of("Entrée", "energy_kwh"), total(bought)) && near(found.of("Salon", "energy_kwh"), total(sold)),
        "{found:?}"
    );
}

#[test]
fn a_word_that_is_left_over_makes_no_second_meter() {
    for (one, other) in [
        ("Consumo ativo", "Injeção na rede"),
        ("Energia ativa consumida", "Energia ativa injetada"),
        ("Attiva prelevata", "Attiva immessa"),
        ("Énergie active soutirée", "Énergie active injectée"),
        ("Consumo facturado", "Excedentes"),
        ("Gemessener Bezug", "Gemessene Einspeisung"),
        ("Consumo plim", "Vertido"),
    ] {
        let text = hours(&format!("Time,{one} (kWh),{other} (kWh)"), |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
        let found = read(&text, &[]);
        assert!(is_bought_and_sold(&found), "{one}, {other}: {found:?}");
    }
    // Whether it is one meter is asked where a word may name another.
    let text = hours("Time,House import (kWh),Garage export (kWh)", |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    let asked: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
    assert!(asked.contains(&"series.0.meter".to_owned()) && asked.contains(&"series.1.meter".to_owned()), "{asked:?}");
    // Ritirata may be drawn from the grid, or taken off by who buys it.
    let text = hours("Time,Ritirata (kWh),Immessa (kWh)", |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
    assert_eq!(read(&text, &[]).asked, ["series.0.field"]);
}

#[test]
fn kinds_of_days_tell_no_meters_apart() {
    for (name, [week, end]) in [
        ("Type", ["Weekday", "Weekend"]),
        ("Type", ["Working day", "Public holiday"]),
        ("Art", ["Werktag", "Wochenende"]),
        ("Tipo", ["Laborable", "Festivo"]),
        ("Tipo", ["Feriale", "Festivo"]),
        ("Type", ["Jour ouvré", "Week-end"]),
        ("Type", ["Werkdag", "Weekend"]),
        ("Type", ["Summer", "Winter"]),
    ] {
        let row = |hour: usize| format!("{},{:.1}", if hour < 24 { week } else { end }, bought(hour));
        let found = read(&hours(&format!("Time,{name},kWh"), row), &[]);
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(bought)), "{name}, {week}: {found:?}");
        assert!(found.leaves_out(&format!("column \"{name}\"")), "{found:?}");
    }
    // Day and night are rates.
    let row = |hour: usize| format!("{},{:.1}", if hour % 24 < 7 { "Nacht" } else { "Tag" }, bought(hour));
    let found = read(&hours("Time,Tarif,kWh", row), &[]);
    assert!(near(found.sum("energy_kwh"), total(bought)), "{found:?}");
}

#[test]
fn only_steam_is_kept_by_its_weight() {
    for (name, why) in [
        ("LPG (kg)", "gas is not kept by its weight"),
        ("CNG (kg)", "gas is not kept by its weight"),
        ("Flüssiggas [kg]", "gas is not kept by its weight"),
        ("Gaz propane (kg)", "gas is not kept by its weight"),
        ("Wood pellets (t)", ""),
        ("Holzpellets (kg)", "a fuel that is weighed is not kept"),
        ("Heating oil (kg)", "oil is not kept by its weight"),
    ] {
        let text = hours(&format!("Time,Electricity (kWh),{name}"), |hour| format!("{:.1},{:.1}", bought(hour), sold(hour)));
        let found = read(&text, &[]);
        if why.is_empty() {
            // A tonne or a short ton: the unit is asked.
            assert!(found.asked.iter().all(|path| path.starts_with("series.1.")), "{name}: {found:?}");
            continue;
        }
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), total(bought)), "{name}: {found:?}");
        assert!(found.leaves_out(why) && found.leaves_out("would do"), "{name}: {found:?}");
    }
}

#[test]
fn a_power_beside_heat_is_no_electricity_by_itself() {
    let register = |hour: usize| (0..hour).map(|hour| 4.0 + (hour % 5) as f64).sum::<f64>();
    let power = |hour: usize| 4.0 + (hour % 5) as f64;
    for names in ["Time,Heat energy (MWh),Power (kW)", "Zeit,Wärmemenge (MWh),Leistung (kW)", "Tid,Fjernvarme (MWh),Effekt (kW)"]
    {
        let text = hours(names, |hour| format!("{:.3},{:.1}", 120.0 + register(hour) / 1e3, power(hour)));
        let found = read(&text, &[("series.0.kind", "cumulative")]);
        assert!(found.sum("energy_kwh").abs() < 1e-9 && found.sum("power_w").abs() < 1e-9, "{names}: {found:?}");
        assert!(found.leaves_out("the power of"), "{names}: {found:?}");
        // Another power, of a pump perhaps.
        let text = hours(names, |hour| format!("{:.3},{:.1}", 120.0 + register(hour) / 1e3, 1.0 + (hour % 3) as f64 / 10.0));
        let found = read(&text, &[("series.0.kind", "cumulative")]);
        assert_eq!(found.asked, ["series.1.field"], "{names}: {found:?}");
    }
}

#[test]
fn a_calorific_value_is_no_meter_of_gas() {
    for name in [
        "Calorific value (MJ/m3)",
        "Brennwert [kWh/m³]",
        "PCS (kWh/m3)",
        "Calorific value",
        "Pouvoir calorifique (kWh/Nm3)",
        "Potere calorifico MJ/Smc",
        "CV",
        "Brændværdi (kWh/m3)",
    ] {
        let text = hours(&format!("Time,Gas (kWh),{name}"), |hour| format!("{:.1},11.{}", bought(hour), hour % 4));
        let found = read(&text, &[]);
        assert!(found.sums.len() == 1 && found.sum("gas_therms") > 0.1, "{name}: {found:?}");
        assert!(found.leaves_out(name), "{name}: {found:?}");
    }
}
