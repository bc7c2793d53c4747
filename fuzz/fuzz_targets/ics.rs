//! Fuzzes calendar files: the bytes as they are, and as the lines of an event.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::calendars::read(data));
