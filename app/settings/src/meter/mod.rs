//! Meters: the list, and of each its settings and the changes of its registers.

mod change;
mod form;

pub use form::{MadeAnew, made_anew};

use app::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use document::answer::{Failure, answered};
use document::frame::Frame;
use domain::{Meter, MeterId, MeterStatus};
use leptos::prelude::*;
use store::Catalog;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/settings/meters", get(list))
        .route("/settings/meters/{id}", get(form::show).post(form::save))
        .route("/settings/meters/{id}/changes", post(change::add))
        .route("/settings/meters/{id}/changes/remove", post(change::remove))
}

/// The pages above a meter's.
const ABOVE: &[(&str, &str)] = &[("/settings", "Settings"), ("/settings/meters", "Meters")];

/// So many meters are shown at once.
const FEW: usize = 20;

/// A place with its meters: id, name, and what is to be said of each.
struct Group {
    name: String,
    count: String,
    /// It is unfolded: there are few meters, or one of it wants a look.
    is_open: bool,
    meters: Vec<(MeterId, String, String, Option<&'static str>)>,
}

async fn list(State(state): State<AppState>) -> Response {
    answered(&state, list_page(&state).await)
}

async fn list_page(state: &AppState) -> Result<Response, Failure> {
    let catalog = state.store.catalog();
    let groups = groups(&catalog);
    let (all, homeless) = (catalog.meters.len(), catalog.meters.values().filter(|meter| meter.building_id.is_none()).count());
    Ok(Frame::new(state, "Meters").answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{match all { 0 => "No meter yet.".to_owned(), 1 => "One meter".to_owned(), n => format!("{n} meters") }}</strong>
                    {match (all, homeless) {
                        (0, _) => String::new(),
                        (_, 0) => ", and each counts for a building.".to_owned(),
                        (_, 1) => ", and one counts for no building.".to_owned(),
                        (_, n) => format!(", and {n} count for no building."),
                    }}
                </h1>
                <p class="lede">"How each counts, the most that it can pass, and when its register was changed for another. A meter is made by its first message, or by a file."</p>
            </div>
            <div class="details-list">{groups.into_iter().map(|group| view! {
                <details class="details" open=group.is_open>
                    <summary>{group.name}<span class="field-hint">{format!(" · {}", group.count)}</span></summary>
                    <ul class="link-list">
                        {group.meters.into_iter().map(|(id, name, text, attention)| view! {
                            <li>
                                <a href=format!("/settings/meters/{id}")>{name}</a>
                                <p class="status-text">
                                    {attention.map(|word| view! { <span class="state" data-state="attention">{word}</span>" " })}
                                    {text}
                                </p>
                            </li>
                        }).collect_view()}
                    </ul>
                </details>
            }).collect_view()}</div>
        }
        .into_any()
    }))
}

/// Meters of no building first, since they wait for one.
fn groups(catalog: &Catalog) -> Vec<Group> {
    let are_few = catalog.meters.len() <= FEW;
    let of = |name: String, meters: Vec<&Meter>| Group {
        name,
        count: if meters.len() == 1 { "one meter".to_owned() } else { format!("{} meters", meters.len()) },
        is_open: are_few || meters.iter().any(|meter| attention(meter.status).is_some()),
        meters: meters
            .into_iter()
            .map(|meter| (meter.meter_id, meter.name.clone(), line(catalog, meter), attention(meter.status)))
            .collect(),
    };
    let homeless: Vec<&Meter> = catalog.meters.values().filter(|meter| meter.building_id.is_none()).collect();
    let mut groups = vec![of("Of no building yet".to_owned(), homeless)];
    let mut buildings: Vec<_> = catalog.buildings.values().collect();
    buildings.sort_by_key(|one| (one.site_id, one.name.to_lowercase()));
    groups.extend(buildings.into_iter().map(|one| of(one.name.clone(), catalog.meters_of(one.building_id).collect())));
    groups.retain(|group| !group.meters.is_empty());
    groups
}

fn attention(status: MeterStatus) -> Option<&'static str> {
    (status != MeterStatus::Active).then(|| status.label())
}

/// How a meter counts and what it says, in a line.
pub fn line(catalog: &Catalog, meter: &Meter) -> String {
    let above = meter.parent_meter_id.and_then(|id| catalog.meters.get(&id)).map(|above| format!(" under {}", above.name));
    let mut says: Vec<&str> = catalog.channels_of_meter(meter.meter_id).map(|channel| channel.utility.label()).collect();
    says.dedup();
    format!("{}{}. {}.", meter.role.label(), above.unwrap_or_default(), says.join(", "))
}

/// A meter by its number.
fn found(catalog: &Catalog, id: i64) -> Result<&Meter, Failure> {
    catalog.meters.get(&MeterId(id)).ok_or(Failure::Missing("meter"))
}
