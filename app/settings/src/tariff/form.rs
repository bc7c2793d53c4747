//! The form of a tariff version: one price, or two with the hours of the second, or the URDB's JSON
//! for anything else.

use super::shown::found;
use crate::above;
use crate::field::{Figures, figure, name, site_choices};
use app::Scope;
use app::document::answer::{Failure, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Faults, FormActions, FormFault, SelectField, TextArea, TextField, utility_choices};
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::tariff::{Limit, Metering, Per, Rates, Tariff, Tier, urdb};
use domain::zone::Date;
use domain::{MINUTE_MS, SiteId, UnitSystem, Utility, display};
use leptos::prelude::*;
use serde::Deserialize;
use store::{NewTariff, StoredTariff};
use wording::Words;
use wording::page::settings::tariff::form as says;

/// The form of a tariff version.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TariffInput {
    /// The units that the form was shown in.
    units: String,
    site: String,
    utility: String,
    name: String,
    effective_from: String,
    source: String,
    price: String,
    low_price: String,
    low_from: String,
    low_to: String,
    weekend: String,
    fixed: String,
    sell: String,
    urdb: String,
}

/// The utilities that have tariffs.
const PAID: [Utility; 9] = [
    Utility::Electricity,
    Utility::NaturalGas,
    Utility::Heat,
    Utility::ChilledWater,
    Utility::Steam,
    Utility::HotWater,
    Utility::Propane,
    Utility::FuelOil,
    Utility::Water,
];

impl TariffInput {
    /// The form for a new tariff.
    fn first(state: &Scope) -> Self {
        let catalog = state.catalog();
        let site = catalog.sites.keys().next().copied().unwrap_or(SiteId(0));
        Self {
            units: catalog.unit_system(site).as_str().to_owned(),
            site: site.to_string(),
            utility: Utility::Electricity.as_str().to_owned(),
            effective_from: catalog.zone(site).date(state.now()).month_start(0).to_string(),
            ..Self::default()
        }
    }

    /// The form for a version that follows another.
    fn after(before: &StoredTariff, state: &Scope) -> Self {
        let one = &before.tariff;
        let catalog = state.catalog();
        let today = catalog.zone(one.site_id).date(state.now());
        Self {
            units: catalog.unit_system(one.site_id).as_str().to_owned(),
            site: one.site_id.to_string(),
            utility: one.utility.as_str().to_owned(),
            name: one.name.clone(),
            effective_from: today.month_start(1).to_string(),
            urdb: one.urdb.clone(),
            ..Self::default()
        }
    }

    /// The version, or the faults of the form.
    fn tariff(&self, state: &Scope) -> Result<NewTariff, Faults> {
        let words = state.words_of_all();
        let catalog = state.catalog();
        let mut faults = Faults::new();
        let site = self.site.parse().ok().map(SiteId).and_then(|id| catalog.sites.get(&id));
        let utility = Utility::parse(&self.utility).filter(|utility| PAID.contains(utility)).unwrap_or(Utility::Electricity);
        let name = name(words, "name", &self.name, &mut faults);
        let from = Date::parse(self.effective_from.trim());
        if from.is_none() {
            let why = match self.effective_from.trim() {
                "" => says::first_day_needed(words).to_owned(),
                text => says::no_day(words, text),
            };
            faults.insert("effective_from", why);
        }
        let is_typed = [&self.price, &self.low_price, &self.fixed, &self.sell].iter().any(|text| !text.trim().is_empty());
        if is_typed && !self.urdb.trim().is_empty() {
            faults.insert("urdb", says::either(words).to_owned());
        }
        let urdb = if self.urdb.trim().is_empty() {
            self.simple(words, &name, utility, &mut faults).map(|tariff| urdb::write(&tariff, utility).to_string())
        } else {
            Some(self.urdb.trim().to_owned())
        };
        if let Some(text) = &urdb
            && let Err(fault) = urdb::read(text, utility)
        {
            faults.insert("urdb", fault.to_string());
        }
        match (site, from, urdb) {
            (Some(site), Some(effective_from), Some(urdb)) if faults.is_empty() => Ok(NewTariff {
                site_id: site.site_id,
                utility,
                name,
                currency: site.currency.clone(),
                effective_from,
                effective_to: None,
                urdb,
                source: self.source.trim().to_owned(),
            }),
            _ => Err(faults),
        }
    }

