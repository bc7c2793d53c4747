//! Bytes for messages read by a mapping, itself made of bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::map(data));
