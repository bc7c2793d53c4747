//! What each day adds to a bill, as a chart: a bar a day, beside the same day of the period before.

use app::chart::{Bar, Bars, Chart, ChartView, Standing, Tick};
use domain::tariff::DayCost;
use domain::{Millis, Utility, Zone};
use wording::Words;
use wording::page::settings::tariff::bill as says;

/// Every so many days there is a tick.
const TICK_DAYS: usize = 5;

/// The days of a bill, in whose words and money.
pub struct Days<'a> {
    /// In whose words.
    pub words: Words,
    /// The site's time zone.
    pub zone: &'a Zone,
    /// The currency's code.
    pub currency: &'a str,
    /// Of what.
    pub utility: Utility,
    /// The present.
    pub now: Millis,
}

impl Days<'_> {
    /// The chart; `None` if no day has a cost.
    pub fn chart(&self, own: &[DayCost], before: &[DayCost]) -> Option<ChartView> {
        if own.iter().all(|day| day.cost.is_none()) {
            return None;
        }
        let Self { words, zone, currency, utility, now } = *self;
        let (first, last) = (own.first()?.span, own.last()?.span);
        let money = |cost: Option<f64>| cost.map_or_else(|| "–".to_owned(), |cost| words.money_exact(cost, currency));
        let place = |day: &DayCost| (zone.local_ms(day.span.start), zone.local_ms(day.span.end - 1) + 1);
        let bar = |day: &DayCost, cost: Option<f64>, is_partial: bool| {
            let (start, end) = place(day);
            Bar { start, end, value: cost, is_partial }
        };
        let bars = own.iter().filter(|day| day.span.start <= now).map(|day| bar(day, day.cost, day.span.end > now));
        let earlier = own.iter().zip(before).map(|(day, before)| bar(day, before.cost, false));
        let sum: f64 = own.iter().filter_map(|day| day.cost).sum();
        let range = words.range(zone.date(first.start), zone.date(last.end - 1));
        let row = |(index, day): (usize, &DayCost)| {
            let earlier = before.get(index).and_then(|day| day.cost);
            vec![words.day(zone.date(day.span.start)), money(day.cost), money(earlier)]
        };
        let tick = |(index, day): (usize, &DayCost)| Tick {
            at: zone.local_ms(day.span.start),
            label: words.short(zone.date(day.span.start)),
            is_minor: index / TICK_DAYS % 2 == 1,
        };
        Some(ChartView::of(
            words,
            &Chart {
                id: "days".to_owned(),
                unit: currency.to_owned(),
                utility: utility.as_str().to_owned(),
                start: zone.local_ms(first.start),
                end: zone.local_ms(last.end - 1) + 1,
                ticks: own.iter().enumerate().step_by(TICK_DAYS).map(tick).collect(),
                bars: vec![
                    Bars { name: says::bars_before(words).to_owned(), standing: Standing::Previous, bars: earlier.collect() },
                    Bars { name: says::bars_own(words).to_owned(), standing: Standing::Own, bars: bars.collect() },
                ],
                is_still: true,
                alt: says::days_alt(words, &range, &words.money_exact(sum, currency)),
                caption: says::days_title(words).to_owned(),
                columns: [says::head_day(words), says::head_cost(words), says::head_cost_before(words)]
                    .map(str::to_owned)
                    .to_vec(),
                rows: own.iter().enumerate().filter(|(_, day)| day.span.start <= now).map(row).collect(),
                ..Chart::default()
            },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::DAY_MS;
    use domain::zone::Span;

    fn day(index: i64, cost: Option<f64>) -> DayCost {
        DayCost { span: Span { start: index * DAY_MS, end: (index + 1) * DAY_MS }, energy: cost, cost }
    }

    #[test]
    fn each_day_up_to_the_present_is_a_row_with_its_money_beside_the_day_before() {
        let zone = Zone::utc();
        let days = Days { words: Words::ENGLISH, zone: &zone, currency: "USD", utility: Utility::Electricity, now: DAY_MS + 1 };
        let own = [day(0, Some(1.5)), day(1, Some(0.25)), day(2, None)];
        let chart = days.chart(&own, &[day(-31, Some(2.0))]).map(|chart| chart.table).unwrap_or_default();
        assert!(chart.contains("$1.50") && chart.contains("$0.25") && chart.contains("$2.00"), "{chart}");
        assert_eq!(chart.matches("<tr>").count(), 3, "{chart}");
        assert!(days.chart(&[day(0, None)], &[]).is_none());
    }
}
