//! Fuzzes the `ems_esp` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "ems-esp/boiler_data",
    "ems-esp/boiler_data_dhw",
    "ems-esp/boiler/nrgconstotal",
    "ems-esp/thermostat_data",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
