//! Fuzzes the importer of NEM12 interval data: the bytes as they are, or after a valid head.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "",
    "100,NEM12,202611230900,MDP1,RET1\n200,QB00000001,E1B1,E1,E1,N1,M1,kWh,30,20261201\n",
    "100,NEM12,202611230900,MDP1,RET1\n200,QB00000001,B1,B1,B1,N1,M1,Wh,15,\n300,20261122,",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
