//! Fuzzes workbooks (.xls, .xlsx and .ods), whole or assembled from parts.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::workbook(data));
