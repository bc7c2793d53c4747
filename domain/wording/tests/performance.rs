//! Sentences of the pages of the analytics that are put together from several facts.

use domain::figure::Figure;
use domain::finding::Status;
use domain::zone::Date;
use domain::{BuildingType, UnitSystem, Utility};
use wording::page::performance::{anomaly, forecast, load, model, savings};
use wording::{Language, Words};

const WORDS: Words = Words { language: Language::English, units: UnitSystem::Us };

fn kwh(number: &str) -> Figure {
    Figure { number: number.to_owned(), unit: "kWh".to_owned() }
}

/// Without no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn whole<const N: usize>(parts: [String; N]) -> String {
    plain(&parts.concat())
}

#[test]
fn open_issues_are_counted_and_weighed() {
    use anomaly::filter::State;
    use anomaly::list::{about, headline_of, weight};
    let open = |count| whole(headline_of(WORDS, State::Open, count, None, false));
    assert_eq!([0, 1, 3].map(open), ["No open issues.", "One open issue.", "3 open issues."]);
    assert_eq!(whole(headline_of(WORDS, State::Open, 1, Some("Library"), false)), "One open issue in Library.");
    let costs = ["$12".to_owned(), "€7".to_owned()];
    assert_eq!(weight(WORDS, 0, 0, &[]), "");
    assert_eq!(weight(WORDS, 5, 2, &costs), "2 have high priority. Estimated extra cost: $12 and €7.");
    assert_eq!(weight(WORDS, 1, 1, &costs[..1]), "One has high priority. Estimated extra cost: $12.");
    assert_eq!(about(WORDS, "On overnight", "Library", "natural gas", true), "On overnight. Library, natural gas. Not an issue.");
}

#[test]
fn an_issue_is_told_with_its_time_and_its_standing() {
    use anomaly::detail::{confidence, cost, span, standing};
    assert_eq!(span(WORDS, "May 1, 10 AM", "May 1, noon", 2), "May 1, 10 AM – May 1, noon (2 h)");
    assert_eq!(plain(&cost(WORDS, true, &kwh("12"), "$3")), "12 kWh less than usual, about $3.");
    assert_eq!(standing(WORDS, Status::Acknowledged, None), "Seen.");
    assert_eq!(standing(WORDS, Status::New, Some(false)), "Marked as not an issue.");
    assert_eq!(confidence(WORDS, -0.57), "Strong (score 0.57 of 1)");
}

#[test]
fn a_building_stands_among_its_peers_or_beside_other_buildings() {
    let shares = [0.2, 0.3, 0.4, 0.1, 0.6];
    let school = Some(BuildingType::School);
    let peers = load::Peers { building_type: school, is_one_of_them: true, are_all: true, share: 0.7, shares: &shares };
    let said = |share, peers: Option<load::Peers>| {
        let peers = peers.map(|peers| load::Peers { share, ..peers });
        whole(load::off_hours(WORDS, "Library", Utility::Electricity, share, peers))
    };
    assert_eq!(
        said(0.7, Some(peers)),
        "Library uses 70% of its electricity on nights and weekends: the most among the site’s schools (rank 1 of 6)."
    );
    assert!(said(0.35, Some(peers)).contains("about average among the site’s schools (rank 3 of 6)"));
    assert!(said(0.05, Some(peers)).contains("the least among"), "{}", said(0.05, Some(peers)));
    let other = load::Peers { building_type: None, is_one_of_them: false, ..peers };
    assert_eq!(
        said(0.35, Some(other)),
        "Library uses 35% of its electricity on nights and weekends; 2 of the 5 non-residential buildings here have a higher share."
    );
    assert_eq!(said(0.1, None), "Library uses 10% of its electricity on nights and weekends.");
    let (first, last) = (Date { year: 2026, month: 2, day: 17 }, Date { year: 2026, month: 5, day: 28 });
    let days = load::Days::Mostly(&[0, 4]);
    assert_eq!(load::kind(WORDS, days, first, last), "mostly Mondays and Fridays, between Feb 17 and May 28");
    assert_eq!(
        load::days_of_year_needed(WORDS, 330, &[(Utility::NaturalGas, 12), (Utility::Steam, 1)]),
        "This needs about a year of each energy (330 days). Known so far: 12 days of natural gas and 1 day of steam."
    );
}

#[test]
fn months_to_come_are_told_with_what_is_known_of_them() {
    use forecast::months::{All, Most, sentence};
    let (energy, before, most, peak) = (kwh("900"), kwh("950"), kwh("120"), kwh("3"));
    let all = All { count: 12, first: "December", energy: &energy, cost: Some("$90"), before: Some(&before) };
    let most = Most { name: "January 2027", energy: &most, cost: Some("$12"), peak: Some(&peak) };
    assert_eq!(
        plain(&sentence(WORDS, all, Some(most))),
        "The 12 months from December: about 900 kWh and $90. The same months a year earlier: 950 kWh. \
         The highest is January 2027: 120 kWh, about $12, with a peak of about 3 kWh."
    );
    let bare = All { count: 11, cost: None, before: None, ..all };
    assert_eq!(plain(&sentence(WORDS, bare, None)), "The 11 months from December: about 900 kWh.");
}

#[test]
fn forecasts_are_counted_and_a_series_is_named_even_when_it_is_gone() {
    use model::list::{below_headline, headline, series};
    let said = |models, worse, is_tried| whole(headline(WORDS, models, worse, is_tried));
    assert_eq!(said(0, 0, false), "No forecast is running yet.");
    assert_eq!(said(4, 0, true), "4 forecasts running, none getting worse.");
    assert_eq!(said(4, 1, true), "1 of 4 forecasts has become worse; a better method is being looked for.");
    assert!(below_headline(WORDS, Some(0.67), 9).starts_with("Typical error is 33% lower than simply repeating last week"));
    assert!(below_headline(WORDS, Some(1.2), 9).starts_with("Typical error is 20% higher"));
    assert_eq!(series(WORDS, Some(Utility::NaturalGas), Some("Roof"), true), "Roof, natural gas, solar");
    assert_eq!(series(WORDS, None, None, false), "A series that no longer exists");
    assert_eq!(model::figures::method(WORDS, "seasonal_naive"), "Same as last week");
    assert_eq!(model::figures::method(WORDS, "some_new-one"), "Some new one");
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
        plain(&savings::target::progress_of(WORDS, &found)),
        "3% more than the baseline so far (40 of 365 days known). At this rate it ends at 910 kWh ± 20 kWh of the 900 kWh allowed."
    );
    assert_eq!(
        whole(savings::headline(WORDS, "Library", "5%", true, "50 kWh", "9 kWh")),
        "Library used 5% less than its baseline: 50 kWh ± 9 kWh."
    );
}
