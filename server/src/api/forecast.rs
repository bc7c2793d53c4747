//! Forecasts over the API: a building's newest forecast, its cost, and how good earlier ones were.
//! Leaves out how it is made (`learning`).

use super::notation::{thousandths, tidy, written};
use super::places::building_called;
use super::question::{check_names, single};
use crate::http::problem::Problem;
use analytics::backtest::{Outcome, accuracy};
use analytics::forecast::Point;
use app::Scope;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::tariff::Pricing;
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Flow, HOUR_MS, Millis, SeriesId, Utility, Zone};
use learning::{MonthAhead, MonthsAhead, NoMonths};
use serde::Serialize;
use services::Services;
use std::sync::Arc;
use store::{Forecast, Granularity, Model, Owner, Store};

/// Period over which the accuracy is computed.
const ACCURACY_MS: i64 = 30 * DAY_MS;

/// A forecast.
#[derive(Serialize)]
pub(super) struct ForecastBody {
    building_id: BuildingId,
    utility: Utility,
    /// The stored unit of the utility.
    unit: &'static str,
    granularity: &'static str,
    /// Number of slots in the answer, at most the number requested.
    horizon: usize,
    generated_at: Option<String>,
    model_id: Option<i64>,
    model_name: Option<String>,
    confidence_level: Option<f64>,
    forecast: Vec<SlotBody>,
    total_predicted: Option<f64>,
    /// The same for electricity; null for another utility.
    total_predicted_kwh: Option<f64>,
    /// Energy charges at the hours' prices; null if a price is not known.
    total_cost: Option<f64>,
    currency: String,
    peak: Option<PeakBody>,
    /// Accuracy of forecasts made a day (or a month) ahead, over the last thirty days (or the last
    /// year). Null if none can be compared with measured values yet.
    accuracy: Option<AccuracyBody>,
    /// Why there is no forecast, or what to know about it.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct SlotBody {
    timestamp: String,
    /// The month's first day at the site; monthly only.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    predicted: f64,
    predicted_kwh: Option<f64>,
    confidence_lower: f64,
    confidence_upper: f64,
    /// Monthly only: energy charges, the highest hour, and the use in the same month of the year
    /// before.
    #[serde(skip_serializing_if = "Option::is_none")]
    predicted_cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicted_peak: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year_before: Option<f64>,
}

#[derive(Serialize)]
struct PeakBody {
    timestamp: String,
    predicted: f64,
}

#[derive(Serialize)]
struct AccuracyBody {
    hours: usize,
    mae: f64,
    rmse: f64,
    mape: Option<f64>,
    cvrmse: Option<f64>,
    coverage: f64,
}

struct Params {
    granularity: Granularity,
    horizon: usize,
    utility: Utility,
}

/// `GET /api/analytics/buildings/{building_id}/forecast`
pub(super) async fn forecast(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<ForecastBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let params = asked(&query?.0)?;
    let (owner, zone, now) = (Owner::Building(building.building_id), catalog.zone(building.site_id), state.now());
    let series = catalog.series_of(owner, params.utility, Flow::Use).ok_or_else(|| {
        let name = params.utility.label().to_lowercase();
        Problem::unknown("utility", format!("no meter of building {} measures {name}", building.building_id))
    })?;
    let pricing = catalog.pricing_of(owner, params.utility);
    let ahead = Ahead::read(&state.store, series.series_id, &params, &pricing, &zone, now).await?;
    let is_hourly = params.granularity == Granularity::Hourly;
    let is_electric = params.utility == Utility::Electricity;
    let first = ahead.slots.first();
    let total = first.map(|_| tidy(ahead.slots.iter().map(|slot| slot.value).sum()));
    let peak = ahead.slots.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    Ok(Json(ForecastBody {
        building_id: building.building_id,
        utility: params.utility,
        unit: params.utility.unit().as_str(),
        granularity: params.granularity.as_str(),
        horizon: ahead.slots.len(),
        generated_at: first.map(|slot| written(slot.made_at)),
        model_id: ahead.model.as_ref().map(|model| model.model_id),
        // The monthly method is not a version of the hourly model.
        model_name: ahead.model.as_ref().filter(|_| is_hourly).map(|model| model.name.clone()),
        confidence_level: first.map(|slot| slot.level),
        total_predicted: total,
        total_predicted_kwh: total.filter(|_| is_electric),
        total_cost: ahead.cost(is_hourly, &pricing, &zone).filter(|_| first.is_some()).map(tidy),
        currency: catalog.sites.get(&building.site_id).map(|site| site.currency.clone()).unwrap_or_default(),
        peak: peak.map(|slot| PeakBody { timestamp: written(slot.at), predicted: tidy(slot.value) }),
        accuracy: measured(&ahead.past),
        notes: notes(&ahead, is_hourly, now),
        forecast: ahead.slots.iter().map(|slot| slot_body(slot, ahead.month(slot.at), (is_hourly, is_electric), &zone)).collect(),
    }))
}

/// What the store knows of the time ahead.
struct Ahead {
    slots: Vec<Forecast>,
    /// Forecasts of time that has passed.
    past: Vec<Forecast>,
    model: Option<Model>,
    months: Option<MonthsAhead>,
    /// Why there are no months, if months are asked for.
    no_months: Option<NoMonths>,
}

