//! A tariff version: its prices and their hours.

use super::schedule::{DayPrices, PriceKey, period_names};
use crate::above;
use app::Scope;
use app::document::answer::{Failure, answered, see_other};
use app::document::frame::Frame;
use app::document::part::PostButton;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::tariff::{Tariff, Tier, urdb};
use domain::{TariffId, UnitSystem, Utility, display};
use leptos::prelude::*;
use store::StoredTariff;
use wording::page::settings::tariff::shown as says;
use wording::{Words, label};

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
    tariffs.into_iter().find(|tariff| tariff.tariff_id == TariffId(id)).ok_or(Failure::Missing("tariff"))
}

async fn page(state: &Scope, id: i64) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let stored = found(state, id).await?;
    let one = &stored.tariff;
    let tariff = urdb::read(&one.urdb, one.utility).map_err(|fault| store::Error::Unknown("tariff", fault.to_string()))?;
    let today = state.catalog().zone(one.site_id).date(state.now());
    let system = state.catalog().unit_system(one.site_id);
    let frame = Frame { above: &above::tariffs(words), ..Frame::new(state, says::title(words)) };
    let can_go = one.effective_from > today;
    Ok(frame.answer(StatusCode::OK, || view! { <Shown words stored=stored.clone() tariff system can_go/> }.into_any()))
}

/// The tiers of a price in words: `$0.30/kWh up to 500 kWh, then
/// $0.40/kWh`. `each` is the number of shown
/// units in one unit of the tariff.
fn tiers_words(words: Words, tiers: &[Tier], each: f64, (unit, of_each): (&str, &str), currency: &str) -> String {
    let step = |tier: &Tier| {
        says::tier(words, &words.price(tier.price() / each, currency, of_each), tier.max.map(|max| max * each), unit, tier.limit)
    };
    says::tiers(words, &tiers.iter().map(step).collect::<Vec<_>>())
}

/// The facts of a tariff, as names and values.
fn facts(words: Words, tariff: &Tariff, currency: &str, utility: Utility, system: UnitSystem) -> Vec<(String, String)> {
    let (each, units) = display::amount(1.0, utility, system);
    let unit = display::unit(utility, system);
    let mut facts = Vec::new();
    let names = period_names(words, &tariff.energy.labels, tariff.energy.periods.len());
    for (name, tiers) in names.iter().zip(&tariff.energy.periods) {
        let period = (tariff.energy.periods.len() != 1).then_some(name.as_str());
        facts.push((says::used(words, period), tiers_words(words, tiers, each, (units, unit), currency)));
        if let Some(sell) = tiers.first().and_then(|tier| tier.sell) {
            facts.push((says::sold(words, period), words.price(sell / each, currency, unit)));
        }
    }
    let names = period_names(words, &tariff.demand.labels, tariff.demand.periods.len());
    let costs = |tiers: &[Tier]| tiers.iter().any(|tier| tier.price() != 0.0);
    for (name, tiers) in names.iter().zip(&tariff.demand.periods).filter(|(_, tiers)| costs(tiers)) {
        facts.push((says::demand(words, name), tiers_words(words, tiers, 1.0, ("kW", "kW"), currency)));
    }
    for (i, tiers) in tariff.flat_demand.iter().enumerate() {
        let season = (tariff.flat_demand.len() != 1).then_some(i + 1);
        facts.push((says::flat_demand(words, season), tiers_words(words, tiers, 1.0, ("kW", "kW"), currency)));
    }
    if let Some((amount, of)) = tariff.fixed {
        facts.push((says::fixed(words).to_owned(), says::money_per(words, &words.rate(amount, currency), of)));
    }
    if let Some((amount, of)) = tariff.minimum {
        facts.push((says::minimum(words).to_owned(), says::money_per(words, &words.rate(amount, currency), of)));
    }
    for unpriced in &tariff.unpriced {
        facts.push((says::unpriced(words).to_owned(), unpriced.clone()));
    }
    facts
}

#[component]
fn Shown(words: Words, stored: StoredTariff, tariff: Tariff, system: UnitSystem, can_go: bool) -> impl IntoView {
    let one = stored.tariff;
    let days = says::days(words, one.effective_from, one.effective_to);
    let facts = facts(words, &tariff, &one.currency, one.utility, system);
    let names = period_names(words, &tariff.energy.labels, tariff.energy.periods.len());
    let has_hours = tariff.energy.periods.len() > 1;
    let energy = tariff.energy.clone();
    let (each, unit) = (display::amount(1.0, one.utility, system).0, display::unit(one.utility, system));
    let first = |tiers: &Vec<Tier>| tiers.first().map_or(0.0, Tier::price) / each;
    let prices: Vec<String> = energy.periods.iter().map(|tiers| words.price(first(tiers), &one.currency, unit)).collect();
    let id = stored.tariff_id;
    view! {
        <div class="headline-block">
            <p class="headline-over">{label::utility(words, one.utility)}</p>
            <h1 class="headline"><strong>{one.name}</strong></h1>
            <p class="lede">{days}" "{(!one.source.is_empty()).then(|| says::source(words, &one.source))}</p>
        </div>
        <dl class="facts">
            {facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
        {has_hours.then(|| view! {
            <section class="page-section" aria-labelledby="hours">
                <h2 id="hours">{says::hours(words)}</h2>
                <p class="status-text">{says::colours(words)}</p>
                <PriceKey rates=energy.clone() names=names.clone() prices/>
                <DayPrices words name=says::weekdays(words) rates=energy.clone() schedule=energy.weekday names=names.clone()/>
                <DayPrices words name=says::weekends(words) rates=energy.clone() schedule=energy.weekend names/>
            </section>
        })}
        <div class="form-actions">
            <a class="button button-primary" href="/settings/accounts/new">{says::add_account(words)}</a>
            <a class="button" href=format!("/settings/tariffs/new?after={id}")>{says::add_version(words)}</a>
            {can_go.then(|| view! { <PostButton action=format!("/settings/tariffs/{id}/remove") label=says::remove(words)/> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::tariff::Limit;

    #[test]
    fn tiers_are_told_as_steps() {
        let tier = |rate, max| Tier { rate, adjustment: 0.0, sell: None, max, limit: Limit::Period };
        assert_eq!(
            tiers_words(Words::ENGLISH, &[tier(0.3, Some(500.0)), tier(0.4, None)], 1.0, ("kWh", "kWh"), "USD"),
            "$0.30/kWh up to 500 kWh, then $0.40/kWh"
        );
        // A therm of 0.726 is two m³ of 0.363.
        assert_eq!(
            tiers_words(Words::ENGLISH, &[tier(0.726, Some(36.3)), tier(1.0, None)], 2.0, ("m³", "m³"), "EUR"),
            "€0.363/m³ up to 72.6 m³, then €0.50/m³"
        );
    }
}
