//! Derives a figure's field and its part of the device from its name, for sources that name figures
//! freely. Figures of one flow must end up in one part. Two figures of the same flow must not both
//! count.

mod brief;
mod lexicon;
mod obis;
mod phrase;
mod plain;
mod room;
mod said;
mod share;
mod thermal;
mod tic;

use crate::Fault;
use crate::measure::{M3_PER_GAL, Measure, THERMS_PER_KWH};
use brief::Brief;
pub(crate) use lexicon::{Sense, exact, senses};
use plain::{OF_PERIODS, PLAIN};
pub(crate) use room::{is_of_no_room, is_outdoors};
pub(crate) use said::Said;
pub(crate) use share::{Share, Tariff};
use std::collections::HashSet;
pub(crate) use thermal::{is_cold, is_cold_meter, is_heat_meter, is_heat_network, is_hot_water};

/// What is measured, by a name or a device class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Electricity,
    Gas,
    Water,
    Temperature,
    Humidity,
    /// How full a battery is that stores energy.
    Charge,
    /// Something else with the same units: district heat, hot water.
    Other,
}

/// The meaning of a figure: its field, the factor to the field's unit, and the part of the device.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    pub field: &'static str,
    pub factor: f64,
    pub part: String,
}

/// The longest name of a part.
const PART_MAX: usize = 64;

/// The words of a name in lower case: `ActivePower_L1` is `active`, `power`, `l1`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut lower = 0;
    for c in name.chars().take(250) {
        // A capital after two lower-case letters starts a word; `kWh` is one word.
        if !word.is_empty() && (!c.is_alphanumeric() || (c.is_uppercase() && lower > 1)) {
            found.push(std::mem::take(&mut word));
        }
        lower = if c.is_lowercase() { lower + 1 } else { 0 };
        word.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

fn has(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit())) || any.contains(&word.as_str()))
}

/// The unit in a name, as in `power_kw`.
pub(super) fn measure_in(words: &[String]) -> Option<Measure> {
    const ANYWHERE: &[&str] = &["kwh", "wh", "mwh", "kw", "watts", "therms", "ccf", "ft3", "m3"];
    let last = words.last()?.as_str();
    let is_temperature = has(words, &["temp", "temperature"]);
    if words.len() > 1
        && (!["c", "f", "j", "l"].contains(&last) || is_temperature)
        && let Some(measure) = Measure::of(last)
    {
        return Some(measure);
    }
    words.iter().find(|word| ANYWHERE.contains(&word.as_str())).and_then(|word| Measure::of(word))
}

/// What is measured, by the name.
fn class_in(words: &[String], measure: Measure) -> Option<Class> {
    const HEAT: &[&str] = &["heat", "thermal", "chilled", "steam", "wärme", "waerme", "cooling", "dhw"];
    let is = |any: &[&str]| has(words, any);
    match measure {
        _ if is(HEAT) || (is(&["hot"]) && is(&["water"])) => Some(Class::Other),
        Measure::Gas(_) => Some(Class::Gas),
        Measure::Energy(_) | Measure::Power(_) | Measure::Volume { .. } if is(&["gas"]) => Some(Class::Gas),
        Measure::Energy(_) | Measure::Power(_) => Some(Class::Electricity),
        Measure::Volume { .. } if is(&["water", "wasser"]) => Some(Class::Water),
        Measure::Volume { .. } => None,
        // A temperature may be that of a boiler. Only a plain name is certain.
        Measure::Celsius | Measure::Fahrenheit => {
            let is_certain = says_outdoors(words) || is(INDOOR) || part(words, &[]).is_empty();
            (is_certain && !is_of_no_room(words)).then_some(Class::Temperature)
        }
        Measure::Percent if is_state_of_charge(words) => Some(Class::Charge),
        Measure::Percent => is(&["humidity"]).then_some(Class::Humidity),
    }
}

/// Whether a name means the state of charge of a battery that stores energy. A sensor calls its own
/// cell `battery`, and a car's battery is no part of the house.
pub(super) fn is_state_of_charge(words: &[String]) -> bool {
    let is = |any: &[&str]| has(words, any);
    let is_said = is(&["soc", "ladezustand"]) || (is(&["state"]) && is(&["charge"]));
    let is_otherwise = is(&["target", "limit", "min", "max", "minimum", "maximum", "reserve", "buffer", "priority"]);
    is_said && !is_otherwise && !is(&["car", "auto", "ev", "vehicle", "fahrzeug"])
}

