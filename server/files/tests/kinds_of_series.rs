//! What series are: registers and amounts, directions, rates, utilities and units, money, names of
//! meters, values that cannot be true. A test a kind.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::ChannelKind;
use harness::got::{got, planned};
use std::fmt::Write;

fn value(i: usize) -> f64 {
    ((i * 7) % 9 + 1) as f64 / 10.0
}

fn hourly(header: &str, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{header}\n");
    (0..36).for_each(|i| writeln!(text, "2026-03-{:02}T{:02}:00:00Z,{}", 4 + i / 24, i % 24, row(i)).unwrap());
    text
}

fn sum(count: usize, of: impl Fn(usize) -> f64) -> f64 {
    ((0..count).map(of).sum::<f64>() * 1e6).round() / 1e6
}

#[test]
fn a_register_is_one_newest_first_and_with_a_fall_too() {
    let register = |i: usize| 5_000.0 + i as f64 * 1.5;
    let oldest = hourly("time,Main (kWh)", |i| register(i).to_string());
    let mut lines: Vec<&str> = oldest.lines().collect();
    lines[1..].reverse();
    for text in [oldest.clone(), lines.join("\n")] {
        let plan = planned(&text, "t.csv", "UTC", &[]);
        assert_eq!(plan.series[0].kind.value, Some(ChannelKind::Cumulative), "{}", plan.series[0].kind.evidence);
        let found = got(&text, "UTC", &[]);
        assert_eq!((found.sum("energy_kwh"), found.warnings.len()), (35.0 * 1.5, 0), "{found:?}");
    }
    // It began anew, in a file of a few rows: that is suggested, not taken.
    let text = "time,Main (kWh)\n2026-03-04T00:00Z,99990\n2026-03-04T01:00Z,99996\n2026-03-04T02:00Z,2\n2026-03-04T03:00Z,8\n";
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    assert_eq!((plan.series[0].kind.value, plan.series[0].kind.suggestion), (None, Some(ChannelKind::Cumulative)));
}

#[test]
fn a_register_that_runs_both_ways_is_asked_about() {
    let text = hourly("time,Main (kWh)", |i| (5_000.0 + [0.0, 0.4, 0.9, 0.5, 0.1, -0.3][i % 6]).to_string());
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    assert_eq!((plan.series[0].kind.value, plan.series[0].kind.suggestion), (None, None), "{}", plan.series[0].kind.evidence);
}

#[test]
fn what_is_left_in_a_tank_is_no_amount() {
    let text = hourly("time,Heizöl (L)", |i| (2_000 - i * 6).to_string());
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    assert_eq!((plan.series[0].kind.value, plan.series[0].kind.suggestion), (None, None), "{}", plan.series[0].kind.evidence);
}

#[test]
fn phases_beside_their_total_count_once() {
    let text = hourly("start,L1 (kWh),L2 (kWh),L3 (kWh),Total (kWh)", |i| {
        format!("{:.1},{:.1},{:.1},{:.1}", value(i), value(i + 1), value(i + 2), value(i) + value(i + 1) + value(i + 2))
    });
    let found = got(&text, "UTC", &[]);
    assert_eq!(found.sum("energy_kwh"), sum(36, |i| value(i) + value(i + 1) + value(i + 2)), "{found:?}");
    assert!(found.leaves_out("Total"), "{:?}", found.left_out);
}

#[test]
fn a_column_is_money_only_by_a_currency_or_for_want_of_energy() {
    let text = hourly("start,Tariff 1 usage (kWh),Tariff 2 usage (kWh),Rate,Price (EUR/kWh),Bill", |i| {
        format!("{:.1},{:.1},0.31,0.25,{i}.00", value(i), value(i + 2))
    });
    let found = got(&text, "UTC", &[("series.*.kind", "interval")]);
    assert_eq!(found.sum("energy_kwh"), sum(36, |i| value(i) + value(i + 2)), "{found:?}");
    assert_eq!(found.left_out.iter().filter(|left| left.contains("money")).count(), 3, "{:?}", found.left_out);
}

#[test]
fn a_column_a_code_or_a_sign_tells_the_direction() {
    for (bought, sold) in
        [("Bezug", "Einspeisung"), ("1-0:1.29.0", "1-0:2.29.0"), ("A+", "A-"), ("Consumo", "Vertido"), ("Import", "Export")]
    {
        let mut text = "meter,time,direction,value,unit\n".to_owned();
        for i in 0..36 {
            for (name, value) in [(bought, value(i)), (sold, value(i + 3))] {
                writeln!(text, "M-7,2026-03-{:02}T{:02}:00Z,{name},{value:.1},kWh", 4 + i / 24, i % 24).unwrap();
            }
        }
        let found = got(&text, "UTC", &[("stamp", "start")]);
        assert_eq!(found.of("M-7", "energy_kwh"), sum(36, value), "{bought}: {found:?}");
        assert_eq!(found.of("M-7", "energy_export_kwh"), sum(36, |i| value(i + 3)), "{sold}: {found:?}");
    }
    let text = hourly("start,Grid (kWh)", |i| format!("{:.1}", [0.5, -0.3][i % 2]));
    let found = got(&text, "UTC", &[]);
    assert_eq!((found.sum("energy_kwh"), found.sum("energy_export_kwh")), (9.0, 5.4), "{found:?}");
}

