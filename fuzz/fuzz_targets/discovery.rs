//! Fuzzes the `discovery` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "homeassistant/sensor/m1/config",
    "homeassistant/sensor/m2/config",
    "homeassistant/device/d/config",
    "m1/state",
    "m2/state",
    "x/m1/state",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
