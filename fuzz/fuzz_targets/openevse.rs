//! Fuzzes the `openevse` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "openevse-7b2c/power",
    "openevse-7b2c/total_energy",
    "openevse-7b2c/watthour",
    "emon/openevse-7b2c/power",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
