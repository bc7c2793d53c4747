//! Inverters with strings, a battery, the grid and the house behind them, as bridges announce them:
//! each is a meter of its own.

use crate::heard::{Heard, Sensor, energy, esphome, heard, other, power, values};
use dialects::Why;
use domain::MeterRole;
use serde_json::{Value, json};

fn read(device: &Value, sensors: &[Sensor]) -> Heard {
    heard(&esphome("bridge", device, sensors))
}

pub fn hybrid() -> (Value, &'static [Sensor]) {
    const SENSORS: &[Sensor] = &[
        power("Battery power", "W", "-500"),
        power("Inverter power", "W", "1200"),
        power("Grid power", "W", "300"),
        power("Grid CT power", "W", "310"),
        power("Load power", "W", "1500"),
        power("PV1 power", "W", "800"),
        power("PV2 power", "W", "900"),
        energy("Day PV energy", "kWh", "5"),
        energy("Total battery charge", "kWh", "210"),
        energy("Total battery discharge", "kWh", "190"),
        energy("Total grid export", "kWh", "800"),
        energy("Total grid import", "kWh", "2500"),
        energy("Total load energy", "kWh", "4100"),
        energy("Total PV energy", "kWh", "3300"),
        power("Rated power", "W", "5000"),
    ];
    (json!({"ids": "2207000123", "name": "Sunsynk 2207000123", "mf": "Sunsynk", "mdl": "AInverter"}), SENSORS)
}

#[test]
fn a_hybrid_inverter_is_four_meters() {
    let (device, sensors) = hybrid();
    let found = read(&device, sensors);
    let expected = [
        ("2207000123/battery energy_export_kwh", 190.0),
        ("2207000123/battery energy_kwh", 210.0),
        ("2207000123/grid energy_export_kwh", 800.0),
        ("2207000123/grid energy_kwh", 2500.0),
        ("2207000123/load energy_kwh", 4100.0),
        ("2207000123/load power_w", 1500.0),
        ("2207000123/solar energy_kwh", 3300.0),
        ("2207000123/solar power_w", 1700.0),
    ];
    assert_eq!(found.counted_of(), values(&expected));
    let role = |of: &str| found.roles[&format!("2207000123/{of}")];
    assert_eq!(
        (role("battery"), role("grid"), role("solar"), role("load")),
        (Some(MeterRole::Storage), Some(MeterRole::Main), Some(MeterRole::Generation), None)
    );
    // Makers disagree on which way is above 0.
    assert_eq!(found.figure("2207000123", "Grid power").why, Why::SignUnknown);
    assert_eq!(found.figure("2207000123", "Battery power").why, Why::SignUnknown);
    assert_eq!(found.figure("2207000123", "Rated power").why, Why::NotMeasured);
}

#[test]
fn the_level_of_a_battery_is_read_beside_its_flows() {
    let (device, sensors) = hybrid();
    let level = [
        other("Battery SOC", "%", "battery", "measurement", "82"),
        other("Battery 1 SOC", "%", "battery", "measurement", "80"),
        other("Battery shutdown SOC limit", "%", "battery", "measurement", "20"),
    ];
    let found = read(&device, &[sensors, &level[..]].concat());
    let levels: Vec<_> = found.counted_of().into_iter().filter(|one| one.0.contains("battery_percent")).collect();
    assert_eq!(levels, values(&[("2207000123/battery battery_percent", 82.0), ("2207000123/battery battery_percent:1", 80.0)]));
    assert_eq!(found.roles["2207000123/battery"], Some(MeterRole::Storage));
    let alone = read(
        &json!({"ids": "b2500", "name": "Marstek B2500", "mf": "Hame"}),
        &[other("Battery Percentage", "%", "battery", "measurement", "61")],
    );
    assert_eq!(alone.counted_of(), values(&[("b2500 battery_percent", 61.0)]));
    assert_eq!(alone.roles["b2500"], Some(MeterRole::Storage));
}

