//! Writes a [`Tariff`] as the rate database's JSON. Leaves out reading it (`urdb`).

use super::rates::units_of;
use crate::tariff::{Limit, Metering, Per, Tariff, Tier};
use crate::zone::Date;
use crate::{MINUTE_MS, Utility};
use serde_json::{Map, Value, json};

/// A tariff in URDB's JSON. Reading it gives the same tariff again.
#[must_use]
pub fn write(tariff: &Tariff, utility: Utility) -> Value {
    let unit = units_of(utility).first().map_or("", |unit| unit.0);
    let unit = if utility == Utility::Electricity { "kWh" } else { unit };
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    put("name", json!(tariff.name));
    put("utility", json!(tariff.company));
    for (name, at) in [("startdate", tariff.starts_at), ("enddate", tariff.ends_at)] {
        if let Some(at) = at {
            put(name, json!(at / 1000));
        }
    }
    for (kind, rates) in [("energy", &tariff.energy), ("demand", &tariff.demand)] {
        if rates.periods.is_empty() {
            continue;
        }
        put(&format!("{kind}ratestructure"), structure(&rates.periods, (kind == "energy").then_some(unit)));
        put(&format!("{kind}weekdayschedule"), json!(rates.weekday));
        put(&format!("{kind}weekendschedule"), json!(rates.weekend));
        if !rates.labels.is_empty() {
            put(&format!("{kind}toulabels"), json!(rates.labels));
        }
    }
    put_demand(tariff, &mut put);
    if let Some((amount, of)) = tariff.fixed {
        put("fixedchargefirstmeter", json!(amount));
        put("fixedchargeunits", json!(per(of)));
    }
    if let Some((amount, of)) = tariff.minimum {
        put("mincharge", json!(amount));
        put("minchargeunits", json!(per(of)));
    }
    if tariff.metering == Metering::NetMetering {
        put("dgrules", json!("Net Metering"));
    }
    if !tariff.holidays.is_empty() {
        put("holidays", json!(tariff.holidays.iter().map(Date::to_string).collect::<Vec<_>>()));
    }
    Value::Object(fields)
}

/// What the highest demand costs, and over how long it counts.
fn put_demand(tariff: &Tariff, put: &mut dyn FnMut(&str, Value)) {
    if !tariff.flat_demand.is_empty() {
        put("flatdemandstructure", structure(&tariff.flat_demand, None));
        put("flatdemandmonths", json!(tariff.flat_demand_months));
    }
    if tariff.has_demand() {
        put("demandwindow", json!(tariff.demand_window_ms / MINUTE_MS));
    }
    if tariff.looks_back() {
        put_ratchet(tariff, put);
    }
}

/// The ratchet: by month of the bill if the whole year before counts, otherwise one share for the
/// months that count.
fn put_ratchet(tariff: &Tariff, put: &mut dyn FnMut(&str, Value)) {
    let (months, is_year) = (tariff.demand_ratchet_months, tariff.demand_ratchet_months == 11);
    let lists = tariff.demand_ratchet_peaks != [true; 12];
    if is_year && !lists {
        put("demandratchetpercentage", json!(tariff.demand_ratchet));
        return;
    }
    put("lookbackPercent", json!(tariff.demand_ratchet[0]));
    // Where months are listed, a range of 0 stands for the year.
    put("lookbackRange", json!(if is_year { 0 } else { months }));
    if lists {
        put("lookbackMonths", json!(tariff.demand_ratchet_peaks));
    }
}

fn structure(periods: &[Vec<Tier>], energy_unit: Option<&str>) -> Value {
    periods.iter().map(|tiers| tiers.iter().map(|one| tier_value(one, energy_unit)).collect::<Value>()).collect()
}

/// A tier. `energy_unit`: the unit of its limit, if it is one of energy.
fn tier_value(tier: &Tier, energy_unit: Option<&str>) -> Value {
    let mut fields = Map::new();
    fields.insert("rate".to_owned(), json!(tier.rate));
    let mut put = |name: &str, value: Option<f64>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), json!(value));
        }
    };
    put("adj", (tier.adjustment != 0.0).then_some(tier.adjustment));
    put("sell", tier.sell);
    put("max", tier.max);
    if let Some(unit) = energy_unit {
        let text = match tier.limit {
            Limit::Period => unit.to_owned(),
            Limit::Daily => format!("{unit} daily"),
            Limit::PerDemand => format!("{unit}/kW"),
            Limit::PerDemandDaily => format!("{unit}/kW daily"),
        };
        fields.insert("unit".to_owned(), json!(text));
    }
    Value::Object(fields)
}

fn per(per: Per) -> &'static str {
    match per {
        Per::Day => "$/day",
        Per::Month => "$/month",
        Per::Year => "$/year",
    }
}
