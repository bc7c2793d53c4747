//! The plan picture of a site, and where its buildings stand on it: put there by dragging, or by
//! numbers. Leaves out how the plan is shown (the page of all buildings).

use crate::above;
use app::document::answer::{Failure, Params, answered, answered_in, see_other, status_of};
use app::document::frame::{BUILDINGS, Frame};
use app::document::part::{Done, PostButton};
use app::{Routes, Scope, natural_order, typed};
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::{BuildingId, Capability, PHOTO_BYTES_MAX, PhotoKind, SiteId};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};
use store::Catalog;
use wording::Words;
use wording::page::settings::place::plan as says;

/// What a form with a picture may have beside it.
const FORM_BYTES: usize = 64 * 1024;

/// The fields of the places as they were typed, by name: `x7` and `y7` of building 7, in percent.
type Typed = BTreeMap<String, String>;

/// What is wrong, by the name of the field.
type Faults = BTreeMap<String, String>;

/// The routes, except the upload, whose body has its own limit.
pub fn routes() -> Routes {
    Routes::documents()
        .get("/sites/{id}/plan", picture)
        .for_holders(Capability::Configure)
        .get("/settings/sites/{id}/plan", show)
        .post("/settings/sites/{id}/plan/spots", save)
        .post("/settings/sites/{id}/plan/remove", remove)
}

/// The route of the upload.
pub fn upload_route() -> Routes {
    let limit = DefaultBodyLimit::max(PHOTO_BYTES_MAX + FORM_BYTES);
    Routes::documents()
        .for_holders(Capability::Configure)
        .post("/settings/sites/{id}/plan", upload)
        .within(|router| router.layer(limit))
}

/// Answers with the picture.
async fn picture(state: Scope, Path(id): Path<i64>) -> Response {
    let made = async {
        found(&state.catalog(), id)?;
        // It shows all of the site's buildings.
        if !state.sees_whole(SiteId(id)) {
            return Err(Failure::Missing("picture"));
        }
        let (kind, bytes) = state.store.site_plan_get(SiteId(id)).await?.ok_or(Failure::Missing("picture"))?;
        // The address changes with the picture, but the site may be taken from whoever looks.
        let headers = [(CONTENT_TYPE, kind.media_type()), (CACHE_CONTROL, "private, max-age=300")];
        Ok((headers, bytes).into_response())
    };
    answered_in(BUILDINGS, &state, made.await)
}

async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words)),
        Some("uploaded") => Some(says::uploaded(words)),
        Some("removed") => Some(says::removed(words)),
        _ => None,
    };
    answered(&state, page(&state, id, None, Faults::new(), done).await)
}

async fn upload(state: Scope, Path(id): Path<i64>, mut form: Multipart) -> Response {
    let words = state.words_of_all();
    let done = async {
        found(&state.catalog(), id)?;
        let mut bytes = Vec::new();
        while let Ok(Some(field)) = form.next_field().await {
            if field.name() == Some("picture") {
                bytes = field.bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default();
            }
        }
        let kind = PhotoKind::of(&bytes).filter(|_| bytes.len() <= PHOTO_BYTES_MAX);
        let Some(kind) = kind else {
            let faults = Faults::from([("picture".to_owned(), says::no_picture(words).to_owned())]);
            return page(&state, id, None, faults, None).await;
        };
        state.store.site_plan_put(SiteId(id), (kind, &bytes), state.now()).await?;
        Ok(see_other(&format!("/settings/sites/{id}/plan?done=uploaded")))
    };
    answered(&state, done.await)
}

async fn save(state: Scope, Path(id): Path<i64>, Form(typed): Form<Typed>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let catalog = state.catalog();
        found(&catalog, id)?;
        let (mut spots, mut faults) = (Vec::new(), Faults::new());
        for (building_id, _) in buildings(&catalog, id) {
            match spot_of(words, &typed, building_id) {
                Ok(spot) => spots.push((building_id, spot)),
                Err((field, why)) => drop(faults.insert(field, why)),
            }
        }
        if !faults.is_empty() {
            return page(&state, id, Some(typed), faults, None).await;
        }
        state.store.plan_spot_set(&spots).await?;
        Ok(see_other(&format!("/settings/sites/{id}/plan?done=saved")))
    };
    answered(&state, done.await)
}

async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        found(&state.catalog(), id)?;
        state.store.site_plan_remove(SiteId(id)).await?;
        Ok(see_other(&format!("/settings/sites/{id}/plan?done=removed")))
    };
    answered(&state, done.await)
}

fn found(catalog: &Catalog, id: i64) -> Result<&domain::Site, Failure> {
    catalog.sites.get(&SiteId(id)).ok_or(Failure::Missing("site"))
}

/// The buildings of a site, in natural order.
fn buildings(catalog: &Catalog, id: i64) -> Vec<(BuildingId, String)> {
    let of_site = catalog.buildings.values().filter(|building| building.site_id == SiteId(id));
    let mut found: Vec<_> = of_site.map(|building| (building.building_id, building.name.clone())).collect();
    found.sort_by(|one, other| natural_order(&one.1, &other.1));
    found
}

/// The place of a building as it was typed, as shares; `None` if both fields are empty. Else the
/// field at fault, and why.
fn spot_of(words: Words, typed: &Typed, id: BuildingId) -> Result<Option<(f64, f64)>, (String, String)> {
    let text = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let (x, y) = (format!("x{id}"), format!("y{id}"));
    if text(&x).is_empty() && text(&y).is_empty() {
        return Ok(None);
    }
    let share = |name: &str| match text(name) {
        "" => Err((name.to_owned(), says::both(words).to_owned())),
        text => typed::number_within(words, text, &(0.0..=100.0), says::percent_would_do(words))
            .map(|percent| percent / 100.0)
            .map_err(|why| (name.to_owned(), why)),
    };
    Ok(Some((share(&x)?, share(&y)?)))
}

