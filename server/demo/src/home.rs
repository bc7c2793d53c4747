//! The use and generation of a home: its people's habits, heating, a car, panels and a battery.

use crate::calendar::{Day, HOUR_MS, MINUTE_MS};
use crate::chance::{between, unit};
use crate::faults::{FREEZER_HOME, SOLAR_HOME};
use crate::moment::Moment;
use crate::places::{Building, Equipment};

const STREAM: u64 = 0x40_3E00;
const CAR_KW: f64 = 7.2;
const CHARGE_KW: f64 = 2.0;
const DISCHARGE_KW: f64 = 1.2;
/// What the battery holds, and the share below which it gives nothing. Of what goes in, a tenth is
/// lost: a day begins and ends at the reserve.
const BATTERY_KWH: f64 = 7.7;
const BATTERY_RESERVE_PERCENT: f64 = 12.0;
const BATTERY_EFFICIENCY: f64 = 0.9;

/// One of a home's signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HomeSignal {
    /// All electricity except that of the other signals.
    Rest,
    HeatPump,
    Charger,
    Solar,
    BatteryCharge,
    BatteryDischarge,
    Gas,
    Indoor,
}

/// A period in which equipment runs at constant power, in whole minutes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub start_ms: i64,
    pub end_ms: i64,
    pub kw: f64,
}

/// A home's people and equipment.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    seed: u64,
    index: usize,
    equipment: Equipment,
    occupants: f64,
    /// Heat lost for each kelvin between inside and outside.
    loss_kw_k: f64,
    base_kw: f64,
    wake: f64,
    leave: f64,
    back: f64,
    sleep: f64,
    dinner: f64,
    works_at_home: bool,
    lively: f64,
    plug_in: f64,
    panel_lean: f64,
}

impl Home {
    pub(crate) fn new(seed: u64, index: usize, building: &Building, equipment: Equipment) -> Self {
        let habit = |low: f64, high: f64, which: i64| between(low, high, seed, STREAM + index as u64, -1 - which);
        let leaky = if building.year_built < 1970 {
            1.25
        } else if building.year_built > 2000 {
            0.75
        } else {
            1.0
        };
        let occupants = f64::from(building.occupants);
        Self {
            seed,
            index,
            equipment,
            occupants,
            loss_kw_k: building.area_m2 * 0.000_95 * leaky,
            base_kw: habit(0.08, 0.17, 0) + building.area_m2 * 0.000_2,
            wake: habit(5.6, 7.9, 1),
            leave: habit(7.8, 9.2, 2),
            back: habit(15.6, 18.2, 3),
            sleep: habit(21.8, 24.6, 4),
            dinner: habit(17.4, 19.4, 5),
            works_at_home: habit(0.0, 1.0, 6) < 0.3,
            lively: habit(0.75, 1.2, 7) * (0.62 + 0.14 * occupants),
            plug_in: habit(21.3, 25.2, 8),
            panel_lean: habit(-0.12, 0.12, 9),
        }
    }

    fn chance(&self, day: &Day, which: u64) -> f64 {
        unit(self.seed, STREAM + 0x100 * (which + 1) + self.index as u64, day.number)
    }

    /// A week in summer, and for some homes another one around the turn of the year.
    fn is_away(&self, day: &Day) -> bool {
        let year = i64::from(day.date.year());
        let draw = |which: u64| unit(self.seed, STREAM + 0x1_0000 * (which + 1) + self.index as u64, year);
        let summer = 168.0 + (66.0 * draw(0)).floor();
        let length = 7.0 + (5.0 * draw(1)).floor();
        let winter = draw(2) < 0.35 && day.of_year >= 357.0 - (4.0 * draw(3)).floor();
        (day.of_year >= summer && day.of_year < summer + length) || winter
    }

