//! Fuzzes the `dsmr` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "dsmr/json",
    "dsmr/reading/electricity_delivered_1",
    "dsmr/reading/electricity_delivered_2",
    "dsmr/reading/electricity_currently_delivered",
    "dsmr/reading/electricity_currently_returned",
    "dsmr/reading/extra_device_delivered",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
