//! Tables that are easily misread: signs of directions beside units, midnights that end their day, powers whose
//! step changes, amounts that nearly only grow, figures of gas that look like electricity. A test a kind.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, HOUR_MS};
use harness::got::{got, planned};
use harness::{at, plan, read, site};
use std::fmt::Write;

/// Quarter-hours of a day, the first ending at 00:15, the last at 00:00 of the next day.
fn quarters(header: &str, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{header}\n");
    for i in 1..=96 {
        writeln!(text, "{:02}.06.2026 {:02}:{:02};{}", 1 + i / 96, i / 4 % 24, i % 4 * 15, row(i)).unwrap();
    }
    text
}

#[test]
fn a_sign_of_direction_is_read_before_a_unit_and_behind_a_word() {
    for (bought, sold) in [
        ("Spotřeba A+/kWh", "Dodávka A-/kWh"),
        ("Pobór A+ [kWh]", "Oddanie A- [kWh]"),
        ("Wirkarbeit A+ (kWh)", "Wirkarbeit A− (kWh)"),
        ("Énergie active +A (kWh)", "Énergie active -A (kWh)"),
        ("A+ - kWh", "A- - kWh"),
        ("Energia EA+_kWh", "Energia EA-_kWh"),
    ] {
        let text = quarters(&format!("Datum;{bought};{sold}"), |i| format!("0,{};0,{}", 2 + i % 4, 1 + i % 2));
        let found = got(&text, "Europe/Prague", &[]);
        assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (33.6, 14.4), "{bought}: {found:?}");
        assert_eq!(found.sums.keys().map(|(meter, _)| meter).collect::<Vec<_>>(), ["table", "table"], "{bought}");
    }
    // What was bought less what was sold is neither.
    let text = quarters("Datum;A+ less A- (kWh)", |i| format!("0,{}", 2 + i % 4));
    assert_eq!(planned(&text, "t.csv", "Europe/Prague", &[]).series[0].field.best().unwrap(), "energy_kwh");
}

#[test]
fn powers_of_one_table_are_all_energy_of_their_periods_or_none_is() {
    for (bought, sold) in
        [("Spotřeba A+/kW", "Dodávka A-/kW"), ("Netzbezug (kW)", "Einspeisung (kW)"), ("Load (kW)", "Export (kW)")]
    {
        let text = quarters(&format!("Datum;{bought};{sold};Status"), |i| format!("0,{};0,{};ok", 2 + i % 4, 1 + i % 2));
        let asked = plan(text.as_bytes(), "table.csv", &site("Europe/Prague")).unwrap().questions();
        let of_field = asked.iter().filter(|question| question.path.ends_with("field")).count();
        assert_eq!(of_field, 2, "{bought}: {asked:?}");
        let found = got(&text, "Europe/Prague", &[("stamp", "end")]);
        assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (8.4, 3.6), "{bought}: {found:?}");
    }
}

#[test]
fn a_power_whose_step_becomes_long_is_asked_about() {
    let mut text = "Zeitpunkt;Leistung (kW)\n".to_owned();
    (0..96).for_each(|i| writeln!(text, "2026-06-01 {:02}:{:02};{}", i / 4, i % 4 * 15, 2 + i % 3).unwrap());
    (0..24).for_each(|i| writeln!(text, "2026-06-02 {i:02}:00;{}", 3 + i % 2).unwrap());
    let asked = plan(text.as_bytes(), "t.csv", &site("Europe/Berlin")).unwrap().questions();
    assert!(asked.iter().any(|question| question.path == "series.0.field"), "{asked:?}");
    let found = got(&text, "Europe/Berlin", &[]);
    assert_eq!(found.sum("energy_kwh"), 72.0 + 84.0, "{found:?}");
    // Many gaps among quarters: what lies between would not count.
    let mut text = "Time,Power (W)\n".to_owned();
    (0..40)
        .for_each(|i| writeln!(text, "2026-06-{:02}T{:02}:{:02}:00Z,{}", 1 + i / 20, i % 20, i % 3 * 10, 200 + i % 7).unwrap());
    let asked = plan(text.as_bytes(), "t.csv", &site("UTC")).unwrap().questions();
    assert!(asked.iter().any(|question| question.path == "series.0.field"), "{asked:?}");
    // A night without readings is a gap, and nothing to ask about.
    let mut text = "Time,Power (W)\n".to_owned();
    (0..72)
        .filter(|i| !(20..30).contains(i))
        .for_each(|i| writeln!(text, "2026-06-01T{:02}:{:02}:00Z,{}", i / 6, i % 6 * 10, 200 + i % 7).unwrap());
    let asked = plan(text.as_bytes(), "t.csv", &site("UTC")).unwrap().questions();
    assert!(asked.iter().all(|question| !question.path.ends_with("field")), "{asked:?}");
}

