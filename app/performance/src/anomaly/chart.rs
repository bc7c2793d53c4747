//! The chart of a finding: what was measured, what is usual, and the anomalous hours marked. Leaves
//! out the words around it.

use crate::amounts;
use analytics::detect::{Medium, Mode, Options, detect};
use app::chart::{Chart, ChartView, Line, Mark, Standing, Tick, cell};
use app::finding::Spot;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, Millis, SeriesId, Zone};
use learning::Hours;
use learning::turn::{compute_in, turn};
use store::{Anomaly, AnomalyFound, Store};
use wording::page::performance::anomaly::chart as says;

/// How much history before and after a finding the usual values are learned from.
const LEARN_BEFORE_MS: Millis = 120 * DAY_MS;
const LEARN_AFTER_MS: Millis = 28 * DAY_MS;
/// A finding longer than this is drawn by days.
const HOURLY_MAX_MS: Millis = 16 * DAY_MS;

/// The usual shape is scaled by less than this factor.
const SHARE_MAX: f64 = 10.0;

/// Draws the chart; `None` if none of its hours are known.
///
/// # Errors
/// The store's.
pub async fn chart(store: &Store, spot: &Spot, anomaly: &Anomaly, now: Millis) -> store::Result<Option<ChartView>> {
    let words = spot.words;
    let span = anomaly.found.span;
    let by_days = span.length_ms() > HOURLY_MAX_MS;
    let around = if by_days { (span.length_ms() / 3).max(7 * DAY_MS) } else { (span.length_ms() / 2).clamp(DAY_MS, 4 * DAY_MS) };
    let zone = &spot.zone;
    let shown = Span { start: zone.day(span.start - around).start, end: zone.day((span.end + around).min(now)).end.min(now) };
    let turn = turn().await?;
    let Some(hours) = learned(store, spot, anomaly.series_id, span, now).await? else { return Ok(None) };
    let judged = store.anomaly_judged(anomaly.series_id).await?;
    let (clock, found) = (zone.clone(), anomaly.found.clone());
    let medium = Medium::of(spot.utility, spot.is_generation);
    let (hours, usual) = compute_in(turn, move || {
        let usual = usual(&hours, &clock, medium, span, &judged);
        let usual = as_told(usual, &hours, &found, medium);
        (hours, usual)
    })
    .await?;
    let (scale, unit) = amounts::rate_scale(spot.utility, spot.words.units);
    let at = |i: usize| hours.start + i as Millis * HOUR_MS;
    let within: Vec<usize> = (0..hours.value.len()).filter(|&i| shown.contains(at(i))).collect();
    let step = if by_days { DAY_MS } else { HOUR_MS };
    let groups: Vec<&[usize]> = if by_days {
        within.chunk_by(|&a, &b| zone.date(at(a)) == zone.date(at(b))).collect()
    } else {
        within.chunks(1).collect()
    };
    let mean = |group: &[usize], of: &[f64]| {
        let known: Vec<f64> = group.iter().filter_map(|&i| of.get(i)).copied().filter(|v| v.is_finite()).collect();
        (known.len() * 2 >= group.len()).then(|| known.iter().sum::<f64>() / known.len().max(1) as f64 * scale)
    };
    let points = |of: &[f64]| -> Vec<(Millis, Option<f64>)> {
        groups.iter().map(|group| (zone.local_ms(at(group[0])) + step / 2, mean(group, of))).collect()
    };
    let (own, expected) = (points(&hours.energy), points(&usual));
    if own.iter().all(|point| point.1.is_none()) {
        return Ok(None);
    }
    let rows = groups.iter().zip(own.iter().zip(&expected)).map(|(group, (own, expected))| {
        let start = at(group[0]);
        let name = if by_days { words.day(zone.date(start)) } else { words.moment(zone, start) };
        let mark = if span.contains(start) { says::marked(words) } else { "" };
        vec![name, cell(words, own.1), cell(words, expected.1), mark.to_owned()]
    });
    let days = zone.days(shown);
    let every = days.len().div_ceil(6).max(1);
    let chart = Chart {
        id: "around".to_owned(),
        caption: says::caption(words, by_days, &unit),
        unit,
        utility: spot.utility.as_str().to_owned(),
        start: zone.local_ms(shown.start),
        end: zone.local_ms(shown.end - 1) + 1,
        ticks: Tick::of_days(words, zone, days.iter().step_by(every)),
        marks: vec![Mark { start: zone.local_ms(span.start), end: zone.local_ms(span.end - 1) + 1 }],
        alt: says::alt(words, &spot.subject, &words.range(zone.date(shown.start), zone.date(shown.end - 1))),
        columns: if by_days { says::columns_of_days(words) } else { says::columns_of_hours(words) }.to_vec(),
        rows: rows.collect(),
        lines: vec![
            Line { name: says::usual(words).to_owned(), standing: Standing::Usual, points: expected },
            Line { name: says::measured(words, by_days).to_owned(), standing: Standing::Own, points: own },
        ],
        is_still: true,
        ..Chart::default()
    };
    Ok(Some(ChartView::of(words, &chart)))
}