#[test]
fn the_cell_of_a_sensor_is_no_battery_of_the_house() {
    for (name, device) in [
        ("Battery", json!({"ids": "door", "name": "Front door", "mf": "Aqara", "mdl": "MCCGQ11LM"})),
        ("Battery", json!({"ids": "air", "name": "Thermometer", "mf": "Xiaomi", "mdl": "LYWSD03MMC"})),
        ("Battery SOC", json!({"ids": "clamp", "name": "Wireless clamp", "mf": "Shelly"})),
    ] {
        let found = read(&device, &[other(name, "%", "battery", "measurement", "90"), power("Power", "W", "300")]);
        assert!(found.counted().iter().all(|one| one.0 == "power_w"), "{name} of {device}: {:?}", found.counted());
    }
}

#[test]
fn a_string_inverter_counts_on_its_ac_side() {
    let device = json!({"ids": "growatt", "name": "Growatt", "mf": "Growatt"});
    let found = read(
        &device,
        &[
            power("Output active power", "W", "2000"),
            power("PV Active Power", "W", "2080"),
            power("PV1 Active Power", "W", "1000"),
            power("PV2 Active Power", "W", "1080"),
            energy("Today's Generation", "kWh", "9.5"),
            energy("Total Energy Production", "kWh", "6100"),
            energy("Generated PV energy (Total)", "kWh", "6300"),
            other("Inverter Module Temp", "°C", "temperature", "measurement", "44"),
        ],
    );
    assert_eq!(found.counted_of(), values(&[("growatt energy_kwh", 6100.0), ("growatt power_w", 2000.0)]));
    assert_eq!(found.roles["growatt"], Some(MeterRole::Generation));
    assert_eq!(found.figure("growatt", "PV Active Power").why, Why::OtherSide);
}

#[test]
fn an_inverter_with_registers_of_its_strings_alone_adds_them_up() {
    let device = json!({"ids": ["hms_2ca4"], "name": "Hoymiles HMS-WiFi", "mf": "Hoymiles", "mdl": "HMS-800W-2T"});
    let found = read(
        &device,
        &[
            power("Total Power", "W", "410"),
            energy("Total Daily Yield", "Wh", "1200"),
            power("PV 1 Power", "W", "200"),
            energy("PV 1 Energy Total", "Wh", "150000"),
            power("PV 2 Power", "W", "210"),
            energy("PV 2 Energy Total", "Wh", "160000"),
        ],
    );
    assert_eq!(found.counted(), values(&[("energy_kwh:strings-2", 310.0), ("power_w:strings-2", 410.0)]));
}

#[test]
fn a_battery_that_tells_the_house_too_keeps_the_flows_apart() {
    let device = json!({"ids": "sb10", "name": "sonnenBatterie", "mf": "sonnen"});
    let found = read(
        &device,
        &[
            power("Production", "W", "3000"),
            power("Consumption", "W", "800"),
            power("Grid feed-in", "W", "1200"),
            power("Grid consumption", "W", "0"),
            power("Charging power", "W", "1000"),
            power("Discharging power", "W", "0"),
            energy("Total production", "kWh", "9000"),
        ],
    );
    let expected = [
        ("sb10/battery power_w", 1000.0),
        ("sb10/grid power_w", -1200.0),
        ("sb10/load power_w", 800.0),
        ("sb10/solar energy_kwh", 9000.0),
        ("sb10/solar power_w", 3000.0),
    ];
    assert_eq!(found.counted_of(), values(&expected));
}

#[test]
fn a_gateway_of_inverters_does_not_count_beside_them() {
    let of = |device: &Value, node: &str| {
        esphome(node, device, &[power("Production", "W", "250"), energy("Lifetime Production", "kWh", "1000")])
    };
    let mut found = Heard::default();
    let gateway = json!({"ids": "envoy", "name": "Envoy", "mf": "Enphase"});
    let (announced, states) = of(&gateway, "envoy");
    announced.iter().chain(&states).for_each(|(topic, payload)| found.hear(topic, payload));
    assert_eq!(found.counted().len(), 2);
    let roof = json!({"ids": "inv1", "name": "Roof 1", "mf": "Enphase", "mdl": "IQ7", "via_device": "envoy"});
    let (announced, states) = of(&roof, "roof");
    found.counted.clear();
    announced.iter().chain(&states).for_each(|(topic, payload)| found.hear(topic, payload));
    of(&gateway, "envoy").1.iter().for_each(|(topic, payload)| found.hear(topic, payload));
    assert_eq!(found.counted_of(), values(&[("inv1 energy_kwh", 1000.0), ("inv1 power_w", 250.0)]));
    assert_eq!(found.figure("envoy", "Production").why, Why::Concentrator);
    // Taken back, it counts again.
    announced.iter().for_each(|(topic, _)| found.hear(topic, ""));
    assert_eq!(found.figure("envoy", "Production").why, Why::Counts);
}

