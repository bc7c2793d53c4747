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
    "a/events/rpc",
    "zigbee2mqtt/a/b",
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
];

/// Almost valid payloads, which get further than noise does.
fn payload() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
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
        "\"ENERGY\"",
        "\"Total\"",
        "\"Power\"",
        "\"Time\"",
        "\"2026-11-20T21:57:38\"",
        "\"aenergy\"",
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
        "\"cmps\"",
        "\"ids\"",
        "\"electricitymeter\"",
        "\"at\"",
        "\"power_w:a b\"",
        "\"value:\\u0000\"",
        "ä",
        "\u{0}",
    ]);
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
                prop_assert!(meters.iter().flat_map(|one| &one.values).all(|value| value.value.is_finite() && super::own_part("", &value.part).is_ok()));
            }
        }
    }

    #[test]
    fn no_topic_is_too_strange(topic in "[a-z/+#:$ ä]{0,40}", payload in payload()) {
        Dialects::new().decode(&RawMessage { topic: &topic, payload: &payload, device: None }, &Zone::utc());
    }
}
