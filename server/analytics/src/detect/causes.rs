//! What a finding may come from: which causes are likely for which kind and medium. Their words
//! are elsewhere (`wording`).

use super::events::{Draft, Source};
use super::rules::Rule;
use super::{Kind, Medium};
use domain::finding::Cause;

/// Likely causes, the likeliest first.
pub(super) fn of(source: &Source, draft: &Draft) -> Vec<Cause> {
    let up = draft.measured >= draft.expected;
    let all: &[Cause] = match (draft.kind, source.options.medium) {
        (Kind::MeterFault, _) => return of_meter(source, draft),
        (Kind::UsageSpike, Medium::Generation) => &[Cause::ClearerSky, Cause::FactorChanged],
        (Kind::UsageSpike, Medium::Water) => &[Cause::TankFilled, Cause::PipeBurst],
        (Kind::UsageSpike, Medium::Heat) => &[Cause::HeatingUp, Cause::ValveStayedOpen],
        (Kind::UsageSpike, Medium::Cooling) => &[Cause::CoolingDown, Cause::ValveStayedOpen],
        (Kind::UsageSpike, Medium::Electricity) => &[Cause::LargeLoad, Cause::StartedAllAtOnce],
        (Kind::EquipmentFailure, Medium::Generation) => &[Cause::InverterTripped, Cause::DarkerSky],
        (Kind::EquipmentFailure, Medium::Water) => &[Cause::WaterShutOff, Cause::WaterMeterSticks],
        (Kind::EquipmentFailure, Medium::Heat) => &[Cause::BoilerFailed, Cause::ClosedOrValveShut],
        (Kind::EquipmentFailure, Medium::Cooling) => &[Cause::CoolingFailed, Cause::ClosedOrFreeCooling],
        (Kind::EquipmentFailure, Medium::Electricity) => &[Cause::EquipmentStopped, Cause::ClosedAsOnHoliday],
        (Kind::ScheduleDeviation, _) => &[Cause::ClockSetWrong, Cause::UsedAtOtherHours],
        (Kind::NightWaste, Medium::Water) => &[Cause::NightLeak, Cause::TimedWatering],
        (Kind::NightWaste, Medium::Heat) => &[Cause::SetbackFailed, Cause::FrostProtection],
        (Kind::NightWaste, Medium::Cooling) => &[Cause::CoolingRanOn, Cause::WarmNight],
        (Kind::NightWaste, Medium::Electricity) => &[Cause::LeftOn, Cause::OverrideKept],
        (Kind::NightWaste, Medium::Generation) => &[Cause::MeterClockWrong],
        (Kind::WeekendWaste, Medium::Generation) => &[Cause::ClearerWeekendSky],
        (Kind::WeekendWaste, Medium::Water) => &[Cause::LeakOrWatering, Cause::EventInBuilding],
        (Kind::WeekendWaste, _) => &[Cause::WeekendSchedule, Cause::EventInBuilding],
        (Kind::LevelShift | Kind::Drift, Medium::Generation) if !up => &[Cause::PanelsFailed, Cause::PanelsSoiledOrDarkerSky],
        (Kind::LevelShift | Kind::Drift, Medium::Generation) => &[Cause::PanelsAdded],
        (Kind::LevelShift | Kind::Drift, Medium::Water) if up => &[Cause::SteadyLeak, Cause::MorePeopleOrWatering],
        (Kind::LevelShift, Medium::Heat | Medium::Cooling) if up => &[Cause::ValveStaysOpen, Cause::SetpointMoved],
        (Kind::LevelShift, _) if up => &[Cause::AddedWithoutSchedule, Cause::HeatingAgainstCooling],
        (Kind::LevelShift, _) => &[Cause::PartOff, Cause::PhaseLost],
        (Kind::Drift, Medium::Electricity) if up => &[Cause::RestNeedsMore, Cause::MorePeopleOrEquipment],
        (Kind::Drift, _) if up => &[Cause::ValveLeaksMore, Cause::MorePeopleOrRooms],
        (Kind::Drift, _) => &[Cause::CountsLost, Cause::FewerPeopleOrRooms],
    };
    all.to_vec()
}

fn of_meter(source: &Source, draft: &Draft) -> Vec<Cause> {
    let rules: Vec<Rule> = draft.group.iter().filter_map(|&i| source.breach[i]).map(|breach| breach.rule).collect();
    let all: &[Cause] = if rules.contains(&Rule::Falling) {
        &[Cause::RegisterReset, Cause::RegisterRolledOver]
    } else if rules.contains(&Rule::Impossible) {
        &[Cause::ReadingGarbled, Cause::LongerTimeInOneReading]
    } else if rules.contains(&Rule::Silent) {
        &[Cause::LinkDownThenAll, Cause::SupplyCut]
    } else {
        &[Cause::OldReadingRepeated, Cause::InputHangs]
    };
    all.to_vec()
}

/// Likely causes of a silence.
pub(super) fn of_silence() -> Vec<Cause> {
    vec![Cause::LinkDown, Cause::SupplyCut]
}

/// Likely causes of a slow change.
pub(super) fn of_slow(source: &Source) -> Vec<Cause> {
    let causes = match source.options.medium {
        Medium::Generation => [Cause::PanelsFailed, Cause::PanelsSoiledOrNoClearHour],
        Medium::Water => [Cause::SteadyLeak, Cause::MorePeopleOrWatering],
        Medium::Electricity | Medium::Heat | Medium::Cooling => [Cause::RestNeedsMore, Cause::AddedNeverOff],
    };
    causes.to_vec()
}
