//! What a change made of the places, meters and prices: each thing that came, went or is another now,
//! with the fields that differ, for the record. Leaves out changes to what is not in the catalog.

use crate::catalog::tariff::TariffRow;
use crate::{Alias, BillingAccount, Catalog, Rate, Redirect, StoredFactor, StoredRatio};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A longer text of a field is cut: the record tells that a tariff changed, not how it reads.
const TEXT_CHARS_MAX: usize = 400;

/// A thing that a change touched.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Touched {
    /// The kind of thing, such as `meter`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The fields that differ, before; `None` if it was not there.
    pub before: Option<Value>,
    /// The fields that differ, now; `None` if it is gone.
    pub after: Option<Value>,
}

impl Touched {
    /// What was done: `added`, `changed` or `removed`.
    pub(crate) fn verb(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        }
    }
}

/// All that differs between two catalogs.
pub(crate) fn difference(before: &Catalog, after: &Catalog) -> Vec<Touched> {
    let mut found = Found { catalogs: [before, after], touched: Vec::new() };
    let name = |name: &str| Some(name.to_owned());
    found.of("site", |of| keyed(of.sites.iter()), plain, |site| name(&site.name));
    found.of("building", |of| keyed(of.buildings.iter()), plain, |building| name(&building.name));
    found.of("meter", |of| keyed(of.meters.iter()), plain, |meter| name(&meter.name));
    found.of("forgotten meter", |of| keyed(of.forgotten.iter()), plain, |meter| name(&meter.name));
    found.of("channel", |of| keyed(of.channels.iter()), plain, |channel| name(&channel.field));
    found.of("register changes", |of| keyed(of.changes.iter()), |changes| json!({ "changes": changes }), |_| None);
    found.of("gas values", |of| keyed(of.gas.iter()), |values| json!({ "values": values }), |_| None);
    found.of("unit or way of a channel", |of| keyed(of.redirects.iter()), way, |_| None);
    found.of("key of a meter", |of| keyed(of.aliases.iter()), alias, |_| None);
    found.of("price", |of| of.rates.iter().map(|((site, of), rate)| (format!("{site} {of}"), rate)), price, |_| None);
    found.of("billing account", |of| keyed(of.billing_accounts.iter()), account, |of| name(&of.account.name));
    found.of("tariff", |of| of.tariff_rows().map(|row| (row.id(), row)), TariffRow::told, |row| name(row.name()));
    found.of("emission factor", |of| of.factors.iter().map(|one| (one.factor_id.to_string(), one)), factor, |_| None);
    found.of(
        "source energy ratio",
        |of| of.source_ratios.iter().map(|one| (one.source_ratio_id.to_string(), one)),
        ratio,
        |_| None,
    );
    found.touched
}

fn keyed<'a, K: ToString + 'a, V: 'a>(all: impl Iterator<Item = (&'a K, &'a V)>) -> impl Iterator<Item = (String, &'a V)> {
    all.map(|(key, value)| (key.to_string(), value))
}

