//! Tables below one another, each with a title; columns that only look like units, prices or clocks; two
//! times in a cell. A test a kind.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use harness::got::{Got, got, planned};

fn value(hour: usize) -> f64 {
    (3 + hour * 7 % 5) as f64 / 10.0
}

fn sum(count: usize) -> f64 {
    (0..count).map(value).sum()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-4 * expected.max(1.0)
}

/// Hours under a row of names, from a day on, each with a value times a factor.
fn table(names: &str, first_day: usize, hours: usize, factor: f64) -> String {
    let mut text = format!("{names}\n");
    for hour in 0..hours {
        let (day, of_day) = (first_day + hour / 24, hour % 24);
        text += &format!("2026-11-{day:02} {of_day:02}:00,{:.2}\n", value(hour) * factor);
    }
    text
}

fn read(text: &str) -> Got {
    got(text, "Europe/London", &[("stamp", "start")])
}

#[test]
fn what_stands_above_each_of_several_tables_tells_what_it_is_of() {
    let (one, other) = (table("Time,kWh", 2, 48, 1.0), table("Time,kWh", 2, 48, 2.0));
    let found = read(&format!("Consumption\n{one}\nGeneration exported to grid\n{other}"));
    assert!(near(found.sum("energy_kwh"), sum(48)) && near(found.sum("energy_export_kwh"), 2.0 * sum(48)), "{found:?}");
    let found = read(&format!("Electricity\n{one}\nGas\n{other}"));
    assert!(near(found.sum("energy_kwh"), sum(48)) && near(found.sum("gas_therms"), 2.0 * sum(48) * 0.034_121_42), "{found:?}");
    for (a, b) in [("Meter: North", "Meter: South"), ("North", "South"), ("Zähler 4711", "Zähler 4712")] {
        let found = read(&format!("{a}\n{one}\n{b}\n{other}"));
        let of = |end: &str| found.sums.iter().find(|((meter, _), _)| meter.ends_with(end)).map_or(0.0, |(_, sum)| *sum);
        let [a, b] = [a, b].map(|title| title.rsplit(' ').next().unwrap());
        assert!(found.sums.len() == 2 && near(of(a), sum(48)) && near(of(b), 2.0 * sum(48)), "{found:?}");
    }
    let found =
        read(&format!("Point: DE01;Bezug\n{}\nPoint: DE01;Einspeisung\n{}", one.replace(',', ";"), other.replace(',', ";")));
    assert!(near(found.sum("energy_kwh"), sum(48)) && near(found.sum("energy_export_kwh"), 2.0 * sum(48)), "{found:?}");
}

#[test]
fn a_table_that_goes_on_below_is_the_same_one() {
    let (one, next) = (table("Time,kWh", 2, 24, 1.0), table("Time,kWh", 3, 24, 1.0));
    for between in ["", "Page 2\n", "\n\n"] {
        let found = read(&format!("{one}{between}{next}"));
        assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), 2.0 * sum(24)), "{between:?}: {found:?}");
    }
}

#[test]
fn two_tables_of_the_same_hours_that_nothing_tells_apart_are_asked_about() {
    let found = read(&format!("{}\n{}", table("Time,kWh", 2, 48, 1.0), table("Time,kWh", 2, 48, 2.0)));
    assert!(found.asked.iter().any(|path| path.ends_with(".field")), "{found:?}");
}

#[test]
fn a_price_for_each_unit_of_energy_is_no_energy() {
    for name in ["Rate (p/kWh)", "Pris (øre/kWh)", "Carbon (gCO2/kWh)", "Estimated Cost Inc. Tax (p)"] {
        let text = table(&format!("Time,Usage (kWh),{name}"), 2, 48, 1.0).replace("0\n", "0,25.1\n");
        let text = text.replacen(&format!("{name}0,25.1"), name, 1);
        let found = read(&text);
        assert!(found.asked.is_empty() && near(found.sum("energy_kwh"), sum(48)) && found.leaves_out(name), "{name}: {found:?}");
    }
}

#[test]
fn letters_that_say_how_a_value_came_about_are_no_units() {
    let rows: Vec<String> = table("Day,KWH", 2, 48, 1.0).lines().skip(1).map(|row| format!("{row},A")).collect();
    let found = read(&format!("Time,KWH,ESTIMATED_ACTUAL\n{}\n", rows.join("\n")));
    assert!(near(found.sum("energy_kwh"), sum(48)), "{found:?}");
}

#[test]
fn litres_are_known_in_each_language_and_size() {
    for (name, cubic_metres) in [
        ("Acqua (litri)", 1e-3),
        ("Agua (litros)", 1e-3),
        ("Eau (décalitres)", 1e-2),
        ("Water (kL)", 1.0),
        ("Water (HGAL)", 0.378_541_178_4),
        ("Water (acre-feet)", 1_233.481_837_547_52),
    ] {
        let found = read(&table(&format!("Time,{name}"), 2, 48, 10.0));
        assert!(near(found.sum("water_m3"), 10.0 * sum(48) * cubic_metres), "{name}: {found:?}");
    }
    assert!(read(&table("Time,Water (ML)", 2, 48, 10.0)).asked.iter().any(|path| path.ends_with(".unit")));
}