#[test]
fn two_directions_that_nobody_knows_are_asked_about() {
    let mut text = "meter,time,kind,value,unit\n".to_owned();
    for i in 0..36 {
        for (name, value) in [("K1", value(i)), ("K2", value(i + 3))] {
            writeln!(text, "M-7,2026-03-{:02}T{:02}:00Z,{name},{value:.1},kWh", 4 + i / 24, i % 24).unwrap();
        }
    }
    let found = got(&text, "UTC", &[("stamp", "start")]);
    assert!(found.asked.iter().any(|path| path.ends_with(".field")), "{found:?}");
    let found = got(&text, "UTC", &[("stamp", "start"), ("series.*.field", "energy_kwh"), ("series.*.meter", "M-7")]);
    assert!(found.asked[0].contains("would both be energy_kwh of M-7"), "{found:?}");
    // What panels made is told by a word, and may be either.
    let text = hourly("start,Consumption (kWh),Production (kWh)", |i| format!("{:.1},{:.1}", value(i), value(i + 2)));
    assert_eq!(got(&text, "UTC", &[]).asked, ["series.1.field"]);
}

#[test]
fn the_file_s_name_tells_no_direction() {
    let text = hourly("start,Main (kWh)", |i| format!("{:.1}", value(i)));
    for name in ["data_export.csv", "exported readings.csv", "Einspeisung.csv"] {
        assert_eq!(planned(&text, name, "UTC", &[]).series[0].field.value.as_deref(), Some("energy_kwh"), "{name}");
    }
}

#[test]
fn rates_of_a_meter_are_its_parts_and_a_total_beside_them_is_left_out() {
    let text = hourly("time,1.8.0,1.8.1,1.8.2,2.8.0", |i| {
        let (day, night) = (700.0 + i as f64 * 0.4, 300.0 + i as f64 * 0.2);
        format!("{:.1},{day:.1},{night:.1},{:.1}", day + night, 50.0 + i as f64 * 0.1)
    });
    let found = got(&text, "UTC", &[("series.*.unit", "kWh"), ("series.*.meter", "house")]);
    assert_eq!((found.of("house", "energy_kwh:t1"), found.of("house", "energy_kwh:t2")), (14.0, 7.0), "{found:?}");
    assert_eq!(found.of("house", "energy_export_kwh"), 3.5, "{found:?}");
    assert!(found.leaves_out("\"1.8.0\""), "{:?}", found.left_out);
    // Amounts that take turns are one series.
    let mut text = "meter,from,until,register,volume,unit\n".to_owned();
    for i in 0..36 {
        let name = if i % 24 < 7 { "Afname nacht" } else { "Afname dag" };
        writeln!(
            text,
            "M-7,2026-03-{:02} {:02}:00,2026-03-{:02} {:02}:59,{name},{:.1},kWh",
            4 + i / 24,
            i % 24,
            4 + i / 24,
            i % 24,
            value(i)
        )
        .unwrap();
    }
    let found = got(&text, "UTC", &[("end_day", "excluded")]);
    assert_eq!(found.of("M-7", "energy_kwh"), sum(36, value), "{found:?}");
}

#[test]
fn a_register_beside_its_differences_counts_once() {
    let text = hourly("time,meter,reading,usage,unit", |i| {
        let register: f64 = (0..=i).map(value).sum();
        format!("M-7,{:.1},{},kWh", 400.0 + register, if i == 0 { String::new() } else { format!("{:.1}", value(i)) })
    });
    let found = got(&text, "UTC", &[]);
    assert!((found.of("M-7", "energy_kwh") - (sum(36, value) - value(0))).abs() < 1e-6, "{found:?}");
    assert!(found.leaves_out("the differences of"), "{:?}", found.left_out);
}

#[test]
fn a_net_beside_what_was_bought_and_sold_is_left_out() {
    let text = hourly("start,Import (kWh),Export (kWh),Net (kWh)", |i| {
        let (bought, sold) = (value(i), if i % 3 == 0 { value(i + 4) } else { 0.0 });
        format!("{bought:.1},{sold:.1},{:.1}", bought - sold)
    });
    let found = got(&text, "UTC", &[]);
    assert_eq!(found.sum("energy_kwh"), sum(36, value), "{found:?}");
    assert!(found.leaves_out("Net (kWh)"), "{:?}", found.left_out);
}

