//! What the roof will make in the rest of the day, beside what will be used, hour by hour; and when
//! more is made than used. Leaves out how both are forecast (`query::energy`).

use crate::chart::{Bar, Bars, Chart, ChartView, Standing, Tick, cell};
use crate::model::energy::RestOfToday;
use domain::{HOUR_MS, Millis, Zone};
use wording::Words;
use wording::page::energy as says;

/// Fewer hours than this are no course.
const HOURS_MIN: usize = 3;
/// An hour with less solar than this, in kWh, is dark.
const DARK_KWH: f64 = 0.01;

/// The chart, and a sentence on the best time to use what the roof makes, if there is one.
#[must_use]
pub fn ahead(words: Words, zone: &Zone, rest: &RestOfToday) -> Option<(ChartView, Option<String>)> {
    // Of the current hour only a part is to come.
    let hours: Vec<(Millis, f64, Option<f64>)> = rest.hours.iter().skip(1).copied().collect();
    let (first, last) = (hours.first()?.0, hours.last()?.0);
    if hours.len() < HOURS_MIN || hours.iter().all(|hour| hour.1 < DARK_KWH) {
        return None;
    }
    let bar = |start: Millis, value: Option<f64>, is_partial: bool| {
        let local = zone.local_ms(start);
        Bar { start: local, end: local + HOUR_MS, value, is_partial }
    };
    // Nothing of it is measured yet, so the bars of both are drawn as what is not complete.
    let made = hours.iter().map(|&(start, made, _)| bar(start, Some(made), true)).collect();
    let used: Vec<Bar> = hours.iter().filter_map(|&(start, _, used)| Some(bar(start, Some(used?), true))).collect();
    let has_use = used.len() == hours.len();
    let [hour, solar, used_name] = says::ahead_columns(words);
    let rows =
        hours.iter().map(|&(start, made, used)| vec![words.clock(zone, start), cell(words, Some(made)), cell(words, used)]);
    let ticks = hours.iter().filter(|hour| zone.minute_of_day(hour.0) % 180 == 0);
    let chart = Chart {
        id: "energy-ahead".to_owned(),
        unit: "kWh".to_owned(),
        utility: "solar".to_owned(),
        start: zone.local_ms(first),
        end: zone.local_ms(last) + HOUR_MS,
        ticks: ticks
            .map(|hour| Tick { at: zone.local_ms(hour.0), label: words.hour_at(zone, hour.0), is_minor: false })
            .collect(),
        bars: [
            has_use.then(|| Bars { name: used_name.clone(), standing: Standing::Previous, bars: used }),
            Some(Bars { name: solar.clone(), standing: Standing::Own, bars: made }),
        ]
        .into_iter()
        .flatten()
        .collect(),
        is_low: true,
        alt: says::ahead_alt(words, &words.significant(rest.made.value)),
        caption: says::ahead_caption(words).to_owned(),
        columns: vec![hour, solar, used_name],
        rows: rows.collect(),
        ..Chart::default()
    };
    let best = surplus(&hours).map(|(from, to)| says::surplus(words, &words.hour_at(zone, from), &words.end_at(zone, to)));
    Some((ChartView::of(words, &chart), best))
}

/// The hours in a row in which more is made than used, that have most to spare: their start and end.
fn surplus(hours: &[(Millis, f64, Option<f64>)]) -> Option<(Millis, Millis)> {
    let spare = |hour: &(Millis, f64, Option<f64>)| hour.2.map_or(0.0, |used| hour.1 - used);
    let runs = hours.chunk_by(|one, other| (spare(one) > 0.0) == (spare(other) > 0.0));
    let of_run = |run: &[(Millis, f64, Option<f64>)]| run.iter().map(spare).sum::<f64>();
    let best = runs.filter(|run| spare(&run[0]) > 0.0).max_by(|one, other| of_run(one).total_cmp(&of_run(other)))?;
    Some((best.first()?.0, best.last()?.0 + HOUR_MS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::energy::Between;

    fn rest(hours: &[(f64, f64)]) -> RestOfToday {
        let between = Between { value: 7.0, lower: 5.0, upper: 9.0 };
        let at = |i: usize| 9 * HOUR_MS + i as Millis * HOUR_MS;
        let hours = hours.iter().enumerate().map(|(i, &(made, used))| (at(i), made, Some(used))).collect();
        RestOfToday { made: between, used: Some(between), hours }
    }

    fn best(hours: &[(f64, f64)]) -> Option<String> {
        ahead(Words::ENGLISH, &Zone::utc(), &rest(hours)).and_then(|(_, best)| best)
    }

    #[test]
    fn the_best_time_is_the_run_of_hours_with_most_to_spare() {
        let told = best(&[(9.0, 0.0), (1.0, 0.8), (0.5, 0.9), (3.0, 0.5), (2.0, 0.7), (0.1, 1.0)])
            .map(|told| told.replace('\u{a0}', " "));
        assert!(told.as_deref().is_some_and(|told| told.contains("12:00") && told.contains("14:00")), "{told:?}");
    }

    #[test]
    fn where_the_house_uses_more_there_is_no_best_time_and_at_night_no_chart() {
        assert_eq!(best(&[(1.0, 1.0), (0.5, 0.9), (0.5, 0.9), (0.5, 0.9)]), None);
        assert!(ahead(Words::ENGLISH, &Zone::utc(), &rest(&[(0.0, 1.0); 6])).is_none());
    }
}
