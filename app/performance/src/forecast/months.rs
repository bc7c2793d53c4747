//! The twelve months to come beside those of a year before: a sentence with its basis, a chart, and
//! month by month.

use super::chart;
use super::found::Found;
use crate::place::Place;
use app::ahead::Ahead;
use app::chart::ChartSheet;
use domain::zone::Date;
use learning::{MonthAhead, MonthsAhead, NoMonths};
use leptos::prelude::*;
use wording::page::performance::forecast::{self as both, months as says};

/// `December`, with the year if it is not this one.
fn name(ahead: &Ahead, month: &MonthAhead) -> String {
    let date: Date = ahead.zone.date(month.span.start);
    let this = ahead.zone.date(ahead.now).year;
    if date.year == this { wording::calendar::month(date).to_owned() } else { says::with_year(date) }
}

/// The section of the months, or why there are none.
pub fn section(place: &Place, found: &Found) -> AnyView {
    let ahead = &found.ahead;
    let body = match &found.months {
        Ok(months) => told(ahead, months),
        Err(none) => view! {
            <p class="lede">{why_none(ahead, *none)}</p>
            <p class="chart-note">{says::to_be_here(&place.building.name)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="page-section" aria-labelledby="months">
            <h2 id="months">{says::TITLE}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn why_none(ahead: &Ahead, none: NoMonths) -> String {
    match none {
        NoMonths::TooShort => says::too_short(ahead.utility),
        NoMonths::Silent(since) => says::silent(ahead.utility, ahead.zone.date(since)),
        NoMonths::NotYet => says::not_yet(ahead.zone.date(ahead.now)),
    }
}

fn told(ahead: &Ahead, months: &MonthsAhead) -> AnyView {
    let utility = ahead.utility.as_str().replace('_', "-");
    let rows = months.months.iter().enumerate().map(|(i, month)| row(ahead, months, i == 0, month)).collect_view();
    view! {
        <p class="lede">{sentence(ahead, months)}</p>
        {months.basis.caveat().map(|caveat| view! { <p class="form-notice">{caveat}</p> })}
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h3>{says::MONTHS}</h3>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{both::KEY_TO_COME}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>{both::KEY_RANGE}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::KEY_BEFORE}</li>
                </ul>
            </figcaption>
            <ChartSheet chart=chart::months(ahead, months)/>
        </figure>
        <div class="table-scroll" tabindex="0">
            <table class="table">
                <thead><tr>
                    <th scope="col">{says::MONTH}</th><th scope="col" class="number">{says::ENERGY}</th><th scope="col" class="number">{says::COST}</th>
                    <th scope="col" class="number minor">{says::RANGE}</th><th scope="col" class="number">{says::BEFORE}</th><th scope="col" class="number minor">{says::PEAK}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="chart-note">{says::note(months.level * 100.0)}</p>
    }
    .into_any()
}

/// The energy of the coming year, and how the next month differs.
fn sentence(ahead: &Ahead, months: &MonthsAhead) -> String {
    let all = &months.months;
    let total: f64 = all.iter().map(|month| month.value).sum();
    let (first, energy) = (all.first().map(|month| name(ahead, month)).unwrap_or_default(), ahead.amount(total));
    let cost = all.iter().map(|month| month.cost).sum::<Option<f64>>().map(|cost| ahead.money(cost));
    let before = all.iter().map(|month| Some(month.before?.value)).sum::<Option<f64>>().map(|before| ahead.amount(before));
    let whole = says::All { count: all.len(), first: &first, energy: &energy, cost: cost.as_deref(), before: before.as_ref() };
    let Some(most) = all.iter().skip(1).max_by(|a, b| a.value.total_cmp(&b.value)) else { return says::sentence(whole, None) };
    let (name, energy) = (name(ahead, most), ahead.amount(most.value));
    let (cost, peak) = (most.cost.map(|cost| ahead.money(cost)), most.peak.map(|peak| ahead.rate(peak)));
    let most = says::Most { name: &name, energy: &energy, cost: cost.as_deref(), peak: peak.as_ref() };
    says::sentence(whole, Some(most))
}

fn row(ahead: &Ahead, months: &MonthsAhead, is_running: bool, month: &MonthAhead) -> AnyView {
    let dash = || "–".to_owned();
    let so_far = is_running.then(|| view! { <p class="status-text">{says::so_far(&ahead.amount(months.so_far))}</p> });
    let before = month.before.map(|before| {
        let cost = before.cost.map(|cost| view! { <p class="status-text">{ahead.money(cost)}</p> });
        view! { {ahead.amount(before.value).to_string()}{cost} }
    });
    let peak = month.peak.map(|peak| {
        let before = month.before.and_then(|before| before.peak);
        let before = before.map(|before| view! { <p class="status-text">{says::peak_before(&ahead.rate(before))}</p> });
        view! { {ahead.rate(peak).to_string()}{before} }
    });
    view! {
        <tr>
            <th scope="row">{name(ahead, month)}{so_far}</th>
            <td class="number">{ahead.amount(month.value).to_string()}</td>
            <td class="number">{month.cost.map_or_else(dash, |cost| ahead.money(cost))}</td>
            <td class="number minor">{both::range(&ahead.amount(month.lower).to_string(), &ahead.amount(month.upper).to_string())}</td>
            <td class="number">{match before { Some(before) => before.into_any(), None => dash().into_any() }}</td>
            <td class="number minor">{match peak { Some(peak) => peak.into_any(), None => dash().into_any() }}</td>
        </tr>
    }
    .into_any()
}
