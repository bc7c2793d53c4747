//! The history of a building's electricity: its range, its bars beside those of the period before,
//! and its anomalies.

use crate::Scope;
use crate::chart::{Bar, Bars, Chart, ChartView, Mark, Standing, Tick, cell};
use crate::model::building::{BuildingView, By};
use crate::model::change::Change;
use domain::finding::Severity;
use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, Millis, Period, SeriesId, Slot, Unit, Utility, Zone, figure};
use store::{Anomaly, AnomalyFilter};
use wording::Words;
use wording::page::daily::{change, history as says};

/// A range of days of the history.
pub struct Range {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The first instant.
    pub start: Millis,
    /// The instant after the last day.
    pub end: Millis,
    by: By,
}

impl Range {
    /// The range that was asked for, or else one that fits the granularity.
    pub fn of(zone: &Zone, by: By, from: Option<Date>, to: Option<Date>, now: Millis) -> Self {
        let today = zone.date(now);
        let shift = |date: Date, days: i64| Date::from_days(date.days() + days);
        let (first, last) = match (from, to) {
            (Some(from), Some(to)) if from <= to => (from, to),
            (Some(from), _) => (from, Self::natural_end(by, from)),
            (None, Some(to)) => (Self::natural_start(by, to), to),
            (None, None) => match by {
                By::Hour => (shift(today, -1), today),
                By::Day => (shift(today, -27), today),
                By::Week => (shift(today, -(today.weekday() as i64) - 7 * 11), today),
                By::Month => (today.month_start(-12), today),
            },
        };
        // More bars than pixels would show nothing.
        let most = match by {
            By::Hour => 14,
            By::Day => 370,
            By::Week => 2 * 371,
            By::Month => 10 * 366,
        };
        let first = if last.days() - first.days() >= most { shift(last, 1 - most) } else { first };
        Self { first, last, start: zone.start_of(first), end: zone.start_of(shift(last, 1)), by }
    }

    fn natural_end(by: By, from: Date) -> Date {
        let days = match by {
            By::Hour => 1,
            By::Day => 27,
            By::Week => 83,
            By::Month => 364,
        };
        Date::from_days(from.days() + days)
    }

    fn natural_start(by: By, to: Date) -> Date {
        Date::from_days(to.days() - (Self::natural_end(by, to).days() - to.days()))
    }

    /// The range of the same length so many steps before or after.
    pub fn step(&self, times: i64) -> (Date, Date) {
        let days = (self.last.days() - self.first.days() + 1) * times;
        if self.by == By::Month && self.first.day == 1 {
            let months = (self.last.year - self.first.year) * 12 + self.last.month as i32 - self.first.month as i32 + 1;
            let first = self.first.month_start(months * times as i32);
            return (first, Date::from_days(first.month_start(months).days() - 1));
        }
        (Date::from_days(self.first.days() + days), Date::from_days(self.last.days() + days))
    }

    /// The range before, of the same length.
    fn before(&self, zone: &Zone) -> Self {
        let (first, last) = self.step(-1);
        let end = zone.start_of(Date::from_days(last.days() + 1));
        Self { first, last, start: zone.start_of(first), end, by: self.by }
    }

    /// The periods of the bars.
    fn tiles(&self, zone: &Zone) -> Vec<Span> {
        let mut tiles = Vec::new();
        let mut at = self.start;
        while at < self.end {
            let tile = match self.by {
                By::Hour => zone.hour(at),
                By::Day => zone.day(at),
                By::Week => zone.week(at),
                By::Month => zone.month(at),
            };
            tiles.push(Span { start: tile.start.max(self.start), end: tile.end.min(self.end) });
            at = tile.end;
        }
        tiles
    }
}

/// The bars of the history beside those of the period before, and their totals.
pub async fn history(
    state: &Scope,
    zone: &Zone,
    series: SeriesId,
    range: &Range,
    now: Millis,
    view: &mut BuildingView,
) -> store::Result<()> {
    let before = range.before(zone);
    let period = if range.by == By::Hour { Period::Hour } else { Period::Day };
    let mut kept = state.store.rollup_range(&[series], period, Span { start: before.start, end: range.end }).await?;
    let kept = kept.remove(&series).unwrap_or_default();
    let (tiles, tiles_before) = (range.tiles(zone), before.tiles(zone));
    let own: Vec<Bar> = tiles.iter().filter(|tile| tile.start <= now).map(|tile| bar(zone, *tile, &kept)).collect();
    let previous: Vec<Bar> = tiles
        .iter()
        .zip(&tiles_before)
        .map(|(tile, earlier)| Bar {
            start: zone.local_ms(tile.start),
            end: zone.local_ms(tile.end - 1) + 1,
            ..bar(zone, *earlier, &kept)
        })
        .collect();
    let total = energy_within(&kept, Span { start: range.start, end: range.end });
    // Counts only as much of the period before as has passed of this one.
    let passed = (now.min(range.end) - range.start).max(0);
    let total_before = energy_within(&kept, Span { start: before.start, end: (before.start + passed).min(before.end) });
    let words = view.words;
    view.total = total.map(|total| says::total(words, &figure::amount(total, Unit::KilowattHour)));
    view.change = total.map(|total| {
        let shown = figure::amount(total_before.unwrap_or(0.0), Unit::KilowattHour);
        Change::of_use(total, total_before, |by| {
            change::said(words, by, |by, size| change::previous_period(words, by, size, &shown))
        })
    });
    let marks = marks(state, zone, view.building_id, range).await?;
    view.has_marks = !marks.is_empty();
    view.history = Some(ChartView::of(words, &Chart { marks, ..chart(words, zone, range, &tiles, own, previous, total) }));
    Ok(())
}

