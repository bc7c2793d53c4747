//! Lists what was announced of a meter, whether it counts and why, for a settings page.

use super::settle::{Fate, Outcome, Settled};
use super::why::AnnouncedFigure;
use super::{Discovery, KnownSensor};
use crate::name::clean;
use std::collections::BTreeSet;

impl Discovery {
    /// What a device announced of this meter, whether it counts and why.
    pub fn figures_of(&self, meter: &str) -> Vec<AnnouncedFigure> {
        let is_device =
            |key: &&String| **key == meter || meter.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let keys: BTreeSet<&String> = self.devices.keys().filter(is_device).collect();
        let of_device = |key: &String| {
            let (known, settled) = (self.devices.get(key)?, self.settled(key)?);
            let sensors: Vec<&KnownSensor> = known.sensors.values().collect();
            let shown = |(index, outcome): (usize, &Outcome)| shown(&sensors, index, outcome, &settled);
            Some(settled.outcomes.iter().enumerate().map(shown).filter(|one| one.meter == meter).collect::<Vec<_>>())
        };
        keys.into_iter().filter_map(of_device).flatten().collect()
    }
}

/// A decision as a settings page shows it.
fn shown(sensors: &[&KnownSensor], index: usize, outcome: &Outcome, settled: &Settled) -> AnnouncedFigure {
    let (sensor, figure) = (sensors[index], &sensors[index].figure);
    let channel = |field: &str, part: &str| if part.is_empty() { field.to_owned() } else { format!("{field}:{part}") };
    let (meter, channel, proposal) = match &outcome.fate {
        Fate::Counts(to) => (to.meter.clone(), Some(channel(to.field, &to.part)), None),
        Fate::Member { sum, .. } => {
            let to = &settled.sums[*sum].target;
            (to.meter.clone(), Some(channel(to.field, &to.part)), None)
        }
        Fate::Kept { meter, .. } => (meter.clone(), Some(channel("value", &clean(&figure.label))), None),
        Fate::Unread { meter, proposal, .. } => (meter.clone(), Some(channel("value", &clean(&figure.label))), proposal.clone()),
        Fate::Dropped => (settled.key.clone(), None, None),
    };
    let instead = outcome.instead.and_then(|other| sensors.get(other)).map(|other| other.figure.name.clone());
    AnnouncedFigure {
        meter,
        name: figure.name.clone(),
        topic: sensor.topic.clone(),
        channel,
        why: outcome.why,
        instead,
        proposal,
    }
}
