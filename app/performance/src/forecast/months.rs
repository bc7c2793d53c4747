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

/// `December`, with the year if it is not this one.
fn name(ahead: &Ahead, month: &MonthAhead) -> String {
    let date: Date = ahead.zone.date(month.span.start);
    let this = ahead.zone.date(ahead.now).year;
    if date.year == this { app::words::month(date).to_owned() } else { format!("{} {}", app::words::month(date), date.year) }
}

/// The section of the months, or why there are none.
pub fn section(place: &Place, found: &Found) -> AnyView {
    let ahead = &found.ahead;
    let body = match &found.months {
        Ok(months) => told(ahead, months),
        Err(none) => view! {
            <p class="lede">{why_none(ahead, *none)}</p>
            <p class="chart-note">{format!("Once it is there, the energy, the cost and the highest hour of each month of {} stand here beside those of a year before.", place.building.name)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="page-section" aria-labelledby="months">
            <h2 id="months">"The months to come"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn why_none(ahead: &Ahead, none: NoMonths) -> String {
    let utility = ahead.utility.label().to_lowercase();
    match none {
        NoMonths::TooShort => {
            format!(
                "Nothing can be said of months yet: it takes two whole months of {utility}, better two years. It comes by itself."
            )
        }
        NoMonths::Silent(since) => format!(
            "No months are told just now: no {utility} was measured since {}, and old forecasts are not shown as new ones. The next is made when readings come.",
            app::words::day(ahead.zone.date(since))
        ),
        NoMonths::NotYet => format!(
            "The months from {} on have not been forecast yet: that is done every six hours, with the hours to come.",
            app::words::month(ahead.zone.date(ahead.now))
        ),
    }
}

fn told(ahead: &Ahead, months: &MonthsAhead) -> AnyView {
    let utility = ahead.utility.as_str().replace('_', "-");
    let rows = months.months.iter().enumerate().map(|(i, month)| row(ahead, months, i == 0, month)).collect_view();
    let level = months.level * 100.0;
    view! {
        <p class="lede">{sentence(ahead, months)}</p>
        {months.basis.caveat().map(|caveat| view! { <p class="form-notice">{caveat}</p> })}
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h3>"Month by month"</h3>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>"to come"</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>"the range"</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>"a year before"</li>
                </ul>
            </figcaption>
            <ChartSheet chart=chart::months(ahead, months)/>
        </figure>
        <div class="table-scroll" tabindex="0">
            <table class="table">
                <thead><tr>
                    <th scope="col">"Month"</th><th scope="col" class="number">"Energy"</th><th scope="col" class="number">"Cost"</th>
                    <th scope="col" class="number minor">"Range"</th><th scope="col" class="number">"A year before"</th><th scope="col" class="number minor">"Highest hour"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="chart-note">{format!("Made for the month that runs. The range holds a month {level:.0} times of 100. The cost is the energy charge, if the hours of a week are used as of late; the highest hour, if the load is as uneven as it was in that month a year before.")}</p>
    }
    .into_any()
}

/// The energy of the coming year, and how the next month differs.
fn sentence(ahead: &Ahead, months: &MonthsAhead) -> String {
    let all = &months.months;
    let total: f64 = all.iter().map(|month| month.value).sum();
    let cost = all.iter().map(|month| month.cost).sum::<Option<f64>>();
    let cost = cost.map(|cost| format!(", about {}", ahead.money(cost))).unwrap_or_default();
    let before = all.iter().map(|month| Some(month.before?.value)).sum::<Option<f64>>();
    let before = before.map(|before| format!("; the same months before took {}", ahead.amount(before))).unwrap_or_default();
    let dearest = all.iter().skip(1).max_by(|a, b| a.value.total_cmp(&b.value)).map(|month| {
        let peak = month.peak.map(|peak| format!(", its highest hour about {}", ahead.rate(peak))).unwrap_or_default();
        let cost = month.cost.map(|cost| format!(", about {}", ahead.money(cost))).unwrap_or_default();
        format!(" The most will go in {}: {}{cost}{peak}.", name(ahead, month), ahead.amount(month.value))
    });
    format!(
        "The {} months from {} come to {}{cost}{before}.{}",
        crate::words::count(all.len()),
        all.first().map(|month| name(ahead, month)).unwrap_or_default(),
        ahead.amount(total),
        dearest.unwrap_or_default()
    )
}

fn row(ahead: &Ahead, months: &MonthsAhead, is_running: bool, month: &MonthAhead) -> AnyView {
    let dash = || "–".to_owned();
    let so_far = is_running.then(|| view! { <p class="status-text">{format!("{} so far", ahead.amount(months.so_far))}</p> });
    let before = month.before.map(|before| {
        let cost = before.cost.map(|cost| view! { <p class="status-text">{ahead.money(cost)}</p> });
        view! { {ahead.amount(before.value).to_string()}{cost} }
    });
    let peak = month.peak.map(|peak| {
        let before = month.before.and_then(|before| before.peak);
        let before = before.map(|before| view! { <p class="status-text">{format!("{} before", ahead.rate(before))}</p> });
        view! { {ahead.rate(peak).to_string()}{before} }
    });
    view! {
        <tr>
            <th scope="row">{name(ahead, month)}{so_far}</th>
            <td class="number">{ahead.amount(month.value).to_string()}</td>
            <td class="number">{month.cost.map_or_else(dash, |cost| ahead.money(cost))}</td>
            <td class="number minor">{format!("{} to {}", ahead.amount(month.lower), ahead.amount(month.upper))}</td>
            <td class="number">{match before { Some(before) => before.into_any(), None => dash().into_any() }}</td>
            <td class="number minor">{match peak { Some(peak) => peak.into_any(), None => dash().into_any() }}</td>
        </tr>
    }
    .into_any()
}