#[test]
fn a_midnight_behind_the_other_hours_of_its_date_ends_that_day() {
    let clock = |hour: usize| format!("{}:00 {}M", (hour + 11) % 12 + 1, if hour % 24 < 12 { 'A' } else { 'P' });
    let days = |header: &str, row: &dyn Fn(usize, usize) -> String| {
        let rows: Vec<String> =
            (14..=15).flat_map(|day| (1..=24).map(move |hour| (day, hour))).map(|(day, hour)| row(day, hour)).collect();
        let back: Vec<String> = rows.iter().rev().cloned().collect();
        [rows, back].map(|rows| format!("{header}\n{}\n", rows.join("\n")))
    };
    let value = |hour: usize| 1.0 + hour as f64 / 100.0;
    for text in [
        days("Date,Hour Ending,Usage (kWh)", &|day, hour| format!("11/{day}/2026,{},{}", clock(hour), value(hour))),
        days("Datum;Uhrzeit;Verbrauch (kWh)", &|day, hour| format!("{day}.11.2026;{:02}:00;{}", hour % 24, value(hour))),
        days("Hour Ending,Usage (kWh)", &|day, hour| format!("11/{day}/2026 {},{}", clock(hour), value(hour))),
    ]
    .concat()
    {
        let plan = planned(&text, "t.csv", "America/New_York", &[]);
        let (rows, _) = read(&plan, text.as_bytes());
        let mut rows: Vec<(i64, f64)> = rows.iter().map(|row| (row.at, row.value)).collect();
        rows.sort_by_key(|(at, _)| *at);
        let right: Vec<(i64, f64)> =
            (0..48).map(|i| (at("2026-11-14T06:00:00Z") + i as i64 * HOUR_MS, value(i % 24 + 1))).collect();
        assert_eq!(rows, right, "{}", &text[..60]);
    }
    // Where midnight stands before them, it begins the day, or ends the one before.
    for text in days("Date,Time,Usage (kWh)", &|day, hour| format!("11/{day}/2026,{},{}", clock(hour - 1), value(hour))) {
        let plan = planned(&text, "t.csv", "America/New_York", &[("stamp", "start")]);
        let (rows, _) = read(&plan, text.as_bytes());
        assert_eq!(rows.iter().map(|row| row.at).min(), Some(at("2026-11-14T06:00:00Z")), "{}", &text[..60]);
    }
}

#[test]
fn consumption_that_nearly_only_grows_is_no_register() {
    for header in ["Jour;Consommation (kWh)", "Dato;Forbrug (kWh)"] {
        let text = format!(
            "{header}\nlundi 6 octobre 2025;10,1\nmardi 7 octobre 2025;10,2\nmercredi 8 octobre 2025;9,9\njeudi 9 octobre 2025;11,1\n"
        );
        let found = got(&text, "Europe/Paris", &[]);
        assert_eq!(found.sum("energy_kwh"), 41.3, "{found:?}");
    }
    // Where no word tells, it is asked, and nothing is suggested.
    let text = "Date,Electricity (kWh)\n2025-10-06,10.1\n2025-10-07,10.2\n2025-10-08,9.9\n2025-10-09,11.1\n";
    let plan = plan(text.as_bytes(), "t.csv", &site("Europe/Paris")).unwrap();
    let kind = &plan.series[0].kind;
    assert!(kind.best() != Some(&ChannelKind::Cumulative), "{}", kind.evidence);
    // Two days, each of which rises through its hours.
    let mut text = "Date,Hour,Usage (kWh)\n".to_owned();
    (0..48).for_each(|i| writeln!(text, "2025-11-{:02},{},{}", 14 + i / 24, i % 24, 1.01 + (i % 24) as f64 / 100.0).unwrap());
    assert_eq!(got(&text, "America/New_York", &[]).sum("energy_kwh"), 54.0);
    // A register of few readings, of which one is off, is still suggested where its name says so.
    let text = "Datum;Zählerstand (kWh)\n01.03.2026;5000\n01.04.2026;5200\n01.05.2026;5190\n01.06.2026;5600\n";
    assert_eq!(got(text, "Europe/Berlin", &[]).sum("energy_kwh"), 600.0);
}

