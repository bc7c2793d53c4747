//! What a chart says, on the server: lines, bars and a usual range over time, and the scale that fits them. Times within
//! are the site's wall clock as if it were UTC, so that a chart shows the site's hours wherever it is looked at from.
//! Knows no picture: that is `drawn`'s and `option`'s.

use domain::Millis;

/// What a line or bar stands for, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What the chart is about.
    Own,
    /// What is usual.
    Usual,
    /// The same a period before.
    Previous,
}

/// A line of values over time; `None` is a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name in the tooltip.
    pub name: String,
    /// What it stands for.
    pub standing: Standing,
    /// Points in order of time.
    pub points: Vec<(Millis, Option<f64>)>,
}

/// A bar of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From.
    pub start: Millis,
    /// To.
    pub end: Millis,
    /// How high; `None` is missing.
    pub value: Option<f64>,
    /// Not over yet, or not all of it known.
    pub is_partial: bool,
}

/// Bars side by side in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Their name in the tooltip.
    pub name: String,
    /// What they stand for.
    pub standing: Standing,
    /// In order of time, on the same periods as the other bars of the chart.
    pub bars: Vec<Bar>,
}

/// A mark on the axis of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub at: Millis,
    /// What stands there.
    pub label: String,
    /// Left out on a phone.
    pub is_minor: bool,
}

/// Everything that one chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// The unit of all its values.
    pub unit: String,
    /// The utility, which decides its colour.
    pub utility: String,
    /// The time that it covers.
    pub start: Millis,
    /// See `start`.
    pub end: Millis,
    /// Marks on the axis of time.
    pub ticks: Vec<Tick>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The usual range: time, lowest, highest.
    pub band: Vec<(Millis, f64, f64)>,
    /// The bars.
    pub bars: Vec<Bars>,
    /// Where "now" is, if it is within.
    pub now: Option<Millis>,
    /// Shown lower, beside others.
    pub is_low: bool,
    /// How long a time before the present it shows, if it moves on as a whole; others only grow.
    pub window_ms: Option<Millis>,
    /// What it shows, in a sentence, for those who do not see it.
    pub alt: String,
    /// The heading of the table behind it.
    pub caption: String,
    /// The columns of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Chart {
    /// The lowest and highest that must fit, and the marks of the scale.
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

/// A round scale around `low..high`: its ends and about four marks.
fn scale(low: f64, high: f64) -> (f64, f64, Vec<f64>) {
    let range = if high - low > 0.0 { high - low } else { 1.0 };
    let rough = range / 3.5;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = (low / step).floor();
    let last = (high / step).ceil().max(first + 1.0);
    let marks = (0..=(last - first) as usize).map(|i| (first + i as f64) * step).collect();
    (first * step, last * step, marks)
}

/// Where the line that the chart is about ends, if it ends before the chart does.
pub(super) fn last_point(chart: &Chart) -> Option<(Millis, f64)> {
    let own = chart.lines.iter().find(|line| line.standing == Standing::Own)?;
    own.points.iter().rev().find_map(|&(at, value)| Some((at, value?)))
}

/// A value as a chart's table shows it.
#[must_use]
pub fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), domain::figure::significant)
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_scale_is_round_and_holds_all() {
        assert_eq!(scale(0.0, 61.0), (0.0, 80.0, vec![0.0, 20.0, 40.0, 60.0, 80.0]));
        let (low, high, _) = scale(-3.2, 7.9);
        assert!(low <= -3.2 && high >= 7.9);
        // A chart of nothing still has a height.
        assert_eq!(scale(0.0, 0.0), (0.0, 0.5, vec![0.0, 0.5]));
    }
}
