//! Fuzzes the `go_e` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "go-eCharger/214017/eto",
    "go-eCharger/214017/nrg",
    "go-eCharger/214017/status",
    "/go-eCharger/214017/wh",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
