//! The page of savings: the sentence with its uncertainty, the chart, the model with its figures,
//! the targets.

use super::chosen::{BASELINE_DAYS, BASELINE_DAYS_MIN, Chosen, Params, method_label, method_word};
use super::kept::{Answer, Kept, Question, data};
use super::{chart, model_words, target};
use crate::place::Place;
use crate::words;
use analytics::Error;
use analytics::savings::{Method, Savings, normal_year, progress, savings};
use app::Scope;
use app::chart::ChartSheet;
use axum::Extension;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, Sent, answered_in, see_other};
use document::frame::OVERVIEW;
use document::part::{Done, Faults, SelectField, TextField, sentence};
use domain::zone::{Date, Span};
use domain::{DAY_MS, Millis, Period, SeriesId, Utility, Zone, figure};
use learning::Hours;
use learning::turn::{compute_in, turn};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Anomaly, Owner};
use wording::page::performance::savings as says;

/// The confidence level of the stated uncertainty. ASHRAE Guideline 14 asks for at least 68 %.
const LEVEL: f64 = 0.9;

/// The content of the page.
struct Found {
    chosen: Chosen,
    /// The first day with data.
    first: Option<Date>,
    answer: Arc<Answer>,
    targets: Vec<target::Shown>,
}

pub async fn show(
    state: Scope,
    Extension(kept): Extension<Arc<Kept>>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> Response {
    answered_in(OVERVIEW, &state, page(&state, &kept, &id, &params, Faults::new(), target::Input::default()).await)
}

pub async fn set_target(
    state: Scope,
    Extension(kept): Extension<Arc<Kept>>,
    Path(id): Path<String>,
    Form(input): Form<target::Input>,
) -> Response {
    let set = async {
        let place = Place::find(&state, &id, Some(&input.utility))?;
        let params = Params { utility: Some(input.utility.clone()), ..Params::default() };
        match target::set(&state, &place, input).await? {
            Sent::Saved(to) => Ok(see_other(&to)),
            Sent::Again((faults, input)) => page(&state, &kept, &id, &params, faults, input).await,
        }
    };
    answered_in(OVERVIEW, &state, set.await)
}

/// The page, with the faults of a target's form.
async fn page(
    state: &Scope,
    kept: &Kept,
    id: &str,
    params: &Params,
    faults: Faults,
    input: target::Input,
) -> Result<Response, Failure> {
    let place = Place::find(state, id, params.utility.as_deref())?;
    let found = match place.chosen {
        Some(chosen) => Some((chosen.0, find(state, kept, &place, chosen, params).await?)),
        None => None,
    };
    let title = says::title(&place.building.name);
    let (site, own) = (format!("/?site={}", place.site.site_id), place.address());
    let above = [(site.as_str(), place.site.name.as_str()), (own.as_str(), place.building.name.as_str())];
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let input =
        match found.as_ref().and_then(|found| params.target.and_then(|id| found.1.targets.iter().find(|one| one.id() == id))) {
            Some(target) if faults.is_empty() => target.input(&place),
            _ => input,
        };
    let done = params.done.as_deref().and_then(says::target::done).map(ToOwned::to_owned);
    Ok(place.frame(state, &title, &above).answer(status, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, found, done, faults, input),
        None => place.without_meter(says::NEEDED),
    }))
}

/// The longest history that is read.
const HISTORY_MS: Millis = 4 * 366 * DAY_MS;

