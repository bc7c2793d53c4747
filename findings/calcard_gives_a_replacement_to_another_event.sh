#!/usr/bin/env bash
# calcard 0.3.14 (crates.io) gives the replacement of one event's occurrence to another event, and ends rules an hour early.
#
# RFC 5545, 3.8.4.4: RECURRENCE-ID replaces an occurrence of the event with the same UID. calcard looks for it by time and
# SEQUENCE alone. In a file of two weekly events at nine o'clock, "b" moved on 12 January is taken from "a": a loses its
# 12 January, b has both. A replacement with a higher SEQUENCE, as Google writes it, replaces nothing: the occurrence
# happens twice. And UNTIL in universal time (3.3.10) is compared with local times: the last occurrence in Berlin is lost.
# A calendar of closings then closes a building on a day on which it was open, and the other way round.
# Seen: a on 5 and 19 January only, b on 5, 12, 13 and 19; UNTIL=20260119T080000Z ends on the 12th, at 09:00 in Berlin.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cargo init --quiet --name finding .
cargo add --quiet calcard@=0.3.14 --no-default-features
cargo add --quiet chrono@0.4 chrono-tz@0.10
cat >src/main.rs <<'RUST'
use calcard::{Entry, Parser, common::timezone::Tz};

/// The dates on which each part of a calendar happens, in Berlin.
fn dates(events: &str) -> Vec<(u32, String)> {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"));
    let Entry::ICalendar(calendar) = Parser::new(&text).entry() else { panic!("no calendar") };
    let seen = calendar.expand_dates(Tz::Tz(chrono_tz::Europe::Berlin), 100);
    assert!(seen.errors.is_empty());
    let mut dates: Vec<_> = seen.events.iter().map(|event| (event.comp_id, event.start.format("%d %H:%M").to_string())).collect();
    dates.sort();
    dates
}

fn weekly(uid: &str, rule: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID=Europe/Berlin:20260105T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;{rule}\nEND:VEVENT\n")
}

fn moved(uid: &str, sequence: u32) -> String {
    format!(
        "BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nRECURRENCE-ID;TZID=Europe/Berlin:20260112T090000\n\
         DTSTART;TZID=Europe/Berlin:20260113T150000\nDURATION:PT1H\nEND:VEVENT\n"
    )
}

fn main() {
    let of = |seen: &[(u32, String)], part: u32| -> Vec<String> {
        seen.iter().filter(|one| one.0 == part).map(|one| one.1.clone()).collect()
    };
    // Without a SEQUENCE of the events, a replacement has none either.
    let both = format!("{}{}{}", weekly("a", "COUNT=3"), weekly("b", "COUNT=3"), moved("b", 0).replace("SEQUENCE:0\n", ""));
    let seen = dates(&both);
    println!("a: {:?}, b: {:?}, b moved: {:?}", of(&seen, 1), of(&seen, 2), of(&seen, 3));
    assert_eq!(of(&seen, 1), ["05 09:00", "19 09:00"], "a keeps its 12 January now");
    assert_eq!(of(&seen, 2).len(), 3, "b was moved now");

    let seen = dates(&format!("{}{}", weekly("b", "COUNT=3"), moved("b", 1)));
    println!("moved with a SEQUENCE: {:?} and {:?}", of(&seen, 1), of(&seen, 2));
    assert_eq!(of(&seen, 1).len(), 3, "a replacement with a SEQUENCE is found now");

    let seen = dates(&weekly("b", "UNTIL=20260119T080000Z"));
    println!("until 09:00 in Berlin on 19 January: {:?}", of(&seen, 1));
    assert_eq!(of(&seen, 1), ["05 09:00", "12 09:00"], "the last occurrence is there now");
    println!("as described");
}
RUST
cargo run --quiet
