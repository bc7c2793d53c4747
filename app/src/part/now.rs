//! What moves on a page, as HTML: headlines, the values of a meter, the rows of buildings. The server
//! makes it for the page first, and then for each picture (`query::live`).

use super::quantity;
use domain::{Millis, Utility, figure};
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::now as says;

/// The present electric power of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaceNow {
    /// Power used now, in W; `None` unless all of its meters are live.
    pub power_w: Option<f64>,
    /// The power that its live meters measure now, in W: a part, if some are silent.
    pub heard_w: Option<f64>,
    /// The time of the newest reading of its meters.
    pub at: Option<Millis>,
    /// The number of its meters that are not live.
    pub silent: usize,
    /// The number of those that should have been heard.
    pub late: usize,
    /// The number of all its meters that can tell a present power.
    pub expected: usize,
}

/// What a place has used today, in kWh.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DayNow {
    /// So far; `None` before the first reading of the day.
    pub used_kwh: Option<f64>,
    /// The usual amount by this time of day.
    pub usual_kwh: Option<f64>,
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
    /// The day so far, which is what a place is judged by.
    pub day: DayNow,
    /// The weekday in words: `Sunday`.
    pub weekday: &'a str,
}

/// A smaller change is none, in percent.
const SAME_PERCENT: f64 = 3.0;

/// The share of meters that may be late before a day is not compared any more: what they would
/// have told is missing in it.
const LATE_SHARE_MAX: f64 = 0.1;

/// Stands around the word "now" in a sentence, to find it again: no name and no figure has it.
const MARK: char = '\u{e003}';

/// The verdict: what was used today, and how that compares with the usual.
fn verdict(used: f64, usual: Option<f64>, against: Against) -> AnyView {
    let Against { words, weekday, .. } = against;
    let change = usual.and_then(|usual| Some((usual, figure::change(used, usual)?)));
    let Some((usual, change)) = change else {
        let [before, amount, behind] = says::day(words, &words.amount(used, Utility::Electricity));
        return view! { {before}<strong class="keep">{amount}</strong>{behind} }.into_any();
    };
    let [amount, usual] = &words.amounts([used, usual], Utility::Electricity);
    let by_now = &format!("{MARK}{}{MARK}", says::word_by_now(words));
    let percent = (change * 100.0).abs().round();
    let size = &words.percent(percent, 0);
    let [before, amount, between, difference, behind] = if percent < SAME_PERCENT {
        says::day_same(words, amount, by_now, weekday, usual)
    } else if change > 2.0 {
        says::day_times(words, amount, by_now, &words.significant(change + 1.0), weekday, usual)
    } else if change > 0.0 {
        says::day_above(words, amount, by_now, size, weekday, usual)
    } else {
        says::day_below(words, amount, by_now, size, weekday, usual)
    };
    let then = || says::word_by_then(words, "{time}");
    view! {
        {before}<strong class="keep">{amount}</strong>{with_now(&between, then)}
        <strong class="keep">{difference}</strong>{with_now(&behind, then)}
    }
    .into_any()
}

/// The power now, and of how many meters if it is a part.
fn power(words: Words, place: PlaceNow, watts: f64) -> AnyView {
    let now = &format!("{MARK}{}{MARK}", says::word_now(words));
    let (power, heard) = (figure::power(watts), place.expected - place.silent);
    let [before, _, behind] = match place.silent {
        0 => says::now(words, &power, now),
        _ => says::now_part(words, &power, now, heard, place.expected),
    };
    // The power stands in the text too, so that a language may put it anywhere; its unit is smaller here.
    let then = || says::word_then(words, "{time}");
    view! { {with_now(&before, then)}<strong class="keep">{quantity(words, &power)}</strong>{with_now(&behind, then)} }.into_any()
}

/// A part of a sentence. Its word "now" says what a browser without a network puts in its place.
fn with_now(text: &str, then: impl Fn() -> String) -> AnyView {
    let mut parts = text.splitn(3, MARK).map(str::to_owned);
    let before = parts.next();
    let now = parts.next().map(|now| view! { <span data-now=then()>{now}</span> });
    view! { {before}{now}{parts.next()} }.into_any()
}

