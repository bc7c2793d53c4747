//! The built-in faults, as dated data, and their effects on loads and meters.
//!
//! They are anchored at the instant at which the demo was first settled, not at the present. A
//! restart finds the same faults at the same instants, so a register never jumps. The shorter ones
//! repeat every 28 days for a year.

use jiff::civil::{Date, Weekday};

use crate::calendar::{Calendar, HOUR_MS, MINUTE_MS, shifted};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Ventilation runs through the night.
    VentilationLeftOn,
    /// A whole weekend at a weekday's load.
    WeekendLeftOn,
    /// The register repeats one value while energy flows, then catches up.
    StuckRegister,
    /// The meter is silent, then its register has moved on.
    Gap,
    /// One quarter-hour reads 0; the next is right again.
    Glitch,
    /// Water runs at a constant rate, at night too.
    WaterLeak,
    /// Panels give less than before (a step, not the weather).
    SolarUnderperforming,
    /// A freezer's use creeps up over weeks.
    FreezerDrift,
}

/// A fault with its place and time: what an analysis should find.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Index into [`Neighbourhood::meters`](crate::Neighbourhood::meters): the meter on which it
    /// shows first.
    pub meter: usize,
    /// Index into [`Neighbourhood::buildings`](crate::Neighbourhood::buildings).
    pub building: usize,
    /// First instant.
    pub start_ms: i64,
    /// First instant after it.
    pub end_ms: i64,
    /// A description for people.
    pub what: &'static str,
}

impl Fault {
    pub(crate) fn holds(&self, at_ms: i64) -> bool {
        self.start_ms <= at_ms && at_ms < self.end_ms
    }
}

pub(crate) const GLITCH_HOME: usize = 4;
pub(crate) const STUCK_HOME: usize = 11;
pub(crate) const FREEZER_HOME: usize = 20;
pub(crate) const GAP_HOME: usize = 16;
pub(crate) const SOLAR_HOME: usize = 3;
pub(crate) const SCHOOL: usize = 24;
pub(crate) const LIBRARY: usize = 26;
pub(crate) const RESIDENCE: usize = 29;

const ROUNDS: i32 = 14;
const ROUND_DAYS: i32 = 28;
const FREEZER_DAYS: f64 = 35.0;

/// A fault with the key of its meter; the layout resolves the key.
pub(crate) struct Planned {
    pub kind: FaultKind,
    pub building: usize,
    pub meter_key: &'static str,
    pub start_ms: i64,
    pub end_ms: i64,
    pub what: &'static str,
}

/// All faults of a demo settled at `settled_ms`, sorted by start.
pub(crate) fn planned(calendar: &Calendar, settled_ms: i64) -> Vec<Planned> {
    let (today, _) = calendar.local(settled_ms);
    let mut all = vec![
        Planned {
            kind: FaultKind::SolarUnderperforming,
            building: SOLAR_HOME,
            meter_key: "demo-home-04-solar",
            start_ms: calendar.instant_ms(shifted(today, -45), 12, 0),
            end_ms: calendar.instant_ms(shifted(today, 90), 12, 0),
            what: "One of two strings of panels has failed: the yield is 38 % lower under the same sky",
        },
        Planned {
            kind: FaultKind::FreezerDrift,
            building: FREEZER_HOME,
            meter_key: "demo-home-21-main",
            start_ms: calendar.instant_ms(shifted(today, -35), 0, 0),
            end_ms: calendar.instant_ms(shifted(today, 28), 0, 0),
            what: "A freezer's seal is failing: the base load rises by 160 W over five weeks",
        },
    ];
    for round in 0..ROUNDS {
        plan_round(calendar, shifted(today, round * ROUND_DAYS), &mut all);
    }
    all.sort_by_key(|fault| fault.start_ms);
    all
}

/// The shorter faults of the two weeks before `today`.
fn plan_round(calendar: &Calendar, today: Date, all: &mut Vec<Planned>) {
    let mut plan = |kind, building, meter_key, start_ms, end_ms, what| {
        all.push(Planned { kind, building, meter_key, start_ms, end_ms, what });
    };
    for ago in [9, 8, 6, 5, 2] {
        let (start, end) = (calendar.instant_ms(shifted(today, -ago), 23, 0), calendar.instant_ms(shifted(today, 1 - ago), 7, 0));
        plan(
            FaultKind::VentilationLeftOn,
            LIBRARY,
            "demo-campus-library-ventilation",
            start,
            end,
            "The library's ventilation ran all night",
        );
    }
    let monday = last_monday(today);
    let (start, end) = (calendar.instant_ms(shifted(monday, -2), 0, 0), calendar.instant_ms(monday, 0, 0));
    plan(
        FaultKind::WeekendLeftOn,
        SCHOOL,
        "demo-school-main",
        start,
        end,
        "Heating, ventilation and lights ran all weekend in the empty school",
    );

    // On the hour in UTC, so that the held value is also one of the hourly totals.
    let start = calendar.instant_ms(shifted(today, -6), 0, 0).div_euclid(HOUR_MS) * HOUR_MS;
    plan(
        FaultKind::StuckRegister,
        STUCK_HOME,
        "demo-home-12-main",
        start,
        start + 48 * HOUR_MS,
        "The register repeated one value for two days",
    );

    let start = calendar.instant_ms(shifted(today, -4), 13, 0) + 5 * MINUTE_MS;
    plan(FaultKind::Gap, GAP_HOME, "demo-home-17-main", start, start + 9 * HOUR_MS, "The meter was silent for nine hours");

    let start = calendar.instant_ms(shifted(today, -3), 10, 15);
    plan(FaultKind::Glitch, GLITCH_HOME, "demo-home-05-main", start, start + MINUTE_MS, "The register read 0 once");

    let start = calendar.instant_ms(shifted(today, -8), 1, 0);
    let end = calendar.instant_ms(shifted(today, 4), 15, 0);
    plan(FaultKind::WaterLeak, RESIDENCE, "demo-campus-residence-water", start, end, "A leak: 0.45 m³ an hour, day and night");
}

/// The latest Monday not after `today`: the end of the latest whole weekend.
fn last_monday(today: Date) -> Date {
    shifted(today, -i32::from(today.weekday().since(Weekday::Monday)))
}

/// The faults' effects on the loads at one instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effects {
    pub library_ventilation: bool,
    pub school_left_on: bool,
    pub leak_m3_h: f64,
    pub solar_factor: f64,
    pub freezer_kw: f64,
}

impl Effects {
    pub(crate) fn at(faults: &[Fault], at_ms: i64) -> Self {
        let mut effects =
            Self { library_ventilation: false, school_left_on: false, leak_m3_h: 0.0, solar_factor: 1.0, freezer_kw: 0.0 };
        // The faults are sorted by start: stop at the first that starts later.
        for fault in faults.iter().take_while(|fault| fault.start_ms <= at_ms).filter(|fault| fault.holds(at_ms)) {
            match fault.kind {
                FaultKind::VentilationLeftOn => effects.library_ventilation = true,
                FaultKind::WeekendLeftOn => effects.school_left_on = true,
                FaultKind::WaterLeak => effects.leak_m3_h = 0.45,
                FaultKind::SolarUnderperforming => effects.solar_factor = 0.62,
                FaultKind::FreezerDrift => {
                    let days = (at_ms - fault.start_ms) as f64 / (24 * HOUR_MS) as f64;
                    effects.freezer_kw = 0.16 * (days / FREEZER_DAYS).min(1.0);
                }
                FaultKind::StuckRegister | FaultKind::Gap | FaultKind::Glitch => {}
            }
        }
        effects
    }
}