/// Whether the name of a figure says the air outside. A thermostat's external probe is elsewhere in the room, so of a
/// device's name that word says nothing.
fn says_outdoors(words: &[String]) -> bool {
    is_outdoors(words) || has(words, &["external"])
}

const INDOOR: &[&str] = &["indoor", "inside", "room", "interior", "innen", "raum"];

/// The field for a unit and a class, and the factor; `None` if the two do not fit.
pub(super) fn field(words: &[String], measure: Measure, class: Option<Class>) -> Option<(&'static str, f64)> {
    // A meter feeds in what it calls produced; what a generator made counts either way.
    const OUT: &[&str] = &[
        "einspeisung",
        "erzeugung",
        "export",
        "exported",
        "feed",
        "feedin",
        "generated",
        "generation",
        "injected",
        "injection",
        "out",
        "produced",
        "production",
        "return",
        "returned",
        "reverse",
        "teruglevering",
        "yield",
    ];
    let named = Brief::of(&words.join(" "));
    let said = named.senses;
    // A highest, a lowest or a mean is no reading. `peak` is a tariff's register too.
    let is_peak = named.otherwise == Some(Sense::Statistic) && matches!(measure, Measure::Power(_));
    if said.has(Sense::Statistic) || is_peak {
        return None;
    }
    // What a battery gives leaves it.
    let is_out = has(words, OUT) || said.any(&[Sense::Export, Sense::Produced, Sense::Discharge]);
    let is_outdoor = says_outdoors(words) || said.has(Sense::Outdoor);
    let class = match class.or_else(|| class_in(words, measure))? {
        // Heat is no electricity, in whatever language.
        Class::Electricity if said.any(&[Sense::Heat, Sense::Chilled, Sense::Fuel, Sense::Reactive]) => return None,
        class => class,
    };
    if !matches!(class, Class::Temperature | Class::Humidity | Class::Charge) && said.any(&[Sense::Limit, Sense::Derived]) {
        return None;
    }
    Some(match (measure, class) {
        (Measure::Energy(kwh), Class::Electricity) if is_out => ("energy_export_kwh", kwh),
        (Measure::Energy(kwh), Class::Electricity) => ("energy_kwh", kwh),
        (Measure::Energy(kwh), Class::Gas) => ("gas_therms", kwh * THERMS_PER_KWH),
        (Measure::Gas(therms), Class::Gas) => ("gas_therms", therms),
        (Measure::Volume { gas_therms, .. }, Class::Gas) => ("gas_therms", gas_therms),
        // The meter in front counted it as cold water already.
        (Measure::Volume { m3, .. }, Class::Water) if is_hot_water(words) => ("hot_water_gal", m3 / M3_PER_GAL),
        (Measure::Volume { m3, .. }, Class::Water) => ("water_m3", m3),
        // Exported power is below 0 for us, but seldom for the device. A person has to decide.
        (Measure::Power(_), Class::Electricity) if is_out => return None,
        (Measure::Power(w), Class::Electricity) => ("power_w", w),
        (Measure::Celsius, Class::Temperature) if is_outdoor => ("outdoor_temp_c", 1.0),
        (Measure::Celsius, Class::Temperature) => ("indoor_temp_c", 1.0),
        (Measure::Fahrenheit, Class::Temperature) if is_outdoor => ("outdoor_temp_f", 1.0),
        (Measure::Fahrenheit, Class::Temperature) => ("indoor_temp_f", 1.0),
        (Measure::Percent, Class::Charge) => ("battery_percent", 1.0),
        (Measure::Percent, Class::Humidity) if is_outdoor => ("outdoor_humidity_percent", 1.0),
        (Measure::Percent, Class::Humidity) => ("indoor_humidity_percent", 1.0),
        _ => return None,
    })
}

/// Whether a name is of panels, and of no other side of a plant.
pub(super) fn is_of_panels(words: &[String]) -> bool {
    const OTHERS: &[Sense] = &[
        Sense::Export,
        Sense::Import,
        Sense::Consumed,
        Sense::Grid,
        Sense::Battery,
        Sense::Load,
        Sense::Charge,
        Sense::Discharge,
        Sense::Derived,
        Sense::Between,
        Sense::Heat,
    ];
    let said = Brief::of(&words.join(" ")).senses;
    said.has(Sense::Solar) && !said.any(OTHERS)
}

/// Whether a figure of this name restarts each day or month.
pub(super) fn is_of_periods(words: &[String]) -> bool {
    let is_named = |named: Brief| named.senses.has(Sense::Period) || named.otherwise == Some(Sense::Period);
    has(words, OF_PERIODS) || is_named(Brief::of(&words.join(" ")))
}

