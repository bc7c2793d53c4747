//! What it all costs: the bills of this month, one an account, and what the electricity of each
//! building cost so far. Leaves out the bill itself (`bill`) and what prices there are (the list of
//! tariffs).

use super::account::{BillOf, place_name};
use app::document::answer::{Failure, answered_in};
use app::document::frame::{COSTS, Frame, may};
use app::document::tabs::Tab;
use app::{Scope, measure, natural_order};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{BillingAccountId, BuildingId, Capability};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{BillingAccount, Owner};
use wording::page::costs as says;
use wording::{Words, label};

/// The bill of an account for its running period.
struct BillLine {
    id: BillingAccountId,
    name: String,
    about: String,
    sum: f64,
    currency: String,
}

/// What the electricity of a building cost this month so far.
struct BuildingCost {
    building_id: BuildingId,
    name: String,
    tariff: Option<String>,
    sum: f64,
    currency: String,
}

pub async fn show(state: Scope) -> Response {
    if let Some(notice) = app::without_buildings(&state, COSTS) {
        return notice;
    }
    answered_in(COSTS, &state, page(&state).await)
}

async fn page(state: &Scope) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (bills, buildings) = (bills(state).await?, buildings(state).await?);
    let is_demo = state.catalog().sites.values().any(|site| site.is_demo);
    let frame = Frame { is_demo, ..Frame::first(state, COSTS.name(words), COSTS) };
    Ok(frame.answer(StatusCode::OK, || whole(words, &bills, &buildings)))
}

/// The sum of each account's running bill, in natural order of the names.
async fn bills(state: &Scope) -> Result<Vec<BillLine>, Failure> {
    let (catalog, now) = (state.catalog(), state.now());
    let mut lines = Vec::new();
    let accounts: Vec<_> = catalog.billing_accounts.values().cloned().collect();
    let running = |one: &BillingAccount| one.account.billing_day.period_at(&catalog.zone(one.account.site_id), now);
    let asked: Vec<_> = accounts.iter().map(|one| (&one.account, running(one))).collect();
    let usages = state.store.billing_account_usage_all(&asked).await?;
    for (BillingAccount { billing_account_id, account, .. }, usage) in accounts.iter().zip(usages) {
        let Some(site) = catalog.sites.get(&account.site_id) else { continue };
        let (words, zone) = (state.words(site), catalog.zone(account.site_id));
        let span = account.billing_day.period_at(&zone, now);
        let tariffs = catalog.tariffs_named(account.site_id, account.utility, &account.tariff_name).cloned().unwrap_or_default();
        let made = BillOf { tariffs: &tariffs, zone: &zone, span, usage: &usage }.bill();
        let days = words.between(zone.date(span.start), zone.date(now));
        let (utility, place) = (label::utility(words, account.utility), place_name(&catalog, account));
        lines.push(BillLine {
            id: *billing_account_id,
            about: says::bill_about(words, utility, &place, &days),
            name: account.name.clone(),
            sum: made.total,
            currency: site.currency.clone(),
        });
    }
    lines.sort_by(|one, other| natural_order(&one.name, &other.name));
    Ok(lines)
}

/// What the buildings that have a price cost this month so far, the highest first.
async fn buildings(state: &Scope) -> Result<Vec<BuildingCost>, Failure> {
    use domain::Utility::Electricity;
    let catalog = state.catalog();
    let mut lines = Vec::new();
    for site in catalog.sites.values() {
        let costs = app::energy::site_costs(state, &catalog, site.site_id).await?;
        lines.extend(costs.into_iter().filter_map(|(owner, sum)| {
            let Owner::Building(building_id) = owner else { return None };
            Some(BuildingCost {
                building_id,
                name: catalog.buildings.get(&building_id)?.name.clone(),
                tariff: catalog.tariff_name_of(owner, Electricity).map(str::to_owned),
                sum,
                currency: site.currency.clone(),
            })
        }));
    }
    lines.sort_by(|one, other| other.sum.total_cmp(&one.sum).then_with(|| natural_order(&one.name, &other.name)));
    Ok(lines)
}

