//! The position of each site, which its weather is requested for. Nothing is requested before
//! someone enters a position here.

use app::document::answer::{Failure, Params, answered, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, FormFault, TextField};
use app::{Routes, Scope, typed};
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::{Capability, SiteId};
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::page::settings::weather as says;

pub fn routes() -> Routes {
    Routes::documents().for_holders(Capability::Configure).get("/settings/weather", show).post("/settings/weather", save)
}

/// The form of a position.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PositionInput {
    site: i64,
    latitude: String,
    longitude: String,
}

/// Degrees as a field shows them.
pub fn degrees(degrees: Option<f64>) -> String {
    degrees.map(|degrees| degrees.to_string()).unwrap_or_default()
}

/// The position from the form. `None` if both fields are empty, which removes the position.
pub fn position_of(words: Words, latitude: &str, longitude: &str) -> Result<Option<(f64, f64)>, Faults> {
    let mut faults = Faults::new();
    let mut degrees = |name: &'static str, text: &str, most: f64, example: &str| {
        let would_do = says::would_do(words, &words.fixed(most, 0), example);
        let read = match text.trim() {
            "" => Err(says::missing(words, &would_do)),
            // No longitude is above 180, so a comma cannot separate thousands: it is a decimal
            // comma.
            text => typed::number_within(words, &text.replace(',', "."), &(-most..=most), &would_do),
        };
        read.map_err(|why| faults.insert(name, why)).ok()
    };
    if latitude.trim().is_empty() && longitude.trim().is_empty() {
        return Ok(None);
    }
    match (degrees("latitude", latitude, 90.0, "52.52"), degrees("longitude", longitude, 180.0, "13.40")) {
        (Some(latitude), Some(longitude)) => Ok(Some((latitude, longitude))),
        _ => Err(faults),
    }
}

/// A site with its weather, in words.
struct Place {
    site_id: SiteId,
    name: String,
    input: PositionInput,
    known: String,
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, params.done.as_deref(), None, Faults::new()).await)
}

/// The sites with their positions, as stored or as typed, and how many have one.
async fn places(state: &Scope, typed: Option<&PositionInput>) -> Result<(Vec<Place>, usize), Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let (mut places, mut located) = (Vec::new(), 0);
    for site in catalog.sites.values() {
        let position = state.store.site_position(site.site_id).await?;
        let known = state.store.weather_known(site.site_id).await?;
        let zone = catalog.zone(site.site_id);
        let known = match (position, known) {
            (None, None) => says::no_position(words).to_owned(),
            (Some(_), None) if state.weather_host.is_none() => says::not_asked(words).to_owned(),
            (Some(_), None) => says::nothing_yet(words).to_owned(),
            (_, Some((first, last))) => {
                says::known(words, &words.when(&zone, first, state.now()), &words.when(&zone, last, state.now()))
            }
        };
        let typed = typed.filter(|typed| typed.site == site.site_id.0).cloned();
        let input = typed.unwrap_or_else(|| PositionInput {
            site: site.site_id.0,
            latitude: degrees(position.map(|at| at.0)),
            longitude: degrees(position.map(|at| at.1)),
        });
        located += usize::from(position.is_some());
        places.push(Place { site_id: site.site_id, name: site.name.clone(), input, known });
    }
    Ok((places, located))
}

async fn page(state: &Scope, done: Option<&str>, typed: Option<PositionInput>, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let done = match done {
        Some("saved") if state.weather_host.is_none() => Some(says::saved_while_off(words).to_owned()),
        Some("saved") => Some(says::saved(words).to_owned()),
        Some("removed") => Some(says::removed(words).to_owned()),
        _ => None,
    };
    let (places, located) = places(state, typed.as_ref()).await?;
    let status = status_of(&faults);
    let host = state.weather_host.clone();
    let sent = host.as_deref().map(|host| says::sent(words, host)).unwrap_or_default();
    let [before, field, after] = says::lede(words, "outdoor_temp_c");
    let [the, url, or, archive, is, value, rest] =
        says::switched_off_by(words, "GREENPULSE_WEATHER_URL", "GREENPULSE_WEATHER_ARCHIVE_URL", "off");
    let headline = says::headline(words, host.as_deref(), located);
    Ok(Frame::new(state, says::title(words)).answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{headline}</strong>
                </h1>
                <p class="lede">{before}<code>{field}</code>{after}</p>
            </div>
            <Done text=done/>
            {host.is_none().then(|| view! {
                <div class="form-notice" role="status">
                    <p><strong>{says::switched_off(words)}</strong>" "{the}<code>{url}</code>{or}<code>{archive}</code>{is}<code>{value}</code>{rest}</p>
                </div>
            })}
            {places.into_iter().map(|place| view! { <PlaceForm words place faults=faults.clone()/> }).collect_view()}
            <p class="lede">{sent}</p>
        }
        .into_any()
    }))
}

#[component]
fn PlaceForm(words: Words, place: Place, faults: Faults) -> impl IntoView {
    let heading = format!("site-{}", place.site_id);
    view! {
        <section class="page-section" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{place.name}</h2>
            <p class="status-text">{place.known}</p>
            <form class="form" method="post" action="/settings/weather">
                <FormFault words faults=faults.clone()/>
                <input type="hidden" name="site" value=place.site_id.to_string()/>
                <div class="form-row">
                    <TextField name="latitude" label=says::latitude(words) value=place.input.latitude unit="°" keys="text" hint=says::latitude_hint(words) faults=faults.clone()/>
                    <TextField name="longitude" label=says::longitude(words) value=place.input.longitude unit="°" keys="text" hint=says::longitude_hint(words) faults=faults/>
                </div>
                <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

async fn save(state: Scope, Form(input): Form<PositionInput>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let position = match position_of(words, &input.latitude, &input.longitude) {
            Ok(position) => position,
            Err(faults) => return page(&state, None, Some(input), faults).await,
        };
        state.store.site_position_put(SiteId(input.site), position).await?;
        state.weather_wanted.notify_one();
        Ok(see_other(if position.is_some() { "/settings/weather?done=saved" } else { "/settings/weather?done=removed" }))
    };
    answered(&state, done.await)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_position_takes_either_decimal_sign_and_both_fields_empty_take_it_back() {
        assert_eq!(position_of(Words::ENGLISH, "52,52", " 13.4 ").unwrap(), Some((52.52, 13.4)));
        assert_eq!(position_of(Words::ENGLISH, "", " ").unwrap(), None);
    }

    #[test]
    fn a_position_that_is_none_is_a_fault_of_its_field() {
        assert_eq!(position_of(Words::ENGLISH, "99", "13").unwrap_err().keys().collect::<Vec<_>>(), [&"latitude"]);
        assert_eq!(position_of(Words::ENGLISH, "", "x").unwrap_err().len(), 2);
    }
}