/// The headline of a site.
pub fn site_headline(place: PlaceNow, against: Against) -> String {
    let words = against.words;
    let unheard = || match against.newest.max(place.at) {
        None => says::no_meters(words),
        Some(at) => match (against.now - at <= domain::LIVE_MS, place.expected) {
            (true, 0) => says::no_building(words),
            (true, expected) if place.silent >= expected => says::only_others(words),
            _ => says::not_live(words, &words.age(against.now - at)),
        },
    };
    let (first, second) = told(place, against, unheard);
    view! { <h1 class="headline headline-live">{first}</h1>{second} }.to_html()
}

/// The headline of a building.
pub fn building_headline(name: &str, place: PlaceNow, against: Against) -> String {
    let words = against.words;
    let unheard = || match against.newest.max(place.at) {
        Some(at) => says::not_live(words, &words.age(against.now - at)),
        None => [String::new(), says::no_readings(words).to_owned(), String::new()],
    };
    let (first, second) = told(place, against, unheard);
    view! { <h1 class="headline">{says::of_building(words, name)}" "{first}</h1>{second} }.to_html()
}

/// The day's verdict and below it the power; on a day without readings the power alone. `unheard`
/// says why there is no power.
fn told(place: PlaceNow, against: Against, unheard: impl FnOnce() -> [String; 3]) -> (AnyView, Option<AnyView>) {
    let words = against.words;
    let present = match place.heard_w {
        Some(watts) => power(words, place, watts),
        None => {
            let [before, first, then] = unheard();
            view! { {before}<strong>{first}</strong>{then} }.into_any()
        }
    };
    let Some(used) = against.day.used_kwh else { return (present, None) };
    let is_whole = place.expected > 0 && place.late as f64 <= LATE_SHARE_MAX * place.expected as f64;
    let usual = against.day.usual_kwh.filter(|_| is_whole);
    (verdict(used, usual, against), Some(view! { <p class="lede headline-now">{present}</p> }.into_any()))
}

/// The headline of a meter: when it was heard.
pub fn meter_headline(words: Words, name: &str, newest: Option<Millis>, now: Millis) -> String {
    let [before, strong, behind] = match newest {
        Some(at) => says::last_reading(words, name, &words.age(now - at)),
        None => says::never(words, name),
    };
    view! { <h1 class="headline">{before}<strong class="keep">{strong}</strong>{behind}</h1> }.to_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of the headline of a building, without its markup.
    fn text(place: PlaceNow, day: DayNow) -> String {
        let against = Against { words: Words::ENGLISH, now: 10_000_000, newest: None, day, weekday: "Sunday" };
        let html = building_headline("Mill", place, against);
        let mut text = String::new();
        for part in html.replace("<p", " <p").replace("<!>", "").split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        }
        text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn heard(silent: usize) -> PlaceNow {
        let heard_w = Some(312.0);
        PlaceNow { power_w: heard_w.filter(|_| silent == 0), heard_w, at: Some(9_990_000), silent, late: silent, expected: 2 }
    }

    #[test]
    fn the_day_is_judged_and_the_power_is_told() {
        let day = |usual_kwh| DayNow { used_kwh: Some(34.4), usual_kwh };
        let told = text(heard(0), day(Some(19.3)));
        assert_eq!(told, "Mill: 34.4 kWh so far today, 78% more than a typical Sunday by now (19.3 kWh). 312 W now.");
        assert_eq!(text(heard(0), day(None)), "Mill: 34.4 kWh so far today. 312 W now.");
        assert_eq!(text(heard(0), DayNow::default()), "Mill: 312 W now.");
        assert!(text(heard(0), day(Some(34.0))).contains("about the same as a typical Sunday by now"));
        assert!(text(heard(0), day(Some(5.0))).contains("6.88 times a typical Sunday by now"));
        assert!(text(heard(0), day(Some(80.0))).contains("57% less than a typical Sunday by now"));
    }

    #[test]
    fn a_part_says_of_how_many_meters_it_is_and_judges_no_day() {
        let day = DayNow { used_kwh: Some(34.4), usual_kwh: Some(19.3) };
        assert_eq!(text(heard(1), day), "Mill: 34.4 kWh so far today. 312 W from 1 of 2 meters now.");
        assert_eq!(text(heard(1), DayNow::default()), "Mill: 312 W from 1 of 2 meters now.");
        let told = text(PlaceNow { heard_w: None, ..heard(2) }, day);
        assert!(told.starts_with("Mill: 34.4 kWh so far today. No live data right now."), "{told}");
        // One that sends every quarter of an hour is silent in between, and not late.
        assert!(text(PlaceNow { late: 0, ..heard(1) }, day).contains("78% more than"));
    }
}
