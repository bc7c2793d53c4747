//! Fuzzes the line protocol parser.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::lines(data));
