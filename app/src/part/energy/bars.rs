//! What was used, as stacked bars: by where it came from, and by what used it; with the legend, which
//! says how much each layer is. Leaves out the drawing (`chart::stacked`).

use super::flow::Place;
use crate::chart::{ChartView, Column, Layer, Stacked, Tick};
use crate::model::energy_section::{BarsView, LayerLine};
use domain::energy::Party;
use domain::figure::Figure;
use domain::zone::Span;
use domain::{Unit, Zone, figure};
use wording::Words;
use wording::page::energy as says;

/// What each bar is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// An hour of a day.
    Hour,
    /// A day of a month.
    Day,
    /// A month of a year.
    Month,
}

impl Each {
    fn as_str(self) -> &'static str {
        match self {
            Each::Hour => "hour",
            Each::Day => "day",
            Each::Month => "month",
        }
    }

    /// The name of a bar's time in the table.
    fn name(self, words: Words, zone: &Zone, span: Span) -> String {
        let date = zone.date(span.start);
        match self {
            Each::Hour => words.clock(zone, span.start),
            Each::Day => words.day(date),
            Each::Month => words.month_and_year(date),
        }
    }

    /// Whether a tick stands at a bar, its label, and whether a phone leaves it out.
    fn tick(self, words: Words, zone: &Zone, span: Span) -> Option<(String, bool)> {
        let date = zone.date(span.start);
        match self {
            Each::Hour => {
                let hour = zone.minute_of_day(span.start) / 60;
                (hour % 3 == 0).then(|| (words.hour(hour), hour % 6 == 3))
            }
            Each::Day => (date.day % 7 == 1).then(|| (words.short(date), date.day % 14 == 8)),
            Each::Month => Some((words.month_short(date.month), date.month % 3 != 1)),
        }
    }
}

/// What the bars are told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Where it came from.
    Source,
    /// What used it.
    Appliance,
}

/// The bars of a span.
#[derive(Clone, Copy, Debug)]
pub struct Periods<'a> {
    /// What each is of.
    pub each: Each,
    /// The span of all of them: also of those that are still to come.
    pub whole: Span,
    /// The span of each, and whether it is not over or not all known.
    pub spans: &'a [(Span, bool)],
}

/// The bars of what was used, in kWh by party and period. `None` is missing.
#[must_use]
pub fn bars(words: Words, zone: &Zone, by: By, place: Place, periods: Periods, parts: &[(Party, Vec<Option<f64>>)]) -> BarsView {
    let sum = |values: &[Option<f64>]| values.iter().flatten().sum::<f64>();
    let whole: f64 = parts.iter().map(|(_, values)| sum(values)).sum();
    let highest = (0..periods.spans.len())
        .map(|i| parts.iter().filter_map(|(_, values)| values.get(i).copied().flatten()).sum::<f64>())
        .fold(0.0, f64::max);
    let (unit, factor) = if highest >= 9_995.0 { ("MWh", 1e-3) } else { ("kWh", 1.0) };
    let name = |party: Party| match (by, party) {
        (By::Source, party) => says::source(words, party.as_str()),
        (By::Appliance, Party::Appliance(appliance)) => says::appliance(words, appliance).to_owned(),
        (By::Appliance, Party::House) if parts.len() > 1 => says::everything_else(words).to_owned(),
        (By::Appliance, Party::House) => says::sink(words, place.as_str()),
        (By::Appliance, party) => says::sink(words, party.as_str()),
    };
    let looks = looks(by, parts);
    let layers: Vec<Layer> = parts
        .iter()
        .zip(&looks)
        .map(|((party, values), &(colour, pattern))| Layer {
            name: name(*party),
            colour,
            pattern,
            values: values.iter().map(|value| value.map(|kwh| kwh * factor)).collect(),
        })
        .collect();
    let lines: Vec<LayerLine> = layers
        .iter()
        .zip(parts)
        .rev()
        .map(|(layer, (_, values))| LayerLine {
            name: layer.name.clone(),
            amount: words.written(&figure::amount(sum(values), Unit::KilowattHour)),
            colour: layer.colour,
            pattern: layer.pattern,
        })
        .collect();
    let total: Figure = figure::amount(whole, Unit::KilowattHour);
    let parts_words: Vec<String> = lines.iter().map(|line| says::amount_of(words, &line.name, &line.amount)).collect();
    let chart = Stacked {
        id: if by == By::Source { "energy-source" } else { "energy-appliance" }.to_owned(),
        unit: unit.to_owned(),
        start: zone.local_ms(periods.whole.start),
        end: zone.local_ms(periods.whole.end - 1) + 1,
        ticks: ticks(words, zone, periods),
        alt: if whole > 0.0 {
            says::stacked_alt(words, &total, &words.list(&parts_words))
        } else {
            says::stacked_empty(words).to_owned()
        },
        caption: match by {
            By::Source => says::by_source_caption(words, unit),
            By::Appliance => says::by_appliance_caption(words, unit),
        },
        columns: std::iter::once(says::column_period(words, periods.each.as_str()))
            .chain(layers.iter().map(|layer| layer.name.clone()))
            .chain([says::total(words).to_owned()])
            .collect(),
        rows: rows(words, zone, periods, &layers),
        periods: periods
            .spans
            .iter()
            .map(|&(span, is_partial)| Column {
                start: zone.local_ms(span.start),
                end: zone.local_ms(span.end - 1) + 1,
                is_partial,
            })
            .collect(),
        layers,
    };
    let has_partial = periods.spans.iter().any(|span| span.1);
    let title = if by == By::Source { says::by_source(words) } else { says::by_appliance(words) };
    BarsView { title: title.to_owned(), chart: ChartView::of_stacked(words, &chart), layers: lines, has_partial }
}

