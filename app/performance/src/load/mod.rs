//! The load of a building: every hour, its typical days, its base load, and its use at night and on
//! weekends.

mod chart;
mod found;

use crate::amounts;
use crate::place::Place;
use analytics::profile::{Profile, TypicalDay};
use app::chart::ChartSheet;
use app::document::answer::{Failure, answered_in};
use app::document::frame::{BUILDINGS, may};
use app::document::tabs::Tab;
use app::{Routes, Scope};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::zone::Date;
use domain::{BuildingType, Capability, UnitSystem, Utility};
use found::{Eui, Found, NoEui, Stretch};
use learning::Hours;
use leptos::prelude::*;
use serde::Deserialize;
use store::Owner;
use wording::page::performance::load::{self as says, Days};
use wording::page::performance::place as of_place;
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents().get("/buildings/{id}/analysis", show)
}

#[derive(Deserialize)]
struct Params {
    utility: Option<String>,
    stretch: Option<String>,
}

async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(BUILDINGS, &state, page(&state, &id, &params).await)
}

async fn page(state: &Scope, id: &str, params: &Params) -> Result<Response, Failure> {
    let place = Place::find(state, id, params.utility.as_deref())?;
    let words = place.words;
    let stretch = Stretch::parse(params.stretch.as_deref());
    let found = match place.chosen {
        Some(chosen) => Some((chosen.0, found::find(state, &place, chosen, stretch).await?)),
        None => None,
    };
    let title = says::title(words, &place.building.name);
    let own = place.address();
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (own.as_str(), place.building.name.as_str())];
    Ok(place.frame(state, Tab::Load, &title, &above).answer(StatusCode::OK, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, stretch, found),
        None => place.without_meter(says::needed(words)),
    }))
}

fn whole(state: &Scope, place: &Place, utility: Utility, stretch: Stretch, found: &Found) -> AnyView {
    let words = place.words;
    let pick = picks(place, utility, stretch);
    let profile = match &found.profile {
        Ok(profile) => profile,
        Err(_) => {
            let days = found.hours.measured() / 24;
            let [before, strong, _] = says::too_short(words, &place.building.name);
            return view! {
                <div class="headline-block">
                    <h1 class="headline">{before}<strong>{strong}</strong></h1>
                    <p class="lede">{says::days_needed(words, label::utility_within(words, utility), &stretch.said(words), days)}</p>
                </div>
                {pick}
                <p><a class="button button-primary" href=place.address()>{says::back(words)}</a></p>
            }
            .into_any();
        }
    };
    view! {
        {headline(state, place, utility, stretch, found, profile)}
        {pick}
        <section class="page-section" aria-labelledby="hours">
            <div class="section-head">
                <h2 id="hours">{says::hours(words)}</h2>
                <HeatKey utility place_unit=key_ends(place, utility, &found.hours)/>
            </div>
            <p class="chart-note">{says::hours_note(words)}</p>
            <figure class="figure-chart"><ChartSheet chart=chart::heat(place, utility, &found.hours)/></figure>
        </section>
        {(!profile.is_net).then(|| figures(place, utility, found, profile))}
        {typical(place, utility, profile)}
        <section class="page-section" aria-labelledby="duration">
            <h2 id="duration">{says::duration(words)}</h2>
            <p class="chart-note">{says::duration_note(words)}</p>
            <figure class="figure-chart"><ChartSheet chart=chart::duration(place, utility, profile)/></figure>
        </section>
        {score(words, profile)}
        {next(place, utility)}
    }
    .into_any()
}

/// The links to choose a stretch and a utility.
fn picks(place: &Place, utility: Utility, stretch: Stretch) -> AnyView {
    let words = place.words;
    let address = place.address();
    let to = move |utility: Utility, stretch: Stretch| {
        format!("{address}/analysis?utility={}&stretch={}", utility.as_str(), stretch.word())
    };
    view! {
        <div class="section-head">
            <nav class="segmented" aria-label=says::stretches(words)>
                {Stretch::ALL.into_iter().map(|one| view! {
                    <a href=to(utility, one) aria-current=(one == stretch).then_some("true")>{one.label(words)}</a>
                }).collect_view()}
            </nav>
            {place.choice(utility, |one| to(one, stretch))}
        </div>
    }
    .into_any()
}