#[test]
fn heat_and_what_may_be_electricity_that_heats_are_told_apart() {
    let text = hourly("start,Wärmemenge (kWh)", |i| format!("{:.1}", value(i)));
    assert_eq!(got(&text, "UTC", &[]).sum("heat_kwh"), sum(36, value));
    for name in ["Heat pump (kWh)", "Heizung Büro (kWh)", "Hot water (kWh)"] {
        let text = hourly(&format!("start,{name}"), |i| format!("{:.1}", value(i)));
        assert_eq!(got(&text, "UTC", &[]).asked, ["series.0.field"], "{name}");
    }
}

#[test]
fn gas_in_two_units_is_one_amount_of_gas_and_no_electricity() {
    let wide = hourly("start,Consumption (m3),Consumption (kWh)", |i| format!("{:.2},{:.3}", value(i), value(i) * 10.5));
    let mut long = "meter,time,value,unit\n".to_owned();
    for i in 0..36 {
        writeln!(long, "G-7,2026-03-{:02}T{:02}:00Z,{:.2},m3", 4 + i / 24, i % 24, value(i)).unwrap();
        writeln!(long, "G-7,2026-03-{:02}T{:02}:00Z,{:.3},kWh", 4 + i / 24, i % 24, value(i) * 10.5).unwrap();
    }
    for text in [wide, long] {
        let found = got(&text, "UTC", &[("stamp", "start")]);
        let expected = sum(36, |i| value(i) * 10.5) * 3412.142 / 100_000.0;
        assert!((found.sum("gas_therms") - expected).abs() < 1e-4, "{found:?}");
        assert_eq!((found.sum("energy_kwh"), found.sums.len()), (0.0, 1), "{found:?}");
    }
    let text = hourly("start,value (kWh)", |i| format!("{:.1}", value(i)));
    let plan = planned(&text, "Gasverbrauch 2026.csv", "UTC", &[]);
    assert_eq!(plan.series[0].field.value.as_deref(), Some("gas_therms"), "{}", plan.series[0].field.evidence);
}

#[test]
fn every_utility_has_amounts_of_a_period() {
    for (column, field, one) in [
        ("Chilled water (ton-hours)", "chilled_water_ton_hours", 1.0),
        ("Fernkälte (kWh)", "chilled_water_ton_hours", 3412.142 / 12_000.0),
        ("Steam (klb)", "steam_lbs", 1000.0),
        ("Hot water (gal)", "hot_water_gal", 1.0),
        ("Fernwärme (MWh)", "heat_kwh", 1000.0),
        ("Chauffage (GJ)", "heat_kwh", 1000.0 / 3.6),
        ("Teleriscaldamento (Gcal)", "heat_kwh", 1163.0),
        ("Propane (gallons)", "propane_gal", 1.0),
        ("Heizöl (L)", "fuel_oil_gal", 0.001 / 0.003_785_411_784),
        ("Wasser (m³)", "water_m3", 1.0),
        ("Agua (hl)", "water_m3", 0.1),
        ("Water use dL", "water_m3", 1e-4),
    ] {
        let found = got(&hourly(&format!("start,{column}"), |i| format!("{:.1}", value(i))), "UTC", &[]);
        let expected = sum(36, value) * one;
        assert!((found.sum(field) - expected).abs() < 1e-6 * expected.max(1.0), "{column}: {found:?}");
    }
}

#[test]
fn a_factor_is_asked_about_or_given() {
    let text = hourly("start,reading (kWh),CT ratio", |i| format!("{},40", 100 + i));
    assert_eq!(got(&text, "UTC", &[]).asked, ["factors"]);
    assert_eq!(got(&text, "UTC", &[("factors", "apply")]).sum("energy_kwh"), 1_400.0);
    assert_eq!(got(&text, "UTC", &[("factors", "ignore")]).sum("energy_kwh"), 35.0);
    let text = hourly("start,pulses", |i| (3 + i % 5).to_string());
    let answers = [("series.0.unit", "kWh"), ("series.0.factor", "0.01"), ("series.0.kind", "interval")];
    assert!((got(&text, "UTC", &answers).sum("energy_kwh") - sum(36, |i| (3 + i % 5) as f64 / 100.0)).abs() < 1e-9);
}

#[test]
fn a_unit_that_changes_on_the_way_makes_no_second_meter() {
    let text = hourly("time,meter,value,unit", |i| {
        if i < 20 { format!("W-7,{},L", 5_000 + i * 10) } else { format!("W-7,{:.2},m3", 5.0 + i as f64 / 100.0) }
    });
    let found = got(&text, "UTC", &[("series.0.field", "water_m3")]);
    assert!((found.of("W-7", "water_m3") - 0.35).abs() < 1e-9 && found.sums.len() == 1, "{found:?}");
}

