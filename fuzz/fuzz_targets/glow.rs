//! Fuzzes the `glow` decoder.
#![no_main]

const TOPICS: &[&str] = &["glow/44A7/SENSOR/electricitymeter", "glow/44A7/SENSOR/gasmeter"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
