//! The page of all buildings: a form that says which and in what order, their sites if there are
//! several, and a table in which they stand against one another.

use crate::Scope;
use crate::document::frame::{BUILDINGS, Frame, opens};
use crate::model::buildings::{Asked, BuildingsView, Line, SiteLine, Sort};
use crate::part::building_row::measure;
use crate::part::map::map;
use crate::part::{change_mark, notice, quantity, trouble, without_buildings};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::figure::{self, Figure};
use domain::{BuildingType, DepartmentId, Unit, UnitSystem};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::buildings as says;
use wording::page::daily::chart;
use wording::page::map as map_says;
use wording::page::performance::department;
use wording::{Words, label};

/// kBtu/ft² in a kWh/m².
const KBTU_FT2_PER_KWH_M2: f64 = 0.316_998_33;

/// So many departments are named; the rest are on their own page.
const DEPARTMENTS_MAX: usize = 6;

/// The query of the page's address. What cannot be read asks nothing.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Params {
    q: String,
    #[serde(rename = "type")]
    kind: String,
    sort: String,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    if let Some(notice) = without_buildings(&state, BUILDINGS) {
        return notice;
    }
    let asked =
        Asked { text: params.q, kind: BuildingType::parse(&params.kind), sort: Sort::parse(&params.sort).unwrap_or_default() };
    let Ok(page) = crate::query::buildings::buildings(&state, asked).await else { return trouble(&state) };
    let title = BUILDINGS.name(page.words);
    let frame = Frame { is_demo: page.is_demo, ..Frame::first(&state, title, BUILDINGS) };
    frame.answer(StatusCode::OK, || whole(&page))
}

fn whole(page: &BuildingsView) -> AnyView {
    let words = page.words;
    let [before, strong, behind] = says::headline(words, page.lines.len(), page.all, page.lines.len() == page.all);
    let worst = page.worst.as_ref().map(|(id, name, ratio)| {
        let [before, link, behind] = says::worst(words, name, &words.percent((ratio * 100.0).round(), 0), &page.days);
        view! { <p class="lede">{before}<a href=format!("/buildings/{id}?by=month#history")>{link}</a>{behind}</p> }
    });
    if page.all == 0 {
        return view! {
            {notice(page.notice.clone())}
            <div class="headline-block"><h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1></div>
            {opens("/settings/buildings/new").then(|| view! { <p><a class="button button-primary" href="/settings/buildings/new">{says::add(words)}</a></p> })}
        }
        .into_any();
    }
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1>
            {worst}
            {page.maps.first().map(|one| view! { <p class="on-screen"><a href=format!("#map-{}", one.site_id)>{map_says::show(words)}</a></p> })}
        </div>
        {(!page.sites.is_empty()).then(|| sites(words, &page.sites))}
        <section class="page-section" aria-labelledby="list">
            <h2 class="visually-hidden" id="list">{says::list(words)}</h2>
            {form(page)}
            {list(page)}
        </section>
        {page.maps.iter().map(|one| map(words, one)).collect_view()}
        {(!page.departments.is_empty()).then(|| departments(words, &page.departments))}
    }
    .into_any()
}

/// The ways to the departments.
fn departments(words: Words, all: &[(DepartmentId, String)]) -> AnyView {
    let named = all.iter().take(DEPARTMENTS_MAX).map(|(id, name)| {
        view! { <li><a href=format!("/departments/{id}")>{name.clone()}</a></li> }
    });
    view! {
        <section class="page-section" aria-labelledby="departments">
            <h2 id="departments">{department::title(words)}</h2>
            <p class="chart-note">{department::lede(words)}</p>
            <ul class="link-list">{named.collect_view()}</ul>
            {(all.len() > DEPARTMENTS_MAX).then(|| view! {
                <p class="form-actions"><a class="button" href="/departments">{says::all_departments(words, all.len())}</a></p>
            })}
        </section>
    }
    .into_any()
}

