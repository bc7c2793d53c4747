//! Registers that fall and come back, count both ways, or show an error code. The hours that counted
//! a fall are made anew when it proves to be none, in whatever order the readings come.

use crate::ground::*;
use domain::{ChannelId, HOUR_MS, MINUTE_MS, MeterRole, Millis, Period, QUARTER_MS, Reading};
use store::{Entry, Owner, Store};

const STEP_MS: Millis = 5 * MINUTE_MS;

/// A meter in a building; returns its channel and the building, which both have energy.
async fn metered(store: &Store, field: &str) -> (ChannelId, Owner) {
    let site_id = site(store, "Europe/Berlin").await;
    let home = building(store, site_id).await;
    let id = channel(store, "m", field).await;
    give(store, "m", home, MeterRole::Main).await;
    (id, Owner::Building(home))
}

async fn used(store: &Store, owner: Owner) -> f64 {
    energy(&flow(store, owner, domain::Flow::Use, Period::Hour).await)
}

/// The hours from the first reading on; it closes the hour before.
async fn hours(store: &Store, id: ChannelId) -> Vec<domain::Slot> {
    let mut hours = slots(store, id, Period::Hour).await;
    hours.retain(|hour| hour.start >= MONDAY);
    hours
}

fn entries(id: ChannelId, step_ms: Millis, values: &[f64]) -> Vec<Entry> {
    (0..).zip(values).map(|(i, &value)| entry(id, MONDAY + i * step_ms, value)).collect()
}

/// A plug of 300 W for four hours, which tells the figure of yesterday in three stretches: of two,
/// of six and of twelve readings.
fn plug() -> Vec<f64> {
    let is_old = |i: i64| (8..10).contains(&i) || (15..21).contains(&i) || (30..42).contains(&i);
    (0..=48).map(|i| if is_old(i) { 71.5 } else { 73.0 + 0.025 * i as f64 }).collect()
}

pub async fn a_register_that_comes_back_repairs_the_hours_that_counted_its_fall(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    let told = entries(id, STEP_MS, &plug());
    for one in &told[..=20] {
        commit(&store, std::slice::from_ref(one)).await;
    }
    // The fall is believed by now, and nothing flows since.
    assert_near(used(&store, home).await, 0.025 * 14.0);
    assert!(hours(&store, id).await[1].quality < 1.0);
    agrees(&store).await;
    for one in &told[21..] {
        commit(&store, std::slice::from_ref(one)).await;
    }
    assert_near(used(&store, home).await, 1.2);
    let hours = hours(&store, id).await;
    assert_eq!(hours.len(), 4);
    for hour in hours {
        assert_near(hour.energy.unwrap(), 0.3);
        assert_near(hour.quality, 1.0);
        assert_eq!(hour.covered_ms, HOUR_MS);
    }
    agrees(&store).await;
}

pub async fn old_figures_add_nothing_in_whatever_order_they_come(ground: &Ground) {
    let store = ground.store().await;
    metered(&store, "energy_kwh").await;
    for turn in [5, 8, 11, 13] {
        let id = channel(&store, &format!("plug {turn}"), "energy_kwh").await;
        let told = entries(id, STEP_MS, &plug());
        // Every reading comes once, far from those beside it.
        for i in 0..told.len() {
            commit(&store, &[told[i * turn % told.len()]]).await;
            if i % 9 == 4 {
                agrees(&store).await;
            }
        }
        assert_near(energy(&slots(&store, id, Period::Hour).await), 1.2);
        agrees(&store).await;
    }
}

/// Readings every ten seconds: what must be looked at lies hundreds of readings back.
pub async fn a_register_read_every_ten_seconds_comes_back_after_an_hour(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    let value = |i: i64| match i {
        900..1_300 => 40.0,
        2_000..2_010 => 0.0,
        // Begins anew, and at last tells a figure of before.
        3_000.. => 0.001 * (i - 3_000) as f64,
        _ => 45.0 + 0.001 * i as f64,
    };
    let told = entries(id, 10_000, &(0..3_600).map(value).collect::<Vec<_>>());
    // Some come late: one of the old figures, one of the good ones within an hour of them, the first
    // good one after them.
    let is_late = |i: usize| [950, 1_250, 870, 1_300, 1_301, 2_004, 3_001].contains(&i);
    for (i, chunk) in told.chunks(50).enumerate() {
        let now: Vec<Entry> = (i * 50..).zip(chunk).filter(|(i, _)| !is_late(*i)).map(|(_, entry)| *entry).collect();
        commit(&store, &now).await;
    }
    agrees(&store).await;
    for i in (0..told.len()).filter(|i| is_late(*i)) {
        commit(&store, &[told[i]]).await;
        agrees(&store).await;
    }
    assert_near(used(&store, home).await, 2.999 + 0.599);
    // One reading a commit, on an idle register that starts: what was before it is asked for.
    for i in 0..30 {
        let value = 0.6 + if i > 20 { 0.01 } else { 0.0 };
        commit(&store, &[entry(id, MONDAY + 40_000_000 + i * 10_000, value)]).await;
    }
    agrees(&store).await;
}