    /// The share of the home's people who are in and awake, 0 to 1.
    fn awake(&self, now: &Moment) -> f64 {
        if self.is_away(&now.day) {
            return 0.0;
        }
        if !now.day.workday || self.works_at_home {
            return now.plateau(self.wake + if now.day.workday { 0.0 } else { 1.0 }, self.sleep, 0.8);
        }
        now.plateau(self.wake, self.leave, 0.6).max(now.plateau(self.back, self.sleep, 0.9))
    }

    /// Units an hour (kW, therms an hour, degrees) at one instant.
    pub(crate) fn rate(&self, signal: HomeSignal, now: &Moment) -> f64 {
        match signal {
            HomeSignal::Rest => self.rest_kw(now),
            HomeSignal::HeatPump => self.heat_pump_kw(now),
            HomeSignal::Solar => self.solar_kw(now),
            HomeSignal::Gas => self.gas_therms_h(now),
            HomeSignal::Indoor => self.indoor_c(now),
            // Only the blocks below, and standby power.
            HomeSignal::Charger => 0.003,
            HomeSignal::BatteryCharge | HomeSignal::BatteryDischarge => 0.0,
        }
    }

    fn rest_kw(&self, now: &Moment) -> f64 {
        let freezer = if self.index == FREEZER_HOME { now.effects.freezer_kw } else { 0.0 };
        let standing = self.base_kw + 0.055 + freezer;
        if self.is_away(&now.day) {
            return standing;
        }
        let awake = self.awake(now);
        let day = &now.day;
        let today = self.lively * (0.78 + 0.44 * self.chance(day, 0));
        let wake = self.wake + if day.workday { 0.0 } else { 1.1 };
        let cook = if self.equipment.gas() { 0.75 } else { 1.45 };
        let mut kw = 0.16 * awake
            + 0.5 * now.bell(wake + 0.6, 0.5)
            + cook * now.bell(self.dinner, 0.75)
            + 0.28 * now.bell(self.dinner + 2.0, 1.3);
        if now.weather.sun < 0.06 {
            kw += 0.17 * awake;
        }
        if !day.workday {
            kw += 0.35 * now.bell(12.8, 0.9);
        }
        if self.chance(day, 1) < if day.workday { 0.35 } else { 0.62 } {
            kw += 1.3 * now.bell(9.5 + 10.5 * self.chance(day, 2), 0.55);
        }
        let mut kw = standing + today * kw;
        if self.equipment.gas() {
            // A window unit or a small central one.
            kw += self.loss_kw_k * 0.75 * now.weather.cooling(22.5) * (0.45 + 0.55 * awake);
        }
        kw
    }

    fn heat_pump_kw(&self, now: &Moment) -> f64 {
        let awake = self.awake(now);
        let setback = if self.is_away(&now.day) { 0.55 } else { 0.84 + 0.16 * awake };
        let outdoor_c = now.weather.outdoor_c;
        let heating_cop = (3.1 + 0.075 * outdoor_c).clamp(1.7, 4.4);
        let heating = self.loss_kw_k * now.weather.heating(16.5) * setback / heating_cop;
        let cooling = self.loss_kw_k * now.weather.cooling(22.5) * (0.4 + 0.6 * awake) / 3.3;
        0.012 + heating + cooling + self.hot_water_kw(now) / 2.6
    }

    /// Heat for hot water, at the hours when people wash.
    fn hot_water_kw(&self, now: &Moment) -> f64 {
        if self.is_away(&now.day) {
            return 0.02;
        }
        0.05 + self.occupants * (0.42 * now.bell(self.wake + 0.5, 0.6) + 0.24 * now.bell(self.sleep - 2.2, 1.0))
    }

    fn gas_therms_h(&self, now: &Moment) -> f64 {
        let awake = self.awake(now);
        let away = self.is_away(&now.day);
        let setback = if away { 0.55 } else { 0.8 + 0.2 * awake };
        let cooking_kw = if away { 0.0 } else { 0.9 * now.bell(self.dinner, 0.6) };
        let kw = self.loss_kw_k * now.weather.heating(16.5) * setback + self.hot_water_kw(now);
        (kw / 0.88 + cooking_kw) / 29.307
    }

