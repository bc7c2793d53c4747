//! What a building will use: the newest forecast as it is kept, in words and as a chart, and how good earlier ones were. Leaves out how one is
//! made.

use super::words;
use crate::AppState;
use crate::chart::{Chart, ChartView, Line, Standing, Tick, cell};
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, HOUR_MS, Millis, Period, SeriesId, Unit, Zone, figure};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Catalog, Forecast, Granularity, Owner};

/// How far back the measured course is shown.
const SHOWN_BEFORE_MS: Millis = DAY_MS;
/// So many days of forecasts with their truth say how far a day's sum strays.
const DAYS_JUDGED: i64 = 14;
const DAYS_JUDGED_MIN: usize = 5;
/// A forecast that was made so long ago is not shown as one.
const STALE_MS: Millis = 2 * DAY_MS;

/// The chart and the words (HTML) of what comes; without a forecast, why there is none.
///
/// # Errors
/// The store's.
pub async fn ahead(
    state: &AppState,
    catalog: &Catalog,
    building_id: BuildingId,
    series: SeriesId,
    zone: &Arc<Zone>,
    now: Millis,
) -> store::Result<(Option<ChartView>, String)> {
    let from = zone.hour(now).start;
    let mut told = state.store.forecast_latest(series, Granularity::Hourly, from).await?;
    told.retain(|slot| slot.at < from + 7 * DAY_MS && slot.made_at > now - STALE_MS);
    if told.is_empty() {
        let known = state.store.series_analysis_find(series).await?.and_then(|one| one.forecast_at);
        let why = match known {
            Some(_) => "There is no forecast just now: nothing was heard of late.",
            None => "No forecast yet: it needs two days of readings, and comes every six hours.",
        };
        return Ok((None, view! { <p class="lede">{why}</p> }.to_html()));
    }
    let past =
        state.store.forecast_past(series, Granularity::Hourly, Span { start: now - DAYS_JUDGED * DAY_MS, end: now }).await?;
    let pricing = catalog.pricing_of(Owner::Building(building_id), domain::Utility::Electricity);
    let price = |at: Millis| pricing.price_at(zone, at).map(|price| price.buy);
    let currency =
        catalog.buildings.get(&building_id).and_then(|one| catalog.sites.get(&one.site_id)).map(|site| site.currency.clone());
    let words = said(zone, &told, &past, &price, &currency.unwrap_or_else(|| "USD".to_owned()), now);

    let span = Span { start: from - SHOWN_BEFORE_MS, end: from + 7 * DAY_MS };
    let kept = state.store.rollup_range(&[series], Period::Hour, Span { start: span.start, end: from }).await?;
    let measured: Vec<(Millis, Option<f64>)> = kept
        .get(&series)
        .map(|slots| slots.iter().map(|slot| (zone.local_ms(slot.start) + HOUR_MS / 2, slot.energy)).collect())
        .unwrap_or_default();
    Ok((Some(ChartView::of(&chart(zone, span, &told, measured, now))), words))
}

/// The sum of slots, with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sum {
    value: f64,
    lower: f64,
    upper: f64,
}

/// What slots come to. The bounds of hours added up would be far too wide, since hours do not all err the same way: `share` of that width is what
/// days have strayed by.
fn sum(slots: &[Forecast], share: f64) -> Sum {
    let value: f64 = slots.iter().map(|slot| slot.value).sum();
    let below: f64 = slots.iter().map(|slot| slot.value - slot.lower).sum();
    let above: f64 = slots.iter().map(|slot| slot.upper - slot.value).sum();
    Sum { value, lower: (value - below * share).max(0.0_f64.min(value)), upper: value + above * share }
}

