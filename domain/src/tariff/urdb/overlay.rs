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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::tariff::urdb::read_value;
    use serde_json::json;

    #[test]
    fn what_a_sheet_does_not_say_stays_and_a_minimum_by_the_year_is_not_taken_for_that_of_a_month() {
        let before = json!({ "items": [{ "energyratestructure": [[{ "rate": 0.1 }]], "minmonthlycharge": 5, "annualmincharge": 90,
            "holidays": ["2026-12-25"], "demandreactivepowercharge": 0.5, "fixedmonthlycharge": 3 }] });
        let read = read_value(&before, Utility::Electricity).unwrap();
        let mut sheet = Sheet::of(&read).unwrap();
        (sheet.minimum, sheet.fixed) = (Some((6.0, Per::Month)), None);
        let written = overlaid(&sheet, "Anew", Some(&before), Utility::Electricity);
        let after = read_value(&written, Utility::Electricity).unwrap();
        assert_eq!((after.minimum, after.fixed, after.holidays), (sheet.minimum, None, read.holidays));
        assert_eq!((after.name.as_str(), after.unpriced), ("Anew", read.unpriced));
    }
}
