//! Sites and buildings, and which channels make up the use of a place. The rule that no
//! kilowatt-hour is counted twice lives here and nowhere else.

use crate::named;
use crate::{
    BuildingId, Channel, ChannelId, ChannelKind, Direction, Meter, MeterId, MeterRole, Millis, SiteId, UnitSystem, Utility,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A campus or a neighbourhood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Its id.
    pub site_id: SiteId,
    /// What people call it.
    pub name: String,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The ISO 4217 code of its currency.
    pub currency: String,
    /// The units in which amounts are shown at this site.
    pub unit_system: UnitSystem,
    /// The total floor area in m², if it is stated as a whole.
    pub floor_area_m2: Option<f64>,
    /// Where it is, in words: `Maple Hollow, New York`.
    pub location: Option<String>,
    /// When it was created; `None` if that was before 0.2.
    pub created_at: Option<Millis>,
    /// Made by the demo.
    pub is_demo: bool,
}

/// What a building is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildingType {
    /// A home.
    Home,
    /// A school.
    School,
    /// Lecture rooms and offices.
    Academic,
    /// A library.
    Library,
    /// Laboratories.
    Research,
    /// Offices.
    Administrative,
    /// A student residence.
    Residential,
    /// Canteens and sports.
    Dining,
    /// Anything else.
    Other,
}

named!(BuildingType {
    Home => "home",
    School => "school",
    Academic => "academic",
    Library => "library",
    Research => "research",
    Administrative => "administrative",
    Residential => "residential",
    Dining => "dining",
    Other => "other",
});

/// A building of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// Its id.
    pub building_id: BuildingId,
    /// Its site.
    pub site_id: SiteId,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub building_type: BuildingType,
    /// Gross floor area in m².
    pub floor_area_m2: Option<f64>,
    /// Number of storeys.
    pub floors: Option<i64>,
    /// Number of people who live or work there.
    pub occupancy: Option<i64>,
    /// The year in which it was built.
    pub year_built: Option<i64>,
    /// The EPA's ENERGY STAR score, 1 to 100: the percentage of similar buildings that it
    /// outperforms.
    pub energy_star_score: Option<i64>,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// What it usually uses of electricity in a year, in kWh, as people state it.
    pub baseline_kwh: Option<f64>,
    /// When it was created; `None` if that was before 0.2.
    pub created_at: Option<Millis>,
    /// Made by the demo.
    pub is_demo: bool,
}

/// A flow of one utility through a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// What is consumed: import + generation - export - charging + discharging.
    Use,
    /// Bought.
    Import,
    /// Sold.
    Export,
    /// Generated.
    Generation,
    /// Into batteries.
    Charge,
    /// Out of batteries.
    Discharge,
}

named!(Flow {
    Use => "use",
    Import => "import",
    Export => "export",
    Generation => "generation",
    Charge => "charge",
    Discharge => "discharge",
});

impl Flow {
    /// Its sign in the use of its place.
    fn sign_in_use(self) -> f64 {
        match self {
            Flow::Use => 0.0,
            Flow::Import | Flow::Generation | Flow::Discharge => 1.0,
            Flow::Export | Flow::Charge => -1.0,
        }
    }

    fn of(role: MeterRole, direction: Direction) -> Self {
        match (role, direction) {
            (MeterRole::Main | MeterRole::Submeter, Direction::Import) => Flow::Import,
            (MeterRole::Main | MeterRole::Submeter, Direction::Export) => Flow::Export,
            (MeterRole::Generation, _) => Flow::Generation,
            (MeterRole::Storage, Direction::Import) => Flow::Charge,
            (MeterRole::Storage, Direction::Export) => Flow::Discharge,
        }
    }
}

/// A flow of a building and the channels that add up to it, each with a sign.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingFlow {
    /// The utility.
    pub utility: Utility,
    /// The flow.
    pub flow: Flow,
    /// The channels and their signs, in order of their ids.
    pub parts: Vec<(ChannelId, f64)>,
}

/// Which measurement of a flow is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The energy: prefers a register, then stated amounts, then powers.
    Energy,
    /// The present power: prefers a power, then a register's differences.
    Power,
}

