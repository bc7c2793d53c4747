//! Fuzzes the `statestream` decoder.
#![no_main]

const TOPICS: &[&str] = &[
    "ha/sensor/dryer_energy/state",
    "ha/sensor/dryer_energy/unit_of_measurement",
    "ha/sensor/dryer_energy/device_class",
    "ha/sensor/dryer_energy/state_class",
    "homeassistant/sensor/dryer_power/state",
    "homeassistant/sensor/dryer_power/unit_of_measurement",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::hear(TOPICS, data));
