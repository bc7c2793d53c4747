//! Fuzzes the `zwave` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "zwave/7/50/0/value/65537",
    "zwave/strip/meter/endpoint_1/value/65537",
    "zwave/strip/meter/endpoint_0/value/65537",
    "zwave/7/49/0/Air_temperature",
    "zwave/Cellar/heat_pump/watts",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
