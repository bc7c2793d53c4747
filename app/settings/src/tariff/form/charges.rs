//! What a tariff charges beside energy, in its form: demand by season, fixed and minimum charges, how
//! exports count; and what of the tariff before the form does not show.

use super::hours::season_name;
use super::typed::{PEAK, Terms, Typed, per_name};
use app::document::part::{Faults, SelectField, TextField};
use domain::MINUTE_MS;
use domain::tariff::{DEMAND_WINDOW_MS, Per, Tariff};
use leptos::prelude::*;
use serde_json::Value;
use wording::Words;
use wording::page::settings::tariff::form as both;
use wording::page::settings::tariff::form::charge as says;

/// The fields of all other charges.
pub fn charges(words: Words, typed: &Typed, terms: Terms, has_demand: bool, faults: Faults) -> AnyView {
    let f = || faults.clone();
    let (kilowatt, currency) = (terms.kilowatt().sign(), super::price::sign(terms.currency).to_owned());
    let times: Vec<(String, String)> =
        [(Per::Day, says::day(words)), (Per::Month, says::month(words)), (Per::Year, says::year(words))]
            .map(|(per, name)| (per_name(per).to_owned(), name.to_owned()))
            .to_vec();
    let time = |name: &str| match typed.get(name) {
        "" => per_name(Per::Month).to_owned(),
        per => per.to_owned(),
    };
    let metering =
        vec![(String::new(), says::net_billing(words).to_owned()), ("net".to_owned(), says::net_metering(words).to_owned())];
    let seasons = typed.seasons();
    let peak = |season: usize| {
        let label =
            if seasons == 1 { says::peak(words).to_owned() } else { says::peak_of(words, &season_name(words, typed, season)) };
        view! { <TextField name=PEAK[season] label value=typed.text(PEAK[season]) unit=kilowatt.clone() faults=f()/> }
    };
    view! {
        {(has_demand && terms.has_demand()).then(|| view! {
            <fieldset class="form-part">
                <legend>{says::demand(words)}</legend>
                <p class="field-hint">{says::demand_hint(words)}</p>
                <div class="form-row">{(0..seasons).map(peak).collect_view()}</div>
            </fieldset>
        })}
        <fieldset class="form-part">
            <legend>{says::title(words)}</legend>
            <div class="form-row">
                <TextField name="fixed" label=says::fixed(words) value=typed.text("fixed") unit=currency.clone() faults=f()/>
                <SelectField name="fixed_per" label=says::fixed_per(words) value=time("fixed_per") choices=times.clone() faults=f()/>
                <TextField name="minimum" label=says::minimum(words) value=typed.text("minimum") unit=currency.clone() faults=f()/>
                <SelectField name="minimum_per" label=says::minimum_per(words) value=time("minimum_per") choices=times.clone() faults=f()/>
            </div>
            <SelectField name="metering" label=says::metering(words) value=typed.text("metering") choices=metering faults=f()/>
        </fieldset>
    }
    .into_any()
}

/// What of the tariff before stays as it was, in a sentence; `None` if the form shows all of it.
pub fn kept(words: Words, before: Option<&(Value, Tariff)>, has_demand: bool) -> Option<String> {
    let (value, tariff) = before?;
    let mut kept = Vec::new();
    if !has_demand {
        kept.push(both::kept_demand(words).to_owned());
    }
    if !tariff.holidays.is_empty() {
        kept.push(both::kept_holidays(words, tariff.holidays.len()));
    }
    if tariff.looks_back() {
        kept.push(both::kept_ratchet(words).to_owned());
    }
    if tariff.has_demand() && tariff.demand_window_ms != DEMAND_WINDOW_MS {
        kept.push(both::kept_window(words, tariff.demand_window_ms / MINUTE_MS));
    }
    let fields = value.get("items").and_then(|items| items.get(0)).unwrap_or(value).as_object();
    let is_unpriced = |field: &&String| tariff.unpriced.iter().any(|told| told.contains(&format!("`{field}`")));
    kept.extend(
        fields.into_iter().flat_map(|fields| fields.keys()).filter(is_unpriced).map(|field| both::kept_field(words, field)),
    );
    (!kept.is_empty()).then(|| both::kept(words, &words.list(&kept)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::Utility;
    use domain::tariff::urdb;

    #[test]
    fn what_the_form_does_not_show_is_named() {
        let told = |fields: Value| {
            let tariff = urdb::read_value(&fields, Utility::Electricity).unwrap();
            kept(Words::ENGLISH, Some(&(fields, tariff)), true)
        };
        let plain = serde_json::json!({ "energyratestructure": [[{ "rate": 0.1 }]], "sector": "Residential" });
        assert_eq!(told(plain.clone()), None);
        let mut rich = plain;
        rich["holidays"] = serde_json::json!(["2026-12-25"]);
        rich["demandreactivepowercharge"] = serde_json::json!(0.5);
        assert_eq!(
            told(rich).unwrap(),
            "Kept as it is, although the fields do not show it: one holiday and “demandreactivepowercharge”."
        );
    }
}
