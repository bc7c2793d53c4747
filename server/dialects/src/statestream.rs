//! Home Assistant's statestream: `<base>/sensor/<entity>/state` with the state, followed by a topic
//! for each attribute. The unit, the class and the kind of state make a figure of it; they are
//! remembered. A state that comes before its unit waits for it. Leaves out entities that are no
//! sensors, figures that restart with each period, and our own.

use super::discovery::is_of_inverters;
use super::json::{Collected, scalar};
use super::measure::Measure;
use super::memory::Memory;
use super::name::{self, Class, Sense, words};
use super::{Decoded, MeterValues};
use domain::{Field, MeterRole};
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub(super) const DIALECT: &str = "ha-statestream";

/// The memory of an entity in bytes, without its texts.
const ENTITY_BYTES: usize = 120;

/// Attributes that say what a state is.
const SAYING: &[&str] = &["unit_of_measurement", "device_class", "state_class", "last_reset", "meter_period"];

/// Words of temperatures that are no room's.
const OF_MACHINES: &[&str] = &[
    "battery",
    "board",
    "boiler",
    "buffer",
    "charger",
    "chip",
    "coolant",
    "cpu",
    "cylinder",
    "device",
    "dhw",
    "disk",
    "engine",
    "flow",
    "freezer",
    "fridge",
    "fuel",
    "gpu",
    "inlet",
    "inverter",
    "nvme",
    "outlet",
    "oven",
    "pool",
    "processor",
    "return",
    "soil",
    "supply",
    "system",
    "tank",
    "water",
];

/// What is known of an entity.
#[derive(Clone, Debug, Default, PartialEq)]
struct Entity {
    unit: Option<Measure>,
    /// It has a unit that is none of ours.
    has_other_unit: bool,
    /// It has a class that is nothing we count.
    has_other_class: bool,
    class: Option<Class>,
    /// Whether its kind of state can be no register.
    is_level: bool,
    /// Whether it restarts with each period.
    is_of_period: bool,
    /// The last state, while nobody knows what it is.
    waiting: Option<f64>,
    /// The claim under which it counts.
    claim: Option<String>,
}

impl Entity {
    fn is_other(&self) -> bool {
        self.has_other_unit || self.has_other_class
    }
}

/// Where an entity is and how it is called.
struct Named<'a> {
    /// Its topic without the last level.
    key: &'a str,
    entity: &'a str,
    meter: String,
}

/// The entities that were heard of.
#[derive(Debug, Default)]
pub(super) struct Streams {
    entities: Memory<Entity>,
    /// The entities of each meter's field, by their keys: the first counts.
    claims: HashMap<String, BTreeSet<String>>,
}

/// The meter that an attribute tells of; `None` if it is none.
pub(super) fn meter_of(levels: &[&str]) -> Option<String> {
    let [base @ .., "sensor", entity, last] = levels else { return None };
    (!base.is_empty() && SAYING.contains(last)).then(|| meter(base, entity))
}

/// Entities whose names differ only in what they measure are one meter of that base.
fn meter(base: &[&str], entity: &str) -> String {
    let stem = name::part(&words(entity), &[]);
    let stem = if stem.is_empty() { entity } else { &stem };
    name::key(&format!("{}/{stem}", base.join("/")))
}

