//! The page of what leaves the screen: the month of a building, files, paper, a screen on the wall.
//! It has only links and forms that lead to what exists.

use crate::Scope;
use crate::document::answer::see_other;
use crate::document::frame::{BUILDINGS, COSTS, Frame, REPORTS};
use crate::part::{natural_order, without_buildings};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::zone::Date;
use domain::{BuildingId, Millis, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use store::Catalog;
use wording::Words;
use wording::page::reports as says;

/// So many months are offered.
const MONTHS: i32 = 12;

/// The query of the page's address: the month of a building that is asked for.
#[derive(Deserialize)]
pub struct Params {
    building: Option<i64>,
    /// The first day of the month.
    month: Option<String>,
}

/// Answers with the page, or leads to the month that was asked for.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    if let Some(notice) = without_buildings(&state, REPORTS) {
        return notice;
    }
    let (catalog, words) = (state.catalog(), state.words_of_all());
    let asked = params.building.map(BuildingId).and_then(|id| catalog.buildings.get(&id));
    if let Some(building) = asked {
        let zone = catalog.zone(building.site_id);
        let (first, last) = month_of(&zone, params.month.as_deref().and_then(Date::parse), state.now());
        return see_other(&format!("/buildings/{}?by=day&from={first}&to={last}#history", building.building_id));
    }
    let is_demo = catalog.sites.values().any(|site| site.is_demo);
    let frame = Frame { is_demo, ..Frame::first(&state, REPORTS.name(words), REPORTS) };
    frame.answer(StatusCode::OK, || whole(words, &catalog, state.now()))
}

/// The first and the last day of the month of a date; of the current month the last day is today.
fn month_of(zone: &Zone, date: Option<Date>, now: Millis) -> (Date, Date) {
    let today = zone.date(now);
    let first = date.filter(|date| *date <= today).unwrap_or(today).month_start(0);
    let last = Date::from_days(first.month_start(1).days() - 1);
    (first, last.min(today))
}

fn whole(words: Words, catalog: &Catalog, now: Millis) -> AnyView {
    let [before, strong, behind] = says::headline(words);
    let body = if catalog.meters.is_empty() {
        view! { <p class="lede">{says::nothing(words)}</p> }.into_any()
    } else {
        view! {
            {(!catalog.buildings.is_empty()).then(|| month(words, catalog, now))}
            {files(words, catalog)}
            <div class="page-split page-split-even">{paper(words)}{screens(words, catalog)}</div>
        }
        .into_any()
    };
    view! {
        <div class="headline-block"><h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1></div>
        {body}
    }
    .into_any()
}

/// The form that leads to the month of a building.
fn month(words: Words, catalog: &Catalog, now: Millis) -> AnyView {
    let mut buildings: Vec<_> = catalog.buildings.values().map(|one| (one.building_id, one.name.clone())).collect();
    buildings.sort_by(|one, other| natural_order(&one.1, &other.1));
    let zone = catalog.buildings.values().next().map(|one| catalog.zone(one.site_id)).unwrap_or_default();
    let today = zone.date(now);
    let months = (0..MONTHS).map(|back| today.month_start(-back)).map(|first| {
        view! { <option value=first.to_string()>{words.month_and_year(first)}</option> }
    });
    view! {
        <section class="page-section" aria-labelledby="month-title">
            <h2 id="month-title">{says::month(words)}</h2>
            <p class="lede">{says::month_lede(words)}</p>
            <form class="list-form" method="get" action="/reports">
                <div class="field"><label for="building">{says::building(words)}</label>
                    <select class="input" id="building" name="building">{buildings.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}</select>
                </div>
                <div class="field"><label for="month">{says::which_month(words)}</label><select class="input" id="month" name="month">{months.collect_view()}</select></div>
                <button class="button button-primary" type="submit">{says::open(words)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn files(words: Words, catalog: &Catalog) -> AnyView {
    let mut meters: Vec<_> = catalog.meters.values().map(|meter| (meter.key.clone(), meter.name.clone())).collect();
    meters.sort_by(|one, other| natural_order(&one.1, &other.1));
    view! {
        <section class="page-section" aria-labelledby="files">
            <h2 id="files">{says::files(words)}</h2>
            <ul class="link-list">{link("/api/export", says::readings(words))}{link(BUILDINGS.href, says::charts(words))}</ul>
            <form class="list-form" method="get" action="/api/export">
                <div class="field"><label for="meter">{says::one_meter(words)}</label>
                    <select class="input" id="meter" name="meter">{meters.into_iter().map(|(key, name)| view! { <option value=key>{name}</option> }).collect_view()}</select>
                </div>
                <button class="button" type="submit">{says::download(words)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn paper(words: Words) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="paper">
            <h2 id="paper">{says::paper(words)}</h2>
            <ul class="link-list">{link(COSTS.href, says::bills(words))}{link("/", says::print(words))}</ul>
        </section>
    }
    .into_any()
}

fn screens(words: Words, catalog: &Catalog) -> AnyView {
    let several = catalog.sites.len() > 1;
    let [name, text] = says::wall(words);
    let walls = catalog.sites.values().map(|site| {
        let name = if several { says::wall_of(words, &site.name) } else { name.clone() };
        view! { <li><a href=format!("/wall?site={}", site.site_id)>{name}</a><p class="status-text">{text.clone()}</p></li> }
    });
    view! {
        <section class="page-section" aria-labelledby="screens">
            <h2 id="screens">{says::screens(words)}</h2>
            <ul class="link-list">{walls.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn link(href: &'static str, [name, text]: [String; 2]) -> AnyView {
    view! { <li><a href=href>{name}</a><p class="status-text">{text}</p></li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_is_over_is_whole_and_the_current_one_ends_today() {
        // 2026-11-30, 12:00 UTC.
        let now = 1_796_040_000_000;
        let of = |text: &str| month_of(&Zone::utc(), Date::parse(text), now);
        let shown = |(first, last): (Date, Date)| format!("{first} {last}");
        assert_eq!(shown(of("2026-02-01")), "2026-02-01 2026-02-28");
        assert_eq!(shown(of("2026-11-01")), "2026-11-01 2026-11-30");
        assert_eq!(shown(of("2027-05-01")), "2026-11-01 2026-11-30");
    }
}
