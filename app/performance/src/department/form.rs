//! The form of a department.

use super::{DEPARTMENTS, found};
use app::Scope;
use app::document::answer::{Failure, answered_in, faults_of, see_other, status_of};
use app::document::boxes::building_boxes;
use app::document::frame::{BUILDINGS, Frame};
use app::document::part::{Faults, FormFault, TextField, VERSION};
use app::typed::number_within;
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::{BuildingId, DepartmentId};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{Department, NewDepartment};
use wording::Words;
use wording::form::cancel;
use wording::page::performance::department as says;

/// The form as it was sent.
#[derive(Clone, Debug, Default)]
struct Input {
    name: String,
    head: String,
    contact_email: String,
    yearly_budget: String,
    reduction_percent: String,
    buildings: BTreeSet<BuildingId>,
    /// Which version of the department was shown.
    version: Option<i64>,
}

type Fields = Vec<(String, String)>;

impl Input {
    fn of(fields: Fields) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "name" => input.name = value,
                "head" => input.head = value,
                "contact_email" => input.contact_email = value,
                "yearly_budget" => input.yearly_budget = value,
                "reduction_percent" => input.reduction_percent = value,
                "version" => input.version = value.parse().ok(),
                "building" => input.buildings.extend(value.parse().ok().map(BuildingId)),
                _ => {}
            }
        }
        input
    }

    fn from(Department { department: one, version, .. }: &Department) -> Self {
        let figure = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        Self {
            name: one.name.clone(),
            head: one.head.clone().unwrap_or_default(),
            contact_email: one.contact_email.clone().unwrap_or_default(),
            yearly_budget: figure(one.yearly_budget),
            reduction_percent: figure(one.reduction_percent),
            buildings: one.buildings.iter().copied().collect(),
            version: Some(*version),
        }
    }

    fn department(&self, words: Words) -> Result<NewDepartment, Faults> {
        let mut faults = Faults::new();
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut figure = |name: &'static str, text: &str, most: f64, would_do: &str| {
            let text = given(text)?;
            match number_within(words, &text, &(0.0..=most), would_do) {
                Ok(value) => Some(value),
                Err(why) => {
                    faults.insert(name, why);
                    None
                }
            }
        };
        let yearly_budget = figure("yearly_budget", &self.yearly_budget, 1e12, says::budget_taken(words));
        let reduction_percent = figure("reduction_percent", &self.reduction_percent, 100.0, says::reduction_taken(words));
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(NewDepartment {
            name: self.name.trim().to_owned(),
            head: given(&self.head),
            contact_email: given(&self.contact_email),
            yearly_budget,
            reduction_percent,
            buildings: self.buildings.iter().copied().collect(),
        })
    }
}

fn field(of_store: &str) -> &'static str {
    match of_store {
        "head" => "head",
        "contact_email" => "contact_email",
        "yearly_budget" => "yearly_budget",
        "reduction_percent" => "reduction_percent",
        "buildings" => "building",
        "version" => VERSION,
        _ => "name",
    }
}

pub async fn new(state: Scope) -> Response {
    answered_in(BUILDINGS, &state, Ok(page(&state, None, &Input::default(), &Faults::new())))
}

pub async fn make(state: Scope, Form(fields): Form<Fields>) -> Response {
    let made = async {
        let (words, input) = (state.words_of_all(), Input::of(fields));
        let new = match input.department(words) {
            Ok(new) => new,
            Err(faults) => return Ok(page(&state, None, &input, &faults)),
        };
        match state.store.department_insert(&new, &state.actor(), state.now()).await {
            Ok(id) => Ok(see_other(&format!("{DEPARTMENTS}/{id}?done=saved"))),
            Err(error) => Ok(page(&state, None, &input, &faults_of(error, field)?)),
        }
    };
    answered_in(BUILDINGS, &state, made.await)
}

pub async fn edit(state: Scope, Path(id): Path<i64>) -> Response {
    let shown = async {
        let one = found(&state, id).await?;
        Ok(page(&state, Some(&one), &Input::from(&one), &Faults::new()))
    };
    answered_in(BUILDINGS, &state, shown.await)
}

pub async fn save(state: Scope, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Response {
    let saved = async {
        let one = found(&state, id).await?;
        let (words, input) = (state.words_of_all(), Input::of(fields));
        let change = match input.department(words) {
            Ok(change) => change,
            Err(faults) => return Ok(page(&state, Some(&one), &input, &faults)),
        };
        match state.store.department_update(one.department_id, input.version, &change, &state.actor(), state.now()).await {
            Ok(()) => Ok(see_other(&format!("{DEPARTMENTS}/{id}?done=saved"))),
            Err(error) => Ok(page(&state, Some(&one), &input, &faults_of(error, field)?)),
        }
    };
    answered_in(BUILDINGS, &state, saved.await)
}

pub async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        state.store.department_remove(DepartmentId(id), None, &state.actor(), state.now()).await?;
        Ok::<_, Failure>(see_other(&format!("{DEPARTMENTS}?done=removed")))
    };
    answered_in(BUILDINGS, &state, done.await)
}

fn page(state: &Scope, one: Option<&Department>, input: &Input, faults: &Faults) -> Response {
    let (words, catalog) = (state.words_of_all(), state.catalog());
    let title = one.map_or_else(|| says::add(words).to_owned(), |one| says::change_title(words, &one.department.name));
    let (action, back) = match one {
        Some(one) => (format!("{DEPARTMENTS}/{}/edit", one.department_id), format!("{DEPARTMENTS}/{}", one.department_id)),
        None => (format!("{DEPARTMENTS}/new"), DEPARTMENTS.to_owned()),
    };
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (DEPARTMENTS, says::title(words))];
    let frame = Frame { section: BUILDINGS, above: &above, may_be_kept: false, ..Frame::new(state, &title) };
    let f = || faults.clone();
    frame.answer(status_of(faults), || {
        view! {
            <div class="headline-block"><h1 class="headline"><strong>{title.clone()}</strong></h1></div>
            <form class="form" method="post" action=action>
                <FormFault words faults=f()/>
                {input.version.map(|version| view! { <input type="hidden" name="version" value=version.to_string()/> })}
                <div class="form-row">
                    <TextField name="name" label=says::name(words) value=input.name.clone() faults=f()/>
                    <TextField name="head" label=says::head(words) value=input.head.clone() hint=says::head_hint(words) faults=f()/>
                    <TextField name="contact_email" label=says::contact(words) value=input.contact_email.clone() kind="email" keys="email" faults=f()/>
                </div>
                <div class="form-row">
                    <TextField name="yearly_budget" label=says::budget(words) value=input.yearly_budget.clone() hint=says::budget_hint(words) keys="decimal" faults=f()/>
                    <TextField name="reduction_percent" label=says::reduction(words) value=input.reduction_percent.clone() hint=says::reduction_hint(words) keys="decimal" unit="%" faults=f()/>
                </div>
                {building_boxes(words, &catalog, &input.buildings)}
                <div class="form-actions">
                    <button class="button button-primary" type="submit">{says::save(words)}</button>
                    <a class="button button-quiet" href=back>{cancel(words)}</a>
                </div>
            </form>
        }
        .into_any()
    })
}