#[test]
fn a_column_of_units_has_the_name_that_home_assistant_gives_it() {
    let mut text = "statistic_id,start,unit_of_measurement,sum\n".to_owned();
    for hour in 0..48 {
        let (unit, value) = if hour < 24 { ("Wh", hour * 500) } else { ("kWh", hour / 2) };
        if hour < 24 || hour % 2 == 0 {
            text += &format!("sensor.washer_energy,2026-11-{:02} {:02}:00,{unit},{value}\n", 2 + hour / 24, hour % 24);
        }
    }
    let found = got(&text, "Europe/London", &[]);
    assert!(found.sums.len() == 1 && near(found.sum("energy_kwh"), 23.0), "{found:?}");
}

#[test]
fn digits_alone_are_a_time_of_day_beside_a_date() {
    let rows: Vec<String> =
        (0..48).map(|hour| format!("202611{:02};{:02}0000;{:.2}", 2 + hour / 24, hour % 24, value(hour))).collect();
    let found = read(&format!("Datum;Zeit;kWh\n{}\n", rows.join("\n")));
    assert!(near(found.sum("energy_kwh"), sum(48)), "{found:?}");
}

#[test]
fn two_times_in_a_cell_are_written_in_many_ways() {
    let cells: [fn(usize, usize, usize) -> String; 6] = [
        |day, from, until| format!("du {day:02}/11/2026 {from:02}:00 au {day:02}/11/2026 {until:02}:00"),
        |day, from, until| format!("{day:02}/11/2026 dalle {from:02}:00 alle {until:02}:00"),
        |day, from, until| format!("{day:02}/11/2026;{from:02}-{until:02}"),
        |day, from, until| format!("{day:02}/11/2026;{from:02}-{until:02} h"),
        |day, from, until| format!("{day:02}.11.2026;{from:02}.00 - {until:02}.00"),
        |day, from, until| format!("{day:02}-11-2026;{from:02}:00 - {until:02}:00"),
    ];
    for cell in cells {
        let rows: Vec<String> = (0..480).map(|h| format!("{};{:.2}", cell(2 + h / 24, h % 24, h % 24 + 1), value(h))).collect();
        let names = if rows[0].matches(';').count() == 2 { "Fecha;Hora;kWh" } else { "Période;kWh" };
        let found = read(&format!("{names}\n{}\n", rows.join("\n")));
        assert!(near(found.sum("energy_kwh"), sum(480)) && found.counts.values().sum::<usize>() == 480, "{}: {found:?}", rows[0]);
    }
    let text = "Billing Period,Usage (kWh)\n\"Jan 5, 2026 - Feb 5, 2026\",300\n\"Feb 5, 2026 - Mar 4, 2026\",280\n\
                \"Mar 4, 2026 - Apr 6, 2026\",290\n";
    assert!(near(got(text, "America/New_York", &[]).sum("energy_kwh"), 870.0));
}

#[test]
fn dates_beside_two_times_of_day_are_read_in_either_order() {
    let rows: Vec<String> =
        (0..48).map(|h| format!("{:02}-11-2026;{:02}:00 - {:02}:00;{:.2}", 2 + h / 24, h % 24, h % 24 + 1, value(h))).collect();
    let plan = planned(&format!("Dato;Tid;kWh\n{}\n", rows.join("\n")), "t.csv", "Europe/Copenhagen", &[("order", "day_first")]);
    assert!(plan.open().is_ok() && plan.questions().is_empty(), "{:?}", plan.questions());
}

#[test]
fn columns_of_values_may_be_called_after_their_meters() {
    for names in ["timestamp,Site_north_Alpha,Site_south_Beta", "Time,Meter 1,Meter 2"] {
        let rows: Vec<String> =
            (0..48).map(|h| format!("2026-11-{:02} {:02}:00,{},{}", 2 + h / 24, h % 24, h * 7 % 9, h * 5 % 8)).collect();
        let found = got(
            &format!("{names}\n{}\n", rows.join("\n")),
            "America/New_York",
            &[("series.*.unit", "kWh"), ("series.*.field", "energy_kwh"), ("stamp", "start")],
        );
        let expected: usize = (0..48).map(|h| h * 7 % 9 + h * 5 % 8).sum();
        assert!(found.sums.len() == 2 && near(found.sum("energy_kwh"), expected as f64), "{names}: {found:?}");
    }
}

#[test]
fn long_numbers_that_take_turns_are_names() {
    let mut text = "Connection;Date;Reading (kWh)\n".to_owned();
    for day in 1..=28 {
        for (number, step) in [("871687120000000019", 2), ("871687120000000026", 1)] {
            text += &format!("{number};2026-10-{day:02};{}\n", 1_000 + day * step);
        }
    }
    let found = got(&text, "Europe/Amsterdam", &[]);
    assert!(found.sums.len() == 2 && near(found.sum("energy_kwh"), 81.0), "{found:?}");
}

