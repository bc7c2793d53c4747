//! What things are called in lists, filters and sentences.

use crate::Words;
use crate::room::texts;
use domain::finding::{Kind, Severity, Status};
use domain::source_energy::Supply;
use domain::{BuildingType, Flow, MeterRole, MeterStatus, Priority, Utility};

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
    /// Whether a meter is in service.
    meter_status(each MeterStatus);
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