fn headline(state: &Scope, place: &Place, utility: Utility, stretch: Stretch, found: &Found, profile: &Profile) -> AnyView {
    let words = place.words;
    if profile.is_net {
        let [before, strong, _] = says::net(words, &place.building.name);
        return view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong></h1>
                <p class="lede">{says::net_lede(words)}</p>
                <p class="chart-note">{covered(words, &chart::covered(place, &found.hours))}</p>
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
    let amount = amounts::amount(waste, utility, place.words.units);
    let cost = price(state, place, utility).map(|price| words.money(waste * price, &place.site.currency));
    let flat = found.off_hours.map_or(0.0, |off| off.share_of_time);
    let range = chart::covered(place, &found.hours);
    let [before, strong, after] = match share {
        Some(share) => says::off_hours(words, name, utility, share, peers),
        None => says::unused(words, name, label::utility_within(words, utility), &stretch.said(words)),
    };
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong class=share.map(|_| "keep")>{strong}</strong>{after}</h1>
            <p class="lede">{says::quiet(words, &words.share(flat), &stretch.said(words), &amount, cost.as_deref())}</p>
            <p class="chart-note">{covered(words, &range)}</p>
        </div>
    }
    .into_any()
}

/// Which days are looked at, and which hours are the night.
fn covered(words: Words, range: &str) -> String {
    says::covered(words, range, &words.hour(22), &words.hour(6))
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
    let rate = |value| place.words.written(&amounts::rate(value, utility, place.words.units));
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
    /// The figure; empty where it is not known, and the note says why.
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
            {(!number.is_empty()).then(|| view! { <p class="figure-number"><span class="quantity">{number}" "<span class="unit">{unit}</span></span></p> })}
            <p class="figure-note">{note}</p>
        </div>
    }
}

fn figures(place: &Place, utility: Utility, found: &Found, profile: &Profile) -> AnyView {
    let words = place.words;
    let system = place.words.units;
    let (base, peak) = (amounts::rate(profile.base_load, utility, system), amounts::rate(profile.peak, utility, system));
    let always = if profile.mean > 0.0 { (profile.base_load / profile.mean).clamp(0.0, 1.0) } else { 0.0 };
    let zone = &place.zone;
    let peak_at = found.hours.start + profile.peak_at as i64 * domain::HOUR_MS;
    let (eui_number, eui_unit, eui_note) = eui_words(place, system, &found.eui);
    let (trend_number, trend_unit, trend_note) = trend_words(words, found, utility, system);
    let amount = |value: f64| amounts::amount(value, utility, system);
    let (night, weekend) = (amount(profile.night_waste), amount(profile.weekend_waste));
    let waste = amount(profile.night_waste + profile.weekend_waste);
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">{says::figures(words)}</h2>
            <div class="figure-row">
                <Cell name=says::base_load_label(words) number=words.number(&base.number) unit=base.unit note=says::base_load(words, &words.share(always))/>
                <Cell name=says::peak_label(words) number=words.number(&peak.number) unit=peak.unit note=says::peak(words, &words.day(zone.date(peak_at)), &words.hour_at(zone, peak_at))/>
                <Cell name=says::load_factor(words) number=words.share(profile.load_factor) unit="" note=says::load_factor_note(words)/>
                <Cell name=says::intensity_label(words) number=eui_number unit=eui_unit note=eui_note/>
                <Cell name=says::trend_label(words) number=trend_number unit=trend_unit note=trend_note/>
                <Cell name=says::waste_label(words) number=words.number(&waste.number) unit=waste.unit note=says::waste(words, &night, &weekend, &words.share(profile.efficiency.waste_share))/>
            </div>
            {(matches!(found.eui, Err(NoEui::Area)) && may(Capability::Manage)).then(|| view! { <p><a href=format!("/settings/buildings/{}", place.building.building_id)>{says::say_area(words)}</a></p> })}
        </section>
    }
    .into_any()
}

fn eui_words(place: &Place, system: UnitSystem, eui: &Result<Eui, NoEui>) -> (String, String, String) {
    let words = place.words;
    match eui {
        Ok(eui) => {
            let (value, unit) = match system {
                UnitSystem::Us => (eui.kbtu_per_square_foot, says::intensity_us(words)),
                UnitSystem::Metric => (eui.kwh_per_m2, says::intensity_metric(words)),
            };
            (words.significant(value), unit.to_owned(), says::intensity(words, &eui.utilities, eui.percentile))
        }
        Err(NoEui::Area) => (String::new(), String::new(), says::no_area(words, &place.building.name)),
        Err(NoEui::Days(missing)) => {
            let note = says::days_of_year_needed(words, found::DAYS_OF_YEAR_MIN, missing);
            (String::new(), String::new(), note)
        }
    }
}

fn trend_words(words: Words, found: &Found, utility: Utility, system: UnitSystem) -> (String, String, String) {
    match &found.trend {
        Ok(trend) => {
            let a_year = amounts::rate(trend.change_per_year.abs(), utility, system);
            let note = if trend.significant {
                says::trend(words, &a_year, trend.change_per_year < 0.0)
            } else {
                says::no_trend(words).to_owned()
            };
            (words.significant(trend.percent_per_year), says::trend_unit(words).to_owned(), note)
        }
        Err(_) => (String::new(), String::new(), says::months_needed(words, found.months)),
    }
}

