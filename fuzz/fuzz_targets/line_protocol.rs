//! Bytes for lines of line protocol.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::lines(data));
