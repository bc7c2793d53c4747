//! The page of savings: the sentence with its uncertainty, both courses, the model with its figures, the targets.

use super::chosen::{Asked, BASELINE_DAYS, BASELINE_DAYS_MIN, Chosen, method_label, method_word};
use super::{chart, target};
use crate::hours::Hours;
use crate::place::Place;
use crate::words;
use analytics::Error;
use analytics::savings::{Degrees, Method, Model, Savings, normal_year, savings};
use app::AppState;
use app::chart::ChartSheet;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered_in};
use document::frame::OVERVIEW;
use document::part::{Done, Faults, SelectField, TextField};
use domain::zone::{Date, Span};
use domain::{DAY_MS, SeriesId, UnitSystem, Utility, figure};
use leptos::prelude::*;
use store::Owner;

/// The probability of the stated uncertainty, as ASHRAE Guideline 14 asks for at least 68 %.
const LEVEL: f64 = 0.9;

/// All that the page says.
struct Found {
    chosen: Chosen,
    /// The first day that is known.
    first: Option<Date>,
    savings: Result<Savings, Error>,
    /// What a normal year of the site's weather would use by the baseline's model.
    normal_year: Option<f64>,
    targets: Vec<target::Shown>,
}

pub async fn show(State(state): State<AppState>, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    answered_in(OVERVIEW, &state, page(&state, &id, &asked, Faults::new(), target::Input::default()).await)
}

/// The page, with what is wrong with the form of a target.
pub async fn page(state: &AppState, id: &str, asked: &Asked, faults: Faults, input: target::Input) -> Result<Response, Failure> {
    let place = Place::find(state, id, asked.utility.as_deref())?;
    let found = match place.chosen {
        Some(chosen) => Some((chosen.0, find(state, &place, chosen, asked).await?)),
        None => None,
    };
    let title = format!("{}: savings", place.building.name);
    let (site, own) = (format!("/?site={}", place.site.site_id), place.address());
    let above = [(site.as_str(), place.site.name.as_str()), (own.as_str(), place.building.name.as_str())];
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let input =
        match found.as_ref().and_then(|found| asked.target.and_then(|id| found.1.targets.iter().find(|one| one.id() == id))) {
            Some(target) if faults.is_empty() => target.input(&place),
            _ => input,
        };
    let done = asked.done.as_deref().and_then(target::done_words);
    Ok(place.frame(state, &title, &above).answer(status, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, found, done, faults, input),
        None => view! {
            <div class="headline-block">
                <h1 class="headline">{place.building.name.clone()}": "<strong>"no meter counts here yet."</strong></h1>
                <p class="lede">"Savings need a baseline of at least 60 days. Give a meter to this building first."</p>
            </div>
            <p><a class="button button-primary" href="/status#new-meters">"See the new meters"</a></p>
        }
        .into_any(),
    }))
}

async fn find(state: &AppState, place: &Place, (utility, series): (Utility, SeriesId), asked: &Asked) -> store::Result<Found> {
    let (store, zone) = (&state.store, &place.zone);
    let today = zone.date(place.now);
    // Four years hold two baselines and what follows them.
    let span = Span { start: place.now - 4 * 366 * DAY_MS, end: zone.start_of(today) };
    let hours = Hours::read(store, zone, series, span).await?.begun().with_weather(store, place.site.site_id).await?;
    let first = (hours.known() > 0).then(|| zone.date(hours.start));
    let chosen = Chosen::of(asked, first.unwrap_or(today), today);
    let targets = target::shown(state, place, utility, series).await?;
    let (periods, method) = (chosen.periods(zone), chosen.method);
    let work = tokio::task::spawn_blocking(move || {
        let series = hours.series();
        let found = savings(&series, &periods, method, LEVEL);
        let year = found.as_ref().ok().and_then(|found| normal_year(&found.model, &series).ok());
        (found, year)
    });
    let (savings, normal_year) = work.await.map_err(|_| store::Error::Refused("the computation broke off".to_owned()))?;
    Ok(Found { chosen, first, savings, normal_year, targets })
}

