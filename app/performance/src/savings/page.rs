//! The page of savings: the sentence with its uncertainty, the chart, the targets; and folded below
//! them, for auditors, the model with its figures.

use super::chosen::{BASELINE_DAYS, BASELINE_DAYS_MIN, Chosen, Params, method_label, method_word};
use super::kept::{Answer, Kept, Question, data};
use super::{chart, model_words, objection_words, target};
use crate::amounts;
use crate::place::Place;
use analytics::Error;
use analytics::savings::{Method, Savings, normal_year, progress, savings};
use app::Scope;
use app::chart::ChartSheet;
use app::document::answer::{Failure, Sent, answered_in, see_other};
use app::document::frame::BUILDINGS;
use app::document::part::{Done, Faults, SelectField, TextField};
use app::document::tabs::Tab;
use axum::Extension;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::zone::{Date, Span};
use domain::{DAY_MS, Millis, Period, SeriesId, Utility, Zone};
use learning::Hours;
use learning::turn::{compute_in, turn};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Anomaly, Owner};
use wording::page::performance::savings as says;
use wording::{Words, label};

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
    answered_in(BUILDINGS, &state, page(&state, &kept, &id, &params, Faults::new(), target::Input::default()).await)
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
    answered_in(BUILDINGS, &state, set.await)
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
    let words = place.words;
    let found = match place.chosen {
        Some(chosen) => Some((chosen.0, find(state, kept, &place, chosen, params).await?)),
        None => None,
    };
    let title = says::title(words, &place.building.name);
    let own = place.address();
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (own.as_str(), place.building.name.as_str())];
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let input =
        match found.as_ref().and_then(|found| params.target.and_then(|id| found.1.targets.iter().find(|one| one.id() == id))) {
            Some(target) if faults.is_empty() => target.input(&place),
            _ => input,
        };
    let done = params.done.as_deref().and_then(|done| says::target::done(words, done)).map(ToOwned::to_owned);
    Ok(place.frame(state, Tab::Savings, &title, &above).answer(status, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, found, done, faults, input),
        None => place.without_meter(says::needed(words)),
    }))
}

/// The longest history that is read.
const HISTORY_MS: Millis = 4 * 366 * DAY_MS;

/// The savings of a place's series, as the page tells them.
///
/// # Errors
/// The store's.
pub async fn answer_of(
    state: &Scope,
    kept: &Kept,
    place: &Place,
    chosen: (Utility, SeriesId),
    params: &Params,
) -> store::Result<Arc<Answer>> {
    Ok(find(state, kept, place, chosen, params).await?.answer)
}

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
        <Done text=done/>
        {target::section(place, utility, &found.targets, faults, input)}
        {found.answer.savings.as_ref().ok().map(|savings| model(place, utility, found, savings))}
    }
    .into_any()
}

/// Says why there is no figure, and what would help.
fn untold(place: &Place, utility: Utility, found: &Found, error: &Error) -> AnyView {
    let words = place.words;
    let known = found.first.map_or(0, |first| place.zone.date(place.now).days() - first.days());
    let (short, long, next) = match error {
        Error::Temperature { .. } => (
            says::no_weather(words),
            says::weather_needed(words, label::utility_within(words, utility)),
            Some(("/settings/weather", says::say_position(words))),
        ),
        Error::TooShort { what: "a reporting period", .. } => (says::no_period(words), says::no_day(words).to_owned(), None),
        Error::TooShort { .. } => (
            says::no_baseline(words),
            says::days_needed(words, BASELINE_DAYS_MIN, known, label::utility_within(words, utility)),
            None,
        ),
        _ => (says::no_comparison(words), says::no_model(words).to_owned(), None),
    };
    let [before, strong, _] = says::untold(words, &place.building.name, short);
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
    let words = place.words;
    view! {
        {headline(state, place, utility, &found.chosen, savings)}
        {choose(place, utility, &found.chosen, false)}
        {chart::course(place, utility, &savings.days).map(|chart| view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::days(words)}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::key_used(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_expected(words)}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        })}
    }
    .into_any()
}

fn headline(state: &Scope, place: &Place, utility: Utility, chosen: &Chosen, savings: &Savings) -> AnyView {
    let words = place.words;
    let system = place.words.units;
    let amount = |value: f64| amounts::amount(value, utility, system);
    let share = savings.savings / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let reach = savings.uncertainty / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let name = &place.building.name;
    let is_known = savings.uncertainty.is_finite() && savings.savings.abs() > savings.uncertainty;
    let period = words.range(chosen.from, chosen.to);
    let price = state.catalog().pricing_of(Owner::Building(place.building.building_id), utility).price_at(&place.zone, place.now);
    let money = price.map(|price| {
        let (all, unsure) = (savings.savings.abs() * price.buy, savings.uncertainty * price.buy);
        says::money(words, &words.money(all, &place.site.currency), &words.money(unsure, &place.site.currency))
    });
    let headline = if is_known {
        let (saved, unsure) = (words.written(&amount(savings.savings.abs())), words.written(&amount(savings.uncertainty)));
        let [before, percent, against, saved, end] =
            says::headline(words, name, &words.share(share.abs()), share > 0.0, &saved, &unsure);
        view! {
            <h1 class="headline">
                {before}<strong class="keep">{percent}</strong>{against}<strong class="keep">{saved}</strong>{end}
            </h1>
        }
        .into_any()
    } else {
        let (percent, reach) = (words.share(share.abs()), words.share(reach));
        let [before, strong, after] = if percent == words.share(0.0) {
            says::no_difference(words, name, &reach)
        } else {
            says::chance(words, name, &percent, share >= 0.0, &reach)
        };
        view! { <h1 class="headline">{before}<strong>{strong}</strong>{after}</h1> }.into_any()
    };
    view! {
        <div class="headline-block">
            {headline}
            <p class="lede">
                {says::amounts(words, &period, &amount(savings.metered), &amount(savings.counterfactual))}
                {is_known.then_some(money).flatten()}
            </p>
            <p class="chart-note">{says::confidence(words, &words.share(savings.level))}</p>
        </div>
    }
    .into_any()
}

