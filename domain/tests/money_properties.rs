//! Properties of money and carbon for any tariff, zone and day. They are checked against an oracle
//! that does not use `domain::zone`: it asks jiff for the date and hour of each quarter-hour, and
//! finds prices by a linear search.
#![cfg(feature = "zones")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::carbon::{EmissionFactor, Factors};
use domain::tariff::{BillingDay, LineKind, Pricing, Tariff, Tariffs, Usage, Version, bill, urdb};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, QUARTER_MS, Slot, Utility, Zone};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

const ZONES: [&str; 8] = [
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Chatham",
];

/// Days near clock changes in some of these zones, and near ends of years and months: 2025-2026.
const DAYS: [(i32, u32, u32); 12] = [
    (2026, 3, 7),
    (2026, 3, 28),
    (2026, 3, 31),
    (2026, 4, 4),
    (2026, 9, 26),
    (2026, 10, 3),
    (2026, 10, 24),
    (2026, 10, 31),
    (2025, 12, 30),
    (2026, 2, 27),
    (2026, 6, 29),
    (2026, 1, 1),
];

fn zone(index: usize) -> &'static Zone {
    static ZONES_MADE: OnceLock<Vec<Zone>> = OnceLock::new();
    &ZONES_MADE.get_or_init(|| ZONES.iter().map(|name| Zone::named(name).unwrap()).collect())[index]
}

fn civil_zone(index: usize) -> &'static jiff::tz::TimeZone {
    static MADE: OnceLock<Vec<jiff::tz::TimeZone>> = OnceLock::new();
    &MADE.get_or_init(|| ZONES.iter().map(|name| jiff::tz::TimeZone::get(name).unwrap()).collect())[index]
}

/// Numbers derived from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn schedule(&mut self, periods: u64) -> Vec<Vec<u64>> {
        (0..12).map(|_| (0..24).map(|_| self.below(periods)).collect()).collect()
    }
}

