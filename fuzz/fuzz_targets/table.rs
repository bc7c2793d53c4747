//! Fuzzes the command line's tables: the text as it is, or after a valid header line; with nothing said
//! about it, or much.
#![no_main]

use analytics::table::{Asked, Scale, Series, Table, TableUnit};
use domain::Zone;

const FIRST_LINES: [&str; 5] = [
    "",
    "timestamp,value,temp_c\n",
    "Datum;Zeit;Zählerstand (kWh);Temperatur\n",
    "start,end,usage,unit\n",
    "date,power (W)\n",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((pick, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let text = format!("{}{text}", FIRST_LINES[usize::from(*pick) % FIRST_LINES.len()]);
    let zone = Zone::named("Europe/Berlin").unwrap();
    let unit = TableUnit::given("Wh").unwrap();
    let said = Asked {
        zone: Some(&zone),
        unit: Some(&unit),
        register: Some(pick & 0x80 != 0),
        temperature: Some(Scale::Fahrenheit),
        unit_changes: Some(&[]),
        feeds_back: pick & 0x40 != 0,
        ..Asked::default()
    };
    for asked in [Asked::default(), said] {
        match Table::read(&text, &asked).map(|table| table.series) {
            Ok(Series::Hours(hours)) => {
                assert!(hours.temp_c.is_empty() || hours.temp_c.len() == hours.value.len());
                assert!(hours.rows.iter().all(|hour| *hour < hours.value.len().max(1)));
                assert!(hours.value.iter().all(|value| !value.is_infinite()));
            }
            Ok(Series::Days(days)) => assert!(days.temp_c.is_empty() || days.temp_c.len() == days.value.len()),
            Err(error) => assert!(!error.reason.is_empty()),
        }
    }
});
