//! Fuzzes the `esphome` decoder.
#![no_main]

const TOPICS: &[&str] = &["esp/sensor/power/state", "esp/status"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