    fn solar_kw(&self, now: &Moment) -> f64 {
        let weather = &now.weather;
        if weather.sun <= 0.0 {
            return 0.0;
        }
        let lean = 1.0 + self.panel_lean * (now.hour - 13.0) / 6.0;
        let clear = weather.sun.powf(1.12) * (1.0 - 0.76 * weather.cloud.powf(1.6));
        let heat = 1.0 - 0.003_5 * (weather.outdoor_c - 12.0).max(0.0);
        let fault = if self.index == SOLAR_HOME { now.effects.solar_factor } else { 1.0 };
        self.equipment.solar_kw * 0.86 * clear * lean * heat * fault
    }

    fn indoor_c(&self, now: &Moment) -> f64 {
        let awake = self.awake(now);
        let outdoor_c = now.weather.outdoor_c;
        let heated = if self.is_away(&now.day) { 15.5 } else { 18.4 + 2.1 * awake };
        let drift = 0.06 * (outdoor_c - 10.0) + 0.4 * now.bell(17.0, 3.0);
        if outdoor_c > 18.0 {
            (22.3 + 0.28 * (outdoor_c - 20.0)).min(25.6) + 0.3 * awake
        } else {
            heated + drift.clamp(-1.0, 1.0)
        }
    }

    /// The blocks that may overlap the day: its own and the one from the night before.
    pub(crate) fn blocks(&self, signal: HomeSignal, day: &Day) -> [Option<Block>; 2] {
        let at = |start_ms: i64, hour: f64| start_ms + (hour * 60.0).round() as i64 * MINUTE_MS;
        match signal {
            HomeSignal::Charger => {
                [self.charge(day.previous_start_ms, day.number - 1, day), self.charge(day.start_ms, day.number, day)]
            }
            HomeSignal::BatteryCharge => {
                [Some(Block { start_ms: at(day.start_ms, 10.5), end_ms: at(day.start_ms, 13.5), kw: CHARGE_KW }), None]
            }
            HomeSignal::BatteryDischarge => {
                [Some(Block { start_ms: at(day.start_ms, 17.25), end_ms: at(day.start_ms, 21.75), kw: DISCHARGE_KW }), None]
            }
            _ => [None, None],
        }
    }

    /// How full the battery is, in percent, by what went in and out of it since the day began.
    pub(crate) fn stored_percent(&self, day: &Day, at_ms: i64) -> f64 {
        let so_far = |signal| -> f64 {
            let blocks = self.blocks(signal, day).into_iter().flatten();
            blocks.map(|block| block.kw * (at_ms.min(block.end_ms) - block.start_ms).max(0) as f64 / HOUR_MS as f64).sum()
        };
        let kwh = so_far(HomeSignal::BatteryCharge) * BATTERY_EFFICIENCY - so_far(HomeSignal::BatteryDischarge);
        BATTERY_RESERVE_PERCENT + 100.0 * kwh / BATTERY_KWH
    }

    /// The car's charge in the night after a day, if it is plugged in.
    fn charge(&self, start_ms: i64, number: i64, day: &Day) -> Option<Block> {
        let draw = |which: u64| unit(self.seed, STREAM + 0x10_0000 * (which + 1) + self.index as u64, number);
        if draw(0) > 0.56 || self.is_away(day) {
            return None;
        }
        let begin = self.plug_in + 0.8 * draw(1) - 0.4;
        let kwh = 6.0 + 19.0 * draw(2) * draw(3);
        let start_ms = start_ms + (begin * 60.0).round() as i64 * MINUTE_MS;
        let minutes = (kwh / CAR_KW * 60.0).round() as i64;
        Some(Block { start_ms, end_ms: start_ms + minutes * MINUTE_MS, kw: CAR_KW })
    }
}
