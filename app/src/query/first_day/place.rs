//! The first step: where the site is. The rest follows from its time zone.

use super::note;
use crate::Scope;
use crate::model::first_day::PlaceForm;
use crate::query::reading::encoded;
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

impl PlaceInput {
    /// What stands in the address of Home for the form.
    #[must_use]
    pub fn of(zone: Option<String>, [name, currency, units, location, weather]: [Option<String>; 5]) -> Self {
        let text = Option::unwrap_or_default;
        Self {
            site: String::new(),
            name: text(name),
            zone: text(zone),
            currency: text(currency),
            units: text(units),
            location: text(location),
            weather,
        }
    }

    /// What was typed, as it stands in an address.
    #[must_use]
    pub fn address(&self) -> String {
        let Self { site, name, zone, currency, units, location, weather } = self;
        let weather = weather.as_deref().unwrap_or_default();
        let fields = [
            ("site", site.as_str()),
            ("name", name),
            ("zone", zone),
            ("currency", currency),
            ("units", units),
            ("location", location),
            ("weather", weather),
        ];
        let told =
            fields.iter().filter(|(_, value)| !value.is_empty()).map(|(field, value)| format!("{field}={}", encoded(value)));
        told.collect::<Vec<_>>().join("&")
    }
}

/// What the form says: the site as it is, or what the zone that is asked for proposes, with the names
/// that were typed. If it was refused, it says all that was typed.
pub fn form(site: &Site, position: Option<(f64, f64)>, typed: &PlaceInput, is_refused: bool) -> PlaceForm {
    if is_refused {
        let found = Whereabouts::of_zone(typed.zone.trim());
        return PlaceForm {
            name: typed.name.clone(),
            zone: typed.zone.clone(),
            currency: typed.currency.clone(),
            units: UnitSystem::parse(&typed.units).unwrap_or(site.unit_system),
            location: typed.location.clone(),
            town: found.as_ref().map(Whereabouts::town),
            has_weather: typed.weather.is_some(),
        };
    }
    let or_own = |typed: &str, own: &str| if typed.trim().is_empty() { own.to_owned() } else { typed.to_owned() };
    let asked = Some(typed.zone.trim()).filter(|zone| !zone.is_empty() && Zone::named(zone).is_ok());
    let found = Whereabouts::of_zone(asked.unwrap_or(&site.zone));
    // A zone that is asked for proposes; else the site says what was chosen.
    let proposed = found.as_ref().filter(|_| asked.is_some());
    PlaceForm {
        name: or_own(&typed.name, &site.name),
        zone: asked.unwrap_or(&site.zone).to_owned(),
        currency: proposed.map_or_else(|| site.currency.clone(), |found| found.currency.to_owned()),
        units: proposed.map_or(site.unit_system, |found| found.units),
        location: or_own(&typed.location, site.location.as_deref().unwrap_or_default()),
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
        let asked = |zone: &str| PlaceInput { zone: zone.to_owned(), ..PlaceInput::default() };
        let found = form(&site, None, &PlaceInput { name: "Hill".to_owned(), ..asked("Europe/Berlin") }, false);
        assert_eq!(found.name, "Hill");
        assert_eq!((found.currency.as_str(), found.units, found.town.as_deref()), ("EUR", UnitSystem::Metric, Some("Berlin")));
        assert!(found.has_weather);
        let found = form(&site, None, &asked("Mars/Olympus"), false);
        assert_eq!((found.zone.as_str(), found.currency.as_str(), found.town), ("Etc/UTC", "USD", None));
    }

    #[test]
    fn a_refused_form_says_again_what_was_typed() {
        let site = Site { zone: "Etc/UTC".to_owned(), currency: "USD".to_owned(), ..domain::fixture::site(1) };
        let typed = PlaceInput {
            name: "Mill & sons".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            currency: "euros".to_owned(),
            units: "metric".to_owned(),
            location: "Elm Row 7".to_owned(),
            ..PlaceInput::default()
        };
        assert!(typed.address().starts_with("name=Mill%20%26%20sons&zone=Europe%2FBerlin&currency=euros"), "{}", typed.address());
        let found = form(&site, Some((1.0, 2.0)), &typed, true);
        assert_eq!(
            (found.name.as_str(), found.currency.as_str(), found.location.as_str()),
            ("Mill & sons", "euros", "Elm Row 7")
        );
        assert_eq!((found.units, found.has_weather), (UnitSystem::Metric, false));
    }
}
