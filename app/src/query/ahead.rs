//! The forecast of a building: the newest one as stored, its sums, cost and highest hours, in words
//! and as a chart, and how good earlier ones were. Leaves out how it is made, and the months
//! (`learning`).

use crate::Scope;
use crate::chart::{Chart, ChartView, Line, Standing, Tick, cell};
use domain::figure::Figure;
use domain::tariff::Pricing;
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, HOUR_MS, Millis, Period, SeriesId, UnitSystem, Utility, Zone, display};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Catalog, Forecast, Granularity, Owner};
use wording::page::daily::ahead as says;
use wording::page::performance::forecast::week::stretch;
use wording::{Words, label};

/// How far back the measured values are shown.
const SHOWN_BEFORE_MS: Millis = DAY_MS;
/// How many days of past forecasts are read.
const DAYS_LOOKED_AT: i64 = 28;
/// How many of those days decide the width of a sum's interval.
const DAYS_JUDGED: i64 = 14;
const DAYS_JUDGED_MIN: usize = 5;
/// A forecast older than this is not shown.
pub const STALE_MS: Millis = 2 * DAY_MS;
/// The fewest hours with a measurement that say how good forecasts were.
const HOURS_JUDGED_MIN: usize = 24;

/// The hourly forecast of one utility of a building.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The utility.
    pub utility: Utility,
    /// The site's unit system.
    pub system: UnitSystem,
    /// In whose words it is told.
    pub words: Words,
    /// The site's time zone.
    pub zone: Arc<Zone>,
    /// The site's currency.
    pub currency: String,
    /// The prices.
    pub pricing: Pricing,
    /// The time of the request.
    pub now: Millis,
    /// The hours to come, at most a week; empty if there is no forecast.
    pub told: Vec<Forecast>,
    /// The forecasts that were made a day ahead, for the hours of the last four weeks.
    pub past: Vec<Forecast>,
    /// Whether there has ever been a forecast.
    pub was_told: bool,
}

/// The sum of some hours with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// The expected sum.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
}

/// How good the forecasts a day ahead were.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skill {
    /// The number of hours with a measurement.
    pub hours: usize,
    /// The mean absolute error of an hour, as a share of the mean use.
    pub missed: f64,
    /// The share of hours within their interval.
    pub within: f64,
}

