//! Readers of smart meters: a group of figures under a name that the owner chose (`SML`, `MT175`,
//! `Strom`). The unit is in no message: registers are kWh and powers W as good as always; where the
//! number's size speaks against it, somebody is asked. Leaves out what a key names (`key`) and
//! whatever else a reader tells: voltages, phases beside their total.

use super::super::json::{Collected, number};
use super::super::name::words;
use super::key::Key;
use domain::Millis;
use serde_json::{Map, Value as Json};

/// A register without decimals from here on is probably in Wh: no house has used as many kWh.
const WH_FROM: f64 = 1e6;

/// Words of a group that measures heat.
const HEAT: &[&str] = &["heat", "heizung", "vorlauf", "waerme", "wärme", "wmz"];

/// What is known of a group before it is read.
struct Group<'a> {
    name: &'a str,
    figures: Vec<(&'a str, Key, &'a Json)>,
}

/// Whether a group is of a reader: it has a register, or a power and a name of readers.
pub(super) fn is_reader(name: &str, group: &Map<String, Json>) -> bool {
    let group = Group::of(name, group);
    group.has(|key| matches!(key, Key::Import(_) | Key::Export(_)))
        || (group.is_named() && group.has(|key| !matches!(key, Key::Other)))
        || (group.is_of_heat() && group.has(|key| matches!(key, Key::Weak | Key::Unknown)))
        || (group.has(|key| key == Key::Weak) && group.has(|key| matches!(key, Key::Power | Key::Phase)))
}

/// Reads a group.
pub(super) fn read(found: &mut Collected, name: &str, group: &Map<String, Json>, at: Option<Millis>) {
    let group = Group::of(name, group);
    // A reader that has just started says 0 for all that it has not read yet.
    let registers = || group.figures.iter().filter(|(_, key, _)| matches!(key, Key::Import(_) | Key::Export(_) | Key::Weak));
    if registers().count() > 0 && registers().all(|(_, _, json)| number(json) == Some(0.0)) {
        return;
    }
    if group.is_of_heat() {
        for (name, key, json) in group.figures.iter().filter(|(_, key, _)| !matches!(key, Key::Other)) {
            let is_register = matches!(key, Key::Import(_) | Key::Weak);
            found.leave(&group.path(name), json, at, Some(("heat_kwh", 1.0)).filter(|_| is_register));
        }
        return;
    }
    let has_power = group.has(|key| matches!(key, Key::Power | Key::Phase));
    // Of two such names one may be what was fed in.
    let is_weak_enough =
        (group.is_named() || has_power) && group.figures.iter().filter(|(_, key, _)| *key == Key::Weak).count() == 1;
    let weak = |key: Key| key == Key::Weak && is_weak_enough;
    let has_import = group.has(|key| key == Key::Import(false));
    let import = |key: Key| key == Key::Import(false) || (weak(key) && !has_import);
    group.register(found, "energy_kwh", import, Key::Import(true), at);
    group.register(found, "energy_export_kwh", |key| key == Key::Export(false), Key::Export(true), at);
    group.power(found, at);
    for (name, key, json) in &group.figures {
        let is_all = *key == Key::Total && !group.has(|key| matches!(key, Key::Import(_) | Key::Weak));
        if *key == Key::Unknown || is_all || (*key == Key::Weak && (!is_weak_enough || has_import)) {
            found.leave(&group.path(name), json, at, None);
        }
    }
}

/// Notes the counters of a group that is named for gas or water, with what they probably are.
pub(super) fn note_volumes(found: &mut Collected, name: &str, group: &Map<String, Json>, at: Option<Millis>) {
    let named = words(name);
    let is = |any: &[&str]| named.iter().any(|word| any.contains(&word.as_str()));
    let field = match () {
        () if is(&["gas"]) => "gas_m3",
        () if is(&["water", "wasser", "kaltwasser", "h2o", "h20", "h"]) => "water_m3",
        () => return,
    };
    for (key, json) in group {
        if words(key).iter().any(|word| {
            ["count", "counter", "m3", "total", "volume", "volumen", "zaehlerstand", "zählerstand"].contains(&&**word)
        }) {
            found.leave(&format!("{name}/{key}"), json, at, Some((field, 1.0)));
        }
    }
}

impl<'a> Group<'a> {
    fn of(name: &'a str, group: &'a Map<String, Json>) -> Self {
        let told = group.iter().filter(|(_, json)| !json.is_null() && !json.is_object());
        Self { name, figures: told.map(|(key, json)| (key.as_str(), Key::of(key), json)).collect() }
    }

