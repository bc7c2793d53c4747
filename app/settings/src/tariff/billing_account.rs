//! The form of a billing account: who is billed, by which tariff, and on which day of the month a
//! billing period begins.

use crate::above;
use crate::field::name;
use app::Scope;
use app::document::answer::{Failure, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Faults, FormActions, FormFault, SelectField, TextField};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::tariff::BillingDay;
use domain::{BillingAccountId, BuildingId, SiteId, Utility};
use leptos::prelude::*;
use serde::Deserialize;
use store::NewBillingAccount;
use wording::label;
use wording::page::settings::tariff::billing_account as says;

/// The form of a billing account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BillingAccountInput {
    name: String,
    /// `site:1` or `building:4`.
    place: String,
    /// `electricity Name of the tariff`.
    tariff: String,
    billing_day: String,
}

impl BillingAccountInput {
    fn account(&self, state: &Scope) -> Result<NewBillingAccount, Faults> {
        let words = state.words_of_all();
        let catalog = state.catalog();
        let mut faults = Faults::new();
        let name = name(words, "name", &self.name, &mut faults);
        let place = match self.place.split_once(':') {
            Some(("site", id)) => id.parse().ok().map(SiteId).filter(|id| catalog.sites.contains_key(id)).map(|id| (id, None)),
            Some(("building", id)) => id
                .parse()
                .ok()
                .map(BuildingId)
                .and_then(|id| catalog.buildings.get(&id))
                .map(|one| (one.site_id, Some(one.building_id))),
            _ => None,
        };
        if place.is_none() {
            faults.insert("place", says::place_needed(words).to_owned());
        }
        let tariff = self.tariff.split_once(' ').and_then(|(utility, name)| Some((Utility::parse(utility)?, name)));
        if tariff.is_none() {
            faults.insert("tariff", says::tariff_needed(words).to_owned());
        }
        let day = billing_day(&self.billing_day);
        if day.is_none() {
            faults.insert("billing_day", says::no_billing_day(words, self.billing_day.trim()));
        }
        match (place, tariff, day) {
            (Some((site_id, building_id)), Some((utility, tariff_name)), Some(billing_day)) if faults.is_empty() => {
                Ok(NewBillingAccount {
                    site_id,
                    building_id,
                    meter_id: None,
                    utility,
                    name,
                    tariff_name: tariff_name.to_owned(),
                    billing_day,
                })
            }
            _ => Err(faults),
        }
    }
}

/// The day of the month on which a billing period begins, from the form.
fn billing_day(text: &str) -> Option<BillingDay> {
    text.trim().parse().ok().and_then(BillingDay::new)
}

pub async fn new(state: Scope) -> Response {
    let input = BillingAccountInput { billing_day: "1".to_owned(), ..BillingAccountInput::default() };
    answered(&state, page(&state, input, Faults::new()).await)
}

pub async fn save(state: Scope, Form(input): Form<BillingAccountInput>) -> Response {
    let done = async {
        let account = match input.account(&state) {
            Ok(account) => account,
            Err(faults) => return page(&state, input, faults).await,
        };
        match state.store.billing_account_insert(&account).await {
            Ok(id) => Ok(see_other(&format!("/settings/accounts/{id}"))),
            Err(error) => {
                let faults = faults_of(error, |field| match field {
                    "tariff_name" => "tariff",
                    "name" => "name",
                    _ => "place",
                })?;
                page(&state, input, faults).await
            }
        }
    };
    answered(&state, done.await)
}

pub async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = state.store.billing_account_delete(BillingAccountId(id)).await;
    answered(&state, done.map(|()| see_other("/settings/tariffs?done=removed")).map_err(Failure::from))
}

async fn page(state: &Scope, input: BillingAccountInput, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let sites = catalog.sites.values().map(|site| (format!("site:{}", site.site_id), says::whole_site(words, &site.name)));
    let buildings = catalog.buildings.values().map(|one| (format!("building:{}", one.building_id), one.name.clone()));
    let places: Vec<(String, String)> = sites.chain(buildings).collect();
    let mut tariffs: Vec<(String, String)> = state
        .store
        .tariff_list()
        .await?
        .into_iter()
        .map(|one| {
            let one = one.tariff;
            (format!("{} {}", one.utility.as_str(), one.name), says::tariff(words, &one.name, label::utility(words, one.utility)))
        })
        .collect();
    tariffs.dedup();
    let status = status_of(&faults);
    let frame = Frame { above: &above::tariffs(words), ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block"><h1 class="headline">{says::headline(words)}</h1></div>
            <form class="form" method="post" action="/settings/accounts/new">
                <FormFault words faults=f()/>
                <TextField name="name" label=says::name(words) value=input.name hint=says::name_hint(words) faults=f()/>
                <div class="form-row">
                    <SelectField name="place" label=says::place(words) value=input.place choices=places faults=f()/>
                    <SelectField name="tariff" label=says::tariff_label(words) value=input.tariff choices=tariffs faults=f()/>
                    <TextField name="billing_day" label=says::billing_day(words) value=input.billing_day keys="numeric" hint=says::billing_day_hint(words) faults=f()/>
                </div>
                <FormActions words label=says::save(words) back="/settings/tariffs"/>
            </form>
        }
        .into_any()
    }))
}
