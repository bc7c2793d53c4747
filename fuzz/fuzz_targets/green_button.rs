//! Fuzzes the Green Button importer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::import("usage.xml", data));
