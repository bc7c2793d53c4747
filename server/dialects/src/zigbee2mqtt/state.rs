//! Reads a device's message by its plan. Remembers figures that come in messages of their own and
//! count together only (the phases of one power, a power and its direction), and which figures
//! changed, where one of them is written by two sides. Leaves out topics (`mod`).

use super::super::json::{Collected, number};
use super::super::memory::Memory;
use super::super::name;
use super::plan::{Counted, Noted, Plan, Sum};
use domain::Millis;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// Figures of one device that are remembered.
const NUMBERS_MAX: usize = 64;

/// What a device said before.
#[derive(Debug, Default)]
struct State {
    numbers: BTreeMap<String, f64>,
    flows_out: BTreeMap<String, bool>,
}

/// What all devices said before, by their names.
#[derive(Debug, Default)]
pub(super) struct States {
    of_device: Memory<State>,
}

/// A message of a device.
pub(super) struct Heard<'a> {
    /// The device, with its bridge.
    pub device: &'a str,
    pub fields: &'a Map<String, Json>,
    pub at: Option<Millis>,
}

impl States {
    /// Sets whose messages follow.
    pub fn client_is(&mut self, client: &Option<std::sync::Arc<str>>) {
        self.of_device.client_is(client.as_ref());
    }

    /// The plan for a message of one figure from a device that no bridge described. Once a phase was
    /// told, the power that has the name of the whole may be that of another phase.
    pub fn single(&mut self, mut plan: Plan, device: &str) -> Plan {
        const TOLD: &str = "phases";
        if plan.noted.iter().any(|one| one.property.starts_with("power_phase_")) {
            self.change(device, |state| state.insert(TOLD, 1.0));
        }
        let has_phases = self.of_device.get(device).is_some_and(|state| state.numbers.contains_key(TOLD));
        for one in plan.counted.extract_if(.., |one| has_phases && one.property == "power") {
            plan.noted.push(Noted { property: one.property, proposal: Some((one.field, one.factor)), is_by_digits: false });
        }
        plan
    }

    /// Reads a message by the device's plan.
    pub fn read(&mut self, plan: &Plan, heard: &Heard<'_>) -> Collected {
        let mut found = Collected::default();
        self.flows_follow(plan, heard);
        for one in &plan.counted {
            self.counted(one, heard, &mut found);
        }
        for sum in &plan.sums {
            if sum.has_two_writers { self.by_two_writers(sum, heard, &mut found) } else { self.sum(sum, heard, &mut found) }
        }
        for property in &plan.kept {
            if let Some(number) = heard.fields.get(property).and_then(number) {
                let meaning = name::unknown(property);
                found.put(property, number, meaning.field, &meaning.part, heard.at);
            }
        }
        for one in &plan.noted {
            note(one, plan, heard, &mut found);
        }
        found
    }

    /// Remembers which way energy flows.
    fn flows_follow(&mut self, plan: &Plan, heard: &Heard<'_>) {
        let parts = plan.counted.iter().chain(plan.sums.iter().flat_map(|sum| &sum.parts));
        for flow in parts.filter_map(|one| one.flow.as_ref()) {
            let Some(says) = heard.fields.get(flow).and_then(Json::as_str) else { continue };
            let is_out = says == "producing";
            if self.of_device.get(heard.device).and_then(|state| state.flows_out.get(flow)) != Some(&is_out) {
                self.change(heard.device, |state| {
                    state.flows_out.insert(flow.clone(), is_out);
                });
            }
        }
    }

    /// The number of a figure in the message, below 0 if its direction is out. Where the direction
    /// alone is new, the number from before.
    fn signed(&self, one: &Counted, heard: &Heard<'_>) -> Option<f64> {
        let Some(flow) = &one.flow else { return heard.fields.get(&one.property).and_then(number) };
        let state = self.of_device.get(heard.device);
        let is_new = heard.fields.contains_key(flow);
        let before = || state.filter(|_| is_new).and_then(|state| state.numbers.get(&one.property).copied());
        let value = heard.fields.get(&one.property).map_or_else(before, number)?;
        let is_out = state.and_then(|state| state.flows_out.get(flow).copied()).unwrap_or(false);
        Some(if is_out { -value.abs() } else { value })
    }

    fn counted(&mut self, one: &Counted, heard: &Heard<'_>, found: &mut Collected) {
        let json = heard.fields.get(&one.property).filter(|json| !json.is_null());
        if one.flow.is_none() {
            found.take(&one.property, json, one.factor, one.field, &one.part, heard.at);
            return;
        }
        if let Some(value) = self.signed(one, heard) {
            found.put(&one.property, value * one.factor, one.field, &one.part, heard.at);
        } else if json.is_some() {
            found.take(&one.property, json, one.factor, one.field, &one.part, heard.at);
        }
        self.remember(one, heard);
    }

    /// Remembers a figure whose direction may come in another message.
    fn remember(&mut self, one: &Counted, heard: &Heard<'_>) {
        let is_whole = one.flow.as_ref().is_none_or(|flow| heard.fields.contains_key(flow));
        if let Some(value) = heard.fields.get(&one.property).and_then(number).filter(|_| !is_whole) {
            self.change(heard.device, |state| state.insert(&one.property, value));
        }
    }

