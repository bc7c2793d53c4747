//! Fuzzes the `sparkplug` decoder.
#![no_main]

const TOPICS: &[&str] = &["spBv1.0/g/DBIRTH/e/d", "spBv1.0/g/DDATA/e/d", "spBv1.0/g/NBIRTH/e", "spBv1.0/g/NDATA/e"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
