//! Readers of smart meters: a group of figures under a name that the owner chose (`SML`, `MT175`,
//! `Strom`). The unit is in no message: registers are kWh and powers W as good as always; where the
//! number's size speaks against it, somebody is asked. Leaves out what a key names (`key`) and
//! whatever else a reader tells: voltages, phases beside their total.

use super::super::json::{Collected, number};
use super::key::{Key, Name, Names};
use domain::Millis;
use serde_json::{Map, Value as Json};

/// A register without decimals from here on is probably in Wh: no house has used as many kWh.
const WH_FROM: f64 = 1e6;

/// A group of figures, and what its names are.
pub(super) struct Group<'a> {
    name: &'a str,
    named: Name,
    figures: Vec<(&'a str, Name, &'a Json)>,
}

/// Reads a group of a reader.
pub(super) fn read(found: &mut Collected, group: &Group<'_>, at: Option<Millis>) {
    // A reader that has just started says 0 for all that it has not read yet.
    let registers =
        || group.figures.iter().filter(|(_, name, _)| matches!(name.key, Key::Import(_) | Key::Export(_) | Key::Weak));
    if registers().count() > 0 && registers().all(|(_, _, json)| number(json) == Some(0.0)) {
        return;
    }
    if group.named.volume.is_some() {
        note_volumes(found, group, at);
        return;
    }
    note_volumes_beside(found, group, at);
    if group.is_of_heat() {
        for (name, named, json) in group.figures.iter().filter(|(_, named, _)| named.key != Key::Other) {
            let is_register = matches!(named.key, Key::Import(_) | Key::Weak);
            found.leave(&group.path(name), json, at, Some(("heat_kwh", 1.0)).filter(|_| is_register));
        }
        return;
    }
    let has_power = group.has(|key| matches!(key, Key::Power | Key::Phase));
    // Of two such names one may be what was fed in.
    let is_weak_enough =
        (group.named.is_reader || has_power) && group.figures.iter().filter(|(_, name, _)| name.key == Key::Weak).count() == 1;
    let weak = |key: Key| key == Key::Weak && is_weak_enough;
    let has_import = group.has(|key| key == Key::Import(false));
    let import = |key: Key| key == Key::Import(false) || (weak(key) && !has_import);
    group.register(found, "energy_kwh", import, Key::Import(true), at);
    group.register(found, "energy_export_kwh", |key| key == Key::Export(false), Key::Export(true), at);
    group.power(found, at);
    for (name, Name { key, volume: named_volume, .. }, json) in &group.figures {
        let is_all = *key == Key::Total && !group.has(|key| matches!(key, Key::Import(_) | Key::Weak));
        if named_volume.is_some() {
            continue;
        }
        if *key == Key::Unknown || is_all || (*key == Key::Weak && (!is_weak_enough || has_import)) {
            found.leave(&group.path(name), json, at, None);
        }
    }
}

/// Notes the counters of a group that is named for gas or water, with what they probably are.
pub(super) fn note_volumes(found: &mut Collected, group: &Group<'_>, at: Option<Millis>) {
    let Some(field) = group.named.volume else { return };
    for (name, _, json) in group.figures.iter().filter(|(_, name, _)| is_amount(name)) {
        found.leave(&group.path(name), json, at, Some((field, 1.0)));
    }
}

/// Whether a figure may count something.
fn is_amount(name: &Name) -> bool {
    name.is_counter || matches!(name.key, Key::Import(_) | Key::Export(_) | Key::Weak | Key::Total | Key::Unknown)
}

/// Notes the counters of gas and water that a reader of electricity passes on.
fn note_volumes_beside(found: &mut Collected, group: &Group<'_>, at: Option<Millis>) {
    for (name, named, json) in group.figures.iter().filter(|(_, name, _)| is_amount(name)) {
        named.volume.into_iter().for_each(|field| found.leave(&group.path(name), json, at, Some((field, 1.0))));
    }
}

/// Notes the totals of a group that nothing else says to be a reader's, with what they probably are, and whatever else
/// seems to flow there.
pub(super) fn note_totals(found: &mut Collected, group: &Group<'_>, at: Option<Millis>) {
    if group.named.volume.is_some() {
        return;
    }
    note_volumes_beside(found, group, at);
    for (name, named, json) in group.figures.iter().filter(|(_, name, _)| name.volume.is_none()) {
        let probably = match named.key {
            Key::Weak | Key::Total => Some(("energy_kwh", 1.0)),
            Key::Power | Key::PowerIn => Some(("power_w", 1.0)),
            Key::PowerOut | Key::Phase | Key::Unknown => None,
            Key::Import(_) | Key::Export(_) | Key::Other => continue,
        };
        found.leave(&group.path(name), json, at, probably);
    }
}