/// How much of the added width of a day's hours its sum has needed, so that it held as often as hours promise: from past days, and all of it
/// before there are enough of them.
fn width_share(zone: &Zone, past: &[Forecast]) -> f64 {
    let mut days: BTreeMap<Date, (f64, f64, usize)> = BTreeMap::new();
    for slot in past {
        let Some(error) = slot.error else { continue };
        let day = days.entry(zone.date(slot.at)).or_default();
        *day = (day.0 + error, day.1 + (slot.upper - slot.lower) / 2.0, day.2 + 1);
    }
    let shares: Vec<f64> = days.values().filter(|day| day.2 >= 20 && day.1 > 0.0).map(|day| (day.0 / day.1).powi(2)).collect();
    if shares.len() < DAYS_JUDGED_MIN {
        return 1.0;
    }
    // Two standard deviations, and more where few days say it.
    let spread = (shares.iter().sum::<f64>() / shares.len() as f64).sqrt();
    (spread * (2.0 + 3.0 / shares.len() as f64)).clamp(0.15, 1.0)
}

fn said(
    zone: &Zone,
    told: &[Forecast],
    past: &[Forecast],
    price: &dyn Fn(Millis) -> Option<f64>,
    currency: &str,
    now: Millis,
) -> String {
    let share = width_share(zone, past);
    let day = &told[..told.len().min(24)];
    let (next_day, week) = (sum(day, share), sum(told, share));
    let energy = |value: f64| figure::amount(value, Unit::KilowattHour);
    let cost = |slots: &[Forecast]| {
        let costs: Option<Vec<f64>> = slots.iter().map(|slot| Some(slot.value * price(slot.at)?)).collect();
        costs.map(|costs| figure::money(costs.iter().sum(), currency))
    };
    let between = |sum: Sum| format!(" ({} to {})", energy(sum.lower), energy(sum.upper));
    let hours = |slots: &[Forecast]| match slots.len() {
        24 => "the next 24 hours".to_owned(),
        168 => "the next 7 days".to_owned(),
        n => format!("the next {n} hours"),
    };
    let peak = day.iter().max_by(|a, b| a.value.total_cmp(&b.value)).map(|slot| {
        let when = if zone.date(slot.at) == zone.date(now) { "today" } else { "tomorrow" };
        format!(
            " Its highest hour will be {when} at {}: about {}, up to {}.",
            zone.clock(slot.at),
            figure::power(slot.value * 1e3),
            figure::power(slot.upper * 1e3)
        )
    });
    let of_day = cost(day).map(|cost| format!(", about {cost}")).unwrap_or_default();
    let of_week = cost(told).map(|cost| format!(", about {cost}")).unwrap_or_default();
    let further =
        (told.len() > 24).then(|| format!("In {} it comes to {}{}{of_week}.", hours(told), energy(week.value), between(week)));
    let made = told.first().map(|slot| words::when(zone, slot.made_at, now)).unwrap_or_default();
    let level = told.first().map_or(0.95, |slot| slot.level);
    view! {
        <p class="lede">
            {format!("In {} it will use ", hours(day))}<strong>{energy(next_day.value).to_string()}</strong>
            {format!("{}{of_day}.", between(next_day))}{peak}" "{further}
        </p>
        <p class="chart-note">{format!("Made at {made}. The band holds an hour {:.0} times of 100. {}", level * 100.0, how_good(past, now, level))}</p>
    }
    .to_html()
}

/// How good the past week's forecasts were, in a sentence.
fn how_good(past: &[Forecast], now: Millis, level: f64) -> String {
    let known: Vec<(&Forecast, f64)> =
        past.iter().filter(|slot| slot.at >= now - 7 * DAY_MS).filter_map(|slot| Some((slot, slot.actual?))).collect();
    let used: f64 = known.iter().map(|(_, actual)| actual.abs()).sum();
    if known.len() < 24 || used <= 0.0 {
        return "How good such forecasts have been is told once a day of them has come true.".to_owned();
    }
    let missed: f64 = known.iter().map(|(slot, actual)| (actual - slot.value).abs()).sum();
    let within = known.iter().filter(|(slot, actual)| (slot.lower..=slot.upper).contains(actual)).count();
    format!(
        "In the past week a day’s forecast missed an hour by {:.0} % on average, and {:.0} of 100 hours lay in the band, which promises {:.0}.",
        missed / used * 100.0,
        within as f64 / known.len() as f64 * 100.0,
        level * 100.0
    )
}

