//! What moves in a building's row: its bar and its power.

use super::quantity;
use domain::figure;
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::overview as says;

/// The bar and the power of a building as HTML, or that it is offline. `of` is the full length of the
/// bar, in W.
pub fn moving(words: Words, power_w: Option<f64>, usual_w: Option<f64>, of: f64) -> String {
    let now = match power_w {
        Some(watts) => quantity(words, &figure::power(watts)),
        None => view! { <span class="building-note">{says::offline(words)}</span> }.into_any(),
    };
    view! { {measure(power_w.unwrap_or(0.0), usual_w, of)}<span class="building-now">{now}</span> }.to_html()
}

/// A bar that compares a value with the usual one.
pub fn measure(value: f64, usual: Option<f64>, of: f64) -> AnyView {
    let Bar { fill, usual: tick, over } = Bar::of(value, usual, of);
    view! {
        <svg class="measure" aria-hidden="true">
            <rect class="measure-track" width="100%" height="100%" rx="2"/>
            <rect class="measure-fill" width=fill height="100%" rx="2"/>
            {usual.map(|_| view! {
                <rect class="measure-over" x=tick.clone() width=over height="100%" rx="2"/>
                <rect class="measure-usual" x=tick y="-25%" width="3" height="150%"/>
            })}
        </svg>
    }
    .into_any()
}

/// The ends of a bar's parts, in percent of its length.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bar {
    /// The end of the value.
    fill: String,
    /// The position of the usual value.
    usual: String,
    /// The length by which the value exceeds the usual one.
    over: String,
}

impl Bar {
    /// A bar of full length `of`, in the unit of the two values.
    fn of(value: f64, usual: Option<f64>, of: f64) -> Self {
        let percent = |value: f64| format!("{:.1}%", if of > 0.0 { (value / of * 100.0).clamp(0.0, 100.0) } else { 0.0 });
        let over = usual.filter(|usual| value > usual * 1.03).map_or(0.0, |usual| value - usual);
        Self { fill: percent(value), usual: percent(usual.unwrap_or(0.0)), over: percent(over) }
    }
}

/// The full length of a bar on its own scale. On a common scale every home would be a dot next to a
/// laboratory, so each bar is scaled to its own values.
pub fn own_length(power_w: Option<f64>, usual_w: Option<f64>) -> f64 {
    1.25 * power_w.unwrap_or(0.0).max(usual_w.unwrap_or(0.0)).max(1.0)
}

/// The full length of bars on a common scale.
pub fn common_length(rows: impl Iterator<Item = (Option<f64>, Option<f64>)>) -> f64 {
    rows.fold(1.0, |most, (power_w, usual_w)| most.max(power_w.unwrap_or(0.0)).max(usual_w.unwrap_or(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_reaches_as_far_as_its_value_and_shows_what_is_beyond_usual() {
        let bar = |fill: &str, usual: &str, over: &str| Bar { fill: fill.into(), usual: usual.into(), over: over.into() };
        assert_eq!(Bar::of(75.0, Some(50.0), 100.0), bar("75.0%", "50.0%", "25.0%"));
        // A value slightly above usual has no excess. A building that makes more than it uses has
        // no bar.
        assert_eq!(Bar::of(51.0, Some(50.0), 100.0), bar("51.0%", "50.0%", "0.0%"));
        assert_eq!(Bar::of(-20.0, Some(50.0), 0.0), bar("0.0%", "0.0%", "0.0%"));
    }

    #[test]
    fn bars_under_one_another_have_one_length_and_a_bar_alone_its_own() {
        assert_eq!(common_length([(Some(400.0), None), (None, Some(900.0)), (None, None)].into_iter()), 900.0);
        assert_eq!((own_length(Some(400.0), Some(800.0)), own_length(None, None)), (1000.0, 1.25));
    }

    #[test]
    fn a_power_has_its_unit_and_nothing_heard_is_said() {
        let heard = moving(Words::ENGLISH, Some(1234.0), None, 2000.0);
        assert!(heard.contains(r#"1.23<!> <span class="unit">kW</span>"#) && heard.contains(r#"width="61.7%""#), "{heard}");
        assert!(moving(Words::ENGLISH, None, Some(50.0), 100.0).contains("offline"));
    }
}