/// Whether a part is the register of a tariff, which is within that of all tariffs.
fn is_tariff(part: &str) -> bool {
    !part.is_empty() && Brief::of(part).is_tariff
}

/// The part of the device: the name without the words for the quantity and for the device itself.
/// So `garage_power` and `garage_energy` are one flow.
pub(super) fn part(words: &[String], owner: &[String]) -> String {
    let left: Vec<&str> = words
        .iter()
        .filter(|word| !owner.contains(word))
        .filter_map(|word| {
            let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let rest = if PLAIN.contains(&word.as_str()) {
                ""
            } else if PLAIN.contains(&plain) {
                &word[plain.len()..]
            } else {
                word
            };
            (!rest.is_empty()).then_some(rest)
        })
        .collect();
    clean(&left.join("-"))
}

/// A name as the part of a device. Characters that are not allowed are dropped.
#[must_use]
pub fn clean(name: &str) -> String {
    let kept: String =
        name.chars().map(|c| if c.is_alphanumeric() || "-_./".contains(c) { c } else { '-' }).take(PART_MAX).collect();
    kept.trim_matches('-').to_owned()
}

/// Checks the part after the colon of one of our own fields. It becomes part of a channel's name
/// unchanged.
///
/// # Errors
/// What is allowed, if it is not.
pub fn own_part<'a>(name: &str, part: &'a str) -> Result<&'a str, Fault> {
    if clean(part) == part {
        return Ok(part);
    }
    Err(Fault::NoPart { name: name.escape_debug().take(80).collect(), most: PART_MAX as u64 })
}

/// A text as a meter's key. Characters that are not allowed are replaced.
#[must_use]
pub fn key(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() || "-_. :/".contains(c) { c } else { '-' }).collect();
    let mut end = kept.len().min(120);
    while !kept.is_char_boundary(end) {
        end -= 1;
    }
    kept[..end].trim().to_owned()
}

/// Whether a part is a phase, a numbered share or the DC side. Beside a figure of the whole it does
/// not count again.
pub(super) fn is_share(part: &str) -> bool {
    let last = part.rsplit('-').next().unwrap_or(part);
    !part.is_empty() && (["a", "b", "c", "dc", "l1", "l2", "l3"].contains(&last) || last.bytes().all(|b| b.is_ascii_digit()))
}

/// The meaning of a number that nobody has named yet.
pub(super) fn unknown(name: &str) -> Meaning {
    Meaning { field: "value", factor: 1.0, part: clean(name) }
}

/// The meaning of a figure by its name and its unit (which may be in the name). Unknown if that is
/// not enough.
pub(super) fn meaning(name: &str, unit: Option<&str>, owner: &[String]) -> Meaning {
    let words = words(name);
    let measure = unit.filter(|unit| !unit.trim().is_empty()).map_or_else(|| measure_in(&words), Measure::of);
    // What is counted in these is heat, or cold.
    let is_thermal = unit.is_some_and(|unit| ["cal", "gj"].iter().any(|end| unit.trim().to_lowercase().ends_with(end)));
    let known = measure.filter(|_| !is_thermal && !is_of_periods(&words)).and_then(|measure| field(&words, measure, None));
    known.map_or_else(|| unknown(name), |(field, factor)| Meaning { field, factor, part: part(&words, owner) })
}