/// The sums, one a currency, in words.
fn sums<'a>(words: Words, of: impl Iterator<Item = (f64, &'a str)>) -> String {
    let mut all: BTreeMap<&str, f64> = BTreeMap::new();
    for (sum, currency) in of {
        *all.entry(currency).or_default() += sum;
    }
    words.list(&all.into_iter().map(|(currency, sum)| words.money_exact(sum, currency)).collect::<Vec<_>>())
}

fn whole(words: Words, bills: &[BillLine], buildings: &[BuildingCost]) -> AnyView {
    if bills.is_empty() && buildings.is_empty() {
        return view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::none(words)}</strong></h1>
                <p class="lede">{says::none_lede(words)}</p>
            </div>
            {may(Capability::Configure).then(|| view! { <p><a class="button button-primary" href="/settings/tariffs/new">{says::add_prices(words)}</a></p> })}
        }
        .into_any();
    }
    let [before, sum, behind] = match bills.is_empty() {
        false => says::headline_bills(words, &sums(words, bills.iter().map(|bill| (bill.sum, &*bill.currency))), bills.len()),
        true => {
            let sum = sums(words, buildings.iter().map(|one| (one.sum, &*one.currency)));
            says::headline_buildings(words, &sum, buildings.len())
        }
    };
    let most = buildings.iter().map(|one| one.sum).fold(0.0, f64::max);
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{sum}</strong>{behind}</h1>
        </div>
        {(!bills.is_empty()).then(|| view! {
            <section class="page-section" aria-labelledby="bills">
                <h2 id="bills">{says::bills(words)}</h2>
                <ul class="cost-list">{bills.iter().map(|bill| bill_row(words, bill)).collect_view()}</ul>
            </section>
        })}
        {(!buildings.is_empty()).then(|| view! {
            <section class="page-section" aria-labelledby="by-building">
                <h2 id="by-building">{says::by_building(words)}</h2>
                <p class="chart-note">{says::by_building_note(words)}</p>
                <ol class="cost-list">{buildings.iter().map(|one| building_row(words, one, most)).collect_view()}</ol>
            </section>
        })}
        {may(Capability::Configure).then(|| view! { <p class="form-actions"><a class="button" href="/settings/tariffs">{says::to_tariffs(words)}</a></p> })}
    }
    .into_any()
}

fn bill_row(words: Words, bill: &BillLine) -> AnyView {
    view! {
        <li class="cost-row">
            <a class="building-name" href=format!("/settings/accounts/{}", bill.id.0)>{bill.name.clone()}</a>
            <span class="cost-sum">{words.money_exact(bill.sum, &bill.currency)}</span>
            <span class="status-text cost-about">{bill.about.clone()}</span>
        </li>
    }
    .into_any()
}

fn building_row(words: Words, one: &BuildingCost, most: f64) -> AnyView {
    let about = one.tariff.clone().unwrap_or_else(|| says::flat_price(words).to_owned());
    view! {
        <li class="cost-row">
            <a class="building-name" href=Tab::Costs.href(one.building_id)>{one.name.clone()}</a>
            <span class="cost-sum">{words.money_exact(one.sum, &one.currency)}</span>
            <span class="status-text cost-about">{about}</span>
            {measure(one.sum, None, most)}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_several_currencies_stand_beside_one_another() {
        let all = [(1.5, "USD"), (2.0, "EUR"), (0.5, "USD")];
        assert_eq!(sums(Words::ENGLISH, all.into_iter()), "€2.00 and $2.00");
    }

    #[test]
    fn without_a_price_the_page_says_the_one_thing_to_do() {
        let html = whole(Words::ENGLISH, &[], &[]).to_html();
        assert!(html.contains("/settings/tariffs/new") && html.matches("<a ").count() == 1, "{html}");
    }
}
