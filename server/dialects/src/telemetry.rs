//! Figures that devices name freely within one JSON object, shared by the protocols that carry such
//! objects. The name, and the unit in it or beside it, gives the meaning; a figure without a unit is
//! kept unnamed.

use super::json::{Collected, number};
use super::name::{self, Meaning};
use crate::Fault;
use domain::{Field, Millis};
use serde_json::{Map, Value as Json};

/// Figures of one object.
const FIGURES_MAX: usize = 200;

/// Objects within objects.
const DEPTH_MAX: usize = 5;

/// A figure of an object.
struct Named<'a> {
    name: String,
    unit: Option<&'a str>,
    json: &'a Json,
}

/// Takes the figures of an object. What is not a number is left out, but for our own fields, where
/// it is a fault.
pub(super) fn flat(found: &mut Collected, values: &Map<String, Json>, at: Option<Millis>) {
    let figures = values.iter().filter(|(name, _)| *name != "ts");
    take(found, figures.map(|(name, json)| Named { name: name.clone(), unit: None, json }).collect(), at);
}

/// The same for an object that may hold objects and arrays. Their names precede the figure's. An
/// object with a number `value` and a text `unit` is one figure.
pub(super) fn nested(found: &mut Collected, values: &Map<String, Json>, at: Option<Millis>) {
    let mut figures = Vec::new();
    for (name, json) in values {
        collect(&mut figures, name.clone(), json, DEPTH_MAX);
    }
    take(found, figures, at);
}

fn collect<'a>(figures: &mut Vec<Named<'a>>, name: String, json: &'a Json, depth: usize) {
    if figures.len() >= FIGURES_MAX || depth == 0 {
        return;
    }
    match json {
        Json::Object(object) => match (object.get("value"), object.get("unit").and_then(Json::as_str)) {
            (Some(json), Some(unit)) => figures.push(Named { name, unit: Some(unit), json }),
            _ => object.iter().for_each(|(inner, json)| collect(figures, format!("{name}_{inner}"), json, depth - 1)),
        },
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(i, json)| collect(figures, format!("{name}_{i}"), json, depth - 1));
        }
        json => figures.push(Named { name, unit: None, json }),
    }
}

fn take(found: &mut Collected, figures: Vec<Named<'_>>, at: Option<Millis>) {
    let numbers = figures.iter().filter(|figure| number(figure.json).is_some()).take(FIGURES_MAX);
    let mut named: Vec<(String, Meaning)> =
        numbers.map(|figure| (figure.name.clone(), meaning(&figure.name, figure.unit))).collect();
    name::settle(&mut named);
    for figure in figures.iter().filter(|figure| own_field(&figure.name).is_some()) {
        if number(figure.json).is_none() && !figure.json.is_null() {
            found.faults.push(Fault::not_number(figure.name.clone(), figure.json));
        }
    }
    for (name, meaning) in named {
        let json = figures.iter().find(|figure| figure.name == name).map(|figure| figure.json);
        found.take(&name, json, meaning.factor, meaning.field, &meaning.part, at);
    }
}

fn own_field(name: &str) -> Option<(&'static Field, &str)> {
    let (plain, part) = name.split_once(':').unwrap_or((name, ""));
    Some((Field::named(plain)?, part))
}

fn meaning(name: &str, unit: Option<&str>) -> Meaning {
    match own_field(name) {
        Some((field, part)) => Meaning { field: field.name, factor: 1.0, part: name::clean(part) },
        None => name::meaning(name, unit, &[]),
    }
}