impl Streams {
    /// Sets who sends what follows.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.entities.client_is(client);
    }

    /// Notes that readings of a topic were read by its attributes. Returns their topics, if that is
    /// new.
    pub fn use_topic(&mut self, topic: &str) -> Vec<String> {
        let Some((key, _)) = topic.rsplit_once('/') else { return Vec::new() };
        if !self.entities.use_it(key) {
            return Vec::new();
        }
        SAYING.iter().map(|attribute| format!("{key}/{attribute}")).collect()
    }

    pub fn decode(&mut self, topic: &str, levels: &[&str], payload: &[u8]) -> Decoded {
        let [base @ .., "sensor", entity, last] = levels else { return Decoded::Unclaimed };
        let Some((key, _)) = topic.rsplit_once('/').filter(|_| !base.is_empty()) else { return Decoded::Unclaimed };
        if entity.starts_with("greenpulse_") {
            return Decoded::Nothing;
        }
        let is_known = || self.entities.get(key).is_some_and(|known| known.unit.is_some() || known.is_other());
        match *last {
            "state" => self.state(&Named { key, entity, meter: meter(base, entity) }, payload),
            saying if SAYING.contains(&saying) => self.say(&Named { key, entity, meter: meter(base, entity) }, saying, payload),
            _ if is_known() => Decoded::Nothing,
            _ => Decoded::Unclaimed,
        }
    }

    fn state(&mut self, named: &Named<'_>, payload: &[u8]) -> Decoded {
        let state = scalar(payload).ok().flatten();
        let (is_other, is_known) = match self.entities.get_mut(named.key) {
            Some(known) => {
                let is_known = known.unit.is_some();
                known.waiting = state.filter(|_| !is_known || known.claim.is_none());
                (known.is_other(), is_known)
            }
            None => {
                if state.is_some() {
                    self.change(named, |entity| entity.waiting = state);
                }
                (false, false)
            }
        };
        match state {
            _ if is_other => Decoded::Nothing,
            // Others publish on such topics too, who are asked next.
            _ if !is_known => Decoded::Unclaimed,
            None => Decoded::Nothing,
            Some(state) => self.read(named, state, false),
        }
    }

    /// Takes an attribute: a text in JSON.
    fn say(&mut self, named: &Named<'_>, attribute: &str, payload: &[u8]) -> Decoded {
        let json =
            serde_json::from_slice::<Json>(payload).unwrap_or_else(|_| Json::from(String::from_utf8_lossy(payload).trim()));
        let is_gone = payload.is_empty();
        let text = json.as_str().unwrap_or_default();
        let has_changed = self.change(named, |entity| match attribute {
            "unit_of_measurement" => {
                entity.unit = Measure::of(text);
                entity.has_other_unit = entity.unit.is_none() && !is_gone;
            }
            "device_class" => {
                entity.class = class(text);
                entity.has_other_class = !is_gone && entity.class.is_none() && !["", "energy", "power", "volume"].contains(&text);
            }
            "state_class" => entity.is_level = !["", "total", "total_increasing"].contains(&text),
            _ => entity.is_of_period = !is_gone && !json.is_null(),
        });
        if is_gone {
            return Decoded::Announced;
        }
        if !has_changed {
            return Decoded::Nothing;
        }
        let Some(known) = self.entities.get_mut(named.key) else { return Decoded::Nothing };
        let waiting = if known.claim.is_some() { known.waiting.take() } else { None };
        match waiting {
            Some(state) => self.read(named, state, true),
            // What can never count need not be kept.
            _ if known.is_other() && known.unit.is_none() => Decoded::Nothing,
            _ => Decoded::Announced,
        }
    }

    /// Changes what is known of an entity. Returns whether it did.
    fn change(&mut self, named: &Named<'_>, change: impl FnOnce(&mut Entity)) -> bool {
        let before = self.entities.get(named.key).cloned().unwrap_or_default();
        let mut now = before.clone();
        change(&mut now);
        now.claim = meaning(named.entity, &now).map(|(field, _)| format!("{}\n{field}", named.meter));
        if now == before {
            return false;
        }
        if let Some(claim) = &now.claim {
            self.claims.entry(claim.clone()).or_default().insert(named.key.to_owned());
        }
        let bytes = ENTITY_BYTES + 3 * named.key.len() + 2 * named.meter.len();
        let kept = now.claim.clone();
        for (key, gone) in self.entities.insert(named.key, now, bytes) {
            if key != named.key || gone.claim != kept {
                self.release(&key, gone.claim);
            }
        }
        true
    }

    fn release(&mut self, key: &str, claim: Option<String>) {
        let Some(claim) = claim else { return };
        if let Some(claimants) = self.claims.get_mut(&claim) {
            claimants.remove(key);
            if claimants.is_empty() {
                self.claims.remove(&claim);
            }
        }
    }

    /// Reads a state by what is known of its entity.
    fn read(&self, named: &Named<'_>, state: f64, announces: bool) -> Decoded {
        let Some(known) = self.entities.get(named.key) else { return Decoded::Nothing };
        let mut found = Collected::default();
        let is_first = || {
            known
                .claim
                .as_ref()
                .is_none_or(|claim| self.claims.get(claim).and_then(BTreeSet::first).is_none_or(|first| first == named.key))
        };
        match meaning(named.entity, known) {
            Some((field, factor)) if is_first() => {
                found.put(named.entity, state * factor, field, "", None);
                found.role = name::is_of_panels(&words(named.entity)).then_some(MeterRole::Generation);
            }
            // A period's amount stands within its register.
            None if known.is_of_period || name::is_of_periods(&words(named.entity)) => {}
            _ => found.leave(named.entity, &Json::from(state), None, None),
        }
        match super::of_meter(named.meter.clone(), DIALECT, found) {
            Decoded::Values { meters, faults, .. } => Decoded::Values { meters, faults, announces },
            _ if announces => Decoded::Values { meters: Vec::<MeterValues>::new(), faults: Vec::new(), announces },
            other => other,
        }
    }
}

