//! Gaps of months: stored by days, read by the hour, and adding up at every place, whatever comes
//! in between and in any order.

use crate::ground::*;
use domain::zone::Span;
use domain::{BuildingId, ChannelId, DAY_MS, Flow, HOUR_MS, MeterRole, Millis, Period, SeriesId, SiteId, Slot};
use store::{Bringing, Entry, Error, Owner, Store};

const YEAR_MS: Millis = 365 * DAY_MS;

/// A house with two meters, in a zone with clock changes.
struct House {
    store: Store,
    ids: [ChannelId; 2],
    site_id: SiteId,
    building_id: BuildingId,
}

impl House {
    async fn new(ground: &Ground) -> Self {
        let store = ground.store().await;
        let site_id = site(&store, "America/New_York").await;
        let building_id = building(&store, site_id).await;
        let ids = [channel(&store, "a", "energy_kwh").await, channel(&store, "b", "energy_kwh").await];
        give(&store, "a", building_id, MeterRole::Main).await;
        give(&store, "b", building_id, MeterRole::Main).await;
        Self { store, ids, site_id, building_id }
    }

    /// The series of the second meter, of the building and of the site.
    fn series(&self) -> [SeriesId; 3] {
        let catalog = self.store.catalog();
        let of = |owner| catalog.series_of(owner, domain::Utility::Electricity, Flow::Use).unwrap().series_id;
        [catalog.channels[&self.ids[1]].series_id, of(Owner::Building(self.building_id)), of(Owner::Site(self.site_id))]
    }

    async fn slots(&self, series: SeriesId, period: Period) -> Vec<Slot> {
        self.store.rollup_range(&[series], period, EVER).await.unwrap().remove(&series).unwrap_or_default()
    }

    /// Checks that each series adds up to `kwh`: by days, hours and quarters, and in one sum.
    async fn adds_up(&self, kwh: [f64; 3]) {
        for (series, kwh) in self.series().into_iter().zip(kwh) {
            assert_near(energy(&self.slots(series, Period::Day).await), kwh);
            assert_near(energy(&self.slots(series, Period::Hour).await), kwh);
            let span = Span { start: MONDAY - 9 * YEAR_MS, end: MONDAY + 9 * YEAR_MS };
            let quarters = self.store.rollup_quarters(&[series], span).await.unwrap().remove(&series).unwrap_or_default();
            assert_near(energy(&quarters), kwh);
            let passed = self.store.rollup_passed(&[series], &[span]).await.unwrap();
            assert_near(passed[&series][0].energy.unwrap(), kwh);
        }
        agrees(&self.store).await;
    }
}

async fn rows(ground: &Ground) -> i64 {
    ground.number("select count(*) from rollup").await + ground.number("select count(*) from gap_day").await
}

pub async fn a_register_that_is_read_once_in_years_writes_days_and_adds_up(ground: &Ground) {
    let house = House::new(ground).await;
    let id = house.ids[1];
    commit(&house.store, &[entry(id, MONDAY + 10 * HOUR_MS, 9_000.0)]).await;
    let before = rows(ground).await;
    // Sixteen years: 140,000 hours of three series.
    commit(&house.store, &[entry(id, MONDAY - 16 * YEAR_MS + 7 * HOUR_MS, 1_000.0)]).await;
    assert!(rows(ground).await - before < 36_000, "{} rows", rows(ground).await - before);
    let [series, ..] = house.series();
    let hours = house.slots(series, Period::Hour).await;
    // And the hour that the first reading closes.
    assert_eq!(hours.len(), 16 * 365 * 24 + 4);
    assert_near(energy(&hours), 8_000.0);
    let day = house.slots(series, Period::Day).await[100];
    assert!(day.quality <= 0.25 && day.covered_ms == day.length_ms, "{day:?}");
    for series in house.series() {
        assert_near(energy(&house.slots(series, Period::Day).await), 8_000.0);
    }
    agrees(&house.store).await;
}

pub async fn what_comes_within_a_gap_of_months_parts_it(ground: &Ground) {
    let house = House::new(ground).await;
    let [a, b] = house.ids;
    commit(&house.store, &[entry(b, MONDAY, 1_000.0), entry(b, MONDAY + YEAR_MS, 2_000.0)]).await;
    house.adds_up([1_000.0; 3]).await;
    // Another meter of the house beside it is read by the hour.
    commit(&house.store, &hourly(a, MONDAY + 90 * DAY_MS + HOUR_MS / 2, 60, 2.0)).await;
    house.adds_up([1_000.0, 1_120.0, 1_120.0]).await;
    // First into the middle of a day that is stored as one; then so that short gaps remain; and a
    // glitch that counts for nothing.
    for (days, register) in [(100, 1_500.0), (101, 1_510.0), (120, 1_600.0), (250, 9_999.0), (300, 1_900.0)] {
        commit(&house.store, &[entry(b, MONDAY + days * DAY_MS + 13 * HOUR_MS, register)]).await;
        house.adds_up([1_000.0, 1_120.0, 1_120.0]).await;
    }
    // A late reading of the first meter, on a day that the second has only as a day.
    commit(&house.store, &[entry(a, MONDAY + 200 * DAY_MS, 230.0)]).await;
    house.adds_up([1_000.0, 1_130.0, 1_130.0]).await;
    // A place's hours add up what one meter has by the hour and another by days.
    let [series, building, _] = house.series();
    for (days, beside) in [(50, 0.0), (91, 2.0)] {
        let at = MONDAY + days * DAY_MS;
        let of = |slots: Vec<Slot>| slots.into_iter().find(|slot| slot.start == at).unwrap();
        let (own, whole) = (of(house.slots(series, Period::Hour).await), of(house.slots(building, Period::Hour).await));
        assert!(own.quality <= 0.25 && own.energy > Some(0.1));
        assert_near(whole.energy.unwrap() - own.energy.unwrap(), beside);
        assert_near(whole.mean.unwrap() - own.mean.unwrap(), beside * 1_000.0);
    }
}

