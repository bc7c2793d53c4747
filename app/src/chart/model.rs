//! The data of a chart, on the server: lines, bars and a usual range over time with a fitting
//! scale, or lines and dots over another quantity ([`Plot`]). Times are the site's local time as if
//! it were UTC, so a chart shows the site's hours wherever it is viewed. Leaves out the drawing,
//! which is in `drawn` and `option`.

use domain::zone::Span;
use domain::{Millis, Zone};
use wording::Words;
use wording::page::daily::chart as says;

/// What a line or bar represents, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The measured values that the chart is about.
    Own,
    /// The usual values.
    Usual,
    /// The values of the period before.
    Previous,
    /// Values that were not measured: a forecast, or what would have been.
    Estimate,
}

/// A line of values over time; `None` is a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name in the tooltip.
    pub name: String,
    /// What it represents.
    pub standing: Standing,
    /// The points in order of time.
    pub points: Vec<(Millis, Option<f64>)>,
}

/// A bar for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The period's start.
    pub start: Millis,
    /// The period's end.
    pub end: Millis,
    /// The height; `None` is missing.
    pub value: Option<f64>,
    /// The period is not over, or not all of it is known.
    pub is_partial: bool,
}

/// A series of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Its name in the tooltip.
    pub name: String,
    /// What it represents.
    pub standing: Standing,
    /// The bars in order of time, for the same periods as the chart's other bars.
    pub bars: Vec<Bar>,
}

/// A tick on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its time.
    pub at: Millis,
    /// Its label.
    pub label: String,
    /// Left out on a phone.
    pub is_minor: bool,
}

impl Tick {
    /// A tick with its date at the start of each of these days.
    pub fn of_days<'a>(words: Words, zone: &Zone, days: impl IntoIterator<Item = &'a Span>) -> Vec<Self> {
        let marked = days.into_iter().enumerate();
        marked
            .map(|(i, day)| Self { at: zone.local_ms(day.start), label: words.short(zone.date(day.start)), is_minor: i % 2 == 1 })
            .collect()
    }
}

/// A highlighted time span in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The start.
    pub start: Millis,
    /// The end.
    pub end: Millis,
}

/// The data of a chart over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// The start of the time axis.
    pub start: Millis,
    /// The end of the time axis.
    pub end: Millis,
    /// The ticks on the time axis.
    pub ticks: Vec<Tick>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The usual range: time, lowest, highest.
    pub band: Vec<(Millis, f64, f64)>,
    /// The name of the range, if it is not the usual range.
    pub band_name: Option<String>,
    /// Highlighted spans behind everything else, such as the hours of an anomaly.
    pub marks: Vec<Mark>,
    /// The bars.
    pub bars: Vec<Bars>,
    /// The present, if the chart includes it.
    pub now: Option<Millis>,
    /// Drawn lower, next to others.
    pub is_low: bool,
    /// It does not move on: no dot marks the end of its line.
    pub is_still: bool,
    /// The length of a sliding window up to the present; `None` if the chart only grows.
    pub window_ms: Option<Millis>,
    /// What it shows in a sentence, for screen readers.
    pub alt: String,
    /// The caption of its table.
    pub caption: String,
    /// The columns of its table.
    pub columns: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
    /// The address that each row's first cell leads to; none if rows lead nowhere.
    pub row_links: Vec<String>,
    /// The address of a bar in parts: `{from}` and `{to}` stand for its first and last day.
    pub opens: Option<String>,
    /// The address of the bars that somebody drags over, by their first and last day. Without it,
    /// dragging zooms in.
    pub selects: Option<String>,
}

/// The narrowest width of a mark, as a share of the chart's, so that an hour can be seen among
/// months.
const MARK_WIDTH_MIN: f64 = 0.004;

impl Chart {
    /// The highlighted spans, none too narrow to be seen.
    #[must_use]
    pub fn seen_marks(&self) -> Vec<Mark> {
        let least = ((self.end - self.start) as f64 * MARK_WIDTH_MIN) as Millis;
        self.marks.iter().map(|mark| Mark { end: mark.end.max(mark.start + least), ..*mark }).collect()
    }

    /// The lowest and highest value of the scale, and its ticks.
    #[must_use]
    pub fn scale(&self) -> (f64, f64, Vec<f64>) {
        let values = self.lines.iter().flat_map(|line| line.points.iter().filter_map(|point| point.1));
        let bars = self.bars.iter().flat_map(|bars| bars.bars.iter().filter_map(|bar| bar.value));
        let band = self.band.iter().flat_map(|&(_, low, high)| [low, high]);
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.chain(bars).chain(band).filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        scale(low, high)
    }
}

/// A line or dots over a quantity other than time.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotSeries {
    /// Its name in the tooltip.
    pub name: String,
    /// What it represents.
    pub standing: Standing,
    /// Pairs of the horizontal and the vertical value; those of a line are in order.
    pub points: Vec<(f64, f64)>,
    /// The points are dots without a line.
    pub is_dots: bool,
}

/// The data of a chart over a quantity other than time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The unit of the horizontal axis.
    pub across: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// Lines and dots.
    pub series: Vec<PlotSeries>,
    /// Drawn lower, next to others.
    pub is_low: bool,
    /// What it shows in a sentence, for screen readers.
    pub alt: String,
    /// The caption of its table.
    pub caption: String,
    /// The columns of its table.
    pub columns: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
}

