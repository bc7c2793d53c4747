//! The next seven days: a sentence, a chart by the hour, and day by day.

use super::found::Found;
use crate::place::Place;
use app::ahead::Ahead;
use app::chart::{ChartSheet, ChartView};
use domain::DAY_MS;
use domain::figure::Figure;
use leptos::prelude::*;
use store::Forecast;
use wording::page::ahead::stretch;
use wording::page::performance::forecast::{self as both, week as says};

fn highest(slots: &[Forecast]) -> Option<&Forecast> {
    slots.iter().max_by(|a, b| a.value.total_cmp(&b.value))
}

/// The sentence of the page, with the range and the highest hour.
pub fn headline(place: &Place, found: &Found) -> AnyView {
    let (ahead, name) = (&found.ahead, &place.building.name);
    if ahead.told.is_empty() {
        let (before, strong) = says::no_forecast(name, ahead.was_told);
        return view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong></h1>
                <p class="lede">{ahead.why_none()}</p>
            </div>
        }
        .into_any();
    }
    let sum = ahead.sum(&ahead.told);
    let cost = ahead.cost(&ahead.told).map(|cost| view! { <strong class="keep">{ahead.money(cost)}</strong> });
    let (first, between, after) = says::headline(&stretch(ahead.told.len()), name, found.utility, cost.is_some());
    let peak = highest(&ahead.told).map(|slot| {
        let (day, clock) = (wording::calendar::day(ahead.zone.date(slot.at)), ahead.zone.clock(slot.at));
        says::highest_hour(&day, &clock, &ahead.rate(slot.value), &ahead.rate(slot.upper))
    });
    let before = before(found);
    view! {
        <div class="headline-block">
            <h1 class="headline">
                {first}
                <strong class="keep">{ahead.amount(sum.value).to_string()}</strong>{between}{cost}{after}
            </h1>
            <p class="lede">
                {says::between(&ahead.amount(sum.lower), &ahead.amount(sum.upper), before.as_ref())}{peak}
            </p>
            <p class="chart-note">{ahead.made()}{says::costs(found.ahead.pricing.is_set())}</p>
        </div>
    }
    .into_any()
}

/// The total of as many hours before, if all of them are known.
fn before(found: &Found) -> Option<Figure> {
    let ahead = &found.ahead;
    let end = ahead.zone.hour(ahead.now).start;
    let length = ahead.told.len() as i64 * domain::HOUR_MS;
    let known: Vec<f64> =
        found.measured.iter().filter(|hour| hour.0 >= end - length && hour.0 < end).map(|hour| hour.1).collect();
    if length < 6 * DAY_MS || known.len() * 100 < ahead.told.len() * 98 {
        return None;
    }
    Some(ahead.amount(known.iter().sum()))
}

/// The chart and the days; `None` without a forecast.
pub fn section(found: &Found) -> Option<AnyView> {
    let ahead = &found.ahead;
    if ahead.told.is_empty() {
        return None;
    }
    let measured: Vec<_> = found.measured.iter().copied().filter(|hour| hour.0 >= ahead.shown_from()).collect();
    let chart = ChartView::of(&ahead.chart(&measured));
    let utility = found.utility.as_str().replace('_', "-");
    Some(
        view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::HOURS}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.clone()><rect class="chart-bar" y="4" width="12" height="4"/></svg>{both::KEY_MEASURED}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{both::KEY_TO_COME}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>{both::KEY_RANGE}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
            <section class="page-section" aria-labelledby="days">
                <h2 id="days">{says::DAYS}</h2>
                <div class="table-scroll" tabindex="0">
                    <table class="table">
                        <thead><tr>
                            <th scope="col">{says::DAY}</th><th scope="col" class="number">{says::ENERGY}</th><th scope="col" class="number minor">{says::RANGE}</th>
                            <th scope="col" class="number">{says::COST}</th><th scope="col" class="number">{says::PEAK}</th>
                        </tr></thead>
                        <tbody>{ahead.days().map(|(date, day)| row(ahead, &wording::calendar::day(date), day)).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(ahead: &Ahead, name: &str, day: &[Forecast]) -> AnyView {
    let sum = ahead.sum(day);
    let last = day.last().map(|slot| slot.at + domain::HOUR_MS);
    let name = match (day.first(), last) {
        (Some(first), _) if ahead.zone.day(first.at).start < first.at => says::day_from(name, &ahead.zone.clock(first.at)),
        (Some(first), Some(last)) if last < ahead.zone.day(first.at).end => says::day_to(name, &ahead.zone.clock(last)),
        _ => name.to_owned(),
    };
    let cost = ahead.cost(day).map_or_else(|| "–".to_owned(), |cost| ahead.money(cost));
    let peak = highest(day).map(
        |slot| view! { <span>{ahead.rate(slot.value).to_string()}</span>" "<span>{says::at(&ahead.zone.clock(slot.at))}</span> },
    );
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{ahead.amount(sum.value).to_string()}</td>
            <td class="number minor">{both::range(&ahead.amount(sum.lower).to_string(), &ahead.amount(sum.upper).to_string())}</td>
            <td class="number">{cost}</td>
            <td class="number parted">{peak}</td>
        </tr>
    }
    .into_any()
}