fn plain(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn way(to: &Redirect) -> Value {
    json!({ "into": to.into, "factor": to.factor, "shift": to.shift })
}

fn alias(to: &Alias) -> Value {
    json!({ "meter": to.meter_id, "dialect": to.dialect })
}

fn price(rate: &Rate) -> Value {
    json!({ "price": rate.price, "carbon_kg": rate.carbon_kg, "source": rate.source })
}

fn account(of: &BillingAccount) -> Value {
    let one = &of.account;
    json!({
        "site": one.site_id, "building": one.building_id, "meter": one.meter_id, "utility": one.utility,
        "name": one.name, "tariff": one.tariff_name, "billing_day": one.billing_day.day(),
    })
}

fn factor(of: &StoredFactor) -> Value {
    let one = &of.factor;
    json!({
        "site": one.site_id, "region": one.region, "utility": one.utility, "year": one.year,
        "kg_co2e_per_unit": one.kg_co2e_per_unit, "source": one.source,
    })
}

fn ratio(of: &StoredRatio) -> Value {
    let one = &of.ratio;
    json!({
        "site": one.site_id, "region": one.region, "supply": one.supply.name(), "year": one.stated.year,
        "ratio": one.stated.ratio, "source": one.stated.source,
    })
}

/// Two catalogs, the earlier one first, and what was found so far.
struct Found<'a> {
    catalogs: [&'a Catalog; 2],
    touched: Vec<Touched>,
}

impl<'a> Found<'a> {
    /// Compares the things of one kind.
    fn of<V: PartialEq + 'a, I: Iterator<Item = (String, &'a V)>>(
        &mut self,
        kind: &'static str,
        list: impl Fn(&'a Catalog) -> I,
        told: impl Fn(&V) -> Value,
        name: impl Fn(&V) -> Option<String>,
    ) {
        let [before, after] = self.catalogs;
        let mut was: BTreeMap<String, &V> = list(before).collect();
        let mut pairs = Vec::new();
        for (id, now) in list(after) {
            match was.remove(&id) {
                Some(same) if same == now => {}
                other => pairs.push((id, other, Some(now))),
            }
        }
        pairs.extend(was.into_iter().map(|(id, gone)| (id, Some(gone), None)));
        for (id, was, now) in pairs {
            let of_both = |value: Option<&V>| value.map(|value| fields(told(value)));
            if let Some((before, after)) = differing(of_both(was), of_both(now)) {
                self.touched.push(Touched { kind, id, name: now.or(was).and_then(&name), before, after });
            }
        }
    }
}

/// The fields of a thing that are set, with long texts cut.
fn fields(value: Value) -> Map<String, Value> {
    let Value::Object(fields) = value else { return Map::from_iter([("value".to_owned(), value)]) };
    let cut = |value: Value| match value {
        Value::String(text) if text.chars().count() > TEXT_CHARS_MAX => {
            Value::String(text.chars().take(TEXT_CHARS_MAX).chain(['…']).collect())
        }
        other => other,
    };
    fields.into_iter().map(|(key, value)| (key, cut(value))).collect()
}

/// What differs, as JSON; `None` if nothing that is told does.
fn differing(before: Option<Map<String, Value>>, after: Option<Map<String, Value>>) -> Option<(Option<Value>, Option<Value>)> {
    let without = |own: &Map<String, Value>, other: Option<&Map<String, Value>>| -> Value {
        let differs = |(key, value): &(&String, &Value)| other.map_or(!value.is_null(), |other| other.get(*key) != Some(*value));
        own.iter().filter(differs).map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    if before == after {
        return None;
    }
    let told = (before.as_ref().map(|own| without(own, after.as_ref())), after.as_ref().map(|own| without(own, before.as_ref())));
    Some(told)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::{SiteId, Utility};

    fn catalog(price: Option<f64>) -> Catalog {
        let mut catalog = Catalog::default();
        if let Some(price) = price {
            let rate = Rate { price: Some(price), carbon_kg: None, source: "a bill".to_owned() };
            catalog.rates.insert((SiteId(1), Utility::Electricity), rate);
        }
        catalog
    }

    #[test]
    fn what_came_what_went_and_which_fields_differ_is_told() {
        let told = |before, after| {
            let touched = difference(&catalog(before), &catalog(after));
            touched.into_iter().map(|one| (one.verb(), one.id, one.before, one.after)).collect::<Vec<_>>()
        };
        let id = || "1 electricity".to_owned();
        let whole = || Some(json!({ "price": 0.2, "source": "a bill" }));
        assert_eq!(told(None, Some(0.2)), [("added", id(), None, whole())]);
        assert_eq!(told(Some(0.2), None), [("removed", id(), whole(), None)]);
        let changed = ("changed", id(), Some(json!({ "price": 0.2 })), Some(json!({ "price": 0.3 })));
        assert_eq!(told(Some(0.2), Some(0.3)), [changed]);
        assert_eq!(told(Some(0.2), Some(0.2)), []);
    }

    #[test]
    fn a_long_text_is_cut() {
        let long = fields(json!({ "urdb": "x".repeat(5_000) }));
        assert_eq!(long["urdb"].as_str().unwrap().chars().count(), TEXT_CHARS_MAX + 1);
    }
}
