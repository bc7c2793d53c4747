//! Fuzzes the `things_stack` decoder.
#![no_main]

const TOPICS: &[&str] = &["v3/campus@tenant/devices/cellar-3/up", "v3/campus@tenant/devices/cellar-3/join"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
