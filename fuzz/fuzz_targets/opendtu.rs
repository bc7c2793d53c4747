//! Fuzzes the `opendtu` decoder.
#![no_main]

const TOPICS: &[&str] = &["solar/116180000017/0/power", "solar/116180000017/1/yieldtotal", "solar/ac/power"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