impl Ahead {
    /// Reads the forecast.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(
        state: &Scope,
        catalog: &Catalog,
        building_id: BuildingId,
        (utility, series): (Utility, SeriesId),
        now: Millis,
    ) -> store::Result<Self> {
        let building = catalog.buildings.get(&building_id);
        let site = building.and_then(|building| catalog.sites.get(&building.site_id));
        let zone = site.map(|site| catalog.zone(site.site_id)).unwrap_or_default();
        let words = site.map_or_else(|| state.words_of_all(), |site| state.words(site));
        let from = zone.hour(now).start;
        let mut told = state.store.forecast_latest(series, Granularity::Hourly, from).await?;
        told.retain(|slot| slot.at < from + 7 * DAY_MS && slot.made_at > now - STALE_MS);
        let span = Span { start: now - DAYS_LOOKED_AT * DAY_MS, end: now };
        let past = state.store.forecast_past(series, Granularity::Hourly, span).await?;
        let was_told =
            !told.is_empty() || state.store.series_analysis_find(series).await?.and_then(|one| one.forecast_at).is_some();
        Ok(Self {
            utility,
            system: words.units,
            words,
            currency: site.map(|site| site.currency.clone()).unwrap_or_default(),
            pricing: catalog.pricing_of(Owner::Building(building_id), utility),
            zone,
            now,
            told,
            past,
            was_told,
        })
    }

    /// The sum of some hours. The sum of their bounds would be far too wide, because hours do not
    /// all err in the same direction. So the interval is the share of that width by which past days
    /// erred.
    #[must_use]
    pub fn sum(&self, slots: &[Forecast]) -> Sum {
        sum(slots, width_share(&self.zone, &self.past, self.now))
    }

    /// The energy charges of some hours; `None` if a price is not known.
    #[must_use]
    pub fn cost(&self, slots: &[Forecast]) -> Option<f64> {
        slots.iter().map(|slot| Some(slot.value * self.pricing.price_at(&self.zone, slot.at)?.buy)).sum()
    }

    /// The hours to come by days of the site's calendar. The first and the last day may be
    /// incomplete.
    pub fn days(&self) -> impl Iterator<Item = (Date, &[Forecast])> {
        self.told
            .chunk_by(|a, b| self.zone.date(a.at) == self.zone.date(b.at))
            .filter_map(|day| Some((self.zone.date(day.first()?.at), day)))
    }

    /// An amount in words.
    #[must_use]
    pub fn amount(&self, value: f64) -> Figure {
        display::figure(value, self.utility, self.system)
    }

    /// An hour's amount as a rate, in words.
    #[must_use]
    pub fn rate(&self, value: f64) -> Figure {
        display::rate(value, self.utility, self.system)
    }

    /// A sum with the ends of its interval, in one unit.
    fn figures(&self, sum: Sum) -> [Figure; 3] {
        display::figures([sum.value, sum.lower, sum.upper], self.utility, self.system)
    }

    /// When the newest forecast was made, and how often its band holds.
    fn made(&self) -> String {
        let (made_at, level) = self.told.first().map_or((self.now, 0.95), |slot| (slot.made_at, slot.level));
        says::made(self.words, &self.words.when(&self.zone, made_at, self.now), &self.words.share(level))
    }

    /// How good the forecasts within a span were; `None` with less than a day of measurements.
    #[must_use]
    pub fn skill(&self, span: Span) -> Option<Skill> {
        let from = self.past.partition_point(|slot| slot.at < span.start);
        let to = self.past.partition_point(|slot| slot.at < span.end);
        skill(&self.past[from..to.max(from)])
    }

    /// The chart: measured up to now, then the forecast with its band. `measured` holds hours with
    /// their amounts.
    #[must_use]
    pub fn chart(&self, measured: &[(Millis, f64)]) -> Chart {
        chart(self, measured)
    }

    /// The start of the chart.
    #[must_use]
    pub fn shown_from(&self) -> Millis {
        self.zone.hour(self.now).start - SHOWN_BEFORE_MS
    }

    /// The forecast in words, as HTML, for the page of a building.
    fn said(&self) -> String {
        let day = &self.told[..self.told.len().min(24)];
        let words = self.words;
        let cost = |slots| self.cost(slots).map(|cost| words.money_about(cost, &self.currency));
        let peak = day.iter().max_by(|a, b| a.value.total_cmp(&b.value)).map(|slot| {
            let is_today = self.zone.date(slot.at) == self.zone.date(self.now);
            let (clock, power, upper) = (words.hour_at(&self.zone, slot.at), self.rate(slot.value), self.rate(slot.upper));
            let said = if is_today { says::peak_today } else { says::peak_tomorrow };
            said(words, &clock, &power, &upper)
        });
        let further = (self.told.len() > 24).then(|| {
            let [amount, lower, upper] = self.figures(self.sum(&self.told));
            says::further(words, &amount, &lower, &upper, &stretch(words, self.told.len()), cost(&self.told).as_deref())
        });
        let [amount, lower, upper] = self.figures(self.sum(day));
        let next = says::next(words, &amount, &lower, &upper, &stretch(words, day.len()), cost(day).as_deref());
        let [before, amount, behind] = next;
        view! {
            <p class="lede">
                {before}<strong>{amount}</strong>{behind}" "{peak}" "{further}
            </p>
            <p class="chart-note">{format!("{} {}", self.made(), self.how_good())}</p>
        }
        .to_html()
    }

    /// How good the forecasts of the past week were, in a sentence.
    fn how_good(&self) -> String {
        let words = self.words;
        let level = self.told.first().map_or(0.95, |slot| slot.level);
        match self.skill(Span { start: self.now - 7 * DAY_MS, end: self.now }) {
            None => says::not_judged(words).to_owned(),
            Some(skill) => says::how_good(words, &words.share(skill.missed), &words.share(skill.within), &words.share(level)),
        }
    }
}