/// The flows of one building from its meters: its main meters, or its submeters if it has no main
/// meter, plus generation and storage. A meter below a meter that counts does not count again, and
/// each flow of a meter counts through one channel.
///
/// A building that only imports has the flow [`Flow::Use`] alone, since the two are equal.
#[must_use]
pub fn building_flows(meters: &[(&Meter, Vec<&Channel>)], aspect: Aspect) -> Vec<BuildingFlow> {
    let mut found = Vec::new();
    for &utility in Utility::ALL.iter().filter(|utility| utility.is_amount()) {
        let of_utility = |meter: &Meter, channels: &[&Channel]| {
            let all: Vec<Channel> = channels.iter().filter(|c| c.utility == utility).map(|&c| c.clone()).collect();
            counted_channels(meter, &all, aspect)
        };
        let metered: Vec<(&Meter, Vec<(ChannelId, Direction)>)> = meters
            .iter()
            .map(|(meter, channels)| (*meter, of_utility(meter, channels)))
            .filter(|(_, channels)| !channels.is_empty())
            .collect();
        let delivering =
            if metered.iter().any(|(meter, _)| meter.role == MeterRole::Main) { MeterRole::Main } else { MeterRole::Submeter };
        let is_counted =
            |meter: &Meter| meter.role == delivering || matches!(meter.role, MeterRole::Generation | MeterRole::Storage);
        let counted: Vec<MeterId> =
            metered.iter().filter(|(meter, _)| is_counted(meter)).map(|(meter, _)| meter.meter_id).collect();
        let mut flows: BTreeMap<Flow, Vec<(ChannelId, f64)>> = BTreeMap::new();
        for (meter, channels) in &metered {
            let is_part_of_another = meter.role == delivering
                && meter.parent_meter_id.is_some_and(|parent| parent != meter.meter_id && counted.contains(&parent));
            if !is_counted(meter) || is_part_of_another {
                continue;
            }
            for &(channel_id, direction) in channels {
                flows.entry(Flow::of(meter.role, direction)).or_default().push((channel_id, 1.0));
            }
        }
        // Without an import, generation says nothing about use.
        if flows.contains_key(&Flow::Import) {
            let mut parts: Vec<(ChannelId, f64)> =
                flows.iter().flat_map(|(flow, parts)| parts.iter().map(|&(id, sign)| (id, sign * flow.sign_in_use()))).collect();
            parts.sort_by_key(|part| part.0);
            found.push(BuildingFlow { utility, flow: Flow::Use, parts });
        }
        if flows.len() > 1 || !flows.contains_key(&Flow::Import) {
            found.extend(flows.into_iter().map(|(flow, mut parts)| {
                parts.sort_by_key(|part| part.0);
                BuildingFlow { utility, flow, parts }
            }));
        }
    }
    found
}

