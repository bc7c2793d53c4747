//! Fuzzes the `rtlamr` decoder.
#![no_main]

const TOPICS: &[&str] = &["rtlamr/5512/state", "rtlamr/5512/attributes", "rtlamr/debug", "homeassistant/device/5512/config"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