/// The usual value of each hour. Learns neither from the finding's own hours nor from confirmed
/// faults.
fn usual(hours: &Hours, zone: &Zone, medium: Medium, own: Span, judged: &[Anomaly]) -> Vec<f64> {
    let faults = judged.iter().filter(|one| one.is_fault == Some(true)).map(|one| one.found.span);
    let excluded = hours.within_any(faults.chain([own]));
    let options = Options { medium, excluded: &excluded, ..Options::new(Mode::Retrospective) };
    match detect(&hours.series(zone), &options) {
        Ok(found) => found.hours.iter().map(|hour| hour.expected).collect(),
        Err(_) => same_hours(hours, zone, &excluded),
    }
}

/// Scales the usual values within the finding to the total that the finding states. The finding was
/// made from all series around it, which only the background job reads. The chart must not
/// contradict the sentence beside it.
fn as_told(mut usual: Vec<f64>, hours: &Hours, found: &AnomalyFound, medium: Medium) -> Vec<f64> {
    let at = |i: usize| hours.start + i as Millis * HOUR_MS;
    let within: Vec<usize> = (0..usual.len().min(hours.value.len())).filter(|&i| found.span.contains(at(i))).collect();
    let measured = || within.iter().copied().filter(|&i| hours.value[i].is_finite() && usual[i].is_finite());
    // A silent meter has no value to compare with. If too few hours are still known, their sum says
    // nothing.
    let (Some(value), Some(expected)) = (found.value, found.expected) else { return usual };
    let (count, sum) = measured().fold((0usize, 0.0), |(count, sum), i| (count + 1, sum + usual[i]));
    if count * 2 < within.len() || count == 0 {
        return usual;
    }
    // A change that lasts for weeks soon becomes usual itself. So work back from what was measured:
    // panels lose the same share in each hour, and a load rises by the same amount in each hour.
    if found.span.length_ms() > HOURLY_MAX_MS {
        let (share, more) = if medium == Medium::Generation && value > 0.0 {
            (expected / value, 0.0)
        } else {
            (1.0, (value - expected) / count as f64)
        };
        within.iter().for_each(|&i| usual[i] = (hours.value[i] * share - more).max(0.0));
        return usual;
    }
    let share = expected / sum;
    if (0.0..SHARE_MAX).contains(&share) {
        within.iter().for_each(|&i| usual[i] *= share);
    } else {
        // A usual use near zero has no shape to scale.
        within.iter().for_each(|&i| usual[i] = expected / count as f64);
    }
    usual
}

/// The hours to learn from, with the weather and the unsound hours: a finding may be about exactly
/// those.
async fn learned(store: &Store, spot: &Spot, series: SeriesId, span: Span, now: Millis) -> store::Result<Option<Hours>> {
    let start = spot.zone.hour(span.start - LEARN_BEFORE_MS).start;
    let whole = Span { start, end: (span.end + LEARN_AFTER_MS).min(now) };
    let slots = store.rollup_range(&[series], domain::Period::Hour, whole).await?.remove(&series).unwrap_or_default();
    if slots.is_empty() {
        return Ok(None);
    }
    let weather = store.weather_hours(spot.site_id, whole).await?;
    Ok(Some(Hours::within(whole, &slots).with_weather(&weather)))
}