/// The chart of the bars, without marks.
fn chart(
    words: Words,
    zone: &Zone,
    range: &Range,
    tiles: &[Span],
    own: Vec<Bar>,
    previous: Vec<Bar>,
    total: Option<f64>,
) -> Chart {
    let heading = says::heading(words, range.by.bars());
    let rows = tiles.iter().zip(&own).enumerate().map(|(i, (tile, bar))| {
        vec![
            tile_name(words, zone, range.by, *tile),
            cell(words, bar.value),
            cell(words, previous.get(i).and_then(|bar| bar.value)),
        ]
    });
    Chart {
        id: "history".to_owned(),
        unit: "kWh".to_owned(),
        utility: "electricity".to_owned(),
        start: zone.local_ms(range.start),
        end: zone.local_ms(range.end - 1) + 1,
        ticks: ticks(words, zone, range, tiles),
        is_low: false,
        window_ms: None,
        alt: match total {
            Some(total) => {
                let total = figure::amount(total, Unit::KilowattHour);
                says::alt(words, heading, &total, &words.range(range.first, range.last))
            }
            None => says::empty(words).to_owned(),
        },
        caption: says::caption(words, heading),
        columns: std::iter::once(says::choice(words, range.by.bars()).to_owned()).chain(says::columns(words)).collect(),
        rows: rows.collect(),
        lines: Vec::new(),
        bars: vec![
            Bars { name: says::previous_period(words).to_owned(), standing: Standing::Previous, bars: previous },
            Bars { name: says::selected_period(words).to_owned(), standing: Standing::Own, bars: own },
        ],
        ..Chart::default()
    }
}

/// The name of a bar's time in the table.
fn tile_name(words: Words, zone: &Zone, by: By, tile: Span) -> String {
    let date = zone.date(tile.start);
    match by {
        By::Hour => words.moment(zone, tile.start),
        By::Day => words.day(date),
        By::Week => says::week_of(words, &words.short(date)),
        By::Month => words.month_and_year(date),
    }
}

/// The hours of anomalies in its electricity.
async fn marks(state: &Scope, zone: &Zone, id: BuildingId, range: &Range) -> store::Result<Vec<Mark>> {
    let span = Span { start: range.start, end: range.end };
    let filter = AnomalyFilter { building_id: Some(id), span: Some(span), ..AnomalyFilter::default() };
    let mut found = state.store.anomaly_list(&filter).await?;
    let catalog = state.catalog();
    found.retain(|one| catalog.series.get(&one.series_id).is_some_and(|series| series.utility == Utility::Electricity));
    Ok(marked(zone, span, &found))
}

/// The hours within a span of anomalies above low severity that nobody has dismissed. Leaves out
/// those of two weeks or more, which would hide the rest.
pub fn marked(zone: &Zone, within: Span, found: &[Anomaly]) -> Vec<Mark> {
    let is_marked = |one: &&Anomaly| {
        one.found.severity != Severity::Low && one.is_fault != Some(false) && one.found.span.length_ms() < 14 * DAY_MS
    };
    let mut spans: Vec<Span> = found.iter().filter(is_marked).map(|one| one.found.span).collect();
    spans.retain(|span| span.start < within.end && span.end > within.start);
    spans.sort_by_key(|span| span.start);
    // Joins spans that touch.
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    let mark = |span: &Span| Mark {
        start: zone.local_ms(span.start.max(within.start)),
        end: zone.local_ms(span.end.min(within.end) - 1) + 1,
    };
    joined.iter().map(mark).collect()
}

fn bar(zone: &Zone, tile: Span, slots: &[Slot]) -> Bar {
    let within =
        &slots[slots.partition_point(|slot| slot.start < tile.start)..slots.partition_point(|slot| slot.start < tile.end)];
    let covered_ms: Millis = within.iter().map(|slot| slot.covered_ms).sum();
    Bar {
        start: zone.local_ms(tile.start),
        end: zone.local_ms(tile.end - 1) + 1,
        value: energy_within(within, tile),
        is_partial: covered_ms < tile.length_ms() * 98 / 100,
    }
}

/// About six ticks, for a range of any length.
fn ticks(words: Words, zone: &Zone, range: &Range, tiles: &[Span]) -> Vec<Tick> {
    let named: Vec<(Millis, String)> = match range.by {
        By::Hour if tiles.len() <= 50 => tiles
            .iter()
            .filter(|tile| zone.minute_of_day(tile.start) % 360 == 0)
            .map(|tile| {
                let is_midnight = zone.minute_of_day(tile.start) == 0;
                let date = || words.short(zone.date(tile.start));
                (tile.start, if is_midnight { date() } else { words.hour_at(zone, tile.start) })
            })
            .collect(),
        By::Hour => zone
            .days(Span { start: range.start, end: range.end })
            .iter()
            .map(|day| (day.start, words.short(zone.date(day.start))))
            .collect(),
        By::Month => tiles.iter().map(|tile| (tile.start, words.month_short(zone.date(tile.start).month))).collect(),
        _ => tiles.iter().map(|tile| (tile.start, words.short(zone.date(tile.start)))).collect(),
    };
    let every = named.len().div_ceil(7).max(1);
    let kept = named.into_iter().step_by(every).enumerate();
    kept.map(|(i, (at, label))| Tick { at: zone.local_ms(at), label, is_minor: i % 2 == 1 }).collect()
}
