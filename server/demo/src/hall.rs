//! The use of the school and the campus buildings by hours, people and weather, for all five
//! utilities.

use crate::chance::{between, smooth};
use crate::faults::{LIBRARY, RESIDENCE, SCHOOL};
use crate::moment::Moment;
use crate::places::{Building, BuildingType};

const STREAM: u64 = 0xCA_3905;

/// One of a building's signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HallSignal {
    /// All electricity except the part with its own submeter.
    Rest,
    /// The kitchen, the ventilation or the fume hoods.
    Part,
    Gas,
    ChilledWater,
    Steam,
    HotWater,
    Water,
    Indoor,
}

/// A building's size, and its electricity when empty and when full.
#[derive(Debug, Clone)]
pub(crate) struct Hall {
    seed: u64,
    index: usize,
    kind: BuildingType,
    area_m2: f64,
    people: f64,
    empty_kw: f64,
    full_kw: f64,
    part_empty_kw: f64,
    part_full_kw: f64,
}

impl Hall {
    pub(crate) fn new(seed: u64, index: usize, building: &Building) -> Self {
        let (empty_kw, full_kw, part_empty_kw, part_full_kw) = match building.kind {
            BuildingType::Academic => (27.0, 80.0, 0.0, 0.0),
            BuildingType::Library => (23.0, 58.0, 2.5, 24.0),
            BuildingType::Research => (84.0, 52.0, 34.0, 15.0),
            BuildingType::Administrative => (11.0, 42.0, 0.0, 0.0),
            BuildingType::Residential => (24.0, 62.0, 0.0, 0.0),
            BuildingType::Dining => (14.0, 34.0, 7.0, 68.0),
            BuildingType::School | BuildingType::Home => (12.0, 50.0, 2.2, 26.0),
        };
        Self {
            seed,
            index,
            kind: building.kind,
            area_m2: building.area_m2,
            people: f64::from(building.occupants),
            empty_kw,
            full_kw,
            part_empty_kw,
            part_full_kw,
        }
    }

    /// Units an hour (kW, therms an hour, ..., degrees) at one instant.
    pub(crate) fn rate(&self, signal: HallSignal, now: &Moment) -> f64 {
        let stream = STREAM + self.index as u64;
        let hours = now.at_ms as f64 / 3_600_000.0;
        let varied = between(0.95, 1.05, self.seed, stream, now.day.number)
            * (1.0 + 0.035 * smooth(self.seed, stream + 0x100, hours / 2.3));
        match signal {
            HallSignal::Rest => varied * self.rest_kw(now),
            HallSignal::Part => varied * (self.part_empty_kw + self.part_full_kw * self.part_running(now)),
            HallSignal::Gas => varied * self.gas_therms_h(now),
            HallSignal::ChilledWater => varied * self.chilled_water_ton_hours_h(now),
            HallSignal::Steam => varied * self.steam_lbs_h(now),
            HallSignal::HotWater => varied * self.hot_water_gal_h(now),
            HallSignal::Water => {
                varied * self.water_m3_h(now) + if self.index == RESIDENCE { now.effects.leak_m3_h } else { 0.0 }
            }
            HallSignal::Indoor => self.indoor_c(now),
        }
    }

    /// The share of its people who are in and busy, 0 to 1.
    fn presence(&self, now: &Moment) -> f64 {
        let day = &now.day;
        match self.kind {
            BuildingType::School | BuildingType::Home => {
                if day.school_open {
                    now.plateau(6.0, 17.0, 1.5)
                } else if day.workday {
                    0.16 * now.plateau(7.5, 15.0, 1.0)
                } else {
                    0.0
                }
            }
            BuildingType::Academic => {
                let busy = if day.workday { now.plateau(7.8, 20.5, 2.2) } else { 0.18 * now.plateau(9.5, 18.0, 1.5) };
                busy * (0.25 + 0.75 * day.term)
            }
            BuildingType::Library => self.library_open(now) * (0.45 + 0.55 * day.term),
            BuildingType::Research => {
                let busy = if day.workday { now.plateau(8.0, 19.0, 2.5) } else { 0.3 * now.plateau(10.0, 18.0, 2.0) };
                busy * (0.75 + 0.25 * day.term)
            }
            BuildingType::Administrative => {
                if day.workday {
                    now.plateau(7.8, 17.6, 1.2)
                } else {
                    0.02
                }
            }
            BuildingType::Residential => {
                let late = if day.weekend { 1.2 } else { 0.0 };
                let busy = 0.3 + 0.28 * now.bell(8.0 + late, 1.1) + 0.7 * now.bell(20.6, 2.6) + 0.15 * now.bell(0.5 + late, 1.3);
                busy.min(1.0) * (0.2 + 0.8 * day.term)
            }
            BuildingType::Dining => self.meals(now).max(0.55 * now.plateau(6.5, 20.5, 1.0)) * (0.2 + 0.8 * day.term),
        }
    }

    fn library_open(&self, now: &Moment) -> f64 {
        let close = if now.day.term > 0.9 { 23.0 } else { 19.0 };
        if now.day.workday { now.plateau(7.8, close, 1.2) } else { 0.75 * now.plateau(9.8, close.min(21.0), 1.2) }
    }

    fn meals(&self, now: &Moment) -> f64 {
        let breakfast = if now.day.weekend { 0.45 * now.bell(9.2, 0.8) } else { 0.7 * now.bell(7.7, 0.8) };
        breakfast + now.bell(12.2, 0.95) + 0.95 * now.bell(18.1, 1.05)
    }

