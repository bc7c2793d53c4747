//! The order of announcements changes nothing, and what is announced later leaves no wrong sum
//! behind.

use crate::heard::{Heard, esphome, node};
use crate::{ams_reader, ems_esp, hoymiles, plants, readers};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What is announced by each program.
fn all() -> Vec<Vec<(String, String)>> {
    let (device, sensors) = plants::hybrid();
    vec![
        hoymiles::open_dtu().0,
        ams_reader::announced(),
        ems_esp::announced(),
        esphome("reader", &node("reader"), readers::BELGIAN).0,
        esphome("panel", &node("panel"), readers::EMPORIA).0,
        esphome("bridge", &device, sensors).0,
    ]
}

const METERS: [&str; 10] = [
    "112100000007",
    "OpenDTU-000009_a1",
    "ams-77aa",
    "ems-esp-boiler",
    "00112233aabb",
    "2207000123",
    "2207000123/grid",
    "2207000123/solar",
    "2207000123/battery",
    "2207000123/load",
];

/// All decisions, and the channels that count.
fn decided(heard: &Heard) -> (Vec<String>, BTreeSet<String>) {
    let figures: Vec<_> = METERS.iter().flat_map(|meter| heard.dialects.figures_of(meter)).collect();
    let counting =
        figures.iter().filter(|one| one.why.counts()).filter_map(|one| Some(format!("{} {}", one.meter, one.channel.as_ref()?)));
    (figures.iter().map(|one| format!("{one:?}")).collect(), counting.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_announcements_gives_the_same_channels(
        program in 0..6_usize,
        order in prop::collection::vec(any::<u32>(), 40),
        again in prop::collection::vec(any::<bool>(), 40),
    ) {
        let announced = all().swap_remove(program);
        let mut expected = Heard::default();
        announced.iter().for_each(|(topic, payload)| expected.hear(topic, payload));
        let mut shuffled: Vec<usize> = (0..announced.len()).collect();
        shuffled.sort_by_key(|index| order[*index]);
        let mut heard = Heard::default();
        for index in shuffled {
            let (topic, payload) = &announced[index];
            heard.hear(topic, payload);
            if again[index] {
                // Taken back and announced anew.
                heard.hear(topic, "");
                heard.hear(topic, payload);
            }
        }
        prop_assert!(!decided(&expected).1.is_empty());
        prop_assert_eq!(decided(&heard), decided(&expected));
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn announcements_between_the_readings_leave_no_jump_in_a_register(
        program in prop::sample::select(vec![0_usize, 1, 2, 3, 5]),
        order in prop::collection::vec(any::<u32>(), 40),
    ) {
        let announced = all().swap_remove(program);
        let mut shuffled: Vec<usize> = (0..announced.len()).collect();
        shuffled.sort_by_key(|index| order[*index]);
        let mut heard = Heard::default();
        // Each sensor has a register far from the others'. After each announcement, all are told.
        let mut last: std::collections::BTreeMap<(String, String), f64> = std::collections::BTreeMap::new();
        for (done, index) in shuffled.iter().enumerate() {
            heard.hear(&announced[*index].0, &announced[*index].1);
            tell(&mut heard, &announced, done as f64);
            for (channel, value) in heard.counted.iter().filter(|((_, channel), _)| channel.contains("_kwh")) {
                let before = last.insert(channel.clone(), *value).unwrap_or(*value);
                prop_assert!((value - before).abs() < 100.0, "{:?} jumped from {} to {}", channel, before, value);
            }
        }
    }
}

/// Names as devices of all kinds have them, with their units.
const NAMES: &[(&str, &str)] = &[
    ("Power", "W"),
    ("Total Power", "W"),
    ("Power Consumed", "kW"),
    ("Power Produced", "kW"),
    ("Active import", "W"),
    ("Active export", "W"),
    ("Grid power", "W"),
    ("Grid feed-in", "W"),
    ("PV power", "W"),
    ("PV1 power", "W"),
    ("PV2 power", "W"),
    ("AC Power", "W"),
    ("DC Power", "W"),
    ("Inverter power", "W"),
    ("Battery power", "W"),
    ("Battery charge power", "W"),
    ("Battery discharge power", "W"),
    ("Load power", "W"),
    ("House power", "W"),
    ("Solar Power", "W"),
    ("Balance Power", "W"),
    ("Circuit 1 Power", "W"),
    ("Circuit 2 Power", "W"),
    ("Pump Power", "W"),
    ("Power L1", "W"),
    ("Power L2", "W"),
    ("Power L3", "W"),
    ("Phase A export", "W"),
    ("HP Power", "W"),
    ("Heat Power", "W"),
    ("Peak power", "W"),
    ("Energy", "kWh"),
    ("Total energy", "kWh"),
    ("Energy Consumed", "kWh"),
    ("Energy Produced", "kWh"),
    ("Energy exported", "kWh"),
    ("Energy Consumed Tariff 1", "kWh"),
    ("Energy Consumed Tariff 2", "kWh"),
    ("Energy Produced Tariff 1", "kWh"),
    ("Energy T3", "kWh"),
    ("Energy peak", "kWh"),
    ("Energy off peak", "kWh"),
    ("YieldTotal", "kWh"),
    ("YieldDay", "Wh"),
    ("CH1 YieldTotal", "kWh"),
    ("CH2 YieldTotal", "kWh"),
    ("Total battery charge", "kWh"),
    ("Total battery discharge", "kWh"),
    ("Total load energy", "kWh"),
    ("Total grid import", "kWh"),
    ("Total grid export", "kWh"),
    ("Energy L1", "kWh"),
    ("Energy L2", "kWh"),
    ("Energy L3", "kWh"),
    ("Raw energy", "kWh"),
    ("Pump Energy", "kWh"),
    ("Heat energy", "kWh"),
    ("Energy supplied", "kWh"),
    ("Compressor energy", "kWh"),
    ("Gas", "m³"),
    ("Gas in kWh", "kWh"),
    ("Water", "L"),
    ("Hot water", "m³"),
    ("Garden water", "m³"),
    ("1-0:1.8.0", "Wh"),
    ("1-0:2.8.1", "Wh"),
];

fn any_device(picked: &[usize], name: &str) -> Vec<(String, String)> {
    let announce = |index: &usize| {
        let (called, unit) = NAMES[*index];
        let (class, state) = match unit {
            "W" | "kW" => ("power", "measurement"),
            "m³" | "L" => (if called == "Gas" { "gas" } else { "water" }, "total_increasing"),
            _ => ("energy", "total_increasing"),
        };
        let config = serde_json::json!({
            "name": called, "stat_t": format!("any/{index}"), "unit_of_meas": unit, "dev_cla": class, "stat_cla": state,
            "dev": {"ids": "any", "name": name},
        });
        (format!("homeassistant/sensor/any/{index}/config"), config.to_string())
    };
    picked.iter().map(announce).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_any_figures_no_two_share_a_channel_and_no_order_matters(
        picked in prop::collection::btree_set(0..NAMES.len(), 1..25),
        order in prop::collection::vec(any::<u32>(), NAMES.len()),
        name in prop::sample::select(vec!["meter", "Inverter", "Solar meter", "sonnenBatterie", "Heat pump", "Heat meter"]),
    ) {
        let picked: Vec<usize> = picked.into_iter().collect();
        let mut shuffled = picked.clone();
        shuffled.sort_by_key(|index| order[*index]);
        let meters = ["any", "any/grid", "any/solar", "any/battery", "any/load"];
        let decide = |picked: &[usize]| {
            let mut heard = Heard::default();
            any_device(picked, name).iter().for_each(|(topic, payload)| heard.hear(topic, payload));
            meters.iter().flat_map(|meter| heard.dialects.figures_of(meter)).collect::<Vec<_>>()
        };
        let figures = decide(&picked);
        prop_assert_eq!(&decide(&shuffled), &figures);
        prop_assert_eq!(figures.len(), picked.len());
        let alone: Vec<(&str, &str)> =
            figures.iter().filter(|one| one.why == dialects::Why::Counts).filter_map(|one| Some((&*one.meter, one.channel.as_deref()?))).collect();
        let distinct: BTreeSet<_> = alone.iter().collect();
        prop_assert_eq!(distinct.len(), alone.len(), "{:?}", alone);
        // A whole and its parts never count together.
        for (meter, _) in alone.iter().filter(|(_, channel)| ["energy_kwh", "power_w"].contains(channel)) {
            let part = alone.iter().find(|(other, channel)| other == meter && ["_kwh:l", "_w:l", "_w:circuit", "_kwh:ch"].iter().any(|part| channel.contains(part)));
            prop_assert_eq!(part, None);
        }
    }
}

/// Tells a state of every sensor: 1,000 times its place, and a little more with each round.
fn tell(heard: &mut Heard, announced: &[(String, String)], round: f64) {
    let mut topics: std::collections::BTreeMap<String, serde_json::Map<String, serde_json::Value>> =
        std::collections::BTreeMap::new();
    for (index, (_, payload)) in announced.iter().enumerate() {
        let config: serde_json::Value = serde_json::from_str(payload).unwrap();
        let topic = config["stat_t"].as_str().unwrap().replace('~', config["~"].as_str().unwrap_or(""));
        let value = 1000.0 * (index + 1) as f64 + round;
        let template = config["val_tpl"].as_str().unwrap_or("");
        let fields = topics.entry(topic).or_default();
        let path: String = template.split("value_json").nth(1).unwrap_or("").chars().take_while(|c| !c.is_whitespace()).collect();
        let steps: Vec<&str> = path.split(['.', '[', ']', '\'']).filter(|step| !step.is_empty()).collect();
        if let [step] = steps[..] {
            fields.insert(step.to_owned(), value.into());
        } else if steps.is_empty() {
            fields.insert(String::new(), value.into());
        }
    }
    for (topic, fields) in topics {
        let payload = match fields.get("") {
            Some(value) => value.to_string(),
            None => serde_json::Value::Object(fields).to_string(),
        };
        heard.hear(&topic, &payload);
    }
}
