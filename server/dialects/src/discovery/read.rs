//! Reads topics that were announced: by what was decided about each sensor, into values of channels.

use super::settle::Fate;
use super::{Discovery, Entity};
use crate::json::{Collected, parse};
use crate::{Decoded, Fault, MeterValues, Unread};
use domain::{Field, MAY_FALL, MeterRole};
use serde_json::Value as Json;
use std::collections::BTreeSet;

impl Discovery {
    /// Reads a topic that was announced; `None` if it was not.
    pub fn read(&mut self, topic: &str, payload: &[u8]) -> Option<Decoded> {
        if !self.unsettled.is_empty() {
            self.settle();
        }
        let entities = match self.topics.get(topic) {
            Some(entities) => entities,
            None => self.pattern_of(topic).and_then(|pattern| self.topics.get(pattern))?,
        };
        let is_json = entities.iter().any(|entity| entity.fate != Fate::Dropped && entity.template.is_json());
        let json = match is_json.then(|| parse(payload)) {
            None => Json::Null,
            Some(Ok(json)) => json,
            Some(Err(fault)) => return Some(Decoded::Refused(fault)),
        };
        let mut found = Found::default();
        for entity in entities.iter().filter(|entity| entity.fate != Fate::Dropped) {
            let value = match entity.template.value(payload, &json) {
                Ok(value) => value,
                Err(fault) => {
                    found.faults.push(fault);
                    continue;
                }
            };
            if let Fate::Member { sum, member } = entity.fate {
                let sums = self.devices.get_mut(&entity.device_key).map(|known| &mut known.sums);
                let Some(one) = sums.and_then(|sums| sums.get_mut(sum)) else { continue };
                // What one message leaves out, another may tell; a topic that has no number has
                // none now.
                if value.is_some() || !entity.template.is_json() {
                    one.take(member, value);
                    found.touched.insert((entity.device_key.as_str(), sum));
                }
            } else if let Some(value) = value {
                found.take(entity, value);
            }
        }
        for (key, sum) in std::mem::take(&mut found.touched) {
            let Some(one) = self.devices.get_mut(key).and_then(|known| known.sums.get_mut(sum)) else { continue };
            if let Some(total) = one.told() {
                let target = &one.target;
                found.put(&target.meter, target.role, target.field, total, target.field, &target.part);
            }
        }
        Some(crate::many(found.meters, found.faults))
    }
}

/// What the sensors of one message tell.
#[derive(Default)]
struct Found<'a> {
    meters: Vec<MeterValues>,
    faults: Vec<Fault>,
    /// Sums that changed: the device and the place among its sums.
    touched: BTreeSet<(&'a str, usize)>,
}

impl Found<'_> {
    fn take(&mut self, entity: &Entity, value: f64) {
        match &entity.fate {
            Fate::Counts(to) if to.may_fall => {
                self.put_field(&to.meter, to.role, &entity.label, value * to.factor, &MAY_FALL, &to.part);
            }
            Fate::Counts(to) => self.put(&to.meter, to.role, &entity.label, value * to.factor, to.field, &to.part),
            Fate::Kept { meter, role } => self.put(meter, *role, &entity.label, value, "value", &entity.label),
            Fate::Unread { meter, role, proposal } => {
                let unread = Unread { path: entity.label.clone(), value, at: None, proposal: proposal.clone() };
                self.meter(meter, *role).unread.push(unread);
            }
            Fate::Member { .. } | Fate::Dropped => {}
        }
    }

    fn put(&mut self, meter: &str, role: Option<MeterRole>, label: &str, value: f64, field: &str, part: &str) {
        if let Some(field) = Field::named(field) {
            self.put_field(meter, role, label, value, field, part);
        }
    }

    fn put_field(&mut self, meter: &str, role: Option<MeterRole>, label: &str, value: f64, field: &'static Field, part: &str) {
        let mut found = Collected::default();
        found.put_field(label, value, field, part, None);
        self.faults.append(&mut found.faults);
        self.meter(meter, role).values.append(&mut found.values);
    }

    fn meter(&mut self, meter: &str, role: Option<MeterRole>) -> &mut MeterValues {
        let at = self.meters.iter().position(|one| one.meter == meter).unwrap_or_else(|| {
            self.meters.push(MeterValues { role, ..MeterValues::new(meter.to_owned(), "home-assistant") });
            self.meters.len() - 1
        });
        &mut self.meters[at]
    }
}