/// All sites on one page.
fn sites(words: Words, sites: &[SiteLine]) -> AnyView {
    let rows = sites.iter().map(|site| {
        let own = site.words;
        let power = site.power_w.map(|watts| quantity(own, &figure::power(watts)));
        let energy = site.energy.map(|kwh| quantity(own, &figure::amount(kwh, Unit::KilowattHour)));
        let cost = site.cost.as_ref().map(|(cost, currency)| own.money(*cost, currency));
        view! {
            <tr>
                <th scope="row"><a href=format!("/?site={}", site.site_id)>{site.name.clone()}</a><span class="field-hint">{says::count(words, site.buildings)}</span></th>
                <td class="number">{power.unwrap_or_else(|| nothing(words))}</td>
                <td class="number">{energy.unwrap_or_else(|| nothing(words))}</td>
                <td class="number">{cost.map_or_else(|| nothing(words), IntoAny::into_any)}</td>
            </tr>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="sites">
            <h2 id="sites">{says::sites(words)}</h2>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{says::site(words)}</th>
                        <th scope="col" class="number">{says::column(words, Sort::Now.word())}</th>
                        <th scope="col" class="number">{says::column(words, Sort::Energy.word())}</th>
                        <th scope="col" class="number">{says::column(words, Sort::Cost.word())}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// Which buildings are shown, and in what order.
fn form(page: &BuildingsView) -> AnyView {
    let (words, asked) = (page.words, &page.asked);
    let kinds = page.kinds.iter().map(|&kind| {
        view! { <option value=kind.as_str() selected=asked.kind == Some(kind)>{label::building_type(words, kind)}</option> }
    });
    let sorts = Sort::ALL.into_iter().map(|sort| {
        view! { <option value=sort.word() selected=asked.sort == sort>{says::sort(words, sort.word())}</option> }
    });
    let is_asked = !asked.text.is_empty() || asked.kind.is_some();
    view! {
        <form class="list-form" method="get" action="/buildings" role="search">
            <div class="field"><label for="q">{says::find(words)}</label><input class="input" id="q" name="q" type="search" value=asked.text.clone() autocomplete="off" placeholder=says::example(words)/></div>
            <div class="field"><label for="type">{says::kind(words)}</label>
                <select class="input" id="type" name="type"><option value="">{says::all_kinds(words)}</option>{kinds.collect_view()}</select>
            </div>
            <div class="field"><label for="sort">{says::sort_by(words)}</label><select class="input" id="sort" name="sort">{sorts.collect_view()}</select></div>
            <button class="button" type="submit">{says::show(words)}</button>
            {is_asked.then(|| view! { <a class="button button-quiet" href="/buildings">{says::show_all(words)}</a> })}
        </form>
    }
    .into_any()
}

fn list(page: &BuildingsView) -> AnyView {
    let words = page.words;
    if page.lines.is_empty() {
        return view! { <p class="lede">{says::nothing_fits(words)}</p> }.into_any();
    }
    let heads = [Sort::Now, Sort::Energy, Sort::Cost, Sort::Area, Sort::Change].map(|sort| head(page, sort));
    view! {
        <p class="chart-note">{says::hint(words, &page.days)}</p>
        <div class="table-scroll" tabindex="0">
            <table class="table buildings-table">
                <thead><tr>{head(page, Sort::Name)}{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{page.lines.iter().map(|line| row(page, line)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// On a phone a row has the column that it is sorted by, and the change.
fn class_of(asked: &Asked, sort: Sort) -> &'static str {
    let is_sorted = asked.sort == sort || (asked.sort == Sort::Name && sort == Sort::Now);
    match sort {
        Sort::Name | Sort::Change => "",
        _ if is_sorted => "number",
        _ => "number minor",
    }
}

/// The head of a column: it sorts by it.
fn head(page: &BuildingsView, sort: Sort) -> AnyView {
    let asked = &page.asked;
    let sorted = (asked.sort == sort).then_some(if sort == Sort::Name { "ascending" } else { "descending" });
    let mut query = format!("sort={}", sort.word());
    if !asked.text.is_empty() {
        query.push_str(&format!("&q={}", crate::encoded(&asked.text)));
    }
    if let Some(kind) = asked.kind {
        query.push_str(&format!("&type={}", kind.as_str()));
    }
    view! {
        <th scope="col" class=class_of(asked, sort) aria-sort=sorted>
            <a href=format!("/buildings?{query}#list")>{says::column(page.words, sort.word())}</a>
        </th>
    }
    .into_any()
}

fn row(page: &BuildingsView, line: &Line) -> AnyView {
    let (words, asked) = (page.words, &page.asked);
    let power = line.power_w.map(|watts| quantity(words, &figure::power(watts)));
    let energy = line.energy.map(|kwh| quantity(words, &figure::amount(kwh, Unit::KilowattHour)));
    let cost = line.cost.as_ref().map(|(cost, currency)| words.money(*cost, currency).into_any());
    view! {
        <tr>
            <th scope="row">
                <span class="starred-name">
                    {star(words, line)}
                    <span><a href=format!("/buildings/{}", line.building_id)>{line.name.clone()}</a><span class="field-hint">{line.about.clone()}</span></span>
                </span>
            </th>
            <td class=class_of(asked, Sort::Now)>{power.unwrap_or_else(|| nothing(words))}</td>
            <td class=class_of(asked, Sort::Energy)>{energy.unwrap_or_else(|| nothing(words))}</td>
            <td class=class_of(asked, Sort::Cost)>{cost.unwrap_or_else(|| nothing(words))}</td>
            <td class=class_of(asked, Sort::Area)>{per_area(page, line)}</td>
            <td>{change_mark(&line.change)}</td>
        </tr>
    }
    .into_any()
}

/// The use for the floor area, with its bar on the scale of all buildings and its rank.
fn per_area(page: &BuildingsView, line: &Line) -> AnyView {
    let words = page.words;
    let (Some(value), Some(rank)) = (line.per_area, line.rank) else { return nothing(words) };
    let shown = match words.units {
        UnitSystem::Us => Figure { number: figure::significant(value * KBTU_FT2_PER_KWH_M2), unit: "kBtu/ft²".to_owned() },
        UnitSystem::Metric => Figure { number: figure::significant(value), unit: "kWh/m²".to_owned() },
    };
    view! {
        {quantity(words, &shown)}" "<span class="field-hint">{says::rank(words, rank, page.ranked)}</span>
        {measure(value, None, page.per_area_max)}
    }
    .into_any()
}

/// The button that sets a star, or takes it.
fn star(words: Words, line: &Line) -> AnyView {
    let (next, label) =
        if line.is_starred { ("off", says::unstar(words, &line.name)) } else { ("on", says::star(words, &line.name)) };
    view! {
        <form method="post" action=format!("/buildings/{}/star", line.building_id)>
            <button class="star" type="submit" name="star" value=next id=format!("star-{}", line.building_id) data-on=line.is_starred.then_some("") title=label.clone()>
                <svg viewBox="0 0 24 24" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true">
                    <path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.2 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.2 5.9-.8z"/>
                </svg>
                <span class="visually-hidden">{label.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

fn nothing(words: Words) -> AnyView {
    chart::no_figure(words).into_any()
}
