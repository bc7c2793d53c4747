//! Fuzzes the `tasmota` decoder.
#![no_main]

const TOPICS: &[&str] = &["tele/fridge/SENSOR", "fridge/tele/SENSOR", "stat/fridge/STATUS8"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
