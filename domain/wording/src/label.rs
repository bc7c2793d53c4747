//! What things are called in lists, filters and sentences.

use crate::room::texts;
use domain::finding::{Kind, Severity, Status};
use domain::{BuildingType, MeterRole, MeterStatus, Utility};

texts! { "label";
    /// The kind of a finding.
    kind(each Kind);
    /// How much a finding matters.
    severity(each Severity);
    /// What people have done about a finding.
    status(each Status);
    /// A utility.
    utility(each Utility);
    /// A utility within a sentence: `natural gas`.
    utility_within(each Utility);
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
