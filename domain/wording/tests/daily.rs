//! Sentences of the daily pages that are put together from several facts.

use domain::figure::Figure;
use domain::{Flow, UnitSystem};
use wording::page::daily::change::{self, Difference};
use wording::page::daily::{ahead, building, money, now, status, weather};
use wording::{Language, Words, frame, label};

const WORDS: Words = Words { language: Language::English, units: UnitSystem::Us };

fn figure(number: &str, unit: &str) -> Figure {
    Figure { number: number.to_owned(), unit: unit.to_owned() }
}

/// Without no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn whole<const N: usize>(parts: [String; N]) -> String {
    plain(&parts.concat())
}

#[test]
fn a_place_is_told_with_its_day_what_is_typical_and_its_power() {
    let power = figure("1.90", "kW");
    assert_eq!(whole(now::now(WORDS, &power, "now")), "1.90 kW now.");
    assert_eq!(whole(now::now_part(WORDS, &power, "now", 1, 2)), "1.90 kW from 1 of 2 meters now.");
    let below = now::day_below(WORDS, "41 kWh", "by now", "12%", "Saturday", "46 kWh");
    assert_eq!(below[3], "12% less");
    assert_eq!(whole(below), "41 kWh so far today, 12% less than a typical Saturday by now (46 kWh).");
    assert_eq!(whole(now::not_live(WORDS, "just now")), "No live data right now. Last reading: just now.");
}

#[test]
fn a_use_is_compared_with_days_of_the_calendar() {
    let amount = figure("1.20", "MWh");
    let told = |difference| {
        change::said(WORDS, Some(difference), |by, size| plain(&change::same_days(WORDS, by, size, "October 1–28", &amount)))
    };
    assert_eq!(told(Difference::Same), "about the same as October 1–28 (1.20 MWh)");
    assert_eq!(told(Difference::Less(9.0)), "9% less than October 1–28 (1.20 MWh)");
}

#[test]
fn the_weather_is_one_line() {
    let warm = weather::degrees(WORDS, WORDS.units, "51", "°F");
    assert_eq!(weather::warmer(WORDS, &warm, "3°", true), "51°F outside, 3° warmer than usual. (Your weather station)");
    assert_eq!(plain(&weather::degrees(Words::ENGLISH, UnitSystem::Metric, "11", "°C")), "11 °C");
}

#[test]
fn a_forecast_has_its_range_and_its_cost_if_there_is_one() {
    let [amount, lower, upper] = ["261", "213", "309"].map(|number| figure(number, "kWh"));
    let said = |cost| plain(&ahead::further(WORDS, &amount, &lower, &upper, "the next 7 days", cost));
    assert_eq!(said(None), "In the next 7 days: about 261 kWh (213 kWh – 309 kWh).");
    assert_eq!(said(Some("$46")), "In the next 7 days: about 261 kWh (213 kWh – 309 kWh), costing about $46.");
}

#[test]
fn cost_and_carbon_say_what_they_are_based_on() {
    let mass = figure("0.82", "lb");
    let factor = plain(&money::factor(WORDS, &mass, "kWh", Some("2023")));
    assert_eq!(factor, "0.82 lb/kWh (from 2023)");
    assert_eq!(money::counted(WORDS, "steam", None, Some("1 lb/lb")), "steam at 1 lb/lb");
    let both = money::counted(WORDS, "electricity", Some("$0.13/kWh"), Some("0.82 lb/kWh"));
    assert_eq!(money::based_on(WORDS, &both), "Based on electricity at $0.13/kWh and 0.82 lb/kWh.");
}

#[test]
fn flows_are_named_as_people_see_them() {
    let named = [Flow::Use, Flow::Import, Flow::Export, Flow::Generation, Flow::Charge];
    let named = named.map(|flow| building::electricity(WORDS, flow));
    assert_eq!(named, ["Electricity", "From grid", "To grid", "Solar", "Battery charging"]);
    assert_eq!(building::other_flow(WORDS, "Heat", Flow::Use), "Heat");
    assert_eq!(building::other_flow(WORDS, "Heat", Flow::Import), "Heat, delivered");
}

#[test]
fn a_channel_of_several_parts_says_which() {
    let mut channel = domain::fixture::channel(1, 1);
    channel.field = "energy_kwh:2".to_owned();
    assert_eq!(label::channel(WORDS, &channel), "Energy 2");
    channel.field = "frost_level".to_owned();
    assert_eq!(label::channel(WORDS, &channel), "frost_level");
}

#[test]
fn system_health_counts_as_people_do() {
    assert_eq!(
        [1, 1_204].map(|n| status::readings_in(WORDS, n)),
        ["1 reading in the last minute.", "1,204 readings in the last minute."]
    );
    assert_eq!(status::broker_up(WORDS, "mqtt://attic:1883", None), "mqtt://attic:1883.");
    assert_eq!(status::broker_up(WORDS, "127.0.0.1:1883", Some(1)), "Built in, on 127.0.0.1:1883. 1 device is connected.");
    let many = status::too_many(WORDS, 5, 1, "bridge (5 topics)");
    assert!(many.contains("5 topics are waiting, from bridge (5 topics). 1 message was acknowledged"), "{many}");
    assert_eq!(
        frame::database_trouble(WORDS, "full"),
        "The database’s disk is full. Readings are kept and stored as soon as possible."
    );
}
