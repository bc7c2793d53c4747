//! The form of a billing account: who is billed, by which tariff, and on which day of the month a
//! billing period begins.

use crate::above;
use crate::field::name;
use app::Scope;
use axum::extract::{Form, Path};
use axum::response::Response;
use document::answer::{Failure, answered, faults_of, see_other, status_of};
use document::frame::Frame;
use document::part::{Faults, FormActions, FormFault, SelectField, TextField};
use domain::tariff::BillingDay;
use domain::{BillingAccountId, BuildingId, SiteId, Utility};
use leptos::prelude::*;
use serde::Deserialize;
use store::NewBillingAccount;
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
        let catalog = state.catalog();
        let mut faults = Faults::new();
        let name = name("name", &self.name, says::KIND, &mut faults);
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
            faults.insert("place", says::PLACE_NEEDED.to_owned());
        }
        let tariff = self.tariff.split_once(' ').and_then(|(utility, name)| Some((Utility::parse(utility)?, name)));
        if tariff.is_none() {
            faults.insert("tariff", says::TARIFF_NEEDED.to_owned());
        }
        let day = billing_day(&self.billing_day);
        if day.is_none() {
            faults.insert("billing_day", says::no_billing_day(self.billing_day.trim()));
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
    let catalog = state.catalog();
    let sites = catalog.sites.values().map(|site| (format!("site:{}", site.site_id), says::whole_site(&site.name)));
    let buildings = catalog.buildings.values().map(|one| (format!("building:{}", one.building_id), one.name.clone()));
    let places: Vec<(String, String)> = sites.chain(buildings).collect();
    let mut tariffs: Vec<(String, String)> = state
        .store
        .tariff_list()
        .await?
        .into_iter()
        .map(|one| {
            let one = one.tariff;
            (format!("{} {}", one.utility.as_str(), one.name), says::tariff(&one.name, one.utility.label()))
        })
        .collect();
    tariffs.dedup();
    let status = status_of(&faults);
    let frame = Frame { above: above::TARIFFS, ..Frame::new(state, says::TITLE) };
    Ok(frame.answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block"><h1 class="headline">{says::HEADLINE}</h1></div>
            <form class="form" method="post" action="/settings/accounts/new">
                <FormFault faults=f()/>
                <TextField name="name" label=says::NAME value=input.name hint=says::NAME_HINT faults=f()/>
                <div class="form-row">
                    <SelectField name="place" label=says::PLACE value=input.place choices=places faults=f()/>
                    <SelectField name="tariff" label=says::TARIFF value=input.tariff choices=tariffs faults=f()/>
                    <TextField name="billing_day" label=says::BILLING_DAY value=input.billing_day keys="numeric" hint=says::BILLING_DAY_HINT faults=f()/>
                </div>
                <FormActions label=says::SAVE back="/settings/tariffs"/>
            </form>
        }
        .into_any()
    }))
}
