//! The next seven days: a sentence, a chart by the hour, and day by day.

use super::found::Found;
use crate::place::Place;
use app::ahead::Ahead;
use app::chart::{ChartSheet, ChartView};
use domain::DAY_MS;
use domain::figure::Figure;
use leptos::prelude::*;
use store::Forecast;
use wording::page::performance::forecast::{self as both, week as says};
use wording::{Words, label};

fn highest(slots: &[Forecast]) -> Option<&Forecast> {
    slots.iter().max_by(|a, b| a.value.total_cmp(&b.value))
}

/// The sentence of the page, with the range and the highest hour.
pub fn headline(place: &Place, found: &Found) -> AnyView {
    let words = place.words;
    let (ahead, name) = (&found.ahead, &place.building.name);
    if ahead.told.is_empty() {
        let [before, strong, _] = says::no_forecast(words, name, ahead.was_told);
        let why = if ahead.was_told { says::why_none_now(words) } else { says::why_none_yet(words) };
        return view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong></h1>
                <p class="lede">{why}</p>
            </div>
        }
        .into_any();
    }
    let sum = ahead.sum(&ahead.told);
    let peak = highest(&ahead.told).map(|slot| {
        let (day, clock) = (words.day(ahead.zone.date(slot.at)), words.hour_at(&ahead.zone, slot.at));
        says::highest_hour(words, &day, &clock, &ahead.rate(slot.value), &ahead.rate(slot.upper))
    });
    let before = before(found);
    view! {
        <div class="headline-block">
            <h1 class="headline">{sentence(words, name, found)}</h1>
            <p class="lede">
                {says::between(words, &ahead.amount(sum.lower), &ahead.amount(sum.upper), before.as_ref())}" "{peak}
            </p>
            <p class="chart-note">{made(ahead)}" "{says::costs(words, ahead.pricing.is_set())}</p>
        </div>
    }
    .into_any()
}

/// What will be used, and what it costs where that is known.
fn sentence(words: Words, name: &str, found: &Found) -> AnyView {
    let ahead = &found.ahead;
    let stretch = says::stretch(words, ahead.told.len());
    let (utility, amount) =
        (label::utility_within(words, found.utility), words.written(&ahead.amount(ahead.sum(&ahead.told).value)));
    match ahead.cost(&ahead.told) {
        Some(cost) => {
            let cost = words.money(cost, &ahead.currency);
            let [first, amount, between, cost, after] = says::headline_cost(words, &stretch, name, utility, &amount, &cost);
            view! { {first}<strong class="keep">{amount}</strong>{between}<strong class="keep">{cost}</strong>{after} }.into_any()
        }
        None => {
            let [first, amount, after] = says::headline(words, &stretch, name, utility, &amount);
            view! { {first}<strong class="keep">{amount}</strong>{after} }.into_any()
        }
    }
}

/// When the newest forecast was made, and how often its band holds.
fn made(ahead: &Ahead) -> String {
    let words = ahead.words;
    let (made_at, level) = ahead.told.first().map_or((ahead.now, 0.95), |slot| (slot.made_at, slot.level));
    says::made(words, &words.when(&ahead.zone, made_at, ahead.now), &words.share(level))
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
    let words = found.ahead.words;
    let ahead = &found.ahead;
    if ahead.told.is_empty() {
        return None;
    }
    let measured: Vec<_> = found.measured.iter().copied().filter(|hour| hour.0 >= ahead.shown_from()).collect();
    let chart = ChartView::of(words, &ahead.chart(&measured));
    let utility = found.utility.as_str().replace('_', "-");
    Some(
        view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::hours(words)}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.clone()><rect class="chart-bar" y="4" width="12" height="4"/></svg>{both::key_measured(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{both::key_to_come(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-band" width="12" height="12"/></svg>{both::key_range(words)}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
            <section class="page-section" aria-labelledby="days">
                <h2 id="days">{says::days(words)}</h2>
                <div class="table-scroll" tabindex="0">
                    <table class="table">
                        <thead><tr>
                            <th scope="col">{says::day(words)}</th><th scope="col" class="number">{says::energy(words)}</th><th scope="col" class="number minor">{says::range(words)}</th>
                            <th scope="col" class="number">{says::cost(words)}</th><th scope="col" class="number">{says::peak(words)}</th>
                        </tr></thead>
                        <tbody>{ahead.days().map(|(date, day)| row(ahead, &words.day(date), day)).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(ahead: &Ahead, name: &str, day: &[Forecast]) -> AnyView {
    let words = ahead.words;
    let sum = ahead.sum(day);
    let last = day.last().map(|slot| slot.at + domain::HOUR_MS);
    let name = match (day.first(), last) {
        (Some(first), _) if ahead.zone.day(first.at).start < first.at => {
            says::day_from(words, name, &words.hour_at(&ahead.zone, first.at))
        }
        (Some(first), Some(last)) if last < ahead.zone.day(first.at).end => {
            says::day_to(words, name, &words.hour_at(&ahead.zone, last))
        }
        _ => name.to_owned(),
    };
    let cost = ahead.cost(day).map_or_else(|| "–".to_owned(), |cost| words.money(cost, &ahead.currency));
    let peak = highest(day).map(
        |slot| view! { <span>{words.written(&ahead.rate(slot.value))}</span>" "<span>{says::at(words, &words.hour_at(&ahead.zone, slot.at))}</span> },
    );
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{words.written(&ahead.amount(sum.value))}</td>
            <td class="number minor">{both::range(words, &words.written(&ahead.amount(sum.lower)), &words.written(&ahead.amount(sum.upper)))}</td>
            <td class="number">{cost}</td>
            <td class="number parted">{peak}</td>
        </tr>
    }
    .into_any()
}
