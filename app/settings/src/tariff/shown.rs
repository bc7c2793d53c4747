//! A tariff version: its prices and their hours.

use super::schedule::DayPrices;
use crate::above;
use app::Scope;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered, see_other};
use document::frame::Frame;
use document::part::PostButton;
use domain::tariff::{Tariff, Tier, urdb};
use domain::{TariffId, UnitSystem, Utility, display};
use leptos::prelude::*;
use store::StoredTariff;
use wording::page::settings::tariff::shown as says;

pub async fn show(state: Scope, Path(id): Path<i64>) -> Response {
    answered(&state, page(&state, id).await)
}

pub async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = async {
        let tariff = found(&state, id).await?;
        let today = state.catalog().zone(tariff.tariff.site_id).date(state.now());
        state.store.tariff_delete(TariffId(id), today).await?;
        Ok(see_other("/settings/tariffs?done=removed"))
    };
    answered(&state, done.await)
}

/// A version by its number.
pub async fn found(state: &Scope, id: i64) -> Result<StoredTariff, Failure> {
    let tariffs = state.store.tariff_list().await?;
    tariffs.into_iter().find(|tariff| tariff.tariff_id == TariffId(id)).ok_or(Failure::Missing(says::KIND))
}

async fn page(state: &Scope, id: i64) -> Result<Response, Failure> {
    let stored = found(state, id).await?;
    let one = &stored.tariff;
    let tariff = urdb::read(&one.urdb, one.utility).map_err(|fault| store::Error::Unknown("tariff", fault.to_string()))?;
    let today = state.catalog().zone(one.site_id).date(state.now());
    let system = state.catalog().unit_system(one.site_id);
    let frame = Frame { above: above::TARIFFS, ..Frame::new(state, says::TITLE) };
    let can_go = one.effective_from > today;
    Ok(frame.answer(StatusCode::OK, || view! { <Shown stored=stored.clone() tariff system can_go/> }.into_any()))
}

pub fn price(amount: f64) -> String {
    let text = format!("{amount:.5}");
    let text = text.trim_end_matches('0');
    let digits = text.split('.').nth(1).map_or(0, str::len);
    if digits < 2 { format!("{amount:.2}") } else { text.to_owned() }
}

/// The names of the price periods.
fn period_names(labels: &[String], count: usize) -> Vec<String> {
    if labels.len() == count { labels.to_vec() } else { (1..=count).map(says::period).collect() }
}

/// The tiers of a price in words: `0.30 up to 500 kWh, then 0.40`. `each` is the number of shown
/// units in one unit of the tariff.
fn tiers_words(tiers: &[Tier], each: f64, unit: &str) -> String {
    let step = |tier: &Tier| says::tier(&price(tier.price() / each), tier.max.map(|max| max * each), unit, tier.limit);
    says::tiers(&tiers.iter().map(step).collect::<Vec<_>>())
}

/// The facts of a tariff, as names and values.
fn facts(tariff: &Tariff, currency: &str, utility: Utility, system: UnitSystem) -> Vec<(String, String)> {
    let (each, units) = display::amount(1.0, utility, system);
    let unit = display::unit(utility, system);
    let money = |amount: &str| says::money(amount, currency);
    let mut facts = Vec::new();
    let names = period_names(&tariff.energy.labels, tariff.energy.periods.len());
    for (name, tiers) in names.iter().zip(&tariff.energy.periods) {
        let period = (tariff.energy.periods.len() != 1).then_some(name.as_str());
        facts.push((says::unit_used(unit, period), money(&tiers_words(tiers, each, units))));
        if let Some(sell) = tiers.first().and_then(|tier| tier.sell) {
            facts.push((says::unit_sold(unit, name), money(&price(sell / each))));
        }
    }
    let names = period_names(&tariff.demand.labels, tariff.demand.periods.len());
    for (name, tiers) in names.iter().zip(&tariff.demand.periods) {
        facts.push((says::demand(name), money(&tiers_words(tiers, 1.0, "kW"))));
    }
    for (i, tiers) in tariff.flat_demand.iter().enumerate() {
        let season = (tariff.flat_demand.len() != 1).then_some(i + 1);
        facts.push((says::flat_demand(season), money(&tiers_words(tiers, 1.0, "kW"))));
    }
    if let Some((amount, of)) = tariff.fixed {
        facts.push((says::FIXED.to_owned(), says::money_per(&price(amount), currency, of)));
    }
    if let Some((amount, of)) = tariff.minimum {
        facts.push((says::MINIMUM.to_owned(), says::money_per(&price(amount), currency, of)));
    }
    for unpriced in &tariff.unpriced {
        facts.push((says::UNPRICED.to_owned(), unpriced.clone()));
    }
    facts
}

#[component]
fn Shown(stored: StoredTariff, tariff: Tariff, system: UnitSystem, can_go: bool) -> impl IntoView {
    let one = stored.tariff;
    let days = says::days(one.effective_from, one.effective_to);
    let facts = facts(&tariff, &one.currency, one.utility, system);
    let names = period_names(&tariff.energy.labels, tariff.energy.periods.len());
    let has_hours = tariff.energy.periods.len() > 1;
    let energy = tariff.energy.clone();
    let id = stored.tariff_id;
    view! {
        <div class="headline-block">
            <p class="headline-over">{one.utility.label()}</p>
            <h1 class="headline"><strong>{one.name}</strong></h1>
            <p class="lede">{days}{(!one.source.is_empty()).then(|| says::source(&one.source))}</p>
        </div>
        <dl class="facts">
            {facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
        {has_hours.then(|| view! {
            <section class="page-section" aria-labelledby="hours">
                <h2 id="hours">{says::HOURS}</h2>
                <p class="status-text">{says::COLOURS}</p>
                <DayPrices name=says::WEEKDAYS rates=energy.clone() schedule=energy.weekday names=names.clone()/>
                <DayPrices name=says::WEEKENDS rates=energy.clone() schedule=energy.weekend names/>
            </section>
        })}
        <div class="form-actions">
            <a class="button button-primary" href="/settings/accounts/new">{says::ADD_ACCOUNT}</a>
            <a class="button" href=format!("/settings/tariffs/new?after={id}")>{says::ADD_VERSION}</a>
            {can_go.then(|| view! { <PostButton action=format!("/settings/tariffs/{id}/remove") label=says::REMOVE/> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::tariff::Limit;

    #[test]
    fn a_price_keeps_its_digits_and_has_cents_at_least() {
        assert_eq!((price(0.3).as_str(), price(0.31234).as_str(), price(12.0).as_str()), ("0.30", "0.31234", "12.00"));
    }

    #[test]
    fn tiers_are_told_as_steps() {
        let tier = |rate, max| Tier { rate, adjustment: 0.0, sell: None, max, limit: Limit::Period };
        assert_eq!(tiers_words(&[tier(0.3, Some(500.0)), tier(0.4, None)], 1.0, "kWh"), "0.30 up to 500 kWh, then 0.40");
        // A therm of 0.726 is two m³ of 0.363.
        assert_eq!(tiers_words(&[tier(0.726, Some(36.3)), tier(1.0, None)], 2.0, "m³"), "0.363 up to 72.6 m³, then 0.50");
    }
}