/// On which days a typical day occurs, in words.
fn kind_words(words: Words, kind: &TypicalDay) -> String {
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
    says::kind(words, days, Date::from_days(first), Date::from_days(last))
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
    let words = place.words;
    let system = place.words.units;
    let kinds = profile
        .typical_days
        .iter()
        .map(|kind| {
            let energy = words.written(&amounts::amount(kind.hours.iter().sum(), utility, system));
            let [_, strong, rest] = says::on_days(words, &energy, kind.days);
            view! {
                <li>
                    {spark(&kind.hours)}
                    <p><strong>{strong}</strong>{rest}</p>
                    <p class="status-text">{kind_words(words, kind)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="page-section" aria-labelledby="days">
            <h2 id="days">{says::typical(words)}</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>{says::mean_day(words)}</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::key_weekdays(words)}</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_weekend(words)}</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::typical(place, utility, profile)/>
                </figure>
                <div>
                    <h3>{says::alike(words)}</h3>
                    {if profile.typical_days.is_empty() {
                        view! { <p class="status-text">{says::no_kinds(words)}</p> }.into_any()
                    } else {
                        view! { <ul class="kind-list" data-utility=utility.as_str().replace('_', "-")>{kinds}</ul> }.into_any()
                    }}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn score(words: Words, profile: &Profile) -> AnyView {
    let found = profile.efficiency;
    // Without use there is nothing to judge.
    if !found.score.is_finite() {
        return ().into_any();
    }
    let points =
        |most: f64, share: f64| says::points(words, &words.fixed(most * share.clamp(0.0, 1.0), 0), &words.fixed(most, 0));
    view! {
        <section class="page-section" aria-labelledby="score">
            <h2 id="score">{says::score(words, &words.fixed(found.score, 0))}</h2>
            <p class="lede">{says::score_note(words)}</p>
            <dl class="facts facts-narrow">
                <div><dt>{points(40.0, 1.0 - found.night_ratio)}</dt><dd>{says::quiet_nights(words, &words.hour(0), &words.hour(5), &words.share(found.night_ratio))}</dd></div>
                <div><dt>{points(25.0, 1.0 - found.weekend_ratio)}</dt><dd>{says::quiet_weekends(words, &words.share(found.weekend_ratio))}</dd></div>
                <div><dt>{points(20.0, profile.load_factor / 0.6)}</dt><dd>{says::even_load(words, &words.share(profile.load_factor), &words.share(0.6))}</dd></div>
                <div><dt>{points(15.0, 1.0 - found.waste_share / 0.2)}</dt><dd>{says::no_waste(words, &words.share(found.waste_share), &words.share(0.2))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn next(place: &Place, utility: Utility) -> AnyView {
    let words = place.words;
    let address = place.address();
    let [forecast, forecast_text] = says::to_forecast(words);
    let [findings, findings_text] = says::to_findings(words);
    let [savings, savings_text] = says::to_savings(words);
    view! {
        <section class="page-section" aria-labelledby="next">
            <h2 id="next">{of_place::next(words)}</h2>
            <ul class="link-list">
                <li><a href=format!("{address}/forecast?utility={}", utility.as_str())>{forecast}</a><p class="status-text">{forecast_text}</p></li>
                <li><a href=format!("/anomalies?building={}", place.building.building_id)>{findings}</a><p class="status-text">{findings_text}</p></li>
                <li><a href=format!("{address}/savings?utility={}", utility.as_str())>{savings}</a><p class="status-text">{savings_text}</p></li>
            </ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::kind_words;
    use analytics::profile::TypicalDay;
    use wording::Words;

    #[test]
    fn a_kind_of_day_is_named_by_when_it_comes() {
        let kind = |by_weekday: [usize; 7]| TypicalDay {
            hours: [1.0; 24],
            days: by_weekday.iter().sum(),
            by_weekday,
            dates: vec![20_500, 20_600],
        };
        assert!(kind_words(Words::ENGLISH, &kind([8, 8, 8, 8, 8, 0, 1])).starts_with("Monday to Friday, between "));
        assert!(kind_words(Words::ENGLISH, &kind([0, 0, 0, 0, 1, 9, 9])).starts_with("weekends"));
        assert!(kind_words(Words::ENGLISH, &kind([9, 0, 0, 0, 9, 1, 0])).starts_with("mostly Mondays and Fridays"));
        assert!(kind_words(Words::ENGLISH, &kind([2, 2, 2, 2, 2, 2, 2])).starts_with("any day"));
    }
}
