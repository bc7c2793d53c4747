//! A site: its name, clock, currency and units, its position and its size.

use super::area::{area_read, area_written};
use crate::above;
use crate::field::{Figures, figure, name};
use crate::weather::{degrees, position_of};
use app::Scope;
use app::document::answer::{Failure, Params, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, FormActions, FormFault, SelectField, TextField};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::{Site, SiteId, UnitSystem, Utility, Zone, display};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, NewSite, Rate, SiteChange};
use wording::Words;
use wording::page::settings::place::site as says;

/// How often the page is fetched again while the zone is being changed.
const AGAIN_S: u32 = 2;

const AREA: Figures = Figures { range: 1.0..=1e9, would_do: says::area_would_do };

/// The form of a site.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SiteInput {
    name: String,
    zone: String,
    currency: String,
    units: String,
    area: String,
    location: String,
    latitude: String,
    longitude: String,
}

impl SiteInput {
    fn of(site: &Site, position: Option<(f64, f64)>) -> Self {
        Self {
            name: site.name.clone(),
            zone: site.zone.clone(),
            currency: site.currency.clone(),
            units: site.unit_system.as_str().to_owned(),
            area: area_written(site.floor_area_m2, site.unit_system),
            location: site.location.clone().unwrap_or_default(),
            latitude: degrees(position.map(|at| at.0)),
            longitude: degrees(position.map(|at| at.1)),
        }
    }

    /// Name, zone and currency, which every site has.
    fn basics(&self, words: Words, faults: &mut Faults) -> (String, String, String) {
        let name = name(words, "name", &self.name, faults);
        let zone = self.zone.trim().to_owned();
        if Zone::named(&zone).is_err() {
            faults.insert("zone", says::no_zone(words, &zone));
        }
        let currency = self.currency.trim().to_ascii_uppercase();
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            faults.insert("currency", says::no_currency(words, self.currency.trim()));
        }
        (name, zone, currency)
    }

    /// The changed site and its position, or the faults of the form. An area is in the units that
    /// the site was shown in.
    fn change(&self, words: Words, site: &Site) -> Result<(SiteChange, Option<(f64, f64)>), Faults> {
        let mut faults = Faults::new();
        let (name, zone, currency) = self.basics(words, &mut faults);
        // A zone that cannot be changed has no field.
        let zone = if self.zone.is_empty() {
            drop(faults.remove("zone"));
            site.zone.clone()
        } else {
            zone
        };
        let area = figure(words, "area", &self.area, &AREA, &mut faults);
        let position = position_of(words, &self.latitude, &self.longitude).unwrap_or_else(|wrong| {
            faults.extend(wrong);
            None
        });
        let change = SiteChange {
            name,
            zone,
            currency,
            unit_system: UnitSystem::parse(&self.units).unwrap_or(site.unit_system),
            floor_area_m2: area_read(area, site.floor_area_m2, site.unit_system),
            location: Some(self.location.trim().to_owned()).filter(|location| !location.is_empty()),
        };
        if faults.is_empty() { Ok((change, position)) } else { Err(faults) }
    }
}

fn found(catalog: &Catalog, id: i64) -> Result<&Site, Failure> {
    catalog.sites.get(&SiteId(id)).ok_or(Failure::Missing("site"))
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words)),
        Some("made") => Some(says::made(words)),
        _ => None,
    };
    answered(&state, page(&state, id, None, Faults::new(), done).await)
}

pub async fn save(state: Scope, Path(id): Path<i64>, Form(input): Form<SiteInput>) -> Response {
    answered(&state, save_or_show(&state, id, input).await)
}

