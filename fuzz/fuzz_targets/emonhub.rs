//! Fuzzes the `emonhub` decoder.
#![no_main]

const TOPICS: &[&str] = &["emon/emontx", "emon/emontx/power1", "emon/emontx/house_kwh", "emonhub/rx/10/values"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
