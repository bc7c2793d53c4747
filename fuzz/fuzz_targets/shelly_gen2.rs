//! Fuzzes the `shelly_gen2` decoder.
#![no_main]

const TOPICS: &[&str] = &["a/status/switch:0", "a/status/em:0", "a/status/em1data:0", "a/events/rpc", "a/b/status/bthomesensor:200"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