fn class(text: &str) -> Option<Class> {
    match text {
        "gas" => Some(Class::Gas),
        "water" => Some(Class::Water),
        "temperature" => Some(Class::Temperature),
        "humidity" => Some(Class::Humidity),
        _ => None,
    }
}

/// Whether a power may mean either way, by a sign that makers set as they like: that of a battery, and that of the
/// meter beside an inverter.
fn is_of_either_way(words: &[String]) -> bool {
    const WAYS: &[Sense] = &[
        Sense::Charge,
        Sense::Discharge,
        Sense::Import,
        Sense::Export,
        Sense::In,
        Sense::Out,
        Sense::Consumed,
        Sense::Produced,
        Sense::Delivered,
    ];
    let senses: Vec<Sense> = words.iter().flat_map(|word| name::senses(word)).collect();
    let is_numbered =
        |word: &String| word.strip_prefix('m').is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    let is_meter = || senses.contains(&Sense::Grid) || words.iter().any(|word| word == "meter" || is_numbered(word));
    let is_either = senses.contains(&Sense::Battery) || is_of_inverters(words) && is_meter();
    is_either && !senses.iter().any(|sense| WAYS.contains(sense))
}

/// Whether an energy is heat for certain, by the name of its meter or its network. A word for heat alone may be that of
/// a heat pump, a mat or an oven, which take electricity.
fn is_of_heat_meter(words: &[String]) -> bool {
    name::is_heat_meter(words) && !name::is_cold(words) && !name::is_hot_water(words)
}