/// A tariff as it might be published: periods with tiers, schedules, demand, charges.
fn published(dice: &mut Dice) -> String {
    let periods = 1 + dice.below(4);
    let mut structure = String::new();
    for period in 0..periods {
        let tiers = 1 + dice.below(3);
        let mut text = String::new();
        for tier in 0..tiers {
            let (rate, adjustment) = (dice.below(5_000) as f64 / 1e4, dice.below(100) as f64 / 1e4);
            let unit = ["kWh", "kWh daily", "kWh/kW"][dice.below(3) as usize];
            let unit = if tiers > 1 { "kWh" } else { unit };
            let max = if tier + 1 < tiers { format!(r#", "max": {}"#, tier * 100 + 10 + dice.below(90)) } else { String::new() };
            let sell = if dice.below(3) == 0 { format!(r#", "sell": {}"#, rate / 2.0) } else { String::new() };
            write!(text, r#"{}{{"rate": {rate}, "adj": {adjustment}, "unit": "{unit}"{sell}{max}}}"#, comma(tier)).unwrap();
        }
        write!(structure, "{}[{text}]", comma(period)).unwrap();
    }
    let seasons = 1 + dice.below(2);
    let months: Vec<u64> = (0..12).map(|_| dice.below(seasons)).collect();
    let flat: Vec<String> = (0..seasons).map(|_| format!(r#"[{{"rate": {}}}]"#, dice.below(2_000) as f64 / 100.0)).collect();
    let holiday = Date::from_days(Date { year: 2025, month: 12, day: 1 }.days() + dice.below(365) as i64);
    format!(
        r#"{{"energyratestructure": [{structure}], "energyweekdayschedule": {:?}, "energyweekendschedule": {:?},
            "demandratestructure": [[{{"rate": 1}}], [{{"rate": 7.5}}]], "demandweekdayschedule": {:?},
            "demandweekendschedule": {:?}, "flatdemandstructure": [{}], "flatdemandmonths": {months:?},
            "fixedchargefirstmeter": {}, "fixedchargeunits": "{}", "minmonthlycharge": {}, "holidays": ["{holiday}"]{}}}"#,
        dice.schedule(periods),
        dice.schedule(periods),
        dice.schedule(2),
        dice.schedule(2),
        flat.join(","),
        dice.below(5_000) as f64 / 100.0,
        ["$/day", "$/month", "$/year"][dice.below(3) as usize],
        dice.below(3) * 40,
        if dice.below(3) == 0 { r#", "dgrules": "Net Metering""# } else { "" },
    )
}

fn comma(index: u64) -> &'static str {
    if index > 0 { ", " } else { "" }
}

fn read(text: &str) -> Tariff {
    urdb::read(text, Utility::Electricity).unwrap_or_else(|fault| panic!("{fault}: {text}"))
}

/// One of many prepared tariffs: reading one takes longer than everything else in a case.
fn tariff(dice: &mut Dice) -> Tariff {
    static POOL: OnceLock<Vec<Tariff>> = OnceLock::new();
    let pool = POOL.get_or_init(|| (0..1_000).map(|seed| read(&published(&mut Dice(seed)))).collect());
    pool[dice.below(pool.len() as u64) as usize].clone()
}

fn date(index: usize) -> Date {
    let (year, month, day) = DAYS[index];
    Date { year, month, day }
}

/// One to three versions; the first may begin within the days under test.
fn tariffs(dice: &mut Dice, around: Date) -> Tariffs {
    let mut from = around.days() - 40 + dice.below(42) as i64;
    let versions = (0..1 + dice.below(3)).map(|_| {
        let version = Version { from: Date::from_days(from), to: None, tariff: tariff(dice) };
        from += 1 + dice.below(30) as i64;
        version
    });
    Tariffs::new(versions.collect())
}

fn slot(span: Span, energy: f64) -> Slot {
    Slot { energy: Some(energy), covered_ms: span.length_ms(), quality: 1.0, count: 1, ..Slot::empty(span) }
}

/// Every quarter-hour of some local days, with its energy.
fn quarters(dice: &mut Dice, zone: &Zone, first: Date, days: i64) -> Vec<Slot> {
    let span = Span { start: zone.start_of(first), end: zone.start_of(Date::from_days(first.days() + days)) };
    let quarters = zone.days(span).into_iter().flat_map(|day| zone.hours(day)).flat_map(|hour| zone.quarters(hour));
    quarters.map(|quarter| slot(quarter, dice.share() * 3.0)).collect()
}

/// Slots joined into those of `tile`.
fn joined(slots: &[Slot], tile: impl Fn(Millis) -> Span) -> Vec<Slot> {
    slots.chunk_by(|a, b| tile(a.start) == tile(b.start)).map(|part| Slot::joined(tile(part[0].start), part)).collect()
}

/// The price at an instant, by a linear search of all versions, with civil time from jiff. Holidays
/// as in the text.
fn oracle_price(tariffs: &Tariffs, zone: &jiff::tz::TimeZone, at: Millis, flat: f64, is_sale: bool) -> f64 {
    let civil = jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(zone.clone());
    let day = (i32::from(civil.year()), civil.month() as u32, civil.day() as u32);
    let mut held: Option<&Version> = None;
    for version in tariffs.versions() {
        let from = (version.from.year, version.from.month, version.from.day);
        if from <= day && held.is_none_or(|held| held.from <= version.from) {
            held = Some(version);
        }
    }
    let Some(version) = held else { return if is_sale { 0.0 } else { flat } };
    let tariff = &version.tariff;
    let mut is_free = matches!(civil.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
    for holiday in &tariff.holidays {
        is_free |= (holiday.year, holiday.month, holiday.day) == day;
    }
    let schedule = if is_free { tariff.energy.weekend } else { tariff.energy.weekday };
    let tier = tariff.energy.periods[usize::from(schedule[civil.month() as usize - 1][civil.hour() as usize])][0];
    let retail = tier.rate + tier.adjustment;
    match (is_sale, tariff.metering) {
        (false, _) | (true, domain::tariff::Metering::NetMetering) => retail,
        (true, domain::tariff::Metering::NetBilling) => tier.sell.unwrap_or(0.0),
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn charges_credits_and_carbon_of_slots_equal_the_oracles(seed: u64, zone_index in 0..ZONES.len(), day in 0..DAYS.len()) {
        let (zone, civil, first) = (zone(zone_index), civil_zone(zone_index), date(day));
        let mut dice = Dice(seed);
        let pricing = Pricing { tariffs: Arc::new(tariffs(&mut dice, first)), flat: Some(0.25) };
        let years = (0..1 + dice.below(3)).map(|i| EmissionFactor {
            year: 2023 + i as i32 + dice.below(2) as i32,
            kg_co2e_per_unit: dice.share(),
            source: String::new(),
        });
        let years: Vec<EmissionFactor> = years.collect();
        let factors = Factors::new(years.clone(), Some(0.5));
        let slots = quarters(&mut dice, zone, first, 2);
        let (mut charge, mut credit, mut kg) = (0.0, 0.0, 0.0);
        for slot in &slots {
            let energy = slot.energy.unwrap();
            charge += energy * oracle_price(&pricing.tariffs, civil, slot.start, 0.25, false);
            credit += energy * oracle_price(&pricing.tariffs, civil, slot.start, 0.25, true);
            let year = i32::from(jiff::Timestamp::from_millisecond(slot.start).unwrap().to_zoned(civil.clone()).year());
            let mut held: Option<&EmissionFactor> = None;
            for factor in years.iter().filter(|factor| factor.year <= year) {
                if held.is_none_or(|held| held.year < factor.year) {
                    held = Some(factor);
                }
            }
            kg += energy * held.map_or(0.5, |factor| factor.kg_co2e_per_unit);
        }
        prop_assert!(near(pricing.charge(zone, &slots).unwrap(), charge));
        prop_assert!(near(pricing.credit(zone, &slots).unwrap(), credit));
        prop_assert!(near(factors.emissions_kg(zone, &slots).unwrap(), kg));
    }

    #[test]
    fn quarters_add_up_to_hours_days_and_months(seed: u64, zone_index in 0..ZONES.len(), day in 0..DAYS.len()) {
        let (zone, first) = (zone(zone_index), date(day));
        let mut dice = Dice(seed);
        let pricing = Pricing { tariffs: Arc::new(tariffs(&mut dice, first)), flat: Some(0.25) };
        let factors = Factors::new(vec![EmissionFactor { year: 2026, kg_co2e_per_unit: 0.4, source: String::new() }], Some(0.5));
        let quarters = quarters(&mut dice, zone, first, 3);
        let hours = joined(&quarters, |at| zone.hour(at));
        for (quarter_cost, hour_cost) in [
            (pricing.charge(zone, &quarters), pricing.charge(zone, &hours)),
            (factors.emissions_kg(zone, &quarters), factors.emissions_kg(zone, &hours)),
        ] {
            prop_assert!(near(quarter_cost.unwrap(), hour_cost.unwrap()));
        }
        // However days and months are cut, their sums equal the whole.
        let sum_by = |tile: &dyn Fn(Millis) -> Span| -> f64 {
            hours.chunk_by(|a, b| tile(a.start) == tile(b.start)).map(|part| pricing.charge(zone, part).unwrap()).sum()
        };
        let whole = pricing.charge(zone, &quarters).unwrap();
        prop_assert!(near(sum_by(&|at| zone.day(at)), whole));
        prop_assert!(near(sum_by(&|at| zone.month(at)), whole));
        // A year's carbon is the same whether days or quarters are summed.
        let days = joined(&hours, |at| zone.day(at));
        prop_assert!(near(factors.emissions_kg(zone, &days).unwrap(), factors.emissions_kg(zone, &quarters).unwrap()));
        // A price that is reported as constant is constant.
        let span = Span { start: days[0].start, end: days[2].start + days[2].length_ms };
        if let Some(price) = pricing.constant_within(zone, span) {
            let energy: f64 = days.iter().filter_map(|day| day.energy).sum();
            prop_assert!(near(price * energy, whole));
        }
    }

    #[test]
    fn neither_order_nor_cutting_changes_a_bill(seed: u64, zone_index in 0..ZONES.len(), day in 0..DAYS.len(), begins in 1i64..=28) {
        let (zone, first) = (zone(zone_index), date(day));
        let mut dice = Dice(seed);
        let tariffs = tariffs(&mut dice, first);
        let span = BillingDay::new(begins).unwrap().period_at(zone, zone.start_of(first));
        let hours = joined(&quarters(&mut dice, zone, first, 2), |at| zone.hour(at));
        let sold: Vec<Slot> = hours.iter().step_by(5).map(|hour| Slot { energy: hour.energy.map(|e| e / 3.0), ..*hour }).collect();
        let whole = bill(&tariffs, zone, span, &Usage { import: &hours, export: &sold, ..Usage::default() });
        // Some hours as even quarters, all in arbitrary order.
        let mut cut: Vec<Slot> = Vec::new();
        for hour in &hours {
            if dice.below(2) == 0 {
                let all = Span { start: hour.start, end: hour.start + hour.length_ms };
                cut.extend(zone.quarters(all).into_iter().map(|quarter| hour.fraction(quarter)));
            } else {
                cut.push(*hour);
            }
        }
        for i in (1..cut.len()).rev() {
            cut.swap(i, dice.below(i as u64 + 1) as usize);
        }
        let mut found = bill(&tariffs, zone, span, &Usage { import: &cut, export: &sold, ..Usage::default() });
        prop_assert_eq!(&found.lines, &whole.lines);
        prop_assert_eq!(found.total, whole.total);
        found.quality = whole.quality;
        found.peak_kw = whole.peak_kw;
        prop_assert_eq!(found, whole);
    }

    #[test]
    fn a_bill_of_one_tier_charges_what_its_slots_do(seed: u64, zone_index in 0..ZONES.len(), day in 0..DAYS.len()) {
        let (zone, first) = (zone(zone_index), date(day));
        let mut dice = Dice(seed);
        let mut one = tariff(&mut dice);
        for tiers in &mut one.energy.periods {
            tiers.truncate(1);
            tiers[0].max = None;
        }
        let from = Date { year: 2020, month: 1, day: 1 };
        let pricing = Pricing { tariffs: Arc::new(Tariffs::new(vec![Version { from, to: None, tariff: one }])), flat: None };
        let span = BillingDay::default().period_at(zone, zone.start_of(first));
        let slots: Vec<Slot> =
            quarters(&mut dice, zone, first, 2).into_iter().filter(|slot| span.contains(slot.start)).collect();
        let found = bill(&pricing.tariffs, zone, span, &Usage { import: &slots, ..Usage::default() });
        let lines: Vec<f64> = found.lines.iter().filter(|line| line.kind == LineKind::Energy).map(|line| line.amount).collect();
        let charge = pricing.charge(zone, &slots).unwrap();
        // Each line is rounded to the cent.
        prop_assert!((lines.iter().sum::<f64>() - charge).abs() <= 0.005 * lines.len() as f64 + 1e-6);
        let lacks = found.lines.iter().find(|line| line.kind == LineKind::Minimum);
        let least = pricing.tariffs.versions()[0].tariff.minimum.map_or(0.0, |minimum| minimum.0);
        prop_assert!(found.total >= least && (lacks.is_none() || near(found.total, least)));
    }

    #[test]
    fn a_tariff_is_written_as_it_was_read(seed: u64) {
        let read = read(&published(&mut Dice(seed)));
        let written = urdb::write(&read, Utility::Electricity).to_string();
        prop_assert_eq!(urdb::read(&written, Utility::Electricity).unwrap(), read);
    }

    #[test]
    fn no_text_makes_the_reader_fall(cut in 0usize..2_000, at in 0usize..2_000, with in "[\\[\\]{}\",:0-9a-z.-]{0,6}", seed: u64) {
        let mut text = published(&mut Dice(seed));
        text.truncate(cut.max(10));
        text.insert_str(at.min(text.len()), &with);
        // Any answer is a proper one: a fault with a field, or a tariff that can be billed.
        match urdb::read(&text, Utility::Electricity) {
            Ok(read) => {
                let version = Version { from: date(0), to: None, tariff: read };
                let zone = zone(1);
                let span = BillingDay::default().period_at(zone, zone.start_of(date(0)));
                let found = bill(&Tariffs::new(vec![version]), zone, span, &Usage::default());
                prop_assert!(found.total.is_finite());
            }
            Err(fault) => prop_assert!(!fault.field.is_empty() && !fault.detail.is_empty()),
        }
    }
}

/// Prices a year of hours, as a page does. The time is in the log; none is asserted.
#[test]
fn a_year_of_hours_is_priced_whole() {
    let zone = zone(1);
    let mut dice = Dice(7);
    let pricing = Pricing { tariffs: Arc::new(tariffs(&mut dice, date(0))), flat: Some(0.2) };
    let span = Span { start: zone.start_of(date(11)), end: zone.start_of(date(11)) + 365 * DAY_MS };
    let hours: Vec<Slot> = zone.hours(span).into_iter().map(|hour| slot(hour, 1.0)).collect();
    let began = std::time::Instant::now();
    let charge = pricing.charge(zone, &hours).unwrap();
    println!("{} hours priced in {:?}", hours.len(), began.elapsed());
    assert!(charge > 0.0 && hours.len() as i64 == span.length_ms() / HOUR_MS);
    assert_eq!(QUARTER_MS * 4, HOUR_MS);
}
