//! The record in words: who did it by what, to whom or to what, and what differs, with the names of people, buildings
//! and departments in place of their numbers. Leaves out which lines are shown.

use super::super::{Shelf, role_of};
use super::{Named, Names, person_of};
use app::document::answer::Failure;
use domain::{BuildingId, DepartmentId, PersonId, Role};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};
use store::AuditLine;
use wording::page::settings::audit as says;

/// What stands in place of nothing.
const NOTHING: &str = "–";

/// The names that numbers of the record stand for.
pub struct Told<'a> {
    pub shelf: Shelf<'a>,
    people: Names,
    departments: HashMap<DepartmentId, String>,
}

impl<'a> Told<'a> {
    /// Asks for the names of departments.
    ///
    /// # Errors
    /// The store's.
    pub async fn of(shelf: Shelf<'a>, people: Names) -> Result<Self, Failure> {
        let departments = shelf.state.store.department_list().await?.into_iter();
        let departments = departments.map(|one| (one.department_id, one.department.name)).collect();
        Ok(Self { shelf, people, departments })
    }

    /// Whose key did it, if one did.
    pub fn key_of(&self, line: &AuditLine) -> Option<String> {
        let owner = self.people.get(&line.person_id.filter(|_| line.actor_kind == "key")?)?;
        Some(says::by_key(self.shelf.words, &owner.name))
    }

    /// What it was done to. Somebody is called by their name and by what they sign in with.
    pub fn thing(&self, line: &AuditLine) -> String {
        let kept = line.thing_name.clone().or_else(|| line.thing_id.clone()).unwrap_or_default();
        match person_of(line).and_then(|id| self.people.get(&id)) {
            Some(Named { name, login }) if name == login => name.clone(),
            Some(Named { name, login }) => format!("{name} ({login})"),
            None => kept,
        }
    }

    /// What differs between before and after: the field, and both values.
    pub fn changes(&self, line: &AuditLine) -> Vec<String> {
        let told = |(name, before, after): (String, Value, Value)| {
            says::change(self.shelf.words, &self.field(&name), &self.value(&name, &before), &self.value(&name, &after))
        };
        differing(line).into_iter().map(told).collect()
    }

    fn field(&self, name: &str) -> String {
        says::field(self.shelf.words, name).replace('_', " ")
    }

    fn value(&self, name: &str, value: &Value) -> String {
        let words = self.shelf.words;
        match value {
            Value::Null => NOTHING.to_owned(),
            Value::Bool(is_so) => says::truth(words, *is_so).to_owned(),
            Value::String(text) if text.is_empty() => NOTHING.to_owned(),
            Value::String(text) if name == "sees" && text == "all" => says::all_buildings(words).to_owned(),
            Value::String(text) if name == "role" => Role::parse(text).map_or_else(|| text.clone(), |role| role_of(words, role)),
            Value::String(text) => text.clone(),
            Value::Array(all) if all.is_empty() => NOTHING.to_owned(),
            Value::Array(all) => words.list(&all.iter().map(|one| self.value(name, one)).collect::<Vec<_>>()),
            Value::Object(fields) => {
                let parts = fields.iter().map(|(name, value)| format!("{}: {}", self.field(name), self.value(name, value)));
                words.list(&parts.collect::<Vec<_>>())
            }
            Value::Number(number) => match number.as_i64() {
                Some(number) => self.number(name, number),
                None => words.number(&number.to_string()),
            },
        }
    }

    /// A whole number: an instant, the number of a thing, or a number.
    fn number(&self, name: &str, number: i64) -> String {
        let Shelf { words, catalog, zone, now, .. } = &self.shelf;
        let named = match name {
            "sees" | "buildings" | "building_id" => catalog.buildings.get(&BuildingId(number)).map(|one| one.name.clone()),
            "department" | "department_id" => self.departments.get(&DepartmentId(number)).cloned(),
            "owner" | "person_id" => self.people.get(&PersonId(number)).map(|person| person.name.clone()),
            _ if name.ends_with("_at") || name.ends_with("_until") => Some(words.when(zone, number, *now)),
            _ => None,
        };
        named.unwrap_or_else(|| words.number(&number.to_string()))
    }
}

/// What differs between before and after, by the names of fields. What is empty counts as nothing.
pub fn differing(line: &AuditLine) -> Vec<(String, Value, Value)> {
    let read = |text: &Option<String>| -> Map<String, Value> {
        text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    };
    let is_empty = |value: &Value| value == "" || value.as_array().is_some_and(Vec::is_empty);
    let value = |of: &Map<String, Value>, name: &str| of.get(name).filter(|value| !is_empty(value)).cloned().unwrap_or_default();
    let (before, after) = (read(&line.before), read(&line.after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let all = names.into_iter().map(|name| (name.clone(), value(&before, name), value(&after, name)));
    all.filter(|(_, before, after)| before != after).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::line;
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_changed_is_told() {
        let before = r#"{"role":"viewer","email":null,"buildings":[]}"#;
        let line = line(before, r#"{"role":"admin","email":null,"sees":"all","head":""}"#);
        let role = ("role".to_owned(), json!("viewer"), json!("admin"));
        assert_eq!(differing(&line), [role, ("sees".to_owned(), Value::Null, json!("all"))]);
    }
}
