//! The page of a building: the last hour as it moves, its history beside the period before, its
//! utilities. Leaves out its meters (`building_meters`).

use super::energy_section::{Asked, section};
use super::history::address::Asked as AskedHistory;
use super::last_hour::last_hour;
use super::usual::UsualNow;
use super::{Gaps, NoAnswer, live};
use crate::Scope;
use crate::chart::ChartView;
use crate::model::building::{BuildingView, UtilityLine};
use crate::model::change::{Better, Change};
use crate::model::live::Watch;
use crate::part::now::{Against, DayNow, building_headline};
use domain::display;
use domain::figure::{self, Figure};
use domain::rollup::energy_within;
use domain::source_energy::{SiteEnergy, WholeEnergy};
use domain::{Building, BuildingId, Flow, Millis, Period, SeriesId, Utility, Zone};
use std::sync::Arc;
use store::{Catalog, Owner};
use wording::page::daily::{building as says, change};
use wording::{Words, label, source_energy};

/// The page of a building, with the history that was asked for.
pub async fn building(
    state: &Scope,
    id: BuildingId,
    history: &AskedHistory,
    asked: Asked,
) -> Result<Option<BuildingView>, NoAnswer> {
    let catalog = state.catalog();
    let Some(building) = catalog.buildings.get(&id) else { return Ok(None) };
    let Some(site) = catalog.sites.get(&building.site_id) else { return Ok(None) };
    let (zone, now) = (catalog.zone(building.site_id), state.now());
    let present = live::present(state, Watch::Building { building_id: id, has_flow: false });
    let series = live::use_of_building(&catalog, building);
    let words = state.words(site);
    let gaps = Gaps::default();
    let mut view = BuildingView {
        notice: None,
        building_id: id,
        name: building.name.clone(),
        site_id: site.site_id,
        site_name: site.name.clone(),
        words,
        facts: facts(words, building),
        weather: gaps.ask(super::weather::line(state, &catalog, site, now)).await?,
        is_demo: building.is_demo,
        weekday: words.weekday(zone.date(now)),
        rendered_at: now,
        shape: present.shape(),
        headline: String::new(),
        last_hour: None,
        section: gaps.ask(section(state, Owner::Building(id), asked)).await?,
        history: gaps.ask(super::history::section(state, Owner::Building(id), history)).await?,
        findings: gaps.ask(super::finding::lines(state, &catalog, building.site_id, Some(id), now)).await?,
        forecast: None,
        forecast_words: String::new(),
        utilities: Vec::new(),
        energy: None,
        has_meters: catalog.meters_of(id).next().is_some(),
    };
    (view.utilities, view.energy) = gaps.ask(utilities(state, &catalog, words, building, &zone, now)).await?;
    let day = match series {
        Some(series) => add_electricity(state, &catalog, series, &gaps, &mut view).await?,
        None => DayNow::default(),
    };
    let against = Against { words, now, newest: present.newest(), day, weekday: &view.weekday };
    view.headline = building_headline(&view.name, present.place, against);
    view.notice = gaps.notice(state, words);
    Ok(Some(view))
}

/// The building's name, with its floor area if that is known.
fn facts(words: Words, building: &Building) -> String {
    let Some(area) = building.floor_area_m2 else { return building.name.clone() };
    let (area, unit) = display::area_m2(area, words.units);
    says::with_area(words, &building.name, &Figure { number: figure::fixed(area, 0), unit: unit.to_owned() })
}

/// Adds the use of electricity: the last hour, the forecast. Returns the day so far.
async fn add_electricity(
    state: &Scope,
    catalog: &Arc<Catalog>,
    series: SeriesId,
    gaps: &Gaps,
    view: &mut BuildingView,
) -> Result<DayNow, NoAnswer> {
    let (id, now, words) = (view.building_id, view.rendered_at, view.words);
    let zone = catalog.zone(view.site_id);
    let usual = gaps.ask(UsualNow::read(&state.store, &zone, &[series], now)).await?;
    let rate = usual.rate(series);
    let day = state.days.keep(series, usual.day(series), now);
    let last_hour = gaps.ask(async { last_hour(state, catalog, words, id, &zone, now, rate).await.map(Some) }).await?;
    view.last_hour = last_hour.map(|chart| ChartView::of(words, &chart));
    (view.forecast, view.forecast_words) = gaps.ask(super::ahead::ahead(state, catalog, id, series, now)).await?;
    Ok(day)
}

/// For each utility the use today and the usual use by now, and a sentence on the energy of all of
/// them.
async fn utilities(
    state: &Scope,
    catalog: &Catalog,
    words: Words,
    building: &Building,
    zone: &Arc<Zone>,
    now: Millis,
) -> store::Result<(Vec<UtilityLine>, Option<String>)> {
    let owner = Owner::Building(building.building_id);
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
    let energy = source_energy::sentence(words, &WholeEnergy::of(&taken.collect::<Vec<_>>(), ratio), year);
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
            let [amount, usual] = words.amounts([energy, usual_energy.unwrap_or(0.0)], utility);
            Some(UtilityLine {
                utility: utility.as_str().to_owned(),
                label: flow_words(words, utility, flow),
                amount,
                usual: usual_energy.map(|_| usual),
                change: Change::of(Better::of(flow), energy, usual_energy, |by| {
                    change::said(words, by, |by, size| change::in_column(words, by, size))
                }),
                quality: words.share(quality),
                order: (utility, flow != Flow::Use),
            })
        })
        .collect();
    lines.sort_by_key(|line| line.order);
    Ok((lines, energy))
}

/// A flow of a utility: `Natural gas`, `From grid`.
fn flow_words(words: Words, utility: Utility, flow: Flow) -> String {
    if utility == Utility::Electricity {
        return says::electricity(words, flow).to_owned();
    }
    says::other_flow(words, label::utility(words, utility), flow)
}
