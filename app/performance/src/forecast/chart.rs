//! The charts of a forecast: months to come beside those of a year before, and past forecasts
//! beside what was measured. Leaves out the hours to come, which the building's own page draws too
//! (`app::ahead`).

use app::ahead::Ahead;
use app::chart::{Chart, ChartView, Line, Standing, Tick, cell};
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, Millis, display};
use learning::{MonthAhead, MonthsAhead};
use store::Forecast;
use wording::page::performance::forecast::chart as says;

/// The months to come as a line with its range, beside those of a year before.
pub fn months(ahead: &Ahead, months: &MonthsAhead) -> ChartView {
    let words = ahead.words;
    let zone = &ahead.zone;
    let (scale, unit) = display::amount(1.0, ahead.utility, ahead.system);
    let local = |span: Span| (zone.local_ms(span.start), zone.local_ms(span.end - 1) + 1);
    let middle = |span: Span| {
        let (start, end) = local(span);
        start + (end - start) / 2
    };
    let rows = months.months.iter().map(|month| {
        let date = zone.date(month.span.start);
        vec![
            words.month_and_year(date),
            cell(words, Some(month.value * scale)),
            cell(words, Some(month.lower * scale)),
            cell(words, Some(month.upper * scale)),
            cell(words, month.before.map(|before| before.value * scale)),
        ]
    });
    let points = |of: &dyn Fn(&MonthAhead) -> Option<f64>| -> Vec<(Millis, Option<f64>)> {
        months.months.iter().map(|month| (middle(month.span), of(month))).collect()
    };
    let (before, to_come) =
        (points(&|month| month.before.map(|before| before.value * scale)), points(&|month| Some(month.value * scale)));
    let (first, last) = (months.months.first(), months.months.last());
    let chart = Chart {
        id: "months".to_owned(),
        unit: unit.to_owned(),
        utility: ahead.utility.as_str().to_owned(),
        start: first.map_or(0, |month| local(month.span).0),
        end: last.map_or(1, |month| local(month.span).1),
        ticks: months
            .months
            .iter()
            .enumerate()
            .map(|(i, month)| Tick {
                at: middle(month.span),
                label: words.month_short(zone.date(month.span.start).month),
                is_minor: i % 2 == 1,
            })
            .collect(),
        band: months.months.iter().map(|month| (middle(month.span), month.lower * scale, month.upper * scale)).collect(),
        band_name: Some(says::band(words).to_owned()),
        lines: vec![
            Line { name: says::before(words).to_owned(), standing: Standing::Previous, points: before },
            Line { name: says::to_come(words).to_owned(), standing: Standing::Estimate, points: to_come },
        ],
        alt: says::months_alt(words).to_owned(),
        caption: says::months_caption(words, unit),
        columns: says::months_columns(words).to_vec(),
        rows: rows.collect(),
        is_still: true,
        ..Chart::default()
    };
    ChartView::of(words, &chart)
}

/// The last week's forecasts from a day ahead beside what was measured; `None` before a day is
/// known.
pub fn came(ahead: &Ahead) -> Option<ChartView> {
    let words = ahead.words;
    let zone = &ahead.zone;
    let (scale, unit) = display::rate_scale(ahead.utility, ahead.system);
    let past: Vec<&Forecast> =
        ahead.past.iter().filter(|slot| slot.at >= ahead.now - 7 * DAY_MS && slot.actual.is_some()).collect();
    let (first, last) = (past.first()?.at, past.last()?.at);
    if past.len() < 24 {
        return None;
    }
    let middle = |at: Millis| zone.local_ms(at) + HOUR_MS / 2;
    let span = Span { start: first, end: last + HOUR_MS };
    // Hours without a forecast or a measurement are a gap.
    let points = |of: &dyn Fn(&Forecast) -> Option<f64>| -> Vec<(Millis, Option<f64>)> {
        zone.hours(span)
            .iter()
            .map(|hour| {
                let slot = past.binary_search_by_key(&hour.start, |slot| slot.at).ok().map(|i| past[i]);
                (middle(hour.start), slot.and_then(of).map(|value| value * scale))
            })
            .collect()
    };
    let days = zone.days(span);
    let rows = past.iter().map(|slot| {
        vec![
            words.moment(zone, slot.at),
            cell(words, Some(slot.value * scale)),
            cell(words, Some(slot.lower * scale)),
            cell(words, Some(slot.upper * scale)),
            cell(words, slot.actual.map(|actual| actual * scale)),
        ]
    });
    let chart = Chart {
        id: "came".to_owned(),
        caption: says::past_caption(words, &unit),
        unit,
        utility: ahead.utility.as_str().to_owned(),
        start: zone.local_ms(span.start),
        end: zone.local_ms(span.end - 1) + 1,
        ticks: Tick::of_days(words, zone, days.iter().filter(|day| day.start >= span.start)),
        band: past.iter().map(|slot| (middle(slot.at), slot.lower * scale, slot.upper * scale)).collect(),
        band_name: Some(says::band(words).to_owned()),
        lines: vec![
            Line { name: says::past_said(words).to_owned(), standing: Standing::Usual, points: points(&|slot| Some(slot.value)) },
            Line { name: says::past_came(words).to_owned(), standing: Standing::Own, points: points(&|slot| slot.actual) },
        ],
        alt: says::past_alt(words).to_owned(),
        columns: says::past_columns(words).to_vec(),
        rows: rows.collect(),
        is_low: true,
        is_still: true,
        ..Chart::default()
    };
    Some(ChartView::of(words, &chart))
}