async fn page(
    state: &Scope,
    id: i64,
    typed: Option<Typed>,
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, Failure> {
    let catalog = state.catalog();
    let site = found(&catalog, id)?;
    let words = state.words(site);
    let plans = state.store.site_plan_list().await?;
    let picture = plans.into_iter().find(|plan| plan.0 == SiteId(id)).map(|plan| format!("/sites/{id}/plan?of={}", plan.1));
    let spots: HashMap<BuildingId, (f64, f64)> =
        state.store.plan_spot_list().await?.into_iter().map(|(building_id, _, at)| (building_id, at)).collect();
    let typed = typed.unwrap_or_else(|| {
        let fields = spots.iter().flat_map(|(building_id, at)| {
            let percent = |share: f64| words.number(&domain::figure::fixed(share * 100.0, 1));
            [(format!("x{building_id}"), percent(at.0)), (format!("y{building_id}"), percent(at.1))]
        });
        fields.collect()
    });
    let own = format!("/settings/sites/{id}");
    let [settings, places] = above::places(words);
    let above = [settings, places, (own.as_str(), site.name.as_str())];
    let title = says::title(words, &site.name);
    let status = status_of(&faults);
    let lines = buildings(&catalog, id);
    let frame = Frame { above: &above, site_id: Some(SiteId(id)), ..Frame::new(state, &title) };
    Ok(frame.answer(status, || {
        let [before, strong, behind] = says::headline(words, &site.name);
        view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=done.map(ToOwned::to_owned)/>
            {picture.clone().map(|picture| spots_form(words, id, &picture, &lines, &typed, &faults))}
            {upload_form(words, id, picture.is_some(), faults.get("picture"))}
        }
        .into_any()
    }))
}

/// The form of the places: a sheet on which a script lets one drag, and the numbers behind it.
fn spots_form(words: Words, id: i64, picture: &str, lines: &[(BuildingId, String)], typed: &Typed, faults: &Faults) -> AnyView {
    let [name, left, top] = says::columns(words);
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let first = faults.keys().find(|name| *name != "picture");
    let fault =
        first.map(|name| view! { <p class="form-error" role="alert"><a href=format!("#{name}")>{faults[name].clone()}</a></p> });
    let field = |name: String, building: &str, label: &str| {
        let is_wrong = faults.contains_key(&name);
        view! {
            <td class="number"><span class="input-with-unit">
                <input class="input" id=name.clone() name=name.clone() value=value(&name) inputmode="decimal" autocomplete="off" aria-label=says::field(words, building, label) aria-invalid=is_wrong.then_some("true")/>
                <span class="unit">"%"</span>
            </span></td>
        }
    };
    let rows = lines.iter().map(|(building_id, building)| {
        view! {
            <tr data-spot=building_id.to_string()>
                <th scope="row">{building.clone()}</th>
                {field(format!("x{building_id}"), building, &left)}
                {field(format!("y{building_id}"), building, &top)}
            </tr>
        }
    });
    view! {
        <form class="plan-form" method="post" action=format!("/settings/sites/{id}/plan/spots") data-plan="">
            {fault}
            <p class="chart-note" data-with-script="" hidden>{says::drag(words)}</p>
            <div class="map-sheet map-sheet-picture"><img class="map-picture" src=picture.to_owned() alt=says::picture_alt(words)/></div>
            <div class="map-tray" data-with-script="" hidden></div>
            <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button><a class="button button-quiet" href="/buildings">{says::see(words)}</a></div>
            <details class="behind" open=first.is_some()>
                <summary>{says::by_numbers(words)}</summary>
                <div class="table-scroll" tabindex="0">
                    <table class="table plan-table">
                        <thead><tr><th scope="col">{name}</th><th scope="col" class="number">{left.clone()}</th><th scope="col" class="number">{top.clone()}</th></tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn upload_form(words: Words, id: i64, has_picture: bool, fault: Option<&String>) -> AnyView {
    let describe = fault.is_some().then_some("picture-error");
    view! {
        <section class="page-section" aria-labelledby="picture-title">
            <h2 id="picture-title">{if has_picture { says::replace(words) } else { says::upload_title(words) }}</h2>
            <form class="form" method="post" action=format!("/settings/sites/{id}/plan") enctype="multipart/form-data">
                <div class="field">
                    <label for="picture">{says::picture(words)}</label>
                    <span class="field-hint">{says::picture_hint(words)}</span>
                    <input class="input" id="picture" name="picture" type="file" required accept="image/png,image/jpeg" aria-invalid=fault.map(|_| "true") aria-describedby=describe/>
                    {fault.map(|why| view! { <span class="field-error" id="picture-error">{why.clone()}</span> })}
                </div>
                <div class="form-actions"><button class="button" type="submit">{says::upload(words)}</button></div>
            </form>
            {has_picture.then(|| view! { <PostButton action=format!("/settings/sites/{id}/plan/remove") label=says::remove(words)/> })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: &str, y: &str) -> Result<Option<(f64, f64)>, String> {
        let typed = Typed::from([("x7".to_owned(), x.to_owned()), ("y7".to_owned(), y.to_owned())]);
        spot_of(Words::ENGLISH, &typed, BuildingId(7)).map_err(|(field, _)| field)
    }

    #[test]
    fn a_place_is_two_numbers_of_percent_or_none() {
        assert_eq!(spot("25", "50.5"), Ok(Some((0.25, 0.505))));
        assert_eq!(spot("", " "), Ok(None));
        assert_eq!(spot("25", ""), Err("y7".to_owned()));
        assert_eq!(spot("101", "5"), Err("x7".to_owned()));
    }
}