async fn save_or_show(state: &Scope, id: i64, input: SiteInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let site = found(&catalog, id)?;
    let (change, position) = match input.change(words, site) {
        Ok(change) => change,
        Err(faults) => return page(state, id, Some(input), faults, None).await,
    };
    // Another zone is a change of its own: where there is data, a job makes the days anew.
    let zone = change.zone.clone();
    let change = SiteChange { zone: site.zone.clone(), ..change };
    let changed = async {
        let is_moved = state.store.site_update(site.site_id, &change, position).await?;
        let is_requested = state.store.site_zone_request(site.site_id, &zone, state.now()).await?;
        Ok((is_moved, is_requested))
    };
    match changed.await {
        Ok((is_moved, is_requested)) => {
            if is_moved {
                state.weather_wanted.notify_one();
            }
            if is_requested {
                return Ok(see_other(&format!("/settings/sites/{id}")));
            }
        }
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "zone" => "zone",
                "currency" => "currency",
                "floor_area_m2" => "area",
                "location" => "location",
                _ => "name",
            })?;
            return page(state, id, Some(input), faults, None).await;
        }
    }
    Ok(see_other(&format!("/settings/sites/{id}?done=saved")))
}

async fn page(
    state: &Scope,
    id: i64,
    typed: Option<SiteInput>,
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let site = found(&catalog, id)?.clone();
    let position = state.store.site_position(site.site_id).await?;
    let input = typed.unwrap_or_else(|| SiteInput::of(&site, position));
    let meters = catalog.meters.values().filter(|meter| meter.site_id == site.site_id).count();
    let wanted = state.store.site_zone_wanted(site.site_id).await?;
    let progress = state.store.site_zone_progress(site.site_id);
    let unit = display::area_m2(1.0, site.unit_system).1;
    let status = status_of(&faults);
    let title = site.name.clone();
    let again_s = wanted.is_some().then_some(AGAIN_S);
    let frame = Frame { above: &above::places(words), again_s, ..Frame::new(state, &title) };
    Ok(frame.answer(status, || {
        let f = || faults.clone();
        let clock = words.clock(&state.catalog().zone(site.site_id), state.now());
        let [before, strong, rest] = says::headline(words, &site.name, &super::zone_name(&site.zone), &clock);
        view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong>{rest}</h1>
                <p class="lede"><a href=format!("/?site={id}")>{says::see_use(words)}</a>" "<a href=format!("/settings/sites/{id}/plan")>{says::see_plan(words)}</a></p>
            </div>
            <Done text=done.map(ToOwned::to_owned)/>
            <form class="form" method="post" action=format!("/settings/sites/{id}")>
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="name" label=says::name(words) value=input.name.clone() faults=f()/>
                    <SelectField name="units" label=says::units_label(words) value=input.units.clone() choices=unit_choices(words) hint=says::units_hint(words) faults=f()/>
                    <TextField name="currency" label=says::currency(words) value=input.currency.clone() hint=says::currency_hint(words) faults=f()/>
                </div>
                <div class="form-row">
                    <TextField name="area" label=says::area(words) value=input.area.clone() keys="decimal" unit=unit hint=says::area_hint(words) faults=f()/>
                    <TextField name="location" label=says::location(words) value=input.location.clone() hint=says::location_hint(words) faults=f()/>
                </div>
                <div class="form-row">
                    <TextField name="latitude" label=says::latitude(words) value=input.latitude.clone() unit="°" hint=says::latitude_hint(words) faults=f()/>
                    <TextField name="longitude" label=says::longitude(words) value=input.longitude.clone() unit="°" hint=says::longitude_hint(words) faults=f()/>
                </div>
                {match &wanted {
                    None => {
                        let hint = if meters == 0 { says::zone_hint(words) } else { says::zone_hint_data(words) };
                        view! { <TextField name="zone" label=says::zone(words) value=input.zone.clone() hint faults=f()/> }.into_any()
                    }
                    Some(wanted) => {
                        let (done, all) = progress.unwrap_or_default();
                        view! {
                            <div class="field" id="zone" role="status">
                                <span class="field-label">{says::zone(words)}</span>
                                <span>{site.zone.clone()}</span>
                                <span class="field-hint">{says::zone_changing(words, wanted, done, all)}</span>
                            </div>
                        }.into_any()
                    }
                }}
                <FormActions words label=says::save(words) back="/settings/places"/>
            </form>
        }
        .into_any()
    }))
}

fn unit_choices(words: Words) -> Vec<(String, String)> {
    UnitSystem::ALL.iter().map(|system| (system.as_str().to_owned(), says::units(words, *system).to_owned())).collect()
}