/// The usual value if history is too short for a model: the mean of the same hour of the day.
fn same_hours(hours: &Hours, zone: &Zone, excluded: &[bool]) -> Vec<f64> {
    let series = hours.series(zone);
    let mut sums = [(0.0, 0.0); 24];
    for (i, value) in hours.value.iter().enumerate().filter(|(i, value)| value.is_finite() && !excluded[*i]) {
        let sum = &mut sums[series.wall(i).hour];
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    (0..hours.value.len())
        .map(|i| {
            let (sum, count) = sums[series.wall(i).hour];
            if count > 0.0 { sum / count } else { f64::NAN }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::finding::{Detail, Kind, Severity, Text};

    fn found(from: i64, to: i64, expected: f64) -> AnomalyFound {
        AnomalyFound {
            kind: Kind::UsageSpike,
            severity: Severity::High,
            span: Span { start: from * HOUR_MS, end: to * HOUR_MS },
            is_open: false,
            score: -0.5,
            value: Some(40.0),
            expected: Some(expected),
            deviation_percent: None,
            energy_wasted: 0.0,
            money_wasted: None,
            detail: Detail::Text(Text::default()),
        }
    }

    /// 5 by night and 10 by day; four times that in the last 20 days.
    fn risen(days: i64, since: i64) -> Hours {
        let value: Vec<f64> = (0..days * 24)
            .map(|i| if (7..19).contains(&(i % 24)) { 10.0 } else { 5.0 } * if i >= since * 24 { 4.0 } else { 1.0 })
            .collect();
        Hours { start: 0, energy: value.clone(), value, temp_c: Vec::new() }
    }

    #[test]
    fn what_is_usual_in_a_long_finding_is_not_learned_from_the_finding() {
        let hours = risen(80, 30);
        let own = Span { start: 30 * DAY_MS, end: 80 * DAY_MS };
        let usual = usual(&hours, &Zone::utc(), Medium::Electricity, own, &[]);
        let within = &usual[40 * 24..70 * 24];
        let mean = within.iter().sum::<f64>() / within.len() as f64;
        assert!((mean - 7.5).abs() < 0.5, "{mean}");
    }

    #[test]
    fn what_lasts_for_weeks_is_drawn_with_the_same_too_much_in_each_hour_and_panels_with_the_same_share() {
        let hours = risen(60, 60);
        let told = AnomalyFound { value: Some(40.0 * 180.0), ..found(240, 1_200, 40.0 * 180.0 - 960.0) };
        let load = as_told(vec![99.0; 1_440], &hours, &told, Medium::Electricity);
        assert_eq!((load[239], load[240], load[252], load[1_200]), (99.0, 4.0, 9.0, 99.0));
        let told = AnomalyFound { expected: Some(2.0 * 40.0 * 180.0), ..told };
        let panels = as_told(vec![99.0; 1_440], &hours, &told, Medium::Generation);
        assert_eq!((panels[240], panels[252]), (10.0, 20.0));
    }

    #[test]
    fn the_line_of_the_usual_comes_to_what_the_finding_says_within_it_and_stays_beside_it() {
        let hours = risen(3, 3);
        let drawn = as_told(hours.value.clone(), &hours, &found(24, 48, 90.0), Medium::Electricity);
        assert!((drawn[24..48].iter().sum::<f64>() - 90.0).abs() < 1e-9);
        assert!((drawn[34] / drawn[26] - 2.0).abs() < 1e-9);
        assert_eq!((&drawn[..24], &drawn[48..]), (&hours.value[..24], &hours.value[48..]));
        // A silence has no total to scale to.
        let silent = AnomalyFound { value: None, ..found(24, 48, 90.0) };
        assert_eq!(as_told(hours.value.clone(), &hours, &silent, Medium::Electricity), hours.value);
        let flat = as_told(vec![0.0; 72], &hours, &found(24, 48, 48.0), Medium::Electricity);
        assert_eq!((flat[30], flat[60]), (2.0, 0.0));
    }
}
