//! Holidays against what laws say, not against the table.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;

/// The holiday of a date.
fn on(country: &str, region: &str, date: &str) -> Option<Holiday> {
    let date = Date::parse(date).unwrap();
    holidays(country, Some(region), date, date).unwrap().pop()
}

/// Whether the whole date is free.
fn is_free(country: &str, region: &str, date: &str) -> bool {
    on(country, region, date).is_some_and(|day| !day.is_half)
}

#[test]
fn germanys_states_have_holidays_of_their_own() {
    // Bavaria: Article 1 of its law on holidays.
    let corpus_christi = on("DE", "BY", "2026-06-04").unwrap();
    assert_eq!((corpus_christi.name.as_str(), corpus_christi.local_name.as_str()), ("Corpus Christi", "Fronleichnam"));
    assert!(!is_free("DE", "BE", "2026-06-04") && is_free("DE", "NW", "2026-06-04"));
    // Berlin since 2019, Mecklenburg since 2023.
    assert!(is_free("DE", "BE", "2026-03-08") && !is_free("DE", "BE", "2018-03-08") && is_free("DE", "MV", "2023-03-08"));
    // The north since 2018, and everybody once, in 2017.
    assert!(is_free("DE", "NI", "2018-10-31") && !is_free("DE", "NI", "2016-10-31") && is_free("DE", "BY", "2017-10-31"));
    assert!(is_free("DE", "SN", "2026-11-18"), "the Wednesday before 23 November");
    assert!(is_free("DE", "DE-BY", "2026-01-06") && is_free("de", "bayern", "2026-01-06"), "codes and names in any case");
}

#[test]
fn the_united_states_observe_what_falls_on_a_weekend_on_the_nearest_weekday() {
    // Juneteenth since 2021; 19 June 2022 was a Sunday, 19 June 2027 is a Saturday.
    assert!(on("US", "", "2020-06-19").is_none());
    let monday = on("US", "", "2022-06-20").unwrap();
    assert!(monday.is_observed && !monday.is_half && monday.name.starts_with("Juneteenth"));
    assert!(on("US", "", "2027-06-18").unwrap().is_observed && !on("US", "", "2022-06-19").unwrap().is_observed);
    assert_eq!(on("US", "", "2026-11-26").unwrap().name, "Thanksgiving Day");
    assert!(on("US", "", "2026-07-03").unwrap().is_observed, "4 July 2026 is a Saturday");
    assert!(on("US", "MA", "2026-04-20").unwrap().name.contains("Patriots"), "the third Monday of April");
}

#[test]
fn the_countries_of_the_united_kingdom_differ() {
    // Banking and Financial Dealings Act 1971, Schedule 1.
    assert!(is_free("GB", "SCT", "2026-01-02") && !is_free("GB", "ENG", "2026-01-02"));
    assert!(is_free("GB", "ENG", "2026-04-06") && !is_free("GB", "SCT", "2026-04-06"), "Easter Monday");
    assert!(is_free("GB", "NIR", "2026-03-17") && is_free("GB", "NIR", "2027-07-12"));
    assert!(is_free("GB", "SCT", "2026-08-03") && is_free("GB", "ENG", "2026-08-31"));
    // Christmas Day 2027 is a Saturday: the Monday and the Tuesday after it are free instead.
    assert!(on("GB", "ENG", "2027-12-27").unwrap().is_observed && on("GB", "ENG", "2027-12-28").unwrap().is_observed);
    // The coronation of 2023, and the early May holiday of 2020 on VE Day.
    assert!(is_free("GB", "WLS", "2023-05-08") && is_free("GB", "ENG", "2020-05-08") && !is_free("GB", "ENG", "2020-05-04"));
}

#[test]
fn alsace_and_moselle_keep_good_friday() {
    assert!(is_free("FR", "57", "2026-04-03") && is_free("FR", "6AE", "2026-12-26"));
    assert!(!is_free("FR", "", "2026-04-03") && !is_free("FR", "", "2026-12-26") && is_free("FR", "", "2026-07-14"));
}

#[test]
fn provinces_of_canada_differ() {
    assert_eq!(on("CA", "QC", "2026-06-24").unwrap().name, "Saint Jean Baptiste Day");
    assert!(!is_free("CA", "ON", "2026-06-24") && is_free("CA", "ON", "2026-02-16"));
    assert!(is_free("CA", "QC", "2026-05-18"), "the Monday before 25 May");
    assert!(is_free("CA", "BC", "2023-09-30") && is_free("CA", "", "2026-07-01"));
}

#[test]
fn cantons_and_communities_differ() {
    // Switzerland has one holiday of the whole country, by its constitution.
    assert!(is_free("CH", "", "2026-08-01") && is_free("CH", "ZH", "2026-12-26"));
    assert!(is_free("CH", "TI", "2026-03-19") && !is_free("CH", "ZH", "2026-03-19"), "Saint Joseph");
    assert!(is_free("CH", "GE", "2026-12-31"), "the restoration of the republic");
    assert!(is_free("ES", "CT", "2026-09-11") && !is_free("ES", "MD", "2026-09-11"));
    assert!(is_free("ES", "MD", "2022-05-02") && is_free("ES", "AN", "2023-02-28"));
    assert!(is_free("ES", "", "2026-10-12") && is_free("AT", "", "2026-10-26"));
}

