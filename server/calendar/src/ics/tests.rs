//! What a calendar file says of days, from events as programs write them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use proptest::prelude::*;

/// A calendar with these lines of events.
fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n{events}END:VCALENDAR\r\n")
}

/// An event of these lines.
fn event(lines: &[&str]) -> String {
    format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.join("\r\n"))
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What a file says of 2026 and 2027 at a site in that zone, as `2026-12-24..2026-12-26 name`.
fn read_in(zone: &str, text: &str) -> Result<Vec<String>, Error> {
    let seen = read(text.as_bytes(), &Zone::named(zone).unwrap(), date("2026-01-01"), date("2027-12-31"))?;
    Ok(seen.days.iter().map(|days| format!("{}..{} {}", days.first, days.last, days.name).trim_end().to_owned()).collect())
}

fn days(events: &str) -> Vec<String> {
    read_in("Europe/Berlin", &calendar(events)).unwrap()
}

fn fault(events: &str) -> (usize, Fault) {
    match read_in("Europe/Berlin", &calendar(events)).unwrap_err() {
        Error::Ics { line, fault } => (line, fault),
        other => panic!("{other}"),
    }
}

#[test]
fn a_day_ends_before_the_date_of_its_end() {
    let text = event(&["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Closed"]);
    assert_eq!(days(&text), ["2026-12-24..2026-12-26 Closed"]);
    assert_eq!(days(&event(&["DTSTART;VALUE=DATE:20261224"])), ["2026-12-24..2026-12-24"]);
    assert_eq!(days(&event(&["DTSTART:20261224", "DTEND:20261224"])), ["2026-12-24..2026-12-24"]);
    assert_eq!(days(&event(&["DTSTART;VALUE=DATE:20261224", "DURATION:P1W"])), ["2026-12-24..2026-12-30"]);
}

#[test]
fn hours_close_a_date_if_they_take_half_of_its_daytime() {
    let of = |from: &str, until: &str| days(&event(&[&format!("DTSTART:{from}"), &format!("DTEND:{until}")]));
    assert_eq!(of("20261223T090000", "20261223T170000"), ["2026-12-23..2026-12-23"]);
    assert_eq!(of("20261223T140000", "20270104T080000"), ["2026-12-24..2027-01-03"]);
    assert!(of("20261223T090000", "20261223T100000").is_empty());
    assert!(of("20261223T180000", "20261224T060000").is_empty());
    assert!(of("20261223T090000", "20261223T090000").is_empty());
}

#[test]
fn a_day_in_universal_time_or_in_another_zone_stays_one_day() {
    let utc = event(&["DTSTART:20261224T000000Z", "DTEND:20261225T000000Z"]);
    for zone in ["Europe/Berlin", "America/New_York", "Europe/London", "Asia/Kolkata"] {
        assert_eq!(read_in(zone, &calendar(&utc)).unwrap(), ["2026-12-24..2026-12-24"], "{zone}");
    }
    let tokyo = event(&["DTSTART;TZID=Asia/Tokyo:20261225T080000", "DTEND;TZID=Asia/Tokyo:20261226T080000"]);
    assert_eq!(days(&tokyo), ["2026-12-25..2026-12-25"]);
}

#[test]
fn a_zone_is_known_by_its_name_its_name_in_windows_or_the_rules_of_the_file() {
    let of =
        |zone: &str| event(&[&format!("DTSTART;TZID={zone}:20261223T230000"), &format!("DTEND;TZID={zone}:20261224T230000")]);
    // From 23:00 in New York it is five in the morning in Berlin, of the next day.
    for zone in ["America/New_York", "\"Eastern Standard Time\"", "/example.org/America/New_York"] {
        assert_eq!(days(&of(zone)), ["2026-12-24..2026-12-24"], "{zone}");
    }
    let rules = "BEGIN:VTIMEZONE\r\nTZID:Campus\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n\
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n\
        TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    // Noon to one in the morning there is half past six in the evening of Kolkata until half past seven: five
    // hours from noon there would be a day, and by summer time there would not.
    let night = |date: &str| event(&[&format!("DTSTART;TZID=Campus:{date}T193000"), &format!("DTEND;TZID=Campus:{date}T233000")]);
    for date in ["20260701", "20261201"] {
        let (own, named) = (night(date), night(date).replace("TZID=Campus", "TZID=America/New_York"));
        let in_kolkata = |text: &str| read_in("Asia/Kolkata", &calendar(&format!("{rules}{text}"))).unwrap();
        assert_eq!(in_kolkata(&own), in_kolkata(&named), "{date}");
    }
    assert_eq!(days(&format!("{}{rules}", of("Campus"))), ["2026-12-24..2026-12-24"], "the rules may stand behind the event");
    assert_eq!(fault(&of("Mars/Olympus")), (5, Fault::Zone("Mars/Olympus".to_owned())));
}