/// The chart and the words (HTML) of a building's electricity forecast, or why there is none.
///
/// # Errors
/// The store's.
pub async fn ahead(
    state: &Scope,
    catalog: &Catalog,
    building_id: BuildingId,
    series: SeriesId,
    now: Millis,
) -> store::Result<(Option<ChartView>, String)> {
    let found = Ahead::read(state, catalog, building_id, (Utility::Electricity, series), now).await?;
    let more = view! {
        <p><a href=format!("/buildings/{building_id}/forecast") rel="external">{says::more(found.words)}</a></p>
    };
    if found.told.is_empty() {
        return Ok((None, view! { <p class="lede">{says::none(found.words, found.was_told)}</p>{more} }.to_html()));
    }
    let span = Span { start: found.shown_from(), end: found.zone.hour(now).start };
    let kept = state.store.rollup_range(&[series], Period::Hour, span).await?;
    let measured: Vec<(Millis, f64)> = kept
        .get(&series)
        .map(|slots| slots.iter().filter_map(|slot| Some((slot.start, slot.energy?))).collect())
        .unwrap_or_default();
    Ok((Some(ChartView::of(found.words, &found.chart(&measured))), found.said() + &more.to_html()))
}

/// The sum of some hours with its interval: `share` of the width that the bounds of the hours add up
/// to.
pub fn sum(slots: &[Forecast], share: f64) -> Sum {
    let value: f64 = slots.iter().map(|slot| slot.value).sum();
    let below: f64 = slots.iter().map(|slot| slot.value - slot.lower).sum();
    let above: f64 = slots.iter().map(|slot| slot.upper - slot.value).sum();
    Sum { value, lower: (value - below * share).max(0.0_f64.min(value)), upper: value + above * share }
}

/// The share of the added width of a day's hours that its sum needs to hold as often as the hours
/// promise. Computed from past days; 1 until there are enough of them.
pub fn width_share(zone: &Zone, past: &[Forecast], now: Millis) -> f64 {
    let mut days: BTreeMap<Date, (f64, f64, usize)> = BTreeMap::new();
    for slot in past.iter().filter(|slot| slot.at >= now - DAYS_JUDGED * DAY_MS) {
        let Some(error) = slot.error else { continue };
        let day = days.entry(zone.date(slot.at)).or_default();
        *day = (day.0 + error, day.1 + (slot.upper - slot.lower) / 2.0, day.2 + 1);
    }
    let shares: Vec<f64> = days.values().filter(|day| day.2 >= 20 && day.1 > 0.0).map(|day| (day.0 / day.1).powi(2)).collect();
    if shares.len() < DAYS_JUDGED_MIN {
        return 1.0;
    }
    // Two standard deviations, and more if there are few days.
    let spread = (shares.iter().sum::<f64>() / shares.len() as f64).sqrt();
    (spread * (2.0 + 3.0 / shares.len() as f64)).clamp(0.15, 1.0)
}

fn skill(past: &[Forecast]) -> Option<Skill> {
    let known: Vec<(&Forecast, f64)> = past.iter().filter_map(|slot| Some((slot, slot.actual?))).collect();
    let used: f64 = known.iter().map(|(_, actual)| actual.abs()).sum();
    if known.len() < HOURS_JUDGED_MIN || used <= 0.0 {
        return None;
    }
    let missed: f64 = known.iter().map(|(slot, actual)| (actual - slot.value).abs()).sum();
    let within = known.iter().filter(|(slot, actual)| (slot.lower..=slot.upper).contains(actual)).count();
    Some(Skill { hours: known.len(), missed: missed / used, within: within as f64 / known.len() as f64 })
}