    /// The units that the form was shown in.
    fn system(&self) -> UnitSystem {
        UnitSystem::parse(&self.units).unwrap_or_default()
    }

    /// A tariff of one price, or of two with their hours.
    fn simple(&self, words: Words, name: &str, utility: Utility, faults: &mut Faults) -> Option<Tariff> {
        let stored = |price: f64| display::per_unit_stored(price, utility, self.system());
        let price = money(words, "price", &self.price, faults)?.map(stored);
        let Some(price) = price else {
            faults.insert("price", says::price_needed(words).to_owned());
            return None;
        };
        let low = money(words, "low_price", &self.low_price, faults)?.map(stored);
        let fixed = money(words, "fixed", &self.fixed, faults)?;
        let sell = money(words, "sell", &self.sell, faults)?.map(stored);
        let tier = |rate: f64| vec![Tier { rate, adjustment: 0.0, sell, max: None, limit: Limit::Period }];
        let mut energy = Rates { periods: vec![tier(price)], labels: Vec::new(), ..Rates::none() };
        if let Some(low) = low {
            let (from, to) = (hour(words, "low_from", &self.low_from, faults)?, hour(words, "low_to", &self.low_to, faults)?);
            if from == to && self.weekend != "low" {
                faults.insert("low_to", says::low_hours_needed(words).to_owned());
                return None;
            }
            energy.periods.push(tier(low));
            energy.labels = vec![says::period_usual(words).to_owned(), says::period_low(words).to_owned()];
            let is_low = |at: usize| if from <= to { (from..to).contains(&at) } else { at >= from || at < to };
            for month in 0..12 {
                for at in 0..24 {
                    energy.weekday[month][at] = u8::from(is_low(at));
                    energy.weekend[month][at] = u8::from(is_low(at) || self.weekend == "low");
                }
            }
        }
        Some(Tariff {
            name: name.to_owned(),
            company: String::new(),
            starts_at: None,
            ends_at: None,
            energy,
            demand: Rates::none(),
            flat_demand: Vec::new(),
            flat_demand_months: [0; 12],
            demand_ratchet: [0.0; 12],
            demand_ratchet_months: 0,
            demand_ratchet_peaks: [true; 12],
            demand_window_ms: 15 * MINUTE_MS,
            fixed: fixed.map(|amount| (amount, Per::Month)),
            minimum: None,
            metering: Metering::NetBilling,
            holidays: Vec::new(),
            unpriced: Vec::new(),
        })
    }
}

const MONEY: Figures = Figures { range: -1e9..=1e9, would_do: says::money_would_do };

/// An amount of money: `Some(None)` if the field is empty, `None` if it is not an amount.
fn money(words: Words, name: &'static str, text: &str, faults: &mut Faults) -> Option<Option<f64>> {
    if text.trim().is_empty() { Some(None) } else { figure(words, name, text, &MONEY, faults).map(Some) }
}

/// An hour of the clock.
fn hour(words: Words, name: &'static str, text: &str, faults: &mut Faults) -> Option<usize> {
    let found = text.trim().split(':').next().and_then(|hour| hour.parse::<usize>().ok()).filter(|hour| *hour <= 24);
    if found.is_none() {
        faults.insert(name, says::no_hour(words, text));
    }
    found.map(|hour| hour % 24)
}

/// The query: which tariff a new version follows.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Follows {
    after: Option<i64>,
}

pub async fn new(state: Scope, Query(follows): Query<Follows>) -> Response {
    answered(&state, new_page(&state, &follows).await)
}

async fn new_page(state: &Scope, follows: &Follows) -> Result<Response, Failure> {
    let input = match follows.after {
        Some(id) => TariffInput::after(&found(state, id).await?, state),
        None => TariffInput::first(state),
    };
    Ok(page(state, input, Faults::new()))
}

pub async fn save(state: Scope, Form(input): Form<TariffInput>) -> Response {
    answered(&state, save_or_show(&state, input).await)
}

