//! What moves on a page, as HTML: headlines, the values of a meter, the rows of buildings. The server
//! makes it for the page first, and then for each picture (`query::live`).

use super::quantity;
use domain::{Millis, figure};
use leptos::prelude::*;
use wording::page::{building, meter, overview, place as headline};

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

/// When and against what a headline is told.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The present.
    pub now: Millis,
    /// The time of the newest reading on the page.
    pub newest: Option<Millis>,
    /// The usual power at this time, in W.
    pub usual_w: Option<f64>,
    /// The weekday in words: `Sunday`.
    pub weekday: &'a str,
}

/// The power, and how it compares with the usual.
fn power(watts: f64, against: Against) -> AnyView {
    let change = against.usual_w.and_then(|usual| figure::change(watts, usual));
    let compared = change.map(|change| {
        let (before, behind) = headline::against_usual(against.weekday);
        view! { {before}<strong class="keep">{figure::change_words(change)}</strong>{behind} }
    });
    view! { <strong class="keep">{quantity(figure::power(watts))}</strong><span data-now="">{headline::NOW}</span>{compared}{headline::END} }.into_any()
}

/// The headline of a site.
pub fn site_headline(place: PlaceNow, against: Against) -> String {
    let Some(watts) = place.power_w else {
        let Some(at) = against.newest.max(place.at) else {
            let [first, then] = overview::NEVER_HEARD;
            return view! { <h1 class="headline"><strong>{first}</strong>{then}</h1> }.to_html();
        };
        let age = against.now - at;
        let whole = |[first, then]: [&'static str; 2]| (first, then.to_owned());
        let (first, then) = match (age <= domain::LIVE_MS, place.expected) {
            (true, 0) => whole(overview::NO_BUILDING),
            (true, expected) if place.silent >= expected => whole(overview::ONLY_OTHERS),
            _ => (overview::NOTHING_HEARD, headline::last_reading(&figure::age_words(age))),
        };
        return view! { <h1 class="headline headline-live"><strong>{first}</strong>{then}</h1> }.to_html();
    };
    let silent = (place.silent > 0).then(|| view! { <p class="lede">{overview::silent(place.silent, place.expected)}</p> });
    view! { <h1 class="headline headline-live">{power(watts, against)}</h1>{silent} }.to_html()
}

/// The headline of a building.
pub fn building_headline(name: &str, place: PlaceNow, against: Against) -> String {
    let said = match (place.power_w, against.newest.max(place.at)) {
        (Some(watts), _) => power(watts, against),
        (None, Some(at)) => {
            let last = headline::last_reading(&figure::age_words(against.now - at));
            view! { <strong>{building::NOTHING_HEARD}</strong>{last} }.into_any()
        }
        (None, None) => view! { <strong>{building::NEVER_HEARD}</strong> }.into_any(),
    };
    view! { <h1 class="headline">{name.to_owned()}{building::COLON}{said}</h1> }.to_html()
}

/// The headline of a meter: when it was heard.
pub fn meter_headline(name: &str, newest: Option<Millis>, now: Millis) -> String {
    let name = name.to_owned();
    match newest {
        Some(at) => {
            let age = figure::age_words(now - at);
            view! { <h1 class="headline">{name}{meter::HEARD}<strong class="keep">{age}</strong>{meter::END}</h1> }.to_html()
        }
        None => {
            let [colon, never] = meter::NEVER_HEARD;
            view! { <h1 class="headline">{name}{colon}<strong>{never}</strong></h1> }.to_html()
        }
    }
}
