//! Writes a [`Sheet`] over a tariff's JSON: what the sheet says takes the place of what stood there,
//! and everything else stays as it was.

use super::write;
use crate::Utility;
use crate::tariff::{Per, Sheet};
use serde_json::{Map, Value};

/// What a sheet always says.
const OWN: [&str; 11] = [
    "name",
    "energyratestructure",
    "energyweekdayschedule",
    "energyweekendschedule",
    "energytoulabels",
    "fixedchargefirstmeter",
    "fixedchargeunits",
    "fixedmonthlycharge",
    "mincharge",
    "minchargeunits",
    "dgrules",
];
/// What it says of demand, if its demand charges are all there are.
const OF_DEMAND: [&str; 6] = [
    "demandratestructure",
    "demandweekdayschedule",
    "demandweekendschedule",
    "demandtoulabels",
    "flatdemandstructure",
    "flatdemandmonths",
];

/// A sheet as JSON, over that of the tariff that it was made of.
#[must_use]
pub fn overlaid(sheet: &Sheet, name: &str, before: Option<&Value>, utility: Utility) -> Value {
    let before = before.map(|before| before.get("items").and_then(|items| items.get(0)).unwrap_or(before));
    let mut fields = before.and_then(Value::as_object).cloned().unwrap_or_default();
    let Value::Object(written) = write(&sheet.tariff(name), utility) else { return Value::Null };
    let is_own = |field: &str| OWN.contains(&field) || (sheet.has_demand && OF_DEMAND.contains(&field));
    fields.retain(|field, _| !is_own(field));
    fields.extend(written.into_iter().filter(|(field, _)| is_own(field)));
    put_minimum(sheet, &mut fields);
    // A window is only written where there is none.
    if sheet.tariff(name).has_demand() && !fields.contains_key("demandwindow") {
        fields.insert("demandwindow".to_owned(), (super::DEMAND_WINDOW_MS / crate::MINUTE_MS).into());
    }
    Value::Object(fields)
}

/// The minimum charge stands under three names, and the first that is there counts.
fn put_minimum(sheet: &Sheet, fields: &mut Map<String, Value>) {
    let is_settled_apart = fields.contains_key("minmonthlycharge");
    fields.remove("minmonthlycharge");
    match sheet.minimum {
        // A minimum by the year beside it stays, and must not be read in its place.
        Some((amount, Per::Month)) if is_settled_apart => {
            for field in ["mincharge", "minchargeunits"] {
                fields.remove(field);
            }
            fields.insert("minmonthlycharge".to_owned(), amount.into());
        }
        _ => drop(fields.remove("annualmincharge")),
    }
}
