//! Fuzzes the `rtl_433` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "rtl_433/attic/events",
    "rtl_433/attic/devices/IDM/LastConsumptionCount",
    "rtl_433/attic/devices/ERT-SCM/88/consumption_data",
    "rtl_433/attic/devices/Oregon-CM180i/3/power1_W",
    "rtl_433/attic/devices/6/Wireless-MBus/7/inst_volume_0",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
