//! How good the forecasts have been: a day ahead in the last weeks, a month ahead in the last year.

use super::chart;
use super::found::Found;
use app::ahead::{Ahead, Skill};
use app::chart::ChartSheet;
use domain::zone::{Date, Span};
use domain::{DAY_MS, Millis};
use leptos::prelude::*;
use store::Forecast;
use wording::page::performance::forecast::{key_range, past as says};

const WEEK_MS: Millis = 7 * DAY_MS;
const WEEKS: i64 = 4;

/// The section of the page.
pub fn section(found: &Found) -> AnyView {
    let words = found.ahead.words;
    let ahead = &found.ahead;
    let all = ahead.skill(Span { start: ahead.now - WEEKS * WEEK_MS, end: ahead.now });
    view! {
        <section class="page-section" aria-labelledby="past">
            <h2 id="past">{says::title(words)}</h2>
            {match all {
                Some(skill) => hours(found, skill),
                None => view! { <p class="lede">{says::unknown(words)}</p> }.into_any(),
            }}
            {months(ahead, &found.months_past)}
        </section>
    }
    .into_any()
}

fn promise(ahead: &Ahead) -> f64 {
    ahead.told.first().or(ahead.past.last()).map_or(0.95, |slot| slot.level)
}

fn hours(found: &Found, all: Skill) -> AnyView {
    let words = found.ahead.words;
    let ahead = &found.ahead;
    let today = ahead.zone.date(ahead.now).days();
    // Calendar weeks of seven days; the last one ends today.
    let at = |weeks: i64| ahead.zone.start_of(Date::from_days(today + 1 - 7 * weeks));
    let week = |weeks: i64| Span { start: at(weeks + 1), end: at(weeks) };
    let weeks: Vec<(Span, Skill)> = (0..WEEKS).filter_map(|weeks| Some((week(weeks), ahead.skill(week(weeks))?))).collect();
    let days = (all.hours + 12) / 24;
    let rows = weeks.iter().map(|(span, skill)| {
        let name = words.range(ahead.zone.date(span.start), ahead.zone.date(span.end - 1));
        view! {
            <tr><th scope="row">{name}</th><td class="number">{words.count(skill.hours)}</td><td class="number">{words.share(skill.missed)}</td><td class="number">{words.share(skill.within)}</td></tr>
        }
    });
    view! {
        <p class="lede">{says::missed(words, days, &words.share(all.missed), &words.share(all.within), &words.share(promise(ahead)))}</p>
        {chart::came(ahead).map(|chart| view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h3>{says::hours(words)}</h3>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=ahead.utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::key_came(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_said(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>{key_range(words)}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        })}
        {(weeks.len() > 1).then(|| view! {
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{says::week(words)}</th><th scope="col" class="number">{says::hours_known(words)}</th><th scope="col" class="number">{says::missed_by(words)}</th><th scope="col" class="number">{says::in_range_label(words)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        })}
    }
    .into_any()
}

/// Past months beside their forecasts from when they began; `None` if there are none.
fn months(ahead: &Ahead, past: &[Forecast]) -> Option<AnyView> {
    let words = ahead.words;
    let known: Vec<(&Forecast, f64)> = past.iter().filter_map(|slot| Some((slot, slot.actual?))).collect();
    if known.is_empty() {
        return None;
    }
    let rows = known.iter().rev().map(|(slot, actual)| {
        let date = ahead.zone.date(slot.at);
        let missed = if *actual == 0.0 { "–".to_owned() } else { words.signed_percent((slot.value / actual - 1.0) * 100.0) };
        let within = says::in_range(words, (slot.lower..=slot.upper).contains(actual));
        view! {
            <tr><th scope="row">{words.month_and_year(date)}</th><td class="number">{words.written(&ahead.amount(slot.value))}</td><td class="number">{words.written(&ahead.amount(*actual))}</td><td class="number">{missed}</td><td class="minor">{within}</td></tr>
        }
    });
    Some(
        view! {
            <h3>{says::months(words)}</h3>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{says::month(words)}</th><th scope="col" class="number">{says::said(words)}</th><th scope="col" class="number">{says::came(words)}</th><th scope="col" class="number">{says::too_high_by(words)}</th><th scope="col" class="minor">{says::in_range_label(words)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
