//! Departments: who answers for what some buildings use, with the year's budget and a target. A
//! department is seen by whoever sees all of its buildings, and changed by whoever decides who may what.

mod form;
mod page;
mod saved;

use crate::savings::Kept;
use app::document::answer::{Failure, Params, answered_in};
use app::document::frame::{BUILDINGS, Frame, may};
use app::document::part::Done;
use app::{Routes, Scope, department};
use axum::Extension;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Capability, DepartmentId};
use leptos::prelude::*;
use std::sync::Arc;
use store::Department;
use wording::Words;
use wording::page::performance::department as says;

const DEPARTMENTS: &str = "/departments";

pub fn routes(kept: Arc<Kept>) -> Routes {
    Routes::documents()
        .get(DEPARTMENTS, list)
        .get("/departments/{id}", page::show)
        .for_holders(Capability::Administer)
        .get("/departments/new", form::new)
        .post("/departments/new", form::make)
        .get("/departments/{id}/edit", form::edit)
        .post("/departments/{id}/edit", form::save)
        .post("/departments/{id}/remove", form::remove)
        .within(|router| router.layer(Extension(kept)))
}

/// The department of that number, if the caller may know of it.
async fn found(state: &Scope, id: i64) -> Result<Department, Failure> {
    let seen = department::seen(state).await?;
    seen.into_iter().find(|one| one.department_id == DepartmentId(id)).ok_or(Failure::Missing("department"))
}

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    let made = async {
        let seen = department::seen(&state).await?;
        Ok(listed(&state, &seen, params.done.as_deref() == Some("removed")))
    };
    answered_in(BUILDINGS, &state, made.await)
}

fn listed(state: &Scope, departments: &[Department], was_removed: bool) -> Response {
    let words = state.words_of_all();
    let above = [(BUILDINGS.href, BUILDINGS.name(words))];
    let frame = Frame { above: &above, ..Frame::first(state, says::title(words), BUILDINGS) };
    frame.answer(StatusCode::OK, || {
        let currency = |one: &Department| page::currency(state, one);
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::headline(words, departments.len())}</strong></h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=was_removed.then(|| says::removed(words).to_owned())/>
            {may(Capability::Administer).then(|| view! {
                <div class="form-actions"><a class="button button-primary" href="/departments/new">{says::add(words)}</a></div>
            })}
            <ul class="link-list">{departments.iter().map(|one| row(words, one, currency(one))).collect_view()}</ul>
        }
        .into_any()
    })
}

fn row(words: Words, one: &Department, currency: Option<String>) -> AnyView {
    let of = &one.department;
    let budget = of.yearly_budget.zip(currency).map(|(budget, code)| says::budget_of(words, &words.money(budget, &code)));
    let head = of.head.as_deref().map(|head| says::led_by(words, head));
    let told: Vec<String> = [Some(says::buildings(words, of.buildings.len())), budget, head].into_iter().flatten().collect();
    view! {
        <li>
            <a href=format!("{DEPARTMENTS}/{}", one.department_id)>{of.name.clone()}</a>
            <p class="status-text">{told.join(" · ")}</p>
        </li>
    }
    .into_any()
}