    fn has(&self, is: impl Fn(Key) -> bool) -> bool {
        self.figures.iter().any(|(_, key, _)| is(*key))
    }

    fn path(&self, key: &str) -> String {
        format!("{}/{key}", self.name)
    }

    /// Whether its name is one that readers of electricity have.
    fn is_named(&self) -> bool {
        const NAMES: &[&str] = &[
            "ebz",
            "ehz",
            "haus",
            "haupt",
            "hauptzähler",
            "hauptzaehler",
            "lk13be",
            "main",
            "netz",
            "obis",
            "powermeter",
            "sm",
            "smartmeter",
            "sml",
            "strom",
            "stromzähler",
            "stromzaehler",
            "zaehler",
            "zähler",
        ];
        let name = self.name.to_lowercase();
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_' || c == '-');
        NAMES.contains(&plain) || NAMES.contains(&name.as_str()) || ["mt", "ed", "q3"].contains(&plain)
    }

    fn is_of_heat(&self) -> bool {
        let is = |name: &str| {
            words(name)
                .iter()
                .any(|word| HEAT.contains(&word.as_str()) || ["flow", "return", "volume", "volumen"].contains(&word.as_str()))
        };
        words(self.name).iter().any(|word| HEAT.contains(&word.as_str())) || self.figures.iter().any(|(name, ..)| is(name))
    }

    /// A register, or the sum of its tariffs.
    fn register(&self, found: &mut Collected, field: &str, is_whole: impl Fn(Key) -> bool, tariff: Key, at: Option<Millis>) {
        if let Some((name, _, json)) = self.figures.iter().find(|(_, key, _)| is_whole(*key)) {
            let factor = if words(name).iter().any(|word| word == "wh") { 1e-3 } else { 1.0 };
            // Written without decimals and as large as that, it is in Wh.
            if factor == 1.0 && json.is_u64() && number(json).is_some_and(|value| value >= WH_FROM) {
                found.leave(&self.path(name), json, at, Some((field, 1e-3)));
            } else {
                found.take(&self.path(name), Some(json), factor, field, "", at);
            }
            return;
        }
        let tariffs: Vec<f64> =
            self.figures.iter().filter(|(_, key, _)| *key == tariff).filter_map(|(_, _, json)| number(json)).collect();
        if !tariffs.is_empty() && tariffs.iter().all(|value| *value < WH_FROM) {
            found.put(&self.path("tariffs"), tariffs.iter().sum(), field, "", at);
        }
    }

    /// The power with its sign, or the difference of the two directions, or the sum of the phases.
    fn power(&self, found: &mut Collected, at: Option<Millis>) {
        let all = |wanted: Key| self.figures.iter().filter(move |(_, key, _)| *key == wanted).copied().collect::<Vec<_>>();
        let factor = |name: &str| if words(name).iter().any(|word| word == "kw") { 1e3 } else { 1.0 };
        let (power, inward, outward) = (all(Key::Power), all(Key::PowerIn), all(Key::PowerOut));
        // A power beside one of what flows out has no sign of its own.
        let (net, inward) = if outward.is_empty() {
            (&power, &inward)
        } else if inward.is_empty() {
            (&inward, &power)
        } else {
            (&power, &inward)
        };
        if let [(name, _, json), ..] = net[..] {
            found.take(&self.path(name), Some(json), factor(name), "power_w", "", at);
            return;
        }
        match (&inward[..], &outward[..]) {
            ([(name, _, inward), ..], outward) => {
                let out = outward.first().map(|(_, _, json)| *json);
                // Some meters tell these two in kW, with decimals.
                if is_watts(inward) && out.is_none_or(is_watts) {
                    let net = number(inward).map(|value| value - out.and_then(number).unwrap_or(0.0));
                    net.iter().for_each(|net| found.put(&self.path(name), *net, "power_w", "", at));
                } else {
                    found.leave(&self.path(name), inward, at, Some(("power_w", 1e3)));
                    out.iter().for_each(|out| found.leave(&self.path(outward[0].0), out, at, None));
                }
            }
            ([], [(name, _, json), ..]) => found.leave(&self.path(name), json, at, None),
            ([], []) => {
                let phases: Vec<f64> = all(Key::Phase).iter().filter_map(|(_, _, json)| number(json)).collect();
                if phases.len() == 3 {
                    found.put(&self.path("phases"), phases.iter().sum(), "power_w", "", at);
                }
            }
        }
    }
}

/// Whether a power is certain to be in W rather than in kW.
fn is_watts(json: &Json) -> bool {
    json.is_i64() || json.is_u64() || number(json).is_some_and(|value| value == 0.0 || value.abs() >= 100.0)
}