#[test]
fn a_register_that_begins_anew_is_told() {
    for (header, row) in [("Datum;Zählerstand (kWh)", "{}"), ("Date;Index (kWh)", "{}"), ("Fecha;Lectura (kWh)", "{}")] {
        let mut text = format!("{header}\n");
        for i in 0..28u32 {
            let register = (99_958 + i * 8) % 100_000;
            writeln!(text, "{:02}.06.2026;{}", 1 + i, row.replace("{}", &register.to_string())).unwrap();
        }
        let found = got(&text, "Europe/Berlin", &[]);
        assert!(found.notes.iter().any(|note| note.contains("99998") && note.contains("100000")), "{header}: {:?}", found.notes);
    }
    // A counter of the day that begins anew each night is told once.
    let mut text = "time,Energy (kWh)\n".to_owned();
    (0..96).for_each(|i| writeln!(text, "2026-06-{:02}T{:02}:00Z,{}", 1 + i / 24, i % 24, (i % 24) as f64 * 0.3).unwrap());
    assert!(got(&text, "UTC", &[]).notes.len() <= 1);
}

#[test]
fn how_readings_were_taken_names_no_meter() {
    let rows = [
        ("03.11.2025", 14_900),
        ("03.10.2025", 14_500),
        ("02.09.2025", 14_200),
        ("01.08.2025", 13_950),
        ("02.07.2025", 13_700),
        ("01.06.2025", 13_500),
    ];
    for (header, how) in [
        ("Date;Reading (kWh);Reading type", ["Estimated", "Smart", "Customer"]),
        ("Reading date;Reading (kWh);Type", ["Estimated", "Smart", "Customer"]),
        ("Datum;Zählerstand (kWh);Ableseart", ["geschätzt", "Fernauslesung", "Kunde"]),
        ("Date;Index (kWh);Type de relevé", ["Estimé", "Télérelevé", "Auto-relevé"]),
        ("Data;Lettura (kWh);Tipo lettura", ["Stimata", "Rilevata", "Autolettura"]),
        // Nobody knows these words. But the readings go on from one to the other.
        ("Date;Reading (kWh);Source", ["Blue", "Green", "Red"]),
        ("Date;Reading (kWh);Type", ["Blue", "Green", "Red"]),
    ] {
        let mut text = format!("{header}\n");
        rows.iter()
            .enumerate()
            .for_each(|(i, (date, value))| writeln!(text, "{date};{value};{}", how[[0, 1, 2, 1, 0, 1][i]]).unwrap());
        let found = got(&text, "Europe/London", &[]);
        assert_eq!((found.sum("energy_kwh"), found.sums.len()), (1_400.0, 1), "{header}: {found:?}");
    }
}

#[test]
fn energy_beside_a_volume_of_gas_is_that_gas() {
    let months = [
        ("01 Jan 2025", "31 Jan 2025", 50.0, 1583.7),
        ("01 Feb 2025", "28 Feb 2025", 45.0, 1425.3),
        ("01 Mar 2025", "31 Mar 2025", 40.0, 1267.0),
        ("01 Apr 2025", "30 Apr 2025", 20.0, 633.5),
    ];
    let table = |header: &str, factor: f64| {
        let mut text = format!("{header}\n");
        months
            .iter()
            .for_each(|(from, to, volume, kwh)| writeln!(text, "{from},{to},{:.2},39.4,{kwh}", volume * factor).unwrap());
        text
    };
    let therms = 4_909.5 * 3412.142 / 1e5;
    for (header, factor) in [
        ("Start date,End date,Gas units used (ft3 hundreds),Calorific value,kWh", 1.0),
        ("Start date,End date,Gas units used (100s ft3),Calorific value,kWh", 1.0),
        ("From,To,Gas (m3),CV,Energy (kWh)", 2.831_684_659),
        ("Von,Bis,Gasverbrauch (m³),Brennwert,Energie (kWh)", 2.831_684_659),
        ("From,To,House gas (m3),CV,kWh", 2.831_684_659),
        ("From,To,Units used (m3),Calorific value,kWh", 2.831_684_659),
    ] {
        let found = got(&table(header, factor), "Europe/London", &[]);
        assert!(found.asked.is_empty() && found.sums.len() == 1, "{header}: {found:?}");
        assert!((found.sum("gas_therms") - therms).abs() < 0.01, "{header}: {found:?}");
    }
    // Without a volume, a calorific value beside it says that the energy may be gas: it is asked.
    let text = table("Start date,End date,Invoice,Calorific value,kWh", 1.0);
    let asked = plan(text.as_bytes(), "t.csv", &site("Europe/London")).unwrap().questions();
    assert!(
        asked.iter().any(|question| question.path.ends_with("field") && question.suggestion.as_deref() == Some("gas_therms")),
        "{asked:?}"
    );
    // Electricity in the same table says so.
    let text = table("Start date,End date,Electricity (kWh),Calorific value,Gas (kWh)", 10.0);
    let found = got(&text, "Europe/London", &[]);
    assert!((found.sum("energy_kwh") - 1_550.0).abs() < 0.01 && (found.sum("gas_therms") - therms).abs() < 0.01, "{found:?}");
}

