//! The last closed hour of a building: its use, cost and emissions, and whether the figures can be
//! trusted.

use super::metric::{METRICS, Measured, Slots, Sources, amounts, coverage, quality};
use super::notation::{thousandths, tidy, written};
use super::places::building_called;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use domain::interval::GAP_MS;
use domain::zone::Span;
use domain::{BuildingId, Millis, Period, QUARTER_MS, SeriesId, Slot, Utility};
use serde::Serialize;
use services::Services;
use store::Store;

/// Coverage from which an hour is complete: meters report a little before or after the hour.
const COVERAGE_COMPLETE: f64 = 0.95;

/// Quality from which a value is trusted: measured, or integrated from powers that are close
/// together.
const TRUST_GOOD: f64 = 0.8;

/// The last closed hour of a building.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct CurrentBody {
    building_id: BuildingId,
    timestamp: Option<String>,
    electricity_kwh: Option<f64>,
    total_energy_btu: Option<f64>,
    cost_usd: Option<f64>,
    cost: Option<f64>,
    currency: String,
    carbon_emissions_lbs: Option<f64>,
    /// Null until the building's electricity has been analysed.
    efficiency_score: Option<f64>,
    status: &'static str,
    quality: Option<f64>,
    /// Why values are null or the status is not normal.
    notes: Vec<String>,
}

/// `GET /api/energy/buildings/{building_id}/current`
pub(super) async fn current(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<CurrentBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let amounts = amounts();
    let (sources, zone, now) = (Sources::of(&catalog, building, &amounts), catalog.zone(building.site_id), state.now());
    let open = zone.hour(now);
    let Some(start) = last_hour(&state.store, &sources, open.start).await? else {
        return Ok(Json(current_body(building.building_id, &sources, None, &Slots::new(), now)));
    };
    let electricity = sources.uses.iter().find(|(utility, _)| *utility == Utility::Electricity);
    let analysis = match electricity {
        Some((_, series_id)) => state.store.series_analysis_find(*series_id).await?,
        None => None,
    };
    let last = zone.hour(start);
    let before = zone.hour(last.start - 1);
    let wanted = sources.series(&amounts);
    let slots = state.store.rollup_range(&wanted, Period::Hour, Span { start: before.start, end: last.end }).await?;
    let hour = hour_shown(&sources, before, last, &slots, now);
    let body = current_body(building.building_id, &sources, Some(hour), &slots, now);
    let efficiency_score = analysis.and_then(|analysis| analysis.efficiency_score).map(|score| (score * 10.0).round() / 10.0);
    Ok(Json(CurrentBody { efficiency_score, ..body }))
}

/// The newest hour before `open` with electricity or, if there never was any, with another utility.
async fn last_hour(store: &Store, sources: &Sources, open: Millis) -> Result<Option<Millis>, Problem> {
    let mut newest = None;
    for (utility, series_id) in &sources.uses {
        let start = store.rollup_last_hour(*series_id, open).await?;
        if *utility == Utility::Electricity && start.is_some() {
            return Ok(start);
        }
        newest = newest.max(start);
    }
    Ok(newest)
}

/// Right after the hour, some meters have not yet reported its end. Until they have, but for at
/// most a quarter of an hour, the hour before is shown if it is complete.
fn hour_shown(sources: &Sources, before: Span, last: Span, slots: &Slots, now: Millis) -> Span {
    let is_awaited = now - last.end < QUARTER_MS && !is_complete(sources, last, slots);
    if is_awaited && is_complete(sources, before, slots) { before } else { last }
}

fn is_complete(sources: &Sources, hour: Span, slots: &Slots) -> bool {
    sources.uses.iter().all(|(_, id)| slot_at(slots, *id, hour.start).is_some_and(|slot| coverage(slot) >= COVERAGE_COMPLETE))
}

fn slot_at(slots: &Slots, series_id: SeriesId, start: Millis) -> Option<&Slot> {
    let slots = slots.get(&series_id)?;
    slots.get(slots.binary_search_by_key(&start, |slot| slot.start).ok()?)
}

fn current_body(building_id: BuildingId, sources: &Sources, hour: Option<Span>, slots: &Slots, now: Millis) -> CurrentBody {
    // An hour has one price.
    let no_days = Slots::new();
    let measured = |name: &str| -> Option<Measured> {
        let (hour, metric) = (hour?, METRICS.iter().find(|metric| metric.name == name)?);
        sources.value(metric, |id| slot_at(slots, id, hour.start), &no_days)
    };
    let value = |name: &str| measured(name).map(|measured| tidy(measured.value));
    let mut notes = match hour {
        Some(hour) => faults(sources, hour, slots, now),
        None => vec!["no hour of this building is known yet".to_owned()],
    };
    let status = if notes.is_empty() { "normal" } else { "attention_needed" };
    let at = hour.map_or(now, |hour| hour.start);
    notes.extend(sources.missing_rates(at));
    notes.extend(sources.standing_in(at));
    if sources.currency != "USD" {
        notes.push(format!("the site's money is {}: see `cost`", sources.currency));
    }
    let qualities = hour
        .into_iter()
        .flat_map(|hour| sources.uses.iter().map(move |(_, id)| slot_at(slots, *id, hour.start).map_or(0.0, quality)));
    CurrentBody {
        building_id,
        timestamp: hour.map(|hour| written(hour.start)),
        electricity_kwh: value("electricity_kwh"),
        total_energy_btu: value("total_energy_btu"),
        cost_usd: value("cost_usd"),
        cost: value("cost"),
        currency: sources.currency.clone(),
        carbon_emissions_lbs: value("carbon_emissions_lbs"),
        efficiency_score: None,
        status,
        quality: qualities.reduce(f64::min).map(thousandths),
        notes,
    }
}

