//! A building: the last hour as it moves, its history against the period before, all that it uses, and its meters.

use super::usual::UsualNow;
use super::{failed, live, words};
use crate::AppState;
use crate::chart::{Bar, Bars, Chart, ChartView, Line, Mark, Standing, Tick, cell};
use crate::live::Watch;
use crate::page::building::{BuildingView, By, MeterLine, UtilityLine};
use crate::part::Change;
use domain::display;
use domain::place::{Aspect, building_flows};
use domain::rollup::energy_within;
use domain::source::{Taken, WholeEnergy};
use domain::zone::{Date, Span};
use domain::{
    Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, DAY_MS, Flow, HOUR_MS, LIVE_MS, MINUTE_MS, Meter,
    Millis, Period, Reading, SeriesId, Slot, Utility, Zone, figure,
};
use leptos::prelude::ServerFnError;
use std::collections::HashMap;
use std::sync::Arc;
use store::{AnomalyFilter, Catalog, NewBuilding, Owner};

/// The page of a building, with its history by `by` around the given dates.
pub async fn building(
    state: &AppState,
    id: BuildingId,
    by: By,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<Option<BuildingView>, ServerFnError> {
    let catalog = state.store.catalog();
    let Some(building) = catalog.buildings.get(&id) else { return Ok(None) };
    let Some(site) = catalog.sites.get(&building.site_id) else { return Ok(None) };
    let (zone, now, system) = (catalog.zone(building.site_id), state.now(), site.unit_system);
    let picture = live::picture(state, Watch::Building(id));
    let newest = picture.values.iter().map(|value| value.at).chain(picture.place.at).max();
    let series = catalog.series_of(Owner::Building(id), Utility::Electricity, Flow::Use).map(|series| series.series_id);
    let weekday = words::weekday(zone.date(now)).to_owned();
    let range = Range::of(&zone, by, from, to, now);
    let mut view = BuildingView {
        building_id: id,
        name: building.name.clone(),
        site_id: site.site_id,
        site_name: site.name.clone(),
        facts: building
            .floor_area_m2
            .map(|area| display::area_m2(area, system))
            .map(|(area, unit)| format!(", {} {unit}", figure::fixed(area, 0)))
            .unwrap_or_default(),
        weather: super::weather::line(state, &catalog, site.site_id, now).await.map_err(|error| failed(&error))?,
        is_demo: building.is_demo,
        zone: zone.cut(now - 2 * DAY_MS, now + 2 * DAY_MS),
        weekday,
        rendered_at: now,
        rendered: format!("As of {}", zone.clock(now)),
        newest,
        place: picture.place,
        usual_w: None,
        today: None,
        usual_today: None,
        last_hour: None,
        by,
        range: words::range(range.first, range.last),
        from: range.first.to_string(),
        to: range.last.to_string(),
        earlier: range.step(-1).0.to_string(),
        earlier_to: range.step(-1).1.to_string(),
        later: (range.end < now).then(|| (range.step(1).0.to_string(), range.step(1).1.to_string())),
        history: None,
        total: None,
        change: None,
        findings: super::finding::lines(state, &catalog, building.site_id, Some(id), now)
            .await
            .map_err(|error| failed(&error))?,
        has_marks: false,
        forecast: None,
        forecast_words: String::new(),
        utilities: Vec::new(),
        energy: None,
        meters: catalog.meters_of(id).map(|meter| meter_line(state, &catalog, meter, &zone, now)).collect(),
    };
    (view.utilities, view.energy) = utilities(state, &catalog, building, &zone, now).await.map_err(|error| failed(&error))?;
    if let Some(series) = series {
        let usual = UsualNow::read(&state.store, &zone, &[series], now).await.map_err(|error| failed(&error))?;
        let rate = usual.rate(series);
        view.usual_w = rate.map(|rate| rate.1);
        view.usual_today = usual.energy(series);
        let today = state.store.rollup_range(&[series], Period::Hour, zone.day(now)).await.map_err(|error| failed(&error))?;
        view.today = today.get(&series).and_then(|hours| energy_within(hours, zone.day(now)));
        let last_hour = last_hour(state, &catalog, id, &zone, now, rate).await.map_err(|error| failed(&error))?;
        view.last_hour = Some(ChartView::of(&last_hour));
        history(state, &zone, series, &range, now, &mut view).await.map_err(|error| failed(&error))?;
        (view.forecast, view.forecast_words) =
            super::ahead::ahead(state, &catalog, id, series, &zone, now).await.map_err(|error| failed(&error))?;
    }
    Ok(Some(view))
}

/// Step of the chart of the last hour.
const STEP_MS: Millis = 10_000;

/// The power of the last hour, by steps of ten seconds: of each flow what it last said, for as long as that holds.
async fn last_hour(
    state: &AppState,
    catalog: &Arc<Catalog>,
    id: BuildingId,
    zone: &Zone,
    now: Millis,
    usual: Option<(f64, f64, f64)>,
) -> store::Result<Chart> {
    let end = now - now.rem_euclid(STEP_MS);
    let start = end - HOUR_MS;
    let meters: Vec<_> =
        catalog.meters_of(id).map(|meter| (meter, catalog.channels_of_meter(meter.meter_id).collect())).collect();
    let flow = building_flows(&meters, Aspect::Power)
        .into_iter()
        .find(|flow| flow.utility == Utility::Electricity && flow.flow == Flow::Use);
    let mut courses: Vec<(f64, Vec<Option<f64>>)> = Vec::new();
    for (channel_id, sign) in flow.map(|flow| flow.parts).unwrap_or_default() {
        let Some(channel) = catalog.channels.get(&channel_id) else { continue };
        let span = Span { start: start - 2 * HOUR_MS, end: now + 1 };
        let mut readings = state.store.reading_list(channel_id, span, 20_000).await?;
        readings.reverse();
        courses.push((sign, course(channel, &readings, start, end)));
    }
    let steps = ((end - start) / STEP_MS) as usize;
    let points: Vec<(Millis, Option<f64>)> = (0..=steps)
        .map(|i| {
            let sum = courses
                .iter()
                .filter_map(|(sign, course)| Some(sign * course.get(i).copied().flatten()?))
                .fold(None, |sum: Option<f64>, power| Some(sum.unwrap_or(0.0) + power));
            (zone.local_ms(start + i as Millis * STEP_MS), sum.map(|watts| watts / 1000.0))
        })
        .collect();
    let rows = points.chunks(60).map(|chunk| {
        let known: Vec<f64> = chunk.iter().filter_map(|point| point.1).collect();
        let mean = (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        vec![Zone::utc().clock(chunk[0].0), cell(mean)]
    });
    let (local_start, local_end) = (zone.local_ms(start), zone.local_ms(end));
    let first_tick = local_start + (10 * MINUTE_MS - local_start.rem_euclid(10 * MINUTE_MS)) % (10 * MINUTE_MS);
    let ticks = (0..7).map(|i| first_tick + i * 10 * MINUTE_MS).filter(|at| *at <= local_end);
    Ok(Chart {
        id: "hour".to_owned(),
        unit: "kW".to_owned(),
        utility: "electricity".to_owned(),
        start: local_start,
        end: local_end,
        ticks: ticks.map(|at| Tick { at, label: Zone::utc().clock(at), is_minor: at / (10 * MINUTE_MS) % 2 == 1 }).collect(),
        band: usual
            .map(|(low, _, high)| vec![(local_start, low / 1e3, high / 1e3), (local_end, low / 1e3, high / 1e3)])
            .unwrap_or_default(),
        is_low: true,
        window_ms: Some(HOUR_MS),
        alt: match points.iter().rev().find_map(|point| point.1) {
            Some(kw) => format!("Electric power of the last hour, last {} kW.", figure::significant(kw)),
            None => "Nothing was heard in the last hour.".to_owned(),
        },
        caption: "Mean power by ten minutes, in kW".to_owned(),
        columns: vec!["From".to_owned(), "Power".to_owned()],
        rows: rows.collect(),
        lines: vec![Line { name: "power".to_owned(), standing: Standing::Own, points }],
        ..Chart::default()
    })
}

/// A channel's rate at each step from `start` to `end`.
fn course(channel: &Channel, readings: &[Reading], start: Millis, end: Millis) -> Vec<Option<f64>> {
    let steps = (end - start) / STEP_MS;
    (0..=steps)
        .map(|i| {
            let at = start + i * STEP_MS;
            let next = readings.partition_point(|reading| reading.at <= at);
            match channel.kind {
                ChannelKind::Power | ChannelKind::Level => {
                    let last = readings[..next].last()?;
                    (at - last.at <= LIVE_MS).then_some(last.value)
                }
                // What flowed between the register before and the register after.
                ChannelKind::Cumulative => {
                    let (before, after) = (readings[..next].last()?, readings.get(next)?);
                    let span_ms = after.at - before.at;
                    (span_ms <= domain::interval::GAP_MS && after.value >= before.value)
                        .then(|| channel.unit.rate(after.value - before.value, span_ms))
                }
                ChannelKind::Interval => {
                    let after = readings.get(next)?;
                    let span_ms = after.span_ms.or(next.checked_sub(1).map(|i| after.at - readings[i].at))?;
                    (at > after.at - span_ms).then(|| channel.unit.rate(after.value, span_ms.max(1)))
                }
            }
        })
        .collect()
}

/// A stretch of days of the history, as asked for or as fits the granularity.
struct Range {
    first: Date,
    last: Date,
    start: Millis,
    end: Millis,
    by: By,
}

impl Range {
    fn of(zone: &Zone, by: By, from: Option<Date>, to: Option<Date>, now: Millis) -> Self {
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
        // More bars than pixels would say nothing.
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

    /// The stretch of the same length before or after.
    fn step(&self, times: i64) -> (Date, Date) {
        let days = (self.last.days() - self.first.days() + 1) * times;
        if self.by == By::Month && self.first.day == 1 {
            let months = (self.last.year - self.first.year) * 12 + self.last.month as i32 - self.first.month as i32 + 1;
            let first = self.first.month_start(months * times as i32);
            return (first, Date::from_days(first.month_start(months).days() - 1));
        }
        (Date::from_days(self.first.days() + days), Date::from_days(self.last.days() + days))
    }

    /// The periods of the chart.
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

/// The history's bars beside those of the period before, and their sums.
async fn history(
    state: &AppState,
    zone: &Zone,
    series: SeriesId,
    range: &Range,
    now: Millis,
    view: &mut BuildingView,
) -> store::Result<()> {
    let (before_first, before_last) = range.step(-1);
    let before = Range {
        first: before_first,
        last: before_last,
        start: zone.start_of(before_first),
        end: zone.start_of(Date::from_days(before_last.days() + 1)),
        by: range.by,
    };
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
    // Of the period before as much as has passed of this one.
    let passed = (now.min(range.end) - range.start).max(0);
    let total_before = energy_within(&kept, Span { start: before.start, end: (before.start + passed).min(before.end) });
    let unit = domain::Unit::KilowattHour;
    view.total = total;
    view.change = total.map(|total| {
        let than = total_before
            .map_or_else(|| "the period before".to_owned(), |e| format!("the period before ({})", figure::amount(e, unit)));
        Change::of_use(total, total_before, &than)
    });
    let rows = tiles.iter().zip(&own).enumerate().map(|(i, (tile, bar))| {
        let name = match range.by {
            By::Hour => format!("{} {}", words::short(zone.date(tile.start)), zone.clock(tile.start)),
            By::Day => words::day(zone.date(tile.start)),
            By::Week => format!("from {}", words::short(zone.date(tile.start))),
            By::Month => format!("{} {}", words::month(zone.date(tile.start)), zone.date(tile.start).year),
        };
        vec![name, cell(bar.value), cell(previous.get(i).and_then(|bar| bar.value))]
    });
    let (start, end) = (zone.local_ms(range.start), zone.local_ms(range.end - 1) + 1);
    let marks = marks(state, zone, view.building_id, range).await?;
    view.has_marks = !marks.is_empty();
    let chart = Chart {
        marks,
        id: "history".to_owned(),
        unit: "kWh".to_owned(),
        utility: "electricity".to_owned(),
        start,
        end,
        ticks: ticks(zone, range, &tiles),
        is_low: false,
        window_ms: None,
        alt: match total {
            Some(total) => format!(
                "Electricity by {}: {} from {}.",
                range.by.word(),
                figure::amount(total, unit),
                words::range(range.first, range.last)
            ),
            None => "No readings in this time.".to_owned(),
        },
        caption: format!("Electricity by {}, in kWh", range.by.word()),
        columns: vec![range.by.word().to_owned(), "Used".to_owned(), "The period before".to_owned()],
        rows: rows.collect(),
        lines: Vec::new(),
        bars: vec![
            Bars { name: "before".to_owned(), standing: Standing::Previous, bars: previous },
            Bars { name: "used".to_owned(), standing: Standing::Own, bars: own },
        ],
        ..Chart::default()
    };
    view.history = Some(ChartView::of(&chart));
    Ok(())
}

/// The hours of what was found wrong with its electricity and matters, but for what somebody said is no fault. What lasts for weeks
/// would hide the rest.
async fn marks(state: &AppState, zone: &Zone, id: BuildingId, range: &Range) -> store::Result<Vec<Mark>> {
    let span = Span { start: range.start, end: range.end };
    let filter = AnomalyFilter { building_id: Some(id), span: Some(span), ..AnomalyFilter::default() };
    let found = state.store.anomaly_list(&filter).await?;
    let catalog = state.store.catalog();
    let is_marked = |one: &store::Anomaly| {
        let is_electric = catalog.series.get(&one.series_id).is_some_and(|series| series.utility == Utility::Electricity);
        let matters = one.found.severity != "low";
        is_electric && matters && one.is_fault != Some(false) && one.found.span.length_ms() < 14 * DAY_MS
    };
    let mut spans: Vec<Span> = found.iter().filter(|one| is_marked(one)).map(|one| one.found.span).collect();
    spans.sort_by_key(|span| span.start);
    // Those that touch are one.
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    let within = |span: &Span| Mark {
        start: zone.local_ms(span.start.max(range.start)),
        end: zone.local_ms(span.end.min(range.end) - 1) + 1,
    };
    Ok(joined.iter().map(within).collect())
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

/// About six marks, whatever the stretch.
fn ticks(zone: &Zone, range: &Range, tiles: &[Span]) -> Vec<Tick> {
    let named: Vec<(Millis, String)> = match range.by {
        By::Hour if tiles.len() <= 50 => tiles
            .iter()
            .filter(|tile| zone.minute_of_day(tile.start) % 360 == 0)
            .map(|tile| {
                (
                    tile.start,
                    if zone.minute_of_day(tile.start) == 0 {
                        words::short(zone.date(tile.start))
                    } else {
                        zone.clock(tile.start)
                    },
                )
            })
            .collect(),
        By::Hour => zone
            .days(Span { start: range.start, end: range.end })
            .iter()
            .map(|day| (day.start, words::short(zone.date(day.start))))
            .collect(),
        By::Month => tiles.iter().map(|tile| (tile.start, words::month(zone.date(tile.start))[..3].to_owned())).collect(),
        _ => tiles.iter().map(|tile| (tile.start, words::short(zone.date(tile.start)))).collect(),
    };
    let every = named.len().div_ceil(7).max(1);
    let kept = named.into_iter().step_by(every).enumerate();
    kept.map(|(i, (at, label))| Tick { at: zone.local_ms(at), label, is_minor: i % 2 == 1 }).collect()
}

/// Of each utility what it used today and what is usual by now, and a sentence on the energy of all of it.
async fn utilities(
    state: &AppState,
    catalog: &Catalog,
    building: &Building,
    zone: &Arc<Zone>,
    now: Millis,
) -> store::Result<(Vec<UtilityLine>, Option<String>)> {
    let (owner, system) = (Owner::Building(building.building_id), catalog.unit_system(building.site_id));
    let series: Vec<(Utility, Flow, SeriesId)> =
        catalog.series_of_owner(owner).map(|series| (series.utility, series.flow, series.series_id)).collect();
    let ids: Vec<SeriesId> = series.iter().map(|one| one.2).collect();
    let today = state.store.rollup_range(&ids, Period::Hour, zone.day(now)).await?;
    let usual = UsualNow::read(&state.store, zone, &ids, now).await?;
    let used = |utility, flow| {
        let (_, _, id) = series.iter().find(|one| (one.0, one.1) == (utility, flow))?;
        energy_within(today.get(id)?, zone.day(now))
    };
    let taken = series.iter().filter(|one| one.1 == Flow::Use).filter_map(|&(utility, ..)| {
        let used_here = used(utility, Flow::Use)?;
        // One that only buys has no import beside its use.
        Some(Taken { utility, used: used_here, bought: used(utility, Flow::Import).unwrap_or(used_here) })
    });
    let year = zone.date(now).year;
    let ratio = |supply| catalog.source_ratio(building.site_id, supply, year);
    let energy = words::whole_energy(&WholeEnergy::of(&taken.collect::<Vec<_>>(), ratio), system);
    let mut lines: Vec<UtilityLine> = series
        .iter()
        .copied()
        .filter_map(|(utility, flow, id)| {
            let hours = today.get(&id)?;
            let energy = energy_within(hours, zone.day(now))?;
            let usual_energy = usual.energy(id);
            let covered: Millis = hours.iter().map(|hour| hour.covered_ms).sum();
            let quality: f64 =
                hours.iter().map(|hour| hour.quality * hour.covered_ms as f64).sum::<f64>() / covered.max(1) as f64;
            let word = match flow {
                Flow::Use => "",
                Flow::Import => ", bought",
                Flow::Export => ", sold",
                Flow::Generation => ", made here",
                Flow::Charge => ", into the battery",
                Flow::Discharge => ", out of the battery",
            };
            Some(UtilityLine {
                utility: utility.as_str().to_owned(),
                label: format!("{}{word}", utility.label()),
                amount: display::figure(energy, utility, system).to_string(),
                usual: usual_energy.map(|usual| display::figure(usual, utility, system).to_string()),
                change: short(Change::of_use(energy, usual_energy, "usual")),
                quality: format!("{:.0} %", quality * 100.0),
                order: (utility, flow != Flow::Use),
            })
        })
        .collect();
    lines.sort_by_key(|line| line.order);
    Ok((lines, energy))
}

/// A comparison under a heading that says with what.
fn short(change: Change) -> Change {
    let words = change
        .words
        .replace(" than usual", "")
        .replace("about the same as usual", "as usual")
        .replace("nothing to compare with yet", "–");
    Change { words, ..change }
}

fn meter_line(state: &AppState, catalog: &Catalog, meter: &Meter, zone: &Zone, now: Millis) -> MeterLine {
    let channels: Vec<&Channel> = catalog.channels_of_meter(meter.meter_id).collect();
    let newest: HashMap<ChannelId, Reading> =
        channels.iter().filter_map(|channel| Some((channel.channel_id, state.live.newest(channel.channel_id)?))).collect();
    let at = newest.values().map(|reading| reading.at).max();
    let first = channels.iter().min_by_key(|channel| channel.kind != ChannelKind::Power).and_then(|channel| {
        Some(super::meter::shown_value(channel, newest.get(&channel.channel_id)?.value, catalog.unit_system(meter.site_id)))
    });
    let pace = channels.iter().filter_map(|channel| state.live.pace(channel.channel_id)).min();
    let (state_name, word) = match at {
        Some(at) if now - at <= LIVE_MS => ("ok", "Live"),
        // One that speaks every hour is not late after half of one.
        Some(at) if pace.is_some_and(|pace| now - at <= 2 * pace && pace <= DAY_MS) => ("ok", "On time"),
        Some(at) if now - at <= 2 * DAY_MS => ("attention", "Late"),
        Some(_) => ("waiting", "Silent"),
        None => ("waiting", "Never heard"),
    };
    MeterLine {
        meter_id: meter.meter_id,
        name: meter.name.clone(),
        state: state_name.to_owned(),
        word: word.to_owned(),
        text: format!(
            "{}{}.{}",
            meter.role.label(),
            first.map(|value| format!(", {value}")).unwrap_or_default(),
            at.map(|at| format!(" Heard {}.", words::when(zone, at, now))).unwrap_or_default()
        ),
    }
}

/// Makes a building of that name in the first site.
pub async fn make(state: &AppState, name: &str, building_type: BuildingType) -> Result<BuildingId, String> {
    let name = super::typed::name(name, "new building")?;
    let catalog = state.store.catalog();
    if let Some(building) = catalog.buildings.values().find(|building| building.name.eq_ignore_ascii_case(&name)) {
        return Err(format!("There is a building “{}” already: choose it from the list.", building.name));
    }
    let site_id = *catalog.sites.keys().next().ok_or("There is no site yet.")?;
    let building = NewBuilding {
        site_id,
        name,
        building_type,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        is_demo: false,
    };
    let made = state.store.building_insert(&[building]).await.map_err(|error| failed(&error).to_string())?;
    made.first().copied().ok_or_else(|| "The building could not be made.".to_owned())
}
