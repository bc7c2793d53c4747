//! Compares a building's use in a whole period with its baseline, in energy, money and carbon.
//! Leaves out the weather: savings that hold up in an audit are in the analytics.

use super::metric::{METRICS, Metric, Slots, Sources, amounts};
use super::notation::{thousandths, tidy, written};
use super::places::building_called;
use super::question::{check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, Millis, Period, Slot, Utility, Zone};
use serde::Serialize;
use services::Services;

/// Minimum coverage of a period for a comparison.
const COVERAGE_MIN: f64 = 0.9;
/// Changes below this many percent count as stable.
const STABLE_PERCENT: f64 = 5.0;
const PARAMETERS: [&str; 2] = ["comparison_period", "baseline_period"];
const COMPARED: [&str; 4] = ["yesterday", "last_week", "last_month", "last_year"];
const BASELINES: [&str; 2] = ["same_period_last_year", "previous_period"];

/// A comparison.
#[derive(Serialize)]
pub(super) struct ComparisonBody {
    building_id: BuildingId,
    comparison: PeriodBody,
    baseline: PeriodBody,
    metrics: ChangeBody,
    currency: String,
    /// The change in words.
    insights: Vec<String>,
    /// Why values are null.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct PeriodBody {
    period: &'static str,
    dates: DatesBody,
    total_kwh: Option<f64>,
    avg_daily_kwh: Option<f64>,
    cost: Option<f64>,
    cost_usd: Option<f64>,
    carbon_emissions_lbs: Option<f64>,
    /// Share of the period for which electricity is known, 0 to 1.
    coverage: f64,
}

#[derive(Serialize)]
struct DatesBody {
    start: String,
    end: String,
    first_day: String,
    last_day: String,
}

#[derive(Serialize)]
struct ChangeBody {
    energy_change_percent: Option<f64>,
    cost_change_percent: Option<f64>,
    /// `improving`, `stable` or `worsening`.
    efficiency_trend: Option<&'static str>,
    carbon_impact_change_lbs: Option<f64>,
}

/// `GET /api/energy/buildings/{building_id}/comparison`
pub(super) async fn comparison(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<ComparisonBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let parameters = query?.0;
    check_names(&parameters, &PARAMETERS)?;
    let compared = named(&parameters, PARAMETERS[0], &COMPARED, "last_week")?;
    let against = named(&parameters, PARAMETERS[1], &BASELINES, BASELINES[0])?;
    let (sources, zone) = (Sources::of(&catalog, building, &amounts()), catalog.zone(building.site_id));
    let now_span = period(&zone, compared, state.now());
    let then_span = baseline(&zone, compared, against, now_span);
    let now = period_body(&state, &sources, &zone, compared, now_span).await?;
    let then = period_body(&state, &sources, &zone, against, then_span).await?;
    let metrics = change(&now, &then);
    let mut notes = Vec::new();
    for (one, what) in [(&now, "the period"), (&then, "the baseline")] {
        if one.coverage < COVERAGE_MIN {
            notes.push(format!("only {:.0} % of {what} is known: it is not compared", (one.coverage * 100.0).floor()));
        }
    }
    notes.extend(sources.missing_rates(now_span.start));
    let insights = metrics.energy_change_percent.map(|percent| insight(percent, compared, against)).into_iter().collect();
    Ok(Json(ComparisonBody {
        building_id: building.building_id,
        comparison: now,
        baseline: then,
        metrics,
        currency: sources.currency,
        insights,
        notes,
    }))
}

fn named(
    parameters: &[(String, String)],
    name: &str,
    known: &[&'static str],
    usual: &'static str,
) -> Result<&'static str, Problem> {
    let Some(text) = single(parameters, name)? else { return Ok(usual) };
    known
        .iter()
        .copied()
        .find(|one| *one == text)
        .ok_or_else(|| Problem::parameter(name, format!("`{name}` is \"{text}\": it can be {}", known.join(", "))))
}

/// The latest complete period of that name.
fn period(zone: &Zone, name: &str, now: Millis) -> Span {
    let today = zone.day(now);
    match name {
        "yesterday" => zone.day(today.start - 1),
        "last_week" => zone.week(zone.week(now).start - 1),
        "last_month" => zone.month(zone.month(now).start - 1),
        _ => {
            let year = zone.date(now).year;
            let start = |year| zone.start_of(Date { year, month: 1, day: 1 });
            Span { start: start(year - 1), end: start(year) }
        }
    }
}

/// The baseline period. Days and weeks are compared with the same weekdays, 52 weeks before.
fn baseline(zone: &Zone, compared: &str, against: &str, span: Span) -> Span {
    let moved = |date: Date, days: i64| zone.start_of(Date::from_days(date.days() + days));
    let (first, next) = (zone.date(span.start), zone.date(span.end));
    match (against, compared) {
        ("previous_period", "yesterday") => Span { start: moved(first, -1), end: moved(next, -1) },
        ("previous_period", "last_week") => Span { start: moved(first, -7), end: moved(next, -7) },
        ("previous_period", "last_month") => zone.month(span.start - 1),
        (_, "yesterday" | "last_week") => Span { start: moved(first, -364), end: moved(next, -364) },
        _ => {
            let before = |date: Date| zone.start_of(Date { year: date.year - 1, ..date });
            Span { start: before(first), end: before(next) }
        }
    }
}