#[test]
fn japan_moves_a_holiday_on_a_sunday_to_the_next_day_that_is_none() {
    // 3 May 2026 is a Sunday; 4 and 5 May are holidays themselves.
    assert!(on("JP", "", "2026-05-06").unwrap().is_observed);
    // The 22nd lies between two holidays.
    assert!(is_free("JP", "", "2026-09-21") && is_free("JP", "", "2026-09-22") && is_free("JP", "", "2026-09-23"));
    assert!(is_free("JP", "", "2020-07-24") && !is_free("JP", "", "2020-10-12"), "moved for the games of 2020");
    assert_eq!(on("JP", "", "2026-01-01").unwrap().local_name, "元日");
}

#[test]
fn other_countries_follow_their_own_laws() {
    // Store bededag was given up from 2024; Christmas Eve is free in Poland from 2025.
    assert!(is_free("DK", "", "2023-05-05") && !is_free("DK", "", "2024-04-26"));
    assert!(!is_free("PL", "", "2024-12-24") && is_free("PL", "", "2025-12-24"));
    // Orthodox and western Easter.
    assert!(is_free("GR", "", "2026-04-13") && !is_free("GR", "", "2026-04-06") && is_free("CY", "", "2026-04-10"));
    // New Zealand: Matariki since 2022, and Waitangi Day moves to Monday.
    assert!(is_free("NZ", "", "2026-07-10") && on("NZ", "", "2027-02-08").unwrap().is_observed);
    assert!(is_free("AU", "VIC", "2026-11-03") && !is_free("AU", "NSW", "2026-11-03"));
    assert!(is_free("IE", "", "2026-02-02") && is_free("NL", "", "2026-04-27") && is_free("BR", "", "2026-09-07"));
    assert!(is_free("MX", "", "2026-02-02") && is_free("ZA", "", "2026-04-27") && is_free("IN", "", "2026-01-26"));
    // A Sunday in Singapore and in Korea moves to the Monday.
    assert!(on("SG", "", "2026-08-10").unwrap().is_observed && on("KR", "", "2026-03-02").unwrap().is_observed);
}

#[test]
fn half_days_are_told_from_whole_ones() {
    // Türkiye: from one o'clock before Republic Day.
    assert!(on("TR", "", "2026-10-28").unwrap().is_half && !on("TR", "", "2026-10-29").unwrap().is_half);
    // Iceland: from noon on Christmas Eve.
    assert!(on("IS", "", "2026-12-24").unwrap().is_half);
}

#[test]
fn what_the_moon_decides_is_marked() {
    let year = |year: i32| {
        let (first, last) = (Date { year, month: 1, day: 1 }, Date { year, month: 12, day: 31 });
        holidays("MY", None, first, last).unwrap()
    };
    assert!(year(2035).iter().any(|day| day.is_estimated) && !year(2020).iter().any(|day| day.is_estimated));
}

#[test]
fn what_is_not_known_is_said_and_never_nothing() {
    let asked = |country: &str, region: Option<&str>, year: i32| {
        let day = Date { year, month: 1, day: 1 };
        holidays(country, region, day, day).unwrap_err()
    };
    assert!(asked("XX", None, 2026).to_string().starts_with("`XX` is no country whose holidays are known"));
    assert!(asked("DE", Some("Bavaria"), 2026).to_string().contains("BY (Bayern)"));
    assert!(asked("JP", Some("13"), 2026).to_string().contains("leave the region out"));
    assert_eq!(asked("DE", None, 2041), Error::Years { country: "DE", first: 2015, last: 2040 });
    assert!(matches!(asked("DE", None, 2014), Error::Years { .. }));
    assert!(matches!(asked("IN", None, 2036), Error::Years { last: 2035, .. }));
}

#[test]
fn all_countries_of_europe_and_the_large_ones_elsewhere_are_known() {
    let known = countries();
    assert!(known.len() >= 80);
    for code in
        ["AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE"]
    {
        assert!(known.iter().any(|country| country.code == code), "{code}");
    }
    for code in
        ["US", "CA", "AU", "NZ", "JP", "IN", "BR", "MX", "ZA", "KR", "SG", "IS", "IT", "LT", "NO", "PL", "PT", "RO", "SE", "UA"]
    {
        assert!(known.iter().any(|country| country.code == code), "{code}");
    }
    for country in &known {
        let (first, last) = country.years;
        let span = (Date { year: first, month: 1, day: 1 }, Date { year: last, month: 12, day: 31 });
        for region in country.regions.iter().map(|region| Some(region.code)).chain([None]) {
            let days = holidays(country.code, region, span.0, span.1).unwrap();
            assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "{} {region:?}", country.code);
        }
    }
}