async fn find(
    state: &Scope,
    kept: &Kept,
    place: &Place,
    (utility, series): (Utility, SeriesId),
    params: &Params,
) -> store::Result<Found> {
    let (store, zone, site_id) = (&state.store, &place.zone, place.site.site_id);
    let today = zone.date(place.now);
    let span = Span { start: place.now - HISTORY_MS, end: zone.start_of(today) };
    // Whole days, so that the key stays the same all day.
    let span = Span { start: zone.start_of(zone.date(span.start)), ..span };
    let days = store.rollup_range(&[series], Period::Day, span).await?.remove(&series).unwrap_or_default();
    let first = days.iter().find(|day| day.energy.is_some()).map(|day| zone.date(day.start));
    let chosen = Chosen::of(params, first.unwrap_or(today), today);
    let mut targets = store.target_list(place.building.building_id).await?;
    targets.retain(|one| one.target.utility == utility);
    let judged = store.anomaly_judged(series).await?;
    let data = data(store, &days, site_id, span, &judged).await?;
    let question = Question { series_id: series, chosen: chosen.clone(), targets: targets.clone(), data };
    let answer = match kept.find(&question) {
        Some(answer) => answer,
        None => {
            let turn = turn().await?;
            // The request that had the turn before may have computed the same answer.
            match kept.find(&question) {
                Some(answer) => answer,
                None => {
                    let hours = Hours::of_series(store, series, span).await?.unwrap_or_default();
                    let mut weather = store.weather_hours(site_id, Span { start: hours.start, end: hours.end() }).await?;
                    weather.retain(|hour| !hour.is_forecast);
                    let hours = hours.with_weather(&weather);
                    let (clock, params) = (zone.clone(), question.clone());
                    let answer = compute_in(turn, move || answered(&hours, &clock, &params, &judged)).await?;
                    let answer = Arc::new(answer);
                    kept.keep(question, answer.clone());
                    answer
                }
            }
        }
    };
    let targets = targets.into_iter().zip(&answer.progress).map(|(target, progress)| target::Shown::new(target, *progress));
    Ok(Found { chosen, first, targets: targets.collect(), answer })
}

/// Computes the answer. Confirmed faults are left out of the baselines.
fn answered(hours: &Hours, zone: &Zone, params: &Question, judged: &[Anomaly]) -> Answer {
    let periods = params.chosen.periods(zone);
    let learned = hours.clone().without_faults(judged, periods.baseline_end);
    let series = learned.series(zone);
    let found = savings(&series, &periods, params.chosen.method, LEVEL);
    let year = found.as_ref().ok().and_then(|found| normal_year(&found.model, &series).ok());
    let progress = params.targets.iter().map(|target| {
        let learned = hours.clone().without_faults(judged, target.target.baseline.1);
        progress(&learned.series(zone), &target::goal(&target.target)).ok()
    });
    Answer { normal_year: year, progress: progress.collect(), savings: found }
}

fn whole(
    state: &Scope,
    place: &Place,
    utility: Utility,
    found: &Found,
    done: Option<String>,
    faults: Faults,
    input: target::Input,
) -> AnyView {
    let body = match &found.answer.savings {
        Ok(savings) => told(state, place, utility, found, savings),
        Err(error) => view! { {untold(place, utility, found, error)}{choose(place, utility, &found.chosen, true)} }.into_any(),
    };
    view! {
        {body}
        <Done words=done/>
        {target::section(place, utility, &found.targets, faults, input)}
    }
    .into_any()
}

/// Says why there is no figure, and what would help.
fn untold(place: &Place, utility: Utility, found: &Found, error: &Error) -> AnyView {
    let known = found.first.map_or(0, |first| place.zone.date(place.now).days() - first.days());
    let (short, long, next) = match error {
        Error::Temperature { .. } => {
            (says::NO_WEATHER, says::weather_needed(utility), Some(("/settings/weather", says::SAY_POSITION)))
        }
        Error::TooShort { what: "a reporting period", .. } => (says::NO_PERIOD, says::NO_DAY.to_owned(), None),
        Error::TooShort { .. } => (says::NO_BASELINE, says::days_needed(BASELINE_DAYS_MIN, known, utility), None),
        other => (says::NO_COMPARISON, says::reason(&other.to_string()), None),
    };
    let (before, strong) = says::untold(&place.building.name, short);
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{strong}</strong></h1>
            <p class="lede">{long}</p>
        </div>
        {next.map(|(href, label)| view! { <p><a class="button button-primary" href=href>{label}</a></p> })}
    }
    .into_any()
}

fn told(state: &Scope, place: &Place, utility: Utility, found: &Found, savings: &Savings) -> AnyView {
    view! {
        {headline(state, place, utility, &found.chosen, savings)}
        {choose(place, utility, &found.chosen, false)}
        {chart::course(place, utility, &savings.days).map(|chart| view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::DAYS}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::KEY_USED}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::KEY_EXPECTED}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        })}
        {model(place, utility, found, savings)}
    }
    .into_any()
}

