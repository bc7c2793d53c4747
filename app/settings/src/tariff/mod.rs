//! Tariffs and the billing accounts that pay by them: the list, a tariff's page, the form of a new
//! version, a bill; and what it all costs, and each building.

mod account;
mod bill;
mod billing_account;
mod building;
mod costs;
mod form;
mod schedule;
mod shown;

use app::document::answer::{Failure, Params, answered};
use app::document::frame::Frame;
use app::document::part::{Done, ToManual};
use app::{Routes, Scope};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Capability;
use domain::zone::Date;
use domain::{SiteId, TariffId, Utility};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{BillingAccount, Catalog, StoredTariff};
use wording::page::settings::tariff as says;
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents()
        .get("/costs", costs::show)
        .get("/buildings/{id}/costs", building::show)
        .get("/settings/accounts/{id}", bill::show)
        .for_holders(Capability::Configure)
        .get("/settings/tariffs", list)
        .get("/settings/tariffs/new", form::new)
        .post("/settings/tariffs/new", form::save)
        .post("/settings/tariffs/preview", form::preview)
        .get("/settings/tariffs/{id}", shown::show)
        .post("/settings/tariffs/{id}/remove", shown::remove)
        .get("/settings/accounts/new", billing_account::new)
        .post("/settings/accounts/new", billing_account::save)
        .post("/settings/accounts/{id}/remove", billing_account::remove)
}

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, list_page(&state, &params).await)
}

async fn list_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let tariffs = state.store.tariff_list().await?;
    let accounts = state.store.billing_account_list().await?;
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words).to_owned()),
        Some("removed") => Some(says::removed(words).to_owned()),
        Some("account") => Some(says::account_made(words).to_owned()),
        _ => None,
    };
    let catalog = state.catalog();
    let groups = groups(state, &catalog, tariffs);
    let has_tariffs = !groups.is_empty();
    let accounts: Vec<(i64, String, String)> = accounts.iter().map(|one| billing_account_line(state, one)).collect();
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(words, groups.len(), accounts.len())}</strong>
                </h1>
                <p class="lede">{says::lede(words)}<ToManual words href="/help/money"/></p>
            </div>
            <Done text=done/>
            {(!accounts.is_empty()).then(|| view! {
                <section class="page-section" aria-labelledby="accounts">
                    <h2 id="accounts">{says::accounts(words)}</h2>
                    <ul class="link-list">
                        {accounts.into_iter().map(|(id, name, text)| view! {
                            <li><a href=format!("/settings/accounts/{id}")>{name}</a><p class="status-text">{text}</p></li>
                        }).collect_view()}
                    </ul>
                </section>
            })}
            {(!groups.is_empty()).then(|| view! {
                <section class="page-section" aria-labelledby="tariffs">
                    <h2 id="tariffs">{says::tariffs(words)}</h2>
                    {groups.into_iter().map(|group| view! { <GroupShown words group/> }).collect_view()}
                </section>
            })}
            <p class="form-actions">
                <a class="button button-primary" href="/settings/tariffs/new">{says::add(words)}</a>
                {has_tariffs.then(|| view! { <a class="button" href="/settings/accounts/new">{says::add_account(words)}</a> })}
            </p>
        }
        .into_any()
    }))
}

/// The tariffs, each with its versions.
fn groups(state: &Scope, catalog: &Catalog, tariffs: Vec<StoredTariff>) -> Vec<Group> {
    let words = state.words_of_all();
    let mut lines: BTreeMap<(SiteId, Utility, String), Vec<StoredTariff>> = BTreeMap::new();
    for tariff in tariffs {
        let key = (tariff.tariff.site_id, tariff.tariff.utility, tariff.tariff.name.clone());
        lines.entry(key).or_default().push(tariff);
    }
    let group = |((site_id, utility, name), versions): ((SiteId, Utility, String), Vec<StoredTariff>)| {
        let today = catalog.zone(site_id).date(state.now());
        let site = catalog.sites.get(&site_id).map(|site| site.name.clone()).unwrap_or_default();
        Group {
            name,
            place: says::place(words, label::utility(words, utility), &site),
            versions: versions.iter().map(|one| version(words, one, today)).collect(),
        }
    };
    lines.into_iter().map(group).collect()
}

/// A tariff with its versions.
struct Group {
    name: String,
    place: String,
    versions: Vec<(TariffId, String, &'static str)>,
}

/// A version: its id, its days, and whether it is in force.
fn version(words: Words, tariff: &StoredTariff, today: Date) -> (TariffId, String, &'static str) {
    let (from, to) = (tariff.tariff.effective_from, tariff.tariff.effective_to);
    (tariff.tariff_id, says::days(words, from, to), says::standing(words, from, to, today))
}

#[component]
fn GroupShown(words: Words, group: Group) -> impl IntoView {
    let newest = group.versions.last().map(|version| version.0);
    view! {
        <div class="status-row">
            <h3>{group.name}</h3>
            <div class="status-text">
                <p>{group.place}</p>
                <ul class="inline-list">
                    {group.versions.into_iter().map(|(id, days, standing)| view! {
                        <li><a href=format!("/settings/tariffs/{id}")>{days}</a>" "{standing}</li>
                    }).collect_view()}
                    {newest.map(|id| view! { <li><a href=format!("/settings/tariffs/new?after={id}")>{says::add_version(words)}</a></li> })}
                </ul>
            </div>
        </div>
    }
    .into_any()
}

/// An account in words: id, name, and who is billed by which tariff.
fn billing_account_line(state: &Scope, account: &BillingAccount) -> (i64, String, String) {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let one = &account.account;
    let place = account::place_name(&catalog, one);
    let text = says::account(words, label::utility(words, one.utility), &place, &one.tariff_name);
    (account.billing_account_id.0, one.name.clone(), text)
}
