//! What things are called in lists and filters.

use domain::BuildingType;
use domain::finding::{Kind, Severity, Status};

/// The kind of a finding.
#[must_use]
#[allow(dead_code, reason = "for a moment")]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::UsageSpike => "Far more than usual",
        Kind::EquipmentFailure => "Far less than usual",
        Kind::ScheduleDeviation => "At other hours",
        Kind::MeterFault => "Meter at fault",
        Kind::LevelShift => "A new level",
        Kind::Drift => "A creeping change",
        Kind::NightWaste => "On at night",
        Kind::WeekendWaste => "On at the weekend",
    }
}

/// How much a finding matters.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "Low",
        Severity::Medium => "Medium",
        Severity::High => "High",
        Severity::Critical => "Critical",
    }
}

/// What people have done about a finding.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::New => "New",
        Status::Acknowledged => "Seen",
        Status::Investigating => "Being looked into",
        Status::Resolved => "Resolved",
    }
}

/// Buildings of a type.
#[must_use]
pub fn buildings(kind: BuildingType) -> &'static str {
    match kind {
        BuildingType::Home => "homes",
        BuildingType::School => "schools",
        BuildingType::Academic => "academic buildings",
        BuildingType::Library => "libraries",
        BuildingType::Research => "research buildings",
        BuildingType::Administrative => "administrative buildings",
        BuildingType::Residential => "residences",
        BuildingType::Dining => "dining halls",
        BuildingType::Other => "other buildings",
    }
}
