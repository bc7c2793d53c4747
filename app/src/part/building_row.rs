//! What moves in a building's row: its power, and its bar in the list of those that use most.

use super::now::PlaceNow;
use super::quantity;
use domain::figure;
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::overview as says;

/// The power of a building as HTML, or that it is offline. A part of it says of how many meters.
pub fn power_of(words: Words, place: PlaceNow) -> String {
    view! { <span class="building-now">{power(words, place)}</span> }.to_html()
}

/// The bar and the power of a building in the list of those that use most, as HTML. `of` is the full
/// length of the bar, in W.
pub fn ranked(words: Words, place: PlaceNow, of: f64) -> String {
    let bar = measure(place.heard_w.unwrap_or(0.0), None, of);
    view! { {bar}<span class="building-now">{power(words, place)}</span> }.to_html()
}

fn power(words: Words, place: PlaceNow) -> AnyView {
    let Some(watts) = place.heard_w else {
        return view! { <span class="building-note">{says::offline(words)}</span> }.into_any();
    };
    let heard = place.expected - place.silent;
    let part =
        (place.silent > 0).then(|| view! { " "<span class="building-note">{says::part(words, heard, place.expected)}</span> });
    view! { {quantity(words, &figure::power(watts))}{part} }.into_any()
}

/// A bar that compares a value with the usual one. What is beyond it is striped, so that no hue has
/// to tell it.
pub fn measure(value: f64, usual: Option<f64>, of: f64) -> AnyView {
    let Bar { fill, usual: tick, over } = Bar::of(value, usual, of);
    view! {
        <svg class="measure" aria-hidden="true">
            <rect class="measure-track" width="100%" height="100%" rx="2"/>
            <rect class="measure-fill" width=fill height="100%" rx="2"/>
            {over.map(|end| view! { <line class="measure-over" x1=tick.clone() x2=end y1="50%" y2="50%"/> })}
            {usual.map(|_| view! { <rect class="measure-usual" x=tick y="-25%" width="3" height="150%"/> })}
        </svg>
    }
    .into_any()
}

/// The ends of a bar's parts, in percent of its length.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bar {
    /// The end of the value, as far as it is usual.
    fill: String,
    /// The position of the usual value.
    usual: String,
    /// The end of the value, if it exceeds the usual one.
    over: Option<String>,
}

impl Bar {
    /// A bar of full length `of`, in the unit of the two values.
    fn of(value: f64, usual: Option<f64>, of: f64) -> Self {
        let percent = |value: f64| format!("{:.1}%", if of > 0.0 { (value / of * 100.0).clamp(0.0, 100.0) } else { 0.0 });
        let beyond = usual.filter(|usual| value > usual * 1.03);
        let over = beyond.map(|_| percent(value));
        Self { fill: percent(beyond.unwrap_or(value)), usual: percent(usual.unwrap_or(0.0)), over }
    }
}

/// The full length of a bar on its own scale. On a common scale every home would be a dot next to a
/// laboratory, so each bar is scaled to its own values.
pub fn own_length(value: Option<f64>, usual: Option<f64>) -> f64 {
    1.25 * value.unwrap_or(0.0).max(usual.unwrap_or(0.0))
}

/// The full length of bars on a common scale, in W.
pub fn common_length(powers: impl Iterator<Item = Option<f64>>) -> f64 {
    powers.flatten().fold(1.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(heard_w: Option<f64>, silent: usize) -> PlaceNow {
        PlaceNow { heard_w, silent, expected: 2, ..PlaceNow::default() }
    }

    #[test]
    fn a_bar_reaches_as_far_as_its_value_and_shows_what_is_beyond_usual() {
        let bar = |fill: &str, usual: &str, over: Option<&str>| Bar {
            fill: fill.into(),
            usual: usual.into(),
            over: over.map(str::to_owned),
        };
        assert_eq!(Bar::of(75.0, Some(50.0), 100.0), bar("50.0%", "50.0%", Some("75.0%")));
        // A value slightly above usual has no excess. A building that makes more than it uses has
        // no bar.
        assert_eq!(Bar::of(51.0, Some(50.0), 100.0), bar("51.0%", "50.0%", None));
        assert_eq!(Bar::of(-20.0, Some(50.0), 0.0), bar("0.0%", "0.0%", None));
    }

    #[test]
    fn bars_under_one_another_have_one_length_and_a_bar_alone_its_own() {
        assert_eq!(common_length([Some(400.0), Some(900.0), None].into_iter()), 900.0);
        assert_eq!(own_length(Some(4.0), Some(8.0)), 10.0);
    }

    #[test]
    fn a_power_has_its_unit_a_part_says_of_how_many_and_nothing_heard_is_said() {
        let heard = ranked(Words::ENGLISH, place(Some(1234.0), 0), 2000.0);
        assert!(heard.contains(r#"1.23<!> <span class="unit">kW</span>"#) && heard.contains(r#"width="61.7%""#), "{heard}");
        assert!(power_of(Words::ENGLISH, place(Some(1234.0), 1)).contains("1 of 2 meters"));
        assert!(power_of(Words::ENGLISH, place(None, 2)).contains("offline"));
    }
}
