//! Sentences of the pages of the analytics that are put together from several facts.

use domain::figure::Figure;
use domain::finding::Status;
use domain::zone::Date;
use domain::{BuildingType, Utility};
use wording::page::performance::{anomaly, forecast, load, model, savings};

fn kwh(number: &str) -> Figure {
    Figure { number: number.to_owned(), unit: "kWh".to_owned() }
}

/// Without no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn whole((before, strong, after): (String, String, String)) -> String {
    plain(&format!("{before}{strong}{after}"))
}

#[test]
fn findings_that_wait_are_counted_and_weighed() {
    let said = |waiting, building| {
        let (strong, rest) = anomaly::list::waiting(waiting, building);
        strong + &rest.unwrap_or_default()
    };
    assert_eq!(said(0, None), "Nothing waits for a look.");
    assert_eq!(said(1, Some("Library")), "One finding waits for a look at Library.");
    assert_eq!(said(3, None), "3 findings wait for a look.");
    let costs = ["$12".to_owned(), "€7".to_owned()];
    assert_eq!(anomaly::list::weight(0, 0, &[], 30), "Of the last 30 days.");
    assert_eq!(
        anomaly::list::weight(5, 2, &costs, 30),
        "Two of them are grave. They have cost about $12 and €7 beyond what is usual."
    );
    assert_eq!(
        anomaly::list::about("On at night", "Library", Utility::NaturalGas, true),
        "On at night. Library, natural gas. Not a fault."
    );
}

#[test]
fn a_finding_is_told_with_its_time_and_its_standing() {
    assert_eq!(anomaly::detail::span("1 May, 10:00", Some("1 May, 12:00"), 2), "1 May, 10:00, to 1 May, 12:00 (2 h)");
    assert_eq!(anomaly::detail::span("1 May, 10:00", None, 2), "1 May, 10:00, and it goes on (2 h)");
    assert_eq!(plain(&anomaly::detail::cost(true, &kwh("12"), "$3")), "12 kWh less than usual, about $3.");
    assert_eq!(anomaly::detail::standing(Status::Acknowledged, None), "Seen.");
    assert_eq!(anomaly::detail::standing(Status::New, Some(false)), "Not a fault, somebody said.");
}

#[test]
fn a_home_without_other_homes_stands_beside_other_buildings() {
    let shares = [0.2, 0.3, 0.4];
    let peers = load::Peers {
        building_type: Some(BuildingType::School),
        is_one_of_them: true,
        are_all: true,
        share: 0.5,
        shares: &shares,
    };
    assert_eq!(
        whole(load::off_hours("Library", "50 %", Utility::Electricity, Some(peers))),
        "Library uses 50 % of its electricity at night and at weekends; among the site’s four schools that is the most."
    );
    let peers = load::Peers { building_type: None, is_one_of_them: false, are_all: false, share: 0.1, ..peers };
    assert_eq!(
        whole(load::off_hours("Hill 3", "10 %", Utility::Electricity, Some(peers))),
        "Hill 3 uses 10 % of its electricity at night and at weekends; \
         beside three of the site’s buildings other than homes that is the least."
    );
    assert_eq!(
        whole(load::off_hours("Hill 3", "10 %", Utility::Water, None)),
        "Hill 3 uses 10 % of its water at night and at weekends."
    );
    let (first, last) = (Date { year: 2026, month: 2, day: 17 }, Date { year: 2026, month: 5, day: 28 });
    assert_eq!(load::kind(load::Days::Mostly(&[0, 4]), first, last), "mostly Mondays and Fridays, between 17 Feb and 28 May");
    assert_eq!(
        load::days_of_year_needed(330, &[(Utility::NaturalGas, 12), (Utility::Steam, 1)]),
        "Energy use intensity needs about a year of each energy, 330 days; there are twelve of natural gas and one of steam."
    );
}

#[test]
fn months_to_come_are_told_with_what_is_known_of_them() {
    let (energy, before, most, peak) = (kwh("900"), kwh("950"), kwh("120"), kwh("3"));
    let all = forecast::months::All { count: 12, first: "December", energy: &energy, cost: Some("$90"), before: Some(&before) };
    let most = forecast::months::Most { name: "January 2027", energy: &most, cost: Some("$12"), peak: Some(&peak) };
    assert_eq!(
        plain(&forecast::months::sentence(all, Some(most))),
        "The twelve months from December come to 900 kWh, about $90; the same months before took 950 kWh. \
         The most will go in January 2027: 120 kWh, about $12, its highest hour about 3 kWh."
    );
    let bare = forecast::months::All { count: 11, cost: None, before: None, ..all };
    assert_eq!(plain(&forecast::months::sentence(bare, None)), "The eleven months from December come to 900 kWh.");
}

#[test]
fn models_are_counted_and_a_series_is_named_even_when_it_is_gone() {
    let said = |models, worse, is_tried| {
        let (strong, rest) = model::list::headline(models, worse, is_tried);
        strong + rest.unwrap_or_default()
    };
    assert_eq!(said(0, 0, false), "No model serves yet.");
    assert_eq!(said(4, 0, true), "4 models forecast, and none has become worse.");
    assert_eq!(said(4, 1, true), "1 of 4 models have become worse; another is looked for.");
    assert_eq!(model::list::series(Some(Utility::NaturalGas), Some("Roof"), true), "Roof, natural gas, made");
    assert_eq!(model::list::series(None, None, false), "A series that is gone");
    assert_eq!(model::baseline::version(3, "Regression", "2 May", Some(365)), "Version 3 · Regression, since 2 May, 365 days.");
}

#[test]
fn a_target_is_told_with_where_it_leads() {
    let found = savings::target::Progress {
        less_percent: -3.4,
        days: 40,
        days_in_all: 365,
        projected: kwh("910"),
        half_width: Some(kwh("20")),
        allowed: kwh("900"),
    };
    assert_eq!(
        plain(&savings::target::progress(&found)),
        "3 % more than the baseline so far, 40 of 365 days known. \
         If it goes on, it ends at 910 kWh ± 20 kWh of the 900 kWh that are allowed."
    );
    assert_eq!(
        plain(&savings::headline("Library", "5 %", true, &kwh("50"), &kwh("9")).concat()),
        "Library used 5 % less than it would have: 50 kWh ± 9 kWh."
    );
}