/// Of the figures of one device, makes those unknown that repeat another, so that nothing counts
/// twice. The order of the figures does not matter.
pub(super) fn settle(figures: &mut [(String, Meaning)]) {
    let is_electric = |meaning: &Meaning| ["energy_kwh", "energy_export_kwh", "power_w"].contains(&meaning.field);
    let is_whole = figures.iter().any(|(_, meaning)| is_electric(meaning) && meaning.part.is_empty());
    figures.sort_by(|a, b| a.0.cmp(&b.0));
    let mut taken: HashSet<(&'static str, String)> = HashSet::new();
    for (name, meaning) in figures.iter_mut() {
        let claim = (meaning.field, meaning.part.clone());
        let is_part = || is_share(&meaning.part) || (meaning.field != "power_w" && is_tariff(&meaning.part));
        if (is_whole && is_electric(meaning) && is_part()) || !taken.insert(claim) {
            *meaning = unknown(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(name: &str, unit: Option<&str>) -> (&'static str, f64, String) {
        let meaning = meaning(name, unit, &[]);
        (meaning.field, meaning.factor, meaning.part)
    }

    #[test]
    fn a_name_says_what_it_is_and_of_which_part() {
        assert_eq!(values("power1", Some("W")), ("power_w", 1.0, "1".to_owned()));
        assert_eq!(values("garage_energy_kwh", None), ("energy_kwh", 1.0, "garage".to_owned()));
        assert_eq!(values("ActivePower_L1", Some("kW")), ("power_w", 1000.0, "l1".to_owned()));
        assert_eq!(values("Total energy exported", Some("Wh")), ("energy_export_kwh", 0.001, String::new()));
        assert_eq!(values("energy_produced_kwh", None), ("energy_export_kwh", 1.0, String::new()));
        assert_eq!(values("accumulated_ac_energy", Some("kWh")).2, "");
        assert_eq!(values("total energy sold", Some("kWh")).0, "energy_export_kwh");
        assert_eq!(values("battery discharge", Some("kWh")).0, "energy_export_kwh");
        assert_eq!(values("gas_m3", None), ("gas_therms", 0.363, String::new()));
        assert_eq!(values("outdoor_temp_f", None).0, "outdoor_temp_f");
    }

    #[test]
    fn a_state_of_charge_is_a_battery_s_level_and_a_sensor_s_cell_is_not() {
        for name in ["soc", "Battery SoC", "battery_state_of_charge", "Ladezustand"] {
            assert_eq!(values(name, Some("%")).0, "battery_percent", "{name}");
        }
        for name in ["battery", "battery_level", "vehicle_soc", "min soc", "charge"] {
            assert_eq!(values(name, Some("%")).0, "value", "{name}");
        }
    }

    #[test]
    fn what_is_not_known_is_never_counted() {
        for (name, unit) in [
            ("energy", None),
            ("power", Some("")),
            ("energy_today", Some("kWh")),
            ("heat_energy", Some("kWh")),
            ("volume", Some("m³")),
            ("boiler_flow_temperature", Some("°C")),
            ("power_export", Some("W")),
            ("max_power", Some("W")),
            ("peak_demand", Some("kW")),
            ("consommation_jour", Some("kWh")),
            ("return_temperature", Some("°C")),
            ("energy", Some("GJ")),
            ("power_limit", Some("W")),
            ("wp_waermemenge", Some("kWh")),
            ("forecast_tomorrow", Some("kWh")),
            ("stromverbrauch_heute", Some("kWh")),
            ("voltage", Some("V")),
            ("battery", Some("%")),
        ] {
            assert_eq!(values(name, unit).0, "value", "{name}");
        }
    }

    #[test]
    fn the_energy_and_the_power_of_one_flow_are_one_part() {
        for (energy, power) in [("E1", "P1"), ("pump_energy", "pump_power"), ("Pump Energy Total", "Pump Active Power")] {
            assert_eq!(values(energy, Some("Wh")).2, values(power, Some("W")).2, "{energy}");
        }
    }

    #[test]
    fn phases_beside_their_total_do_not_count_again() {
        let mut figures: Vec<(String, Meaning)> =
            ["energy_l1_kwh", "energy_t1_kwh", "hc_kwh", "power_w", "total_energy_kwh", "energy_kwh"]
                .map(|name| (name.to_owned(), meaning(name, None, &[])))
                .into();
        settle(&mut figures);
        let counted: Vec<&str> = figures.iter().filter(|(_, m)| m.field != "value").map(|(name, _)| name.as_str()).collect();
        assert_eq!(counted, ["energy_kwh", "power_w"]);
    }

    #[test]
    fn a_part_is_taken_as_it_is_or_not_at_all() {
        for part in ["", "1", "Inputs/A", "wärme_2", &"x".repeat(PART_MAX)] {
            assert_eq!(own_part("power_w", part), Ok(part));
        }
        for part in ["\u{0}", "a b", "a:b", "-", "-a", &"x".repeat(PART_MAX + 1)] {
            let fault = own_part(&format!("power_w:{part}"), part).err().map(|fault| fault.to_string()).unwrap_or_default();
            assert!(fault.starts_with("`power_w:") && fault.len() < 400 && !fault.to_string().contains('\0'), "{fault}");
        }
    }

    #[test]
    fn words_are_told_apart() {
        assert_eq!(words("ActivePower_L1/kWh"), ["active", "power", "l1", "kwh"]);
        assert_eq!(words("Zähler-Stand 2"), ["zähler", "stand", "2"]);
        assert_eq!(key("a#b\u{7}c"), "a-b-c");
    }
}
