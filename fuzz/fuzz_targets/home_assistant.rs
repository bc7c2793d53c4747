//! Fuzzes the importer of Home Assistant's long-term statistics.
#![no_main]

const FIRST_LINES: &[&str] =
    &["", "statistic_id,start,unit,sum,state\n", "statistic_id,start,unit,delta\n", "statistic_id,start,unit,min,max,mean\n"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
