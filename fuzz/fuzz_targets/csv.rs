//! Fuzzes CSV tables, long and wide: the bytes as they are, or after a valid header line.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "",
    "time,meter,value,unit\n",
    "time;Library (kWh);Gym (W)\n",
    "Date,Start Time,End Time,Usage,Units\n",
    "greenpulse_meter,field,kind,unit,at_utc,value,span_ms\n",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
