//! Fuzzes the `own` decoder.
#![no_main]

const TOPICS: &[&str] = &["greenpulse/v1/m7/readings"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
