//! Heat, cold and warm water: none of them is electricity, and none is counted as another.

use crate::heard::{Heard, Sensor, energy, esphome, heard, other, power};
use dialects::Why;
use serde_json::json;

fn read(device: &str, sensors: &[Sensor]) -> Heard {
    heard(&esphome("m", &json!({"ids": "m1", "name": device}), sensors))
}

/// The fields that count, without their parts, and their values.
fn fields(found: &Heard) -> Vec<(String, f64)> {
    let field = |(channel, value): (String, f64)| (channel.split(':').next().unwrap_or_default().to_owned(), value);
    found.counted().into_iter().map(field).collect()
}

fn one(field: &str, value: f64) -> (String, f64) {
    (field.to_owned(), value)
}

#[test]
fn a_device_that_is_called_after_its_network_counts_heat_or_cold() {
    for device in ["District heating", "Chauffage urbain", "Teleriscaldamento", "Fernheizung", "Wärmezähler"] {
        let found = read(device, &[energy("Energy", "MWh", "50"), power("Power", "kW", "5")]);
        assert_eq!(fields(&found), [one("heat_kwh", 50_000.0)], "{device}");
        assert_eq!(found.figure("m1", "Power").why, Why::OfHeatMeter, "{device}");
    }
    for device in ["Kältezähler", "Cooling meter", "Koudemeter"] {
        let found = read(device, &[energy("Energie", "kWh", "500")]);
        assert!(
            fields(&found).iter().all(|(field, _)| !field.starts_with("energy") && field != "heat_kwh"),
            "{device}: {:?}",
            found.counted()
        );
        assert_eq!(fields(&found).len(), 1, "{device}");
    }
    // An air conditioner uses electricity.
    let found = read("Klima", &[energy("Cooling energy", "kWh", "500")]);
    assert_eq!(fields(&found), [one("energy_kwh", 500.0)]);
}

#[test]
fn the_cold_of_a_heat_meter_is_no_heat() {
    for cold in ["Cooling energy", "Cold energy", "Koude", "Froid énergie", "Energia frigorifera", "Frigorías", "Kälteenergie"]
    {
        let found = read("Kamstrup heat meter", &[energy("Heating energy", "kWh", "700"), energy(cold, "kWh", "500")]);
        let heat: Vec<_> = fields(&found).into_iter().filter(|(field, _)| field == "heat_kwh").collect();
        assert_eq!((heat, fields(&found).len()), (vec![one("heat_kwh", 700.0)], 2), "{cold}: {:?}", found.counted());
    }
}

#[test]
fn warm_water_is_counted_as_such_whatever_it_is_called() {
    let gallons = (10.0_f64 / 0.003_785_411_784 * 1000.0).round() / 1000.0;
    let volume = |name: &'static str| other(name, "m³", "water", "total_increasing", "10");
    for name in ["Warmwasser", "Warmwater", "Warmwasser Volumen", "Heißwasser", "DHW volume", "ACS", "Hot water", "Acqua calda"]
    {
        assert_eq!(fields(&read("Meter 7", &[volume(name)])), [one("hot_water_gal", gallons)], "{name}");
    }
    for device in ["Warmwasserzähler", "Hot water meter", "Warmwatermeter"] {
        assert_eq!(fields(&read(device, &[volume("Total")])), [one("hot_water_gal", gallons)], "{device}");
    }
    let open = read("Meter 7", &[volume("Brauchwasser")]);
    assert_eq!((fields(&open), open.figure("m1", "Brauchwasser").why), (vec![], Why::NoSubstance));
    for name in ["Water", "Kaltwasser", "Cold water"] {
        assert_eq!(fields(&read("Meter 7", &[volume(name)])), [one("water_m3", 10.0)], "{name}");
    }
}

#[test]
fn what_collectors_give_is_asked_about() {
    for name in ["Solar thermal yield", "Solarwärme Ertrag"] {
        let found = read("DeltaSol", &[energy(name, "kWh", "500")]);
        assert_eq!(fields(&found), [], "{name}");
        assert_eq!(found.figure("m1", name).why, Why::OwnHeat, "{name}");
    }
}
