//! The rollups do not depend on the order in which readings come: in pieces, shuffled and with
//! repeats they are those of one commit in order. Around the clock changes of three zones, with all
//! that real registers do.

use crate::ground::*;
use domain::zone::Date;
use domain::{DAY_MS, Flow, HOUR_MS, MINUTE_MS, MeterRole, Millis, Period, QUARTER_MS, Reading, SeriesId, Slot, Zone};
use std::collections::BTreeMap;
use store::{Entry, MeterChanged, Owner, Store};

/// A seeded generator: the same seed gives the same case (SplitMix64, Steele et al. 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// Instants at odd steps and on the hour, with gaps of up to ten hours.
fn instants(random: &mut Random, start: Millis, count: usize) -> Vec<Millis> {
    let mut at = start;
    (0..count)
        .map(|_| {
            at += match random.below(25) {
                0 => HOUR_MS * (2 + random.below(8) as i64),
                1..=3 => random.below(80) as i64 * MINUTE_MS + 1,
                4..=7 => HOUR_MS - at.rem_euclid(HOUR_MS),
                8..=11 => QUARTER_MS,
                _ => 1_000 * (20 + random.below(900) as i64),
            };
            at
        })
        .collect()
}

/// A register with glitches (up, down, in runs), resets and rollovers.
fn register(random: &mut Random, at: &[Millis]) -> Vec<Reading> {
    let (mut value, mut wrong) = (900.0 + 50.0 * random.unit(), 0);
    at.iter()
        .map(|&at| {
            value += if random.chance(0.2) { 0.0 } else { random.unit() };
            if value > 1_000.0 {
                value -= 1_000.0;
            }
            if random.chance(0.01) {
                value = random.unit();
            }
            if random.chance(0.04) {
                let longest = if random.chance(0.2) { 9 } else { 2 };
                wrong = 2 + random.below(longest);
            }
            wrong = usize::saturating_sub(wrong, 1);
            let glitch = [0.0, 1e6 * random.unit(), value - 20.0][random.below(3)];
            Reading::new(at, if wrong > 0 { glitch } else { value })
        })
        .collect()
}

fn amounts(random: &mut Random, at: &[Millis]) -> Vec<Reading> {
    let mut stated = || match random.below(6) {
        0 => Some(QUARTER_MS),
        1 => Some(MINUTE_MS * (1 + random.below(3_000) as i64)),
        _ => None,
    };
    at.iter().map(|&at| Reading { at, value: 0.5, span_ms: stated() }).collect()
}

/// A site with two buildings: a main meter with export, solar generation, a submeter with power
/// alone, a meter of amounts, a level.
async fn world(store: &Store, zone: &str, start: Millis, count: usize, seed: u64) -> Vec<Entry> {
    let site_id = site(store, zone).await;
    let buildings = store.building_insert(&[new_building(site_id, "one"), new_building(site_id, "two")], 0).await.unwrap();
    let mut random = Random(seed);
    let mut entries = Vec::new();
    for (key, field, role, at) in [
        ("main", "energy_kwh", MeterRole::Main, 0),
        ("main", "energy_export_kwh", MeterRole::Main, 0),
        ("sun", "energy_kwh", MeterRole::Generation, 0),
        ("plug", "power_w", MeterRole::Submeter, 1),
        ("heat", "energy_kwh", MeterRole::Submeter, 1),
        ("air", "indoor_temp_c", MeterRole::Submeter, 1),
    ] {
        // Each world has its own meters, or seven months would be a gap to recompute at each late
        // reading.
        let name = format!("{key}-{seed}");
        let id = channel(store, &name, field).await;
        give(store, &name, buildings[at], role).await;
        let (is_tight, offset) = (random.chance(0.5), random.below(3) as i64 * 7 * MINUTE_MS);
        change(store, &name, |change| {
            change.is_interval = key == "heat";
            change.max_register = (key == "main").then_some(1_000.0);
            change.max_power_w = (is_tight && key != "heat").then_some(8_000.0);
            change.end_offset_ms = offset;
            change.power_gap_ms = is_tight.then_some(5 * MINUTE_MS);
        })
        .await;
        let at = instants(&mut random, start, count);
        if matches!(key, "main" | "sun") && random.chance(0.7) {
            let change = MeterChanged {
                channel_id: id,
                at: at[random.below(count)] - offset - random.below(2) as i64,
                old_final: 950.0,
                new_initial: 900.0,
                note: String::new(),
            };
            store.meter_change_insert(&change).await.unwrap();
        }
        let readings = match (key, field) {
            ("heat", _) => amounts(&mut random, &at),
            (_, "power_w" | "indoor_temp_c") => at.iter().map(|&at| Reading::new(at, random.unit() * 40.0 - 5.0)).collect(),
            _ => register(&mut random, &at),
        };
        entries.extend(readings.into_iter().map(|reading| Entry::new(id, reading)));
    }
    entries
}

type All = BTreeMap<(i64, SeriesId, Millis), Slot>;

async fn all_slots(store: &Store) -> All {
    let ids: Vec<SeriesId> = store.catalog().series.keys().copied().collect();
    let mut all = All::new();
    for period in [Period::Quarter, Period::Hour, Period::Day] {
        for (id, slots) in store.rollup_range(&ids, period, EVER).await.unwrap() {
            all.extend(slots.into_iter().map(|slot| ((period.seconds(), id, slot.start), slot)));
        }
    }
    all
}