fn headline(state: &Scope, place: &Place, utility: Utility, chosen: &Chosen, savings: &Savings) -> AnyView {
    let system = place.site.unit_system;
    let amount = |value: f64| words::amount(value, utility, system);
    let share = savings.savings / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let reach = savings.uncertainty / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let name = &place.building.name;
    let is_known = savings.uncertainty.is_finite() && savings.savings.abs() > savings.uncertainty;
    let period = wording::calendar::range(chosen.from, chosen.to);
    let price = state.catalog().pricing_of(Owner::Building(place.building.building_id), utility).price_at(&place.zone, place.now);
    let money = price.map(|price| {
        let (all, unsure) = (savings.savings.abs() * price.buy, savings.uncertainty * price.buy);
        says::money(&figure::money(all, &place.site.currency), &figure::money(unsure, &place.site.currency))
    });
    let headline = if is_known {
        let (saved, unsure) = (amount(savings.savings.abs()), amount(savings.uncertainty));
        let [before, percent, against, saved, end] =
            says::headline(name, &words::percent(share.abs()), share > 0.0, &saved, &unsure);
        view! {
            <h1 class="headline">
                {before}<strong class="keep">{percent}</strong>{against}<strong class="keep">{saved}</strong>{end}
            </h1>
        }
        .into_any()
    } else {
        let (before, strong, after) = says::chance(name, &words::percent(share.abs()), share >= 0.0, &words::percent(reach));
        view! { <h1 class="headline">{before}<strong>{strong}</strong>{after}</h1> }.into_any()
    };
    view! {
        <div class="headline-block">
            {headline}
            <p class="lede">
                {says::amounts(&period, &amount(savings.metered), &amount(savings.counterfactual))}
                {is_known.then_some(money).flatten()}
            </p>
            <p class="chart-note">{says::confidence(savings.level * 100.0)}</p>
        </div>
    }
    .into_any()
}

/// The form to choose the periods, the method and the utility.
fn choose(place: &Place, utility: Utility, chosen: &Chosen, is_open: bool) -> AnyView {
    let address = format!("{}/savings", place.address());
    let utilities: Vec<(String, String)> =
        place.utilities.iter().map(|one| (one.0.as_str().to_owned(), one.0.label().to_owned())).collect();
    let methods = [Method::DegreeHours, Method::Hourly, Method::Caltrack]
        .map(|method| (method_word(method).to_owned(), method_label(method).to_owned()))
        .to_vec();
    view! {
        <details class="behind" open=is_open>
            <summary>{says::CHOOSE}</summary>
            <form class="filter-form" method="get" action=address>
                <SelectField name="utility" label=says::CHOOSE_UTILITY value=utility.as_str().to_owned() choices=utilities faults=Faults::new()/>
                <TextField name="before" label=says::CHOOSE_BEFORE kind="date" value=chosen.before.to_string() hint=says::hint_of_before(BASELINE_DAYS) faults=Faults::new()/>
                <TextField name="from" label=says::CHOOSE_FROM kind="date" value=chosen.from.to_string() faults=Faults::new()/>
                <TextField name="to" label=says::CHOOSE_TO kind="date" value=chosen.to.to_string() faults=Faults::new()/>
                <SelectField name="method" label=says::CHOOSE_METHOD value=method_word(chosen.method).to_owned() choices=methods faults=Faults::new()/>
                <button class="button" type="submit">{says::COMPARE}</button>
            </form>
        </details>
    }
    .into_any()
}

/// How a method models a day.
fn method_note(method: Method) -> &'static str {
    match method {
        Method::DegreeHours => says::DEGREE_HOURS_NOTE,
        Method::Hourly => says::HOURLY_NOTE,
        Method::Caltrack => says::CALTRACK_NOTE,
    }
}

