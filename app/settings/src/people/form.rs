//! The form of a person: names, role, and which buildings they see.

use super::reading;
use app::document::boxes::building_boxes;
use app::document::part::{Faults, FormActions, FormFault, SelectField, TextField, VERSION};
use domain::{BuildingId, DepartmentId, Role, UnitSystem};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{Catalog, Department, NewPerson, StoredPerson};
use wording::page::menu;
use wording::page::settings::people as says;
use wording::{Language, Words};

/// The form as it was sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    login: String,
    name: String,
    email: String,
    external_id: String,
    role: String,
    /// As sent; `None` if it was not asked.
    department: Option<String>,
    sees_all: bool,
    buildings: BTreeSet<BuildingId>,
    /// As sent; `None` if it was not asked.
    language: Option<String>,
    units: Option<String>,
    /// Whether somebody new is sent an invitation; `None` if that is not offered.
    pub mail: Option<bool>,
    /// Which version of the person was shown.
    pub version: Option<i64>,
}

impl Input {
    /// The fields of a form. A building is named once for each that is ticked.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "login" => input.login = value,
                "name" => input.name = value,
                "email" => input.email = value,
                "external_id" => input.external_id = value,
                "role" => input.role = value,
                "department" => input.department = Some(value),
                "version" => input.version = value.parse().ok(),
                "language" => input.language = Some(value),
                "units" => input.units = Some(value),
                "mail" => input.mail = Some(value == "on"),
                "sees" => input.sees_all = value == "all",
                "building" => input.buildings.extend(value.parse().ok().map(BuildingId)),
                _ => {}
            }
        }
        input
    }

    /// The fields of somebody who is known.
    pub fn from(StoredPerson { person, version, .. }: &StoredPerson) -> Self {
        Self {
            version: Some(*version),
            mail: None,
            language: person.language.clone(),
            units: person.units.map(|units| units.as_str().to_owned()),
            login: person.login.clone(),
            name: person.name.clone(),
            email: person.email.clone().unwrap_or_default(),
            external_id: person.external_id.clone().unwrap_or_default(),
            role: person.role.as_str().to_owned(),
            department: Some(person.department_id.map_or_else(String::new, |id| id.to_string())),
            sees_all: person.sees_all,
            buildings: person.buildings.iter().copied().collect(),
        }
    }

    /// The fields of somebody new, who may be sent an invitation.
    pub fn proposed(may_be_mailed: bool) -> Self {
        Self { role: Role::Viewer.as_str().to_owned(), mail: may_be_mailed.then_some(true), ..Self::default() }
    }

    /// The person, with all that the form does not say as it was before.
    pub fn person(&self, words: Words, before: &NewPerson) -> Result<NewPerson, Faults> {
        let Some(role) = Role::parse(&self.role) else {
            return Err(Faults::from([("role", says::choose_role(words).to_owned())]));
        };
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(NewPerson {
            login: self.login.trim().to_owned(),
            name: given(&self.name).unwrap_or_else(|| self.login.trim().to_owned()),
            email: given(&self.email),
            external_id: given(&self.external_id),
            role,
            sees_all: self.sees_all,
            buildings: self.buildings.iter().copied().collect(),
            department_id: match &self.department {
                Some(id) if id.is_empty() => None,
                // No department has the number 0: the store refuses what is not one.
                Some(id) => Some(DepartmentId(id.parse().unwrap_or_default())),
                None => before.department_id,
            },
            language: match &self.language {
                Some(code) => Language::parse(code).map(|language| language.as_str().to_owned()),
                None => before.language.clone(),
            },
            units: match &self.units {
                Some(units) => UnitSystem::parse(units),
                None => before.units,
            },
            ..before.clone()
        })
    }
}

/// The fields of the store, as the form calls them.
pub fn field(of_store: &str) -> &'static str {
    match of_store {
        "name" => "name",
        "email" => "email",
        "external_id" => "external_id",
        "role" => "role",
        "department" => "department",
        "buildings" => "sees",
        "version" => VERSION,
        _ => "login",
    }
}

/// What can be chosen in the form.
#[derive(Clone, Copy)]
pub struct Choices<'a> {
    /// The buildings.
    pub catalog: &'a Catalog,
    /// The departments; without any, none is asked for.
    pub departments: &'a [Department],
}

