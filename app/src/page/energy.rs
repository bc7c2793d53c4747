//! The energy section of a building's page and of the overview: the sentence, the flow, the facts,
//! the bars, a car's sessions. Leaves out how it is made (`query::energy_section`).

use crate::chart::{ChartSheet, LayerMark};
use crate::model::chart::ChartView;
use crate::model::energy_section::{BarsView, EnergySection, FlowView, SessionLine};
use crate::part::{Arrow, written_quantity};
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::chart;
use wording::page::energy as says;

/// The section.
#[component]
pub fn Energy(
    /// What it shows.
    section: EnergySection,
) -> impl IntoView {
    let EnergySection { words, headline, choices, range, earlier, later, flow, is_now, notes, facts, ahead, bars, sessions } =
        section;
    let facts = (!facts.is_empty()).then(|| {
        view! {
            <dl class="energy-facts">
                {facts.into_iter().map(|fact| view! {
                    <div>
                        <dt>{fact.label}</dt>
                        <dd class="figure-number">{written_quantity(fact.figure)}</dd>
                        {fact.note.map(|note| view! { <dd class="energy-fact-note">{note}</dd> })}
                    </div>
                }).collect_view()}
            </dl>
        }
    });
    let body = match flow {
        Some(flow) => view! { <div class="energy-split"><Flow words flow is_now/>{facts}</div> }.into_any(),
        None => facts.into_any(),
    };
    view! {
        <section class="page-section energy" aria-labelledby="energy">
            <div class="section-head">
                <h2 id="energy">{says::title(words)}</h2>
                <nav class="segmented" aria-label=says::spans(words)>
                    {choices.into_iter().map(|choice| view! {
                        <a href=choice.href aria-current=choice.is_shown.then_some("true")>{choice.name}</a>
                    }).collect_view()}
                </nav>
            </div>
            <p class="energy-headline" inner_html=headline></p>
            <nav class="range-picker" aria-label=says::period(words)>
                <a class="range-step" href=earlier aria-label=says::earlier(words)><Arrow path="M15 5l-7 7 7 7"/></a>
                <span class="range-now">{range}</span>
                {match later {
                    Some(later) => view! { <a class="range-step" href=later aria-label=says::later(words)><Arrow path="M9 5l7 7-7 7"/></a> }.into_any(),
                    None => view! { <span class="range-step" aria-disabled="true"><Arrow path="M9 5l7 7-7 7"/></span> }.into_any(),
                }}
            </nav>
            {body}
            {notes.into_iter().map(|note| view! { <p class="chart-note">{note}</p> }).collect_view()}
            {ahead.map(|(chart, best)| view! { <Ahead words chart best/> })}
            {(!bars.is_empty()).then(|| view! {
                <div class="page-split page-split-even">{bars.into_iter().map(|bars| view! { <Bars words bars/> }).collect_view()}</div>
            })}
            {sessions.map(|(lede, lines)| view! { <Sessions words lede lines/> })}
        </section>
    }
    .into_any()
}

/// The flow with its table. What moves of both is a part of the page.
#[component]
fn Flow(words: Words, flow: FlowView, is_now: bool) -> impl IntoView {
    let FlowView { drawn, table } = flow;
    let class = if is_now { "flow-frame flow-moves" } else { "flow-frame" };
    view! {
        <div>
            <div class=class data-part=is_now.then_some("flow") inner_html=drawn></div>
            <details class="behind">
                <summary>{chart::table(words)}</summary>
                <div class="table-scroll" tabindex="0" data-part=is_now.then_some("flow-table") inner_html=table></div>
            </details>
        </div>
    }
    .into_any()
}

/// What the roof will make, beside what will be used.
#[component]
fn Ahead(words: Words, chart: ChartView, best: Option<String>) -> impl IntoView {
    let [_, solar, used] = says::ahead_columns(words);
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h3>{says::ahead_title(words)}</h3>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility="solar"><rect class="chart-bar-partial" width="12" height="12"/></svg>{solar}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" width="12" height="12"/></svg>{used}</li>
                </ul>
            </figcaption>
            <ChartSheet chart/>
            {best.map(|best| view! { <p class="status-text">{best}</p> })}
        </figure>
    }
    .into_any()
}

/// Stacked bars with their legend.
#[component]
fn Bars(words: Words, bars: BarsView) -> impl IntoView {
    let BarsView { title, chart, layers, has_partial } = bars;
    let id = chart.id.clone();
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h3>{title}</h3>
                {has_partial.then(|| view! {
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility="electricity"><rect class="chart-bar-partial" width="12" height="12"/></svg>{says::key_partial(words)}</li>
                    </ul>
                })}
            </figcaption>
            <ul class="layer-list">
                {layers.into_iter().map(|layer| view! {
                    <li><LayerMark chart=id.clone() colour=layer.colour pattern=layer.pattern/>{layer.name}" "<strong>{layer.amount}</strong></li>
                }).collect_view()}
            </ul>
            <ChartSheet chart/>
        </figure>
    }
    .into_any()
}

/// A car's charging sessions.
#[component]
fn Sessions(words: Words, lede: String, lines: Vec<SessionLine>) -> impl IntoView {
    let has_meters = lines.iter().any(|line| line.meter.is_some());
    view! {
        <div class="page-section">
            <h3 id="sessions">{says::sessions(words)}</h3>
            <p class="status-text">{lede}</p>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr>
                        {has_meters.then(|| view! { <th scope="col">{says::session_meter(words)}</th> })}
                        <th scope="col">{says::session_begin(words)}</th><th scope="col">{says::session_end(words)}</th><th scope="col" class="number">{says::session_energy(words)}</th>
                    </tr></thead>
                    <tbody>
                        {lines.into_iter().map(|line| view! {
                            <tr>{line.meter.map(|meter| view! { <td>{meter}</td> })}<th scope="row" class="time">{line.begin}</th><td class="time">{line.end}</td><td class="number">{line.energy}</td></tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::energy_section::Fact;
    use domain::figure::Figure;

    #[test]
    fn facts_keep_the_digits_that_they_are_written_in() {
        let cost = Figure { number: "1.158,63\u{a0}€".to_owned(), unit: String::new() };
        let section = EnergySection {
            words: Words { language: wording::Language::German, ..Words::ENGLISH },
            headline: String::new(),
            choices: Vec::new(),
            range: String::new(),
            earlier: String::new(),
            later: None,
            flow: None,
            is_now: false,
            notes: Vec::new(),
            facts: vec![Fact { label: "Kosten", figure: cost, note: None }],
            ahead: None,
            bars: Vec::new(),
            sessions: None,
        };
        let html = view! { <Energy section/> }.to_html();
        assert!(html.contains("1.158,63\u{a0}€"), "{html}");
    }
}
