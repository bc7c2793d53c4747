//! A finding: what was seen in a series that is out of the ordinary, as facts. Words are made of
//! them when somebody reads (crate `wording`). Leaves out how it is found (`analytics`) and how it
//! is stored (`store`).
//!
//! Amounts are in the series' stored unit, instants in UTC.

use crate::named;
use crate::zone::{Date, Span};
use crate::{HOUR_MS, Millis};
use serde::{Deserialize, Serialize};

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Much more than usual for some hours.
    UsageSpike,
    /// Much less than usual for some hours.
    EquipmentFailure,
    /// The usual day at the wrong time.
    ScheduleDeviation,
    /// A fault of the meter or its link, not of the building.
    MeterFault,
    /// A new level for days.
    LevelShift,
    /// A level that creeps up or down.
    Drift,
    /// A night on which use does not settle.
    NightWaste,
    /// A weekend that looks like a working day.
    WeekendWaste,
}

named!(Kind {
    UsageSpike => "usage_spike",
    EquipmentFailure => "equipment_failure",
    ScheduleDeviation => "schedule_deviation",
    MeterFault => "meter_fault",
    LevelShift => "level_shift",
    Drift => "drift",
    NightWaste => "night_waste",
    WeekendWaste => "weekend_waste",
});

/// How much a finding matters, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Just past the threshold.
    Low,
    /// One and a half times the threshold.
    Medium,
    /// More than twice the threshold.
    High,
    /// More than four times the threshold.
    Critical,
}

named!(Severity {
    Low => "low",
    Medium => "medium",
    High => "high",
    Critical => "critical",
});

impl Severity {
    /// The severity of a score below 0.
    #[must_use]
    pub fn of(score: f64) -> Self {
        match score {
            s if s < -0.6 => Self::Critical,
            s if s < -0.4 => Self::High,
            s if s < -0.2 => Self::Medium,
            _ => Self::Low,
        }
    }

    /// One step more severe.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium => Self::High,
            Self::High | Self::Critical => Self::Critical,
        }
    }
}

/// What people have done about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has looked at it.
    New,
    /// Somebody has seen it.
    Acknowledged,
    /// Somebody is looking for the cause.
    Investigating,
    /// It is over, or it was a false alarm.
    Resolved,
}

named!(Status {
    New => "new",
    Acknowledged => "acknowledged",
    Investigating => "investigating",
    Resolved => "resolved",
});

/// What was found in a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// Its hours, from the first instant up to the end of the last hour (exclusive).
    pub span: Span,
    /// Whether it reaches the end of the scanned data.
    pub is_open: bool,
    /// How unusual it is, from -1 to 0.
    pub score: f64,
    /// The measured energy.
    pub value: Option<f64>,
    /// The expected energy.
    pub expected: Option<f64>,
    /// Measured over expected, minus one, in percent.
    pub deviation_percent: Option<f64>,
    /// Energy above the expected.
    pub energy_wasted: f64,
    /// Cost of the wasted energy in the site's currency, if the price is known.
    pub money_wasted: Option<f64>,
    /// What was seen, and what it may come from.
    pub detail: Detail,
}

impl Finding {
    /// Its hours by number.
    #[must_use]
    pub fn hours(&self) -> i64 {
        self.span.length_ms() / HOUR_MS
    }
}

/// What was seen, and what it may come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// As facts.
    Facts(Facts),
    /// As an earlier version wrote it, where no facts could be made of it.
    Text(Text),
}

/// The evidence of a finding with its likely causes, in addition to the finding's own figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What was seen.
    pub evidence: Evidence,
    /// What it may come from, the likeliest first.
    pub causes: Vec<Cause>,
}

/// Evidence and causes in English, with amounts in the stored unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What was seen; may be empty.
    pub sentence: String,
    /// What it may come from, the likeliest first.
    pub causes: Vec<String>,
}

