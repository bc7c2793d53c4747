//! Fuzzes the `chirpstack` decoder.
#![no_main]

const TOPICS: &[&str] = &["application/1/device/a84041000181c061/event/up", "application/1/device/a84041000181c061/event/join"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
