//! EMS-ESP (3.8.0, `mqtt.cpp`, `locale_translations.h`): every template is conditional, names are
//! translated, and the heat that a heat pump gives is announced like electricity.

use crate::heard::{Heard, values};
use dialects::Why;
use serde_json::json;

fn announce(device: &str, key: &str, name: &str, unit: &str, class: &str) -> (String, String) {
    let state = if unit.starts_with('k') && unit.ends_with('h') { "total_increasing" } else { "measurement" };
    let config = json!({
        "~": "ems-esp", "uniq_id": format!("{device}_{key}"), "def_ent_id": format!("sensor.{device}_{key}"), "name": name,
        "stat_t": format!("~/{device}_data"),
        "val_tpl": format!("{{{{value_json['{key}'] if value_json['{key}'] is defined else 0}}}}"),
        "stat_cla": state, "dev_cla": class, "unit_of_meas": unit,
        "o": {"name": "EMS-ESP", "sw": "v3.8.0", "url": "https://emsesp.org"},
        "dev": {"ids": [format!("ems-esp-{device}")], "name": format!("ems-esp {device}"), "mf": "Buderus", "mdl": "Logatherm", "via_device": "ems-esp"},
    });
    (format!("homeassistant/sensor/ems-esp/{device}_{key}/config"), config.to_string())
}

/// The registers of a heat pump, named in one of its languages.
fn boiler(names: [&str; 5]) -> Vec<(String, String)> {
    let keys = ["nrgconstotal", "nrgconscomptotal", "auxelecheatnrgconstotal", "nrgsupptotal", "metertotal"];
    keys.iter().zip(names).map(|(key, name)| announce("boiler", key, name, "kWh", "energy")).collect()
}

pub fn announced() -> Vec<(String, String)> {
    let mut all = boiler([
        "Total energy consumption",
        "Total energy consumption compressor",
        "Total aux elec. heater energy consumption",
        "Total energy supplied",
        "Meter total",
    ]);
    all.push(announce("boiler", "outdoortemp", "Outside temperature", "°C", "temperature"));
    all.push(announce("boiler", "curflowtemp", "Current flow temperature", "°C", "temperature"));
    all.push(announce("boiler", "hpcurrpower", "Compressor current power", "W", "power"));
    all
}

const STATE: &str = r#"{"nrgconstotal":2100.5,"nrgconscomptotal":2000,"auxelecheatnrgconstotal":100.5,"nrgsupptotal":8300,"metertotal":2190,"outdoortemp":-3.5,"curflowtemp":35.2,"hpcurrpower":850}"#;

#[test]
fn what_a_heat_pump_draws_counts_once_and_its_heat_is_no_electricity() {
    let mut heard = Heard::default();
    announced().iter().for_each(|(topic, payload)| heard.hear(topic, payload));
    heard.hear("ems-esp/boiler_data", STATE);
    assert_eq!(heard.faults, Vec::<String>::new());
    assert_eq!(heard.counted(), values(&[("energy_kwh", 2100.5), ("outdoor_temp_c:outside", -3.5)]));
    let heat = heard.unread.iter().find(|one| one.path == "boiler_nrgsupptotal").unwrap();
    let proposal = heat.proposal.as_ref().map(|one| (one.field.name, one.factor));
    assert_eq!((heat.value, proposal), (8300.0, Some(("heat_kwh", 1.0))));
    assert_eq!(heard.figure("ems-esp-boiler", "Total energy supplied").why, Why::OwnHeat);
    assert_eq!(heard.figure("ems-esp-boiler", "Meter total").why, Why::Duplicate);
    assert_eq!(heard.figure("ems-esp-boiler", "Current flow temperature").why, Why::NotOfRoom);
}

#[test]
fn a_figure_that_is_missing_is_no_zero() {
    let mut heard = Heard::default();
    announced().iter().for_each(|(topic, payload)| heard.hear(topic, payload));
    heard.hear("ems-esp/boiler_data", r#"{"nrgconscomptotal":2000}"#);
    assert_eq!(heard.counted(), []);
}

#[test]
fn a_translated_boiler_is_read_by_its_keys() {
    for names in [
        [
            "Gesamtenergieverbrauch",
            "Gesamtenergieverbrauch Kompressor",
            "Energieverbrauch el. Zusatzheizung",
            "Gesamte Energieabgabe",
            "Gesamtmessung",
        ],
        [
            "Energieverbrauch gesamt",
            "Energieverbruik compressor totaal",
            "Totaal energieverbruik electrisch verwarmingselement",
            "Totaal opgewekte energie",
            "Meter total",
        ],
        ["Totale energia consumata", "Totale energia consumata compressore", "Consumo", "Totale energia fornita", "Meter total"],
    ] {
        let mut heard = Heard::default();
        boiler(names).iter().for_each(|(topic, payload)| heard.hear(topic, payload));
        heard.hear("ems-esp/boiler_data", STATE);
        assert_eq!(heard.counted(), values(&[("energy_kwh", 2100.5)]), "{names:?}");
    }
}

#[test]
fn a_solar_module_gives_heat_and_no_electricity() {
    let mut heard = Heard::default();
    for (key, name, unit, class) in
        [("energytotal", "Total energy", "kWh", "energy"), ("solarpower", "Actual solar power", "W", "power")]
    {
        let (topic, payload) = announce("solar", key, name, unit, class);
        heard.hear(&topic, &payload);
    }
    heard.hear("ems-esp/solar_data", r#"{"energytotal":5000,"solarpower":2100}"#);
    assert_eq!(heard.counted(), []);
    assert_eq!(heard.figure("ems-esp-solar", "Total energy").why, Why::OwnHeat);
}
