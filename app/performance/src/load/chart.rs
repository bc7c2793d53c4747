//! The charts of an analysis: heat map, typical weekday and weekend day, load duration curve.
//! Leaves out what is found.

use crate::amounts;
use crate::place::Place;
use analytics::profile::Profile;
use app::chart::{Chart, ChartView, HeatMap, Line, Plot, PlotSeries, Standing, Tick, cell};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Utility};
use learning::Hours;
use wording::page::performance::load::chart as says;

/// The heat map: every hour of a stretch, one column a day.
pub fn heat(place: &Place, utility: Utility, hours: &Hours) -> ChartView {
    let words = place.words;
    let (scale, unit) = amounts::rate_scale(utility, place.words.units);
    let zone = &place.zone;
    let (first, last) = (zone.date(hours.start), zone.date(hours.end() - 1));
    let days = (last.days() - first.days() + 1).max(1) as usize;
    // When the clocks go back, an hour comes twice; it is the mean of both.
    let mut sums = vec![(0.0, 0_u32); days * 24];
    let series = hours.series(zone);
    for (i, &value) in hours.value.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let at = usize::try_from(series.wall_index(i) - first.days() * 24).unwrap_or(usize::MAX);
        if let Some(sum) = sums.get_mut(at) {
            *sum = (sum.0 + value * scale, sum.1 + 1);
        }
    }
    let values: Vec<Option<f64>> = sums.iter().map(|&(sum, count)| (count > 0).then(|| sum / f64::from(count))).collect();
    let date = |i: usize| Date::from_days(first.days() + i as i64);
    let every = days.div_ceil(6).max(1);
    let rows = (0..days).map(|i| {
        let hours = &values[i * 24..(i + 1) * 24];
        let known: Vec<f64> = hours.iter().flatten().copied().collect();
        let highest = hours.iter().enumerate().filter_map(|(h, v)| v.map(|v| (h, v))).max_by(|a, b| a.1.total_cmp(&b.1));
        let mean = (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        let at = highest.map_or_else(|| "–".to_owned(), |(hour, _)| words.hour(hour as i64));
        vec![words.day(date(i)), cell(words, mean), cell(words, highest.map(|one| one.1)), at]
    });
    let map = HeatMap {
        id: "heat".to_owned(),
        unit: unit.clone(),
        utility: utility.as_str().to_owned(),
        across: (0..days).map(|i| words.day(date(i))).collect(),
        down: (0..24).map(|hour| words.hour(hour)).collect(),
        ticks: (0..days).step_by(every).map(|i| (i, words.short(date(i)))).collect(),
        row_ticks: [0, 6, 12, 18].map(|hour| (hour, words.hour(hour as i64))).to_vec(),
        alt: says::heat_alt(words, &words.range(first, last)),
        caption: says::heat_caption(words, &unit),
        columns: says::heat_columns(words).to_vec(),
        rows: rows.collect(),
        values,
    };
    ChartView::of_heat(words, &map)
}

/// The typical day, from Monday to Friday and on weekends.
pub fn typical(place: &Place, utility: Utility, profile: &Profile) -> ChartView {
    let words = place.words;
    let (scale, unit) = amounts::rate_scale(utility, place.words.units);
    let line = |name: &str, standing, hours: &[f64; 24]| Line {
        name: name.to_owned(),
        standing,
        points: hours
            .iter()
            .enumerate()
            .map(|(hour, &value)| (hour as i64 * HOUR_MS + HOUR_MS / 2, value.is_finite().then_some(value * scale)))
            .collect(),
    };
    let shown = |value: f64| cell(words, value.is_finite().then_some(value * scale));
    let highest = (0..24).max_by(|&a, &b| profile.weekday[a].total_cmp(&profile.weekday[b])).unwrap_or(0);
    let chart = Chart {
        id: "typical".to_owned(),
        unit,
        utility: utility.as_str().to_owned(),
        start: 0,
        end: DAY_MS,
        ticks: (0..=8).map(|i| Tick { at: i * 3 * HOUR_MS, label: words.hour(i * 3), is_minor: i % 2 == 1 }).collect(),
        lines: vec![
            line(says::typical_weekend(words), Standing::Previous, &profile.weekend),
            line(says::typical_weekdays(words), Standing::Own, &profile.weekday),
        ],
        is_low: true,
        alt: says::typical_alt(words, &words.hour(highest as i64)),
        caption: says::typical_caption(words).to_owned(),
        columns: says::typical_columns(words).to_vec(),
        rows: (0..24).map(|h| vec![words.hour(h as i64), shown(profile.weekday[h]), shown(profile.weekend[h])]).collect(),
        is_still: true,
        ..Chart::default()
    };
    ChartView::of(words, &chart)
}

/// The load duration curve: for what share of the time a load is reached or exceeded.
pub fn duration(place: &Place, utility: Utility, profile: &Profile) -> ChartView {
    let words = place.words;
    let (scale, unit) = amounts::rate_scale(utility, place.words.units);
    let points: Vec<(f64, f64)> = profile.duration.iter().enumerate().map(|(share, load)| (share as f64, load * scale)).collect();
    let at = |share: usize| profile.duration.get(share).map_or_else(|| "–".to_owned(), |load| words.significant(load * scale));
    let plot = Plot {
        id: "duration".to_owned(),
        caption: says::duration_caption(words, &unit),
        alt: says::duration_alt(words, &at(50), &at(90), &unit),
        unit,
        across: says::duration_across(words).to_owned(),
        utility: utility.as_str().to_owned(),
        series: vec![PlotSeries { name: says::duration_line(words).to_owned(), standing: Standing::Own, points, is_dots: false }],
        is_low: true,
        columns: says::duration_columns(words).to_vec(),
        rows: [0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 100]
            .iter()
            .map(|&share| vec![words.percent(share as f64, 0), at(share)])
            .collect(),
    };
    ChartView::of_plot(words, &plot)
}

/// The span that the hours cover, in words.
pub fn covered(place: &Place, hours: &Hours) -> String {
    let words = place.words;
    let span = Span { start: hours.start, end: hours.end() };
    words.range(place.zone.date(span.start), place.zone.date((span.end - 1).max(span.start)))
}
