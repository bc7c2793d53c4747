//! Fuzzes the importer of MSCONS messages: the bytes as they are, or after a valid head.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "",
    "UNA:+.? 'UNB+UNOC:3+1:500+2:500+261123:0900+1'UNH+1+MSCONS:D:04B:UN:2.4b'",
    "UNB+UNOC:3+1:500+2:500+261123:0900+1'UNH+1+MSCONS:D:04B:UN:2.4b'BGM+7+1+9'UNS+D'NAD+DP'LOC+172+DE00000000001'",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
