//! The page of a building: the last hour as it moves, its history beside the period before, its
//! utilities, its meters.

use super::energy_section::{Asked, section};
use super::history::{Range, history};
use super::last_hour::last_hour;
use super::usual::UsualNow;
use super::value::shown_value;
use super::{Gaps, NoAnswer, live};
use crate::Scope;
use crate::chart::ChartView;
use crate::model::building::{BuildingView, By, MeterLine, UtilityLine};
use crate::model::change::Change;
use crate::model::live::Watch;
use crate::part::now::{Against, building_headline};
use domain::display;
use domain::rollup::energy_within;
use domain::source_energy::{SiteEnergy, WholeEnergy};
use domain::zone::Date;
use domain::{
    Building, BuildingId, Channel, ChannelId, ChannelKind, DAY_MS, Flow, LIVE_MS, Meter, Millis, Period, Reading, SeriesId,
    UnitSystem, Utility, Zone, figure,
};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner};
use wording::page::building as says;
use wording::page::change;
use wording::{calendar, source_energy};

/// The page of a building, with its history by `by` around the given dates.
pub async fn building(
    state: &Scope,
    id: BuildingId,
    by: By,
    from: Option<Date>,
    to: Option<Date>,
    asked: Asked,
) -> Result<Option<BuildingView>, NoAnswer> {
    let catalog = state.catalog();
    let Some(building) = catalog.buildings.get(&id) else { return Ok(None) };
    let Some(site) = catalog.sites.get(&building.site_id) else { return Ok(None) };
    let (zone, now) = (catalog.zone(building.site_id), state.now());
    let present = live::present(state, Watch::Building { building_id: id, has_flow: false });
    let series = live::use_of_building(&catalog, building);
    let range = Range::of(&zone, by, from, to, now);
    let gaps = Gaps::default();
    let mut view = BuildingView {
        notice: None,
        building_id: id,
        name: building.name.clone(),
        site_id: site.site_id,
        site_name: site.name.clone(),
        facts: facts(building, site.unit_system),
        weather: gaps.ask(super::weather::line(state, &catalog, site.site_id, now)).await?,
        is_demo: building.is_demo,
        weekday: calendar::weekday(zone.date(now)).to_owned(),
        rendered_at: now,
        shape: present.shape(),
        headline: String::new(),
        usual_w: None,
        today: None,
        usual_today: None,
        last_hour: None,
        section: gaps.ask(section(state, Owner::Building(id), asked)).await?,
        by,
        range: calendar::range(range.first, range.last),
        from: range.first.to_string(),
        to: range.last.to_string(),
        earlier: range.step(-1).0.to_string(),
        earlier_to: range.step(-1).1.to_string(),
        later: (range.end < now).then(|| (range.step(1).0.to_string(), range.step(1).1.to_string())),
        history: None,
        total: None,
        change: None,
        findings: gaps.ask(super::finding::lines(state, &catalog, building.site_id, Some(id), now)).await?,
        has_marks: false,
        forecast: None,
        forecast_words: String::new(),
        utilities: Vec::new(),
        energy: None,
        meters: catalog.meters_of(id).map(|meter| meter_line(state, &catalog, meter, &zone, now)).collect(),
    };
    (view.utilities, view.energy) = gaps.ask(utilities(state, &catalog, building, &zone, now)).await?;
    if let Some(series) = series {
        add_electricity(state, &catalog, series, &range, &gaps, &mut view).await?;
    }
    let against = Against { now, newest: present.newest(), usual_w: view.usual_w, weekday: &view.weekday };
    view.headline = building_headline(&view.name, present.place, against);
    view.notice = gaps.notice(state);
    Ok(Some(view))
}

/// Facts on the building, beginning with a comma.
fn facts(building: &Building, system: UnitSystem) -> String {
    let area = building.floor_area_m2.map(|area| display::area_m2(area, system));
    area.map(|(area, unit)| says::area(&figure::fixed(area, 0), unit)).unwrap_or_default()
}