fn chart(zone: &Zone, span: Span, told: &[Forecast], measured: Vec<(Millis, Option<f64>)>, now: Millis) -> Chart {
    let at = |slot: &Forecast| zone.local_ms(slot.at) + HOUR_MS / 2;
    let rows = told.iter().map(|slot| {
        let name = format!("{} {}", words::short(zone.date(slot.at)), zone.clock(slot.at));
        vec![name, cell(Some(slot.value)), cell(Some(slot.lower)), cell(Some(slot.upper))]
    });
    let end = told.last().map_or(span.end, |slot| slot.at + HOUR_MS);
    Chart {
        id: "ahead".to_owned(),
        unit: "kW".to_owned(),
        utility: "electricity".to_owned(),
        start: zone.local_ms(span.start),
        end: zone.local_ms(end - 1) + 1,
        ticks: zone
            .days(Span { start: span.start, end })
            .iter()
            .filter(|day| day.start >= span.start)
            .enumerate()
            .map(|(i, day)| Tick {
                at: zone.local_ms(day.start),
                label: words::short(zone.date(day.start)),
                is_minor: i % 2 == 1,
            })
            .collect(),
        band: told.iter().map(|slot| (at(slot), slot.lower, slot.upper)).collect(),
        band_name: Some("within".to_owned()),
        now: Some(zone.local_ms(now)),
        alt: "Power by hour: measured until now, then the forecast of the next days with the range in which it should stay."
            .to_owned(),
        caption: "The forecast by hour, in kW".to_owned(),
        columns: ["Hour", "Forecast", "From", "To"].map(ToOwned::to_owned).to_vec(),
        rows: rows.collect(),
        lines: vec![
            Line {
                name: "forecast".to_owned(),
                standing: Standing::Estimate,
                points: told.iter().map(|slot| (at(slot), Some(slot.value))).collect(),
            },
            Line { name: "measured".to_owned(), standing: Standing::Own, points: measured },
        ],
        is_still: true,
        ..Chart::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(hour: i64, value: f64, actual: Option<f64>) -> Forecast {
        Forecast {
            at: hour * HOUR_MS,
            made_at: 0,
            horizon: hour + 1,
            model_id: None,
            value,
            lower: value - 2.0,
            upper: value + 2.0,
            level: 0.95,
            actual,
            error: actual.map(|actual| actual - value),
        }
    }

    #[test]
    fn a_days_sum_strays_less_than_its_hours_added_up_and_never_more() {
        let zone = Zone::utc();
        // Ten days that each missed by 4 of the 48 that their hours' bounds add up to.
        let past: Vec<Forecast> =
            (0..240).map(|h| slot(h, 10.0, Some(10.0 + if h / 24 % 2 == 0 { 1.0 } else { -1.0 } / 6.0))).collect();
        let share = width_share(&zone, &past);
        assert!(share > 0.14 && share < 0.25, "{share}");
        assert_eq!(width_share(&zone, &past[..48]), 1.0);
        let day = sum(&past[..24], 1.0);
        assert_eq!((day.value, day.lower, day.upper), (240.0, 192.0, 288.0));
    }

    #[test]
    fn how_good_we_have_been_is_said_once_it_is_known() {
        let past: Vec<Forecast> = (0..48).map(|h| slot(h, 10.0, Some(if h == 0 { 20.0 } else { 11.0 }))).collect();
        let said = how_good(&past, 48 * HOUR_MS, 0.95);
        assert!(said.contains("missed an hour by 11 % on average") && said.contains("98 of 100"), "{said}");
        assert!(how_good(&past[..3], 48 * HOUR_MS, 0.95).contains("once a day"));
    }

    #[test]
    fn the_words_say_energy_cost_and_peak_with_their_range() {
        let zone = Zone::utc();
        let told: Vec<Forecast> = (0..168).map(|h| slot(h, if h == 18 { 31.0 } else { 10.0 }, None)).collect();
        let words = said(&zone, &told, &[], &|_| Some(0.5), "EUR", 0).replace('\u{a0}', " ");
        for part in [
            "<strong>261 kWh</strong>",
            "213 kWh to 309 kWh",
            "about €130.50",
            "today at 18:00: about 31.0 kW, up to 33.0 kW",
            "1,701 kWh",
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
    }
}
