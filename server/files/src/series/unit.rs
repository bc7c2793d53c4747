//! The unit of a series, its field and its sign, and why some count nowhere. Leaves out what words mean
//! (`meaning`).

use super::{Named, Said, Seen};
use crate::meaning::field::{self, Meant};
use crate::meaning::words::{says, words};
use crate::meaning::{direction, obis, utility};
use crate::plan::{field_named, shorten};
use crate::unit::{Measure, measure_named};
use crate::{Guess, Sign};
use domain::{ChannelKind, Utility};

/// The field of a unit, by the words that a plan keeps of a series.
pub(crate) fn meant_by(about: &str, unit: &str) -> Option<Guess<String>> {
    let words = words(about);
    let meant = field::of(measure_named(unit)?, utility::of(&words), direction::way(about), &words);
    Some(match meant {
        Meant::Sure(field) => {
            Guess::sure(field.to_owned(), format!("{unit} of what is called {}", if about.is_empty() { "so" } else { about }))
        }
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            Guess::maybe(likely, if why.is_empty() { format!("{unit} may be {}", fields.join(", ")) } else { why.to_owned() })
        }
    })
}

/// Words for figures that nobody measured.
const NO_READINGS: &[&str] = &[
    "forecast*",
    "predict*",
    "*prognos*",
    "prevision*",
    "previsto",
    "prevista",
    "previsao",
    "voorspel*",
    "expected",
    "budget*",
    "target",
    "targets",
    "goal",
    "zielwert*",
    "objectif",
    "objetivo",
    "obiettivo",
    "baseline",
    "benchmark*",
    "neighbo*",
    "nachbarn",
    "similar homes",
    "similar buildings",
    "efficient homes",
    "typical home",
    "saving*",
    "saved",
    "adjusted",
    "normali*",
    "loss",
    "losses",
    "difference*",
    "variance",
    "per m2",
    "per m²",
    "per sqft",
    "per person",
    "*ersparnis*",
    "*einsparung*",
    "*verlust*",
    "differenz*",
    "besparing*",
    "besparelse*",
    "verlies*",
    "verschil",
    "economies",
    "pertes",
    "ecart",
    "ahorro*",
    "perdida*",
    "diferencia",
    "risparmi*",
    "perdite",
    "differenza",
    "poupanca*",
    "perdas",
    "diferenca",
    "*forlust*",
    "skillnad",
];
/// Words for the same figures of an earlier time.
const EARLIER: &[&str] = &[
    "last year",
    "previous year",
    "prior year",
    "year ago",
    "*vorjahr*",
    "vorig jaar",
    "annee precedente",
    "annee derniere",
    "ano anterior",
    "anno precedente",
    "sidste ar",
    "forra aret",
    "i fjor",
];

/// Why a column's name alone says that it counts nowhere.
pub(super) fn not_active(seen: &Seen<'_>, named: &Named<'_>) -> Option<&'static str> {
    let text = format!("{} {}", seen.quantity, named.bare);
    if obis::find(&text).is_some_and(|code| !code.counts) {
        return Some("its code is none of active energy: it counts nowhere");
    }
    // British codes: reactive import and export.
    if matches!(seen.quantity.as_str(), "RI" | "RE") {
        return Some("reactive energy is not what is used");
    }
    let about = words(&text);
    if says(&about, &["power factor", "*leistungsfaktor*", "cos phi", "cosphi", "facteur de puissance", "factor de potencia"]) {
        return Some("a power factor is no amount");
    }
    if says(&about, NO_READINGS) || says(&about, EARLIER) {
        return Some("a forecast, a target, a loss or a comparison is no reading");
    }
    if says(
        &about,
        &["co2*", "co2e", "carbon", "emission*", "emisiones", "emissioni", "emissoes", "utslipp", "udledning", "utslapp"],
    ) {
        return Some("an emission is no amount of a utility");
    }
    if says(
        &about,
        &[
            "reactiv*",
            "*blindenergie*",
            "*blindarbeit*",
            "*blindleistung*",
            "reattiv*",
            "reativ*",
            "blindstrom*",
            "reaktiv*",
            "kvarh",
        ],
    ) {
        return Some("reactive energy is not what is used");
    }
    says(&about, &["voltage*", "*spannung*", "spanning", "tension*", "tensao", "amperage", "volts", "amps", "amperes"])
        .then_some("a voltage or a current is no amount")
}

/// Why a temperature is none of the air.
pub(super) fn of_heating_water(seen: &Seen<'_>, named: &Named<'_>, measure: Option<Measure>) -> Option<&'static str> {
    const WATER: &[&str] = &[
        "flow",
        "supply",
        "return",
        "*vorlauf*",
        "*rucklauf*",
        "aanvoer*",
        "retour*",
        "depart",
        "mandata",
        "ritorno",
        "impulsion",
        "retorno",
        "fremlob*",
        "retur*",
        "framledning*",
        "tur",
        "delta",
        "spreizung",
    ];
    let about = words(&format!("{} {}", seen.quantity, named.bare));
    let is_level = matches!(measure, Some(Measure::Celsius(..)));
    (is_level && says(&about, WATER)).then_some("a temperature of the heating water is no climate")
}