/// The channels of one meter that count, for all its flows.
#[must_use]
pub fn channels_that_count(meter: &Meter, channels: &[Channel]) -> Vec<ChannelId> {
    let of_utility = |&utility: &Utility| {
        let all: Vec<Channel> = channels.iter().filter(|channel| channel.utility == utility).cloned().collect();
        counted_channels(meter, &all, Aspect::Energy).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    Utility::ALL.iter().filter(|utility| utility.is_amount()).flat_map(of_utility).collect()
}

/// The channel that represents each flow (part and direction) through one meter.
pub(crate) fn counted_channels(meter: &Meter, channels: &[Channel], aspect: Aspect) -> Vec<(ChannelId, Direction)> {
    // A net register says less than two that tell bought from sold.
    let rank = |channel: &Channel| match (aspect, channel.kind) {
        (_, ChannelKind::Level) => None,
        (Aspect::Power, ChannelKind::Power) => Some(0),
        (_, ChannelKind::Cumulative) if !channel.counts_both_ways() => Some(1),
        (_, ChannelKind::Cumulative) => Some(2),
        (_, ChannelKind::Interval) => Some(3),
        (Aspect::Energy, ChannelKind::Power) => Some(4),
    };
    let mut best: BTreeMap<(&str, Direction), (i32, ChannelId)> = BTreeMap::new();
    for channel in channels {
        let Some(rank) = rank(channel) else { continue };
        let key = (channel.part(), channel.direction);
        if best.get(&key).is_none_or(|known| (rank, channel.channel_id) < *known) {
            best.insert(key, (rank, channel.channel_id));
        }
    }
    // A power and a net register are net of both directions, so an export register beside them would
    // count twice.
    let is_net = |part: &str| {
        let chosen = best.get(&(part, Direction::Import)).map(|known| known.1);
        let is_net = |channel: &Channel| channel.kind == ChannelKind::Power || channel.counts_both_ways();
        channels.iter().any(|channel| Some(channel.channel_id) == chosen && is_net(channel))
    };
    // A generator's register counts what it generates, whichever direction it is named for.
    let takes = |part: &str, direction: Direction| {
        direction == Direction::Import
            || !(is_net(part) || meter.role == MeterRole::Generation && best.contains_key(&(part, Direction::Import)))
    };
    best.iter()
        .filter(|((part, direction), _)| takes(part, *direction))
        .map(|((_, direction), known)| (known.1, *direction))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, fixture};

    fn meter(id: i64, role: MeterRole, parent: Option<i64>) -> Meter {
        Meter { building_id: Some(BuildingId(1)), role, parent_meter_id: parent.map(MeterId), ..fixture::meter(id) }
    }

    fn channel(id: i64, meter: i64, field: &str) -> Channel {
        let known = Field::named(field.split(':').next().unwrap_or_default()).copied().unwrap_or(Field::ALL[0]);
        Channel {
            field: field.to_owned(),
            utility: known.utility,
            kind: known.kind,
            direction: known.direction,
            unit: known.unit,
            ..fixture::channel(id, meter)
        }
    }

    fn flows(meters: &[Meter], channels: &[Channel], aspect: Aspect) -> Vec<(Flow, Vec<(i64, f64)>)> {
        let grouped: Vec<_> =
            meters.iter().map(|m| (m, channels.iter().filter(|c| c.meter_id == m.meter_id).collect())).collect();
        building_flows(&grouped, aspect)
            .into_iter()
            .map(|flow| (flow.flow, flow.parts.into_iter().map(|(id, sign)| (id.0, sign)).collect()))
            .collect()
    }

    #[test]
    fn a_register_stands_for_its_flow_and_the_power_beside_it_does_not_count_again() {
        let meters = [meter(1, MeterRole::Main, None)];
        let channels = [channel(1, 1, "power_w"), channel(2, 1, "energy_kwh")];
        assert_eq!(flows(&meters, &channels, Aspect::Energy), [(Flow::Use, vec![(2, 1.0)])]);
        assert_eq!(flows(&meters, &channels, Aspect::Power), [(Flow::Use, vec![(1, 1.0)])]);
    }

    #[test]
    fn a_submeter_counts_only_where_there_is_no_main_meter() {
        let channels = [channel(1, 1, "energy_kwh"), channel(2, 2, "energy_kwh")];
        let with_main = [meter(1, MeterRole::Main, None), meter(2, MeterRole::Submeter, Some(1))];
        assert_eq!(flows(&with_main, &channels, Aspect::Energy), [(Flow::Use, vec![(1, 1.0)])]);
        let without = [meter(1, MeterRole::Submeter, None), meter(2, MeterRole::Submeter, Some(1))];
        assert_eq!(flows(&without, &channels, Aspect::Energy), [(Flow::Use, vec![(1, 1.0)])]);
    }

    #[test]
    fn use_is_import_and_generation_less_export_and_charging() {
        let meters = [meter(1, MeterRole::Main, None), meter(2, MeterRole::Generation, None), meter(3, MeterRole::Storage, None)];
        let channels = [
            channel(1, 1, "energy_kwh"),
            channel(2, 1, "energy_export_kwh"),
            channel(3, 2, "energy_kwh"),
            channel(4, 3, "energy_kwh"),
            channel(5, 3, "energy_export_kwh"),
        ];
        let found = flows(&meters, &channels, Aspect::Energy);
        assert_eq!(found[0], (Flow::Use, vec![(1, 1.0), (2, -1.0), (3, 1.0), (4, -1.0), (5, 1.0)]));
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn a_net_power_leaves_no_export_to_subtract() {
        let meters = [meter(1, MeterRole::Main, None)];
        let channels = [channel(1, 1, "power_w"), channel(2, 1, "energy_export_kwh"), channel(3, 1, "energy_kwh")];
        assert_eq!(flows(&meters, &channels, Aspect::Power), [(Flow::Use, vec![(1, 1.0)])]);
    }

    #[test]
    fn a_net_register_counts_where_no_other_does_and_then_for_both_directions() {
        let meters = [meter(1, MeterRole::Main, None)];
        let (net, export) = (channel(1, 1, "energy_net_kwh"), channel(2, 1, "energy_export_kwh"));
        let channels = [net.clone(), export.clone(), channel(3, 1, "power_w")];
        assert_eq!(flows(&meters, &channels, Aspect::Energy), [(Flow::Use, vec![(1, 1.0)])]);
        let channels = [net, export, channel(3, 1, "energy_kwh")];
        assert_eq!(flows(&meters, &channels, Aspect::Energy)[0], (Flow::Use, vec![(2, -1.0), (3, 1.0)]));
    }

    #[test]
    fn the_outlets_of_one_device_are_flows_of_their_own() {
        let meters = [meter(1, MeterRole::Submeter, None)];
        let channels = [channel(1, 1, "energy_kwh:1"), channel(2, 1, "energy_kwh:2")];
        assert_eq!(flows(&meters, &channels, Aspect::Energy), [(Flow::Use, vec![(1, 1.0), (2, 1.0)])]);
    }

    #[test]
    fn what_is_made_without_a_delivery_is_not_a_use() {
        let meters = [meter(1, MeterRole::Generation, None)];
        assert_eq!(flows(&meters, &[channel(1, 1, "energy_kwh")], Aspect::Energy), [(Flow::Generation, vec![(1, 1.0)])]);
    }
}