fn assert_same(one: &All, other: &All) {
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(1.0),
        (a, b) => a == b,
    };
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (key, a) in one {
        let b = &other[key];
        let same = (a.length_ms, a.covered_ms, a.count) == (b.length_ms, b.covered_ms, b.count)
            && near(a.energy, b.energy)
            && near(a.mean, b.mean)
            && near(a.low, b.low)
            && near(a.high, b.high)
            && near(Some(a.quality), Some(b.quality));
        assert!(same, "{key:?}: {a:?} is not {b:?}");
    }
}

/// Commits in order to one database, and in any order in chunks of up to `largest` to another;
/// compares the two.
async fn any_order(ground: &Ground, zone: &str, around: &[Date], count: usize, largest: usize) {
    let other = if ground.is_sqlite() { Ground::sqlite() } else { Ground::postgres() };
    let (ordered, mixed) = (ground.store().await, other.store().await);
    let clock = Zone::named(zone).unwrap();
    for (i, &date) in around.iter().enumerate() {
        let seed = date.days() as u64;
        let start = clock.start_of(date) - 2 * DAY_MS;
        // The second round goes into another site, beside the first.
        let mut entries = world(&ordered, zone, start, count, seed).await;
        assert_eq!(entries, world(&mixed, zone, start, count, seed).await);
        commit(&ordered, &entries).await;
        let mut random = Random(seed);
        if i % 2 == 0 {
            random.shuffle(&mut entries);
        } else {
            // Nearly in order: a live neighbourhood, with some meters that were offline for a
            // while.
            entries.sort_by_key(|entry| entry.reading.at + if entry.reading.at % 7 == 0 { 20 * DAY_MS } else { 0 });
        }
        let (mut left, mut commits) = (&entries[..], 0);
        while !left.is_empty() {
            let (now, rest) = left.split_at((1 + random.below(largest)).min(left.len()));
            let mut now = now.to_vec();
            let again = random.below(entries.len() - left.len() + 1);
            now.extend_from_slice(&entries[again..(again + 2).min(entries.len() - left.len())]);
            commit(&mixed, &now).await;
            left = rest;
            commits += 1;
            if commits % 8 == 3 {
                // PostgreSQL does this by itself within a minute; without statistics its planner
                // scans whole tables.
                other.execute("analyze").await;
            }
        }
        assert_same(&all_slots(&ordered).await, &all_slots(&mixed).await);
    }
    agrees(&ordered).await;
    agrees(&mixed).await;
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub async fn any_order_gives_the_same_rollups_in_new_york(ground: &Ground) {
    any_order(ground, "America/New_York", &[day("2026-03-08"), day("2026-11-01")], 150, 70).await;
}

pub async fn any_order_gives_the_same_rollups_in_kolkata(ground: &Ground) {
    any_order(ground, "Asia/Kolkata", &[day("2026-03-29"), day("2026-12-31")], 150, 40).await;
}

pub async fn any_order_gives_the_same_rollups_in_lord_howe(ground: &Ground) {
    any_order(ground, "Australia/Lord_Howe", &[day("2026-04-05"), day("2026-10-04")], 150, 70).await;
}

pub async fn any_order_gives_the_same_rollups_of_many_short_weeks_in_kathmandu(ground: &Ground) {
    let rounds = if ground.is_sqlite() { 12 } else { 3 };
    let first = day("2025-01-01").days();
    let days: Vec<Date> = (0..rounds).map(|round| Date::from_days(first + 40 * round)).collect();
    any_order(ground, "Asia/Kathmandu", &days, 45, 12).await;
}

pub async fn one_reading_a_commit_gives_the_same_rollups(ground: &Ground) {
    any_order(ground, "Europe/Berlin", &[day("2026-03-29"), day("2026-10-25")], 30, 1).await;
}

/// Until November 2011, Newfoundland's clocks changed at one minute past midnight. This cuts hours
/// and quarters into one minute and the rest.
pub async fn hours_that_a_clock_change_cuts_are_summed_by_their_own_length(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "America/St_Johns").await;
    let home = building(&store, site_id).await;
    let ids = [channel(&store, "a", "energy_kwh").await, channel(&store, "b", "energy_kwh").await];
    for meter in ["a", "b"] {
        give(&store, meter, home, MeterRole::Main).await;
    }
    // 2011-03-12T15:00:00Z and 2011-11-05T15:00:00Z.
    for start in [1_299_942_000_000, 1_320_505_200_000] {
        commit(&store, &every_ten_minutes(ids[0], start, 40, 2.0)).await;
        // On the local hour, so its quarters are not known.
        commit(&store, &hourly(ids[1], start + HOUR_MS / 2, 30, 1.0)).await;
    }
    agrees(&store).await;
    let owner = Owner::Building(home);
    let days = flow(&store, owner, Flow::Use, Period::Day).await;
    let hours = flow(&store, owner, Flow::Use, Period::Hour).await;
    assert!(hours.iter().any(|hour| hour.length_ms == 60_000) && hours.iter().any(|hour| hour.length_ms == 59 * 60_000));
    assert_near(energy(&days), energy(&hours));
    let series = store.catalog().series_of(owner, domain::Utility::Electricity, Flow::Use).unwrap().series_id;
    let quarters = store.rollup_quarters(&[series], EVER).await.unwrap().remove(&series).unwrap();
    assert_near(energy(&quarters), energy(&hours));
    assert_eq!(
        quarters.iter().map(|quarter| quarter.length_ms).sum::<i64>(),
        hours.iter().map(|hour| hour.length_ms).sum::<i64>()
    );
}