fn chart(ahead: &Ahead, measured: &[(Millis, f64)]) -> Chart {
    let (words, zone, told, start) = (ahead.words, &ahead.zone, &ahead.told, ahead.shown_from());
    let shown = |value: f64| cell(words, Some(value));
    let (scale, unit) = display::rate_scale(ahead.utility, ahead.system);
    let middle = |at: Millis| zone.local_ms(at) + HOUR_MS / 2;
    let rows = told.iter().map(|slot| {
        vec![words.moment(zone, slot.at), shown(slot.value * scale), shown(slot.lower * scale), shown(slot.upper * scale)]
    });
    let end = told.last().map_or(ahead.now, |slot| slot.at + HOUR_MS);
    Chart {
        id: "ahead".to_owned(),
        caption: says::caption(words, &unit),
        unit,
        utility: ahead.utility.as_str().to_owned(),
        start: zone.local_ms(start),
        end: zone.local_ms(end - 1) + 1,
        ticks: Tick::of_days(words, zone, zone.days(Span { start, end }).iter().filter(|day| day.start >= start)),
        band: told.iter().map(|slot| (middle(slot.at), slot.lower * scale, slot.upper * scale)).collect(),
        band_name: Some(says::band(words).to_owned()),
        now: Some(zone.local_ms(ahead.now)),
        alt: says::alt(words, label::utility(words, ahead.utility)),
        columns: says::columns(words).to_vec(),
        rows: rows.collect(),
        lines: vec![
            Line {
                name: says::line(words).to_owned(),
                standing: Standing::Estimate,
                points: told.iter().map(|slot| (middle(slot.at), Some(slot.value * scale))).collect(),
            },
            Line {
                name: says::line_measured(words).to_owned(),
                standing: Standing::Own,
                points: measured.iter().map(|&(at, value)| (middle(at), Some(value * scale))).collect(),
            },
        ],
        is_still: true,
        ..Chart::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(hour: i64, value: f64, actual: Option<f64>) -> Forecast {
        Forecast {
            at: hour * HOUR_MS,
            made_at: 0,
            horizon: hour + 1,
            model_id: None,
            value,
            lower: value - 2.0,
            upper: value + 2.0,
            level: 0.95,
            actual,
            error: actual.map(|actual| actual - value),
        }
    }

    fn of(told: Vec<Forecast>, past: Vec<Forecast>, now: Millis) -> Ahead {
        Ahead {
            utility: Utility::Electricity,
            words: Words::ENGLISH,
            system: UnitSystem::Metric,
            zone: Arc::new(Zone::utc()),
            currency: "EUR".to_owned(),
            pricing: Pricing::flat(0.5),
            now,
            told,
            past,
            was_told: true,
        }
    }

    #[test]
    fn a_days_sum_strays_less_than_its_hours_added_up_and_never_more() {
        let zone = Zone::utc();
        // Ten days that each missed by 4, where the bounds of their hours add up to 48.
        let past: Vec<Forecast> =
            (0..240).map(|h| slot(h, 10.0, Some(10.0 + if h / 24 % 2 == 0 { 1.0 } else { -1.0 } / 6.0))).collect();
        let share = width_share(&zone, &past, 10 * DAY_MS);
        assert!(share > 0.14 && share < 0.25, "{share}");
        assert_eq!(width_share(&zone, &past[..48], 10 * DAY_MS), 1.0);
        let day = sum(&past[..24], 1.0);
        assert_eq!((day.value, day.lower, day.upper), (240.0, 192.0, 288.0));
    }

    #[test]
    fn how_good_we_have_been_is_said_once_it_is_known() {
        let past: Vec<Forecast> = (0..48).map(|h| slot(h, 10.0, Some(if h == 0 { 20.0 } else { 11.0 }))).collect();
        let said = of(Vec::new(), past.clone(), 48 * HOUR_MS).how_good();
        assert!(said.contains("missed an hour by 11% on average") && said.contains("98% of hours"), "{said}");
        assert!(of(Vec::new(), past[..3].to_vec(), 48 * HOUR_MS).how_good().contains("first full day"));
    }

    #[test]
    fn the_words_say_energy_cost_and_peak_with_their_range() {
        let told: Vec<Forecast> = (0..167).map(|h| slot(h, if h == 18 { 31.0 } else { 10.0 }, None)).collect();
        let words = of(told, Vec::new(), 0).said().replace('\u{a0}', " ");
        for part in [
            "<strong>261 kWh</strong>",
            "213 kWh – 309 kWh",
            "costing about €130.",
            "Expected peak: today, 18:00, about 31.0 kW and up to 33.0 kW.",
            "In the next 7 days: about 1,691 kWh",
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
    }

    #[test]
    fn days_to_come_are_those_of_the_calendar_and_cost_what_their_hours_do() {
        let told: Vec<Forecast> = (20..68).map(|h| slot(h, 10.0, None)).collect();
        let ahead = of(told, Vec::new(), 20 * HOUR_MS);
        let days: Vec<(usize, Option<f64>)> = ahead.days().map(|(_, day)| (day.len(), ahead.cost(day))).collect();
        assert_eq!(days, [(4, Some(20.0)), (24, Some(120.0)), (20, Some(100.0))]);
    }
}