    /// The sum of the parts, if all are known and one of them is in this message.
    fn sum(&mut self, sum: &Sum, heard: &Heard<'_>, found: &mut Collected) {
        let told: Vec<Option<f64>> = sum.parts.iter().map(|one| Some(self.signed(one, heard)? * one.factor)).collect();
        let name = &sum.parts[0].property;
        if told.iter().all(Option::is_some) {
            // All in one message, as bridges send them unless they are told otherwise.
            found.put(name, told.iter().flatten().sum(), sum.field, "", heard.at);
            return;
        }
        if told.iter().all(Option::is_none) {
            return;
        }
        self.change(heard.device, |state| {
            for (one, value) in sum.parts.iter().zip(&told) {
                if let Some(value) = value {
                    state.insert(&sum_key(&one.property), *value);
                }
            }
        });
        let known = |one: &Counted| self.of_device.get(heard.device)?.numbers.get(&sum_key(&one.property)).copied();
        if let Some(value) = sum.parts.iter().map(known).sum::<Option<f64>>() {
            found.put(name, value, sum.field, "", heard.at);
        }
    }

    /// A power of phases whose first has the name of the whole. One cluster writes the three phases
    /// and the other the whole, into one property. What changed beside it tells who wrote it; where
    /// that is not certain, nothing counts.
    fn by_two_writers(&mut self, sum: &Sum, heard: &Heard<'_>, found: &mut Collected) {
        let power = &sum.parts[0];
        let numbers: BTreeMap<String, f64> = heard
            .fields
            .iter()
            .filter(|(key, _)| is_of_phases(key) || is_of_whole(key) || **key == power.property)
            .filter_map(|(key, json)| Some((key.clone(), number(json)?)))
            .take(NUMBERS_MAX)
            .collect();
        let before = self.of_device.get(heard.device).map(|state| &state.numbers);
        let is_new = |key: &str| numbers.get(key).is_some_and(|value| before.and_then(|before| before.get(key)) != Some(value));
        let (mut phases_changed, mut whole_changed) = (false, false);
        for key in numbers.keys().filter(|key| is_new(key)) {
            phases_changed |= is_of_phases(key);
            whole_changed |= is_of_whole(key);
        }
        let all: Option<f64> = sum.parts.iter().map(|one| numbers.get(&one.property).map(|value| value * one.factor)).sum();
        let has_phases = numbers.keys().any(|key| is_of_phases(key) && key.starts_with("power"));
        let value = match numbers.get(&power.property) {
            Some(value) if !has_phases => Some(value * power.factor),
            Some(_) if before.is_none() || !is_new(&power.property) => None,
            Some(value) if whole_changed && !phases_changed => Some(value * power.factor),
            Some(_) if phases_changed && !whole_changed => all,
            _ => None,
        };
        match (value, numbers.get(&power.property)) {
            (Some(value), _) => found.put(&power.property, value, sum.field, "", heard.at),
            (None, Some(value)) => {
                let meaning = name::unknown(&power.property);
                found.put(&power.property, *value, meaning.field, &meaning.part, heard.at);
            }
            (None, None) => {}
        }
        self.change(heard.device, |state| numbers.iter().for_each(|(key, value)| state.insert(key, *value)));
    }

    fn change(&mut self, device: &str, change: impl FnOnce(&mut State)) {
        let mut state = self.of_device.remove(device).unwrap_or_default();
        change(&mut state);
        let bytes = state.numbers.keys().chain(state.flows_out.keys()).map(|key| key.len() + 64).sum();
        self.of_device.insert(device, state, bytes);
    }
}

impl State {
    fn insert(&mut self, key: &str, value: f64) {
        if self.numbers.len() < NUMBERS_MAX || self.numbers.contains_key(key) {
            self.numbers.insert(key.to_owned(), value);
        }
    }
}

/// A part of a sum has its sign already.
fn sum_key(property: &str) -> String {
    format!("+{property}")
}

/// A figure of the cluster that measures each phase.
fn is_of_phases(key: &str) -> bool {
    ["power_phase_", "voltage", "current"].iter().any(|start| key.starts_with(start))
}

/// A figure of the cluster that has the registers, and the power of the whole.
fn is_of_whole(key: &str) -> bool {
    key.starts_with("energy") || key.starts_with("produced_energy")
}

/// Notes a figure that is not counted, unless the message tells what it is after all.
fn note(one: &Noted, plan: &Plan, heard: &Heard<'_>, found: &mut Collected) {
    let Some(json) = heard.fields.get(&one.property) else { return };
    let unit =
        plan.unit_key.as_ref().filter(|_| one.property == "energy").and_then(|key| heard.fields.get(key)).and_then(Json::as_str);
    if unit == Some("kWh") {
        found.take(&one.property, Some(json), 1.0, "energy_kwh", "", heard.at);
    } else if !one.is_by_digits {
        found.leave(&one.property, json, heard.at, one.proposal);
    } else if number(json).is_some_and(has_three_digits) {
        found.take(&one.property, Some(json), 1.0, "water_m3", "", heard.at);
    } else {
        found.leave(&one.property, json, heard.at, one.proposal.map(|(field, _)| (field, 1e-3)));
    }
}

/// Whether a number is told to the thousandth, as cubic metres of water are. Litres are told to the
/// hundredth at most.
fn has_three_digits(value: f64) -> bool {
    let thousandths = (value * 1e3).round();
    (value * 1e3 - thousandths).abs() < 1e-3 && thousandths.rem_euclid(10.0) != 0.0
}
