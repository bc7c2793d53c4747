//! Fuzzes the `ahoy` decoder.
#![no_main]

const TOPICS: &[&str] = &["inverter/Shed/ch0", "inverter/Shed/ch0/P_AC", "inverter/Shed/ch1/YieldTotal", "inverter/total"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
