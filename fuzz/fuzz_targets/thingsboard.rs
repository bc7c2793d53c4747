//! Fuzzes the `thingsboard` decoder.
#![no_main]

const TOPICS: &[&str] = &["v1/devices/me/telemetry", "v2/t", "v1/gateway/telemetry"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
