//! What things are called in lists, filters and sentences.

use crate::Words;
use crate::room::texts;
use domain::finding::{Kind, Severity, Status};
use domain::source_energy::Supply;
use domain::{Appliance, BuildingType, Channel, Flow, MeterRole, MeterStatus, Priority, Utility};

texts! { "label";
    /// The kind of a finding.
    kind(each Kind);
    /// How much a finding matters.
    severity(each Severity);
    /// How soon a finding should be dealt with.
    priority(each Priority);
    /// What people have done about a finding.
    status(each Status);
    /// A utility.
    utility(each Utility);
    /// A utility within a sentence: `natural gas`.
    utility_within(each Utility);
    /// A utility by where it comes from: `grid`, `made` or `other`.
    supply_of(utility: &str, from: &str);
    /// What a building is for.
    building_type(each BuildingType);
    /// Buildings of a type, within a sentence.
    buildings(each BuildingType);
    /// How a meter counts, as a choice that explains itself.
    meter_role(each MeterRole);
    /// How a meter counts, in a list.
    meter_role_short(each MeterRole);
    /// What a meter feeds.
    appliance(each Appliance);
    /// What a meter feeds, within a sentence: `heat pump`.
    appliance_within(each Appliance);
    /// Whether a meter is in service.
    meter_status(each MeterStatus);
    /// A quantity that a meter reports.
    field(field: &str);
    /// The same of one part of a device.
    field_of_part(field: &str, part: &str);
    /// An amount that is too small to matter.
    almost_nothing();
}

/// What a channel measures: `Energy`, or `Energy 2` of a device's second part.
#[must_use]
pub fn channel(words: Words, channel: &Channel) -> String {
    let name = field(words, channel.field.split(':').next().unwrap_or_default());
    match channel.part() {
        "" => name,
        part => field_of_part(words, &name, part),
    }
}

/// Where energy comes from: `Electricity from the grid`.
#[must_use]
pub fn supply(words: Words, supply: Supply) -> String {
    let from = match (supply.flow, supply.utility) {
        (Flow::Generation, _) => "made",
        (_, Utility::Electricity) => "grid",
        _ => "other",
    };
    supply_of(words, utility(words, supply.utility), from)
}