impl<'a> Group<'a> {
    pub fn of(names: &mut Names, name: &'a str, group: &'a Map<String, Json>) -> Self {
        let told = group.iter().filter(|(_, json)| !json.is_null() && !json.is_object());
        Self { name, named: names.of(name), figures: told.map(|(key, json)| (key.as_str(), names.of(key), json)).collect() }
    }

    /// Whether it is of a reader: it has a register, or a power and a name of readers.
    pub fn is_reader(&self) -> bool {
        self.has(|key| matches!(key, Key::Import(_) | Key::Export(_)))
            || (self.named.is_reader && self.has(|key| key != Key::Other))
            || (self.is_of_heat() && self.has(|key| matches!(key, Key::Weak | Key::Unknown)))
            || (self.has(|key| key == Key::Weak) && self.has(|key| matches!(key, Key::Power | Key::Phase)))
    }

    fn has(&self, is: impl Fn(Key) -> bool) -> bool {
        self.figures.iter().any(|(_, name, _)| is(name.key))
    }

    fn path(&self, key: &str) -> String {
        format!("{}/{key}", self.name)
    }

    fn is_of_heat(&self) -> bool {
        self.named.is_of_heat || self.figures.iter().any(|(_, name, _)| name.is_of_heat || name.is_of_flow)
    }

    /// Whether one of its registers is too large to be in kWh.
    fn is_large(&self) -> bool {
        let is_register = |name: &Name| matches!(name.key, Key::Import(_) | Key::Export(_) | Key::Weak);
        let is_large = |json: &Json| json.is_u64() && number(json).is_some_and(|value| value >= WH_FROM);
        self.figures.iter().any(|(_, name, json)| is_register(name) && !name.is_wh && is_large(json))
    }

    /// A register, or the sum of its tariffs.
    fn register(&self, found: &mut Collected, field: &str, is_whole: impl Fn(Key) -> bool, tariff: Key, at: Option<Millis>) {
        if let Some((name, named, json)) = self.figures.iter().find(|(_, name, _)| is_whole(name.key)) {
            let factor = if named.is_wh { 1e-3 } else { 1.0 };
            // Written without decimals and as large as that, it is in Wh, and so are its others.
            if !named.is_wh && json.is_u64() && self.is_large() {
                found.leave(&self.path(name), json, at, Some((field, 1e-3)));
            } else {
                found.take(name, Some(json), factor, field, "", at);
            }
            return;
        }
        let told = || self.figures.iter().filter(|(_, name, _)| name.key == tariff);
        let tariffs: Vec<f64> = told().filter_map(|(_, _, json)| number(json)).collect();
        if !tariffs.is_empty() && tariffs.iter().all(|value| *value < WH_FROM) {
            found.put(self.name, tariffs.iter().sum(), field, "", at);
        } else {
            told().for_each(|(name, _, json)| found.leave(&self.path(name), json, at, Some((field, 1e-3))));
        }
    }

    /// The power with its sign, or the difference of the two directions, or the sum of the phases.
    fn power(&self, found: &mut Collected, at: Option<Millis>) {
        let all = |wanted: Key| self.figures.iter().filter(move |(_, name, _)| name.key == wanted).copied().collect::<Vec<_>>();
        let (power, inward, outward) = (all(Key::Power), all(Key::PowerIn), all(Key::PowerOut));
        // A power beside one of what flows out has no sign of its own.
        let (net, inward) = if outward.is_empty() {
            (&power, &inward)
        } else if inward.is_empty() {
            (&inward, &power)
        } else {
            (&power, &inward)
        };
        if let [(name, named, json), ..] = net[..] {
            found.take(name, Some(json), if named.is_kw { 1e3 } else { 1.0 }, "power_w", "", at);
            return;
        }
        match (&inward[..], &outward[..]) {
            ([(name, named, inward), ..], outward) => {
                let out = outward.first().map(|(_, _, json)| *json);
                let factor = if named.is_kw { 1e3 } else { 1.0 };
                // Some meters tell these two in kW, with decimals.
                if named.is_kw || is_watts(inward) && out.is_none_or(is_watts) {
                    let net = number(inward).map(|value| value - out.and_then(number).unwrap_or(0.0));
                    net.iter().for_each(|net| found.put(name, *net * factor, "power_w", "", at));
                } else {
                    found.leave(&self.path(name), inward, at, Some(("power_w", 1e3)));
                    out.iter().for_each(|out| found.leave(&self.path(outward[0].0), out, at, None));
                }
            }
            ([], [(name, _, json), ..]) => found.leave(&self.path(name), json, at, None),
            ([], []) => {
                let phases: Vec<f64> = all(Key::Phase).iter().filter_map(|(_, _, json)| number(json)).collect();
                if phases.len() == 3 {
                    found.put(self.name, phases.iter().sum(), "power_w", "", at);
                }
            }
        }
    }
}

/// Whether a power is certain to be in W rather than in kW.
fn is_watts(json: &Json) -> bool {
    json.is_i64() || json.is_u64() || number(json).is_some_and(|value| value == 0.0 || value.abs() >= 100.0)
}
