//! The twelve months to come beside those of a year before: a sentence with its basis, a chart, and
//! month by month.

use super::chart;
use super::found::Found;
use crate::place::Place;
use analytics::forecast::monthly::Basis;
use app::ahead::Ahead;
use app::chart::ChartSheet;
use domain::zone::Date;
use learning::{MonthAhead, MonthsAhead, NoMonths};
use leptos::prelude::*;
use wording::page::performance::forecast::{self as both, months as says};
use wording::{Words, label};

/// `December`, with the year if it is not this one.
fn name(ahead: &Ahead, month: &MonthAhead) -> String {
    let words = ahead.words;
    let date: Date = ahead.zone.date(month.span.start);
    let this = ahead.zone.date(ahead.now).year;
    if date.year == this { words.month(date) } else { words.month_and_year(date) }
}

/// The section of the months, or why there are none.
pub fn section(place: &Place, found: &Found) -> AnyView {
    let words = place.words;
    let ahead = &found.ahead;
    let body = match &found.months {
        Ok(months) => told(ahead, months),
        Err(none) => view! {
            <p class="lede">{why_none(ahead, *none)}</p>
            <p class="chart-note">{says::to_be_here(words, &place.building.name)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="page-section" aria-labelledby="months">
            <h2 id="months">{says::title(words)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn why_none(ahead: &Ahead, none: NoMonths) -> String {
    let words = ahead.words;
    match none {
        NoMonths::TooShort => says::too_short(words, label::utility_within(words, ahead.utility)),
        NoMonths::Silent(since) => {
            says::silent(words, label::utility_within(words, ahead.utility), &words.day(ahead.zone.date(since)))
        }
        NoMonths::NotYet => says::not_yet(words, &words.month(ahead.zone.date(ahead.now))),
    }
}

/// What to bear in mind, where little was measured.
fn caveat(words: Words, basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::PartOfYear => Some(says::part_of_year(words)),
        Basis::OneYear => Some(says::one_year(words)),
        Basis::Years => None,
    }
}

fn told(ahead: &Ahead, months: &MonthsAhead) -> AnyView {
    let words = ahead.words;
    let utility = ahead.utility.as_str().replace('_', "-");
    let rows = months.months.iter().enumerate().map(|(i, month)| row(ahead, months, i == 0, month)).collect_view();
    view! {
        <p class="lede">{sentence(ahead, months)}</p>
        {caveat(words, months.basis).map(|caveat| view! { <p class="form-notice">{caveat}</p> })}
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h3>{says::months(words)}</h3>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{both::key_to_come(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>{both::key_range(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_before(words)}</li>
                </ul>
            </figcaption>
            <ChartSheet chart=chart::months(ahead, months)/>
        </figure>
        <div class="table-scroll" tabindex="0">
            <table class="table">
                <thead><tr>
                    <th scope="col">{says::month(words)}</th><th scope="col" class="number">{says::energy(words)}</th><th scope="col" class="number">{says::cost(words)}</th>
                    <th scope="col" class="number minor">{says::range(words)}</th><th scope="col" class="number">{says::before(words)}</th><th scope="col" class="number minor">{says::peak(words)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="chart-note">{says::note(words, &words.share(months.level))}</p>
    }
    .into_any()
}

/// The energy of the coming year, and how the next month differs.
fn sentence(ahead: &Ahead, months: &MonthsAhead) -> String {
    let words = ahead.words;
    let all = &months.months;
    let total: f64 = all.iter().map(|month| month.value).sum();
    let (first, energy) = (all.first().map(|month| name(ahead, month)).unwrap_or_default(), ahead.amount(total));
    let cost = all.iter().map(|month| month.cost).sum::<Option<f64>>().map(|cost| words.money(cost, &ahead.currency));
    let before = all.iter().map(|month| Some(month.before?.value)).sum::<Option<f64>>().map(|before| ahead.amount(before));
    let whole = says::All { count: all.len(), first: &first, energy: &energy, cost: cost.as_deref(), before: before.as_ref() };
    let Some(most) = all.iter().skip(1).max_by(|a, b| a.value.total_cmp(&b.value)) else {
        return says::sentence(words, whole, None);
    };
    let (name, energy) = (name(ahead, most), ahead.amount(most.value));
    let (cost, peak) = (most.cost.map(|cost| words.money(cost, &ahead.currency)), most.peak.map(|peak| ahead.rate(peak)));
    let most = says::Most { name: &name, energy: &energy, cost: cost.as_deref(), peak: peak.as_ref() };
    says::sentence(words, whole, Some(most))
}

fn row(ahead: &Ahead, months: &MonthsAhead, is_running: bool, month: &MonthAhead) -> AnyView {
    let words = ahead.words;
    let dash = || "–".to_owned();
    let so_far = is_running.then(|| view! { <p class="status-text">{says::so_far(words, &ahead.amount(months.so_far))}</p> });
    let before = month.before.map(|before| {
        let cost = before.cost.map(|cost| view! { <p class="status-text">{words.money(cost, &ahead.currency)}</p> });
        view! { {words.written(&ahead.amount(before.value))}{cost} }
    });
    let peak = month.peak.map(|peak| {
        let before = month.before.and_then(|before| before.peak);
        let before = before.map(|before| view! { <p class="status-text">{says::peak_before(words, &ahead.rate(before))}</p> });
        view! { {words.written(&ahead.rate(peak))}{before} }
    });
    view! {
        <tr>
            <th scope="row">{name(ahead, month)}{so_far}</th>
            <td class="number">{words.written(&ahead.amount(month.value))}</td>
            <td class="number">{month.cost.map_or_else(dash, |cost| words.money(cost, &ahead.currency))}</td>
            <td class="number minor">{both::range(words, &words.written(&ahead.amount(month.lower)), &words.written(&ahead.amount(month.upper)))}</td>
            <td class="number">{match before { Some(before) => before.into_any(), None => dash().into_any() }}</td>
            <td class="number minor">{match peak { Some(peak) => peak.into_any(), None => dash().into_any() }}</td>
        </tr>
    }
    .into_any()
}
