//! What a building costs: this month so far and by its end, a bar a day, and the bills that pay for
//! it.

use super::account::BillOf;
use super::bill::days::Days;
use app::Scope;
use app::chart::{ChartSheet, ChartView};
use app::document::answer::{Failure, answered_in};
use app::document::frame::{BUILDINGS, Frame, may};
use app::document::tabs::Tab;
use app::energy::{EnergySpan, Expected, energy_for_page};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::tariff::{DayCost, Pricing};
use domain::zone::Span;
use domain::{BuildingId, Capability, Millis, Period, SeriesId, Slot, Utility, Zone};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{Catalog, Owner};
use wording::Words;
use wording::page::costs as says;
use wording::page::energy as of_energy;
use wording::page::settings::tariff::bill as of_bill;

/// A bill that pays for the building.
struct BillLine {
    href: String,
    name: String,
    sum: String,
}

pub async fn show(state: Scope, Path(id): Path<String>) -> Response {
    answered_in(BUILDINGS, &state, page(&state, &id).await)
}

async fn page(state: &Scope, id: &str) -> Result<Response, Failure> {
    let catalog = state.catalog();
    let missing = || Failure::Missing("building");
    let id = id.parse().map(BuildingId).map_err(|_| missing())?;
    let building = catalog.buildings.get(&id).ok_or_else(missing)?;
    let site = catalog.sites.get(&building.site_id).ok_or_else(missing)?;
    let (words, zone, now) = (state.words(site), catalog.zone(site.site_id), state.now());
    let owner = Owner::Building(id);
    let month = energy_for_page(state, owner, EnergySpan::Month, zone.date(now)).await?;
    let headline = month.and_then(|month| {
        let (first, last) = (zone.date(month.span.start), zone.date(month.span.end - 1));
        let (so_far, name) = (words.money_exact(month.cost.so_far?, &site.currency), words.month(first));
        let about = |sum: f64| words.money_about(sum, &site.currency);
        Some(match month.cost.expected {
            Ok(Expected { cost, .. }) => of_energy::cost_expected(
                words,
                &so_far,
                &name,
                &about(cost.value),
                &words.day_of_month(last),
                &about(cost.lower),
                &about(cost.upper),
            ),
            Err(_) => of_energy::cost_so_far(words, &so_far, &name),
        })
    });
    let chart = match headline {
        Some(_) => days(state, &catalog, (words, &zone, &site.currency, now), owner).await?,
        None => None,
    };
    let bills = bills(state, &catalog, id).await?;
    let title = says::building_title(words, &building.name);
    let own = Tab::Now.href(id);
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (own.as_str(), building.name.as_str())];
    let frame = Frame {
        section: BUILDINGS,
        above: &above,
        building: Some((id, Tab::Costs)),
        is_demo: building.is_demo,
        site_id: Some(site.site_id),
        ..Frame::new(state, &title)
    };
    let tariff = catalog.tariff_name_of(owner, Utility::Electricity).map(str::to_owned);
    Ok(frame.answer(StatusCode::OK, || whole(words, &building.name, headline, tariff, chart, bills)))
}

/// What each day of this month cost, beside the same day of last month.
async fn days(
    state: &Scope,
    catalog: &Catalog,
    (words, zone, currency, now): (Words, &Zone, &str, Millis),
    owner: Owner,
) -> Result<Option<ChartView>, Failure> {
    let (bought, sold) = catalog.bought_and_sold(owner, Utility::Electricity);
    let Some(bought) = bought else { return Ok(None) };
    let pricing = catalog.pricing_of(owner, Utility::Electricity);
    let sold = sold.filter(|_| pricing.credits_exports());
    let month = zone.month(now);
    let before = zone.month(month.start - 1);
    let series: Vec<SeriesId> = std::iter::once(bought).chain(sold).collect();
    let span = Span { start: before.start, end: zone.hour(now).end };
    let hours = state.store.rollup_range(&series, Period::Hour, span).await?;
    let of = |month: Span| day_costs(zone, month, &pricing, &hours, (bought, sold));
    let days = Days { words, zone, currency, utility: Utility::Electricity, now };
    Ok(days.chart(&of(month), &of(before)))
}

/// What each day of a month cost, by the price of its hours, in whole cents.
fn day_costs(
    zone: &Zone,
    month: Span,
    pricing: &Pricing,
    hours: &HashMap<SeriesId, Vec<Slot>>,
    (bought, sold): (SeriesId, Option<SeriesId>),
) -> Vec<DayCost> {
    let within = |id: SeriesId, day: Span| {
        let slots = hours.get(&id).map_or(&[][..], Vec::as_slice);
        &slots[slots.partition_point(|slot| slot.start < day.start)..slots.partition_point(|slot| slot.start < day.end)]
    };
    let cents = |amount: f64| (amount * 100.0).round() / 100.0;
    // The month so far, and as much of it as was told: the cents of the days add up to those of the month.
    let (mut so_far, mut told) = (0.0, 0.0);
    let mut cost = |day: Span| {
        let own = within(bought, day);
        let credit = sold.and_then(|id| pricing.credit(zone, within(id, day))).unwrap_or(0.0);
        let energy = own.iter().filter_map(|slot| slot.energy).reduce(|sum, energy| sum + energy);
        let cost = pricing.charge(zone, own).map(|charge| {
            so_far += charge - credit;
            let rest = cents(cents(so_far) - told);
            told = cents(so_far);
            rest
        });
        DayCost { span: day, energy, cost }
    };
    zone.days(month).into_iter().map(&mut cost).collect()
}