/// What was seen. The finding's own span, value, expected value and deviation belong to it and are
/// not repeated here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// No reading came in its hours.
    NoReadings,
    /// The register fell.
    CountedBackwards {
        /// By how much.
        by: f64,
        /// The first hour in which it fell.
        at: Millis,
    },
    /// More than can be in an hour.
    Impossible {
        /// That hour.
        hour: HourAmount,
        /// The most that the meter can pass in an hour, where it is known.
        most: Option<f64>,
    },
    /// Zero, hour after hour.
    OnlyZero {
        /// For how many hours.
        hours: usize,
        /// What is usual in an hour.
        usual_an_hour: f64,
        /// The hour after, if what was missed came in it.
        then: Option<HourAmount>,
    },
    /// The same value, hour after hour.
    SameValue {
        /// The value.
        value: f64,
        /// For how many hours.
        hours: usize,
    },
    /// More than usual.
    More {
        /// The highest hour; none if there is only one.
        most: Option<HourAmount>,
        /// It is generation, not use.
        is_yield: bool,
    },
    /// Less than usual.
    Less {
        /// It is generation, not use.
        is_yield: bool,
    },
    /// Next to nothing.
    Nothing {
        /// It is generation, not use.
        is_yield: bool,
    },
    /// A night that did not settle.
    NightOn {
        /// What it stayed at in an hour; none if it stayed near the level of the day.
        an_hour: Option<f64>,
    },
    /// A weekend with more than usual.
    WeekendOn {
        /// Its first day.
        first: Date,
        /// Its last day.
        last: Date,
        /// The days that it resembles, if most of those are working days.
        like: Option<DaysAlike>,
    },
    /// The usual day, moved.
    DayMoved {
        /// By how many hours; earlier if negative.
        hours: i64,
    },
    /// A new level, above or below the usual.
    NewLevel {
        /// In an hour.
        an_hour: f64,
        /// What was usual in an hour.
        usual_an_hour: f64,
        /// It is generation, not use.
        is_yield: bool,
    },
    /// A level that creeps up or down.
    Creeping {
        /// In its first quarter, against the usual; none where nothing is usual.
        early_percent: Option<f64>,
        /// In its last quarter.
        late_percent: Option<f64>,
        /// In an hour, over all of it.
        an_hour: f64,
        /// What was usual in an hour.
        usual_an_hour: f64,
    },
    /// A load at rest that rose.
    RestRaised {
        /// In an hour now.
        an_hour: f64,
        /// In an hour some weeks before.
        usual_an_hour: f64,
        /// It rose in one step.
        is_at_once: bool,
    },
    /// Panels that give less than those around them say.
    LessThanPeers {
        /// By how much.
        less_percent: f64,
    },
    /// Panels whose best hours give less than the season says.
    BestHoursLess {
        /// The best hour now.
        best: f64,
        /// The best hour that was expected.
        usual: f64,
    },
}

/// The amount of one hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HourAmount {
    /// The start of the hour.
    pub at: Millis,
    /// The amount.
    pub amount: f64,
}

/// Days of one kind, as many as there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysAlike {
    /// How many fell on Monday to Friday.
    pub working: usize,
    /// How many fell on weekends.
    pub weekend: usize,
}

/// What a finding may come from. The names are stored: they stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says it; the sentences are in `wording`")]
pub enum Cause {
    LinkDown,
    LinkDownThenAll,
    SupplyCut,
    RegisterReset,
    RegisterRolledOver,
    ReadingGarbled,
    LongerTimeInOneReading,
    OldReadingRepeated,
    InputHangs,
    WaterMeterSticks,
    CountsLost,
    FactorChanged,
    PhaseLost,
    MeterClockWrong,
    PanelsFailed,
    PanelsSoiledOrNoClearHour,
    PanelsSoiledOrDarkerSky,
    PanelsAdded,
    InverterTripped,
    ClearerSky,
    ClearerWeekendSky,
    DarkerSky,
    SteadyLeak,
    NightLeak,
    LeakOrWatering,
    TimedWatering,
    TankFilled,
    PipeBurst,
    WaterShutOff,
    HeatingUp,
    CoolingDown,
    ValveStayedOpen,
    ValveStaysOpen,
    ValveLeaksMore,
    SetpointMoved,
    HeatingAgainstCooling,
    BoilerFailed,
    CoolingFailed,
    SetbackFailed,
    FrostProtection,
    CoolingRanOn,
    WarmNight,
    LargeLoad,
    StartedAllAtOnce,
    EquipmentStopped,
    RestNeedsMore,
    AddedNeverOff,
    AddedWithoutSchedule,
    LeftOn,
    OverrideKept,
    WeekendSchedule,
    ClockSetWrong,
    UsedAtOtherHours,
    EventInBuilding,
    ClosedAsOnHoliday,
    ClosedOrValveShut,
    ClosedOrFreeCooling,
    PartOff,
    MorePeopleOrWatering,
    MorePeopleOrEquipment,
    MorePeopleOrRooms,
    FewerPeopleOrRooms,
}