/// The form to choose the periods, the method and the utility.
fn choose(place: &Place, utility: Utility, chosen: &Chosen, is_open: bool) -> AnyView {
    let words = place.words;
    let address = format!("{}/savings", place.address());
    let utilities: Vec<(String, String)> =
        place.utilities.iter().map(|one| (one.0.as_str().to_owned(), label::utility(words, one.0).to_owned())).collect();
    let methods = [Method::DegreeHours, Method::Hourly, Method::Caltrack]
        .map(|method| (method_word(method).to_owned(), method_label(words, method).to_owned()))
        .to_vec();
    view! {
        <details class="behind" open=is_open>
            <summary>{says::choose(words)}</summary>
            <form class="filter-form" method="get" action=address>
                <SelectField name="utility" label=says::choose_utility(words) value=utility.as_str().to_owned() choices=utilities faults=Faults::new()/>
                <TextField name="before" label=says::choose_before(words) kind="date" value=chosen.before.to_string() hint=says::hint_of_before(words, BASELINE_DAYS) faults=Faults::new()/>
                <TextField name="from" label=says::choose_from(words) kind="date" value=chosen.from.to_string() faults=Faults::new()/>
                <TextField name="to" label=says::choose_to(words) kind="date" value=chosen.to.to_string() faults=Faults::new()/>
                <SelectField name="method" label=says::choose_method(words) value=method_word(chosen.method).to_owned() choices=methods faults=Faults::new()/>
                <button class="button" type="submit">{says::compare(words)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// How a method models a day.
fn method_note(words: Words, method: Method) -> String {
    match method {
        Method::DegreeHours => says::degree_hours_note(words).to_owned(),
        Method::Hourly => says::hourly_note(words).to_owned(),
        Method::Caltrack => says::caltrack_note(words, &words.percent(0.1, 1)),
    }
}

fn model(place: &Place, utility: Utility, found: &Found, savings: &Savings) -> AnyView {
    let words = place.words;
    let system = place.words.units;
    let percent = |share: f64| words.percent(share * 100.0, 1);
    let year = found.answer.normal_year.map(|year| {
        view! { <div><dt>{says::normal_year_label(words)}</dt><dd>{says::normal_year(words, &amounts::amount(year, utility, system))}</dd></div> }
    });
    let text = model_words(words, &savings.model, utility, system);
    view! {
        <details class="behind" id="auditors">
            <summary>{says::auditors(words)}</summary>
            <h2 id="model">{says::model(words)}</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::scatter(words)}</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="plot-dot-previous" cx="6" cy="6" r="4"/></svg>{says::key_baseline(words)}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><circle class="plot-dot" cx="6" cy="6" r="4"/></svg>{says::key_since(words)}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>{says::key_model(words)}</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::scatter(place, utility, savings, &savings.days)/>
                </figure>
                <dl class="facts facts-narrow">
                    <div><dt>{says::cvrmse_label(words)}</dt><dd>{says::cvrmse(words, &percent(savings.cvrmse))}</dd></div>
                    <div><dt>{says::nmbe_label(words)}</dt><dd>{says::nmbe(words, &percent(savings.nmbe))}</dd></div>
                    <div><dt>{says::r_squared_label(words)}</dt><dd>{says::r_squared(words, &words.fixed(savings.r_squared, 2))}</dd></div>
                    <div><dt>{says::days_counted_label(words)}</dt><dd>{says::days_counted(words, savings.baseline_days, savings.reporting_days)}</dd></div>
                    <div><dt>{says::formula(words)}</dt><dd>{text}</dd></div>
                    {year}
                </dl>
            </div>
            <p class="status-text">{method_note(words, found.chosen.method)}</p>
            {(!savings.objections.is_empty()).then(|| view! {
                <div class="section-part">
                    <h3>{says::warnings(words)}</h3>
                    <ul class="cause-list">{savings.objections.iter().map(|one| view! { <li>{objection_words(words, one)}</li> }).collect_view()}</ul>
                </div>
            })}
            {chart::residuals(place, utility, &savings.days).map(|chart| view! {
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::residuals(words)}</h3>
                        <p class="chart-note">{says::residuals_note(words)}</p>
                    </figcaption>
                    <ChartSheet chart/>
                </figure>
            })}
        </details>
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
            priority: domain::Priority::Low,
            status: AnomalyStatus::Resolved,
            plan: store::AnomalyPlan::default(),
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
