//! What moves on a page, as HTML: headlines, the values of a meter, the rows of buildings. The server
//! makes it for the page first, and then for each picture (`query::live`).

use super::quantity;
use domain::{Millis, figure};
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::now as says;

/// The present electric power of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaceNow {
    /// Power used now, in W; `None` if no meter is live.
    pub power_w: Option<f64>,
    /// The time of the newest reading of its meters.
    pub at: Option<Millis>,
    /// The number of its meters' flows that are not live.
    pub silent: usize,
    /// The number of all its meters' flows.
    pub expected: usize,
}

/// When, in whose words and against what a headline is told.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// In whose words.
    pub words: Words,
    /// The present.
    pub now: Millis,
    /// The time of the newest reading on the page.
    pub newest: Option<Millis>,
    /// The usual power at this time, in W.
    pub usual_w: Option<f64>,
    /// The weekday in words: `Sunday`.
    pub weekday: &'a str,
}

/// A smaller change is none, in percent.
const SAME_PERCENT: f64 = 3.0;

/// Stands around the word "now" in a sentence, to find it again: no name and no figure has it.
const MARK: char = '\u{e003}';

/// The power, and how it compares with the usual.
fn power(watts: f64, against: Against) -> AnyView {
    let Against { words, weekday, .. } = against;
    let power = figure::power(watts);
    let now = format!("{MARK}{}{MARK}", says::word_now(words));
    let change = against.usual_w.and_then(|usual| figure::change(watts, usual));
    let percent = |change: f64| words.percent((change * 100.0).abs().round(), 0);
    let told = match change {
        None => None,
        Some(change) if (change * 100.0).abs().round() < SAME_PERCENT => Some(says::now_same(words, &power, &now, weekday)),
        Some(change) if change > 2.0 => Some(says::now_times(words, &power, &now, &words.significant(change + 1.0), weekday)),
        Some(change) if change > 0.0 => Some(says::now_above(words, &power, &now, &percent(change), weekday)),
        Some(change) => Some(says::now_below(words, &power, &now, &percent(change), weekday)),
    };
    // The power stands in the text too, so that a language may put it anywhere; its unit is smaller here.
    let of_power = view! { <strong class="keep">{quantity(words, &power)}</strong> };
    let Some([before, _, between, difference, behind]) = told else {
        let [before, _, behind] = says::now(words, &power, &now);
        return view! { {with_now(words, &before)}{of_power}{with_now(words, &behind)} }.into_any();
    };
    view! {
        {with_now(words, &before)}{of_power}{with_now(words, &between)}
        <strong class="keep">{difference}</strong>{with_now(words, &behind)}
    }
    .into_any()
}

/// A part of a sentence. Its word "now" says what a browser without a network puts in its place.
fn with_now(words: Words, text: &str) -> AnyView {
    let mut parts = text.splitn(3, MARK).map(str::to_owned);
    let before = parts.next();
    let then = || says::word_then(words, "{time}");
    let now = parts.next().map(|now| view! { <span data-now=then()>{now}</span> });
    view! { {before}{now}{parts.next()} }.into_any()
}

/// The headline of a site.
pub fn site_headline(place: PlaceNow, against: Against) -> String {
    let words = against.words;
    let Some(watts) = place.power_w else {
        let Some(at) = against.newest.max(place.at) else {
            let [_, first, then] = says::no_meters(words);
            return view! { <h1 class="headline"><strong>{first}</strong>{then}</h1> }.to_html();
        };
        let age = against.now - at;
        let [_, first, then] = match (age <= domain::LIVE_MS, place.expected) {
            (true, 0) => says::no_building(words),
            (true, expected) if place.silent >= expected => says::only_others(words),
            _ => says::not_live(words, &words.age(age)),
        };
        return view! { <h1 class="headline headline-live"><strong>{first}</strong>{then}</h1> }.to_html();
    };
    let silent = (place.silent > 0).then(|| view! { <p class="lede">{says::offline(words, place.silent, place.expected)}</p> });
    view! { <h1 class="headline headline-live">{power(watts, against)}</h1>{silent} }.to_html()
}

/// The headline of a building.
pub fn building_headline(name: &str, place: PlaceNow, against: Against) -> String {
    let words = against.words;
    let said = match (place.power_w, against.newest.max(place.at)) {
        (Some(watts), _) => power(watts, against),
        (None, Some(at)) => {
            let [_, first, then] = says::not_live(words, &words.age(against.now - at));
            view! { <strong>{first}</strong>{then} }.into_any()
        }
        (None, None) => view! { <strong>{says::no_readings(words)}</strong> }.into_any(),
    };
    view! { <h1 class="headline">{says::of_building(words, name)}" "{said}</h1> }.to_html()
}

/// The headline of a meter: when it was heard.
pub fn meter_headline(words: Words, name: &str, newest: Option<Millis>, now: Millis) -> String {
    let [before, strong, behind] = match newest {
        Some(at) => says::last_reading(words, name, &words.age(now - at)),
        None => says::never(words, name),
    };
    view! { <h1 class="headline">{before}<strong class="keep">{strong}</strong>{behind}</h1> }.to_html()
}