named!(Cause {
    LinkDown => "link_down",
    LinkDownThenAll => "link_down_then_all",
    SupplyCut => "supply_cut",
    RegisterReset => "register_reset",
    RegisterRolledOver => "register_rolled_over",
    ReadingGarbled => "reading_garbled",
    LongerTimeInOneReading => "longer_time_in_one_reading",
    OldReadingRepeated => "old_reading_repeated",
    InputHangs => "input_hangs",
    WaterMeterSticks => "water_meter_sticks",
    CountsLost => "counts_lost",
    FactorChanged => "factor_changed",
    PhaseLost => "phase_lost",
    MeterClockWrong => "meter_clock_wrong",
    PanelsFailed => "panels_failed",
    PanelsSoiledOrNoClearHour => "panels_soiled_or_no_clear_hour",
    PanelsSoiledOrDarkerSky => "panels_soiled_or_darker_sky",
    PanelsAdded => "panels_added",
    InverterTripped => "inverter_tripped",
    ClearerSky => "clearer_sky",
    ClearerWeekendSky => "clearer_weekend_sky",
    DarkerSky => "darker_sky",
    SteadyLeak => "steady_leak",
    NightLeak => "night_leak",
    LeakOrWatering => "leak_or_watering",
    TimedWatering => "timed_watering",
    TankFilled => "tank_filled",
    PipeBurst => "pipe_burst",
    WaterShutOff => "water_shut_off",
    HeatingUp => "heating_up",
    CoolingDown => "cooling_down",
    ValveStayedOpen => "valve_stayed_open",
    ValveStaysOpen => "valve_stays_open",
    ValveLeaksMore => "valve_leaks_more",
    SetpointMoved => "setpoint_moved",
    HeatingAgainstCooling => "heating_against_cooling",
    BoilerFailed => "boiler_failed",
    CoolingFailed => "cooling_failed",
    SetbackFailed => "setback_failed",
    FrostProtection => "frost_protection",
    CoolingRanOn => "cooling_ran_on",
    WarmNight => "warm_night",
    LargeLoad => "large_load",
    StartedAllAtOnce => "started_all_at_once",
    EquipmentStopped => "equipment_stopped",
    RestNeedsMore => "rest_needs_more",
    AddedNeverOff => "added_never_off",
    AddedWithoutSchedule => "added_without_schedule",
    LeftOn => "left_on",
    OverrideKept => "override_kept",
    WeekendSchedule => "weekend_schedule",
    ClockSetWrong => "clock_set_wrong",
    UsedAtOtherHours => "used_at_other_hours",
    EventInBuilding => "event_in_building",
    ClosedAsOnHoliday => "closed_as_on_holiday",
    ClosedOrValveShut => "closed_or_valve_shut",
    ClosedOrFreeCooling => "closed_or_free_cooling",
    PartOff => "part_off",
    MorePeopleOrWatering => "more_people_or_watering",
    MorePeopleOrEquipment => "more_people_or_equipment",
    MorePeopleOrRooms => "more_people_or_rooms",
    FewerPeopleOrRooms => "fewer_people_or_rooms",
});

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn a_name_is_the_same_in_facts_as_elsewhere() {
        let written = |json: Result<String, serde_json::Error>| json.unwrap().trim_matches('"').to_owned();
        for &cause in Cause::ALL {
            assert_eq!(written(serde_json::to_string(&cause)), cause.as_str());
            assert_eq!(Cause::parse(cause.as_str()), Some(cause));
        }
        for &kind in Kind::ALL {
            assert_eq!(written(serde_json::to_string(&kind)), kind.as_str());
        }
    }

    #[test]
    fn facts_are_kept_as_json_and_read_back() {
        let facts = Facts {
            evidence: Evidence::More { most: Some(HourAmount { at: 3_600_000, amount: 4.25 }), is_yield: false },
            causes: vec![Cause::LargeLoad, Cause::StartedAllAtOnce],
        };
        let json = r#"{"evidence":{"more":{"most":{"at":3600000,"amount":4.25},"is_yield":false}},"causes":["large_load","started_all_at_once"]}"#;
        assert_eq!(serde_json::to_string(&facts).unwrap(), json);
        assert_eq!(serde_json::from_str::<Facts>(json).unwrap(), facts);
        let silent = Facts { evidence: Evidence::NoReadings, causes: Vec::new() };
        assert_eq!(serde_json::to_string(&silent).unwrap(), r#"{"evidence":"no_readings","causes":[]}"#);
    }
}
