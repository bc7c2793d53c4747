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
    let title = format!("{}: analysis", place.building.name);
    let (site, own) = (format!("/?site={}", place.site.site_id), place.address());
    let above = [(site.as_str(), place.site.name.as_str()), (own.as_str(), place.building.name.as_str())];
    Ok(place.frame(state, &title, &above).answer(StatusCode::OK, || match &found {
        Some((utility, found)) => whole(state, &place, *utility, stretch, found),
        None => nothing(&place),
    }))
}

fn nothing(place: &Place) -> AnyView {
    view! {
        <div class="headline-block">
            <h1 class="headline">{place.building.name.clone()}": "<strong>"no meter counts here yet."</strong></h1>
            <p class="lede">"An analysis needs two weeks of readings. Give a meter to this building, and come back then."</p>
        </div>
        <p><a class="button button-primary" href="/status#new-meters">"See the new meters"</a></p>
    }
    .into_any()
}

fn whole(state: &Scope, place: &Place, utility: Utility, stretch: Stretch, found: &Found) -> AnyView {
    let name = utility.label().to_lowercase();
    let pick = picks(place, utility, stretch);
    let profile = match &found.profile {
        Ok(profile) => profile,
        Err(_) => {
            let days = found.hours.measured() / 24;
            return view! {
                <div class="headline-block">
                    <h1 class="headline">{place.building.name.clone()}": "<strong>"not enough history yet."</strong></h1>
                    <p class="lede">{format!("An analysis of {name} needs 14 days with readings within {}, and there {}.", stretch.said(), match days { 0 => "are none".to_owned(), 1 => "is one".to_owned(), n => format!("are {n}") })}</p>
                </div>
                {pick}
                <p><a class="button button-primary" href=place.address()>"Back to the building"</a></p>
            }
            .into_any();
        }
    };
    view! {
        {headline(state, place, utility, stretch, found, profile)}
        {pick}
        <section class="page-section" aria-labelledby="hours">
            <div class="section-head">
                <h2 id="hours">"Every hour"</h2>
                <HeatKey utility place_unit=key_ends(place, utility, &found.hours)/>
            </div>
            <p class="chart-note">"A column is a day, from midnight at the top to midnight at the foot. A pale night is a building that sleeps; blanks are hours without a sound reading."</p>
            <figure class="figure-chart"><ChartSheet chart=chart::heat(place, utility, &found.hours)/></figure>
        </section>
        {figures(place, utility, found, profile)}
        {typical(place, utility, profile)}
        <section class="page-section" aria-labelledby="duration">
            <h2 id="duration">"How long it draws how much"</h2>
            <p class="chart-note">"The load duration curve: the load that is reached or exceeded for each share of the time. A cliff on the left is a short, dear peak; a high tail on the right runs always."</p>
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
            <nav class="segmented" aria-label="How long back">
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
    let name = utility.label().to_lowercase();
    let share = found.off_hours.map(|off| off.share);
    let among = share.filter(|_| found.peers_off_hours.len() >= 2).map(|share| {
        let kind =
            if found.peers_are_alike { words::buildings(place.building.building_type) } else { "buildings other than homes" };
        // With too few other homes, a home is compared with other buildings and is not counted
        // among them.
        let is_one = found.peers_are_alike || place.building.building_type != BuildingType::Home;
        let (among, all) = if is_one { ("among", 1) } else { ("beside", 0) };
        let all = words::count(found.peers_off_hours.len() + all);
        let all = if found.peers_are_all { format!("the site’s {all}") } else { format!("{all} of the site’s") };
        format!("; {among} {all} {kind} that is {}", words::rank(share, &found.peers_off_hours))
    });
    let waste = profile.night_waste + profile.weekend_waste;
    let amount = words::amount(waste, utility, place.site.unit_system);
    let cost =
        price(state, place, utility).map(|price| format!(", about {}", figure::money(waste * price, &place.site.currency)));
    let flat = found.off_hours.map_or(0.0, |off| off.share_of_time);
    let covered = chart::covered(place, &found.hours);
    view! {
        <div class="headline-block">
            <h1 class="headline">
                {match share {
                    Some(share) => view! {
                        {place.building.name.clone()}" uses "<strong class="keep">{words::percent(share)}" of its "{name}</strong>" at night and at weekends"{among}"."
                    }.into_any(),
                    None => view! { {place.building.name.clone()}": "<strong>"it used no "{name}</strong>" in "{stretch.said()}"." }.into_any(),
                }}
            </h1>
            <p class="lede">
                {format!("A load that never changes would use {} then. If all its nights and weekends were as quiet as its quietest, {} had used {amount} less{}.", words::percent(flat), stretch.said(), cost.unwrap_or_default())}
            </p>
            <p class="chart-note">{format!("{covered}. Nights are 22:00 to 06:00.")}</p>
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
    view! {
        <section class="page-section" aria-labelledby="figures">
            <h2 id="figures">"Its figures"</h2>
            <div class="figure-row">
                <Cell name="Base load" number=base.number unit=base.unit note=format!("What nearly always runs (the 5th percentile of the hours): {} of all it uses.", words::percent(always))/>
                <Cell name="Peak" number=peak.number unit=peak.unit note=format!("Its highest hour, {} at {}.", app::words::day(zone.date(peak_at)), zone.clock(peak_at))/>
                <Cell name="Load factor" number=format!("{:.0}", profile.load_factor * 100.0) unit="%" note="The mean over the peak. Low means that connection and demand are paid for a short peak."/>
                <Cell name="Energy for its area" number=eui_number unit=eui_unit note=eui_note/>
                <Cell name="Trend" number=trend_number unit=trend_unit note=trend_note/>
                <Cell name="Night and weekend waste" number=words::amount(profile.night_waste + profile.weekend_waste, utility, system).number unit=words::amount(profile.night_waste + profile.weekend_waste, utility, system).unit note=format!("{} at night, {} at weekends, above what its quiet ones use: {} of all.", words::amount(profile.night_waste, utility, system), words::amount(profile.weekend_waste, utility, system), words::percent(profile.efficiency.waste_share))/>
            </div>
            {matches!(found.eui, Err(NoEui::Area)).then(|| view! { <p><a href=format!("/settings/buildings/{}", place.building.building_id)>"Say how large the building is"</a></p> })}
        </section>
    }
    .into_any()
}

fn eui_words(place: &Place, system: UnitSystem, eui: &Result<Eui, NoEui>) -> (String, String, String) {
    match eui {
        Ok(eui) => {
            let (value, unit) = match system {
                UnitSystem::Us => (eui.kbtu_per_square_foot, "kBtu/ft² a year"),
                UnitSystem::Metric => (eui.kwh_per_m2, "kWh/m² a year"),
            };
            let of: Vec<String> = eui.utilities.iter().map(|one| one.label().to_lowercase()).collect();
            let stands = eui.percentile.map(|(share, count)| {
                format!(
                    " Of the {} it is compared with, {share:.0} % use more for their area (the percentile).",
                    words::count(count)
                )
            });
            let what = format!("Energy use intensity of the last year: {}.{}", words::list(&of), stands.unwrap_or_default());
            (figure::significant(value), unit.to_owned(), what)
        }
        Err(NoEui::Area) => {
            let note = format!("The floor area of {} is not known yet.", place.building.name);
            ("–".to_owned(), String::new(), note)
        }
        Err(NoEui::Days(missing)) => {
            let of_each: Vec<String> = missing
                .iter()
                .map(|(utility, days)| format!("{} of {}", words::count(*days), utility.label().to_lowercase()))
                .collect();
            let note = format!(
                "Energy use intensity needs about a year of each energy, {} days; there are {}.",
                found::DAYS_OF_YEAR_MIN,
                words::list(&of_each)
            );
            ("–".to_owned(), String::new(), note)
        }
    }
}

fn trend_words(found: &Found, utility: Utility, system: UnitSystem) -> (String, String, String) {
    match &found.trend {
        Ok(trend) => {
            let a_year = words::rate(trend.change_per_year.abs(), utility, system);
            let way = if trend.change_per_year < 0.0 { "less" } else { "more" };
            let note = if trend.significant {
                format!("Each year {a_year} {way} than the year before, the seasons taken out.")
            } else {
                "Not to be told from chance: stable, as far as one can say.".to_owned()
            };
            (figure::significant(trend.percent_per_year), "% a year".to_owned(), note)
        }
        Err(_) => {
            let note = format!("A trend needs the same months of two years: 14 months or more, there are {}.", found.months);
            ("–".to_owned(), String::new(), note)
        }
    }
}

/// On which days a typical day occurs, in words.
fn kind_words(kind: &TypicalDay) -> String {
    let total: usize = kind.by_weekday.iter().sum();
    let weekend = kind.by_weekday[5] + kind.by_weekday[6];
    let is_mostly = |part: usize| part * 10 >= total * 9;
    // If it falls on one or two weekdays only, it is called by their names.
    let kinds = kind.by_weekday[..5].iter().filter(|n| **n * 10 >= total).count();
    let days = if is_mostly(total - weekend) && kinds > 2 {
        "Monday to Friday".to_owned()
    } else if is_mostly(weekend) {
        "weekends".to_owned()
    } else if weekend * 4 >= total * 3 {
        "mostly weekends, and days like them".to_owned()
    } else {
        let often = kind.by_weekday.iter().enumerate().filter(|(_, n)| **n * 5 >= total);
        let often: Vec<String> = often.map(|(day, _)| wording::calendar::weekdays(day)).collect();
        if often.is_empty() || often.len() > 2 {
            "days of all kinds".to_owned()
        } else {
            format!("mostly {}", often.join(" and "))
        }
    };
    let (first, last) = (kind.dates.first().copied().unwrap_or(0), kind.dates.last().copied().unwrap_or(0));
    format!("{days}, between {} and {}", app::words::short(Date::from_days(first)), app::words::short(Date::from_days(last)))
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
            let days = if kind.days == 1 { "one day".to_owned() } else { format!("{} days", words::count(kind.days)) };
            view! {
                <li>
                    {spark(&kind.hours)}
                    <p><strong>{energy}</strong>" on "{days}</p>
                    <p class="status-text">{kind_words(kind)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="page-section" aria-labelledby="days">
            <h2 id="days">"Its typical days"</h2>
            <div class="page-split page-split-even">
                <figure class="figure-chart">
                    <figcaption class="chart-caption">
                        <h3>"A mean day"</h3>
                        <ul class="chart-key">
                            <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility.as_str().replace('_', "-")><rect class="chart-bar" y="4" width="12" height="4"/></svg>"Monday to Friday"</li>
                            <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>"weekend"</li>
                        </ul>
                    </figcaption>
                    <ChartSheet chart=chart::typical(place, utility, profile)/>
                </figure>
                <div>
                    <h3>"Days that look alike"</h3>
                    {if profile.typical_days.is_empty() {
                        view! { <p class="status-text">"Kinds of days need two weeks of whole days."</p> }.into_any()
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
    let points = |most: f64, share: f64| format!("{:.0} of {most:.0}", most * share.clamp(0.0, 1.0));
    view! {
        <section class="page-section" aria-labelledby="score">
            <h2 id="score">{format!("Efficiency score: {:.0} of 100", found.score)}</h2>
            <p class="lede">"How well the load follows use. It compares the building with itself over time; it is no ENERGY STAR score."</p>
            <dl class="facts facts-narrow">
                <div><dt>{points(40.0, 1.0 - found.night_ratio)}</dt><dd>{format!("Quiet nights: from 00:00 to 05:00 it draws {} of a working hour", words::percent(found.night_ratio))}</dd></div>
                <div><dt>{points(25.0, 1.0 - found.weekend_ratio)}</dt><dd>{format!("Quiet weekends: it draws {} of a working hour then", words::percent(found.weekend_ratio))}</dd></div>
                <div><dt>{points(20.0, profile.load_factor / 0.6)}</dt><dd>{format!("An even load: the load factor is {}; from 60 % on all points count", words::percent(profile.load_factor))}</dd></div>
                <div><dt>{points(15.0, 1.0 - found.waste_share / 0.2)}</dt><dd>{format!("No waste: {} goes above its quiet nights and weekends; from 20 % on none of the points count", words::percent(found.waste_share))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn next(place: &Place, utility: Utility) -> AnyView {
    let address = place.address();
    view! {
        <section class="page-section" aria-labelledby="next">
            <h2 id="next">"Where to go from here"</h2>
            <ul class="link-list">
                <li><a href=format!("{address}/forecast?utility={}", utility.as_str())>"What comes"</a><p class="status-text">"The next seven days and twelve months, with range, cost and highest hours."</p></li>
                <li><a href=format!("/anomalies?building={}", place.building.building_id)>"What was found wrong"</a><p class="status-text">"Hours that depart from what is usual, with the likely causes."</p></li>
                <li><a href=format!("{address}/savings?utility={}", utility.as_str())>"What was saved"</a><p class="status-text">"Against a baseline, in the weather that came."</p></li>
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