/// Adds the use of electricity: today, the last hour, the history, the forecast.
async fn add_electricity(
    state: &Scope,
    catalog: &Arc<Catalog>,
    series: SeriesId,
    range: &Range,
    gaps: &Gaps,
    view: &mut BuildingView,
) -> Result<(), NoAnswer> {
    let (id, now) = (view.building_id, view.rendered_at);
    let zone = catalog.zone(view.site_id);
    let usual = gaps.ask(UsualNow::read(&state.store, &zone, &[series], now)).await?;
    let rate = usual.rate(series);
    view.usual_w = rate.map(|rate| rate.1);
    view.usual_today = usual.energy(series);
    let today = gaps.ask(state.store.rollup_range(&[series], Period::Hour, zone.day(now))).await?;
    view.today = today.get(&series).and_then(|hours| energy_within(hours, zone.day(now)));
    let last_hour = gaps.ask(async { last_hour(state, catalog, id, &zone, now, rate).await.map(Some) }).await?;
    view.last_hour = last_hour.map(|chart| ChartView::of(&chart));
    gaps.ask(history(state, &zone, series, range, now, view)).await?;
    (view.forecast, view.forecast_words) = gaps.ask(super::ahead::ahead(state, catalog, id, series, now)).await?;
    Ok(())
}

/// For each utility the use today and the usual use by now, and a sentence on the energy of all of
/// them.
async fn utilities(
    state: &Scope,
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
        // A building that only buys has no import series beside its use.
        let bought = used(utility, Flow::Import).unwrap_or(used_here);
        Some(SiteEnergy { utility, used: used_here, bought, made: used(utility, Flow::Generation).unwrap_or(0.0) })
    });
    let year = zone.date(now).year;
    let ratio = |supply| catalog.source_ratio(building.site_id, supply, year);
    let energy =
        source_energy::sentence(state.reader.words_in(system), &WholeEnergy::of(&taken.collect::<Vec<_>>(), ratio), year);
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
            Some(UtilityLine {
                utility: utility.as_str().to_owned(),
                label: says::flow(utility, flow),
                amount: display::figure(energy, utility, system).to_string(),
                usual: usual_energy.map(|usual| display::figure(usual, utility, system).to_string()),
                change: Change::of_use(energy, usual_energy, change::in_column),
                quality: says::quality(quality * 100.0),
                order: (utility, flow != Flow::Use),
            })
        })
        .collect();
    lines.sort_by_key(|line| line.order);
    Ok((lines, energy))
}

fn meter_line(state: &Scope, catalog: &Catalog, meter: &Meter, zone: &Zone, now: Millis) -> MeterLine {
    let channels: Vec<&Channel> = catalog.channels_of_meter(meter.meter_id).collect();
    let newest: HashMap<ChannelId, Reading> =
        channels.iter().filter_map(|channel| Some((channel.channel_id, state.live.newest(channel.channel_id)?))).collect();
    let at = newest.values().map(|reading| reading.at).max();
    let heard_at = channels.iter().filter_map(|channel| Some(state.live.newest_sent(channel.channel_id)?.at)).max();
    let first = channels.iter().min_by_key(|channel| channel.kind != ChannelKind::Power).and_then(|channel| {
        Some(shown_value(channel, newest.get(&channel.channel_id)?.value, catalog.unit_system(meter.site_id)))
    });
    let pace = channels.iter().filter_map(|channel| state.live.pace(channel.channel_id)).min();
    let (state_name, word) = match heard_at {
        Some(at) if now - at <= LIVE_MS => ("ok", says::LIVE),
        // A meter that sends every hour is not late after half an hour.
        Some(at) if pace.is_some_and(|pace| now - at <= 2 * pace && pace <= DAY_MS) => ("ok", says::ON_TIME),
        Some(at) if now - at <= 2 * DAY_MS => ("attention", says::LATE),
        Some(_) => ("waiting", says::SILENT),
        None if at.is_some() => ("waiting", says::BY_HAND),
        None => ("waiting", says::NEVER),
    };
    let when = |at| calendar::when(zone, at, now);
    let (heard, brought) = (heard_at.map(when), at.map(when));
    let last = match (&heard, &brought) {
        (Some(at), _) => says::Last::Heard(at),
        (None, Some(at)) => says::Last::Brought(at),
        (None, None) => says::Last::Never,
    };
    MeterLine {
        meter_id: meter.meter_id,
        name: meter.name.clone(),
        state: state_name.to_owned(),
        word: word.to_owned(),
        text: says::meter(meter.role.label(), first.as_deref(), last),
    }
}