/// The colour and the pattern of each layer. Sources have their own; uses have one colour and differ
/// by pattern, and the rest is grey.
fn looks(by: By, parts: &[(Party, Vec<Option<f64>>)]) -> Vec<(&'static str, usize)> {
    let mut used = 0;
    parts
        .iter()
        .map(|(party, _)| match (by, party) {
            (By::Source, Party::Sun) => ("solar", 0),
            (By::Source, Party::Battery) => ("battery", 1),
            (By::Source, Party::Grid) => ("electricity", 0),
            (By::Appliance, Party::Appliance(_)) => {
                used += 1;
                ("electricity", (used - 1) % crate::chart::PATTERNS)
            }
            (By::Appliance, Party::House) => ("rule-strong", 0),
            _ => ("rule-strong", 1),
        })
        .collect()
}

fn ticks(words: Words, zone: &Zone, periods: Periods) -> Vec<Tick> {
    let spans = match periods.each {
        Each::Hour => zone.hours(periods.whole),
        Each::Day => zone.days(periods.whole),
        Each::Month => months(zone, periods.whole),
    };
    let named = spans.iter().filter_map(|&span| Some((span, periods.each.tick(words, zone, span)?)));
    let is_wide = periods.each != Each::Hour;
    named
        .map(|(span, (label, is_minor))| {
            let (start, end) = (zone.local_ms(span.start), zone.local_ms(span.end - 1) + 1);
            // An hour begins at its tick; a day and a month stand above it.
            Tick { at: if is_wide { (start + end) / 2 } else { start }, label, is_minor }
        })
        .collect()
}

fn months(zone: &Zone, whole: Span) -> Vec<Span> {
    let mut months = Vec::new();
    let mut at = whole.start;
    while at < whole.end {
        let month = zone.month(at);
        months.push(month);
        at = month.end;
    }
    months
}

fn rows(words: Words, zone: &Zone, periods: Periods, layers: &[Layer]) -> Vec<Vec<String>> {
    let cell = |value: Option<f64>| value.map_or_else(|| crate::chart::cell(words, None), |value| words.fixed(value, 2));
    let row = |(i, &(span, _)): (usize, &(Span, bool))| {
        let values = layers.iter().map(|layer| layer.values.get(i).copied().flatten());
        // The sum is that of the rounded figures, so that a row adds up for whoever checks.
        let rounded = values.clone().flatten().map(|value| (value * 100.0).round() / 100.0);
        let total = values.clone().any(|value| value.is_some()).then(|| rounded.sum());
        let cells = values.map(cell).chain([cell(total)]);
        std::iter::once(periods.each.name(words, zone, span)).chain(cells).collect()
    };
    periods.spans.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Appliance, HOUR_MS};

    fn view(by: By, parts: &[(Party, Vec<Option<f64>>)]) -> BarsView {
        let zone = Zone::utc();
        let whole = zone.day(0);
        let spans: Vec<(Span, bool)> =
            zone.hours(whole).into_iter().take(3).map(|span| (span, span.start == 2 * HOUR_MS)).collect();
        bars(Words::ENGLISH, &zone, by, Place::Home, Periods { each: Each::Hour, whole, spans: &spans }, parts)
    }

    #[test]
    fn the_legend_says_how_much_each_layer_is_and_the_rows_add_up() {
        let parts = [(Party::Sun, vec![Some(0.0), Some(1.004), Some(0.5)]), (Party::Grid, vec![Some(2.0), Some(1.004), None])];
        let view = view(By::Source, &parts);
        let lines: Vec<(&str, &str)> = view.layers.iter().map(|line| (line.name.as_str(), line.amount.as_str())).collect();
        assert_eq!(lines, [("Grid", "3.00\u{a0}kWh"), ("Solar", "1.50\u{a0}kWh")]);
        assert!(view.has_partial);
        let row = ["1.00", "1.00", "2.00"].map(|cell| format!("<td class=\"number\">{cell}</td>")).concat();
        assert!(view.chart.table.contains(&row), "{}", view.chart.table);
    }

    #[test]
    fn what_no_submeter_knows_is_everything_else() {
        let some = |kwh| vec![Some(kwh); 3];
        let view = view(By::Appliance, &[(Party::Appliance(Appliance::Car), some(1.0)), (Party::House, some(2.0))]);
        assert_eq!(view.layers[0].name, "Everything else");
        assert_ne!((view.layers[0].colour, view.layers[0].pattern), (view.layers[1].colour, view.layers[1].pattern));
    }
}