#[test]
fn events_repeat_by_their_rule_without_what_is_left_out() {
    let text = event(&[
        "DTSTART;VALUE=DATE:20241224",
        "DTEND;VALUE=DATE:20241225",
        "RRULE:FREQ=YEARLY",
        "EXDATE;VALUE=DATE:20271224",
        "RDATE;VALUE=DATE:20270107,20270108",
        "SUMMARY:Heiligabend",
    ]);
    assert_eq!(
        days(&text),
        ["2026-12-24..2026-12-24 Heiligabend", "2027-01-07..2027-01-07 Heiligabend", "2027-01-08..2027-01-08 Heiligabend"]
    );
    let thanksgiving = event(&["DTSTART;VALUE=DATE:20151126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "SUMMARY:Thanksgiving"]);
    assert_eq!(days(&thanksgiving), ["2026-11-26..2026-11-26 Thanksgiving", "2027-11-25..2027-11-25 Thanksgiving"]);
    let three = event(&["DTSTART;VALUE=DATE:20261228", "RRULE:FREQ=DAILY;COUNT=3"]);
    assert_eq!(days(&three).len(), 3);
    let last_fridays = event(&["DTSTART;VALUE=DATE:20260130", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260331"]);
    assert_eq!(days(&last_fridays), ["2026-01-30..2026-01-30", "2026-02-27..2026-02-27", "2026-03-27..2026-03-27"]);
}

#[test]
fn the_end_of_a_rule_is_told_by_the_clock_of_the_event() {
    // 24 December 09:00 in Berlin is 08:00Z.
    let of = |until: &str| {
        let rule = format!("RRULE:FREQ=DAILY;UNTIL={until}");
        days(&event(&["DTSTART;TZID=Europe/Berlin:20261222T090000", "DURATION:PT8H", &rule])).len()
    };
    assert_eq!((of("20261224T080000Z"), of("20261224T075959Z"), of("20261224"), of("20261223T235959")), (3, 2, 3, 2));
    // A date that ends at midnight in Berlin, and one that was written as a time.
    let whole = |until: &str| days(&event(&["DTSTART;VALUE=DATE:20261222", &format!("RRULE:FREQ=DAILY;UNTIL={until}")])).len();
    assert_eq!((whole("20261223T230000Z"), whole("20261224T000000Z"), whole("20261223T225959Z")), (3, 3, 2));
}

#[test]
fn a_single_occurrence_is_replaced_moved_or_cancelled() {
    let series = event(&["UID:a", "DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Closed"]);
    let moved =
        event(&["UID:a", "SEQUENCE:3", "RECURRENCE-ID;VALUE=DATE:20260112", "DTSTART;VALUE=DATE:20260113", "SUMMARY:Moved"]);
    let cancelled = event(&["UID:a", "RECURRENCE-ID;VALUE=DATE:20260119", "STATUS:CANCELLED"]);
    let expected = ["2026-01-05..2026-01-05 Closed", "2026-01-13..2026-01-13 Moved", "2026-01-26..2026-01-26 Closed"];
    for text in [format!("{series}{moved}{cancelled}"), format!("{cancelled}{moved}{series}")] {
        assert_eq!(days(&text), expected);
    }
    let other = event(&["UID:b", "DTSTART;VALUE=DATE:20260112", "SUMMARY:Other"]);
    assert_eq!(days(&format!("{series}{moved}{cancelled}{other}")).len(), 4, "it replaces nothing of another event");
    assert_eq!(days(&moved), ["2026-01-13..2026-01-13 Moved"], "without its event it is one by itself");
}

#[test]
fn a_replacement_is_found_in_universal_time_too() {
    let series = event(&["UID:a", "DTSTART;TZID=Europe/Berlin:20260323T080000", "DURATION:PT9H", "RRULE:FREQ=WEEKLY;COUNT=3"]);
    // After 29 March Berlin is two hours ahead.
    let gone = event(&["UID:a", "RECURRENCE-ID:20260330T060000Z", "DTSTART:20260330T060000Z", "STATUS:CANCELLED"]);
    assert_eq!(days(&format!("{series}{gone}")), ["2026-03-23..2026-03-23", "2026-04-06..2026-04-06"]);
    let left_out = event(&[
        "DTSTART;TZID=Europe/Berlin:20260323T080000",
        "DURATION:PT9H",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20260330T060000Z",
    ]);
    assert_eq!(days(&left_out), ["2026-03-23..2026-03-23", "2026-04-06..2026-04-06"]);
}

#[test]
fn of_two_versions_of_an_event_the_later_counts() {
    let first = event(&["UID:a", "DTSTART;VALUE=DATE:20260105", "SUMMARY:First"]);
    let second = event(&["UID:a", "SEQUENCE:1", "DTSTART;VALUE=DATE:20260106", "SUMMARY:Second"]);
    assert_eq!(days(&format!("{second}{first}")), ["2026-01-06..2026-01-06 Second"]);
    let alike = event(&["UID:a", "DTSTART;VALUE=DATE:20260107", "SUMMARY:Alike"]);
    assert_eq!(days(&format!("{first}{alike}")).len(), 2, "some programs give all events one name");
}

#[test]
fn days_that_are_marked_as_free_count_and_hours_do_not() {
    assert_eq!(days(&event(&["DTSTART;VALUE=DATE:20261225", "TRANSP:TRANSPARENT"])).len(), 1);
    assert!(days(&event(&["DTSTART:20261223T060000", "DTEND:20261223T180000", "TRANSP:TRANSPARENT"])).is_empty());
    assert!(days(&event(&["DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"])).is_empty());
}

#[test]
fn what_has_no_bearing_on_days_is_passed_over_and_a_calendars_name_stands_for_a_missing_one() {
    let alarm = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDTSTART:nonsense\r\nEND:VALARM";
    let text = format!(
        "X-WR-CALNAME:Campus\\, closed\r\nBEGIN:VTODO\r\nDTSTART:x\r\nEND:VTODO\r\n{}",
        event(&["DTSTART:20261225", "X-A:b", alarm])
    );
    let zone = Zone::named("Europe/Berlin").unwrap();
    let seen = read(calendar(&text).as_bytes(), &zone, date("2026-01-01"), date("2026-12-31")).unwrap();
    assert_eq!((seen.name.as_deref(), seen.events), (Some("Campus, closed"), 1));
    assert_eq!(seen.days[0].name, "Campus, closed");
}

#[test]
fn days_are_cut_to_the_time_that_is_asked_for_and_an_endless_rule_ends_there() {
    let ever = event(&["DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:20400101"]);
    assert_eq!(days(&ever), ["2026-01-01..2027-12-31"]);
    assert_eq!(days(&event(&["DTSTART;VALUE=DATE:20200104", "RRULE:FREQ=WEEKLY;BYDAY=SU"])).len(), 104);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    assert_eq!(fault(&event(&["UID:1", "SUMMARY:x"])), (4, Fault::NoStart));
    assert_eq!(fault(&event(&["DTSTART:24.12.2026"])), (5, Fault::Date("24.12.2026".to_owned())));
    assert_eq!(fault(&event(&["DTSTART:20261224", "DTEND:20261223"])), (6, Fault::EndBeforeStart("20261223".to_owned())));
    assert_eq!(fault(&event(&["DTSTART:20261224", "DURATION:PT5H"])), (6, Fault::Duration("PT5H".to_owned())));
    assert_eq!(fault(&event(&["DTSTART:20261224", "RRULE:FREQ=HOURLY"])), (6, Fault::WithinADay("FREQ=HOURLY".to_owned())));
    assert!(matches!(fault(&event(&["DTSTART:20261224", "RRULE:FREQ=YEARLY;BYMONTH=13"])), (6, Fault::Rule { .. })));
    assert_eq!(fault(&event(&["DTSTART:20261224", "RRULE:FREQ=DAILY;UNTIL=2026+1+2"])), (6, Fault::Date("2026+1+2".to_owned())));
    assert!(matches!(fault(&event(&["DTSTART:20261224", "RRULE:FREQ=YEARLY;RSCALE=HEBREW"])), (6, Fault::Scale(_))));
    assert_eq!(
        fault("BEGIN:VEVENT\r\nDTSTART:20261224\r\n"),
        (6, Fault::WrongEnd { expected: "VEVENT".to_owned(), found: "VCALENDAR".to_owned() })
    );
    let zone = Zone::utc();
    let refused = |text: &str| read(text.as_bytes(), &zone, date("2026-01-01"), date("2026-12-31")).unwrap_err();
    assert_eq!(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224\n"), Fault::Unclosed("VEVENT".to_owned()).at(2));
    assert_eq!(refused("BEGIN:VCALENDAR\nVERSION:1.0\n"), Fault::Version("1.0".to_owned()).at(2));
}

#[test]
fn a_file_that_would_cost_much_is_refused() {
    let many = event(&["DTSTART:20261224"]).repeat(EVENTS_MAX + 1);
    assert!(matches!(fault(&many), (_, Fault::TooManyEvents)));
    assert!(matches!(fault(&format!("X:{}\r\n", "y".repeat(BYTES_MAX))), (4, Fault::TooLarge)));
    assert!(matches!(fault(&"BEGIN:X\r\n".repeat(20)), (_, Fault::TooDeep)));
    let old = event(&["DTSTART:00010101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]).repeat(200);
    assert!(matches!(fault(&old), (_, Fault::TooManySteps)));
    let dense = event(&["DTSTART:20200101", "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7,8,9,10"]);
    assert!(matches!(fault(&dense), (6, Fault::WithinADay(_))));
    let wordy = event(&["DTSTART:20200101", &format!("RRULE:FREQ=DAILY;BYDAY={}", "MO,".repeat(100_000))]);
    assert!(matches!(fault(&wordy), (6, Fault::TooManySteps)));
    let years: String = (0..40)
        .map(|at| event(&[&format!("DTSTART:2026010{}", at % 9 + 1), "DURATION:P3650D", &format!("SUMMARY:{at}")]))
        .collect();
    assert!(matches!(fault(&years), (_, Fault::TooManyDays)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn an_events_days_do_not_depend_on_the_order_of_its_lines(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let lines = [
            "UID:a",
            "DTSTART;TZID=Europe/Berlin:20260302T080000",
            "DURATION:PT10H",
            "RRULE:FREQ=WEEKLY;UNTIL=20260420T060000Z;BYDAY=MO,TH",
            "EXDATE;TZID=Europe/Berlin:20260305T080000",
            "EXDATE:20260402T060000Z",
            "RDATE;VALUE=PERIOD:20260501T060000Z/PT8H,20260502T060000Z/PT1H",
            "SUMMARY:Closed",
        ];
        let shuffled: Vec<&str> = order.iter().map(|at| lines[*at]).collect();
        let seen = days(&event(&shuffled));
        prop_assert_eq!(&seen, &days(&event(&lines)));
        // 2, 9, 16, 23, 30 March, 6, 13, 20 April; 12, 19, 26 March, 9, 16 April; 1 May.
        prop_assert_eq!(seen.len(), 14);
    }

    #[test]
    fn leaving_a_date_out_takes_away_exactly_its_day(count in 2_usize..60, at in 0_usize..60, interval in 1_usize..4, timed in any::<bool>()) {
        let at = at % count;
        let start = date("2026-03-20");
        let gone = Date::from_days(start.days() + (at * interval) as i64).to_string().replace('-', "");
        let lines = if timed {
            ["DTSTART;TZID=Europe/Berlin:20260320T053000".to_owned(), "DURATION:PT13H".to_owned(), format!("EXDATE;TZID=Europe/Berlin:{gone}T053000")]
        } else {
            ["DTSTART;VALUE=DATE:20260320".to_owned(), "DURATION:P1D".to_owned(), format!("EXDATE;VALUE=DATE:{gone}")]
        };
        let rule = format!("RRULE:FREQ=DAILY;COUNT={count};INTERVAL={interval}");
        let (all, left) = (days(&event(&[&lines[0], &lines[1], &rule])), days(&event(&[&lines[0], &lines[1], &rule, &lines[2]])));
        prop_assert_eq!(all.len(), count);
        let mut expected = all;
        expected.remove(at);
        prop_assert_eq!(left, expected);
    }

    #[test]
    fn no_bytes_bring_the_reader_to_fall(bytes in proptest::collection::vec(any::<u8>(), 0..400), line in "[A-Z;=:0-9TZP/,-]{0,60}") {
        let _ = read(&bytes, &Zone::utc(), date("2026-01-01"), date("2026-12-31"));
        let _ = read_in("Europe/Berlin", &calendar(&event(&["DTSTART:20260101", &line])));
    }
}
