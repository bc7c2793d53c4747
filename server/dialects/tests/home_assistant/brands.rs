//! Makers and programs whose figures say the same in other words: sides, totals, sessions, signs in
//! brackets, batteries, heat. Shapes as published, values made up.

use crate::heard::{Heard, Sensor, energy, esphome, heard, other, power, values};
use dialects::Why;
use serde_json::json;

const METER: &str = "00aa11bb22cc";

/// What a device of this name and maker tells.
fn read(name: &str, maker: &str, sensors: &[Sensor]) -> Heard {
    heard(&esphome("node", &json!({"ids": METER, "name": name, "mf": maker}), sensors))
}

#[test]
fn registers_of_named_tariffs_add_up_in_many_languages() {
    for names in [
        ["Energie verbruikt dagtarief", "Energie verbruikt nachttarief"],
        ["Heures creuses", "Heures pleines"],
        ["Consumo punta", "Consumo valle"],
        ["Energia prelevata F1", "Energia prelevata F2"],
        ["EASF01", "EASF02"],
        ["Bleu HC", "Rouge HP"],
    ] {
        let found =
            read("meter", "", &[energy(names[0], "kWh", "100"), energy(names[1], "kWh", "20.5"), power("Power", "W", "9")]);
        assert_eq!(found.counted(), values(&[("energy_kwh", 120.5), ("power_w", 9.0)]), "{names:?}");
    }
    let linky = [energy("EASF01", "Wh", "100000"), energy("EASF02", "Wh", "20500"), energy("EAST", "Wh", "120500")];
    assert_eq!(read("linky", "", &linky).counted(), values(&[("energy_kwh", 120.5)]));
}

#[test]
fn both_directions_are_known_in_the_languages_of_the_north() {
    for names in [
        [
            "Mätarställning Aktiv Energi Uttag",
            "Mätarställning Aktiv Energi Inmatning",
            "Aktiv Effekt Uttag",
            "Aktiv Effekt Inmatning",
        ],
        ["Total købt", "Total solgt", "Aktuelt forbrug", "Aktuel produktion"],
        ["Cumulative Active Import", "Cumulative Active Export", "Momentary Active Import", "Momentary Active Export"],
        ["Energy Consume", "Energy Supply", "Power Consume", "Power Supply"],
        ["Energia consumida", "Energia injetada", "Potência consumida", "Potência injetada"],
        ["Summation delivered", "Summation received", "Power drawn", "Power returned"],
        ["Énergie", "Énergie restituée", "Puissance soutirée", "Puissance restituée"],
    ] {
        let [used, fed, drawn, given] = names;
        let found = read(
            "meter",
            "",
            &[energy(used, "kWh", "300"), energy(fed, "kWh", "40"), power(drawn, "W", "0"), power(given, "W", "15")],
        );
        let expected = [("energy_export_kwh", 40.0), ("energy_kwh", 300.0), ("power_w", -15.0)];
        assert_eq!(found.counted(), values(&expected), "{names:?}");
    }
}

#[test]
fn a_meter_that_draws_and_produces_tells_its_net_and_a_production_alone_is_asked_about() {
    let registers = || [energy("EL consumed", "Wh", "300000"), energy("EL returned", "Wh", "40000")];
    let powers = [power("Total power usage", "W", "0"), power("Total power generation", "W", "15")];
    let phases = [power("Power usage L1", "W", "0"), power("Power generation L1", "W", "15")];
    let sensors: Vec<Sensor> = registers().into_iter().chain(powers).chain(phases).collect();
    let expected = [("energy_export_kwh", 40.0), ("energy_kwh", 300.0), ("power_w", -15.0)];
    assert_eq!(read("dsmr", "", &sensors).counted(), values(&expected));
    let sensors: Vec<Sensor> = registers().into_iter().chain([power("Power generation", "W", "15")]).collect();
    assert_eq!(read("meter", "", &sensors).figure(METER, "Power generation").why, Why::SignUnknown);
}