async fn period_body(
    state: &Services,
    sources: &Sources,
    zone: &Zone,
    period: &'static str,
    span: Span,
) -> Result<PeriodBody, Problem> {
    let metric = |name: &str| METRICS.iter().find(|metric| metric.name == name);
    let names = ["electricity_kwh", "cost", "cost_usd", "carbon_emissions_lbs"];
    let wanted: Vec<&Metric> = names.into_iter().filter_map(metric).collect();
    let slots = state.store.rollup_range(&sources.series(&wanted), Period::Day, span).await?;
    let hours = state.store.rollup_range(&sources.hours_wanted(&wanted, span), Period::Hour, span).await?;
    let whole: Slots = slots.iter().map(|(id, days)| (*id, vec![Slot::joined(span, days)])).collect();
    let value = |name: &str| {
        let slot_of = |id| whole.get(&id).and_then(|slots| slots.first());
        sources.value(metric(name)?, slot_of, &hours).map(|measured| tidy(measured.value))
    };
    let electricity = sources.uses.iter().find(|(utility, _)| *utility == Utility::Electricity);
    let known = electricity.and_then(|(_, id)| whole.get(id)?.first()).map_or(0, |slot| slot.covered_ms);
    let total_kwh = value("electricity_kwh");
    let days = (span.length_ms() as f64 / DAY_MS as f64).round();
    Ok(PeriodBody {
        period,
        dates: DatesBody {
            start: written(span.start),
            end: written(span.end),
            first_day: zone.date(span.start).to_string(),
            last_day: zone.date(span.end - 1).to_string(),
        },
        total_kwh,
        avg_daily_kwh: total_kwh.map(|total| tidy(total / days)),
        cost: value("cost"),
        cost_usd: value("cost_usd"),
        carbon_emissions_lbs: value("carbon_emissions_lbs"),
        coverage: thousandths((known as f64 / span.length_ms() as f64).min(1.0)),
    })
}

/// The difference per day, because months differ in length.
fn change(now: &PeriodBody, then: &PeriodBody) -> ChangeBody {
    let is_known = now.coverage >= COVERAGE_MIN && then.coverage >= COVERAGE_MIN;
    let percent = |now: Option<f64>, then: Option<f64>| {
        let (now, then) = now.zip(then).filter(|(_, then)| is_known && *then > 0.0)?;
        Some(thousandths((now / then - 1.0) * 100.0))
    };
    let energy = percent(now.avg_daily_kwh, then.avg_daily_kwh);
    let trend = |percent: f64| match percent {
        p if p < -STABLE_PERCENT => "improving",
        p if p > STABLE_PERCENT => "worsening",
        _ => "stable",
    };
    let carbon = now.carbon_emissions_lbs.zip(then.carbon_emissions_lbs).filter(|_| is_known);
    ChangeBody {
        energy_change_percent: energy,
        cost_change_percent: percent(now.cost, then.cost),
        efficiency_trend: energy.map(trend),
        carbon_impact_change_lbs: carbon.map(|(now, then)| tidy(now - then)),
    }
}

fn insight(percent: f64, compared: &str, against: &str) -> String {
    let compared = compared.replace('_', " ");
    let against = if against == "previous_period" { "in the period before" } else { "in the same period a year before" };
    match percent {
        p if p.abs() < 0.5 => format!("{compared}: as much electricity a day as {against}"),
        p if p < 0.0 => format!("{compared}: {:.0} % less electricity a day than {against}", -p),
        p => format!("{compared}: {p:.0} % more electricity a day than {against}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn periods_are_whole_and_held_against_the_same_weekdays() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        // Wednesday, 2026-03-18.
        let now = zone.start_of(Date { year: 2026, month: 3, day: 18 }) + 1;
        let days = |span: Span| format!("{} {}", zone.date(span.start), zone.date(span.end - 1));
        let both = |compared, against| {
            let span = period(&zone, compared, now);
            (days(span), days(baseline(&zone, compared, against, span)))
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let (year, before) = (BASELINES[0], BASELINES[1]);
        assert_eq!(both("yesterday", year), pair("2026-03-17 2026-03-17", "2025-03-18 2025-03-18"));
        assert_eq!(both("yesterday", before), pair("2026-03-17 2026-03-17", "2026-03-16 2026-03-16"));
        assert_eq!(both("last_week", year), pair("2026-03-09 2026-03-15", "2025-03-10 2025-03-16"));
        assert_eq!(both("last_week", before), pair("2026-03-09 2026-03-15", "2026-03-02 2026-03-08"));
        assert_eq!(both("last_month", year), pair("2026-02-01 2026-02-28", "2025-02-01 2025-02-28"));
        assert_eq!(both("last_month", before), pair("2026-02-01 2026-02-28", "2026-01-01 2026-01-31"));
        assert_eq!(both("last_year", before), pair("2025-01-01 2025-12-31", "2024-01-01 2024-12-31"));
    }
}