#[test]
fn a_unit_behind_each_number_is_its_unit() {
    let text = hourly("time,Main", |i| if i == 7 { "NA".to_owned() } else { format!("{}kWh", 61_200.5 + i as f64) });
    assert_eq!(got(&text, "UTC", &[]).sum("energy_kwh"), 35.0);
}

#[test]
fn names_of_meters_are_known_by_what_they_are() {
    let mut text = "aansluiting;tijdstip;stand (kWh)\n".to_owned();
    for (nth, id) in ["541448820000000015", "541448820000000022"].iter().enumerate() {
        for i in 0..12 {
            writeln!(text, "=\"{id}\";{:02}-03-2026 12:00;{}", 4 + i, 1_000 * (nth + 1) + i * 3).unwrap();
        }
    }
    let found = got(&text, "Europe/Amsterdam", &[("order", "day_first")]);
    assert_eq!(
        (found.of("541448820000000015", "energy_kwh"), found.of("541448820000000022", "energy_kwh")),
        (33.0, 33.0),
        "{found:?}"
    );
}

#[test]
fn what_no_meter_measured_is_kept_apart_and_told() {
    for (column, odd, field) in [
        ("usage (kWh)", "4294967.295", "energy_kwh"),
        ("usage (kWh)", "-2147483648", "energy_kwh"),
        ("usage (kWh)", "65535", "energy_kwh"),
        ("usage (kWh)", "99999", "energy_kwh"),
        ("Outdoor temperature (°C)", "127", "outdoor_temp_c"),
        ("Power (kW)", "2147483647", "power_w"),
    ] {
        let text = hourly(&format!("start,{column}"), |i| if i == 20 { odd.to_owned() } else { format!("{:.1}", value(i)) });
        let answers: &[(&str, &str)] =
            if field == "power_w" { &[("series.0.field", "power_w"), ("series.0.kind", "power")] } else { &[] };
        let found = got(&text, "UTC", answers);
        let odd_field = format!("value:odd_{field}");
        let kept = found.counts.iter().find(|((_, name), _)| *name == odd_field).map(|(_, count)| *count);
        assert_eq!((kept, found.warnings.len(), found.problems.len()), (Some(1), 1, 0), "{odd}: {found:?}");
        assert!(found.warnings[0].starts_with("line 22"), "{:?}", found.warnings);
        let counted = found.counts.iter().find(|((_, name), _)| name == field).map(|(_, count)| *count);
        assert_eq!(counted, Some(35), "{odd}: {found:?}");
    }
    // The limit can be lifted.
    let text = hourly("start,usage (kWh)", |i| if i == 20 { "99999".to_owned() } else { format!("{:.1}", value(i)) });
    assert!(got(&text, "UTC", &[("series.0.most", "none")]).sum("energy_kwh") > 99_999.0);
}

#[test]
fn a_power_of_half_hours_is_asked_about_and_counts_by_its_own_length() {
    let mut text = "Horodate;Puissance (kW)\n".to_owned();
    let (mut minutes, mut expected) = (0, 0.0);
    for i in 0..60 {
        let step = if (20..40).contains(&i) { 60 } else { 30 };
        minutes += step;
        let power = value(i) * 10.0;
        expected += power * f64::from(step) / 60.0;
        writeln!(text, "{:02}/03/2026 {:02}:{:02};{power:.1}", 16 + minutes / 1440, minutes / 60 % 24, minutes % 60).unwrap();
    }
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("Europe/Paris")).unwrap();
    assert_eq!((plan.series[0].field.value.as_deref(), plan.series[0].field.suggestion.as_deref()), (None, Some("energy_kwh")));
    let found = got(&text, "Europe/Paris", &[("stamp", "end")]);
    assert!((found.sum("energy_kwh") - expected).abs() < 1e-6, "{} of {expected}: {found:?}", found.sum("energy_kwh"));
}

#[test]
fn heat_meters_and_status_columns_are_read_as_they_are_meant() {
    let text = hourly("time,Wärmemenge (MWh),Volumen (m3),Vorlauf (°C),Status", |i| {
        let bad = i == 9;
        format!(
            "{},{:.2},{},{}",
            if bad { "0".to_owned() } else { format!("{:.3}", 12.0 + i as f64 * 0.01) },
            500.0 + i as f64,
            70 + i % 3,
            if bad { "{fault,stale}" } else { "{ok}" }
        )
    });
    let text = text.replace("{fault,stale}", "\"{fault,stale}\"");
    let found = got(&text, "UTC", &[]);
    assert!((found.sum("heat_kwh") - 350.0).abs() < 1e-6 && found.sums.len() == 1, "{found:?}");
    assert!(found.leaves_out("1 rows") && found.leaves_out("Volumen") && found.leaves_out("Vorlauf"), "{:?}", found.left_out);
}
