//! The first step: where the site is. The rest follows from its time zone.

use super::note;
use crate::Scope;
use crate::model::first_day::PlaceForm;
use crate::query::typed;
use domain::whereabouts::Whereabouts;
use domain::{Site, SiteId, UnitSystem, Zone};
use serde::Deserialize;
use store::SiteChange;
use wording::frame::no_answer;
use wording::page::daily::first_day as says;
use wording::page::daily::first_day::Step;

/// The form of the place.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlaceInput {
    site: String,
    name: String,
    zone: String,
    currency: String,
    units: String,
    location: String,
    weather: Option<String>,
}

/// What the form says: the site as it is, or what the zone that is asked for proposes.
pub fn form(site: &Site, position: Option<(f64, f64)>, asked: Option<&str>) -> PlaceForm {
    let asked = asked.map(str::trim).filter(|zone| Zone::named(zone).is_ok());
    let found = Whereabouts::of_zone(asked.unwrap_or(&site.zone));
    // A zone that is asked for proposes; else the site says what was chosen.
    let proposed = found.as_ref().filter(|_| asked.is_some());
    PlaceForm {
        name: site.name.clone(),
        zone: asked.unwrap_or(&site.zone).to_owned(),
        currency: proposed.map_or_else(|| site.currency.clone(), |found| found.currency.to_owned()),
        units: proposed.map_or(site.unit_system, |found| found.units),
        location: site.location.clone().unwrap_or_default(),
        town: found.as_ref().map(Whereabouts::town),
        has_weather: position.is_some() || found.is_some(),
    }
}

/// Saves the place. Returns what is wrong with the form, if anything.
pub async fn place_save(state: &Scope, input: PlaceInput) -> Option<String> {
    saved(state, input).await.err()
}

async fn saved(state: &Scope, input: PlaceInput) -> Result<(), String> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let id = input.site.parse().map(SiteId).map_err(|_| no_answer(words).to_owned())?;
    let site = catalog.sites.get(&id).ok_or_else(|| no_answer(words).to_owned())?;
    let name = typed::name(words, &input.name)?;
    let zone = input.zone.trim();
    Zone::named(zone).map_err(|_| says::no_zone(words, zone))?;
    let found = Whereabouts::of_zone(zone);
    let currency = match (input.currency.trim(), &found) {
        ("", Some(found)) => found.currency.to_owned(),
        ("", None) => site.currency.clone(),
        (given, _) if given.len() == 3 && given.bytes().all(|byte| byte.is_ascii_alphabetic()) => given.to_ascii_uppercase(),
        (given, _) => return Err(says::no_currency(words, given)),
    };
    let unread = |error: &store::Error| {
        crate::query::failed(error);
        no_answer(words).to_owned()
    };
    let position = state.store.site_position(id).await.map_err(|error| unread(&error))?;
    let position = match (&input.weather, found) {
        (None, _) => None,
        (Some(_), Some(found)) if zone != site.zone || position.is_none() => Some(found.position),
        (Some(_), _) => position,
    };
    let change = SiteChange {
        name,
        currency,
        unit_system: UnitSystem::parse(&input.units).unwrap_or_else(|| UnitSystem::of_place(zone)),
        location: Some(input.location.trim().to_owned()).filter(|location| !location.is_empty()),
        ..SiteChange::of(site)
    };
    let done = async {
        if state.store.site_update(id, &change, position).await? {
            state.weather_wanted.notify_one();
        }
        state.store.site_zone_request(id, zone, state.now()).await?;
        note(&state.store, id, Step::Place, "done").await
    };
    done.await.map_err(|error| if error.is_refusal() { error.to_string() } else { unread(&error) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_asked_for_proposes_money_units_and_weather() {
        let site = Site { zone: "Etc/UTC".to_owned(), currency: "USD".to_owned(), ..domain::fixture::site(1) };
        let found = form(&site, None, Some("Europe/Berlin"));
        assert_eq!((found.currency.as_str(), found.units, found.town.as_deref()), ("EUR", UnitSystem::Metric, Some("Berlin")));
        assert!(found.has_weather);
        let found = form(&site, None, Some("Mars/Olympus"));
        assert_eq!((found.zone.as_str(), found.currency.as_str(), found.town), ("Etc/UTC", "USD", None));
    }
}