impl Ahead {
    async fn read(
        store: &Store,
        series_id: SeriesId,
        params: &Params,
        pricing: &Pricing,
        zone: &Arc<Zone>,
        now: Millis,
    ) -> store::Result<Self> {
        let (from, past) = match params.granularity {
            Granularity::Hourly => (zone.hour(now).start, Span { start: now - ACCURACY_MS, end: now }),
            Granularity::Monthly => (zone.month(now).start, Span { start: now - 366 * DAY_MS, end: now }),
        };
        let mut slots = store.forecast_latest(series_id, params.granularity, from).await?;
        let past = store.forecast_past(series_id, params.granularity, past).await?;
        slots.truncate(params.horizon);
        let model = match slots.first().and_then(|slot| slot.model_id) {
            Some(model_id) => store.model_find(model_id).await?,
            None => None,
        };
        let (months, no_months) = match params.granularity {
            Granularity::Hourly => (None, None),
            Granularity::Monthly => match learning::months_ahead(store, series_id, pricing, zone, now).await? {
                Ok(months) => (Some(months), None),
                Err(none) => (None, Some(none)),
            },
        };
        Ok(Self { slots, past, model, months, no_months })
    }

    /// The month that begins at an instant, if months are asked for.
    fn month(&self, at: Millis) -> Option<&MonthAhead> {
        self.months.as_ref()?.months.iter().find(|month| month.span.start == at)
    }

    /// Energy charges of all slots; `None` if a price is not known.
    fn cost(&self, is_hourly: bool, pricing: &Pricing, zone: &Zone) -> Option<f64> {
        let of_slot = |slot: &Forecast| match is_hourly {
            true => pricing.price_at(zone, slot.at).map(|price| price.buy * slot.value),
            false => self.month(slot.at)?.cost,
        };
        self.slots.iter().map(of_slot).sum()
    }
}

fn slot_body(slot: &Forecast, month: Option<&MonthAhead>, (is_hourly, is_electric): (bool, bool), zone: &Zone) -> SlotBody {
    SlotBody {
        timestamp: written(slot.at),
        date: (!is_hourly).then(|| zone.date(slot.at).to_string()),
        predicted: tidy(slot.value),
        predicted_kwh: is_electric.then(|| tidy(slot.value)),
        confidence_lower: tidy(slot.lower),
        confidence_upper: tidy(slot.upper),
        predicted_cost: month.and_then(|month| month.cost).map(tidy),
        predicted_peak: month.and_then(|month| month.peak).map(tidy),
        year_before: month.and_then(|month| month.before).map(|before| tidy(before.value)),
    }
}

fn asked(parameters: &[(String, String)]) -> Result<Params, Problem> {
    check_names(parameters, &["horizon", "granularity", "utility"])?;
    let granularity = match single(parameters, "granularity")? {
        None => Granularity::Hourly,
        Some(text) => Granularity::parse(text).ok_or_else(|| {
            Problem::parameter("granularity", format!("`granularity` is \"{text}\": it can be hourly or monthly"))
        })?,
    };
    let (usual, most, what) = match granularity {
        Granularity::Hourly => (24, 168, "hours"),
        Granularity::Monthly => (12, 12, "months"),
    };
    let horizon = match single(parameters, "horizon")? {
        None => usual,
        Some(text) => text.parse().ok().filter(|horizon| (1..=most).contains(horizon)).ok_or_else(|| {
            Problem::parameter("horizon", format!("`horizon` is \"{text}\": give a number of {what}, 1 to {most}"))
        })?,
    };
    let utility = match single(parameters, "utility")? {
        None => Utility::Electricity,
        Some(text) => Utility::parse(text).filter(|utility| utility.is_amount()).ok_or_else(|| {
            let known: Vec<&str> = Utility::ALL.iter().filter(|one| one.is_amount()).map(|one| one.as_str()).collect();
            Problem::parameter("utility", format!("`utility` is \"{text}\": it can be {}", known.join(", ")))
        })?,
    };
    Ok(Params { granularity, horizon, utility })
}

fn measured(told: &[Forecast]) -> Option<AccuracyBody> {
    let outcomes: Vec<Outcome> = told
        .iter()
        .filter_map(|one| {
            let point = Point { value: one.value, lower: one.lower, upper: one.upper };
            Some(Outcome { made_at: one.made_at, at: one.at, point, actual: one.actual? })
        })
        .collect();
    let found = accuracy(&outcomes, told.first()?.level)?;
    Some(AccuracyBody {
        hours: found.hours,
        mae: tidy(found.mae),
        rmse: tidy(found.rmse),
        mape: found.mape.map(tidy),
        cvrmse: found.cvrmse.map(tidy),
        coverage: thousandths(found.coverage),
    })
}

fn notes(ahead: &Ahead, is_hourly: bool, now: Millis) -> Vec<String> {
    let Some(first) = ahead.slots.first() else {
        let needed = if is_hourly { "two days" } else { "two whole months" };
        return vec![match ahead.no_months {
            Some(NoMonths::Silent(since)) => {
                format!("there is no forecast just now: nothing was measured since {}", written(since))
            }
            Some(NoMonths::NotYet) => "there is no forecast of this month yet: one is made every six hours".to_owned(),
            Some(NoMonths::TooShort) | None => {
                format!("there is no forecast yet: one is made every six hours, of what has been measured for {needed}")
            }
        }];
    };
    let caveat = ahead.months.as_ref().and_then(|months| months.basis.caveat());
    let mut notes: Vec<String> = caveat.map(str::to_owned).into_iter().collect();
    if is_hourly && now - first.made_at > 12 * HOUR_MS {
        notes.push(format!("the forecast is old: nothing newer could be made since {}", written(first.made_at)));
    }
    notes
}
