//! Fuzzes the importer of NEM13 accumulated data: the bytes as they are, or after a valid head.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "",
    "100,NEM13,202611230900,MDP1,RET1\n",
    "100,NEM13,202611230900,MDP1,RET1\n250,QB00000001,11,1,11,11,M1,E,",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