impl Plot {
    /// The lowest and highest value of the vertical scale, and its ticks.
    #[must_use]
    pub fn scale(&self) -> (f64, f64, Vec<f64>) {
        let (low, high) = ends(self.series.iter().flat_map(|series| series.points.iter().map(|point| point.1)));
        scale(low.min(0.0), high.max(0.0))
    }

    /// The lowest and highest value of the horizontal scale, and its ticks.
    #[must_use]
    pub fn scale_across(&self) -> (f64, f64, Vec<f64>) {
        let (low, high) = ends(self.series.iter().flat_map(|series| series.points.iter().map(|point| point.0)));
        if low > high { scale(0.0, 0.0) } else { scale(low, high) }
    }
}

/// The lowest and the highest value. Without values, the first is above the second.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.filter(|value| value.is_finite()).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
}

/// Values by day and hour, as shades.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatMap {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// The column labels, from left to right.
    pub across: Vec<String>,
    /// The row labels, from top to bottom.
    pub down: Vec<String>,
    /// The values, column by column; `None` is missing.
    pub values: Vec<Option<f64>>,
    /// Ticks below: the column and its label.
    pub ticks: Vec<(usize, String)>,
    /// Ticks beside: the row and its label.
    pub row_ticks: Vec<(usize, String)>,
    /// What it shows in a sentence, for screen readers.
    pub alt: String,
    /// The caption of its table.
    pub caption: String,
    /// The columns of its table.
    pub columns: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
}

/// The number of shades of a heat map.
pub const SHADES: usize = 8;

impl HeatMap {
    /// The values at the ends of the palest and the darkest shade: the 1st and the 99th percentile.
    /// Values beyond them get the same shades.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        let mut known: Vec<f64> = self.values.iter().flatten().copied().filter(|value| value.is_finite()).collect();
        known.sort_by(f64::total_cmp);
        let at =
            |share: f64| known.get(((known.len().saturating_sub(1)) as f64 * share).round() as usize).copied().unwrap_or(0.0);
        (at(0.01), at(0.99))
    }

    /// The shade of a value.
    #[must_use]
    pub fn shade(value: f64, (low, high): (f64, f64)) -> usize {
        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
        ((share * SHADES as f64) as usize).min(SHADES - 1)
    }
}

/// A round scale around `low..high`: its ends and about four ticks.
pub(super) fn scale(low: f64, high: f64) -> (f64, f64, Vec<f64>) {
    let range = if high - low > 0.0 { high - low } else { 1.0 };
    let rough = range / 3.5;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = (low / step).floor();
    let last = (high / step).ceil().max(first + 1.0);
    let marks = (0..=(last - first) as usize).map(|i| (first + i as f64) * step).collect();
    (first * step, last * step, marks)
}

/// The last known point of the chart's own line, if it ends before the chart does.
pub(super) fn last_point(chart: &Chart) -> Option<(Millis, f64)> {
    let own = chart.lines.iter().find(|line| line.standing == Standing::Own && !chart.is_still)?;
    own.points.iter().rev().find_map(|&(at, value)| Some((at, value?)))
}

/// A value as a chart's table shows it.
#[must_use]
pub fn cell(words: Words, value: Option<f64>) -> String {
    value.map_or_else(|| says::no_figure(words).to_owned(), |value| words.significant(value))
}

#[cfg(test)]
mod tests {
    use super::{HeatMap, Plot, PlotSeries, SHADES, Standing, scale};

    #[test]
    fn a_scale_is_round_and_holds_all() {
        assert_eq!(scale(0.0, 61.0), (0.0, 80.0, vec![0.0, 20.0, 40.0, 60.0, 80.0]));
        let (low, high, _) = scale(-3.2, 7.9);
        assert!(low <= -3.2 && high >= 7.9);
        // A chart without values still needs a height.
        assert_eq!(scale(0.0, 0.0), (0.0, 0.5, vec![0.0, 0.5]));
    }

    #[test]
    fn what_stands_across_need_not_begin_at_nothing() {
        let dots = PlotSeries {
            name: "days".to_owned(),
            standing: Standing::Own,
            points: vec![(18.0, 40.0), (31.0, 90.0)],
            is_dots: true,
        };
        let plot = Plot { series: vec![dots], ..Plot::default() };
        let (low, high, _) = plot.scale_across();
        assert!(low > 10.0 && low <= 18.0 && high >= 31.0, "{low} {high}");
        assert_eq!(plot.scale().0, 0.0);
    }

    #[test]
    fn a_wild_hour_does_not_bleach_a_heat_map() {
        let mut values: Vec<Option<f64>> = (0..200).map(|i| Some(f64::from(i % 10))).collect();
        values[7] = Some(9_000.0);
        values[8] = None;
        let map = HeatMap { values, ..HeatMap::default() };
        assert_eq!(map.ends(), (0.0, 9.0));
        assert_eq!((HeatMap::shade(0.0, map.ends()), HeatMap::shade(9_000.0, map.ends())), (0, SHADES - 1));
    }
}