    /// How much ventilation and heating run, 0 to 1: with the people, or because nobody turned them
    /// off.
    fn conditioned(&self, now: &Moment) -> f64 {
        let wanted = match self.kind {
            BuildingType::Research => 0.75 + 0.25 * self.presence(now),
            BuildingType::Residential => 0.85,
            BuildingType::Library => self.library_open(now).min(1.0),
            _ => self.presence(now),
        };
        let left_on =
            (self.index == LIBRARY && now.effects.library_ventilation) || (self.index == SCHOOL && now.effects.school_left_on);
        if left_on { wanted.max(0.9) } else { wanted }
    }

    fn rest_kw(&self, now: &Moment) -> f64 {
        let left_on = if self.index == SCHOOL && now.effects.school_left_on { 0.7 } else { 0.0 };
        let presence = self.presence(now).max(left_on);
        let dark = if now.weather.sun < 0.1 { 0.1 } else { 0.0 };
        let conditioned = self.conditioned(now);
        // Pumps and fans for heating and cooling; the school has its own cooling units.
        let per_kelvin = if self.index == SCHOOL { 2.2 } else { 0.35 };
        let cooling = per_kelvin * now.weather.cooling(20.0) * conditioned;
        let heating = 0.25 * now.weather.heating(16.0) * conditioned;
        self.empty_kw + self.full_kw * (presence + dark * (0.3 + presence)) * 0.95 + cooling + heating
    }

    fn part_running(&self, now: &Moment) -> f64 {
        match self.kind {
            BuildingType::School if now.day.school_open => now.plateau(8.5, 13.5, 1.5),
            BuildingType::Library => self.conditioned(now),
            BuildingType::Research => self.presence(now),
            BuildingType::Dining => (self.meals(now) + 0.18 * now.plateau(6.5, 20.0, 1.0)) * (0.2 + 0.8 * now.day.term) * 0.85,
            _ => 0.0,
        }
    }

    fn gas_therms_h(&self, now: &Moment) -> f64 {
        match self.kind {
            BuildingType::School | BuildingType::Home => {
                let heating_kw = self.area_m2 * 0.001_5 * now.weather.heating(15.5) * (0.42 + 0.58 * self.conditioned(now));
                (heating_kw + 22.0 * self.part_running(now) + 4.0 * self.presence(now)) / (0.86 * 29.307)
            }
            BuildingType::Dining => 0.12 + 3.6 * self.part_running(now),
            BuildingType::Research => 0.06 + 0.55 * self.presence(now),
            // A small boiler besides the steam, for the coldest hours and for drying air.
            _ => 0.03 + self.area_m2 * 0.000_011 * now.weather.heating(8.0) + 0.04 * self.presence(now),
        }
    }

    fn chilled_water_ton_hours_h(&self, now: &Moment) -> f64 {
        // Full load at about 20 K above the balance point.
        let full_tons = self.area_m2 / 34.0;
        let process = if self.kind == BuildingType::Research { 0.11 } else { 0.004 };
        let inside = 0.02 * self.presence(now);
        let cooling = now.weather.cooling(13.5) / 20.0 * (0.3 + 0.7 * self.conditioned(now));
        full_tons * (process + inside + cooling).min(1.0)
    }

    fn steam_lbs_h(&self, now: &Moment) -> f64 {
        let per_kelvin = if self.kind == BuildingType::Research { 0.007_5 } else { 0.004_4 };
        let heating = per_kelvin * now.weather.heating(16.5) * (0.5 + 0.5 * self.conditioned(now));
        self.area_m2 * (0.001_8 + heating)
    }

    fn hot_water_gal_h(&self, now: &Moment) -> f64 {
        match self.kind {
            BuildingType::Residential => {
                let term = 0.2 + 0.8 * now.day.term;
                let wash = 0.08 + 1.5 * now.bell(7.6 + if now.day.weekend { 1.6 } else { 0.0 }, 1.0) + 1.0 * now.bell(21.5, 1.7);
                self.people * term * 1.6 * wash
            }
            BuildingType::Dining => 9.0 + 210.0 * self.meals(now) * (0.2 + 0.8 * now.day.term),
            _ => 0.8 + self.people * 0.06 * self.presence(now),
        }
    }

    fn water_m3_h(&self, now: &Moment) -> f64 {
        match self.kind {
            BuildingType::Residential => {
                let term = 0.2 + 0.8 * now.day.term;
                let wash = 0.02
                    + now.bell(7.7 + if now.day.weekend { 1.6 } else { 0.0 }, 1.1)
                    + 0.75 * now.bell(21.0, 1.9)
                    + 0.2 * now.plateau(9.0, 20.0, 2.0);
                0.02 + self.people * term * 0.012 * wash
            }
            BuildingType::Research => 0.22 + 0.9 * self.presence(now) + 0.05 * now.weather.cooling(18.0),
            BuildingType::Dining => 0.03 + 1.7 * self.meals(now) * (0.2 + 0.8 * now.day.term),
            _ => 0.015 + self.people * 0.002_6 * self.presence(now),
        }
    }

    fn indoor_c(&self, now: &Moment) -> f64 {
        let conditioned = self.conditioned(now);
        if now.weather.outdoor_c > 17.0 { 26.0 - 2.8 * conditioned } else { 17.2 + 3.7 * conditioned }
    }
}