pub async fn gaps_follow_when_a_meter_is_understood_otherwise(ground: &Ground) {
    let house = House::new(ground).await;
    let [a, b] = house.ids;
    commit(&house.store, &hourly(a, MONDAY, 30, 1.0)).await;
    commit(&house.store, &[entry(b, MONDAY - YEAR_MS, 1_000.0), entry(b, MONDAY + YEAR_MS, 3_000.0)]).await;
    house.adds_up([2_000.0, 2_030.0, 2_030.0]).await;
    let changed = store::MeterChanged {
        channel_id: b,
        at: MONDAY + 5 * HOUR_MS,
        old_final: 2_500.0,
        new_initial: 2_400.0,
        note: String::new(),
    };
    house.store.meter_change_insert(&changed).await.unwrap();
    house.adds_up([2_100.0, 2_130.0, 2_130.0]).await;
    // What exceeds the maximum power counts for nothing; without the maximum it counts again.
    change(&house.store, "b", |change| change.max_power_w = Some(1.0)).await;
    let [series, ..] = house.series();
    assert_near(energy(&house.slots(series, Period::Day).await), 0.0);
    agrees(&house.store).await;
    change(&house.store, "b", |change| change.max_power_w = None).await;
    house.adds_up([2_100.0, 2_130.0, 2_130.0]).await;
    // Out of the building, and back.
    change(&house.store, "b", |change| change.building_id = None).await;
    let [_, building, _] = house.series();
    assert_near(energy(&house.slots(building, Period::Day).await), 30.0);
    agrees(&house.store).await;
    give(&house.store, "b", house.building_id, MeterRole::Main).await;
    house.adds_up([2_100.0, 2_130.0, 2_130.0]).await;
}

pub async fn a_stated_amount_of_a_year_is_one_of_days(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "Europe/Berlin").await;
    let id = channel(&store, "bills", "interval_energy_kwh").await;
    let amount =
        |end: Millis, days: i64, value: f64| Entry::new(id, domain::Reading { at: end, value, span_ms: Some(days * DAY_MS) });
    commit(&store, &[amount(MONDAY, 365, 3_650.0)]).await;
    // An amount that begins in the middle of one of these days.
    commit(&store, &[amount(MONDAY - 100 * DAY_MS + HOUR_MS, 40, 400.0)]).await;
    commit(&store, &[amount(MONDAY - 200 * DAY_MS, 1, 5.0)]).await;
    assert_near(energy(&slots(&store, id, Period::Day).await), 4_055.0);
    assert_near(energy(&slots(&store, id, Period::Hour).await), 4_055.0);
    assert!(ground.number("select count(*) from gap_day").await > 300);
    agrees(&store).await;
}

pub async fn what_is_too_much_for_one_commit_is_written_in_steps(ground: &Ground) {
    let house = House::new(ground).await;
    let [a, b] = house.ids;
    let every = |id: ChannelId, days: i64, count: i64| {
        (0..count).map(move |i| entry(id, MONDAY - i * days * DAY_MS, 50_000.0 - i as f64 * 10.0)).collect::<Vec<Entry>>()
    };
    // Readings thirty days apart, for years: all written by the hour.
    let much = every(b, 30, 60);
    let refused = house.store.reading_commit_announced(&[much.clone(), vec![entry(a, MONDAY, 1.0)]].concat(), &[], &[]).await;
    assert!(matches!(&refused, Err(Error::Costly(channels)) if *channels == [b]), "{refused:?}");
    assert_eq!(rows(ground).await, 0);
    let (entries, mut bringing) = ([much.clone(), much[7..9].to_vec()].concat(), Bringing::of(62));
    house.store.reading_bring(&entries, &mut bringing).await.unwrap();
    let committed = bringing.done;
    assert_eq!((committed.stored.len(), committed.repeated.len(), committed.conflicts.len()), (60, 2, 0));
    house.adds_up([590.0; 3]).await;
}

pub async fn what_is_brought_in_steps_goes_on_where_it_was_refused(ground: &Ground) {
    let house = House::new(ground).await;
    let entries: Vec<Entry> =
        (0..60).map(|i| entry(house.ids[1], MONDAY - i * 30 * DAY_MS, 50_000.0 - i as f64 * 10.0)).collect();
    // Refuses rollups from 1,500 days ago and earlier: those of the oldest readings, which come
    // last.
    let (refuse, allow) = if ground.url.starts_with("sqlite:") {
        let refuse = "create trigger refuse before insert on rollup when new.start_at < 1642809600000 begin select raise(abort, 'no'); end";
        (refuse, "drop trigger refuse")
    } else {
        (
            "alter table rollup add constraint refuse check (start_at >= 1642809600000)",
            "alter table rollup drop constraint refuse",
        )
    };
    ground.execute(refuse).await;
    let mut bringing = Bringing::of(entries.len());
    house.store.reading_bring(&entries, &mut bringing).await.unwrap_err();
    let first = bringing.done.stored.len();
    assert!((1..60).contains(&first), "{first}");
    let brought = house.store.brought_list().await.unwrap();
    assert_eq!(brought, [(house.ids[1], MONDAY)]);
    ground.execute(allow).await;
    house.store.reading_bring(&entries, &mut bringing).await.unwrap();
    assert_eq!((bringing.done.stored.len(), bringing.done.repeated.len()), (60, 0));
    house.adds_up([590.0; 3]).await;
}
