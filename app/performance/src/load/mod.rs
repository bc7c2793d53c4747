//! The load of a building: every hour, its typical days, its base load, and its use at night and on
//! weekends.

mod chart;
mod found;

use crate::place::Place;
use crate::words;
use analytics::profile::{Profile, TypicalDay};
use app::chart::ChartSheet;
use app::{Routes, Scope};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered_in};
use document::frame::OVERVIEW;
use domain::zone::Date;
use domain::{BuildingType, UnitSystem, Utility, figure};
use found::{Eui, Found, NoEui, Stretch};
use learning::Hours;
use leptos::prelude::*;
use serde::Deserialize;
use store::Owner;
use wording::page::performance::load::{self as says, Days};
use wording::page::performance::place as of_place;

pub fn routes() -> Routes {
    Routes::documents().get("/buildings/{id}/analysis", show)
}

#[derive(Deserialize)]
struct Params {
    utility: Option<String>,
    stretch: Option<String>,
}

async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(OVERVIEW, &state, page(&state, &id, &params).await)
}

async fn page(state: &Scope, id: &str, params: &Params) -> Result<Response, Failure> {
    let place = Place::find(state, id, params.utility.as_deref())?;
    let stretch = Stretch::parse(params.stretch.as_deref());
    let found = match place.chosen {
        Some(chosen) => Some((chosen.0, found::find(state, &place, chosen, stretch).await?)),
        None => None,
    };
    let title = says::title(&place.building.name);
    let (site, own) = (format!("/?site={}", place.site.site_id), place.address());
    let above = [(site.as_str(), place.site.name.as_str()), (own.as_str(), place.building.name.as_str())];
    Ok(place.frame(state, &title, &above).answer(StatusCode::OK, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, stretch, found),
        None => place.without_meter(says::NEEDED),
    }))
}

fn whole(state: &Scope, place: &Place, utility: Utility, stretch: Stretch, found: &Found) -> AnyView {
    let pick = picks(place, utility, stretch);
    let profile = match &found.profile {
        Ok(profile) => profile,
        Err(_) => {
            let days = found.hours.measured() / 24;
            let (before, strong) = says::too_short(&place.building.name);
            return view! {
                <div class="headline-block">
                    <h1 class="headline">{before}<strong>{strong}</strong></h1>
                    <p class="lede">{says::days_needed(utility, stretch.said(), days)}</p>
                </div>
                {pick}
                <p><a class="button button-primary" href=place.address()>{says::BACK}</a></p>
            }
            .into_any();
        }
    };
    view! {
        {headline(state, place, utility, stretch, found, profile)}
        {pick}
        <section class="page-section" aria-labelledby="hours">
            <div class="section-head">
                <h2 id="hours">{says::HOURS}</h2>
                <HeatKey utility place_unit=key_ends(place, utility, &found.hours)/>
            </div>
            <p class="chart-note">{says::HOURS_NOTE}</p>
            <figure class="figure-chart"><ChartSheet chart=chart::heat(place, utility, &found.hours)/></figure>
        </section>
        {(!profile.is_net).then(|| figures(place, utility, found, profile))}
        {typical(place, utility, profile)}
        <section class="page-section" aria-labelledby="duration">
            <h2 id="duration">{says::DURATION}</h2>
            <p class="chart-note">{says::DURATION_NOTE}</p>
            <figure class="figure-chart"><ChartSheet chart=chart::duration(place, utility, profile)/></figure>
        </section>
        {score(profile)}
        {next(place, utility)}
    }
    .into_any()
}

/// The links to choose a stretch and a utility.
fn picks(place: &Place, utility: Utility, stretch: Stretch) -> AnyView {
    let address = place.address();
    let to = move |utility: Utility, stretch: Stretch| {
        format!("{address}/analysis?utility={}&stretch={}", utility.as_str(), stretch.word())
    };
    view! {
        <div class="section-head">
            <nav class="segmented" aria-label=says::STRETCHES>
                {Stretch::ALL.into_iter().map(|one| view! {
                    <a href=to(utility, one) aria-current=(one == stretch).then_some("true")>{one.label()}</a>
                }).collect_view()}
            </nav>
            {place.choice(utility, |one| to(one, stretch))}
        </div>
    }
    .into_any()
}