async fn save_or_show(state: &Scope, input: TariffInput) -> Result<Response, Failure> {
    let tariff = match input.tariff(state) {
        Ok(tariff) => tariff,
        Err(faults) => return Ok(page(state, input, faults)),
    };
    match state.store.tariff_insert(&tariff).await {
        Ok(id) => Ok(see_other(&format!("/settings/tariffs/{id}"))),
        // Only the store can see these: another version from the same day, another currency.
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "name" => "name",
                "source" => "source",
                "urdb" => "urdb",
                _ => "effective_from",
            })?;
            Ok(page(state, input, faults))
        }
    }
}

/// The page with the form.
fn page(state: &Scope, input: TariffInput, faults: Faults) -> Response {
    let words = state.words_of_all();
    let status = status_of(&faults);
    let catalog = state.catalog();
    let sites = site_choices(&catalog);
    let currency = catalog.sites.values().next().map(|site| site.currency.clone()).unwrap_or_default();
    let frame = Frame { above: &above::tariffs(words), ..Frame::new(state, says::title(words)) };
    frame.answer(status, || view! { <TariffForm words input sites currency faults/> }.into_any())
}

#[component]
fn TariffForm(words: Words, input: TariffInput, sites: Vec<(String, String)>, currency: String, faults: Faults) -> impl IntoView {
    let hours: Vec<(String, String)> = (0..24).map(|hour| (hour.to_string(), format!("{hour:02}:00"))).collect();
    let weekend = vec![
        (String::new(), says::weekend_like_weekdays(words).to_owned()),
        ("low".to_owned(), says::weekend_low(words).to_owned()),
    ];
    let f = || faults.clone();
    let (a_unit, utilities) = (says::each_unit(words, &currency), utility_choices(words, &PAID, input.system()));
    view! {
        <div class="headline-block">
            <h1 class="headline">{says::headline(words)}</h1>
            <p class="lede">{says::lede(words)}</p>
        </div>
        <form class="form" method="post" action="/settings/tariffs/new">
            <FormFault words faults=f()/>
            <input type="hidden" name="units" value=input.units.clone()/>
            {if sites.len() > 1 {
                view! { <SelectField name="site" label=says::site(words) value=input.site choices=sites faults=f()/> }.into_any()
            } else {
                view! { <input type="hidden" name="site" value=input.site/> }.into_any()
            }}
            <div class="form-row">
                <TextField name="name" label=says::name(words) value=input.name hint=says::name_hint(words) faults=f()/>
                <SelectField name="utility" label=says::utility(words) value=input.utility choices=utilities faults=f()/>
                <TextField name="effective_from" label=says::first_day(words) value=input.effective_from kind="date" faults=f()/>
            </div>
            <fieldset class="form-part">
                <legend>{says::prices(words)}</legend>
                <div class="form-row">
                    <TextField name="price" label=says::price(words) value=input.price keys="decimal" unit=a_unit.clone() faults=f()/>
                    <TextField name="fixed" label=says::fixed(words) value=input.fixed keys="decimal" unit=currency.clone() faults=f()/>
                    <TextField name="sell" label=says::sell(words) value=input.sell keys="decimal" unit=a_unit.clone() faults=f()/>
                </div>
                <div class="form-row">
                    <TextField name="low_price" label=says::low_price(words) value=input.low_price keys="decimal" unit=a_unit faults=f()/>
                    <SelectField name="low_from" label=says::low_from(words) value=input.low_from choices=hours.clone() faults=f()/>
                    <SelectField name="low_to" label=says::low_to(words) value=input.low_to choices=hours faults=f()/>
                    <SelectField name="weekend" label=says::weekend(words) value=input.weekend choices=weekend faults=f()/>
                </div>
            </fieldset>
            <TextArea name="urdb" label=says::urdb(words) value=input.urdb rows=6 hint=says::urdb_hint(words) faults=f()/>
            <TextField name="source" label=says::source(words) value=input.source hint=says::source_hint(words) faults=f()/>
            <FormActions words label=says::save(words) back="/settings/tariffs"/>
        </form>
    }
    .into_any()
}
