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
use domain::tariff::{Limit, Per, Tariff, Tier, urdb};
use domain::{TariffId, UnitSystem, Utility, display, figure};
use leptos::prelude::*;
use store::StoredTariff;

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
    let stored = found(state, id).await?;
    let one = &stored.tariff;
    let tariff = urdb::read(&one.urdb, one.utility).map_err(|fault| store::Error::Unknown("tariff", fault.to_string()))?;
    let today = state.catalog().zone(one.site_id).date(state.now());
    let system = state.catalog().unit_system(one.site_id);
    let frame = Frame { above: above::TARIFFS, ..Frame::new(state, "A tariff") };
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
    if labels.len() == count { labels.to_vec() } else { (1..=count).map(|i| format!("period {i}")).collect() }
}

/// The tiers of a price in words: `0.30 up to 500 kWh, then 0.40`. `each` is the number of shown
/// units in one unit of the tariff.
fn tiers_words(tiers: &[Tier], each: f64, unit: &str) -> String {
    let price = |tier: &Tier| price(tier.price() / each);
    let step = |tier: &Tier| match tier.max {
        Some(max) => {
            let max = figure::significant(max * each);
            let counted = match tier.limit {
                Limit::Period => unit.to_owned(),
                Limit::Daily => format!("{unit} a day"),
                Limit::PerDemand => format!("{unit} for each kW"),
                Limit::PerDemandDaily => format!("{unit} for each kW a day"),
            };
            format!("{} up to {max} {counted}", price(tier))
        }
        None => price(tier),
    };
    tiers.iter().map(step).collect::<Vec<_>>().join(", then ")
}

fn per(per: Per) -> &'static str {
    match per {
        Per::Day => "a day",
        Per::Month => "a month",
        Per::Year => "a year",
    }
}

/// The facts of a tariff, as names and values.
fn facts(tariff: &Tariff, currency: &str, utility: Utility, system: UnitSystem) -> Vec<(String, String)> {
    let (each, units) = display::amount(1.0, utility, system);
    let unit = display::unit(utility, system);
    let mut facts = Vec::new();
    let names = period_names(&tariff.energy.labels, tariff.energy.periods.len());
    for (name, tiers) in names.iter().zip(&tariff.energy.periods) {
        let label = if tariff.energy.periods.len() == 1 { format!("A {unit}") } else { format!("A {unit}, {name}") };
        facts.push((label, format!("{} {currency}", tiers_words(tiers, each, units))));
        if let Some(sell) = tiers.first().and_then(|tier| tier.sell) {
            facts.push((format!("A {unit} sold, {name}"), format!("{} {currency}", price(sell / each))));
        }
    }
    let names = period_names(&tariff.demand.labels, tariff.demand.periods.len());
    for (name, tiers) in names.iter().zip(&tariff.demand.periods) {
        facts.push((format!("A kW of the highest demand, {name}"), format!("{} {currency}", tiers_words(tiers, 1.0, "kW"))));
    }
    for (i, tiers) in tariff.flat_demand.iter().enumerate() {
        let season = if tariff.flat_demand.len() == 1 { String::new() } else { format!(", season {}", i + 1) };
        facts.push((
            format!("A kW of the period’s highest demand{season}"),
            format!("{} {currency}", tiers_words(tiers, 1.0, "kW")),
        ));
    }
    if let Some((amount, of)) = tariff.fixed {
        facts.push(("In any case".to_owned(), format!("{} {currency} {}", price(amount), per(of))));
    }
    if let Some((amount, of)) = tariff.minimum {
        facts.push(("A bill comes at least to".to_owned(), format!("{} {currency} {}", price(amount), per(of))));
    }
    for unpriced in &tariff.unpriced {
        facts.push(("Not included".to_owned(), unpriced.clone()));
    }
    facts
}

#[component]
fn Shown(stored: StoredTariff, tariff: Tariff, system: UnitSystem, can_go: bool) -> impl IntoView {
    let one = stored.tariff;
    let days = one
        .effective_to
        .map_or_else(|| format!("From {} on.", one.effective_from), |to| format!("From {} to {to}.", one.effective_from));
    let facts = facts(&tariff, &one.currency, one.utility, system);
    let names = period_names(&tariff.energy.labels, tariff.energy.periods.len());
    let has_hours = tariff.energy.periods.len() > 1;
    let energy = tariff.energy.clone();
    let id = stored.tariff_id;
    view! {
        <div class="headline-block">
            <p class="headline-over">{one.utility.label()}</p>
            <h1 class="headline"><strong>{one.name}</strong></h1>
            <p class="lede">{days}{(!one.source.is_empty()).then(|| format!(" Source: {}.", one.source))}</p>
        </div>
        <dl class="facts">
            {facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
        {has_hours.then(|| view! {
            <section class="page-section" aria-labelledby="hours">
                <h2 id="hours">"At which hours"</h2>
                <p class="status-text">"The stronger the colour, the dearer."</p>
                <DayPrices name="Monday to Friday" rates=energy.clone() schedule=energy.weekday names=names.clone()/>
                <DayPrices name="Saturday, Sunday and holidays" rates=energy.clone() schedule=energy.weekend names/>
            </section>
        })}
        <div class="form-actions">
            <a class="button button-primary" href="/settings/accounts/new">"Bill somebody by it"</a>
            <a class="button" href=format!("/settings/tariffs/new?after={id}")>"Prices change"</a>
            {can_go.then(|| view! { <PostButton action=format!("/settings/tariffs/{id}/remove") label="Remove it"/> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

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