impl Choices<'_> {
    fn departments(self, words: Words) -> Option<Vec<(String, String)>> {
        let named = self.departments.iter().map(|one| (one.department_id.to_string(), one.department.name.clone()));
        let none = (String::new(), says::no_department(words).to_owned());
        (!self.departments.is_empty()).then(|| std::iter::once(none).chain(named).collect())
    }
}

/// The form.
pub fn form(words: Words, of: Choices<'_>, action: String, input: &Input, faults: &Faults, save: &'static str) -> AnyView {
    let roles = Role::ALL.map(|role| (role.as_str().to_owned(), says::role_choice(words, role.as_str()))).to_vec();
    let sees = vec![
        ("some".to_owned(), says::some_buildings(words).to_owned()),
        ("all".to_owned(), says::all_buildings(words).to_owned()),
    ];
    let chosen = if input.sees_all { "all" } else { "some" };
    let f = || faults.clone();
    view! {
        <form class="form" method="post" action=action>
            <FormFault words faults=f()/>
            {input.version.map(|version| view! { <input type="hidden" name="version" value=version.to_string()/> })}
            <div class="form-row">
                <TextField name="login" label=says::login(words) value=input.login.clone() hint=says::login_hint(words) faults=f()/>
                <TextField name="name" label=says::name(words) value=input.name.clone() hint=says::name_hint(words) faults=f()/>
                <TextField name="email" label=says::email(words) value=input.email.clone() kind="email" keys="email" faults=f()/>
            </div>
            <div class="form-row">
                <SelectField name="role" label=says::role_label(words) value=input.role.clone() choices=roles faults=f()/>
                <SelectField name="sees" label=says::sees_label(words) value=chosen choices=sees hint=says::sees_hint(words) faults=f()/>
            </div>
            <div class="form-row">
                {of.departments(words).map(|choices| view! {
                    <SelectField name="department" label=says::department(words) value=input.department.clone().unwrap_or_default() choices hint=says::department_hint(words) faults=f()/>
                })}
                <SelectField name="language" label=menu::language(words) value=input.language.clone().unwrap_or_default() choices=reading::languages(words) hint=says::language_hint(words) faults=f()/>
                <SelectField name="units" label=menu::units(words) value=input.units.clone().unwrap_or_default() choices=reading::units(words) faults=f()/>
                <TextField name="external_id" label=says::external_id(words) value=input.external_id.clone() hint=says::external_id_hint(words) faults=f()/>
            </div>
            {building_boxes(words, of.catalog, &input.buildings)}
            {input.mail.map(|is_ticked| view! {
                <p><label class="choice"><input type="checkbox" name="mail" value="on" checked=is_ticked/>" "{says::mail_with_it(words)}</label></p>
            })}
            <FormActions words label=save back="/settings/people"/>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Input {
        Input::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_says_who_somebody_is_and_keeps_what_it_does_not_ask() {
        let before = NewPerson { language: Some("de".to_owned()), ..NewPerson::new("ann", Role::Viewer) };
        let input = sent(&[
            ("login", " ann "),
            ("name", ""),
            ("role", "manager"),
            ("sees", "some"),
            ("building", "3"),
            ("building", "1"),
        ]);
        let person = input.person(Words::ENGLISH, &before).unwrap();
        assert_eq!((person.login.as_str(), person.name.as_str(), person.role), ("ann", "ann", Role::Manager));
        assert_eq!((person.email, person.language), (None, Some("de".to_owned())));
        assert_eq!(person.buildings, [BuildingId(1), BuildingId(3)]);
        let chosen = sent(&[("login", "ann"), ("role", "user"), ("language", "fr"), ("units", "us")]);
        let person = chosen.person(Words::ENGLISH, &before).unwrap();
        assert_eq!((person.language.as_deref(), person.units), (Some("fr"), Some(UnitSystem::Us)));
        let open = sent(&[("login", "ann"), ("role", "user"), ("language", ""), ("units", "")]);
        let open = open.person(Words::ENGLISH, &person).unwrap();
        assert_eq!((open.language, open.units), (None, None));
        let of_department = |typed: &str| {
            let input = sent(&[("login", "ann"), ("role", "user"), ("department", typed)]);
            input
                .person(Words::ENGLISH, &NewPerson { department_id: Some(DepartmentId(2)), ..before.clone() })
                .unwrap()
                .department_id
        };
        assert_eq!(["", "7", "none"].map(of_department), [None, Some(DepartmentId(7)), Some(DepartmentId(0))]);
        let faults = sent(&[("login", "ann"), ("role", "root")]).person(Words::ENGLISH, &before).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["role"]);
    }
}