/// What is missing or poor in an hour.
fn faults(sources: &Sources, hour: Span, slots: &Slots, now: Millis) -> Vec<String> {
    let mut found = Vec::new();
    if now - hour.end > GAP_MS {
        found.push(format!("nothing is known since {}", written(hour.end)));
    }
    for (utility, series_id) in &sources.uses {
        let name = utility.label().to_lowercase();
        let slot = slot_at(slots, *series_id, hour.start).filter(|slot| slot.energy.is_some());
        match slot.map(|slot| (coverage(slot), slot.quality)) {
            None => found.push(format!("{name} of this hour is not known")),
            Some((share, _)) if share < COVERAGE_COMPLETE => {
                found.push(format!("only {:.0} % of this hour's {name} is known", (share * 100.0).floor()));
            }
            Some((_, trust)) if trust < TRUST_GOOD => {
                found.push(format!("{name} of this hour is not well known (a gap or a reset): its trust is {trust:.2} of 1"));
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::metric::Bought;
    use domain::HOUR_MS;
    use domain::carbon::Factors;
    use domain::tariff::Pricing;

    const KWH: SeriesId = SeriesId(1);
    const GAS: SeriesId = SeriesId(2);
    const BEFORE: Span = Span { start: 0, end: HOUR_MS };
    const LAST: Span = Span { start: HOUR_MS, end: 2 * HOUR_MS };

    fn sources() -> Sources {
        let bought = |utility, series_id, price| Bought {
            utility,
            series_id,
            sold: None,
            pricing: Pricing::flat(price),
            factors: Factors::flat(0.0),
        };
        Sources {
            currency: "USD".to_owned(),
            zone: Default::default(),
            uses: vec![(Utility::Electricity, KWH), (Utility::NaturalGas, GAS)],
            bought: vec![bought(Utility::Electricity, KWH, 0.5), bought(Utility::NaturalGas, GAS, 1.0)],
            levels: Vec::new(),
        }
    }

    fn slot(hour: Span, share: f64, quality: f64) -> Slot {
        let covered_ms = (HOUR_MS as f64 * share) as i64;
        Slot { energy: Some(2.0), covered_ms, count: 1, quality, ..Slot::empty(hour) }
    }

    fn slots(kwh: &[Slot], gas: &[Slot]) -> Slots {
        [(KWH, kwh.to_vec()), (GAS, gas.to_vec())].into()
    }

    fn body(slots: &Slots, now: Millis) -> CurrentBody {
        current_body(BuildingId(7), &sources(), Some(LAST), slots, now)
    }

    #[test]
    fn an_hour_that_is_complete_and_measured_is_normal() {
        let found = body(&slots(&[slot(LAST, 1.0, 1.0)], &[slot(LAST, 0.96, 0.9)]), LAST.end);
        assert_eq!((found.status, found.notes.len()), ("normal", 0));
        assert_eq!((found.electricity_kwh, found.cost_usd, found.quality), (Some(2.0), Some(3.0), Some(0.864)));
    }

    #[test]
    fn what_is_missing_is_null_and_wants_attention() {
        let found = body(&slots(&[slot(LAST, 1.0, 1.0)], &[]), LAST.end);
        assert_eq!((found.status, found.quality), ("attention_needed", Some(0.0)));
        assert_eq!((found.electricity_kwh, found.cost_usd, found.total_energy_btu), (Some(2.0), None, None));
        assert_eq!(found.notes, ["natural gas of this hour is not known"]);
    }

    #[test]
    fn half_an_hour_or_a_guess_wants_attention() {
        let found = body(&slots(&[slot(LAST, 0.5, 1.0)], &[slot(LAST, 1.0, 0.5)]), LAST.end);
        assert_eq!(found.status, "attention_needed");
        assert_eq!(found.notes.len(), 2);
        assert_eq!(found.notes[0], "only 50 % of this hour's electricity is known");
    }

    #[test]
    fn an_old_hour_is_not_dressed_as_the_present() {
        let slots = slots(&[slot(LAST, 1.0, 1.0)], &[slot(LAST, 1.0, 1.0)]);
        assert_eq!(body(&slots, LAST.end + GAP_MS).status, "normal");
        let found = body(&slots, LAST.end + GAP_MS + 1);
        assert_eq!((found.status, found.notes[0].as_str()), ("attention_needed", "nothing is known since 1970-01-01T02:00:00Z"));
    }

    #[test]
    fn a_missing_rate_is_noted_and_no_fault_of_the_meters() {
        let mut sources = sources();
        sources.bought[1].pricing = Pricing::default();
        let slots = slots(&[slot(LAST, 1.0, 1.0)], &[slot(LAST, 1.0, 1.0)]);
        let found = current_body(BuildingId(7), &sources, Some(LAST), &slots, LAST.end);
        assert_eq!((found.status, found.cost), ("normal", None));
        assert_eq!(found.notes, ["no price of natural gas is set"]);
    }

    #[test]
    fn the_hour_before_stands_while_the_last_one_is_still_being_told() {
        let half = slots(&[slot(BEFORE, 1.0, 1.0), slot(LAST, 0.75, 1.0)], &[slot(BEFORE, 1.0, 1.0), slot(LAST, 1.0, 1.0)]);
        let shown = |slots: &Slots, now| hour_shown(&sources(), BEFORE, LAST, slots, now);
        assert_eq!(shown(&half, LAST.end + 1), BEFORE);
        assert_eq!(shown(&half, LAST.end + QUARTER_MS), LAST);
        let both_half = slots(&[slot(LAST, 0.75, 1.0)], &[slot(LAST, 1.0, 1.0)]);
        assert_eq!(shown(&both_half, LAST.end + 1), LAST);
    }
}