pub async fn new(state: Scope) -> Response {
    let catalog = state.catalog();
    let first = catalog.sites.values().next();
    let input = SiteInput {
        zone: first.map(|site| site.zone.clone()).unwrap_or_default(),
        currency: first.map(|site| site.currency.clone()).unwrap_or_default(),
        ..SiteInput::default()
    };
    new_page(&state, input, Faults::new())
}

fn new_page(state: &Scope, input: SiteInput, faults: Faults) -> Response {
    let words = state.words_of_all();
    let status = status_of(&faults);
    let frame = Frame { above: &above::places(words), ..Frame::new(state, says::new_title(words)) };
    frame.answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline">{says::new_headline(words)}</h1>
                <p class="lede">{says::new_lede(words)}</p>
            </div>
            <form class="form" method="post" action="/settings/sites/new">
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="name" label=says::name(words) value=input.name faults=f()/>
                    <TextField name="zone" label=says::zone(words) value=input.zone hint=says::new_zone_hint(words) faults=f()/>
                    <TextField name="currency" label=says::currency(words) value=input.currency hint=says::new_currency_hint(words) faults=f()/>
                </div>
                <FormActions words label=says::add(words) back="/settings/places"/>
            </form>
        }
        .into_any()
    })
}

pub async fn make(state: Scope, Form(input): Form<SiteInput>) -> Response {
    let words = state.words_of_all();
    let made = async {
        let catalog = state.catalog();
        let mut faults = Faults::new();
        let (name, zone, currency) = input.basics(words, &mut faults);
        if let Some(site) = catalog.sites.values().find(|site| site.name.eq_ignore_ascii_case(&name)) {
            faults.insert("name", says::name_taken(words, &site.name));
        }
        if !faults.is_empty() {
            return Ok(new_page(&state, input, faults));
        }
        let rates = rates(&catalog, &currency);
        let id = state.store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates }, state.now()).await?;
        Ok(see_other(&format!("/settings/sites/{id}?done=made")))
    };
    answered(&state, made.await)
}

/// The first site's prices and emission rates. Leaves out the prices if the currency differs.
fn rates(catalog: &Catalog, currency: &str) -> Vec<(Utility, Rate)> {
    let Some(first) = catalog.sites.values().find(|site| !site.is_demo) else { return Vec::new() };
    let is_same_money = first.currency == currency;
    let of_first = catalog.rates.iter().filter(|((site_id, _), _)| *site_id == first.site_id);
    of_first
        .map(|((_, utility), rate)| (*utility, Rate { price: rate.price.filter(|_| is_same_money), ..rate.clone() }))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn site() -> Site {
        Site {
            zone: "America/New_York".to_owned(),
            currency: "USD".to_owned(),
            unit_system: UnitSystem::Us,
            floor_area_m2: Some(1_000.0),
            location: Some("Maple Hollow, New York".to_owned()),
            ..domain::fixture::site(1)
        }
    }

    #[test]
    fn a_form_that_is_saved_as_it_came_changes_nothing() {
        let position = Some((52.52, 13.4));
        let (change, at) = SiteInput::of(&site(), position).change(Words::ENGLISH, &site()).unwrap();
        assert_eq!((change, at), (SiteChange::of(&site()), position));
        // Without a field, the zone stays.
        let input = SiteInput { zone: String::new(), ..SiteInput::of(&site(), None) };
        assert_eq!(input.change(Words::ENGLISH, &site()).unwrap().0.zone, "America/New_York");
    }

    #[test]
    fn each_fault_names_its_field_what_was_given_and_what_would_do() {
        let input = SiteInput {
            name: String::new(),
            zone: "Mars/Olympus".to_owned(),
            currency: "euro".to_owned(),
            area: "-1".to_owned(),
            latitude: "99".to_owned(),
            longitude: "13".to_owned(),
            ..SiteInput::of(&site(), None)
        };
        let faults = input.change(Words::ENGLISH, &site()).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["area", "currency", "latitude", "name", "zone"]);
        assert!(faults["zone"].contains("“Mars/Olympus”") && faults["currency"].contains("EUR"), "{faults:?}");
    }
}
