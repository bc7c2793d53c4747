//! Turns bytes into calendar files, and checks the invariants of the days that are read.

use calendar::Error;
use calendar::ics::{BYTES_MAX, DAYS_MAX, NAME_CHARACTERS_MAX};
use domain::Zone;
use domain::zone::Date;

/// Reads bytes as a calendar file, and as the lines of an event in one.
pub fn read(data: &[u8]) {
    check(data);
    let mut file = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n".to_vec();
    file.extend_from_slice(data);
    file.extend_from_slice(b"\nEND:VEVENT\nEND:VCALENDAR\n");
    check(&file);
}

fn check(file: &[u8]) {
    let (first, last) = (Date { year: 2025, month: 1, day: 1 }, Date { year: 2027, month: 12, day: 31 });
    let Ok(site) = Zone::named("America/New_York") else { return };
    match calendar::ics::read(file, &site, first, last) {
        Ok(seen) => {
            assert!(file.len() <= BYTES_MAX);
            assert!(seen.days.windows(2).all(|pair| pair[0].first <= pair[1].first), "days are in order");
            assert!(seen.days.iter().all(|days| first <= days.first && days.first <= days.last && days.last <= last));
            assert!(seen.days.iter().map(|days| days.last.days() - days.first.days() + 1).sum::<i64>() <= DAYS_MAX);
            for name in seen.days.iter().map(|days| &days.name).chain(&seen.name) {
                assert!(name.chars().count() <= NAME_CHARACTERS_MAX && !name.contains(char::is_control));
            }
        }
        Err(Error::Ics { line, .. }) => assert!(line >= 1 && line <= file.len() + 1),
        Err(other) => panic!("{other}"),
    }
}
