//! Tariffs as the OpenEI Utility Rate Database publishes them: reads the JSON into a [`Tariff`];
//! `write` writes it back, and `overlay` writes a form's sheet over it.
//!
//! Source: the URDB API's field list, versions 3 to 8. Fields that are not about money are ignored.
//! Those that are but are not priced here are named in [`Tariff::unpriced`], so that a bill can say
//! what it lacks. Two things are our own: `holidays` (dates that count as weekend days), and units
//! of utilities other than electricity (`therm`, `ccf`, ...).

mod overlay;
mod ratchet;
mod rates;
mod write;

use super::{DEMAND_WINDOW_MS, Metering, Per, Rates, Tariff};
use crate::zone::Date;
use crate::{MINUTE_MS, Utility};
pub use overlay::overlaid;
use serde_json::{Map, Value};
pub use write::write;

/// The longest text that is read: a published tariff has about 20 kB.
pub const BYTES_MAX: usize = 256 * 1024;
/// The most holidays that are read.
const HOLIDAYS_MAX: usize = 1_000;
/// Why a tariff cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {detail}")]
pub struct Fault {
    /// The field, such as `energyratestructure[1][0].rate`; `urdb` for the text as a whole.
    pub field: String,
    /// What was given and what would be valid.
    pub detail: String,
}

type Read<T> = Result<T, Fault>;

fn fault<T>(field: impl Into<String>, detail: impl Into<String>) -> Read<T> {
    Err(Fault { field: field.into(), detail: detail.into() })
}

/// Reads a utility's tariff from URDB's JSON: the tariff object itself, or an API answer with a
/// single one.
///
/// # Errors
/// The first field that cannot be understood.
pub fn read(text: &str, utility: Utility) -> Result<Tariff, Fault> {
    if text.len() > BYTES_MAX {
        return fault("urdb", format!("has {} bytes: at most {BYTES_MAX} are read", text.len()));
    }
    let value: Value =
        serde_json::from_str(text).or_else(|error| fault("urdb", format!("is no JSON ({error}): give the tariff's object")))?;
    read_value(&value, utility)
}

/// The same for JSON that is already parsed.
///
/// # Errors
/// The first field that cannot be understood.
pub fn read_value(value: &Value, utility: Utility) -> Result<Tariff, Fault> {
    let object = match value.get("items").and_then(Value::as_array) {
        Some(items) => match &items[..] {
            [only] => only,
            _ => return fault("items", format!("holds {} tariffs: give one", items.len())),
        },
        None => value,
    };
    let Some(fields) = object.as_object() else { return fault("urdb", "is not an object: give the tariff's fields in braces") };
    Reader { fields, utility, unpriced: Vec::new() }.tariff()
}

struct Reader<'a> {
    fields: &'a Map<String, Value>,
    utility: Utility,
    unpriced: Vec<String>,
}

/// A value as it is shown in an error.
fn shown(value: &Value) -> String {
    let text: String = value.to_string().chars().take(60).collect();
    format!("is {text}")
}