#[test]
fn of_two_registers_that_of_all_time_counts() {
    for (all, session) in [
        ("Total Energy", "Energy"),
        ("Cumulative added energy", "Added energy"),
        ("Total energy", "Charged energy"),
        ("Last meter consumption", "Accumulated consumption"),
    ] {
        let found = read("plug", "", &[energy(session, "kWh", "5"), energy(all, "kWh", "300"), power("Power", "W", "9")]);
        let channels: Vec<f64> = found.counted().iter().filter(|one| one.0.starts_with("energy")).map(|one| one.1).collect();
        assert_eq!(channels, [300.0], "{all}");
    }
}

#[test]
fn what_a_name_says_of_its_sign_is_no_direction() {
    let found = read(
        "LuxPower",
        "LuxPower",
        &[
            power("Battery Power (discharge is negative)", "W", "300"),
            power("Battery Charge", "W", "290"),
            power("Battery Discharge", "W", "0"),
            power("PV Power (Array)", "W", "1260"),
            power("PV Power (String 1)", "W", "1260"),
            energy("Energy to Grid (All time)", "kWh", "40"),
            energy("Energy from Grid (All time)", "kWh", "300"),
            energy("Energy of AC Charging (All time)", "kWh", "2"),
            energy("Battery Charge (All time)", "kWh", "77"),
        ],
    );
    let expected = [
        (format!("{METER}/battery energy_kwh"), 77.0),
        (format!("{METER}/battery power_w"), 290.0),
        (format!("{METER}/grid energy_export_kwh"), 40.0),
        (format!("{METER}/grid energy_kwh"), 300.0),
        (format!("{METER}/solar power_w"), 1260.0),
    ];
    assert_eq!(found.counted_of(), expected);
}

#[test]
fn into_and_out_of_a_power_station_is_not_the_grid() {
    let found = read(
        "Station",
        "EcoFlow",
        &[
            power("Total In Power", "W", "300"),
            power("Total Out Power", "W", "100"),
            power("Solar In Power", "W", "250"),
            energy("Battery Charge Energy", "kWh", "9"),
        ],
    );
    assert_eq!(found.figure(METER, "Total In Power").why, Why::SignUnknown);
    assert_eq!(found.counted().iter().filter(|one| one.0.starts_with("power")).count(), 1);
    // A battery of which only its charge of the day tells that it is one.
    let found = read(
        "B2500",
        "",
        &[power("Total Input Power", "W", "220"), other("Daily Battery Charging", "Wh", "energy", "total_increasing", "4")],
    );
    assert_eq!(found.counted(), []);
}

#[test]
fn beside_a_battery_the_panels_yield_is_that_of_the_panels() {
    let found = read(
        "H1",
        "FoxESS",
        &[
            energy("Total Yield", "kWh", "4400"),
            energy("Solar Generation Total", "kWh", "4300"),
            energy("Battery Charge Total", "kWh", "300"),
            power("EPS Power", "W", "0"),
            power("Load Power", "W", "900"),
        ],
    );
    let expected = [
        (format!("{METER}/battery energy_kwh"), 300.0),
        (format!("{METER}/load power_w"), 900.0),
        (format!("{METER}/solar energy_kwh"), 4300.0),
    ];
    assert_eq!(found.counted_of(), expected);
}

#[test]
fn an_inverters_meter_at_the_grid_counts_apart() {
    let found = read(
        "Sunny Boy",
        "SMA",
        &[
            energy("Total Yield", "kWh", "4300"),
            energy("Metering Total Yield", "kWh", "40"),
            energy("Metering Total Absorbed", "kWh", "300"),
        ],
    );
    let expected = [
        (format!("{METER}/grid energy_export_kwh"), 40.0),
        (format!("{METER}/grid energy_kwh"), 300.0),
        (format!("{METER}/solar energy_kwh"), 4300.0),
    ];
    assert_eq!(found.counted_of(), expected);
    let envoy = [
        power("Current power production", "W", "860"),
        power("Current power consumption", "W", "1060"),
        power("Current net power consumption", "W", "200"),
    ];
    let expected =
        [("grid", 200.0), ("load", 1060.0), ("solar", 860.0)].map(|(meter, watts)| (format!("{METER}/{meter} power_w"), watts));
    assert_eq!(read("Envoy", "Enphase", &envoy).counted_of(), expected);
}

