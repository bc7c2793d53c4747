//! Fuzzes the `victron` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "N/d41243b4a1c0/grid/31/Ac/Power",
    "N/d41243b4a1c0/vebus/276/Energy/AcIn1ToAcOut",
    "N/d41243b4a1c0/vebus/276/Energy/AcIn1ToInverter",
    "N/d41243b4a1c0/vebus/276/Energy/AcIn2ToAcOut",
    "N/d41243b4a1c0/vebus/276/Energy/AcIn2ToInverter",
    "N/d41243b4a1c0/temperature/24/TemperatureType",
    "N/d41243b4a1c0/temperature/24/Temperature",
    "N/d41243b4a1c0/full_publish_completed",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