#[test]
fn a_row_whose_status_says_so_holds_no_value_in_any_language() {
    for (column, status) in [
        ("Status", "Ungültig"),
        ("Status", "Ongeldig"),
        ("État", "Invalide"),
        ("Estado", "No válido"),
        ("Stato", "Non valido"),
        ("Status", "Fehlend"),
        ("Quality", "Rejected"),
        ("Stav", "neplatná"),
    ] {
        let text =
            quarters(&format!("Datum;kWh;{column}"), |i| format!("0,{};{}", 2 + i % 4, if i == 40 { status } else { "OK" }));
        let found = got(&text, "Europe/Berlin", &[]);
        assert_eq!(found.sum("energy_kwh"), 33.4, "{column} {status}: {found:?}");
    }
}

#[test]
fn dates_of_periods_are_read_in_each_language() {
    for (start, end) in [
        ("Date de début", "Date de fin"),
        ("Begindatum", "Einddatum"),
        ("Data de início", "Data de fim"),
        ("Startdato", "Slutdato"),
    ] {
        let rows = "15/01/2025;13/02/2025;200\n14/02/2025;16/03/2025;180\n17/03/2025;15/04/2025;170\n16/04/2025;20/05/2025;150\n";
        let text = format!("{start};{end};Energia (kWh)\n{rows}");
        let plan = planned(&text, "t.csv", "Europe/Paris", &[]);
        let (rows, _) = read(&plan, text.as_bytes());
        let last = rows.iter().max_by_key(|row| row.at).unwrap();
        assert_eq!((rows.len(), last.at, last.span_ms), (4, at("2025-05-20T22:00:00Z"), Some(35 * 24 * HOUR_MS)), "{start}");
    }
}

#[test]
fn a_total_beside_its_rates_counts_once_in_a_table_of_a_few_rows() {
    for (months, header) in [
        (["gennaio 2024", "febbraio 2024", "marzo 2024"], "Mese;F1 (kWh);F2 (kWh);F3 (kWh);Totale (kWh)"),
        (["enero 2024", "febrero 2024", "marzo 2024"], "Mes;Consumo P1 (kWh);Consumo P2 (kWh);Consumo P3 (kWh);Total (kWh)"),
        (["Januar 2024", "Februar 2024", "März 2024"], "Monat;HT (kWh);NT (kWh);T3 (kWh);Gesamt (kWh)"),
    ] {
        for count in 1..=3 {
            let rows = [(100, 50, 60), (90, 40, 55), (95, 45, 50)];
            let mut text = format!("{header}\n");
            for ((one, two, three), month) in rows.into_iter().zip(months).take(count) {
                writeln!(text, "{month};{one};{two};{three};{}", one + two + three).unwrap();
            }
            let plan = planned(&text, "t.csv", "Europe/Rome", &[]);
            let taken: Vec<_> = plan.series.iter().filter(|series| series.import).collect();
            assert_eq!(taken.len(), 3, "{header}, {count}: {:?}", plan.left_out());
            assert!(taken.iter().all(|series| series.meter.best() == taken[0].meter.best()), "{header}, {count}");
        }
    }
}