#[test]
fn what_a_heat_pump_makes_is_no_electricity_whatever_it_is_called() {
    let stiebel = [energy("Leistungsaufnahme Heizen Summe", "kWh", "300"), energy("Wärmemenge Heizen Summe", "kWh", "1200")];
    assert_eq!(read("WPL", "Stiebel Eltron", &stiebel).counted(), values(&[("energy_kwh:heizen", 300.0)]));
    let ecodan = [energy("DHW Consumed", "kWh", "4"), energy("DHW Produced", "kWh", "16")];
    assert_eq!(read("unit", "", &ecodan).counted(), values(&[("energy_kwh:dhw", 4.0)]));
    let nibe =
        read("F1255", "NIBE", &[energy("Heating, compressor only", "kWh", "1200"), energy("Consumed energy", "kWh", "300")]);
    assert_eq!(nibe.counted(), values(&[("energy_kwh", 300.0)]));
    assert_eq!(nibe.figure(METER, "Heating, compressor only").why, Why::OwnHeat);
    let meter = read("Ultraheat T550", "", &[energy("Energy", "MWh", "3.5"), other("Volume", "m³", "water", "total", "9")]);
    assert_eq!(meter.counted(), values(&[("heat_kwh", 3500.0)]));
}

#[test]
fn a_temperature_of_a_pipe_or_a_phase_is_no_rooms() {
    let found = read(
        "Wärmepumpe",
        "",
        &[
            energy("Stromverbrauch gesamt", "kWh", "300"),
            power("Leistungsaufnahme", "W", "1500"),
            other("Vorlauftemperatur", "°C", "temperature", "measurement", "35"),
            other("Außentemperatur", "°C", "temperature", "measurement", "5"),
            other("Wohnzimmertemperatur", "°C", "temperature", "measurement", "21"),
            other("Line 1 temperature", "°C", "temperature", "measurement", "31"),
            other("Sole Temperature", "°C", "temperature", "measurement", "8"),
        ],
    );
    let expected = [("energy_kwh", 300.0), ("indoor_temp_c:wohnzimmer", 21.0), ("outdoor_temp_c", 5.0), ("power_w", 1500.0)];
    let counted: Vec<(String, f64)> = found
        .counted()
        .into_iter()
        .map(|(channel, value)| (if channel.starts_with("outdoor") { "outdoor_temp_c".to_owned() } else { channel }, value))
        .collect();
    assert_eq!(counted, values(&expected));
    assert_eq!(found.figure(METER, "Sole Temperature").why, Why::RoomUnknown);
    assert!(found.unread.iter().any(|one| one.proposal.as_ref().is_some_and(|it| it.field.name == "indoor_temp_c")));
}

#[test]
fn what_goes_between_two_of_a_plant_is_within_each() {
    let found = read(
        "Plenticore",
        "KOSTAL",
        &[
            power("Home Power", "W", "1060"),
            power("Home Power from Grid", "W", "60"),
            power("Home Power from PV", "W", "1000"),
            power("AC loads", "W", "1060"),
            energy("Home Consumption Total", "kWh", "5000"),
            energy("Home Consumption from Grid Total", "kWh", "2000"),
        ],
    );
    let expected = [(format!("{METER} energy_kwh"), 5000.0), (format!("{METER} power_w"), 1060.0)];
    assert_eq!(found.counted_of(), expected);
    assert_eq!(found.figure(METER, "Home Power from Grid").why, Why::Derived);
}

