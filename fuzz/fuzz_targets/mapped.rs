//! Fuzzes mapped messages; the mapping is also made from the bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::map(data));
