//! Fuzzes the `zigbee2mqtt` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "zigbee2mqtt/kitchen/plug",
    "zigbee2mqtt/plug",
    "zigbee2mqtt/bridge/devices",
    "zigbee2mqtt/plug/power",
    "attic/bridge/devices",
    "attic/plug",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