pub async fn a_register_that_counts_both_ways_gives_back_what_flowed_back(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_net_kwh").await;
    let told =
        entries(id, QUARTER_MS, &[30.0, 30.5, 31.25, 30.75, 30.5, 29.5, 29.0, 29.5, 0.0, 30.0, 30.5, -2_147_483.648, 30.25]);
    for one in told.iter().rev() {
        commit(&store, std::slice::from_ref(one)).await;
    }
    assert_near(used(&store, home).await, 0.25);
    let hours = hours(&store, id).await;
    assert_near(hours[0].energy.unwrap(), 0.5);
    // Half of what flowed around the 0 at its end.
    assert_near(hours[1].energy.unwrap(), -1.0 + 0.25);
    agrees(&store).await;
    // Below 0, and a register that was changed for another.
    let more = [-0.5, -1.0, -1.5].map(|value| value + 0.25);
    let changed = store::MeterChanged {
        channel_id: id,
        at: MONDAY + 13 * QUARTER_MS,
        old_final: 30.0,
        new_initial: -0.25,
        note: String::new(),
    };
    store.meter_change_insert(&changed).await.unwrap();
    let more: Vec<Entry> = (13..).zip(more).map(|(i, value)| entry(id, MONDAY + i * QUARTER_MS, value)).collect();
    commit(&store, &more).await;
    assert_near(used(&store, home).await, -1.0);
    agrees(&store).await;
}

pub async fn an_error_code_is_kept_and_filed_and_not_counted(ground: &Ground) {
    let store = ground.store().await;
    let (register, home) = metered(&store, "energy_kwh").await;
    let amount = channel(&store, "a", "interval_energy_kwh").await;
    let power = channel(&store, "p", "power_w").await;
    let code = 4_294_967.295;
    let mut told = entries(register, HOUR_MS, &[50.0, 51.0, code, code, code, code, code, 57.0, 58.0]);
    told.extend((0..9).map(|i| {
        let value = if i == 4 { code } else { 0.25 };
        Entry::new(amount, Reading { at: MONDAY + i * QUARTER_MS, value, span_ms: Some(QUARTER_MS) })
    }));
    told.extend(entries(power, MINUTE_MS, &[240.0, 240.0, 65_535.0, 240.0, 240.0]));
    for one in &told {
        commit(&store, std::slice::from_ref(one)).await;
    }
    // What is sent again files nothing twice.
    commit(&store, &told).await;
    assert_near(used(&store, home).await, 8.0);
    assert_near(energy(&slots(&store, amount, Period::Hour).await), 2.0);
    assert_near(energy(&slots(&store, power, Period::Hour).await), 0.008);
    let unknown = slots(&store, amount, Period::Quarter).await;
    let unknown = unknown.iter().find(|slot| slot.start == MONDAY + 3 * QUARTER_MS).unwrap();
    assert_eq!((unknown.energy, unknown.covered_ms, unknown.count), (None, 0, 1));
    assert_eq!(store.reading_list(register, EVER, 99).await.unwrap().len(), 9);
    let filed = store.quarantine_list(9).await.unwrap();
    assert_eq!(filed.len(), 3, "{filed:?}");
    assert!(filed.iter().all(|one| one.reason.contains("which devices send where they have no figure")), "{filed:?}");
    assert!(filed.iter().any(|one| one.reason.contains("was 4294967.295 kWh at")), "{filed:?}");
    agrees(&store).await;
}

pub async fn a_step_out_of_all_proportion_is_filed_until_a_maximum_is_set(ground: &Ground) {
    let store = ground.store().await;
    let (id, home) = metered(&store, "energy_kwh").await;
    commit(&store, &entries(id, HOUR_MS, &[10.0, 10.5, 11.0, 11.5, 12.0, 912_345.0, 912_345.5, 912_346.0])).await;
    assert_near(used(&store, home).await, 3.0);
    let filed = store.quarantine_list(9).await.unwrap();
    assert_eq!(filed.len(), 1, "{filed:?}");
    assert!(filed[0].reason.contains("out of all proportion to what it shows otherwise"), "{filed:?}");
    agrees(&store).await;
    change(&store, "m", |change| change.max_power_w = Some(1e9)).await;
    assert_near(used(&store, home).await, 912_336.0);
    agrees(&store).await;
}
