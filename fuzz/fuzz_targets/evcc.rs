//! Fuzzes the `evcc` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "evcc/site/grid/power",
    "evcc/site/pvEnergy",
    "evcc/site/battery/power",
    "evcc/loadpoints/1/chargeTotalImport",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