fn model(place: &Place, utility: Utility, found: &Found, savings: &Savings) -> AnyView {
    let system = place.site.unit_system;
    let percent = |share: f64| figure::fixed(share * 100.0, 1);
    let year = found.answer.normal_year.map(|year| {
        view! { <div><dt>{says::NORMAL_YEAR}</dt><dd>{says::normal_year(&words::amount(year, utility, system))}</dd></div> }
    });
    let text = model_words(&savings.model, utility, system);
    view! {
        <section class="page-section" aria-labelledby="model">
            <h2 id="model">{says::MODEL}</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::SCATTER}</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="plot-dot-previous" cx="6" cy="6" r="4"/></svg>{says::KEY_BASELINE}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><circle class="plot-dot" cx="6" cy="6" r="4"/></svg>{says::KEY_SINCE}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{says::KEY_MODEL}</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::scatter(place, utility, savings, &savings.days)/>
                </figure>
                <dl class="facts facts-narrow">
                    <div><dt>{says::CVRMSE}</dt><dd>{says::cvrmse(&percent(savings.cvrmse))}</dd></div>
                    <div><dt>{says::NMBE}</dt><dd>{says::nmbe(&percent(savings.nmbe))}</dd></div>
                    <div><dt>{says::R_SQUARED}</dt><dd>{says::r_squared(&figure::fixed(savings.r_squared, 2))}</dd></div>
                    <div><dt>{says::DAYS_COUNTED}</dt><dd>{says::days_counted(savings.baseline_days, savings.reporting_days)}</dd></div>
                    <div><dt>{says::FORMULA}</dt><dd>{text}</dd></div>
                    {year}
                </dl>
            </div>
            <p class="status-text">{method_note(found.chosen.method)}</p>
            {(!savings.warnings.is_empty()).then(|| view! {
                <div class="section-part">
                    <h3>{says::WARNINGS}</h3>
                    <ul class="cause-list">{savings.warnings.iter().map(|warning| view! { <li>{sentence(warning)}</li> }).collect_view()}</ul>
                </div>
            })}
            {chart::residuals(place, utility, &savings.days).map(|chart| view! {
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::RESIDUALS}</h3>
                        <p class="chart-note">{says::RESIDUALS_NOTE}</p>
                    </figcaption>
                    <ChartSheet chart/>
                </figure>
            })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::HOUR_MS;
    use domain::finding::{Detail, Kind, Severity, Text};
    use store::{AnomalyFound, AnomalyMode, AnomalyStatus, NewTarget, Target};

    fn fault(from_day: i64, days: i64, is_fault: bool) -> Anomaly {
        Anomaly {
            anomaly_id: from_day,
            building_id: None,
            series_id: SeriesId(1),
            model_id: None,
            mode: AnomalyMode::Retrospective,
            found: AnomalyFound {
                kind: Kind::LevelShift,
                severity: Severity::High,
                span: Span { start: from_day * DAY_MS, end: (from_day + days) * DAY_MS },
                is_open: false,
                score: -0.5,
                value: None,
                expected: None,
                deviation_percent: None,
                energy_wasted: 0.0,
                money_wasted: None,
                detail: Detail::Text(Text::default()),
            },
            status: AnomalyStatus::Resolved,
            is_fault: Some(is_fault),
            resolved_at: None,
            withdrawn_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    /// 400 days at 24 a day, the last 35 at 12; three weeks of the baseline at four times as much.
    fn found(judged: &[Anomaly]) -> Answer {
        let value: Vec<f64> = (0..400 * 24)
            .map(|hour| match hour / 24 {
                100..121 => 4.0,
                365.. => 0.5,
                _ => 1.0,
            })
            .collect();
        let temp_c = (0..400 * 24).map(|hour| 10.0 + 8.0 * f64::from(hour / 24 % 30) / 30.0).collect();
        let hours = Hours { start: 0, energy: value.clone(), value, temp_c };
        let date = Date::from_days;
        let chosen = Chosen { before: date(365), from: date(365), to: date(399), method: Method::DegreeHours };
        let target = NewTarget {
            building_id: domain::BuildingId(1),
            utility: Utility::Electricity,
            reduction_percent: 10.0,
            baseline: (0, 365 * DAY_MS),
            span: (365 * DAY_MS, 400 * DAY_MS),
            created_by: String::new(),
        };
        let targets = vec![Target { target_id: 1, target, created_at: 0 }];
        let question = Question { series_id: SeriesId(1), chosen, targets, data: 0 };
        assert_eq!(hours.end(), 400 * 24 * HOUR_MS);
        answered(&hours, &Zone::utc(), &question, judged)
    }

    #[test]
    fn a_confirmed_fault_of_the_baseline_makes_no_saving_and_an_unjudged_one_does() {
        let share = |answer: &Answer| answer.savings.as_ref().map(|found| found.savings / found.counterfactual).unwrap();
        let (with, without) = (found(&[fault(100, 21, false)]), found(&[fault(100, 21, true)]));
        assert!((share(&without) - 0.5).abs() < 0.01, "{}", share(&without));
        assert!(share(&with) > 0.52, "{}", share(&with));
        let reduction = |answer: &Answer| answer.progress[0].unwrap().reduction_so_far;
        assert!((reduction(&without) - 0.5).abs() < 0.01 && reduction(&with) >= reduction(&without));
    }

    #[test]
    fn a_fault_since_then_was_used_and_counts() {
        let answer = found(&[fault(100, 21, true), fault(380, 5, true)]);
        assert_eq!(answer.savings.as_ref().unwrap().reporting_days, 35);
    }
}
