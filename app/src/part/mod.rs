//! The parts that several pages share: figures, comparisons, the state of the connection.

mod given;

pub use given::{TitleAsGiven, as_given};

use crate::erased::Erase;
use crate::live::{Contact, Present};
use domain::figure::{self, Figure};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A number with its unit in smaller type.
#[component]
pub fn Quantity(#[prop(into)] figure: Signal<Figure>) -> impl IntoView {
    view! {
        <span class="quantity">
            {move || figure.with(|f| f.number.clone())}" "<span class="unit">{move || figure.with(|f| f.unit.clone())}</span>
        </span>
    }
    .erased()
}

/// A comparison as an icon and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// `up`, `down`, `same` or `none`.
    pub trend: String,
    /// `worse`, `better` or `same`.
    pub meaning: String,
    /// The comparison in words.
    pub words: String,
}

#[cfg(feature = "ssr")]
impl Change {
    /// A comparison of use, where less is better: `12 % more than …`.
    #[must_use]
    pub fn of_use(now: f64, other: Option<f64>, than: &str) -> Self {
        let Some(change) = other.and_then(|other| figure::change(now, other)) else {
            return Self {
                trend: "none".to_owned(),
                meaning: "same".to_owned(),
                words: "nothing to compare with yet".to_owned(),
            };
        };
        let percent = (change * 100.0).round();
        let (trend, meaning, words) = if percent.abs() < 3.0 {
            ("same", "same", format!("about the same as {than}"))
        } else if change > 2.0 {
            ("up", "worse", format!("{} times {than}", figure::significant(change + 1.0)))
        } else if percent > 0.0 {
            ("up", "worse", format!("{percent:.0}\u{a0}% more than {than}"))
        } else {
            ("down", "better", format!("{:.0}\u{a0}% less than {than}", -percent))
        };
        Self { trend: trend.to_owned(), meaning: meaning.to_owned(), words }
    }
}

/// Shows a comparison.
#[component]
pub fn ChangeMark(#[prop(into)] change: Signal<Change>) -> impl IntoView {
    view! {
        <span
            class="change"
            data-trend=move || change.with(|c| c.trend.clone())
            data-meaning=move || change.with(|c| c.meaning.clone())
        >
            {move || change.with(|c| c.words.clone())}
        </span>
    }
    .erased()
}

/// A small line chart without axes.
#[component]
pub fn Sparkline(values: Vec<Option<f64>>) -> impl IntoView {
    let highest = values.iter().flatten().fold(1e-9_f64, |most, value| most.max(*value)) * 1.08;
    let lowest = values.iter().flatten().fold(0.0_f64, |least, value| least.min(*value));
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let mut path = String::new();
    let mut is_drawing = false;
    for (i, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let y = 28.0 - (value - lowest) / (highest - lowest) * 26.0;
            path.push_str(&format!("{}{:.1} {y:.1}", if is_drawing { 'L' } else { 'M' }, i as f64 / steps * 96.0));
        }
        is_drawing = value.is_some();
    }
    view! {
        <svg class="sparkline" viewBox="0 0 96 28" preserveAspectRatio="none" aria-hidden="true">
            <path class="chart-line" d=path/>
        </svg>
    }
    .erased()
}

/// Whether the page is live, or else how old it is.
#[component]
pub fn LivePill() -> impl IntoView {
    let present = expect_context::<Present>();
    let newest = move || {
        present
            .picture
            .with(|picture| {
                let picture = picture.as_ref()?;
                picture.values.iter().map(|value| value.at).chain(picture.place.at).max()
            })
            .or(present.newest.get())
    };
    let shown = move || match present.contact.get() {
        Contact::Rendered => ("stale", present.rendered.get()),
        Contact::Reconnecting => ("reconnecting", "Reconnecting".to_owned()),
        Contact::Connected => match (newest(), present.now.get()) {
            (Some(at), Some(now)) if now - at <= domain::LIVE_MS => ("live", "Live".to_owned()),
            (Some(at), Some(now)) => ("stale", format!("Last seen {}", figure::age_words(now - at))),
            _ => ("live", "Listening".to_owned()),
        },
    };
    view! {
        <p class="live-pill" data-state=move || shown().0 role="status" aria-live="polite">{move || shown().1}</p>
    }
    .erased()
}

/// The message of a page that the server could not make.
#[component]
pub fn Trouble(
    /// The reason.
    why: String,
) -> impl IntoView {
    let why = why.trim_start_matches("error running server function: ").to_owned();
    view! {
        <div class="headline-block">
            <h1 class="headline"><strong>"This page cannot be shown just now."</strong></h1>
            <p class="lede">{why}</p>
        </div>
        <p><a class="button button-primary" href="" rel="external">"Try again"</a></p>
    }
    .erased()
}
