//! Fuzzes the importer of Portfolio Manager's meter entries.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "",
    "Meter Name,Meter Type,Start Date,End Date,Usage/Quantity,Usage Units\n",
    "Property Name,PM ID,Meter ID,Meter Name,Meter Type,Consumption ID,Start Date,End Date,Delivery Date,Usage/Quantity,Usage Units,Cost ($),Estimation?\n",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
