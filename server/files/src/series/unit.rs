//! The unit of a series, its field and its sign, and why some count nowhere. Leaves out what words mean
//! (`meaning`).

use super::{Named, Said, Seen};
use crate::meaning::field::{self, Meant};
use crate::meaning::words::{says, words};
use crate::meaning::{direction, obis, utility};
use crate::plan::{field_named, shorten};
use crate::unit::{Measure, measure_named};
use crate::{Fields, Guess, Plain, Sign, Why};
use domain::{ChannelKind, Utility};

/// The field of a unit, by the words that a plan keeps of a series.
pub(crate) fn meant_by(about: &str, unit: &str) -> Option<Guess<String>> {
    let words = words(about);
    let meant = field::of(measure_named(unit)?, utility::of(&words), direction::way(about), &words);
    Some(match meant {
        Meant::Sure(field) => Guess::sure(
            field.to_owned(),
            Why::UnitOfCalled { unit: unit.to_owned(), about: if about.is_empty() { "so" } else { about }.to_owned() },
        ),
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            Guess::maybe(likely, why_among(unit, &fields, why))
        }
    })
}

/// Why it is asked which of several fields a unit is.
fn why_among(unit: &str, fields: &[&str], why: Option<Plain>) -> Why {
    let fields = || Fields(fields.iter().map(|field| (*field).to_owned()).collect());
    why.map_or_else(|| Why::UnitMayBe { unit: unit.to_owned(), fields: fields() }, Why::Plain)
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
pub(super) fn not_active(seen: &Seen<'_>, named: &Named<'_>) -> Option<Plain> {
    let text = format!("{} {}", seen.quantity, named.bare);
    if obis::find(&text).is_some_and(|code| !code.counts) {
        return Some(Plain::NoActiveEnergy);
    }
    // British codes: reactive import and export.
    if matches!(seen.quantity.as_str(), "RI" | "RE") {
        return Some(Plain::ReactiveEnergy);
    }
    let about = words(&text);
    if says(&about, &["power factor", "*leistungsfaktor*", "cos phi", "cosphi", "facteur de puissance", "factor de potencia"]) {
        return Some(Plain::PowerFactor);
    }
    if says(&about, NO_READINGS) || says(&about, EARLIER) {
        return Some(Plain::Forecast);
    }
    if says(
        &about,
        &["co2*", "co2e", "carbon", "emission*", "emisiones", "emissioni", "emissoes", "utslipp", "udledning", "utslapp"],
    ) {
        return Some(Plain::Emission);
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
        return Some(Plain::ReactiveEnergy);
    }
    says(&about, &["voltage*", "*spannung*", "spanning", "tension*", "tensao", "amperage", "volts", "amps", "amperes"])
        .then_some(Plain::VoltageOrCurrent)
}

/// Why a temperature is none of the air.
pub(super) fn of_heating_water(seen: &Seen<'_>, named: &Named<'_>, measure: Option<Measure>) -> Option<Plain> {
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
    (is_level && says(&about, WATER)).then_some(Plain::HeatingWater)
}

/// Why a weight counts nowhere, as that of gas.
pub(super) fn by_weight(seen: &Seen<'_>, said: &Said, measure: Option<Measure>) -> Option<Plain> {
    let weight = measure.filter(|measure| matches!(measure, Measure::Pounds(_)))?;
    let about = words(&format!("{} {} {}", seen.quantity, seen.name, seen.meters.join(" ")));
    match field::of(weight, said.utility, said.way, &about) {
        Meant::Among { fields, why, .. } if fields.is_empty() => why,
        _ => None,
    }
}

pub(super) fn unit_of(seen: &Seen<'_>, named: &Named<'_>) -> Guess<String> {
    let known = |unit: &str| measure_named(unit).is_some();
    if !seen.unit.is_empty() {
        return match known(&seen.unit) {
            true => Guess::sure(seen.unit.clone(), Plain::FileStatesIt),
            false => Guess::maybe(None, Why::UnitUnknown { unit: shorten(&seen.unit) }),
        };
    }
    if let Some(unit) = named.unit.as_deref().filter(|unit| known(unit)) {
        return Guess::sure(unit.to_owned(), Why::ColumnCalled { name: seen.name.clone() });
    }
    if let Some((unit, _)) = crate::unit::in_name(&seen.quantity).filter(|(unit, _)| known(unit)) {
        return Guess::sure(unit, Why::RowSays { text: shorten(&seen.quantity) });
    }
    if let Some(field) = named.own.and_then(field_named) {
        return Guess::sure(field.unit.symbol().to_owned(), Why::StoredIn { field: field.name.to_owned() });
    }
    match &seen.above.unit {
        Some((unit, line)) if known(unit) => Guess::sure(unit.clone(), Why::LineSaysSo { line: *line }),
        _ => match unit_in_meter(&seen.meters) {
            Some(unit) => Guess::maybe(unit, Plain::UnitInName),
            None => Guess::maybe(None, Plain::NoUnit),
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
            Guess::maybe("gas_therms".to_owned(), Plain::BesideCalorific)
        }
        Meant::Sure(field) => Guess::sure(field.to_owned(), Why::UnitOf { unit: unit.to_owned(), about: shorten(&seen.about()) }),
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            Guess::maybe(likely, why_among(unit, &fields, why))
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
        (false, _) => Guess::sure(Sign::Plain, if low < 0.0 { Plain::MayBeNegative } else { Plain::NoneNegative }),
        (true, false) => Guess::maybe(Sign::Reversed, Plain::NonePositivePerhapsSold),
        (true, true) => Guess::maybe(Sign::Net, Plain::BothSigns),
    }
}
