//! Which channels count for each appliance of a place, so that none counts twice. Leaves out what
//! counts for the place itself (`place::building_flows`).

use super::Appliance;
use crate::place::{Aspect, counted_channels};
use crate::{Channel, ChannelId, Direction, Meter, MeterId, MeterRole, Utility};
use std::collections::BTreeMap;

/// The channels of an appliance, each with its sign: what it takes less what it gives back.
pub type ApplianceParts = BTreeMap<Appliance, Vec<(ChannelId, f64)>>;

/// The electricity of the appliances among these meters: their submeters' channels, in order of
/// their ids.
///
/// A submeter below another one that feeds an appliance is a part of that one, whatever it feeds
/// itself, and does not count again. A meter that is no submeter feeds no appliance.
#[must_use]
pub fn appliance_parts(meters: &[(&Meter, Vec<&Channel>)], aspect: Aspect) -> ApplianceParts {
    let electric = |channels: &[&Channel]| -> Vec<Channel> {
        channels.iter().filter(|channel| channel.utility == Utility::Electricity).map(|&channel| channel.clone()).collect()
    };
    let feeding: BTreeMap<MeterId, (Appliance, Vec<(ChannelId, Direction)>)> = meters
        .iter()
        .filter(|(meter, _)| meter.role == MeterRole::Submeter)
        .filter_map(|(meter, channels)| {
            let counted = counted_channels(meter, &electric(channels), aspect);
            (!counted.is_empty()).then_some((meter.meter_id, (meter.appliance?, counted)))
        })
        .collect();
    let parent_of = |id: MeterId| {
        let meter = meters.iter().find(|(meter, _)| meter.meter_id == id);
        meter.and_then(|(meter, _)| meter.parent_meter_id)
    };
    let is_below_one_that_feeds = |meter_id: MeterId| {
        let above = std::iter::successors(parent_of(meter_id), |&id| parent_of(id));
        // No chain is longer than the number of meters.
        above.take(meters.len()).any(|id| id != meter_id && feeding.contains_key(&id))
    };
    let mut parts = ApplianceParts::new();
    for (meter_id, (appliance, channels)) in &feeding {
        if !is_below_one_that_feeds(*meter_id) {
            let signed = channels.iter().map(|&(id, direction)| (id, if direction == Direction::Import { 1.0 } else { -1.0 }));
            parts.entry(*appliance).or_default().extend(signed);
        }
    }
    for channels in parts.values_mut() {
        channels.sort_by_key(|part| part.0);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn meter(id: i64, role: MeterRole, parent: Option<i64>, appliance: Option<Appliance>) -> Meter {
        Meter { role, parent_meter_id: parent.map(MeterId), appliance, ..fixture::meter(id) }
    }

    fn parts(meters: &[Meter]) -> Vec<(Appliance, Vec<i64>)> {
        let channels: Vec<Channel> = meters.iter().map(|meter| fixture::channel(meter.meter_id.0, meter.meter_id.0)).collect();
        let grouped: Vec<_> = meters.iter().zip(&channels).map(|(meter, channel)| (meter, vec![channel])).collect();
        appliance_parts(&grouped, Aspect::Energy)
            .into_iter()
            .map(|(appliance, parts)| (appliance, parts.into_iter().map(|part| part.0.0).collect()))
            .collect()
    }

    #[test]
    fn meters_of_one_appliance_add_up_and_a_meter_below_one_that_feeds_an_appliance_is_part_of_it() {
        let meters = [
            meter(1, MeterRole::Main, None, None),
            meter(2, MeterRole::Submeter, Some(1), Some(Appliance::Car)),
            meter(3, MeterRole::Submeter, Some(1), None),
            meter(4, MeterRole::Submeter, Some(3), Some(Appliance::Car)),
            meter(5, MeterRole::Submeter, Some(1), Some(Appliance::Other)),
            meter(6, MeterRole::Submeter, Some(5), None),
            meter(7, MeterRole::Submeter, Some(6), Some(Appliance::Cooking)),
        ];
        assert_eq!(parts(&meters), [(Appliance::Car, vec![2, 4]), (Appliance::Other, vec![5])]);
    }

    #[test]
    fn a_meter_that_is_no_submeter_feeds_no_appliance() {
        let meters = [
            meter(1, MeterRole::Main, None, Some(Appliance::Other)),
            meter(2, MeterRole::Generation, None, Some(Appliance::Car)),
            meter(3, MeterRole::Storage, None, Some(Appliance::Car)),
        ];
        assert_eq!(parts(&meters), []);
    }
}