#[test]
fn the_two_passes_of_an_hour_may_have_letters() {
    for numbers in [true, false] {
        let hour = |i: usize| match (numbers, i) {
            (true, 2) => ";2A".to_owned(),
            (true, 3) => ";2B".to_owned(),
            (false, 2) => " 02:00A".to_owned(),
            (false, 3) => " 02:00B".to_owned(),
            (true, i) => format!(";{}", i - usize::from(i > 3)),
            (false, i) => format!(" {:02}:00", i - usize::from(i > 3)),
        };
        let rows: Vec<String> = (0..25).map(|i| format!("25.10.2026{};{:.2}", hour(i), value(i))).collect();
        let names = if numbers { "Datum;Stunde;kWh" } else { "Zeit;kWh" };
        let found = got(&format!("{names}\n{}\n", rows.join("\n")), "Europe/Berlin", &[("stamp", "start")]);
        assert!(near(found.sum("energy_kwh"), sum(25)) && found.counts.values().all(|count| *count == 25), "{found:?}");
    }
}

#[test]
fn a_low_tariff_is_a_register_and_no_price() {
    let text = table("Time,Low tariff", 2, 48, 1.0);
    let found = got(&text, "Europe/Amsterdam", &[]);
    assert!(found.asked.iter().any(|path| path.ends_with(".unit")) && found.left_out.is_empty(), "{found:?}");
}

#[test]
fn a_line_above_may_say_the_unit_in_a_sentence() {
    let found = read(&format!("Usage of November\nAll values in kWh\n\n{}", table("Timestamp,Value", 2, 48, 1.0)));
    assert!(near(found.sum("energy_kwh"), sum(48)), "{found:?}");
}

#[test]
fn a_german_number_of_a_meter_tells_its_medium() {
    let mut text = "Nummer;Datum;Stand;Einheit\n".to_owned();
    for day in 1..=28 {
        text +=
            &format!("7GMT0098765432;2026-10-{day:02};{};m³\n8DIE0055555555;2026-10-{day:02};{};m³\n", 900 + day * 2, 70 + day);
    }
    let found = got(&text, "Europe/Berlin", &[]);
    assert!(near(found.sum("water_m3"), 27.0) && near(found.sum("gas_therms"), 54.0 * 0.363), "{found:?}");
}

#[test]
fn what_cannot_be_read_says_what_would_do() {
    let refused = |text: &str| {
        files::plan(&mut std::io::Cursor::new(text.as_bytes().to_vec()), "t.csv", &files::Hints::default())
            .unwrap_err()
            .to_string()
    };
    let text = refused("Date/Time,Electricity:Facility [J](Hourly)\n 11/02  01:00:00,3600000\n 11/02  02:00:00,3600000\n");
    assert!(text.contains("has no year"), "{text}");
    let text = refused("{\"results\":[{\"consumption\":0.1,\"interval_start\":\"2026-11-02T00:00:00Z\"}]}");
    assert!(text.contains("JSON"), "{text}");
}

#[test]
fn rows_above_equal_names_tell_points_and_directions() {
    let rows: Vec<String> = (0..96)
        .map(|q| {
            let text = format!("{:.2};{:.2}", value(q), 2.0 * value(q)).replace('.', ",");
            format!("{:02}.11.2026 {:02}:{:02}:00;{text}", 2 + q / 96, q / 4 % 24, q % 4 * 15)
        })
        .collect();
    let text = format!(
        "Point;AT0010000000000000000000000000001;AT0010000000000000000000000000002\nName;Hall A;Hall B\n\
         Energy direction;CONSUMPTION;GENERATION\nPeriod start;02.11.2026 00:00;02.11.2026 00:00\n\
         Code;Total by measurement (KWH);Total by measurement (KWH)\n{}\n",
        rows.join("\n")
    );
    let found = got(&text, "Europe/Vienna", &[("stamp", "start")]);
    assert_eq!(found.asked, ["series.1.field"], "what was generated is asked about");
    let found = got(&text, "Europe/Vienna", &[("stamp", "start"), ("series.1.field", "energy_export_kwh")]);
    assert!(near(found.sum("energy_kwh"), sum(96)) && near(found.sum("energy_export_kwh"), 2.0 * sum(96)), "{found:?}");
}

#[test]
fn a_total_beside_its_rates_is_left_out_in_each_language() {
    for names in [
        "Date,Consommation Heures Pleines (kWh),Consommation Heures Creuses (kWh),Consommation totale (kWh)",
        "Fecha,Consumo horas punta (kWh),Consumo horas valle (kWh),Total (kWh)",
    ] {
        let rows: Vec<String> =
            (1..=28).map(|d| format!("2026-10-{d:02},{},{},{}", 3 + d % 3, 2 + d % 4, 5 + d % 3 + d % 4)).collect();
        let found = got(&format!("{names}\n{}\n", rows.join("\n")), "Europe/Paris", &[]);
        let expected: usize = (1..=28).map(|d| 5 + d % 3 + d % 4).sum();
        assert!(near(found.sum("energy_kwh"), expected as f64), "{names}: {found:?}");
    }
}