#[test]
fn a_bridge_for_growatt_puts_its_states_below_the_prefix_of_announcements() {
    let announce = |object: &str, name: &str, unit: &str, class: &str, template: &str| {
        let config = json!({
            "name": format!("GRW1 {name}"), "unique_id": format!("grott_GRW1_{object}"), "state_topic": "homeassistant/grott/GRW1/state",
            "value_template": template, "unit_of_measurement": unit, "device_class": class,
            "state_class": if class == "power" { "measurement" } else { "total_increasing" },
            "device": {"identifiers": ["GRW1"], "name": "GRW1", "manufacturer": "GroWatt"},
        });
        (format!("homeassistant/sensor/grott/GRW1_{object}/config"), config.to_string())
    };
    let mut found = Heard::default();
    for (topic, payload) in [
        announce("pvpowerin", "PV Input (Actual)", "W", "power", "{{ value_json.pvpowerin | float / 10 }}"),
        announce("pvpowerout", "PV Output (Actual)", "W", "power", "{{ value_json.pvpowerout | float / 10 }}"),
        announce("pvenergytotal", "Generated energy (Total)", "kWh", "energy", "{{ value_json.pvenergytotal | float / 10 }}"),
    ] {
        found.hear(&topic, &payload);
    }
    found.hear("homeassistant/grott/GRW1/state", r#"{"pvpowerin":20000,"pvpowerout":19500,"pvenergytotal":123456}"#);
    assert_eq!(found.counted(), values(&[("energy_kwh", 12345.6), ("power_w", 1950.0)]));
}

#[test]
fn an_inverter_that_tells_what_went_out_and_not_what_was_made_is_asked_for_its_power() {
    let device = json!({"ids": "hm", "name": "Hoymiles HM-800 inverter", "mf": "Hoymiles"});
    let sensors =
        [energy("Total energy exported", "kWh", "1000"), energy("Total energy imported", "kWh", "3"), power("Power", "W", "800")];
    let found = read(&device, &sensors);
    assert_eq!(found.figure("hm", "Power").why, Why::SignUnknown);
    // What it generates says so.
    let found = read(&device, &[energy("PV Generation", "kWh", "1000"), power("PV Power", "W", "800")]);
    assert_eq!(found.counted(), values(&[("energy_kwh", 1000.0), ("power_w", 800.0)]));
}

#[test]
fn a_load_below_nothing_and_the_meter_at_the_grid_are_read_by_their_makers_names() {
    let fronius = json!({"ids": "fro", "name": "Fronius Symo", "mf": "Fronius"});
    let found = read(&fronius, &[power("P_PV", "W", "2000"), power("P_Grid", "W", "-500"), power("P_Load", "W", "-1500")]);
    assert_eq!(found.figure("fro", "P_Load").why, Why::SignUnknown);
    let huawei = json!({"ids": "hua", "name": "SUN2000 inverter", "mf": "Huawei"});
    let sensors = [
        power("Active Power", "W", "900"),
        energy("Total Yield", "kWh", "9000"),
        energy("Power meter Consumption", "kWh", "700"),
        energy("Power meter Exported", "kWh", "3000"),
    ];
    let found = read(&huawei, &sensors);
    let grid: Vec<_> = found.counted_of().into_iter().filter(|(channel, _)| channel.starts_with("hua/grid")).collect();
    assert_eq!(
        grid,
        values(&[("hua/grid energy_export_kwh", 3000.0), ("hua/grid energy_kwh", 700.0)]),
        "{:?}",
        found.counted_of()
    );
}