/// The field of an entity, and the factor to its unit; `None` if that is not certain.
fn meaning(entity: &str, known: &Entity) -> Option<(&'static str, f64)> {
    let measure = known.unit.filter(|_| !known.is_other())?;
    let words = words(entity);
    if matches!(measure, Measure::Power(_)) && is_of_either_way(&words) {
        return None;
    }
    let is_climate = matches!(measure, Measure::Celsius | Measure::Fahrenheit | Measure::Percent);
    let is_of_machine = || name::is_of_no_room(&words) || words.iter().any(|word| OF_MACHINES.contains(&word.as_str()));
    if is_climate && (known.class.is_none() || is_of_machine()) {
        return None;
    }
    let can_be = !known.is_level && !known.is_of_period && !name::is_of_periods(&words);
    if let Measure::Energy(kwh) = measure
        && is_of_heat_meter(&words)
    {
        return can_be.then_some(("heat_kwh", kwh));
    }
    let (field, factor) = match name::field(&words, measure, known.class)? {
        // What panels made comes into the house.
        ("energy_export_kwh", factor) if name::is_of_panels(&words) => ("energy_kwh", factor),
        known => known,
    };
    let is_register = Field::named(field).is_some_and(|field| field.utility.is_amount() && field.name != "power_w");
    (!is_register || can_be).then_some((field, factor))
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, flat, unread};
    use super::*;

    fn tell(dialects: &mut Dialects, entity: &str, last: &str, payload: &str) -> Decoded {
        decode_by(dialects, &format!("ha/states/sensor/{entity}/{last}"), payload)
    }

    fn values(found: &Decoded) -> Vec<(String, String, f64)> {
        flat(found)
            .into_iter()
            .filter(|row| !row.1.starts_with("value"))
            .map(|(meter, channel, value, _)| (meter, channel, value))
            .collect()
    }

    fn one(meter: &str, channel: &str, value: f64) -> (String, String, f64) {
        (format!("ha/states/{meter}"), channel.to_owned(), value)
    }

    #[test]
    fn a_state_waits_for_its_unit_and_later_ones_are_read_at_once() {
        let mut dialects = Dialects::new();
        assert_eq!(values(&tell(&mut dialects, "dryer_energy", "state", "77.5")), []);
        let unit = tell(&mut dialects, "dryer_energy", "unit_of_measurement", "\"kWh\"");
        assert!(matches!(unit, Decoded::Values { announces: true, .. }), "{unit:?}");
        assert_eq!(values(&unit), [one("dryer", "energy_kwh", 77.5)]);
        assert_eq!(tell(&mut dialects, "dryer_energy", "device_class", "\"energy\""), Decoded::Nothing);
        assert_eq!(tell(&mut dialects, "dryer_energy", "unit_of_measurement", "\"kWh\""), Decoded::Nothing);
        assert_eq!(values(&tell(&mut dialects, "dryer_energy", "state", "78")), [one("dryer", "energy_kwh", 78.0)]);
        assert_eq!(tell(&mut dialects, "dryer_energy", "state", "unavailable"), Decoded::Nothing);
        // The same device's power is the same meter.
        tell(&mut dialects, "dryer_power", "unit_of_measurement", "\"kW\"");
        assert_eq!(values(&tell(&mut dialects, "dryer_power", "state", "1.5")), [one("dryer", "power_w", 1500.0)]);
    }

    #[test]
    fn a_power_that_may_mean_either_way_waits_to_be_asked_about() {
        let mut dialects = Dialects::new();
        for entity in ["solaredge_m1_ac_power", "huawei_power_meter_active_power", "home_battery_power", "solis_grid_power"] {
            tell(&mut dialects, entity, "unit_of_measurement", "\"W\"");
            let found = tell(&mut dialects, entity, "state", "-1200");
            assert_eq!((values(&found), unread(&found).len()), (vec![], 1), "{entity}: {found:?}");
        }
        for entity in ["battery_charging_power", "solaredge_i1_ac_power", "grid_power", "solis_grid_import_power"] {
            tell(&mut dialects, entity, "unit_of_measurement", "\"W\"");
            assert_eq!(values(&tell(&mut dialects, entity, "state", "1200")).len(), 1, "{entity}");
        }
    }

    #[test]
    fn what_a_heat_meter_counts_is_heat_and_what_a_heat_pump_makes_is_asked_about() {
        let mut dialects = Dialects::new();
        for entity in ["fernwaerme", "district_heat_energy", "district_heating", "warmtemeter_energie", "heizung_waermezaehler"] {
            tell(&mut dialects, entity, "unit_of_measurement", "\"MWh\"");
            let found = values(&tell(&mut dialects, entity, "state", "12.5"));
            assert_eq!((found.len(), found[0].1.as_str(), found[0].2), (1, "heat_kwh", 12_500.0), "{entity}: {found:?}");
        }
        for entity in [
            "heat_pump_heat_energy",
            "chilled_water_energy",
            "pompe_a_chaleur_energie",
            "bomba_de_calor_energia",
            "steam_oven_energy",
        ] {
            tell(&mut dialects, entity, "unit_of_measurement", "\"kWh\"");
            let found = values(&tell(&mut dialects, entity, "state", "12.5"));
            assert!(!found.iter().any(|(_, channel, _)| channel == "heat_kwh"), "{entity}: {found:?}");
        }
    }

    #[test]
    fn panels_are_a_generator_and_warm_water_is_no_cold_water() {
        let mut dialects = Dialects::new();
        let mut hear = |entity: &str, class: &str, unit: &str| {
            tell(&mut dialects, entity, "device_class", &format!("\"{class}\""));
            tell(&mut dialects, entity, "unit_of_measurement", &format!("\"{unit}\""));
            tell(&mut dialects, entity, "state", "5")
        };
        let made = hear("solar_production_energy", "energy", "MWh");
        assert_eq!(values(&made), [one("solar", "energy_kwh", 5000.0)]);
        let Decoded::Values { meters, .. } = &made else { panic!("{made:?}") };
        assert_eq!(meters[0].role, Some(MeterRole::Generation));
        assert_eq!(values(&hear("solar_power", "power", "W")), [one("solar", "power_w", 5.0)]);
        assert_eq!(values(&hear("solar_export", "energy", "kWh"))[0].1, "energy_export_kwh");
        assert_eq!(values(&hear("hot_water_total", "water", "gal"))[0].1, "hot_water_gal");
        // A volume of nobody knows what leaves a trace.
        assert!(!unread(&hear("oil_volume", "volume", "L")).is_empty());
    }

    #[test]
    fn names_of_other_languages_say_which_way_and_pipes_are_no_rooms() {
        let mut dialects = Dialects::new();
        for (entity, unit, channel) in [
            ("netz_einspeisung", "kWh", Some("energy_export_kwh")),
            ("energy_sold", "kWh", Some("energy_export_kwh")),
            ("wp_waermemenge", "kWh", None),
            ("energie_heute", "kWh", None),
            ("vorlauftemperatur", "°C", None),
        ] {
            tell(&mut dialects, entity, "device_class", if unit == "°C" { "temperature" } else { "energy" });
            tell(&mut dialects, entity, "unit_of_measurement", unit);
            let found = values(&tell(&mut dialects, entity, "state", "40"));
            assert_eq!(found.first().map(|one| one.1.as_str()), channel, "{entity}");
        }
    }

    #[test]
    fn an_attribute_that_is_taken_back_is_forgotten() {
        let mut dialects = Dialects::new();
        tell(&mut dialects, "dryer_energy", "unit_of_measurement", "\"Wh\"");
        assert_eq!(tell(&mut dialects, "dryer_energy", "unit_of_measurement", ""), Decoded::Announced);
        assert_eq!(values(&tell(&mut dialects, "dryer_energy", "state", "5")), []);
        assert!(dialects.streams.claims.is_empty());
    }

    #[test]
    fn what_restarts_or_is_no_register_never_counts() {
        for (entity, unit, attribute, saying) in [
            ("dryer_energy_today", "kWh", "state_class", "\"total_increasing\""),
            ("house_meter", "kWh", "meter_period", "\"daily\""),
            ("house_meter", "kWh", "last_reset", "\"2026-11-20T00:00:00+00:00\""),
            ("battery_stored", "kWh", "device_class", "\"energy_storage\""),
            ("battery_level_energy", "kWh", "state_class", "\"measurement\""),
            ("processor_temperature", "°C", "device_class", "\"temperature\""),
            ("boiler_volume", "m³", "state_class", "\"total\""),
        ] {
            let mut dialects = Dialects::new();
            tell(&mut dialects, entity, attribute, saying);
            tell(&mut dialects, entity, "unit_of_measurement", &format!("\"{unit}\""));
            assert_eq!(values(&tell(&mut dialects, entity, "state", "5")), [], "{entity} {saying}");
        }
    }

    #[test]
    fn the_class_and_the_name_say_what_is_metered() {
        for (entity, unit, class, field) in [
            ("cellar_total", "m³", "gas", "gas_therms"),
            ("garden_total", "L", "water", "water_m3"),
            ("kitchen_temperature", "°F", "temperature", "indoor_temp_c"),
            ("outside_temperature", "°C", "temperature", "outdoor_temp_c"),
            ("kitchen_humidity", "%", "humidity", "indoor_humidity_percent"),
            ("grid_export_energy", "kWh", "energy", "energy_export_kwh"),
        ] {
            let mut dialects = Dialects::new();
            tell(&mut dialects, entity, "state", "50");
            tell(&mut dialects, entity, "unit_of_measurement", &format!("\"{unit}\""));
            let last = tell(&mut dialects, entity, "device_class", &format!("\"{class}\""));
            let found = [values(&last), values(&tell(&mut dialects, entity, "state", "50"))].concat();
            assert_eq!(found.last().map(|row| row.1.as_str()), Some(field), "{entity}");
        }
    }

    #[test]
    fn two_entities_of_one_flow_count_once() {
        let mut dialects = Dialects::new();
        for entity in ["dryer_energy", "dryer_total_energy"] {
            tell(&mut dialects, entity, "unit_of_measurement", "\"kWh\"");
        }
        assert_eq!(values(&tell(&mut dialects, "dryer_energy", "state", "5")), [one("dryer", "energy_kwh", 5.0)]);
        let second = tell(&mut dialects, "dryer_total_energy", "state", "5");
        assert_eq!((values(&second), unread(&second).len()), (Vec::new(), 1));
    }

    #[test]
    fn esphome_and_other_entities_are_left_to_others() {
        let mut dialects = Dialects::new();
        assert_eq!(flat(&decode_by(&mut dialects, "esp/sensor/dryer/state", "5"))[0].1, "value:dryer");
        tell(&mut dialects, "signal", "unit_of_measurement", "\"dBm\"");
        assert_eq!(tell(&mut dialects, "signal", "state", "-60"), Decoded::Nothing);
        assert_eq!(tell(&mut dialects, "signal", "friendly_name", "\"Signal\""), Decoded::Nothing);
        assert_eq!(decode_by(&mut dialects, "homeassistant/sensor/copy/state", "42"), Decoded::Unclaimed);
        let ours = "homeassistant/sensor/greenpulse_site_energy/unit_of_measurement";
        assert_eq!(decode_by(&mut dialects, ours, "\"kWh\""), Decoded::Nothing);
    }
}
