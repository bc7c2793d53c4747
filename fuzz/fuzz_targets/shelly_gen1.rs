//! Fuzzes the `shelly_gen1` decoder.
#![no_main]

const TOPICS: &[&str] = &["shellies/a/relay/0/energy", "shellies/a/emeter/1/total", "shellies/a/emeter/0/power", "shellies/a/sensor/temperature"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
