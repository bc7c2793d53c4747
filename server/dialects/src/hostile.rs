//! Properties of all decoders at once: no bytes on any topic cause a panic, and memory stays within
//! its bounds.

use super::{Decoded, Dialects, RawMessage};
use domain::Zone;
use proptest::prelude::*;

const TOPICS: &[&str] = &[
    "greenpulse/v1/m/readings",
    "tele/a/SENSOR",
    "stat/a/STATUS8",
    "shellies/a/emeter/0/total",
    "a/status/switch:0",
    "a/status/em:0",
    "a/b/status/bthomesensor:200",
    "a/status/temperature:100",
    "shellies/a/sensor/temperature",
    "a/events/rpc",
    "zigbee2mqtt/a/b",
    "zigbee2mqtt/a/power",
    "zigbee2mqtt/bridge/devices",
    "z/bridge/devices",
    "z/a/b",
    "homeassistant/sensor/a/config",
    "homeassistant/device/a/config",
    "m/s",
    "x/m/s",
    "a/sensor/b/state",
    "emon/a",
    "emon/a/e1",
    "emonhub/rx/1/values",
    "dsmr/json",
    "dsmr/reading/electricity_delivered_1",
    "glow/a/SENSOR/electricitymeter",
    "v1/devices/me/telemetry",
    "v1/gateway/telemetry",
    "spBv1.0/g/DBIRTH/e/d",
    "spBv1.0/g/DDATA/e/d",
    "N/c0619ab00001/grid/30/Ac/Power",
    "N/c0619ab00001/vebus/276/Energy/AcIn1ToAcOut",
    "N/c0619ab00001/temperature/24/TemperatureType",
    "N/c0619ab00001/temperature/24/Temperature",
    "evcc/site/pvEnergy",
    "evcc/loadpoints/1/chargePower",
    "solar/116180000017/0/power",
    "inverter/a/ch0",
    "inverter/a/ch1/YieldTotal",
    "go-eCharger/1/nrg",
    "go-eCharger/1/status",
    "openevse-1/watthour",
    "openevse-1/total_energy",
    "zwave/a/meter/endpoint_0/value/65537",
    "zwave/a/50/1/value/65537",
    "zwave/a/49/0/Air_temperature",
    "zwave/a/b",
    "application/1/device/a/event/up",
    "v3/a@t/devices/d/up",
    "rtl_433/a/events",
    "rtl_433/a/devices/IDM/7/LastConsumptionCount",
    "rtl_433/a/devices/EMT/7/energy_kWh",
    "wmbusmeters/a",
    "rtlamr/7/state",
    "rtlamr/debug",
    "amsleser",
    "vzlogger/data/chn0/id",
    "vzlogger/data/chn0/raw",
    "ems-esp/boiler_data",
    "ems-esp/boiler/nrgconstotal",
    "homeassistant/sensor/a_energy/state",
    "homeassistant/sensor/a_energy/unit_of_measurement",
    "a/sensor/b/unit_of_measurement",
];

/// Pieces of payloads.
const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "1e400",
    "-5",
    "0.5",
    "null",
    "[{\"ieee_address\":1,\"friendly_name\":\"a/b\",\"definition\":{\"exposes\":[",
    "{\"type\":\"numeric\",\"access\":1,\"unit\":\"L\",\"property\":\"water_2\"}",
    "{\"type\":\"enum\",\"property\":\"energy_flow\",\"values\":[\"consuming\",\"producing\"]}",
    "]}}]",
    "\"power\"",
    "\"power_phase_b\"",
    "\"energy_flow\":\"producing\"",
    "\"ENERGY\"",
    "\"Total\"",
    "\"Power\"",
    "\"Time\"",
    "\"2026-11-20T21:57:38\"",
    "\"aenergy\"",
    "\"obj_id\":77",
    "\"value\"",
    "\"tC\"",
    "\"SML\"",
    "\"Total_in\"",
    "\"DS18B20\"",
    "\"Temperature\"",
    "\"ret_aenergy\"",
    "\"total\"",
    "\"params\"",
    "\"method\"",
    "\"NotifyStatus\"",
    "\"ts\"",
    "\"values\"",
    "\"stat_t\"",
    "\"m/s\"",
    "\"dev_cla\"",
    "\"energy\"",
    "\"unit_of_meas\"",
    "\"kWh\"",
    "\"val_tpl\"",
    "\"{{ value_json.a['b'] | round(2) * 3 }}\"",
    "\"cmps\"",
    "\"ids\"",
    "\"electricitymeter\"",
    "\"at\"",
    "\"power_w:a b\"",
    "\"value:\\u0000\"",
    "ä",
    "\u{0}",
    "\"object\"",
    "\"unit\"",
    "\"time\"",
    "\"ccSpecific\"",
    "\"uplink_message\"",
    "\"decoded_payload\"",
    "\"nrg\"",
    "\"P_AC\"",
    "\"model\"",
    "\"ERT-SCM\"",
    "\"id\"",
    "\"consumption_data\"",
    "\"ert_type\"",
    "\"energy_kWh\"",
    "{\"_\":\"telegram\",\"media\":\"heat\",\"meter\":\"elf\",\"id\":\"1\",",
    "\"total_energy_consumption_kwh\"",
    "\"total_energy_consumption_tariff_1_kwh\"",
    "{\"id\":\"02:AA:10:20:30:40\",\"name\":\"x\",\"up\":1,\"data\":{\"P\":",
    "\"reading\"",
    "\"Message\"",
    "\"nrgconstotal\"",
    "1-0:1.8.0*255",
    "\"{{ value_json.a if 'a' in value_json else (0 if (value_json.b) }}\"",
    "\"{% if value_json.a is defined %}{{ iif(value > 1, value, 0) }}{% else %}{% endif %}\"",
    "\"+/m/s\"",
    "\"name\"",
    "\"Power Produced Phase 1\"",
    "\"PV1 Power\"",
    "\"Energie 1-0:1.8.1\"",
    "\"stat_cla\"",
    "\"total_increasing\"",
    "\"dev\"",
    "\"via_device\"",
];

/// Almost valid payloads, which get further than noise does.
fn payload() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(WORDS);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(words, 0..60).prop_map(|words| words.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_decoder_panics_on_any_bytes(messages in prop::collection::vec((prop::sample::select(TOPICS), payload()), 1..10)) {
        let mut dialects = Dialects::new();
        for (topic, payload) in &messages {
            let found = dialects.decode(&RawMessage { topic, payload, device: Some("d") }, &Zone::utc());
            if let Decoded::Values { meters, .. } = found {
                prop_assert!(meters.iter().all(|one| super::is_key(&one.meter) && !(one.values.is_empty() && one.unread.is_empty())));
                prop_assert!(meters.iter().flat_map(|one| &one.unread).all(|unread| unread.value.is_finite() && unread.path.len() < 1_000));
                prop_assert!(meters.iter().flat_map(|one| &one.values).all(|value| value.value.is_finite() && super::own_part("", &value.part).is_ok()));
            }
        }
    }

    #[test]
    fn no_topic_is_too_strange(topic in "[a-z/+#:$ ä]{0,40}", payload in payload()) {
        Dialects::new().decode(&RawMessage { topic: &topic, payload: &payload, device: None }, &Zone::utc());
    }
}
