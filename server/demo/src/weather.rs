//! The weather at the site: a temperate climate with seasons, days, fronts of several days, clouds
//! and the sun's height.
//!
//! It is the climate of the north-eastern United States in any zone. It is made for plausible
//! loads, not for meteorology.

use std::f64::consts::TAU;

use crate::calendar::{Calendar, Day, HOUR_MS};
use crate::chance;

pub(crate) const LATITUDE_DEG: f64 = 42.0;
const STREAM: u64 = 0x57EA_7E0B;

/// The weather at an instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weather {
    pub outdoor_c: f64,
    pub humidity_percent: f64,
    /// 0 (clear) to 1 (overcast).
    pub cloud: f64,
    /// Sine of the sun's elevation; below zero at night.
    pub sun: f64,
}

impl Weather {
    pub(crate) fn at(seed: u64, calendar: &Calendar, day: &Day, at_ms: i64) -> Self {
        let hours = at_ms as f64 / HOUR_MS as f64;
        let solar_hour = (hours + calendar.standard_offset_h).rem_euclid(24.0);
        let noise = |stream: u64, period_h: f64| chance::smooth(seed, STREAM + stream, hours / period_h);

        let cloud = (0.48 + 0.55 * noise(0, 31.0) + 0.25 * noise(1, 9.0) + 0.1 * noise(2, 2.0)).clamp(0.0, 1.0);
        let season = (TAU * (day.of_year - 201.0) / 365.25).cos();
        let swing = (4.8 - 2.6 * cloud) * (TAU * (solar_hour - 15.3) / 24.0).cos();
        let fronts = 6.0 * noise(3, 83.0) + 3.2 * noise(4, 260.0) + 0.7 * noise(5, 3.0);
        let outdoor_c = 10.4 + 12.8 * season + swing + fronts;

        let humidity_percent = (62.0 - 3.4 * swing + 20.0 * (cloud - 0.4) + 6.0 * noise(6, 14.0)).clamp(18.0, 99.0);
        Self { outdoor_c, humidity_percent, cloud, sun: sun(day.of_year, solar_hour) }
    }

    /// Degrees below `balance_c`.
    pub(crate) fn heating(&self, balance_c: f64) -> f64 {
        (balance_c - self.outdoor_c).max(0.0)
    }

    /// Degrees above `balance_c`, slightly more in humid air.
    pub(crate) fn cooling(&self, balance_c: f64) -> f64 {
        (self.outdoor_c - balance_c).max(0.0) * (0.75 + self.humidity_percent / 200.0)
    }
}

/// Sine of the sun's elevation by the usual declination formula.
fn sun(day_of_year: f64, solar_hour: f64) -> f64 {
    let declination = (23.44_f64.to_radians()) * (TAU * (day_of_year + 284.0) / 365.25).sin();
    let hour_angle = TAU * (solar_hour - 12.0) / 24.0;
    let latitude = LATITUDE_DEG.to_radians();
    latitude.sin() * declination.sin() + latitude.cos() * declination.cos() * hour_angle.cos()
}