#[test]
fn a_column_of_directions_counts_in_the_forms_of_the_north_too() {
    let clock = |hour: usize| format!("{}.06.2025 {:02}:00", 20 + hour / 24, hour % 24);
    for (header, zone, ways) in [
        ("Fra;Til;Målepunkt;Retning;Volum;Enhet", "Europe/Oslo", ["Forbruk", "Produksjon"]),
        ("Fra_dato;Til_dato;MålepunktsID;Type;Mængde;Måleenhed", "Europe/Copenhagen", ["Forbrug", "Produktion"]),
    ] {
        let mut text = format!("{header}\n");
        for hour in 0..24 {
            for (way, value) in ways.iter().zip(["0,5", "0,1"]) {
                writeln!(text, "{};{};707057500000000001;{way};{value};kWh", clock(hour), clock(hour + 1)).unwrap();
            }
        }
        let found = got(&text, zone, &[]);
        let sums = (found.sum("energy_kwh"), found.sum("energy_export_kwh"), found.problems.len());
        assert_eq!(sums, (12.0, 2.4, 0), "{header}: {found:?}");
        // A file of what was produced alone.
        let alone: Vec<&str> = text.lines().filter(|line| !line.contains(ways[0])).collect();
        assert_eq!(got(&alone.join("\n"), zone, &[]).sum("energy_export_kwh"), 2.4, "{header}");
    }
}

#[test]
fn values_that_a_market_s_format_marks_as_none_are_told() {
    let values = vec!["1.0"; 48].join(",");
    let text = format!(
        "100,NEM12,202606100000,MDP1,RET\n200,6305000001,E1,E1,E1,,01009,kWh,30,\n300,20260601,{values},V,,,20260602000000,\n400,1,40,A,,\n400,41,48,N,,\n900\n"
    );
    let found = got(&text, "Australia/Sydney", &[]);
    assert!(found.sum("energy_kwh") == 40.0 && found.leaves_out("8 values"), "{found:?}");
}

#[test]
fn the_dutch_low_rate_is_no_unit_and_trading_periods_are_half_hours() {
    let mut text = "Datum,Tijd,Stand normaal,Stand dal,Teruglevering normaal,Teruglevering dal\n".to_owned();
    (0..30).for_each(|i| {
        writeln!(text, "{:02}-10-2026,00:00,{},{},{},{}", 1 + i, 1000 + i * 5, 2000 + i * 4, 100 + i * 2, 50 + i).unwrap()
    });
    let units: Vec<(String, String)> = (0..4).map(|i| (format!("series.{i}.unit"), "kWh".to_owned())).collect();
    let answers: Vec<(&str, &str)> = units.iter().map(|(path, unit)| (path.as_str(), unit.as_str())).collect();
    let found = got(&text, "Europe/Amsterdam", &answers);
    assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (29.0 * 9.0, 29.0 * 3.0), "{found:?}");
    let mut text = "ICP,Read date,Type".to_owned();
    (1..=50).for_each(|i| write!(text, ",TP{i}").unwrap());
    for day in 1..=3 {
        write!(text, "\n0000000001TR123,{day:02}/11/2026,kWh").unwrap();
        (1..=50).for_each(|i| write!(text, ",{}", if i > 48 { String::new() } else { format!("0.{}", 1 + i % 5) }).unwrap());
    }
    let plan = planned(&text, "t.csv", "Pacific/Auckland", &[("order", "day_first")]);
    assert_eq!(plan.series.len(), 1, "{:?}", plan.series.iter().map(|series| &series.label).collect::<Vec<_>>());
}

#[test]
fn an_abbreviation_of_several_zones_is_the_clock_of_the_site() {
    let mut text = "Time,Usage (kWh)\n".to_owned();
    // The night on which Chicago's clocks go back: 1 o'clock comes twice.
    for (hour, zone, kwh) in [(0, "CDT", 1.0), (1, "CDT", 2.0), (1, "CST", 3.0), (2, "CST", 4.0), (3, "CST", 5.0)] {
        writeln!(text, "2026-11-01 {hour:02}:00 {zone},{kwh}").unwrap();
    }
    let planned = planned(&text, "t.csv", "America/Chicago", &[("stamp", "start")]);
    let (rows, _) = read(&planned, text.as_bytes());
    let ends: Vec<_> = rows.iter().map(|row| row.at).collect();
    let first = at("2026-11-01T06:00:00Z");
    assert_eq!(ends, (0..5).map(|i| first + i * HOUR_MS).collect::<Vec<_>>());
    // Most rows of a year are of its summer, which has one meaning.
    let mut text = "Time,Usage (kWh)\n".to_owned();
    for (days, month, zone) in [(20, 7, "CDT"), (8, 12, "CST")] {
        (0..days * 24)
            .for_each(|i| writeln!(text, "2026-{month:02}-{:02} {:02}:00 {zone},{}", 1 + i / 24, i % 24, i % 5).unwrap());
    }
    let found = got(&text, "America/Chicago", &[("stamp", "start")]);
    assert_eq!((found.counts.values().sum::<usize>(), found.problems.len()), (28 * 24, 0), "{:?}", found.problems);
}

