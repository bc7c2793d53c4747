//! The page of the overview: what a site uses now, compared with the usual, and by building.

pub mod drawn;

use super::energy_section::{Asked, section};
use super::history::address::Asked as AskedHistory;
use super::home::first_site;
use super::measured::{MEASURED_MIN, measured};
use super::usual::{UsualDay, UsualNow};
use super::{Gaps, NoAnswer, first_day, live};
use crate::Scope;
use crate::chart::{Chart, ChartView, Line, Standing, Tick, cell};
use crate::model::change::Change;
use crate::model::live::Watch;
use crate::model::overview::{Below, Drawn, Order, Overview};
use crate::part::now::{Against, DayNow, PlaceNow, site_headline};
use domain::figure::Figure;
use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{Building, DAY_MS, Flow, HOUR_MS, MINUTE_MS, Millis, Period, SeriesId, SiteId, Slot, Unit, Utility, Zone, figure};
use drawn::{BuildingLine, Parts, SoFar};
use futures::try_join;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner};
use wording::page::daily::{change, history, overview as says};
use wording::{Words, label};

/// The share of days that the band of a usual day holds: from the 10th to the 90th percentile.
const BAND_SHARE: f64 = 0.8;

/// The overview of this site, or of the first site with something to show; with a history if one is
/// asked for.
pub async fn overview(
    state: &Scope,
    site: Option<SiteId>,
    order: Order,
    asked: Asked,
    history: Option<&AskedHistory>,
    first: &first_day::Asked,
) -> Result<Option<Overview>, NoAnswer> {
    let catalog = state.catalog();
    let Some(site) = site.or_else(|| first_site(&catalog)).and_then(|id| catalog.sites.get(&id)) else { return Ok(None) };
    let site_id = site.site_id;
    let (zone, now) = (catalog.zone(site_id), state.now());
    let present = live::present(state, Watch::Site { site_id, has_flow: false });
    let use_series = catalog.series_of(Owner::Site(site_id), Utility::Electricity, Flow::Use).map(|series| series.series_id);
    let words = state.words(site);
    let today = zone.date(now);
    let weekday = words.weekday(today);

    let gaps = Gaps::default();
    let mut page = Overview {
        notice: None,
        site_id,
        site_name: site.name.clone(),
        words,
        is_demo: site.is_demo,
        day: words.day(today),
        hint: says::today_hint(words, &words.weekdays(today.weekday()), &words.share(BAND_SHARE)),
        weekday,
        shape: present.shape(),
        headline: String::new(),
        weather: gaps.ask(super::weather::line(state, &catalog, site, now)).await?,
        chart: None,
        section: gaps.ask(section(state, Owner::Site(site_id), asked)).await?,
        history: match history {
            Some(history) => gaps.ask(super::history::section(state, Owner::Site(site_id), history)).await?,
            None => None,
        },
        below: Below::Nothing,
        findings: gaps.ask(super::finding::lines(state, &catalog, site_id, None, now)).await?,
        first_day: first_day::first_day(state, &catalog, site, first, &gaps).await?,
        new_meters: first_day::new_meters(state, &catalog, first),
        publish_line: super::status::publish_line(state, "kitchen", r#"{"power_w": 412.5, "energy_kwh": 1834.21}"#),
    };
    let course = async {
        match use_series {
            Some(series) => add_course(state, &zone, now, series, &mut page).await,
            None => Ok(Default::default()),
        }
    };
    let powers = present.buildings.iter().copied().collect();
    let series: Vec<SeriesId> = use_of_buildings(&catalog, site_id).filter_map(|(_, series)| series).collect();
    let ((day, so_far), money, past) = try_join!(
        gaps.ask(course),
        gaps.ask(super::money::today(state, &catalog, &zone, now, site)),
        gaps.ask(Past::read(state, &zone, now, &series))
    )?;
    let buildings = buildings(words, &catalog, (&zone, now), &powers, site_id, order, &past);
    let against = Against { words, now, newest: present.newest(), day, weekday: &page.weekday };
    page.headline = site_headline(present.place, against);
    page.notice = gaps.notice(state, words);
    let parts = Parts {
        words,
        site_id,
        so_far,
        money,
        buildings,
        weekday: page.weekday.clone(),
        order,
        other_sites: catalog.sites.values().filter(|s| s.site_id != site_id).map(|s| (s.site_id, s.name.clone())).collect(),
    };
    page.below = below(state, &catalog, &parts);
    Ok(Some(page))
}

/// What the page shows below the headline.
fn below(state: &Scope, catalog: &Catalog, parts: &Parts) -> Below {
    let is_of_site =
        |channel: &&domain::Channel| catalog.meters.get(&channel.meter_id).is_some_and(|meter| meter.site_id == parts.site_id);
    // Includes readings that came by file.
    let has_readings =
        catalog.channels.values().filter(is_of_site).any(|channel| state.live.newest(channel.channel_id).is_some());
    if !has_readings && parts.buildings.iter().all(|line| line.energy.is_none()) {
        Below::Nothing
    } else if parts.buildings.is_empty() {
        Below::NoBuilding
    } else {
        Below::Buildings(Drawn::of(parts))
    }
}

/// Adds the chart of today. Returns the day so far, and today, this week and this month so far.
async fn add_course(
    state: &Scope,
    zone: &Arc<Zone>,
    now: Millis,
    series: SeriesId,
    page: &mut Overview,
) -> store::Result<(DayNow, Vec<SoFar>)> {
    let usual = UsualDay::read(&state.store, zone.clone(), series, now).await?;
    let so_far_today = UsualNow::read(&state.store, zone, &[series], now).await?.day(series);
    state.days.keep(series, so_far_today, now);
    let day = zone.day(now);
    let mut quarters = state.store.rollup_quarters(&[series], day).await?;
    let quarters = quarters.remove(&series).unwrap_or_default();
    let words = page.words;
    page.chart = Some(ChartView::of(words, &day_chart(words, zone, day, now, &quarters, &usual, &page.weekday)));

    let today = zone.date(now);
    let minute_ms = zone.minute_of_day(now) * MINUTE_MS;
    let same_time = |date: Date| zone.first_instant_of(date.days() * DAY_MS + minute_ms);
    let (week, month) = (zone.week(now), zone.month(now));
    let (week_before, last_month) = (zone.week(week.start - 1), zone.month(month.start - 1));
    let last = zone.date(last_month.start);
    let day_then = Date::from_days((last.days() + i64::from(today.day) - 1).min(zone.date(month.start).days() - 1));
    let spans = [
        Span { start: week.start, end: day.end },
        Span { start: week_before.start, end: same_time(Date::from_days(today.days() - 7)) },
        Span { start: month.start, end: day.end },
        Span { start: last_month.start, end: same_time(day_then) },
    ];
    let mut passed = state.store.rollup_passed(&[series], &spans).await?;
    let passed = passed.remove(&series).unwrap_or_default();
    let within = |place: usize| passed.get(place).and_then(|passed| passed.energy);
    let all = [series];
    let of = |span: Span| measured(&state.store, zone, &all, span);
    let measured = try_join!(of(spans[1]), of(spans[3]))?;
    let share = |of: &HashMap<SeriesId, f64>| of.get(&series).copied().unwrap_or(0.0);
    // Of little that was measured it is said how much; of nothing, nothing.
    let before = |place: usize, share: f64| match within(place) {
        Some(_) if share < MEASURED_MIN => Err(history::not_compared(words, "before", &words.share(share))),
        other => Ok(other),
    };

    let same_days = words.between(last, day_then);
    let than_usual = |by: &str, size: &str, other: &Figure| change::usual_day(words, by, size, &page.weekday, other);
    let than_last_week = |by: &str, size: &str, other: &Figure| change::last_week(words, by, size, other);
    let than_last_month = |by: &str, size: &str, other: &Figure| change::same_days(words, by, size, &same_days, other);
    let DayNow { used_kwh, usual_kwh } = so_far_today;
    let all = vec![
        so_far(words, says::today_so_far(words), used_kwh, Ok(usual_kwh), than_usual),
        so_far(words, says::this_week(words), within(0), before(1, share(&measured.0)), than_last_week),
        so_far(words, says::this_month(words), within(2), before(3, share(&measured.1)), than_last_month),
    ];
    Ok((so_far_today, all))
}

/// What a period has used, compared with another, or why it is not; `than` says it with the amount of the other one.
fn so_far(
    words: Words,
    title: &'static str,
    energy: Option<f64>,
    other: Result<Option<f64>, String>,
    than: impl FnOnce(&str, &str, &Figure) -> String,
) -> SoFar {
    let none = |words: &str| Change { trend: "none".to_owned(), meaning: "same".to_owned(), words: words.to_owned() };
    let other = match (energy, other) {
        (Some(_), Err(why)) => return SoFar { title, energy, other: None, change: none(&why) },
        (_, other) => other.unwrap_or_default(),
    };
    let shown = figure::amount(other.unwrap_or(0.0), Unit::KilowattHour);
    let change = energy.map_or_else(
        || none(change::no_readings(words)),
        |energy| Change::of_use(energy, other, |by| change::said(words, by, |by, size| than(by, size, &shown))),
    );
    SoFar { title, energy, other, change }
}

/// The power of today by quarter-hours, and the band of usual power.
fn day_chart(words: Words, zone: &Zone, day: Span, now: Millis, quarters: &[Slot], usual: &UsualDay, weekday: &str) -> Chart {
    let spans = zone.quarters(day);
    let local = |at: Millis| zone.local_ms(at);
    let kw = |watts: f64| watts / 1000.0;
    let middle = |span: &Span| local(span.start) + span.length_ms() / 2;
    let of = |span: &Span| quarters.binary_search_by_key(&span.start, |slot| slot.start).ok().map(|i| &quarters[i]);
    let own =
        spans.iter().filter(|span| span.start <= now).map(|span| (middle(span), of(span).and_then(|slot| slot.mean).map(kw)));
    let own: Vec<_> = own.collect();
    let rates: Vec<_> = spans.iter().filter_map(|span| Some((middle(span), usual.rate_at(span.start)?))).collect();
    let start = local(day.start);
    let rows = zone.hours(day).into_iter().filter(|hour| hour.start <= now).map(|hour| {
        let quarters =
            &quarters[quarters.partition_point(|q| q.start < hour.start)..quarters.partition_point(|q| q.start < hour.end)];
        let mean = Slot::joined(hour, quarters).mean.map(kw);
        vec![words.hour_at(zone, hour.start), cell(words, mean), cell(words, usual.rate_at(hour.start).map(|rate| kw(rate.1)))]
    });
    let shown = own.iter().rev().find_map(|point| point.1);
    Chart {
        id: "today".to_owned(),
        unit: "kW".to_owned(),
        utility: "electricity".to_owned(),
        start,
        end: start + DAY_MS,
        ticks: day_ticks(words, start),
        band: rates.iter().map(|&(at, (low, _, high))| (at, kw(low), kw(high))).collect(),
        now: Some(local(now)),
        is_low: false,
        window_ms: None,
        alt: match shown {
            Some(kw) => says::today_alt(words, &words.clock(zone, now), &words.significant(kw), weekday),
            None => says::today_empty(words).to_owned(),
        },
        caption: says::today_caption(words).to_owned(),
        columns: says::today_columns(words, weekday).to_vec(),
        rows: rows.collect(),
        lines: vec![
            Line {
                name: says::usual_line(words, weekday),
                standing: Standing::Usual,
                points: rates.iter().map(|&(at, rate)| (at, Some(kw(rate.1)))).collect(),
            },
            Line { name: says::today_line(words).to_owned(), standing: Standing::Own, points: own },
        ],
        ..Chart::default()
    }
}

/// A tick every three hours; a phone leaves out every other one.
fn day_ticks(words: Words, start: Millis) -> Vec<Tick> {
    (0..=8).map(|i| Tick { at: start + i * 3 * HOUR_MS, label: words.hour(i * 3), is_minor: i % 2 == 1 }).collect()
}

/// The buildings, in order.
fn buildings(
    words: Words,
    catalog: &Catalog,
    (zone, now): (&Arc<Zone>, Millis),
    powers: &HashMap<domain::BuildingId, PlaceNow>,
    site_id: SiteId,
    order: Order,
    past: &Past,
) -> Vec<BuildingLine> {
    let Past { hours, usual } = past;
    let (day, last_day) = (zone.day(now), last_day(zone, now));
    let mut lines: Vec<BuildingLine> = use_of_buildings(catalog, site_id)
        .map(|(building, series)| {
            let slots = series.and_then(|id| hours.get(&id)).map_or(&[][..], Vec::as_slice);
            let by_start: HashMap<Millis, Option<f64>> = slots.iter().map(|slot| (slot.start, slot.mean)).collect();
            let spark = zone.hours(last_day).into_iter().map(|hour| by_start.get(&hour.start).copied().flatten()).collect();
            let energy = energy_within(slots, day);
            let usual_energy = series.and_then(|id| usual.energy(id));
            BuildingLine {
                building_id: building.building_id,
                name: building.name.clone(),
                kind: label::building_type(words, building.building_type),
                now: powers.get(&building.building_id).copied().unwrap_or_default(),
                energy,
                usual_energy,
                change: Change::of_use(energy.unwrap_or(f64::NAN), usual_energy, |by| {
                    change::said(words, by, |by, size| change::usual_by_now(words, by, size))
                }),
                ratio: energy.zip(usual_energy).and_then(|(energy, usual)| figure::change(energy, usual)),
                spark,
            }
        })
        .collect();
    let by_use = |line: &BuildingLine| line.now.heard_w.or(line.energy.map(|kwh| kwh / 24.0 * 1000.0)).unwrap_or(f64::MIN);
    match order {
        Order::Use => lines.sort_by(|a, b| by_use(b).total_cmp(&by_use(a))),
        Order::Change => lines.sort_by(|a, b| b.ratio.map_or(-1.0, f64::abs).total_cmp(&a.ratio.map_or(-1.0, f64::abs))),
    }
    lines
}

/// The buildings of a site, each with the series of its electricity use.
fn use_of_buildings(catalog: &Catalog, site_id: SiteId) -> impl Iterator<Item = (&Building, Option<SeriesId>)> {
    let of_site = catalog.buildings.values().filter(move |building| building.site_id == site_id);
    of_site.map(move |building| (building, live::use_of_building(catalog, building)))
}

/// The last 24 hours, by hours.
fn last_day(zone: &Zone, now: Millis) -> Span {
    Span { start: zone.hour(now).start - 23 * HOUR_MS, end: now }
}

/// The recent use of the buildings, and their usual use.
#[derive(Default)]
struct Past {
    hours: HashMap<SeriesId, Vec<Slot>>,
    usual: UsualNow,
}

impl Past {
    async fn read(state: &Scope, zone: &Zone, now: Millis, series: &[SeriesId]) -> store::Result<Self> {
        let usual = UsualNow::read(&state.store, zone, series, now).await?;
        let (day, last_day) = (zone.day(now), last_day(zone, now));
        let span = Span { start: last_day.start.min(day.start), end: day.end };
        Ok(Self { hours: state.store.rollup_range(series, Period::Hour, span).await?, usual })
    }
}