fn headline(state: &Scope, place: &Place, utility: Utility, stretch: Stretch, found: &Found, profile: &Profile) -> AnyView {
    if profile.is_net {
        let (before, strong) = says::net(&place.building.name);
        return view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong></h1>
                <p class="lede">{says::NET_LEDE}</p>
                <p class="chart-note">{says::covered(&chart::covered(place, &found.hours))}</p>
            </div>
        }
        .into_any();
    }
    let share = found.off_hours.map(|off| off.share);
    let (name, own_type) = (&place.building.name, place.building.building_type);
    let peers = share.filter(|_| found.peers_off_hours.len() >= 2).map(|share| says::Peers {
        building_type: found.peers_are_alike.then_some(own_type),
        // With too few other homes, a home is compared with other buildings and is not counted
        // among them.
        is_one_of_them: found.peers_are_alike || own_type != BuildingType::Home,
        are_all: found.peers_are_all,
        share,
        shares: &found.peers_off_hours,
    });
    let waste = profile.night_waste + profile.weekend_waste;
    let amount = words::amount(waste, utility, place.site.unit_system);
    let cost = price(state, place, utility).map(|price| figure::money(waste * price, &place.site.currency));
    let flat = found.off_hours.map_or(0.0, |off| off.share_of_time);
    let covered = chart::covered(place, &found.hours);
    let (before, strong, after) = match share {
        Some(share) => says::off_hours(name, &words::percent(share), utility, peers),
        None => says::unused(name, utility, stretch.said()),
    };
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong class=share.map(|_| "keep")>{strong}</strong>{after}</h1>
            <p class="lede">{says::quiet(&words::percent(flat), stretch.said(), &amount, cost.as_deref())}</p>
            <p class="chart-note">{says::covered(&covered)}</p>
        </div>
    }
    .into_any()
}

/// The present price of a unit.
fn price(state: &Scope, place: &Place, utility: Utility) -> Option<f64> {
    let pricing = state.catalog().pricing_of(Owner::Building(place.building.building_id), utility);
    pricing.price_at(&place.zone, place.now).map(|price| price.buy)
}

fn key_ends(place: &Place, utility: Utility, hours: &Hours) -> (String, String) {
    let mut known: Vec<f64> = hours.value.iter().copied().filter(|value| value.is_finite()).collect();
    known.sort_by(f64::total_cmp);
    let at = |share: f64| known.get(((known.len().saturating_sub(1)) as f64 * share).round() as usize).copied().unwrap_or(0.0);
    let rate = |value| words::rate(value, utility, place.site.unit_system).to_string();
    (rate(at(0.01)), rate(at(0.99)))
}

/// The key of the heat map, from the palest shade to the darkest.
#[component]
fn HeatKey(utility: Utility, place_unit: (String, String)) -> impl IntoView {
    let shades = (0..app::chart::SHADES)
        .map(|shade| view! { <rect class=format!("heat heat-{shade}") x=shade.to_string() width="1" height="1"/> })
        .collect_view();
    view! {
        <p class="heat-key" data-utility=utility.as_str().replace('_', "-")>
            <span>{place_unit.0}</span>
            <svg viewBox="0 0 8 1" preserveAspectRatio="none" aria-hidden="true">{shades}</svg>
            <span>{place_unit.1}</span>
        </p>
    }
}

/// A figure with what it means.
#[component]
fn Cell(
    /// Its name.
    name: &'static str,
    /// The figure.
    #[prop(into)]
    number: String,
    /// Its unit.
    #[prop(into)]
    unit: String,
    /// A note on what it means.
    #[prop(into)]
    note: String,
) -> impl IntoView {
    view! {
        <div class="figure-cell">
            <h3>{name}</h3>
            <p class="figure-number"><span class="quantity">{number}" "<span class="unit">{unit}</span></span></p>
            <p class="figure-note">{note}</p>
        </div>
    }
}

