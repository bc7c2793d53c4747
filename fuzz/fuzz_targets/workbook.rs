//! Bytes for workbooks: .xls, .xlsx and .ods, whole or as the parts of one.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::workbook(data));