fn whole(
    state: &AppState,
    place: &Place,
    utility: Utility,
    found: &Found,
    done: Option<String>,
    faults: Faults,
    input: target::Input,
) -> AnyView {
    let body = match &found.savings {
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

/// Why there is no figure, and what would do.
fn untold(place: &Place, utility: Utility, found: &Found, error: &Error) -> AnyView {
    let name = utility.label().to_lowercase();
    let known = found.first.map_or(0, |first| place.zone.date(place.now).days() - first.days());
    let (short, long, next) = match error {
        Error::Temperature { .. } => (
            "no weather to compare with.",
            format!(
                "What {name} would have been used depends on the weather. It takes an outdoor thermometer, or the position of the site from which a provider tells it."
            ),
            Some(("/settings/weather", "Say where the site is")),
        ),
        Error::TooShort { what: "a reporting period", .. } => {
            ("nothing to compare yet.", "No whole day of the chosen period is known.".to_owned(), None)
        }
        Error::TooShort { .. } => (
            "not enough history yet.",
            format!(
                "A baseline needs {BASELINE_DAYS_MIN} days before the period that is looked at, better a year; {known} days of {name} are known in all."
            ),
            None,
        ),
        other => ("that cannot be compared.", format!("{other}."), None),
    };
    view! {
        <div class="headline-block">
            <h1 class="headline">{place.building.name.clone()}": "<strong>{short}</strong></h1>
            <p class="lede">{long}</p>
        </div>
        {next.map(|(href, label)| view! { <p><a class="button button-primary" href=href>{label}</a></p> })}
    }
    .into_any()
}

fn told(state: &AppState, place: &Place, utility: Utility, found: &Found, savings: &Savings) -> AnyView {
    view! {
        {headline(state, place, utility, &found.chosen, savings)}
        {choose(place, utility, &found.chosen, false)}
        {chart::course(place, utility, &savings.days).map(|chart| view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>"Day by day"</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>"used"</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>"as it would have been"</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        })}
        {model(place, utility, found, savings)}
    }
    .into_any()
}

fn headline(state: &AppState, place: &Place, utility: Utility, chosen: &Chosen, savings: &Savings) -> AnyView {
    let system = place.site.unit_system;
    let amount = |value: f64| words::amount(value, utility, system).to_string();
    let share = savings.savings / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let reach = savings.uncertainty / savings.counterfactual.abs().max(f64::MIN_POSITIVE);
    let name = place.building.name.clone();
    let is_known = savings.uncertainty.is_finite() && savings.savings.abs() > savings.uncertainty;
    let period = app::words::range(chosen.from, chosen.to);
    let price =
        state.store.catalog().pricing_of(Owner::Building(place.building.building_id), utility).price_at(&place.zone, place.now);
    let money = price.map(|price| {
        let (all, unsure) = (savings.savings.abs() * price.buy, savings.uncertainty * price.buy);
        format!(
            " At today’s price that is {} ± {}.",
            figure::money(all, &place.site.currency),
            figure::money(unsure, &place.site.currency)
        )
    });
    let sentence = if is_known {
        let way = if share > 0.0 { "less" } else { "more" };
        view! {
            <h1 class="headline">
                {name}" used "<strong class="keep">{words::percent(share.abs())}" "{way}</strong>" than it would have: "
                <strong class="keep">{amount(savings.savings.abs())}" ± "{amount(savings.uncertainty)}</strong>"."
            </h1>
        }
        .into_any()
    } else {
        view! {
            <h1 class="headline">
                {name}": "<strong>"no saving can be told from chance."</strong>{format!(" It used {} {} than it would have, ± {}.", words::percent(share.abs()), if share >= 0.0 { "less" } else { "more" }, words::percent(reach))}
            </h1>
        }
        .into_any()
    };
    view! {
        <div class="headline-block">
            {sentence}
            <p class="lede">
                {format!("{period}: {} used, {} in the same weather as it was before.", amount(savings.metered), amount(savings.counterfactual))}
                {is_known.then_some(money).flatten()}
            </p>
            <p class="chart-note">{format!("The interval holds the truth {:.0} times of 100: the larger of ASHRAE Guideline 14’s and of what held-out months miss.", savings.level * 100.0)}</p>
        </div>
    }
    .into_any()
}

/// Which periods, which method, which utility.
fn choose(place: &Place, utility: Utility, chosen: &Chosen, is_open: bool) -> AnyView {
    let address = format!("{}/savings", place.address());
    let utilities: Vec<(String, String)> =
        place.utilities.iter().map(|one| (one.0.as_str().to_owned(), one.0.label().to_owned())).collect();
    let methods = [Method::DegreeHours, Method::Hourly, Method::Caltrack]
        .map(|method| (method_word(method).to_owned(), method_label(method).to_owned()))
        .to_vec();
    view! {
        <details class="behind" open=is_open>
            <summary>"Choose the periods and the method"</summary>
            <form class="filter-form" method="get" action=address>
                <SelectField name="utility" label="Of what" value=utility.as_str().to_owned() choices=utilities faults=Faults::new()/>
                <TextField name="before" label="Measure began" kind="date" value=chosen.before.to_string() hint=format!("The {BASELINE_DAYS} days before are the baseline.") faults=Faults::new()/>
                <TextField name="from" label="Counted from" kind="date" value=chosen.from.to_string() faults=Faults::new()/>
                <TextField name="to" label="Counted to" kind="date" value=chosen.to.to_string() faults=Faults::new()/>
                <SelectField name="method" label="Method" value=method_word(chosen.method).to_owned() choices=methods faults=Faults::new()/>
                <button class="button" type="submit">"Compare"</button>
            </form>
        </details>
    }
    .into_any()
}

/// A model in a sentence: `1,518 kWh a day, 453 kWh less on weekends, 9.60 kWh more for each degree below 25 °C`.
fn model_words(model: &Model, utility: Utility, system: UnitSystem) -> String {
    let amount = |value: f64| words::amount(value, utility, system).to_string();
    let mut text = format!("{} a day", amount(model.base));
    if model.weekend != 0.0 {
        let way = if model.weekend < 0.0 { "less" } else { "more" };
        text += &format!(", {} {way} on weekends", amount(model.weekend.abs()));
    }
    for (part, way) in [(model.heating, "below"), (model.cooling, "above")] {
        let Some((point, slope)) = part else { continue };
        // Degree hours are of °C, degree days of °F, whatever is shown.
        let (slope, point, unit) = match (model.degrees, system) {
            (Degrees::Hours, UnitSystem::Metric) => (slope, point, "°C"),
            (Degrees::Hours, UnitSystem::Us) => (slope / 1.8, point * 1.8 + 32.0, "°F"),
            (Degrees::Days, UnitSystem::Metric) => (slope * 1.8, (point - 32.0) / 1.8, "°C"),
            (Degrees::Days, UnitSystem::Us) => (slope, point, "°F"),
        };
        text += &format!(", {} more for each degree {way} {} {unit}", amount(slope), figure::fixed(point, 0));
    }
    text
}

fn model(place: &Place, utility: Utility, found: &Found, savings: &Savings) -> AnyView {
    let system = place.site.unit_system;
    let percent = |share: f64| figure::fixed(share * 100.0, 1);
    let method = match found.chosen.method {
        Method::DegreeHours => {
            "Each day is a base load, more on weekends where they differ, and so much for each degree hour of heating and cooling beyond a balance point, chosen by the Bayesian information criterion."
        }
        Method::Hourly => {
            "Each hour by the hour of the week and by degrees beyond the balance points at its time of day, summed by days. The line in the picture is the daily model that gave the balance points."
        }
        Method::Caltrack => {
            "CalTRACK 2.0, daily: a base load and so much for each degree day, the balance points by the adjusted R². Agrees with eemeter within 0.1 %."
        }
    };
    let year = found.normal_year.map(|year| {
        view! { <div><dt>"A normal year"</dt><dd>{format!("In a normal year of the weather here the building, as it was in the baseline, would use {}.", words::amount(year, utility, system))}</dd></div> }
    });
    let text = model_words(&savings.model, utility, system);
    view! {
        <section class="page-section" aria-labelledby="model">
            <h2 id="model">"How far the baseline can be trusted"</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>"Use against temperature"</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="plot-dot-previous" cx="6" cy="6" r="4"/></svg>"baseline"</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><circle class="plot-dot" cx="6" cy="6" r="4"/></svg>"since"</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><path class="chart-line chart-estimate-key" d="M0 6h12"/></svg>"the model"</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::scatter(place, utility, savings, &savings.days)/>
                </figure>
                <dl class="facts facts-narrow">
                    <div><dt>"CV(RMSE)"</dt><dd>{format!("{} %. How far single days stray from the model; up to 25 to 30 % is good.", percent(savings.cvrmse))}</dd></div>
                    <div><dt>"NMBE"</dt><dd>{format!("{} %. Whether the model is too high or too low in all; within 0.5 % is good.", percent(savings.nmbe))}</dd></div>
                    <div><dt>"R²"</dt><dd>{format!("{}. The share of the ups and downs that the weather and the weekend explain.", figure::fixed(savings.r_squared, 2))}</dd></div>
                    <div><dt>"Days"</dt><dd>{format!("{} of the baseline, {} counted", savings.baseline_days, savings.reporting_days)}</dd></div>
                    <div><dt>"Model"</dt><dd>{text}</dd></div>
                    {year}
                </dl>
            </div>
            <p class="status-text">{method}</p>
            {(!savings.warnings.is_empty()).then(|| view! {
                <div>
                    <h3>"What an auditor would object to"</h3>
                    <ul class="cause-list">{savings.warnings.iter().map(|warning| view! { <li>{warning.clone()}"."</li> }).collect_view()}</ul>
                </div>
            })}
            {chart::residuals(place, utility, &savings.days).map(|chart| view! {
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>"What the model misses"</h3>
                        <p class="chart-note">"Used less modelled, on each day of the baseline. Waves mean that something else than weather plays a part."</p>
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
    use super::*;

    #[test]
    fn a_model_is_said_in_the_degrees_of_its_readers() {
        let model = Model { degrees: Degrees::Hours, base: 100.0, weekend: -20.0, heating: Some((15.0, 9.0)), cooling: None };
        let said = |system| model_words(&model, Utility::Electricity, system).replace('\u{a0}', " ");
        assert_eq!(
            said(UnitSystem::Metric),
            "100 kWh a day, 20.0 kWh less on weekends, 9.00 kWh more for each degree below 15 °C"
        );
        assert_eq!(said(UnitSystem::Us), "100 kWh a day, 20.0 kWh less on weekends, 5.00 kWh more for each degree below 59 °F");
    }
}