fn number(value: &Value, field: &str) -> Read<Option<f64>> {
    let found = match value {
        Value::Null => return Ok(None),
        Value::Number(number) => number.as_f64(),
        // Copies of the database have numbers as strings.
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match found.filter(|number: &f64| number.is_finite()) {
        Some(number) => Ok(Some(number)),
        None => fault(field, format!("{}: give a number", shown(value))),
    }
}

/// A number in the range that a price or a charge may have.
fn money(value: &Value, field: &str) -> Read<Option<f64>> {
    match number(value, field)? {
        Some(money) if money.abs() >= 1e9 => fault(field, format!("{}: no price is that large", shown(value))),
        other => Ok(other),
    }
}

impl<'a> Reader<'a> {
    fn tariff(mut self) -> Read<Tariff> {
        let energy = self.rates("energy", "energyratestructure")?;
        if energy.periods.is_empty() {
            return fault("energyratestructure", "is missing: give the periods of prices, each a list of tiers");
        }
        let mut demand = self.rates("demand", "demandratestructure")?;
        let flat_demand = self.structure("flatdemandstructure")?;
        // Published tariffs carry empty demand structures: if all prices are 0, there is no demand
        // charge.
        if demand.periods.iter().flatten().all(|tier| tier.price() == 0.0) {
            demand = Rates::none();
        }
        let flat_demand = if flat_demand.iter().flatten().all(|tier| tier.price() == 0.0) { Vec::new() } else { flat_demand };
        if self.utility != Utility::Electricity && !(demand.periods.is_empty() && flat_demand.is_empty()) {
            let field = if demand.periods.is_empty() { "flatdemandstructure" } else { "demandratestructure" };
            return fault(field, format!("prices kilowatts: {} has no demand charge", self.utility.label().to_lowercase()));
        }
        for (field, is_used) in
            [("demandrateunit", !demand.periods.is_empty()), ("flatdemandunit", !flat_demand.is_empty()), ("demandunits", false)]
        {
            self.check_demand_unit(field, is_used)?;
        }
        let flat_demand_months = self.months("flatdemandmonths", flat_demand.len())?;
        let ratchet = self.ratchet()?;
        let tariff = Tariff {
            name: self.text("name")?,
            company: self.text("utility")?,
            starts_at: self.instant("startdate")?,
            ends_at: self.instant("enddate")?,
            demand_window_ms: self.window()?,
            fixed: self.fixed()?,
            minimum: self.minimum()?,
            metering: self.metering()?,
            holidays: self.holidays()?,
            energy,
            demand,
            flat_demand,
            flat_demand_months,
            demand_ratchet: ratchet.shares,
            demand_ratchet_months: ratchet.months,
            demand_ratchet_peaks: ratchet.peaks,
            unpriced: Vec::new(),
        };
        self.note_unpriced();
        Ok(Tariff { unpriced: self.unpriced, ..tariff })
    }

    fn get(&self, field: &str) -> &'a Value {
        self.fields.get(field).unwrap_or(&Value::Null)
    }

    fn text(&self, field: &str) -> Read<String> {
        match self.get(field) {
            Value::Null => Ok(String::new()),
            Value::String(text) => Ok(text.trim().chars().take(200).collect()),
            other => fault(field, format!("{}: give a text", shown(other))),
        }
    }

    fn instant(&self, field: &str) -> Read<Option<i64>> {
        let seconds = number(self.get(field), field)?;
        match seconds {
            Some(seconds) if !(0.0..1e11).contains(&seconds) => {
                fault(field, format!("{}: give seconds since 1970-01-01", shown(self.get(field))))
            }
            Some(seconds) => Ok(Some((seconds * 1000.0) as i64)),
            None => Ok(None),
        }
    }

    fn array(&self, field: &str) -> Read<&'a [Value]> {
        match self.get(field) {
            Value::Null => Ok(&[]),
            Value::Array(values) => Ok(values),
            other => fault(field, format!("{}: give a list", shown(other))),
        }
    }

    fn months(&self, field: &str, seasons: usize) -> Read<[u8; 12]> {
        let mut found = [0; 12];
        let months = self.array(field)?;
        if seasons == 0 || (months.is_empty() && seasons == 1) {
            return Ok(found);
        }
        if months.len() != 12 {
            return fault(field, format!("has {} months: give 12", months.len()));
        }
        for (m, month) in months.iter().enumerate() {
            found[m] = period(month, &format!("{field}[{m}]"), seasons)?;
        }
        Ok(found)
    }

    fn check_demand_unit(&mut self, field: &str, is_used: bool) -> Read<()> {
        let unit = self.text(field)?;
        match unit.to_lowercase().as_str() {
            _ if !is_used => Ok(()),
            "" | "kw" => Ok(()),
            "kva" => {
                self.unpriced.push("demand is priced by the kVA: kW stand in for them (a power factor of 1)".to_owned());
                Ok(())
            }
            _ => fault(field, format!("is \"{unit}\": demand is priced by kW over the billing period")),
        }
    }

    fn window(&self) -> Read<i64> {
        const FIELD: &str = "demandwindow";
        match number(self.get(FIELD), FIELD)? {
            None => Ok(DEMAND_WINDOW_MS),
            Some(0.0) => Ok(DEMAND_WINDOW_MS),
            Some(minutes) if [5.0, 10.0, 15.0, 20.0, 30.0, 60.0].contains(&minutes) => Ok(minutes as i64 * MINUTE_MS),
            Some(_) => fault(FIELD, format!("{}: give 5, 10, 15, 20, 30 or 60 minutes", shown(self.get(FIELD)))),
        }
    }

    fn fixed(&self) -> Read<Option<(f64, Per)>> {
        if let Some(amount) = money(self.get("fixedchargefirstmeter"), "fixedchargefirstmeter")? {
            return Ok(Some((amount, self.per("fixedchargeunits")?)));
        }
        // Earlier versions of the database use this name.
        Ok(money(self.get("fixedmonthlycharge"), "fixedmonthlycharge")?.map(|amount| (amount, Per::Month)))
    }

    fn minimum(&self) -> Read<Option<(f64, Per)>> {
        for (field, per) in [("minmonthlycharge", Per::Month), ("annualmincharge", Per::Year)] {
            if let Some(amount) = money(self.get(field), field)?.filter(|amount| *amount != 0.0) {
                return Ok(Some((amount, per)));
            }
        }
        match money(self.get("mincharge"), "mincharge")?.filter(|amount| *amount != 0.0) {
            Some(amount) => Ok(Some((amount, self.per("minchargeunits")?))),
            None => Ok(None),
        }
    }

    fn per(&self, field: &str) -> Read<Per> {
        let text = self.text(field)?;
        // "$/day", "€/day": the currency is the tariff's.
        match text.rsplit('/').next().unwrap_or_default().trim().to_lowercase().as_str() {
            "day" => Ok(Per::Day),
            "" | "month" => Ok(Per::Month),
            "year" => Ok(Per::Year),
            _ => fault(field, format!("is \"{text}\": give $/day, $/month or $/year")),
        }
    }

    fn metering(&self) -> Read<Metering> {
        let text = self.text("dgrules")?;
        match text.to_lowercase().as_str() {
            "" | "net billing" | "net billing instantaneous" | "net billing hourly" => Ok(Metering::NetBilling),
            "net metering" => Ok(Metering::NetMetering),
            _ => fault(
                "dgrules",
                format!("is \"{text}\": Net Metering, Net Billing Instantaneous and Net Billing Hourly are understood"),
            ),
        }
    }

    fn holidays(&self) -> Read<Vec<Date>> {
        let days = self.array("holidays")?;
        if days.len() > HOLIDAYS_MAX {
            return fault("holidays", format!("has {} days: at most {HOLIDAYS_MAX} are read", days.len()));
        }
        let read = |(i, day): (usize, &Value)| match day.as_str().and_then(Date::parse) {
            Some(date) => Ok(date),
            None => fault(format!("holidays[{i}]"), format!("{}: give a date such as \"2026-12-25\"", shown(day))),
        };
        let mut found = days.iter().enumerate().map(read).collect::<Read<Vec<Date>>>()?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Fields that cost money and are not priced here.
    fn note_unpriced(&mut self) {
        const FIELDS: [&str; 8] = [
            "demandreactivepowercharge",
            "coincidentratestructure",
            "fixedchargeeaaddl",
            "fueladjustmentsmonthly",
            "demandratchetmonths",
            "energyattrs",
            "demandattrs",
            "fixedattrs",
        ];
        fn is_nothing(value: &Value) -> bool {
            match value {
                Value::Null => true,
                Value::Number(number) => number.as_f64() == Some(0.0),
                Value::String(text) => text.trim().is_empty(),
                Value::Array(values) => values.iter().all(is_nothing),
                Value::Object(fields) => fields.is_empty(),
                Value::Bool(is) => !is,
            }
        }
        if !is_nothing(self.get("minmonthlycharge")) && !is_nothing(self.get("annualmincharge")) {
            self.unpriced.push("`annualmincharge` of the tariff is settled by the year, not on this bill".to_owned());
        }
        for field in FIELDS {
            if !is_nothing(self.get(field)) {
                self.unpriced.push(format!("`{field}` of the tariff is not priced"));
            }
        }
    }
}

/// The number of a period of prices, counted from 0.
fn period(value: &Value, name: &str, periods: usize) -> Read<u8> {
    let index = number(value, name)?.filter(|index| index.fract() == 0.0 && *index >= 0.0);
    match index {
        // Published tariffs have schedules of zeros beside empty structures.
        Some(index) if (index as usize) < periods.max(1) => Ok(index as u8),
        _ => fault(name, format!("{}: give the number of one of the {periods} periods, counted from 0", shown(value))),
    }
}
