//! Fuzzes the `vzlogger` decoder.
#![no_main]

const TOPICS: &[&str] = &["vzlogger/data/chn0/id", "vzlogger/data/chn0/raw", "vzlogger/data/chn1/id", "vzlogger/data/chn1/agg"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
