//! Fuzzes the `wmbusmeters` decoder.
#![no_main]

const TOPICS: &[&str] = &["wmbusmeters/tap", "cellar/water"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