#[test]
fn the_signs_of_active_energy_are_directions() {
    let of = |name: &'static str, unit: &'static str, class: &'static str, state: &'static str| {
        let state_class = if class == "energy" { "total_increasing" } else { "measurement" };
        let object = name.replace('+', "plus").replace('-', "minus").to_lowercase().replace(' ', "_");
        let config = json!({"name": name, "unit_of_meas": unit, "dev_cla": class, "stat_cla": state_class,
            "stat_t": format!("reader/{object}"), "dev": {"ids": METER, "name": "reader"}});
        [
            (format!("homeassistant/sensor/reader/{object}/config"), config.to_string()),
            (format!("reader/{object}"), state.to_owned()),
        ]
    };
    for [used, fed, drawn, given] in
        [["Wirkenergie A+", "Wirkenergie A-", "Wirkleistung P+", "Wirkleistung P-"], ["+A", "-A", "+P", "-P"]]
    {
        let mut found = Heard::default();
        let all = [
            of(used, "Wh", "energy", "300000"),
            of(fed, "Wh", "energy", "40000"),
            of(drawn, "W", "power", "0"),
            of(given, "W", "power", "15"),
        ];
        all.iter().for_each(|[(topic, payload), _]| found.hear(topic, payload));
        all.iter().for_each(|[_, (topic, payload)]| found.hear(topic, payload));
        assert_eq!(found.counted(), values(&[("energy_export_kwh", 40.0), ("energy_kwh", 300.0), ("power_w", -15.0)]), "{used}");
    }
}

#[test]
fn energy_with_a_volume_and_the_temperatures_of_two_pipes_is_heat() {
    let found = read(
        "MBusino",
        "MBusino",
        &[
            other("1_energy", "kWh", "energy", "total", "3500"),
            other("2_volume", "m³", "volume", "total", "90"),
            power("3_power", "W", "5000"),
            other("4_flow_temperature", "°C", "temperature", "measurement", "60"),
            other("5_return_temperature", "°C", "temperature", "measurement", "40"),
        ],
    );
    assert_eq!(found.counted().iter().map(|one| one.1).collect::<Vec<_>>(), [3500.0]);
    assert!(found.counted()[0].0.starts_with("heat_kwh"));
    let cold = [other("Koude energie", "GJ", "energy", "total", "3.6"), other("Warmte energie", "GJ", "energy", "total", "36")];
    let counted = read("meter", "", &cold).counted();
    assert_eq!(counted, values(&[("chilled_water_ton_hours", 284.345), ("heat_kwh", 10000.0)]));
}

#[test]
fn what_a_heat_pump_draws_counts_before_a_power_that_may_be_its_heats() {
    let found = read(
        "Navigator",
        "",
        &[
            energy("Wärmemenge Gesamt", "kWh", "16000"),
            power("Aktuelle Leistungsaufnahme Wärmepumpe", "kW", "1.5"),
            power("Momentanleistung", "kW", "6"),
        ],
    );
    assert_eq!(found.counted().iter().map(|one| one.1).collect::<Vec<_>>(), [1500.0]);
}

#[test]
fn a_thermostat_tells_how_warm_its_room_is_and_a_heat_meter_is_known_by_three_letters() {
    let room = [other("Current temperature", "°C", "temperature", "measurement", "21")];
    assert_eq!(read("Thermostat", "", &room).counted(), values(&[("indoor_temp_c", 21.0)]));
    assert_eq!(read("Boiler", "", &room).counted(), []);
    let meter = [energy("Energie", "kWh", "3500"), power("Leistung", "W", "5000")];
    assert_eq!(read("WMZ", "", &meter).counted(), values(&[("heat_kwh", 3500.0)]));
}

#[test]
fn a_total_without_a_way_beside_tariffs_of_both_ways_may_be_the_net() {
    let sensors = [
        energy("Energy Low", "kWh", "1000"),
        energy("Energy High", "kWh", "2000"),
        energy("Energy Delivery Low", "kWh", "300"),
        energy("Energy Delivery High", "kWh", "400"),
        energy("Energy Total", "kWh", "2300"),
        power("Power Usage", "W", "900"),
    ];
    let found = read("YouLess", "", &sensors);
    assert_eq!(found.counted(), values(&[("energy_export_kwh", 700.0), ("energy_kwh", 3000.0), ("power_w", 900.0)]));
    assert_eq!(found.figure(METER, "Energy Total").why, Why::Derived);
}
