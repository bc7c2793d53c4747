//! Ratchets worked out by hand: which months' demand sets a floor, in and out of season, across a
//! year's start, and how URDB states it. The tariffs are made up.
#![cfg(feature = "zones")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::tariff::{Bill, BillingDay, LineKind, Tariff, Tariffs, Usage, Version, bill, urdb};
use domain::zone::{Date, Span};
use domain::{HOUR_MS, Slot, Utility, Zone};

/// June to September.
const SUMMER: &str = "[false, false, false, false, false, true, true, true, true, false, false, false]";
const NONE: &str = "[false, false, false, false, false, false, false, false, false, false, false, false]";

fn chicago() -> Zone {
    Zone::named("America/Chicago").unwrap()
}

fn read(text: &str) -> Tariff {
    urdb::read(text, Utility::Electricity).unwrap()
}

/// Energy for nothing, 10 per kW, and what a test adds.
fn made(fields: &str) -> Tariff {
    read(&format!(r#"{{"energyratestructure": [[{{"rate": 0}}]], "flatdemandstructure": [[{{"rate": 10}}]], {fields}}}"#))
}

fn summer(percent: f64) -> Tariff {
    made(&format!(r#""lookbackPercent": {percent}, "lookbackRange": 0, "lookbackMonths": {SUMMER}"#))
}

/// An hour with that demand, from 14:00 on.
fn peak(zone: &Zone, year: i32, month: u32, day: u32, kw: f64) -> Slot {
    let start = zone.start_of(Date { year, month, day }) + 14 * HOUR_MS;
    let span = Span { start, end: start + HOUR_MS };
    Slot { energy: Some(kw), covered_ms: HOUR_MS, quality: 1.0, count: 1, ..Slot::empty(span) }
}

/// The bill of a month of 2026 with its own highest demand on the 20th.
fn billed(tariff: &Tariff, month: u32, own_kw: f64, earlier: &[Slot]) -> Bill {
    let zone = chicago();
    let from = Date { year: 2010, month: 1, day: 1 };
    let tariffs = Tariffs::new(vec![Version { from, to: None, tariff: tariff.clone() }]);
    let span = BillingDay::default().period_of_month(&zone, 2026, month);
    let import = [peak(&zone, 2026, month, 20, own_kw)];
    bill(&tariffs, &zone, span, &Usage { import: &import, earlier, ..Usage::default() })
}

/// The kilowatts on its demand line, and what they cost.
fn demand(bill: &Bill) -> Option<(f64, f64)> {
    let line = bill.lines.iter().find(|line| matches!(line.kind, LineKind::FlatDemand | LineKind::Demand))?;
    Some((line.quantity, line.amount))
}

/// The 20th of every month of a year, with a demand by month.
fn year(year: i32, kw: impl Fn(u32) -> f64) -> Vec<Slot> {
    (1..=12).map(|month| peak(&chicago(), year, month, 20, kw(month))).collect()
}

#[test]
fn a_winter_month_is_billed_a_share_of_the_summers_highest_demand_across_new_year() {
    // December, which is not listed, was higher than any summer month.
    let earlier =
        year(2025, |month| [0.0, 80.0, 80.0, 80.0, 80.0, 80.0, 310.0, 420.0, 400.0, 380.0, 90.0, 90.0, 700.0][month as usize]);
    let january = billed(&summer(0.55), 1, 120.0, &earlier);
    // 0.55 x 420 = 231.
    assert_eq!(demand(&january), Some((231.0, 2_310.0)));
    assert!(january.notes.is_empty(), "{:?}", january.notes);
    // The month's own demand counts in full, whether it is above the floor or not.
    assert_eq!(january.peak_kw, Some(120.0));
    assert_eq!(demand(&billed(&summer(0.55), 1, 240.0, &earlier)), Some((240.0, 2_400.0)));
}

#[test]
fn a_listed_month_has_the_floor_of_the_others_within_the_year() {
    let earlier: Vec<Slot> = year(2025, |month| if month == 9 { 500.0 } else { 100.0 })
        .into_iter()
        .chain([peak(&chicago(), 2026, 6, 20, 300.0)])
        .collect();
    // July 2026 looks back to August 2025: 0.8 x 500.
    assert_eq!(demand(&billed(&summer(0.8), 7, 350.0, &earlier)), Some((400.0, 4_000.0)));
    // In September the one of a year ago is over: 0.8 x 300 of June is less than its own.
    assert_eq!(demand(&billed(&summer(0.8), 9, 350.0, &earlier)), Some((350.0, 3_500.0)));
}

#[test]
fn the_same_month_of_a_year_ago_sets_no_floor_though_its_demand_is_at_hand() {
    let zone = chicago();
    let before = [peak(&zone, 2025, 6, 30, 900.0), peak(&zone, 2025, 7, 1, 200.0)];
    assert_eq!(demand(&billed(&summer(1.0), 6, 50.0, &before)), Some((200.0, 2_000.0)));
    // So it is for a ratchet that lists no months.
    let rolling = made(r#""lookbackPercent": 1, "lookbackRange": 11"#);
    assert_eq!(demand(&billed(&rolling, 6, 50.0, &before)), Some((200.0, 2_000.0)));
}

#[test]
fn a_calendar_month_ends_at_midnight_of_the_site() {
    let zone = chicago();
    let october = zone.start_of(Date { year: 2025, month: 10, day: 1 });
    let at = |start: i64| Slot {
        energy: Some(60.0),
        covered_ms: HOUR_MS,
        quality: 1.0,
        count: 1,
        ..Slot::empty(Span { start, end: start + HOUR_MS })
    };
    assert_eq!(demand(&billed(&summer(0.5), 1, 10.0, &[at(october - HOUR_MS)])), Some((30.0, 300.0)));
    assert_eq!(demand(&billed(&summer(0.5), 1, 10.0, &[at(october)])), Some((10.0, 100.0)));
}

#[test]
fn a_period_from_the_15th_looks_at_eleven_months_up_to_it() {
    let zone = chicago();
    let from = Date { year: 2010, month: 1, day: 1 };
    let tariffs = Tariffs::new(vec![Version { from, to: None, tariff: summer(0.5) }]);
    // From 15 July 2026: back to 15 August 2025, and to 14 July 2026.
    let span = BillingDay::new(15).unwrap().period_of_month(&zone, 2026, 7);
    let import = [peak(&zone, 2026, 7, 20, 10.0)];
    let of = |year, month, day| {
        let earlier = [peak(&zone, year, month, day, 100.0)];
        demand(&bill(&tariffs, &zone, span, &Usage { import: &import, earlier: &earlier, ..Usage::default() })).unwrap().0
    };
    assert_eq!([of(2025, 8, 14), of(2025, 8, 15), of(2026, 7, 14), of(2026, 5, 31)], [10.0, 50.0, 50.0, 10.0]);
}

#[test]
fn a_bill_says_of_how_many_of_the_months_nothing_is_known() {
    let zone = chicago();
    // Of the four months of summer two are known: 0.6 x 250 = 150.
    let some = [peak(&zone, 2025, 8, 5, 250.0), peak(&zone, 2025, 9, 5, 90.0), peak(&zone, 2025, 12, 5, 40.0)];
    let found = billed(&summer(0.6), 2, 100.0, &some);
    assert_eq!(demand(&found), Some((150.0, 1_500.0)));
    assert_eq!(
        found.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["the demand of 2 of the 4 calendar months before, whose highest sets a floor, is not known"]
    );
    // What is known is of no listed month.
    let found = billed(&summer(0.6), 2, 100.0, &some[2..]);
    assert_eq!(demand(&found), Some((100.0, 1_000.0)));
    assert_eq!(
        found.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["the demand of the months before, which sets a floor, is not known"]
    );
}

#[test]
fn without_listed_months_and_without_a_range_there_is_no_ratchet_and_no_note() {
    let earlier = year(2025, |_| 500.0);
    for fields in [
        format!(r#""lookbackPercent": 0.6, "lookbackRange": 0, "lookbackMonths": {NONE}"#),
        format!(r#""lookbackPercent": 0.6, "lookbackMonths": {NONE}"#),
        format!(r#""lookbackPercent": 0, "lookbackRange": 0, "lookbackMonths": {NONE}"#),
        format!(r#""lookbackPercent": 0, "lookbackRange": 0, "lookbackMonths": {SUMMER}"#),
        r#""lookbackPercent": 0.6, "lookbackRange": 0"#.to_owned(),
    ] {
        let tariff = made(&fields);
        assert!(!tariff.looks_back(), "{fields}");
        let found = billed(&tariff, 1, 30.0, &earlier);
        assert_eq!((demand(&found), found.notes), (Some((30.0, 300.0)), Vec::new()), "{fields}");
    }
    // A range beside months that are all false is how the database writes a rolling one.
    let rolling = made(&format!(r#""lookbackpercent": 0.6, "lookbackrange": 3, "lookbackmonths": {NONE}"#));
    let found = billed(&rolling, 1, 30.0, &earlier);
    assert_eq!((demand(&found), found.notes), (Some((300.0, 3_000.0)), Vec::new()));
}

#[test]
fn of_a_range_only_the_listed_months_count_if_both_are_given() {
    // Four months before January: September to December.
    let both = made(&format!(r#""lookbackPercent": 0.5, "lookbackRange": 4, "lookbackMonths": {SUMMER}"#));
    let earlier = year(2025, |month| if month == 8 { 900.0 } else { 100.0 + f64::from(month) });
    let found = billed(&both, 1, 20.0, &earlier);
    // 0.5 x 109 of September; August is too long ago, October to December are not listed.
    assert_eq!(demand(&found), Some((54.5, 545.0)));
    assert!(found.notes.is_empty(), "{:?}", found.notes);
}

#[test]
fn a_demand_period_without_hours_in_the_listed_months_has_no_floor_and_says_so() {
    let by_month = |summer: u8, other: u8| -> Vec<Vec<u8>> {
        (1..=12).map(|month| vec![if (6..=9).contains(&month) { summer } else { other }; 24]).collect()
    };
    let seasons = by_month(0, 1);
    let schedules = format!(
        r#""demandratestructure": [[{{"rate": 12}}], [{{"rate": 8}}]], "demandtoulabels": ["summer", "winter"],
           "demandweekdayschedule": {seasons:?}, "demandweekendschedule": {seasons:?}"#
    );
    let tariff = read(&format!(
        r#"{{"energyratestructure": [[{{"rate": 0}}]], {schedules}, "lookbackPercent": 0.6, "lookbackRange": 0, "lookbackMonths": {SUMMER}}}"#
    ));
    let earlier = year(2025, |month| f64::from(month) * 100.0);
    let january = billed(&tariff, 1, 50.0, &earlier);
    assert_eq!(demand(&january), Some((50.0, 400.0)));
    assert_eq!(
        january.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["\"Demand, winter\" has no hours in the months whose demand sets a floor: it has none"]
    );
    // June looks at July to September: 0.6 x 900 = 540 kW at 12.
    let june = billed(&tariff, 6, 50.0, &earlier);
    assert_eq!((demand(&june), june.notes), (Some((540.0, 6_480.0)), Vec::new()));
}

#[test]
fn a_ratchet_is_written_as_it_was_read() {
    for fields in [
        format!(r#""lookbackPercent": 0.6, "lookbackRange": 0, "lookbackMonths": {SUMMER}"#),
        format!(r#""lookbackPercent": 0.6, "lookbackRange": 5, "lookbackMonths": {SUMMER}"#),
        format!(r#""lookbackPercent": 0.6, "lookbackRange": 0, "lookbackMonths": {NONE}"#),
        format!(r#""lookbackPercent": 0.6, "lookbackRange": 12, "lookbackMonths": {NONE}"#),
        r#""lookbackPercent": 0.6, "lookbackMonths": [1,1,1,1,1,1,1,1,1,1,1,1]"#.to_owned(),
        r#""demandratchetpercentage": [0.5,0.5,0,0,0,0,0,0,0,0,0,0.5]"#.to_owned(),
    ] {
        let tariff = made(&fields);
        let written = urdb::write(&tariff, Utility::Electricity);
        assert_eq!(urdb::read_value(&written, Utility::Electricity).unwrap(), tariff, "{fields}: {written}");
    }
    let written = urdb::write(&summer(0.6), Utility::Electricity);
    assert_eq!(written["lookbackRange"], 0);
    assert_eq!(written["lookbackMonths"].to_string(), SUMMER.replace(' ', ""));
}

#[test]
fn listed_months_that_cannot_be_read_are_named_and_those_without_a_share_are_noted() {
    let noted = |months: &str| {
        let text = format!(r#"{{"energyratestructure": [[{{"rate": 1}}]], "lookbackPercent": 0.5, "lookbackMonths": {months}}}"#);
        urdb::read(&text, Utility::Electricity).unwrap().unpriced.concat()
    };
    assert!(noted("[5, 6, 7]").contains("has 3 months: give 12"), "{}", noted("[5, 6, 7]"));
    let odd = noted("[0,0,0,0,0,1,1,1,2,0,0,0]");
    assert!(odd.starts_with("`lookbackMonths` of the tariff is not priced: `lookbackMonths[8]`"), "{odd}");
    let without = made(&format!(r#""lookbackMonths": {SUMMER}"#));
    assert_eq!(without.unpriced, ["`lookbackMonths` of the tariff is not priced: there is no `lookbackPercent`"]);
}

/// The tariff of the case that was found: 450 kW in summer, 150 kW in January.
#[test]
fn of_450_kw_in_summer_60_percent_are_billed_in_january() {
    let earlier = year(2025, |month| if (6..=9).contains(&month) { 450.0 } else { 150.0 });
    let found = billed(&summer(0.6), 1, 150.0, &earlier);
    assert_eq!((demand(&found), found.total), (Some((270.0, 2_700.0)), 2_700.0));
    assert!(found.notes.is_empty(), "{:?}", found.notes);
}
