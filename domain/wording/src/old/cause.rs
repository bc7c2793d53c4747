//! Likely causes, and what to check, as they were stored. They stay as they are.

use domain::finding::Cause;

/// A cause in a sentence, without its full stop.
#[must_use]
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LinkDown => "The link to the meter was down: look at the gateway, its network and its power",
        Cause::LinkDownThenAll => {
            "The link to the meter was down, and what it missed comes in one reading: look at the gateway and its network"
        }
        Cause::SupplyCut => "The supply was cut: ask whether the building was dark",
        Cause::RegisterReset => "The register was reset or the meter replaced: record a meter change",
        Cause::RegisterRolledOver => "It rolled over: record its highest figure; or it is wired in reverse",
        Cause::ReadingGarbled => "A reading that went wrong on its way, or a wrong unit or factor",
        Cause::LongerTimeInOneReading => "Energy of a longer time that came in one reading",
        Cause::OldReadingRepeated => "The meter or its gateway repeats an old reading: restart it and compare with the display",
        Cause::InputHangs => "A pulse input or a sensor that hangs",
        Cause::WaterMeterSticks => "A water meter that sticks",
        Cause::CountsLost => "The meter loses counts, or equipment fails by parts",
        Cause::FactorChanged => "A meter factor that was changed",
        Cause::PhaseLost => "A phase or a current transformer was lost, or the meter's factor was changed",
        Cause::MeterClockWrong => "Panels do not give at night: the meter's clock or its wiring is wrong",
        Cause::PanelsFailed => "A string of panels or an inverter has failed, or something new shades them",
        Cause::PanelsSoiledOrNoClearHour => "Soiled panels, or weeks without a clear hour",
        Cause::PanelsSoiledOrDarkerSky => "Soiled panels, or a sky darker than in the weeks compared with",
        Cause::PanelsAdded => "Panels were added or cleaned, or the sky was clearer than in the weeks compared with",
        Cause::InverterTripped => "An inverter that tripped, or panels under snow or shade",
        Cause::ClearerSky => "A clearer sky than in the weeks compared with",
        Cause::ClearerWeekendSky => "A clearer sky than on the weekends compared with",
        Cause::DarkerSky => "A darker sky than in the weeks compared with",
        Cause::SteadyLeak => "A leak that runs day and night: read the meter when all taps are shut",
        Cause::NightLeak => "A leak, or a tap or a toilet that runs: nobody draws water all night",
        Cause::LeakOrWatering => "A leak, or watering",
        Cause::TimedWatering => "Watering or filling on a timer",
        Cause::TankFilled => "A tank or pool that was filled, or garden watering",
        Cause::PipeBurst => "A pipe that burst and was shut off",
        Cause::WaterShutOff => "The supply was shut off, or the building was closed",
        Cause::HeatingUp => "Heating up after a cold pause, or hot water being charged",
        Cause::CoolingDown => "Cooling down after a pause, or an event with many people",
        Cause::ValveStayedOpen => "A valve that stayed open",
        Cause::ValveStaysOpen => "A valve that stays open, or heating and cooling against each other",
        Cause::ValveLeaksMore => "A valve that leaks more and more, or a sensor that drifts",
        Cause::SetpointMoved => "A setpoint that was moved, or more rooms in use",
        Cause::HeatingAgainstCooling => "Heating and cooling against each other, or a changed meter factor",
        Cause::BoilerFailed => "A boiler or a heat exchanger that failed: look for its alarm before the building cools down",
        Cause::CoolingFailed => "A chilled water pump or valve that failed",
        Cause::SetbackFailed => "The night setback did not take hold: an override, or a timer that was changed",
        Cause::FrostProtection => "Frost protection, or a cold night",
        Cause::CoolingRanOn => "Cooling ran on after hours: an override or a valve that leaks",
        Cause::WarmNight => "A warm night with the windows open",
        Cause::LargeLoad => {
            "Something large ran: a test run, an event, vehicles charging, or electric heating or cooling at full power"
        }
        Cause::StartedAllAtOnce => "Equipment started all at once after an interruption",
        Cause::EquipmentStopped => {
            "Equipment that should run has stopped: a tripped breaker, a motor or a compressor that failed"
        }
        Cause::RestNeedsMore => {
            "Something that always runs needs more: the seal of a refrigerator or freezer, a clogged filter, refrigerant that leaks"
        }
        Cause::AddedNeverOff => "Equipment was added that is never switched off",
        Cause::AddedWithoutSchedule => "Equipment was added, or runs without a schedule",
        Cause::LeftOn => "Ventilation, lighting or equipment was left on",
        Cause::OverrideKept => "An override that was not taken back, or a timer that failed",
        Cause::WeekendSchedule => {
            "Heating, ventilation and lighting ran as on a working day: a schedule without weekends, or an override"
        }
        Cause::ClockSetWrong => "A time switch or a controller's clock is set wrong, as after a change to or from summer time",
        Cause::UsedAtOtherHours => "The building is used at other hours: holidays, examinations, shifts",
        Cause::EventInBuilding => "An event in the building",
        Cause::ClosedAsOnHoliday => "The building was closed, as on a holiday",
        Cause::ClosedOrValveShut => "The building was closed, or a valve was shut",
        Cause::ClosedOrFreeCooling => "The building was closed, or free cooling took over",
        Cause::PartOff => "A part of the building is off, closed or no longer measured",
        Cause::MorePeopleOrWatering => "More people, or watering",
        Cause::MorePeopleOrEquipment => "More people or equipment in use",
        Cause::MorePeopleOrRooms => "More people or rooms in use",
        Cause::FewerPeopleOrRooms => "Fewer people or rooms in use",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_causes_are_said_alike() {
        let mut said: Vec<&str> = Cause::ALL.iter().map(|&one| cause(one)).collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), Cause::ALL.len());
    }
}
