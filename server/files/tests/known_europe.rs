//! Formats of European grid operators and meters that are known by name: from made files to
//! readings, each with its trap.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, DAY_MS, HOUR_MS, MINUTE_MS, Zone};
use files::{Hints, Layout, Stamp};
use harness::known::{all, asked, covers, day_first, local_steps, sum};
use harness::{Shown, at, plan, read, site};
use std::fmt::Write;

#[test]
fn fluvius_registers_are_directions_and_tariffs_and_side_by_side_passes_keep_their_hour() {
    let mut text =
        "\u{feff}Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN-code;Meter;Metertype;Register;Volume;Eenheid;\
                    Validatiestatus;Omschrijving\n"
            .to_owned();
    let steps = local_steps("Europe/Brussels", &["2026-10-25"], 15 * MINUTE_MS);
    let zone = Zone::named("Europe/Brussels").unwrap();
    // By local time: the two passes of an hour stand side by side.
    let mut sorted = steps.clone();
    sorted.sort();
    for (stamp, start) in &sorted {
        let (date, clock) = day_first(stamp, '/');
        let (to_date, to_clock) = day_first(&zone.stamp(start + 15 * MINUTE_MS), '/');
        for (register, value) in [("Afname Nacht", "0,125"), ("Injectie Nacht", "0,500")] {
            let status = if clock == "05:00" { "Geschat" } else { "Uitgelezen" };
            writeln!(text, "{date};{clock}:00;{to_date};{to_clock}:00;=\"541440000000000017\";1SAG1;Digitale meter;{register};{value};kWh;{status};").unwrap();
        }
    }
    let (plan, rows, summary) = all(&text, "Europe/Brussels");
    assert_eq!((plan.format.layout, asked(&text, &Hints::default())), (Layout::Fluvius, Vec::new()));
    assert_eq!((rows.len(), summary.problem_count, summary.estimated), (200, 0, 2));
    assert_eq!((sum(&rows, "energy_kwh:night"), sum(&rows, "energy_export_kwh:night")), (12.5, 50.0));
    assert!(covers(&rows, "energy_kwh:night", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
    assert_eq!(rows[0].meter, "541440000000000017");
}

#[test]
fn fluvius_gas_in_two_units_counts_once() {
    let mut text =
        "From (date);From (time);Until (date);Until (time);EAN code;Meter;Meter type;Register;Volume;Unit;Validation status;\
                    Caloric upper value;Description\n"
            .to_owned();
    for (hour, m3, kwh) in [("06", "0,300", "3,387"), ("07", "0,400", "4,516")] {
        let until = hour.parse::<u32>().unwrap() + 1;
        for (value, unit) in [(m3, "m³"), (kwh, "kWh")] {
            let row = "=\"541440000000000024\";7FLO1;Digital meter;Offtake";
            writeln!(text, "04/12/2025;{hour}:00:00;04/12/2025;0{until}:00:00;{row};{value};{unit};Read;11,29;").unwrap();
        }
    }
    let (_, rows, _) = all(&text, "Europe/Brussels");
    assert_eq!(rows.len(), 2);
    assert!((sum(&rows, "gas_therms") - 7.903 * 3412.142 / 100_000.0).abs() < 1e-9);
    // A heating value that is not known yet: then the cubic metres are the whole amount.
    let newest = text.replace(";4,516;kWh", ";;kWh");
    let (_, rows, _) = all(&newest, "Europe/Brussels");
    assert!((sum(&rows, "gas_therms") - 0.7 * 0.363).abs() < 1e-9);
}

#[test]
fn e_redes_writes_powers_with_the_end_of_their_quarter_hour() {
    let mut text = "Dados Gerais;;;;\nCPE;PT0002000000000001XX;;;\nIntervalo;15 min;;;\n;;;;\n\
                    Contador;Data;Hora;Consumo registado, Ativa (kW);Estado\n"
        .to_owned();
    let mut ends = local_steps("Europe/Lisbon", &["2026-10-25", "2027-03-28"], 15 * MINUTE_MS);
    let zone = Zone::named("Europe/Lisbon").unwrap();
    ends.iter_mut().for_each(|(stamp, at)| *stamp = zone.stamp(*at + 15 * MINUTE_MS));
    ends.sort();
    for (stamp, _) in &ends {
        writeln!(text, "000000000000001;{};{};2,400;Real", stamp[..10].replace('-', "/"), &stamp[11..16]).unwrap();
    }
    let (plan, rows, summary) = all(&text, "Europe/Lisbon");
    assert_eq!((plan.format.layout, asked(&text, &Hints::default())), (Layout::ERedes, Vec::new()));
    assert_eq!((rows.len(), summary.problem_count), (100 + 92, 0));
    assert!((sum(&rows, "energy_kwh") - 192.0 * 0.6).abs() < 1e-9, "kW of a quarter-hour are a quarter of the kWh");
    assert!(covers(&rows[..100], "energy_kwh", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"));
    assert!(covers(&rows[100..], "energy_kwh", "2027-03-28T00:00:00Z", "2027-03-28T23:00:00Z"));
    assert_eq!(rows[0].meter, "PT0002000000000001XX");
}

#[test]
fn spanish_hours_are_counted_through_on_the_days_of_a_clock_change() {
    let mut text = "CUPS;Fecha;Hora;AE_kWh;AS_KWh;AE_AUTOCONS_kWh;REAL/ESTIMADO\n".to_owned();
    for (day, hours) in [("29/03/2026", 23), ("30/03/2026", 24), ("25/10/2026", 25)] {
        for hour in 1..=hours {
            let status = if hour == 7 { "E" } else { "R" };
            writeln!(text, "ES0031000000000001AB;{day};{hour};0,250;0,100;9,000;{status}").unwrap();
        }
    }
    let (plan, rows, summary) = all(&text, "Europe/Madrid");
    assert_eq!((plan.format.layout, asked(&text, &site("Europe/Madrid"))), (Layout::Spain, Vec::new()));
    // On the Canary Islands another clock may be meant.
    assert_eq!(asked(&text, &site("Etc/UTC")), ["zone"]);
    assert_eq!((summary.rows, summary.problem_count, summary.estimated), (72, 0, 6));
    assert_eq!((sum(&rows, "energy_kwh"), plan.series.len()), (18.0, 3));
    assert!((sum(&rows, "energy_export_kwh") - 7.2).abs() < 1e-9, "what is used on the spot is left out");
    let (spring, autumn): (Vec<Shown>, Vec<Shown>) = rows.into_iter().partition(|row| row.at < at("2026-06-01T00:00:00Z"));
    assert!(covers(&spring, "energy_kwh", "2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z"));
    assert!(covers(&autumn, "energy_kwh", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
}

#[test]
fn datadis_and_i_de_say_the_same_hours_in_their_own_ways() {
    let mut datadis = "cups;fecha;hora;consumo_kWh;metodoObtencion;energiaVertida_kWh\n".to_owned();
    let mut ide = "CUPS;FECHA-HORA;INV / VER;PERIODO TARIFARIO;CONSUMO Wh;GENERACION Wh;\n".to_owned();
    for (stamp, _) in local_steps("Europe/Madrid", &["2026-10-24", "2026-10-25"], HOUR_MS) {
        let (day, clock) = day_first(&stamp, '/');
        let number = clock[..2].parse::<u32>().unwrap() + 1;
        writeln!(
            datadis,
            "\"ES0021000000000002CD\";\"{}\";\"{number:02}:00\";\"0,400\";\"Real\";\"0,050\"",
            stamp[..10].replace('-', "/")
        )
        .unwrap();
        writeln!(ide, "ES0021000000000002CD;{day} {clock};1;VALLE;400;50;").unwrap();
    }
    for text in [datadis, ide] {
        let (plan, rows, summary) = all(&text, "Europe/Madrid");
        assert_eq!((plan.format.layout, summary.problem_count, rows.len()), (Layout::Spain, 0, 98), "{text}");
        assert!((sum(&rows, "energy_kwh") - 49.0 * 0.4).abs() < 1e-9);
        assert!(covers(&rows, "energy_export_kwh", "2026-10-23T22:00:00Z", "2026-10-25T23:00:00Z"));
    }
}

#[test]
fn i_de_may_name_the_ends_of_hours_and_of_quarter_hours() {
    for (minutes, form) in [(60, "day first"), (15, "year first")] {
        let mut text = "CUPS;FECHA-HORA;INV / VER;CONSUMO Wh;GENERACION Wh\n".to_owned();
        let step_ms = minutes * 60_000;
        let starts = local_steps("Europe/Madrid", &["2025-10-25", "2025-10-26"], step_ms);
        for (i, (stamp, start)) in starts.iter().enumerate() {
            // The hour of summer that ends when clocks go back ends at three, as on its own clock.
            let is_summer = *start < at("2025-10-26T01:00:00Z");
            let of_day: i64 = stamp[11..13].parse::<i64>().unwrap() * 60 + stamp[14..16].parse::<i64>().unwrap() + minutes;
            let date = if of_day == 1440 {
                if stamp.starts_with("2025-10-25") { "2025-10-26" } else { "2025-10-27" }
            } else {
                &stamp[..10]
            };
            let date = if form == "day first" {
                format!("{}/{}/{}", &date[8..], &date[5..7], &date[..4])
            } else {
                date.replace('-', "/")
            };
            let clock = format!("{:02}:{:02}", of_day % 1440 / 60, of_day % 60);
            writeln!(text, "ES0021000000000002CD;{date} {clock};{};{};0", i32::from(is_summer), 100 + i).unwrap();
        }
        let (plan, rows, summary) = all(&text, "Europe/Madrid");
        assert_eq!((plan.format.layout, summary.problem_count, rows.len()), (Layout::Spain, 0, starts.len() * 2), "{form}");
        let bought: Vec<_> = rows.iter().filter(|row| row.field == "energy_kwh").collect();
        for (i, (row, (_, start))) in bought.iter().zip(&starts).enumerate() {
            assert_eq!((row.at, row.span_ms, row.value), (start + step_ms, Some(step_ms), (100 + i) as f64 / 1000.0), "{form}");
        }
    }
}

#[test]
fn enel_writes_a_day_a_row_and_a_quarter_hour_a_column() {
    let clock = |quarter: u32| format!("{:02}:{:02}", quarter / 4 % 24, quarter % 4 * 15);
    let header: Vec<String> = (0..96).map(|quarter| format!("{}-{}", clock(quarter), clock(quarter + 1))).collect();
    let mut text = format!("Giorno;{}\n", header.join(";"));
    for day in ["28/03/2026", "29/03/2026"] {
        // In spring the columns of the hour that there is not hold nothing.
        let value = |quarter: u32| if day.starts_with("29") && (8..12).contains(&quarter) { "\"0\"" } else { "\"0,5\"" };
        writeln!(text, "\"{day}\";{};", (0..96).map(value).collect::<Vec<_>>().join(";")).unwrap();
    }
    let (plan, rows, summary) = all(&text, "Europe/Rome");
    assert_eq!((plan.format.layout, summary.problem_count, summary.missing), (Layout::Enel, 0, 4));
    assert_eq!((rows.len(), sum(&rows, "energy_kwh")), (188, 94.0));
    assert!(covers(&rows, "energy_kwh", "2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z"));
    assert_eq!(asked(&text, &Hints::default()), ["series.0.meter", "series.0.field"]);
}

#[test]
fn eloverblik_and_elhub_are_told_by_their_words() {
    let mut danish = "\u{feff}MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type\n".to_owned();
    let mut norwegian = "Målepunkt-ID;Fra;Til;KWH 60 Forbruk;KWH 60 Produksjon;Kvalitet\n".to_owned();
    let (steps, zone) = (local_steps("Europe/Oslo", &["2026-03-29", "2026-03-30"], HOUR_MS), Zone::named("Europe/Oslo").unwrap());
    for (stamp, start) in &steps {
        let end = zone.stamp(start + HOUR_MS);
        let ((day, clock), (to_day, to_clock)) = (day_first(stamp, '-'), day_first(&end, '-'));
        writeln!(danish, "571310000000000001;{day} {clock}:00;{to_day} {to_clock}:00;0,750;KWH;Målt;Tidsserie").unwrap();
        let dots = |text: &str| text.replace('-', ".");
        writeln!(norwegian, "707050000000000001;{} {clock};{} {to_clock};0,750;0,250;Målt", dots(&day), dots(&to_day)).unwrap();
    }
    let (plan, rows, summary) = all(&danish, "Europe/Copenhagen");
    assert_eq!((plan.format.layout, rows.len(), summary.problem_count), (Layout::Eloverblik, 47, 0));
    assert_eq!(asked(&danish, &Hints::default()), ["series.0.field"], "consumption or production is not said");
    assert!(covers(&rows, "energy_kwh", "2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z"));
    let (plan, rows, _) = all(&norwegian, "Europe/Oslo");
    assert_eq!((plan.format.layout, asked(&norwegian, &Hints::default())), (Layout::Elhub, Vec::new()));
    assert_eq!((sum(&rows, "energy_kwh"), sum(&rows, "energy_export_kwh")), (47.0 * 0.75, 47.0 * 0.25));
    // Elhub's other form: times with their offset, and a column that says what is measured.
    let long = "Målenavn;Fra;Til;Volum;Enhet;Kvalitet\n\
                KWH 60 Forbruk;2026-10-25T02:00:00+02:00;2026-10-25T02:00:00+01:00;1,5;kWh;Målt\n\
                KWH 60 Produksjon;2026-10-25T02:00:00+01:00;2026-10-25T03:00:00+01:00;0,5;kWh;Estimert\n";
    let (_, rows, summary) = all(long, "Europe/Oslo");
    assert_eq!((sum(&rows, "energy_kwh"), sum(&rows, "energy_export_kwh"), summary.estimated), (1.5, 0.5, 1));
    assert!(rows.iter().all(|row| row.span_ms == Some(HOUR_MS)));
}

#[test]
fn enedis_curves_are_powers_whose_step_may_change() {
    let curve = |times: &[(&str, u32)]| {
        let mut text =
            "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n\
                        00000000000001;Courbe de charge;01/02/2026;02/02/2026;Energie active;Consommation;Comptage Brut;W\n\
                        Horodate;Valeur\n"
                .to_owned();
        times.iter().for_each(|(time, watts)| writeln!(text, "2026-02-{time}:00+01:00;{watts}").unwrap());
        text
    };
    let mut times: Vec<(String, u32)> = (1..=40).map(|half| (format!("01T{:02}:{:02}", half / 2, half % 2 * 30), 400)).collect();
    times.extend((21..24).map(|hour| (format!("01T{hour}:00"), 400)));
    times.push(("02T00:00".to_owned(), 400));
    let borrowed: Vec<(&str, u32)> = times.iter().map(|(time, watts)| (time.as_str(), *watts)).collect();
    let text = curve(&borrowed);
    let (plan, rows, _) = all(&text, "Europe/Paris");
    assert_eq!(
        (plan.format.layout, plan.stamp.value, asked(&text, &Hints::default())),
        (Layout::Enedis, Some(Stamp::End), Vec::new())
    );
    assert!((sum(&rows, "energy_kwh") - 9.6).abs() < 1e-9, "400 W all day");
    assert!(covers(&rows, "energy_kwh", "2026-01-31T23:00:00Z", "2026-02-01T23:00:00Z"));
    // A value that is missing makes the next one no longer.
    let text = curve(&borrowed.iter().enumerate().filter(|(i, _)| *i != 9).map(|(_, one)| *one).collect::<Vec<_>>());
    assert!((sum(&all(&text, "Europe/Paris").1, "energy_kwh") - 9.4).abs() < 1e-9);
    // Larger sites' curves name the start.
    let starts: Vec<(String, u32)> = (0..144).map(|ten| (format!("01T{:02}:{}0", ten / 6, ten % 6), 600)).collect();
    let text = curve(&starts.iter().map(|(time, watts)| (time.as_str(), *watts)).collect::<Vec<_>>());
    let (plan, rows, _) = all(&text, "Europe/Paris");
    assert_eq!(plan.stamp.value, Some(Stamp::Start));
    assert!(covers(&rows, "energy_kwh", "2026-01-31T23:00:00Z", "2026-02-01T23:00:00Z"));
}

#[test]
fn enedis_indexes_are_registers_of_which_the_total_counts() {
    let text = "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n\
                00000000000001;Index;01/02/2026;03/02/2026;Energie active;Consommation;Comptage Brut;Wh\n\
                Horodate;Type de releve;EAS F1;EAS F2;EAS D1;EAS D2;EAS T\n\
                2026-02-01T23:00:00+01:00;Arrêté quotidien;1000;2000;1500;1500;3000\n\
                2026-02-02T23:00:00+01:00;Arrêté quotidien;1500;2600;2000;2100;4100\n\
                Periode;Identifiant calendrier fournisseur;Libelle calendrier fournisseur\n\
                Du 2026-02-01T00:00:00+01:00 au;AA000000;Heures Creuses\n\
                Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n\
                00000000000001;Puissance maximale quotidienne;01/02/2026;03/02/2026;Puissance maximale atteinte;Consommation;;VA\n\
                Horodate;Valeur\n2026-02-01T16:56:41+01:00;4641\n";
    let (plan, rows, summary) = all(text, "Europe/Paris");
    assert_eq!((plan.format.layout, asked(text, &Hints::default())), (Layout::Enedis, Vec::new()));
    let shown: Vec<_> = rows.iter().map(|row| (row.kind, row.at, row.value)).collect();
    let register = ChannelKind::Cumulative;
    assert_eq!(shown, [(register, at("2026-02-01T22:00:00Z"), 3.0), (register, at("2026-02-02T22:00:00Z"), 4.1)]);
    assert_eq!((plan.series.iter().filter(|series| !series.import).count(), summary.problem_count), (4, 0));
    assert!(plan.notes[0].to_string().contains("highest power"), "{:?}", plan.notes);
    let days = "Identifiant PRM;Type de donnees;Date de debut;Date de fin\n00000000000001;Injection quotidienne;28/03/2026;30/03/2026\n\n\
                Date;Valeur (en Wh)\n2026-03-28;12571\n2026-03-29;NA\n2026-03-30;9800\n";
    let (_, rows, summary) = all(days, "Europe/Paris");
    assert!((sum(&rows, "energy_export_kwh") - 22.371).abs() < 1e-9 && summary.missing == 1);
    assert!(rows.iter().all(|row| row.span_ms == Some(DAY_MS)));
}

#[test]
fn enedis_months_are_those_of_the_calendar() {
    let head = "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n\
                00000000000001;Consommation mensuelle;2025-01-01;2025-04-01;Energie active;Consommation;Comptage Brut;kWh\n\
                Horodate;Valeur\n";
    let rows = "2025-01-01T00:00:00+01:00;310\n2025-02-01T00:00:00+01:00;280\n2025-03-01T00:00:00+01:00;290\n";
    let (_, rows, summary) = all(&format!("{head}{rows}"), "Europe/Paris");
    let shown: Vec<_> = rows.iter().map(|row| (row.value, (row.span_ms.unwrap() + HOUR_MS) / DAY_MS)).collect();
    assert_eq!((shown, summary.problem_count), (vec![(310.0, 31), (280.0, 28), (290.0, 31)], 0));
    assert_eq!((rows[0].at, rows[1].at), (at("2025-01-31T23:00:00Z"), at("2025-02-28T23:00:00Z")));
}

#[test]
fn enedis_days_have_the_hours_of_their_clock() {
    let head = "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n\
                00000000000001;Consommation quotidienne;2026-10-23;2026-10-28;Energie active;Consommation;Comptage Brut;Wh\n\
                Horodate;Valeur\n";
    let days = [(23, 2), (24, 2), (25, 2), (26, 1), (27, 1)];
    let row = |(day, offset): (u32, u32)| format!("2026-10-{day}T00:00:00+0{offset}:00;{day}000\n");
    let text = head.to_owned() + &days.map(row).concat();
    let (_, rows, summary) = all(&text, "Europe/Paris");
    let shown: Vec<_> = rows.iter().map(|row| (row.value, row.span_ms.unwrap() / HOUR_MS)).collect();
    assert_eq!(shown, [(23.0, 24), (24.0, 24), (25.0, 25), (26.0, 24), (27.0, 24)]);
    assert_eq!((rows[2].at, summary.problem_count), (at("2026-10-25T23:00:00Z"), 0));
}

#[test]
fn enedis_market_files_state_the_step_and_leave_the_end_open() {
    let mut text = "Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;Etape métier;Unité;Horodate;Valeur;Nature;Pas\n"
        .to_owned();
    for (time, watts, nature) in [("10:00", 600, "R"), ("10:10", 1200, "E")] {
        writeln!(text, "00000000000002;2026-02-01;2026-02-02;PA;PROD;BRUT;W;2026-02-01T{time}:00+01:00;{watts};{nature};PT10M")
            .unwrap();
        writeln!(text, "00000000000002;2026-02-01;2026-02-02;ERI;PROD;BRUT;VAr;2026-02-01T{time}:00+01:00;7;R;PT10M").unwrap();
    }
    assert_eq!(asked(&text, &Hints::default()), ["stamp"]);
    let mut plan = plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap();
    plan.answer("stamp", "start").unwrap();
    let (rows, summary) = read(&plan, text.as_bytes());
    assert!((sum(&rows, "energy_export_kwh") - 0.3).abs() < 1e-12);
    assert_eq!((rows.len(), summary.estimated, rows[0].at), (2, 1, at("2026-02-01T09:10:00Z")));
}

#[test]
fn dutch_readings_are_registers_of_two_meters_and_their_differences_are_left_out() {
    let text = "eancodeasn,meternummer,meterreadingdate,reading1,usage1,reading2,usage2,reading3,usage3,reading4,usage4\n\
                871600000000000001,E0000000000000009,05-06-2026,100.5,,200.0,,10,,20,\n\
                871600000000000001,E0000000000000009,06-06-2026,102.5,2,206.0,6,11,1,23,3\n\
                871600000000000002,G0000000000000009,05-06-2026,1000.0,,,,,,,\n\
                871600000000000002,G0000000000000009,06-06-2026,1001.5,1.5,,,,,,\n";
    let (plan, rows, summary) = all(text, "Europe/Amsterdam");
    assert_eq!((plan.format.layout, asked(text, &Hints::default()), summary.problem_count), (Layout::P4, Vec::new(), 0));
    let last = |field: &str| rows.iter().rfind(|row| row.field == field).map(|row| row.value);
    assert_eq!((last("energy_kwh:low"), last("energy_kwh:normal")), (Some(102.5), Some(206.0)));
    assert_eq!((last("energy_export_kwh:low"), last("energy_export_kwh:normal")), (Some(11.0), Some(23.0)));
    assert_eq!((last("gas_therms"), rows[0].at), (Some(1001.5 * 0.363), at("2026-06-04T22:00:00Z")));
}

#[test]
fn dsmr_readers_tariffs_are_no_prices() {
    let names = "Electricity 1 (Dutch Users: Low Tariff),Electricity 2 (Dutch Users: Normal Tariff),Electricity 1 Returned (Dutch Users: Low \
                 Tariff),Electricity 2 Returned (Dutch Users: Normal Tariff),Gas";
    let hours =
        format!("Hour Start,{names}\n2026-10-25T02:00:00+02:00,0.5,0,0.1,0,0.25\n2026-10-25T02:00:00+01:00,0,0.75,0,0.2,0\n");
    let (plan, rows, _) = all(&hours, "Europe/Amsterdam");
    assert_eq!(plan.format.layout, Layout::DsmrReader);
    assert_eq!((sum(&rows, "energy_kwh:low"), sum(&rows, "energy_kwh:normal")), (0.5, 0.75));
    assert_eq!((sum(&rows, "energy_export_kwh:low"), sum(&rows, "energy_export_kwh:normal")), (0.1, 0.2));
    assert!((sum(&rows, "gas_therms") - 0.25 * 0.363).abs() < 1e-9);
    assert_eq!(plan.zone.evidence.to_string(), "every time states its offset from UTC, or is UTC");
    let days = format!("Date,{names},Electricity 1 Price (Low Tariff),Electricity 1 Reading\n2026-10-25,5,6,1,2,3,9.99,1234.5\n");
    let (plan, rows, _) = all(&days, "Europe/Amsterdam");
    assert!(rows.iter().all(|row| row.span_ms == Some(25 * HOUR_MS)) && rows.len() == 5);
    let left_out: Vec<String> = plan.left_out().iter().map(ToString::to_string).collect();
    let price = "column \"Electricity 1 Price (Low Tariff)\": money: its name says so, and no unit of energy";
    assert_eq!(left_out, [price, "\"Electricity 1 Reading\": the register behind the amounts"]);
}

#[test]
fn homewizards_registers_are_registers_and_its_water_is_in_decilitres() {
    let mut text = "time,Import T1 kWh,Import T2 kWh,Export T1 kWh,L1 max W\n".to_owned();
    (0..30).for_each(|i| writeln!(text, "2026-06-01 {:02}:{:02},{}.5,200,7,-14", i / 4, i % 4 * 15, 100 + i).unwrap());
    let (plan, rows, _) = all(&text, "Europe/Amsterdam");
    assert_eq!(plan.format.layout, Layout::HomeWizard);
    assert!(rows.iter().all(|row| row.kind == ChannelKind::Cumulative) && rows.len() == 90);
    assert_eq!(rows[0].at, at("2026-05-31T22:00:00Z"));
    let water = |value: &dyn Fn(u32) -> u32| {
        let mut text = "time,water usage dl\n".to_owned();
        (0..96).for_each(|i| writeln!(text, "2026-06-01 {:02}:{:02},{}", i / 4, i % 4 * 15, value(i)).unwrap());
        all(&text, "Europe/Amsterdam")
    };
    let (_, rows, _) = water(&|i| i * 10);
    assert!(rows.iter().all(|row| row.kind == ChannelKind::Cumulative) && (rows[95].value - 0.095).abs() < 1e-12);
    assert_eq!(rows[95].at, at("2026-06-01T21:45:00Z"));
    let (_, rows, _) = water(&|i| i % 7 * 10);
    assert!(rows.iter().all(|row| row.kind == ChannelKind::Interval && row.span_ms == Some(15 * MINUTE_MS)));
}

#[test]
fn edf_writes_half_hours_below_a_line_with_their_date() {
    let mut text = "Récapitulatif de mes puissances atteintes en W\n\n\
                    Date et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée\n"
        .to_owned();
    let mut kwh = 0.0;
    for day in (24..=26).rev() {
        text += &format!("{day:02}/10/2026;;\n");
        // The repeated hour is there once.
        for half in (1..=48).rev() {
            let watts = 100 + half * 7 % 13;
            kwh += f64::from(watts) / 2_000.0;
            text += &format!("{:02}:{:02}:00;{watts};Réelle\n", half / 2 % 24, half % 2 * 30);
        }
        text += ";;\n";
    }
    let (_, rows, summary) = all(&text, "Europe/Paris");
    assert!((sum(&rows, "energy_kwh") - kwh).abs() < 1e-9 && rows.len() == 144, "{:?}", summary.problems);
    assert_eq!(rows.iter().map(|row| row.at).max().unwrap(), at("2026-10-26T23:00:00Z"));
    assert!(asked(&text, &site("Europe/Paris")).iter().all(|path| path.ends_with(".meter")));
}

#[test]
fn fluvius_highest_powers_of_months_are_no_amounts() {
    let row = |register: &str, value: &str, unit: &str| {
        format!(
            "01-02-2026;00:00:00;01-02-2026;00:15:00;541448820000000015;Digitale meter;{register};{value};{unit};Gevalideerd\n"
        )
    };
    let names = "Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN;Metertype;Register;Volume;Eenheid;Validatiestatus\n";
    let text = format!("{names}{}{}", row("Maandpiek Afname", "3,5", "kW"), row("Afname Dag", "0,25", "kWh"));
    let (plan, rows, _) = all(&text, "Europe/Brussels");
    assert_eq!((rows.len(), sum(&rows, "energy_kwh:day")), (1, 0.25));
    assert!(plan.left_out().iter().any(|left| left.why.to_string().contains("highest power")));
}
