//! Fuzzes the `ams_reader` decoder.
#![no_main]

const TOPICS: &[&str] = &["amsleser", "cabin/meter"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
