//! The charts of savings: measured and expected use over time, use against temperature with the
//! model's line, and the residuals.

use crate::place::Place;
use analytics::savings::{ComparedDay, Savings};
use app::chart::{Chart, ChartView, Line, Plot, PlotSeries, Standing, Tick, cell};
use domain::zone::Date;
use domain::{DAY_MS, Millis, Unit, UnitSystem, Utility, display};
use wording::Words;
use wording::page::performance::savings::chart as says;

fn at(date: Date) -> Millis {
    date.days() * DAY_MS
}

/// About six ticks on an axis of days.
fn ticks(words: Words, first: Date, last: Date) -> Vec<Tick> {
    let days = last.days() - first.days() + 1;
    let every = (days + 5) / 6;
    (0..days)
        .step_by(every.max(1) as usize)
        .enumerate()
        .map(|(i, day)| {
            let date = Date::from_days(first.days() + day);
            Tick { at: at(date), label: words.short(date), is_minor: i % 2 == 1 }
        })
        .collect()
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// The measured use beside the expected use, for each day of the reporting period.
pub fn course(place: &Place, utility: Utility, days: &[ComparedDay]) -> Option<ChartView> {
    let words = place.words;
    let (factor, unit) = display::amount(1.0, utility, place.words.units);
    let days: Vec<&ComparedDay> = days.iter().filter(|day| day.reporting).collect();
    let (first, last) = (days.first()?.date, days.last()?.date);
    let middle = |day: &ComparedDay| at(day.date) + DAY_MS / 2;
    let used = |day: &ComparedDay| finite(day.measured * factor);
    let would = |day: &ComparedDay| finite(day.modelled * factor);
    let chart = Chart {
        id: "course".to_owned(),
        unit: unit.to_owned(),
        utility: utility.as_str().to_owned(),
        start: at(first),
        end: at(last) + DAY_MS,
        ticks: ticks(words, first, last),
        lines: vec![
            Line {
                name: says::course_expected(words).to_owned(),
                standing: Standing::Usual,
                points: days.iter().map(|day| (middle(day), would(day))).collect(),
            },
            Line {
                name: says::course_used(words).to_owned(),
                standing: Standing::Own,
                points: days.iter().map(|day| (middle(day), used(day))).collect(),
            },
        ],
        alt: says::course_alt(words, &words.range(first, last)),
        caption: says::course_caption(words, unit),
        columns: says::course_columns(words).to_vec(),
        rows: days.iter().map(|day| vec![words.day(day.date), cell(words, used(day)), cell(words, would(day))]).collect(),
        is_still: true,
        ..Chart::default()
    };
    Some(ChartView::of(words, &chart))
}

/// Each day's use against its temperature in both periods, with the model's line.
pub fn scatter(place: &Place, utility: Utility, found: &Savings, days: &[ComparedDay]) -> ChartView {
    let words = place.words;
    let system = place.words.units;
    let (factor, unit) = display::amount(1.0, utility, system);
    let temp = |celsius: f64| display::level(celsius, Unit::Celsius, system).0;
    let known: Vec<&ComparedDay> = days.iter().filter(|day| day.mean_c.is_finite()).collect();
    let dots = |reporting: bool| -> Vec<(f64, f64)> {
        known.iter().filter(|day| day.reporting == reporting).map(|day| (temp(day.mean_c), day.measured * factor)).collect()
    };
    let low = known.iter().map(|day| day.mean_c).fold(f64::INFINITY, f64::min).floor();
    let high = known.iter().map(|day| day.mean_c).fold(f64::NEG_INFINITY, f64::max).ceil();
    let steps = ((high - low).max(0.0) * 2.0) as usize;
    let line = |is_weekend: bool| -> Vec<(f64, f64)> {
        let celsius = (0..=steps).map(|i| low + i as f64 / 2.0);
        celsius.map(|t| (temp(t), found.model.at(t, is_weekend) * factor)).collect()
    };
    let one = |name: &str, standing, points, is_dots| PlotSeries { name: name.to_owned(), standing, points, is_dots };
    let mut series = vec![
        one(says::scatter_baseline(words), Standing::Previous, dots(false), true),
        one(says::scatter_since(words), Standing::Own, dots(true), true),
        one(says::scatter_model(words), Standing::Estimate, line(false), false),
    ];
    if found.model.weekend != 0.0 {
        series.push(one(says::scatter_weekend(words), Standing::Estimate, line(true), false));
    }
    let rows = known.iter().map(|day| {
        let when = says::period(words, day.reporting);
        let day_name = words.short_with_year(day.date);
        vec![day_name, cell(words, Some(temp(day.mean_c))), cell(words, Some(day.measured * factor)), when.to_owned()]
    });
    let degrees = if system == UnitSystem::Us { "°F" } else { "°C" };
    let plot = Plot {
        id: "scatter".to_owned(),
        unit: says::a_day(words, unit),
        across: degrees.to_owned(),
        utility: utility.as_str().to_owned(),
        alt: says::scatter_alt(words).to_owned(),
        caption: says::scatter_caption(words, degrees, unit),
        columns: says::scatter_columns(words).to_vec(),
        rows: rows.collect(),
        series,
        is_low: false,
    };
    ChartView::of_plot(words, &plot)
}

/// The residual of the model on each day of its baseline.
pub fn residuals(place: &Place, utility: Utility, days: &[ComparedDay]) -> Option<ChartView> {
    let words = place.words;
    let (factor, unit) = display::amount(1.0, utility, place.words.units);
    let days: Vec<&ComparedDay> = days.iter().filter(|day| !day.reporting).collect();
    let (first, last) = (days.first()?.date, days.last()?.date);
    let missed = |day: &ComparedDay| finite((day.measured - day.modelled) * factor);
    let chart = Chart {
        id: "residuals".to_owned(),
        unit: unit.to_owned(),
        utility: utility.as_str().to_owned(),
        start: at(first),
        end: at(last) + DAY_MS,
        ticks: ticks(words, first, last),
        lines: vec![Line {
            name: says::residuals_line(words).to_owned(),
            standing: Standing::Own,
            points: days.iter().map(|day| (at(day.date) + DAY_MS / 2, missed(day))).collect(),
        }],
        is_low: true,
        alt: says::residuals_alt(words, &words.range(first, last)),
        caption: says::residuals_caption(words, unit),
        columns: says::residuals_columns(words).to_vec(),
        rows: days.iter().map(|day| vec![words.day(day.date), cell(words, missed(day))]).collect(),
        is_still: true,
        ..Chart::default()
    };
    Some(ChartView::of(words, &chart))
}
