//! Reads the fields of a request's body one by one. Each error names the field and what would be
//! valid.

use super::notation;
use crate::http::problem::Problem;
use domain::zone::Date;
use domain::{Millis, SiteId, Utility};
use serde_json::{Map, Value};
use store::{Catalog, Change};

/// The fields of a request's body.
#[derive(Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of an object. If `known` is not empty, other fields are refused.
    pub fn of(body: &[u8], known: &[&str]) -> Result<Self, Problem> {
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| Problem::parameter("body", format!("the body is no JSON ({error}): give an object")))?;
        let Value::Object(fields) = value else {
            return Err(Problem::parameter("body", "the body is no object: give the fields in braces"));
        };
        // Otherwise a misspelt name would silently be ignored.
        match fields.keys().find(|name| !known.is_empty() && !known.contains(&name.as_str())) {
            Some(name) => Err(Problem::parameter(name, format!("`{name}` is no field here: there are {}", known.join(", ")))),
            None => Ok(Self(fields)),
        }
    }

    /// The value of a field, unless it is absent or null.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub fn text(&self, name: &str, would_do: &str) -> Result<Option<&str>, Problem> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim())),
            Some(other) => Err(Problem::parameter(name, format!("`{name}` is {other}: give {would_do}"))),
        }
    }

    pub fn number(&self, name: &str) -> Result<Option<i64>, Problem> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => match value.as_i64() {
                Some(number) => Ok(Some(number)),
                None => Err(Problem::parameter(name, format!("`{name}` is {value}: give a whole number"))),
            },
        }
    }

    pub fn date(&self, name: &str) -> Result<Option<Date>, Problem> {
        const WOULD_DO: &str = "a day at the site such as 2026-11-22";
        let Some(text) = self.text(name, WOULD_DO)? else { return Ok(None) };
        let date = Date::parse(text);
        date.map(Some).ok_or_else(|| Problem::parameter(name, format!("`{name}` is \"{text}\": give {WOULD_DO}")))
    }

    pub fn instant(&self, name: &str) -> Result<Option<Millis>, Problem> {
        const WOULD_DO: &str = "an instant such as 2026-11-22T17:00:00Z";
        let Some(text) = self.text(name, WOULD_DO)? else { return Ok(None) };
        let at = notation::read(text);
        at.map(Some).ok_or_else(|| Problem::parameter(name, format!("`{name}` is \"{text}\": give {WOULD_DO}")))
    }

    /// What a field that may be taken away changes: nothing if it is absent, null takes it away.
    pub fn change<T>(&self, name: &str, read: impl FnOnce(&Self) -> Result<Option<T>, Problem>) -> Result<Change<T>, Problem> {
        match self.0.get(name) {
            None => Ok(Change::Keep),
            Some(_) => Ok(read(self)?.map_or(Change::Clear, Change::Set)),
        }
    }

    /// The site named, or the only one.
    pub fn site(&self, catalog: &Catalog) -> Result<SiteId, Problem> {
        const WOULD_DO: &str = "/api/sites lists what there is";
        match self.number("site_id")?.map(SiteId) {
            Some(id) if catalog.sites.contains_key(&id) => Ok(id),
            Some(id) => Err(Problem::parameter("site_id", format!("`site_id` is {id}: there is no such site, {WOULD_DO}"))),
            None => match (catalog.sites.keys().next(), catalog.sites.len()) {
                (Some(only), 1) => Ok(*only),
                (_, many) => {
                    Err(Problem::parameter("site_id", format!("`site_id` is missing and there are {many} sites: {WOULD_DO}")))
                }
            },
        }
    }

    /// The utility named, or electricity.
    pub fn utility(&self) -> Result<Utility, Problem> {
        let is_no_level = |one: &Utility| !matches!(one, Utility::Climate | Utility::Battery);
        let known = || Utility::ALL.iter().filter(|one| is_no_level(one)).map(|one| one.as_str()).collect::<Vec<_>>().join(", ");
        let Some(text) = self.text("utility", "one of its names")? else { return Ok(Utility::Electricity) };
        Utility::parse(text)
            .filter(is_no_level)
            .ok_or_else(|| Problem::parameter("utility", format!("`utility` is \"{text}\": it can be {}", known())))
    }

    pub fn truth(&self, name: &str) -> Result<Option<bool>, Problem> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(*truth)),
            Some(other) => Err(Problem::parameter(name, format!("`{name}` is {other}: give true or false"))),
        }
    }

    pub fn figure(&self, name: &str) -> Result<Option<f64>, Problem> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => match value.as_f64() {
                Some(figure) => Ok(Some(figure)),
                None => Err(Problem::parameter(name, format!("`{name}` is {value}: give a number"))),
            },
        }
    }

    /// The fields as one object.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}