/// Why a weight counts nowhere, as that of gas.
pub(super) fn by_weight(seen: &Seen<'_>, said: &Said, measure: Option<Measure>) -> Option<&'static str> {
    let weight = measure.filter(|measure| matches!(measure, Measure::Pounds(_)))?;
    let about = words(&format!("{} {} {}", seen.quantity, seen.name, seen.meters.join(" ")));
    match field::of(weight, said.utility, said.way, &about) {
        Meant::Among { fields, why, .. } if fields.is_empty() => Some(why),
        _ => None,
    }
}

pub(super) fn unit_of(seen: &Seen<'_>, named: &Named<'_>) -> Guess<String> {
    let known = |unit: &str| measure_named(unit).is_some();
    if !seen.unit.is_empty() {
        return match known(&seen.unit) {
            true => Guess::sure(seen.unit.clone(), "the file states it"),
            false => {
                Guess::maybe(None, format!("\"{}\" is not a unit that is known, or it means two things", shorten(&seen.unit)))
            }
        };
    }
    if let Some(unit) = named.unit.as_deref().filter(|unit| known(unit)) {
        return Guess::sure(unit.to_owned(), format!("the column is called \"{}\"", seen.name));
    }
    if let Some((unit, _)) = crate::unit::in_name(&seen.quantity).filter(|(unit, _)| known(unit)) {
        return Guess::sure(unit, format!("the row says \"{}\"", shorten(&seen.quantity)));
    }
    if let Some(field) = named.own.and_then(field_named) {
        return Guess::sure(field.unit.symbol().to_owned(), format!("the field {} is stored in it", field.name));
    }
    match &seen.above.unit {
        Some((unit, line)) if known(unit) => Guess::sure(unit.clone(), format!("line {line} says so")),
        _ => match unit_in_meter(&seen.meters) {
            Some(unit) => Guess::maybe(unit, "the file states no unit, but the name holds this one"),
            None => Guess::maybe(None, "the file states no unit"),
        },
    }
}

/// A unit among the parts of a meter's name: `FC-1.ELEC-MTR.KWH-TOT`.
fn unit_in_meter(meters: &[&str]) -> Option<String> {
    let parts = meters.iter().flat_map(|meter| meter.split(|c: char| !c.is_alphanumeric()));
    let mut units = parts.filter(|part| part.len() >= 2 && measure_named(part).is_some());
    units.next_back().map(str::to_owned)
}

pub(super) fn field_of(seen: &Seen<'_>, said: &Said, measure: Measure, unit: &str) -> Guess<String> {
    let mut about = words(&format!("{} {} {}", seen.quantity, seen.name, seen.meters.join(" ")));
    if obis::find(&seen.about()).is_some_and(|code| code.utility == Some(Utility::Heat)) {
        about.push("thermal".to_owned());
    }
    match field::of(measure, said.utility, said.way, &about) {
        Meant::Sure("energy_kwh") if seen.is_beside_calorific && said.utility.is_none() => {
            Guess::maybe("gas_therms".to_owned(), "a calorific value stands beside it: gas, unless it is electricity")
        }
        Meant::Sure(field) => Guess::sure(field.to_owned(), format!("{unit} of \"{}\"", shorten(&seen.about()))),
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            let evidence = if why.is_empty() { format!("{unit} may be {}", fields.join(", ")) } else { why.to_owned() };
            Guess::maybe(likely, evidence)
        }
    }
}

/// Words for what is no amount and may well be below zero.
const TEMPERATURES: &[&str] = &["temp", "*temperatu*", "celsius", "fahrenheit"];

/// Which way negative values count. `about` are the words around the series.
pub(super) fn sign_of(
    low: f64,
    high: f64,
    kind: Option<ChannelKind>,
    measure: Option<Measure>,
    (said, about): (&Said, &[String]),
) -> Guess<Sign> {
    let is_electric = !matches!(said.utility, Some(utility) if utility != Utility::Electricity);
    let is_temperature = matches!(measure, Some(Measure::Celsius(..))) || measure.is_none() && says(about, TEMPERATURES);
    let amount = matches!(kind, Some(ChannelKind::Interval) | None) && !is_temperature && is_electric;
    match (amount && low < 0.0, high > 0.0) {
        (false, _) => Guess::sure(Sign::Plain, if low < 0.0 { "it may be negative" } else { "no value is negative" }),
        (true, false) => Guess::maybe(Sign::Reversed, "no value is positive: perhaps what is delivered to the grid"),
        (true, true) => {
            Guess::maybe(Sign::Net, "values of both signs: perhaps a net flow, negative when it is delivered to the grid")
        }
    }
}