/// The running bills of the accounts that pay for this building, or for one of its meters.
async fn bills(state: &Scope, catalog: &Catalog, id: BuildingId) -> Result<Vec<BillLine>, Failure> {
    let meters: Vec<_> = catalog.meters_of(id).map(|meter| meter.meter_id).collect();
    let mut lines = Vec::new();
    for found in catalog.billing_accounts.values() {
        let account = &found.account;
        let is_own = match account.meter_id {
            Some(meter) => meters.contains(&meter),
            None => account.building_id == Some(id),
        };
        let Some(site) = catalog.sites.get(&account.site_id).filter(|_| is_own) else { continue };
        let zone = catalog.zone(account.site_id);
        let span = account.billing_day.period_at(&zone, state.now());
        let tariffs = catalog.tariffs_named(account.site_id, account.utility, &account.tariff_name).cloned().unwrap_or_default();
        let usage = state.store.billing_account_usage(account, span).await?;
        let made = BillOf { tariffs: &tariffs, zone: &zone, span, usage: &usage }.bill();
        lines.push(BillLine {
            href: format!("/settings/accounts/{}", found.billing_account_id.0),
            name: account.name.clone(),
            sum: state.words(site).money_exact(made.total, &site.currency),
        });
    }
    Ok(lines)
}

fn whole(
    words: Words,
    building: &str,
    headline: Option<[String; 3]>,
    tariff: Option<String>,
    chart: Option<ChartView>,
    bills: Vec<BillLine>,
) -> AnyView {
    let Some([before, sum, behind]) = headline else {
        let [before, strong, behind] = says::building_none(words, building);
        return view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1>
                <p class="lede">{says::building_none_lede(words)}</p>
            </div>
            {bill_list(words, bills)}
            {may(Capability::Configure).then(|| view! { <p><a class="button button-primary" href="/settings/tariffs">{says::to_tariffs(words)}</a></p> })}
        }
        .into_any();
    };
    let by = tariff.map_or_else(|| says::flat_price(words).to_owned(), |name| of_bill::by_tariff(words, &name));
    view! {
        <div class="headline-block">
            <p class="headline-over">{building.to_owned()}</p>
            <h1 class="headline">{before}<strong>{sum}</strong>{behind}</h1>
            <p class="lede">{by}</p>
        </div>
        {chart.map(|chart| view! {
            <figure class="figure-chart" data-utility="electricity">
                <figcaption class="chart-caption">
                    <h2 id="days-title">{of_bill::days_title(words)}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar" y="2" width="12" height="8"/></svg>{of_bill::bars_own(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{of_bill::bars_before(words)}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
                <p class="chart-note">{says::days_note(words)}</p>
            </figure>
        })}
        {bill_list(words, bills)}
        {may(Capability::Configure).then(|| view! { <p class="form-actions"><a class="button" href="/settings/tariffs">{says::to_tariffs(words)}</a></p> })}
    }
    .into_any()
}

fn bill_list(words: Words, bills: Vec<BillLine>) -> Option<AnyView> {
    (!bills.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="bills">
                <h2 id="bills">{says::bills(words)}</h2>
                <ul class="cost-list">
                    {bills.into_iter().map(|bill| view! {
                        <li class="cost-row"><a class="building-name" href=bill.href>{bill.name}</a><span class="cost-sum">{bill.sum}</span></li>
                    }).collect_view()}
                </ul>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{DAY_MS, HOUR_MS};

    #[test]
    fn a_day_costs_what_its_hours_cost_and_an_unknown_day_has_no_bar() {
        let (zone, id) = (Zone::utc(), SeriesId(1));
        let hour = |i: i64| Slot { energy: Some(2.0), ..Slot::empty(Span { start: i * HOUR_MS, end: (i + 1) * HOUR_MS }) };
        let hours = HashMap::from([(id, (0..24).map(hour).collect::<Vec<_>>())]);
        let days = day_costs(&zone, Span { start: 0, end: 2 * DAY_MS }, &Pricing::flat(0.25), &hours, (id, None));
        assert_eq!(days.iter().map(|day| (day.energy, day.cost)).collect::<Vec<_>>(), [(Some(48.0), Some(12.0)), (None, None)]);
    }
}
