//! Fuzzes the `zigbee2mqtt` decoder.
#![no_main]

const TOPICS: &[&str] = &["zigbee2mqtt/kitchen/plug", "zigbee2mqtt/plug"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
