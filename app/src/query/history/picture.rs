//! The chart of a history: its bars, its ticks, its table. Leaves out what the bars count (`count`).

use super::address::{Addresses, filled};
use super::days_of;
use super::range::Range;
use crate::chart::{Bar, Bars, Chart, ChartView, Mark, Standing, Tick, cell};
use crate::model::history::By;
use domain::figure::Figure;
use domain::zone::Span;
use domain::{Millis, UnitSystem, Utility, Zone, display, figure};
use wording::Words;
use wording::page::daily::history::{self as says, Other};

/// In what amounts are shown.
pub enum Scale {
    /// In the unit of a utility.
    Amount(Utility),
    /// In a currency.
    Money(String),
    /// In a mass of CO₂.
    Carbon(UnitSystem),
}

impl Scale {
    /// The unit on the axis.
    fn unit(&self, words: Words) -> String {
        match self {
            Self::Amount(utility) => display::amount(1.0, *utility, words.units).1.to_owned(),
            Self::Money(currency) => words.currency(currency).to_owned(),
            Self::Carbon(units) => display::carbon_kg(1.0, *units).1.to_owned(),
        }
    }

    /// An amount, already in this unit, in a sentence.
    pub fn written(&self, words: Words, amount: f64) -> String {
        match self {
            Self::Amount(utility) => words.amount(display::amount_stored(amount, *utility, words.units), *utility),
            Self::Money(currency) => words.money_exact(amount, currency),
            Self::Carbon(units) => {
                let unit = display::carbon_kg(1.0, *units).1.to_owned();
                words.written(&Figure { number: figure::significant(amount), unit })
            }
        }
    }

    /// An amount in a table.
    fn cell(&self, words: Words, amount: Option<f64>) -> String {
        match (self, amount) {
            (Self::Money(_), Some(amount)) => words.fixed(amount, 2),
            _ => cell(words, amount),
        }
    }
}

/// The amounts of a range's bars that have begun.
pub struct Course {
    /// The amounts, in the unit shown.
    pub values: Vec<Option<f64>>,
    /// Whether each is not over, or not all of it is known.
    pub is_partial: Vec<bool>,
}

impl Course {
    fn bars(&self, zone: &Zone, tiles: &[Span]) -> Vec<Bar> {
        let bars = tiles.iter().zip(self.values.iter().zip(&self.is_partial));
        bars.map(|(tile, (value, is_partial))| Bar {
            start: zone.local_ms(tile.start),
            end: zone.local_ms(tile.end - 1) + 1,
            value: *value,
            is_partial: *is_partial,
        })
        .collect()
    }
}

/// What the chart is drawn of.
pub struct Picture<'a> {
    /// In whose words.
    pub words: Words,
    /// The place's time zone.
    pub zone: &'a Zone,
    /// The range shown.
    pub range: &'a Range,
    /// The page's addresses.
    pub addresses: &'a Addresses<'a>,
    /// In what its amounts are shown.
    pub scale: &'a Scale,
    /// The heading above it.
    pub heading: &'a str,
    /// The present.
    pub now: Millis,
}

impl Picture<'_> {
    /// The chart of these bars, beside those of another period.
    pub fn view(
        &self,
        utility: Utility,
        own: Course,
        other: Option<(Other, Course)>,
        marks: Vec<Mark>,
        total: Option<&str>,
    ) -> ChartView {
        let (words, zone, range) = (self.words, self.zone, self.range);
        let tiles = range.tiles(zone);
        let opened = self.addresses.opened();
        let unit = self.scale.unit(words);
        let begun = tiles.iter().filter(|tile| tile.start <= self.now);
        let rows = begun.clone().enumerate().map(|(i, tile)| {
            let value = |course: &Course| self.scale.cell(words, course.values.get(i).copied().flatten());
            let beside = other.as_ref().map(|(_, course)| value(course));
            [tile_name(words, zone, range.by, *tile), value(&own)].into_iter().chain(beside).collect()
        });
        let links = begun.clone().filter_map(|tile| Some(filled(opened.as_deref()?, days_of(zone, *tile))));
        let columns = [says::choice(words, range.by.bars()), says::selected_period(words)];
        let columns = columns.into_iter().chain(other.as_ref().map(|(other, _)| says::other(words, *other)));
        let beside = other.as_ref().map(|(other, course)| Bars {
            name: says::other(words, *other).to_owned(),
            standing: Standing::Previous,
            bars: course.bars(zone, &tiles),
        });
        let shown = Bars { name: says::selected_period(words).to_owned(), standing: Standing::Own, bars: own.bars(zone, &tiles) };
        let chart = Chart {
            id: "history".to_owned(),
            utility: utility.as_str().to_owned(),
            start: zone.local_ms(range.start),
            end: zone.local_ms(range.end - 1) + 1,
            ticks: ticks(words, zone, range, &tiles),
            alt: match total {
                Some(total) => says::alt(words, self.heading, total, &words.range(range.first, range.last)),
                None => says::empty(words).to_owned(),
            },
            caption: says::caption(words, self.heading, &unit),
            columns: columns.map(str::to_owned).collect(),
            rows: rows.collect(),
            row_links: links.collect(),
            bars: beside.into_iter().chain([shown]).collect(),
            opens: opened,
            selects: Some(self.addresses.selected()),
            unit,
            marks,
            ..Chart::default()
        };
        ChartView::of(words, &chart)
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
        By::Year => date.year.to_string(),
    }
}

/// About six ticks, for a range of any length. A day, a week and so on is named below its bar, an
/// hour where it begins.
fn ticks(words: Words, zone: &Zone, range: &Range, tiles: &[Span]) -> Vec<Tick> {
    let middle = |span: &Span| i64::midpoint(zone.local_ms(span.start), zone.local_ms(span.end - 1) + 1);
    let named: Vec<(Millis, String)> = match range.by {
        By::Hour if tiles.len() <= 50 => tiles
            .iter()
            .filter(|tile| zone.minute_of_day(tile.start) % 360 == 0)
            .map(|tile| {
                let is_midnight = zone.minute_of_day(tile.start) == 0;
                let date = || words.short(zone.date(tile.start));
                (zone.local_ms(tile.start), if is_midnight { date() } else { words.hour_at(zone, tile.start) })
            })
            .collect(),
        By::Hour => zone.days(range.span()).iter().map(|day| (middle(day), words.short(zone.date(day.start)))).collect(),
        By::Day | By::Week => tiles.iter().map(|tile| (middle(tile), words.short(zone.date(tile.start)))).collect(),
        By::Month => tiles.iter().map(|tile| (middle(tile), words.month_short(zone.date(tile.start).month))).collect(),
        By::Year => tiles.iter().map(|tile| (middle(tile), zone.date(tile.start).year.to_string())).collect(),
    };
    let every = named.len().div_ceil(7).max(1);
    let kept = named.into_iter().step_by(every).enumerate();
    kept.map(|(i, (at, label))| Tick { at, label, is_minor: i % 2 == 1 }).collect()
}
