//! The history section of a building's page and of the overview: what is shown, the range, the bars.
//! Leaves out how it is made (`query::history`).

use crate::chart::ChartSheet;
use crate::model::energy_section::Choice;
use crate::model::history::HistorySection;
use crate::part::{Arrow, change_mark};
use leptos::prelude::*;
use wording::page::daily::chart;
use wording::page::daily::history as says;

/// The section.
#[component]
pub fn History(
    /// What it shows.
    section: HistorySection,
) -> impl IntoView {
    let words = section.words;
    let total = section.total.clone().map(|[before, amount, behind]| view! { {before}<strong>{amount}</strong>{behind}" " });
    let change = section.change.as_ref().map(change_mark);
    view! {
        <section class="page-section history" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{says::title(words)}</h2>
                {choices(says::granularity(words), &section.granularities)}
            </div>
            {section.faults.iter().map(|fault| view! { <p class="form-error" role="alert">{fault.clone()}</p> }).collect_view()}
            <div class="range-bar">
                {choices(says::utility(words), &section.utilities)}
                {choices(says::measure(words), &section.measures)}
                {choices(says::compare(words), &section.others)}
            </div>
            <Days section=section.clone()/>
            <p class="lede">{total}{change}</p>
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h3>{section.heading.clone()}</h3>
                    <Key section=section.clone()/>
                </figcaption>
                <ChartSheet chart=section.chart/>
            </figure>
            {section.notes.into_iter().map(|note| view! { <p class="chart-note">{note}</p> }).collect_view()}
        </section>
    }
    .into_any()
}

/// The days shown: the ones before, the ones after, and others.
#[component]
fn Days(section: HistorySection) -> impl IntoView {
    let words = section.words;
    let step = |id: &'static str, label: &'static str, path: &'static str, href: Option<String>| match href {
        Some(href) => view! { <a class="range-step" id=id href=href aria-label=label><Arrow path/></a> }.into_any(),
        None => view! { <span class="range-step" aria-disabled="true"><Arrow path/></span> }.into_any(),
    };
    view! {
        <div class="range-bar">
            <nav class="range-picker" aria-label=says::period(words)>
                {step("history-earlier", says::earlier(words), "M15 5l-7 7 7 7", Some(section.earlier))}
                <span class="range-now">{section.range}</span>
                {step("history-later", says::later(words), "M9 5l7 7-7 7", section.later)}
            </nav>
            {section.usual.map(|usual| view! { <a class="button button-quiet" id="history-usual" href=usual>{says::usual(words)}</a> })}
            <details class="behind">
                <summary>{says::custom(words)}</summary>
                <form class="range-form" method="get" action="#history">
                    {section.kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
                    <div class="field"><label for="from">{says::from(words)}</label><input class="input" id="from" name="from" type="date" value=section.from/></div>
                    <div class="field"><label for="to">{says::to(words)}</label><input class="input" id="to" name="to" type="date" value=section.to/></div>
                    <button class="button" type="submit">{says::show(words)}</button>
                </form>
            </details>
        </div>
    }
    .into_any()
}

/// What the bars are.
#[component]
fn Key(section: HistorySection) -> impl IntoView {
    let words = section.words;
    let utility = section.utility.replace('_', "-");
    let partial_utility = utility.clone();
    view! {
        <ul class="chart-key">
            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><rect class="chart-bar" width="12" height="12"/></svg>{says::selected_period(words)}</li>
            {section.other.map(|other| view! {
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" width="12" height="12"/></svg>{says::other(words, other)}</li>
            })}
            {section.has_partial.then(|| view! {
                <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=partial_utility><rect class="chart-bar-partial" width="12" height="12"/></svg>{says::incomplete(words)}</li>
            })}
            {section.has_marks.then(|| view! {
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{chart::mark(words)}</li>
            })}
        </ul>
    }
    .into_any()
}

/// A choice of what is shown, if there is one.
fn choices(label: &'static str, choices: &[Choice]) -> Option<impl IntoView + use<>> {
    (!choices.is_empty()).then(|| {
        let links = choices.iter().map(|choice| {
            view! { <a href=choice.href.clone() aria-current=choice.is_shown.then_some("true")>{choice.name}</a> }
        });
        view! { <nav class="segmented segmented-scroll" aria-label=label>{links.collect_view()}</nav> }
    })
}
