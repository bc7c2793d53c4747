//! The electricity of a building or site over a day, a month or a year: who gave it to whom, what it
//! cost and emitted, and what is expected.

use super::notation::{thousandths, tidy, written};
use super::places::{building_called, site_called};
use super::question::{check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use app::energy::{ApplianceUse, Bar, Basis, Between, CarSession, Cost, EnergySpan, EnergyView, Has, NotExpected, RestOfToday};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::energy::{Balance, Party};
use domain::zone::Date;
use domain::{Appliance, BuildingId, MeterId, Millis, SiteId, Zone};
use serde::Serialize;
use services::Services;
use store::Owner;

/// The electricity of a place. Amounts are kWh.
#[derive(Serialize)]
pub(super) struct EnergyBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    building_id: Option<BuildingId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site_id: Option<SiteId>,
    span: &'static str,
    period: PeriodBody,
    has: HasBody,
    totals: TotalsBody,
    /// Share of what was used that was not bought; null if unknown.
    self_sufficiency: Option<f64>,
    /// Share of what was generated that was not sold.
    self_use: Option<f64>,
    links: Vec<LinkBody>,
    appliances: Vec<ApplianceBody>,
    cost: CostBody,
    carbon_kg: Option<f64>,
    /// The year of the emission factor, if it is not the year's own.
    carbon_factor_year: Option<i32>,
    car_sessions: Vec<SessionBody>,
    rest_of_today: Option<RestBody>,
    slots: Vec<SlotBody>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct PeriodBody {
    start: String,
    end: String,
    first_day: String,
    last_day: String,
    is_over: bool,
}

#[derive(Serialize)]
struct HasBody {
    grid: bool,
    sales: bool,
    generation: bool,
    battery: bool,
}

#[derive(Serialize)]
struct TotalsBody {
    bought: Option<f64>,
    sold: Option<f64>,
    generated: Option<f64>,
    charged: Option<f64>,
    discharged: Option<f64>,
    used: Option<f64>,
    /// Used, and measured by no meter of its own.
    everything_else: f64,
    /// By how much the appliances' meters exceed what was used.
    exceeded: f64,
    /// What the meters do not explain.
    unexplained: f64,
}

#[derive(Serialize)]
struct LinkBody {
    from: &'static str,
    to: &'static str,
    kwh: f64,
}

#[derive(Serialize)]
struct ApplianceBody {
    appliance: Appliance,
    kwh: f64,
    share: Option<f64>,
    meters: Vec<MeterBody>,
}

#[derive(Serialize)]
struct MeterBody {
    meter_id: MeterId,
    name: String,
}

#[derive(Serialize)]
struct CostBody {
    currency: String,
    tariff_name: Option<String>,
    so_far: Option<f64>,
    credit: f64,
    unpriced_kwh: f64,
    /// Kinds of charges that are on the bill only.
    beyond: Vec<&'static str>,
    expected: Option<ExpectedBody>,
}

#[derive(Serialize)]
struct ExpectedBody {
    value: f64,
    lower: f64,
    upper: f64,
    basis: &'static str,
    made_at: String,
}

#[derive(Serialize)]
struct SessionBody {
    meter_id: MeterId,
    name: String,
    start: String,
    end: String,
    kwh: f64,
}

#[derive(Serialize)]
struct RestBody {
    generated: BetweenBody,
    used: Option<BetweenBody>,
    hours: Vec<HourBody>,
}

#[derive(Serialize)]
struct BetweenBody {
    value: f64,
    lower: f64,
    upper: f64,
}

#[derive(Serialize)]
struct HourBody {
    timestamp: String,
    generated: f64,
    used: Option<f64>,
}

#[derive(Serialize)]
struct SlotBody {
    timestamp: String,
    links: Vec<LinkBody>,
}

/// `GET /api/buildings/{building_id}/energy?span=month&on=2026-11-12`
pub(super) async fn of_building(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<EnergyBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let zone = catalog.zone(building.site_id);
    let body = answer(&state, Owner::Building(building.building_id), &zone, &query?.0).await?;
    Ok(Json(EnergyBody { building_id: Some(building.building_id), ..body }))
}

/// `GET /api/sites/{site_id}/energy?span=month&on=2026-11-12`
pub(super) async fn of_site(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<EnergyBody>, Problem> {
    let catalog = state.catalog();
    let site = site_called(&catalog, &path?.0)?;
    let body = answer(&state, Owner::Site(site.site_id), &catalog.zone(site.site_id), &query?.0).await?;
    Ok(Json(EnergyBody { site_id: Some(site.site_id), ..body }))
}

async fn answer(
    state: &Scope<Services>,
    owner: Owner,
    zone: &Zone,
    parameters: &[(String, String)],
) -> Result<EnergyBody, Problem> {
    let now = state.now();
    let (length, on) = asked(parameters, zone, now)?;
    let view = app::energy::energy(state, owner, length, on).await?;
    let view = view.ok_or_else(|| Problem::not_found("there is no such place any more"))?;
    Ok(body(view, zone, now))
}

/// The span, and a day within it: today's if none is given.
fn asked(parameters: &[(String, String)], zone: &Zone, now: Millis) -> Result<(EnergySpan, Date), Problem> {
    check_names(parameters, &["span", "on"])?;
    let length = match single(parameters, "span")? {
        None => EnergySpan::Day,
        Some(text) => EnergySpan::parse(text)
            .ok_or_else(|| Problem::parameter("span", format!("`span` is \"{text}\": it can be day, month or year")))?,
    };
    let Some(text) = single(parameters, "on")? else { return Ok((length, zone.date(now))) };
    let on = Date::parse(text).ok_or_else(|| {
        Problem::parameter("on", format!("`on` is \"{text}\": give a day at the site, such as {}", zone.date(now)))
    })?;
    let day = zone.day_of(on);
    if day.start > now || day.start < domain::EARLIEST || day.length_ms() == 0 {
        let detail = format!("`on` is {text}: nothing is known of then; give a day up to {}", zone.date(now));
        return Err(Problem::parameter("on", detail));
    }
    Ok((length, on))
}

fn body(view: EnergyView, zone: &Zone, now: Millis) -> EnergyBody {
    let notes = notes(&view);
    let amounts = view.balance.amounts();
    let known = |amount: Option<f64>| amount.map(tidy);
    EnergyBody {
        building_id: None,
        site_id: None,
        span: view.length.as_str(),
        period: PeriodBody {
            start: written(view.span.start),
            end: written(view.span.end),
            first_day: zone.date(view.span.start).to_string(),
            last_day: zone.date(view.span.end - 1).to_string(),
            is_over: view.span.end <= now,
        },
        has: has_body(view.has),
        totals: TotalsBody {
            bought: known(amounts.bought),
            sold: known(amounts.sold),
            generated: known(amounts.made),
            charged: known(amounts.charged),
            discharged: known(amounts.discharged),
            used: known(amounts.used),
            everything_else: tidy(view.balance.taken_by(Party::House)),
            exceeded: tidy(view.balance.exceeded()),
            unexplained: tidy(view.balance.unexplained()),
        },
        self_sufficiency: view.balance.self_sufficiency().map(thousandths),
        self_use: view.balance.self_use().map(thousandths),
        links: links(&view.balance),
        appliances: view.appliances.into_iter().map(appliance_body).collect(),
        cost: cost_body(view.cost),
        carbon_kg: view.carbon.map(|carbon| tidy(carbon.kg)),
        carbon_factor_year: view.carbon.and_then(|carbon| carbon.stands_in),
        car_sessions: view.sessions.into_iter().map(session_body).collect(),
        rest_of_today: view.today.map(rest_body),
        slots: view.bars.into_iter().map(slot_body).collect(),
        notes,
    }
}

/// What is not known, and why.
fn notes(view: &EnergyView) -> Vec<String> {
    let mut notes = Vec::new();
    let lacking = view.balance.slots() - view.balance.slots_whole();
    if lacking > 0 {
        notes.push(format!(
            "in {lacking} of {} slots a meter is silent: the shares leave them out, and what is not explained is `unexplained`",
            view.balance.slots()
        ));
    }
    match view.cost.expected {
        Ok(_) | Err(NotExpected::OtherSpan) => {}
        Err(NotExpected::NoForecast { missing, all }) => {
            notes.push(format!("no cost is expected: {missing} of {all} buildings have no forecast of their use and generation"));
        }
        Err(NotExpected::NoPrice) => notes.push("no cost is expected: a price is not known".to_owned()),
        Err(NotExpected::NothingYet) => notes.push("no cost is expected: no use or no price is known yet".to_owned()),
    }
    if view.cost.unpriced_kwh > 0.0 {
        notes.push(format!("{:.3} kWh were bought without a known price: they are not in the cost", view.cost.unpriced_kwh));
    }
    notes
}

fn has_body(has: Has) -> HasBody {
    HasBody { grid: has.grid, sales: has.sales, generation: has.generation, battery: has.battery }
}

fn links(balance: &Balance) -> Vec<LinkBody> {
    balance.links().map(|link| LinkBody { from: link.from.as_str(), to: link.to.as_str(), kwh: tidy(link.kwh) }).collect()
}

fn appliance_body(one: ApplianceUse) -> ApplianceBody {
    ApplianceBody {
        appliance: one.appliance,
        kwh: tidy(one.kwh),
        share: one.share.map(thousandths),
        meters: one.meters.into_iter().map(|(meter_id, name)| MeterBody { meter_id, name }).collect(),
    }
}

fn cost_body(cost: Cost) -> CostBody {
    CostBody {
        expected: cost.expected.ok().map(|expected| ExpectedBody {
            value: cents(expected.cost.value),
            lower: cents(expected.cost.lower),
            upper: cents(expected.cost.upper),
            basis: match expected.basis {
                Basis::Hours => "hours",
                Basis::Month => "month",
                Basis::Week => "week",
            },
            made_at: written(expected.made_at),
        }),
        currency: cost.currency,
        tariff_name: cost.tariff,
        so_far: cost.so_far,
        credit: cost.credit,
        unpriced_kwh: tidy(cost.unpriced_kwh),
        beyond: cost.beyond.iter().map(|kind| kind.as_str()).collect(),
    }
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0 + 0.0
}

fn session_body(one: CarSession) -> SessionBody {
    SessionBody {
        meter_id: one.meter_id,
        name: one.meter,
        start: written(one.session.begin),
        end: written(one.session.end),
        kwh: tidy(one.session.kwh),
    }
}

fn rest_body(rest: RestOfToday) -> RestBody {
    let between = |one: Between| BetweenBody { value: tidy(one.value), lower: tidy(one.lower), upper: tidy(one.upper) };
    let hour = |(start, made, used): (Millis, f64, Option<f64>)| HourBody {
        timestamp: written(start),
        generated: tidy(made),
        used: used.map(tidy),
    };
    RestBody { generated: between(rest.made), used: rest.used.map(between), hours: rest.hours.into_iter().map(hour).collect() }
}

fn slot_body(bar: Bar) -> SlotBody {
    SlotBody { timestamp: written(bar.span.start), links: links(&bar.balance) }
}
