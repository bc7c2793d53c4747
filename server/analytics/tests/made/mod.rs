//! Series made for tests: an office with a working week, weather and noise, the same at every run.
#![allow(dead_code, reason = "each test file uses its part")]

/// Faults in a load, of many kinds.
pub mod faults;
/// How well they are found.
pub mod score;

use analytics::Hourly;
use domain::{HOUR_MS, Zone};

/// Monday 2024-01-01 00:00 UTC.
pub const START: i64 = 1_704_067_200_000;

/// A pseudo-random number from 0 to 1 (SplitMix64 of the index).
pub fn chance(seed: u64, i: usize) -> f64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add((i as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// About normal, standard deviation 1.
pub fn noise(seed: u64, i: usize) -> f64 {
    ((0..12).map(|k| chance(seed, i * 12 + k)).sum::<f64>() - 6.0) * 1.0
}

/// Outdoor temperature with a yearly and a daily cycle, in °C.
pub fn temperature(i: usize) -> f64 {
    let tau = std::f64::consts::TAU;
    11.0 - 11.0 * (tau * (i as f64 - 480.0) / 8_766.0).cos() - 4.0 * (tau * (i % 24) as f64 / 24.0).cos() + 3.0 * noise(9, i / 24)
}

/// The temperatures of this many hours.
pub fn weather(hours: usize) -> Vec<f64> {
    (0..hours).map(temperature).collect()
}

/// An office: 10 at night, 40 in working hours, a little of both in between, noise of 4 %.
pub fn office(hours: usize) -> Vec<f64> {
    (0..hours)
        .map(|i| {
            let (hour, weekday) = (i % 24, (i / 24) % 7);
            let use_now = match hour {
                8..18 if weekday < 5 => 40.0,
                6..8 | 18..21 if weekday < 5 => 22.0,
                9..17 => 14.0,
                _ => 10.0,
            };
            use_now * (1.0 + 0.04 * noise(1, i))
        })
        .collect()
}

/// A home: a low night, a morning, an evening, a different weekend, and days that differ.
pub fn home(seed: u64, hours: usize) -> Vec<f64> {
    (0..hours)
        .map(|i| {
            let (hour, day) = (i % 24, i / 24);
            let weekend = day % 7 >= 5;
            let base = match hour {
                6..9 => 0.6,
                9..17 if weekend => 0.7,
                9..17 => 0.3,
                17..22 => 1.1,
                _ => 0.2,
            };
            let kettle = if chance(seed + 1, i) < 0.08 { 1.5 * chance(seed + 2, i) } else { 0.0 };
            let away = if chance(seed + 3, day / 7) < 0.05 { 0.25 } else { 1.0 };
            (base * away * (0.35 * noise(seed, i) + 0.25 * noise(seed + 4, day)).exp() + kettle).max(0.02)
        })
        .collect()
}

/// Solar panels on a roof, at their meter: zero at night (or, with `standby`, slightly below),
/// clouds by the day.
pub fn solar(seed: u64, hours: usize, standby: f64) -> Vec<f64> {
    let tau = std::f64::consts::TAU;
    (0..hours)
        .map(|i| {
            let season = 1.0 - 0.5 * (tau * i as f64 / 8_766.0).cos();
            let height = (tau * ((i % 24) as f64 - 6.0) / 24.0).sin() - 0.2 * (2.0 - season);
            let cloud = 0.3 + 0.7 * chance(seed, i / 24);
            if height > 0.0 { 5.0 * season * height * cloud * (1.0 + 0.1 * noise(seed + 1, i)) } else { -standby }
        })
        .collect()
}

/// A gas boiler: idle for months in summer, on and off in between.
pub fn gas(seed: u64, hours: usize) -> Vec<f64> {
    (0..hours)
        .map(|i| {
            let demand = 15.0 - temperature(i) + 2.0 * noise(seed, i / 24);
            let on = demand > 2.0 && !(1..5).contains(&(i % 24));
            if on && chance(seed + 1, i) < 0.9 { (0.2 * demand * (1.0 + 0.2 * noise(seed + 2, i))).max(0.0) } else { 0.0 }
        })
        .collect()
}

/// A register that counts in whole ticks: most hours none, some one or two.
pub fn ticks(seed: u64, hours: usize) -> Vec<f64> {
    (0..hours)
        .map(|i| {
            let rate = if (6..23).contains(&(i % 24)) { 0.3 } else { 0.03 };
            f64::from(u8::from(chance(seed, i) < rate)) + f64::from(u8::from(chance(seed + 1, i) < rate * 0.4))
        })
        .collect()
}

/// The values as a series in UTC.
pub fn series<'a>(value: &'a [f64], temp_c: &'a [f64], zone: &'a Zone) -> Hourly<'a> {
    Hourly { start: START, zone, value, temp_c }
}

/// The instant of hour `i`.
pub fn at(i: usize) -> i64 {
    START + i as i64 * HOUR_MS
}