fn figures(place: &Place, utility: Utility, found: &Found, profile: &Profile) -> AnyView {
    let system = place.site.unit_system;
    let (base, peak) = (words::rate(profile.base_load, utility, system), words::rate(profile.peak, utility, system));
    let always = if profile.mean > 0.0 { (profile.base_load / profile.mean).clamp(0.0, 1.0) } else { 0.0 };
    let zone = &place.zone;
    let peak_at = found.hours.start + profile.peak_at as i64 * domain::HOUR_MS;
    let (eui_number, eui_unit, eui_note) = eui_words(place, system, &found.eui);
    let (trend_number, trend_unit, trend_note) = trend_words(found, utility, system);
    let amount = |value: f64| words::amount(value, utility, system);
    let (night, weekend) = (amount(profile.night_waste), amount(profile.weekend_waste));
    let waste = amount(profile.night_waste + profile.weekend_waste);
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">{says::FIGURES}</h2>
            <div class="figure-row">
                <Cell name=says::BASE_LOAD number=base.number unit=base.unit note=says::base_load(&words::percent(always))/>
                <Cell name=says::PEAK number=peak.number unit=peak.unit note=says::peak(&wording::calendar::day(zone.date(peak_at)), &zone.clock(peak_at))/>
                <Cell name=says::LOAD_FACTOR number=format!("{:.0}", profile.load_factor * 100.0) unit="%" note=says::LOAD_FACTOR_NOTE/>
                <Cell name=says::INTENSITY number=eui_number unit=eui_unit note=eui_note/>
                <Cell name=says::TREND number=trend_number unit=trend_unit note=trend_note/>
                <Cell name=says::WASTE number=waste.number unit=waste.unit note=says::waste(&night, &weekend, &words::percent(profile.efficiency.waste_share))/>
            </div>
            {matches!(found.eui, Err(NoEui::Area)).then(|| view! { <p><a href=format!("/settings/buildings/{}", place.building.building_id)>{says::SAY_AREA}</a></p> })}
        </section>
    }
    .into_any()
}

fn eui_words(place: &Place, system: UnitSystem, eui: &Result<Eui, NoEui>) -> (String, String, String) {
    match eui {
        Ok(eui) => {
            let (value, unit) = match system {
                UnitSystem::Us => (eui.kbtu_per_square_foot, says::INTENSITY_US),
                UnitSystem::Metric => (eui.kwh_per_m2, says::INTENSITY_METRIC),
            };
            (figure::significant(value), unit.to_owned(), says::intensity(&eui.utilities, eui.percentile))
        }
        Err(NoEui::Area) => ("–".to_owned(), String::new(), says::no_area(&place.building.name)),
        Err(NoEui::Days(missing)) => {
            let note = says::days_of_year_needed(found::DAYS_OF_YEAR_MIN, missing);
            ("–".to_owned(), String::new(), note)
        }
    }
}

fn trend_words(found: &Found, utility: Utility, system: UnitSystem) -> (String, String, String) {
    match &found.trend {
        Ok(trend) => {
            let a_year = words::rate(trend.change_per_year.abs(), utility, system);
            let note =
                if trend.significant { says::trend(&a_year, trend.change_per_year < 0.0) } else { says::NO_TREND.to_owned() };
            (figure::significant(trend.percent_per_year), says::TREND_UNIT.to_owned(), note)
        }
        Err(_) => ("–".to_owned(), String::new(), says::months_needed(found.months)),
    }
}

/// On which days a typical day occurs, in words.
fn kind_words(kind: &TypicalDay) -> String {
    let total: usize = kind.by_weekday.iter().sum();
    let weekend = kind.by_weekday[5] + kind.by_weekday[6];
    let is_mostly = |part: usize| part * 10 >= total * 9;
    // If it falls on one or two weekdays only, it is called by their names.
    let kinds = kind.by_weekday[..5].iter().filter(|n| **n * 10 >= total).count();
    let often: Vec<usize> = (0..7).filter(|&day| kind.by_weekday[day] * 5 >= total).collect();
    let days = if is_mostly(total - weekend) && kinds > 2 {
        Days::Weekdays
    } else if is_mostly(weekend) {
        Days::Weekends
    } else if weekend * 4 >= total * 3 {
        Days::MostlyWeekends
    } else if often.is_empty() || often.len() > 2 {
        Days::Any
    } else {
        Days::Mostly(&often)
    };
    let (first, last) = (kind.dates.first().copied().unwrap_or(0), kind.dates.last().copied().unwrap_or(0));
    says::kind(days, Date::from_days(first), Date::from_days(last))
}

