//! The charts of an analysis: heat map, typical weekday and weekend day, load duration curve.
//! Leaves out what is found.

use crate::place::Place;
use crate::words;
use analytics::profile::Profile;
use app::chart::{Chart, ChartView, HeatMap, Line, Plot, PlotSeries, Standing, Tick, cell};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Utility, figure};
use learning::Hours;
use wording::page::performance::load::chart as says;

/// The heat map: every hour of a stretch, one column a day.
pub fn heat(place: &Place, utility: Utility, hours: &Hours) -> ChartView {
    let (scale, unit) = words::rate_scale(utility, place.site.unit_system);
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
        let at = highest.map_or_else(|| "–".to_owned(), |(hour, _)| format!("{hour:02}:00"));
        vec![wording::calendar::day(date(i)), cell(mean), cell(highest.map(|one| one.1)), at]
    });
    let map = HeatMap {
        id: "heat".to_owned(),
        unit: unit.clone(),
        utility: utility.as_str().to_owned(),
        across: (0..days).map(|i| wording::calendar::day(date(i))).collect(),
        down: (0..24).map(|hour| format!("{hour:02}:00")).collect(),
        ticks: (0..days).step_by(every).map(|i| (i, wording::calendar::short(date(i)))).collect(),
        row_ticks: [0, 6, 12, 18].map(|hour| (hour, format!("{hour:02}"))).to_vec(),
        alt: says::heat_alt(&wording::calendar::range(first, last)),
        caption: says::heat_caption(&unit),
        columns: says::HEAT_COLUMNS.map(ToOwned::to_owned).to_vec(),
        rows: rows.collect(),
        values,
    };
    ChartView::of_heat(&map)
}

/// The typical day, from Monday to Friday and on weekends.
pub fn typical(place: &Place, utility: Utility, profile: &Profile) -> ChartView {
    let (scale, unit) = words::rate_scale(utility, place.site.unit_system);
    let line = |name: &str, standing, hours: &[f64; 24]| Line {
        name: name.to_owned(),
        standing,
        points: hours
            .iter()
            .enumerate()
            .map(|(hour, &value)| (hour as i64 * HOUR_MS + HOUR_MS / 2, value.is_finite().then_some(value * scale)))
            .collect(),
    };
    let shown = |value: f64| cell(value.is_finite().then_some(value * scale));
    let highest = (0..24).max_by(|&a, &b| profile.weekday[a].total_cmp(&profile.weekday[b])).unwrap_or(0);
    let chart = Chart {
        id: "typical".to_owned(),
        unit,
        utility: utility.as_str().to_owned(),
        start: 0,
        end: DAY_MS,
        ticks: (0..=8).map(|i| Tick { at: i * 3 * HOUR_MS, label: format!("{:02}:00", i * 3), is_minor: i % 2 == 1 }).collect(),
        lines: vec![
            line(says::TYPICAL_WEEKEND, Standing::Previous, &profile.weekend),
            line(says::TYPICAL_WEEKDAYS, Standing::Own, &profile.weekday),
        ],
        is_low: true,
        alt: says::typical_alt(highest),
        caption: says::TYPICAL_CAPTION.to_owned(),
        columns: says::TYPICAL_COLUMNS.map(ToOwned::to_owned).to_vec(),
        rows: (0..24).map(|h| vec![format!("{h:02}:00"), shown(profile.weekday[h]), shown(profile.weekend[h])]).collect(),
        is_still: true,
        ..Chart::default()
    };
    ChartView::of(&chart)
}

/// The load duration curve: for what share of the time a load is reached or exceeded.
pub fn duration(place: &Place, utility: Utility, profile: &Profile) -> ChartView {
    let (scale, unit) = words::rate_scale(utility, place.site.unit_system);
    let points: Vec<(f64, f64)> = profile.duration.iter().enumerate().map(|(share, load)| (share as f64, load * scale)).collect();
    let at = |share: usize| profile.duration.get(share).map_or_else(|| "–".to_owned(), |load| figure::significant(load * scale));
    let plot = Plot {
        id: "duration".to_owned(),
        caption: says::duration_caption(&unit),
        alt: says::duration_alt(&at(50), &at(90), &unit),
        unit,
        across: says::DURATION_ACROSS.to_owned(),
        utility: utility.as_str().to_owned(),
        series: vec![PlotSeries { name: says::DURATION_LINE.to_owned(), standing: Standing::Own, points, is_dots: false }],
        is_low: true,
        columns: says::DURATION_COLUMNS.map(ToOwned::to_owned).to_vec(),
        rows: [0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 100].iter().map(|&share| vec![format!("{share} %"), at(share)]).collect(),
    };
    ChartView::of_plot(&plot)
}

/// The span that the hours cover, in words.
pub fn covered(place: &Place, hours: &Hours) -> String {
    let span = Span { start: hours.start, end: hours.end() };
    wording::calendar::range(place.zone.date(span.start), place.zone.date((span.end - 1).max(span.start)))
}