#[test]
fn a_month_behind_a_year_of_two_digits_is_asked_about_and_read() {
    let mut text = "Month,Electricity (kWh)\n".to_owned();
    (0..18).for_each(|i| writeln!(text, "{}-{:02},{}", 24 + i / 12, i % 12 + 1, 400 + i % 5).unwrap());
    let asked = plan(text.as_bytes(), "t.csv", &site("Europe/Madrid")).unwrap().questions();
    assert!(asked.iter().any(|question| question.path == "order"), "{asked:?}");
    let found = got(&text, "Europe/Madrid", &[("stamp", "start")]);
    assert_eq!(found.sum("energy_kwh"), 7233.0, "{found:?}");
}

#[test]
fn costs_and_reactive_energy_beside_a_known_format_s_amounts_are_left_out() {
    let mut text = "id,day,total_cost,electricity1,electricity2,electricity1_returned,electricity2_returned,electricity1_cost,electricity2_cost,gas,gas_cost\n".to_owned();
    for day in 1..=9 {
        writeln!(text, "{day},2026-06-0{day},3.{day},4.25,5.5,0.25,1.5,1.02,1.76,2.5,3.2{day}").unwrap();
    }
    let asked = plan(text.as_bytes(), "days.csv", &site("Europe/Amsterdam")).unwrap().questions();
    assert!(asked.iter().all(|question| question.path.ends_with("meter")), "{asked:?}");
    let found = got(&text, "Europe/Amsterdam", &[]);
    assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (87.75, 15.75), "{found:?}");
    for money in ["electricity1_cost", "gas_cost", "total_cost"] {
        assert!(found.leaves_out(money), "{money}: {found:?}");
    }

    let mut text = "Fra;Til;KWH 60 Forbruk;KWH 60 Produksjon;KVARh 60 Forbruk\n".to_owned();
    for hour in 0..48 {
        let end = format!("0{}.06.2026 {:02}:00", 1 + (hour + 1) / 24, (hour + 1) % 24);
        writeln!(text, "0{}.06.2026 {:02}:00;{end};0,25;0,1;0,0{}", 1 + hour / 24, hour % 24, 3 + hour % 4).unwrap();
    }
    let found = got(&text, "Europe/Oslo", &[]);
    assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (12.0, 4.8), "{found:?}");
    assert!(found.leaves_out("KVARh"), "{found:?}");
}

#[test]
fn a_register_of_gas_and_its_energy_since_another_day_count_once() {
    let mut text = "Datum;Gas Zählerstand m³;Gas kWh\n".to_owned();
    let mut volume = 0.0;
    for day in 1..=21 {
        writeln!(text, "{day:02}.06.2026;{:.2};{:.2}", 12_345.0 + volume, volume * 10.64).unwrap();
        volume += 1.5 + f64::from(day % 5) / 5.0;
    }
    let found = got(&text.replace('.', ",").replace(",06,", ".06."), "Europe/Berlin", &[]);
    assert_eq!(found.sums.len(), 1, "{found:?}");
    assert!(found.left_out.iter().any(|left| left.contains("the same gas")), "{found:?}");
}

#[test]
fn the_day_of_a_delivery_is_the_row_s_if_there_is_no_other() {
    let text = "Delivery date,Heating oil (gal)\n2023-01-15,150\n2023-03-02,120\n2023-05-20,175.5\n2023-11-20,90\n";
    let found = got(text, "America/New_York", &[("spacing", "month"), ("series.0.kind", "interval")]);
    assert_eq!(found.counts.values().sum::<usize>(), 4, "{found:?}");
    let text = "Date,Delivery date,Usage (kWh)\n2026-06-01,2026-06-03,5\n2026-06-02,2026-06-04,4\n2026-06-03,2026-06-05,6\n";
    let found = got(text, "America/New_York", &[("series.0.kind", "interval")]);
    assert!(found.leaves_out("Delivery date") && found.sum("energy_kwh") == 15.0, "{found:?}");
}