/// A small line of a day's hours, without axes.
fn spark(hours: &[f64; 24]) -> impl IntoView + use<> {
    let highest = hours.iter().fold(1e-9_f64, |most, value| most.max(*value)) * 1.08;
    let point = |(hour, value): (usize, &f64)| {
        let way = if hour == 0 { 'M' } else { 'L' };
        format!("{way}{:.1} {:.1}", hour as f64 / 23.0 * 96.0, 28.0 - value.max(0.0) / highest * 26.0)
    };
    let path: String = hours.iter().enumerate().map(point).collect();
    view! {
        <svg class="sparkline" viewBox="0 0 96 28" preserveAspectRatio="none" aria-hidden="true"><path class="chart-line" d=path/></svg>
    }
}

fn typical(place: &Place, utility: Utility, profile: &Profile) -> AnyView {
    let system = place.site.unit_system;
    let kinds = profile
        .typical_days
        .iter()
        .map(|kind| {
            let energy = words::amount(kind.hours.iter().sum(), utility, system).to_string();
            view! {
                <li>
                    {spark(&kind.hours)}
                    <p><strong>{energy}</strong>{says::on_days(kind.days)}</p>
                    <p class="status-text">{kind_words(kind)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="page-section" aria-labelledby="days">
            <h2 id="days">{says::TYPICAL}</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::MEAN_DAY}</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::KEY_WEEKDAYS}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::KEY_WEEKEND}</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::typical(place, utility, profile)/>
                </figure>
                <div>
                    <h3>{says::ALIKE}</h3>
                    {if profile.typical_days.is_empty() {
                        view! { <p class="status-text">{says::NO_KINDS}</p> }.into_any()
                    } else {
                        view! { <ul class="kind-list" data-utility=utility.as_str().replace('_', "-")>{kinds}</ul> }.into_any()
                    }}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn score(profile: &Profile) -> AnyView {
    let found = profile.efficiency;
    // Without use there is nothing to judge.
    if !found.score.is_finite() {
        return ().into_any();
    }
    let points = |most: f64, share: f64| says::points(most * share.clamp(0.0, 1.0), most);
    view! {
        <section class="page-section" aria-labelledby="score">
            <h2 id="score">{says::score(found.score)}</h2>
            <p class="lede">{says::SCORE_NOTE}</p>
            <dl class="facts facts-narrow">
                <div><dt>{points(40.0, 1.0 - found.night_ratio)}</dt><dd>{says::quiet_nights(&words::percent(found.night_ratio))}</dd></div>
                <div><dt>{points(25.0, 1.0 - found.weekend_ratio)}</dt><dd>{says::quiet_weekends(&words::percent(found.weekend_ratio))}</dd></div>
                <div><dt>{points(20.0, profile.load_factor / 0.6)}</dt><dd>{says::even_load(&words::percent(profile.load_factor))}</dd></div>
                <div><dt>{points(15.0, 1.0 - found.waste_share / 0.2)}</dt><dd>{says::no_waste(&words::percent(found.waste_share))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn next(place: &Place, utility: Utility) -> AnyView {
    let address = place.address();
    let (forecast, findings, savings) = (says::TO_FORECAST, says::TO_FINDINGS, says::TO_SAVINGS);
    view! {
        <section class="page-section" aria-labelledby="next">
            <h2 id="next">{of_place::NEXT}</h2>
            <ul class="link-list">
                <li><a href=format!("{address}/forecast?utility={}", utility.as_str())>{forecast.0}</a><p class="status-text">{forecast.1}</p></li>
                <li><a href=format!("/anomalies?building={}", place.building.building_id)>{findings.0}</a><p class="status-text">{findings.1}</p></li>
                <li><a href=format!("{address}/savings?utility={}", utility.as_str())>{savings.0}</a><p class="status-text">{savings.1}</p></li>
            </ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::kind_words;
    use analytics::profile::TypicalDay;

    #[test]
    fn a_kind_of_day_is_named_by_when_it_comes() {
        let kind = |by_weekday: [usize; 7]| TypicalDay {
            hours: [1.0; 24],
            days: by_weekday.iter().sum(),
            by_weekday,
            dates: vec![20_500, 20_600],
        };
        assert!(kind_words(&kind([8, 8, 8, 8, 8, 0, 1])).starts_with("Monday to Friday, between "));
        assert!(kind_words(&kind([0, 0, 0, 0, 1, 9, 9])).starts_with("weekends"));
        assert!(kind_words(&kind([9, 0, 0, 0, 9, 1, 0])).starts_with("mostly Mondays and Fridays"));
        assert!(kind_words(&kind([2, 2, 2, 2, 2, 2, 2])).starts_with("days of all kinds"));
    }
}
