//! A town with years of readings, and everything the store is ever asked of them.

use crate::ground::*;
use domain::zone::Span;
use domain::{BuildingId, ChannelId, DAY_MS, Field, HOUR_MS, MeterRole, Millis, Period, Reading, SeriesId};
use sqlx::Connection;
use store::{Bringing, Corrector, Entry, Store, Stretch};

/// Meters, with one channel each.
const METERS: i64 = 6;

pub struct Town {
    site_series: Vec<SeriesId>,
    buildings: Vec<BuildingId>,
    channels: Vec<ChannelId>,
}

/// Two buildings with three meters each.
pub async fn lay_out(store: &Store) -> Town {
    let site_id = site(store, "UTC").await;
    let buildings = store.building_insert(&[new_building(site_id, "a"), new_building(site_id, "b")], 0).await.unwrap();
    let mut channels = Vec::new();
    for place in 0..METERS {
        let key = format!("m{place}");
        channels.push(channel(store, &key, "energy_kwh").await);
        give(store, &key, buildings[place as usize % 2], MeterRole::Main).await;
    }
    change(store, "m5", |change| change.is_interval = true).await;
    let catalog = store.catalog();
    let channel_series: Vec<SeriesId> = channels.iter().map(|id| catalog.channels[id].series_id).collect();
    let site_series = catalog.series.keys().copied().filter(|id| !channel_series.contains(id)).collect();
    Town { site_series, buildings, channels }
}

/// Four months before Monday for each series and channel, and for sixty others. Written by SQL,
/// which takes seconds.
pub async fn fill(ground: &Ground) {
    ground.execute("insert into series (owner, owner_id, utility, flow) select 'channel', 1000 + n, 'electricity', 'import' from generate_series(1, 60) n").await;
    ground
        .execute(
            "insert into rollup (series_id, period, start_at, length_ms, energy, mean, low, high, covered_ms, reading_count, quality) \
             select s.series_id, p.period, 1772409600000 - n * p.period * 1000, p.period * 1000, 1, 1000, 900, 1100, p.period * 1000, 1, 1 \
             from series s, (values (3600::bigint, 3000), (86400, 125), (900, 96)) p (period, rows), generate_series(1, p.rows) n",
        )
        .await;
    ground
        .execute(
            "insert into reading (channel_id, at, value) select c, 1772409600000 - n * 3600000::bigint, 100000 - n \
             from generate_series(1, 60) c, generate_series(1, 3000) n",
        )
        .await;
}

/// Reads a month of hours of one series by a plain join with the list of keys.
pub const WALK: &str = "select r.start_at from json_each($1) t cross join rollup r where r.series_id = cast(t.value ->> 0 as bigint) \
     and r.period = $2 and r.start_at >= $3 and r.start_at < $4";

/// Runs [`WALK`] without the store.
pub async fn walk(url: &str) {
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let month = sqlx::query(WALK).bind("[[1]]").bind(3_600_i64).bind(MONDAY - 30 * DAY_MS).bind(MONDAY);
    assert!(month.fetch_all(&mut connection).await.unwrap().len() > 100);
    connection.close().await.unwrap();
}

impl Town {
    /// Opens the store and does all that pages, the API, devices and settings do with readings, for
    /// the `day`th time.
    pub async fn live(&self, url: &str, day: i64) {
        let store = Store::open(url).await.unwrap();
        self.read(&store).await;
        self.commit(&store, day).await;
        self.set_up(&store, day).await;
        self.part(&store, day).await;
        if day == 0 {
            store.verify().await.unwrap();
        }
        store.close().await;
    }

    async fn read(&self, store: &Store) {
        let days = |count: i64| Span { start: MONDAY - count * DAY_MS, end: MONDAY };
        store.rollup_range(&self.site_series[..1], Period::Hour, days(30)).await.unwrap();
        store.rollup_range(&self.site_series[..1], Period::Day, days(365)).await.unwrap();
        store.rollup_total(&self.site_series[..1], Period::Day, days(365)).await.unwrap();
        store.rollup_quarters(&self.site_series, days(1)).await.unwrap();
        let passed: Vec<Span> =
            (1..=8).map(|week| Span { start: MONDAY - week * 7 * DAY_MS, end: MONDAY - week * 7 * DAY_MS + DAY_MS }).collect();
        store.rollup_passed(&self.site_series, &passed).await.unwrap();
        let courses = [(Period::Hour, days(7)), (Period::Day, days(60))].map(|(period, span)| Stretch {
            series_id: self.site_series[0],
            period,
            span,
        });
        assert!(store.rollup_courses(&courses).await.unwrap().iter().all(|course| course.len() > 50));
        store.rollup_last_hour(self.site_series[0], MONDAY).await.unwrap();
        store.reading_latest(&self.channels).await.unwrap();
        let id = self.channels[0];
        store.reading_list(id, days(7), 50).await.unwrap();
        store.reading_page(id, days(7), 50).await.unwrap();
        store.reading_after(id, MONDAY - DAY_MS).await.unwrap();
        let stands = store.reading_list(id, days(1), 1).await.unwrap()[0];
        let corrector = Corrector { by: "a test", source: "a file", at: MONDAY };
        let newer = Entry::new(id, Reading { value: stands.value + 0.001, ..stands });
        assert_eq!(store.reading_correct(&[newer], corrector).await.unwrap(), 1);
        store.reading_correct(&[Entry::new(id, stands)], corrector).await.unwrap();
        assert!(store.correction_list(id, days(1), 10).await.unwrap().len() >= 2);
        let amount = Entry::new(id, Reading { span_ms: Some(DAY_MS), ..stands });
        assert_eq!(store.reading_overlaps(&[amount]).await.unwrap(), [false]);
        store.reading_first().await.unwrap();
    }

    /// Commits readings in order, again, late, and months apart in one message.
    async fn commit(&self, store: &Store, day: i64) {
        let monday = MONDAY + day * DAY_MS;
        let now: Vec<_> = self.channels.iter().flat_map(|&id| every_ten_minutes(id, monday, 3, 1.0)).collect();
        commit(store, &now).await;
        commit(store, &now[..1]).await;
        self.collide(store, now[0].reading.at).await;
        let at = monday - 100 * DAY_MS + HOUR_MS / 2;
        commit(store, &self.channels.iter().map(|&id| entry(id, at, 50_000.0)).collect::<Vec<_>>()).await;
        let months_apart = [at + HOUR_MS, monday + 20 * HOUR_MS].map(|at| entry(self.channels[1], at, 60_000.0));
        store.reading_bring(&months_apart, &mut Bringing::of(2)).await.unwrap();
    }

    /// Several readings without a time of their own come at once, at an instant that is taken.
    async fn collide(&self, store: &Store, at: Millis) {
        let ours = |value| Entry { is_time_ours: true, ..entry(self.channels[0], at, value) };
        commit(store, &[ours(7.0), ours(8.0), ours(9.0)]).await;
        commit(store, &[ours(9.0), ours(10.0)]).await;
        // A reading that found its place at once moves with one that did not.
        commit(store, &[ours(11.0), Entry { is_time_ours: true, ..entry(self.channels[0], at + 500, 12.0) }]).await;
    }

    /// Deletes a meter with its readings, and merges another into one that stays.
    async fn part(&self, store: &Store, day: i64) {
        let [gone, put] = [format!("gone{day}"), format!("put{day}")];
        for key in [&gone, &put] {
            let id = channel(store, key, "energy_kwh").await;
            commit(store, &hourly(id, MONDAY - 200 * DAY_MS, 3, 1.0)).await;
        }
        let id = |key: &str| store.catalog().meter_named(key).unwrap().meter_id;
        store.meter_holds(id(&gone)).await.unwrap();
        store.meter_delete(id(&gone), MONDAY).await.unwrap();
        store.meter_merge(id(&put), id("m1"), MONDAY).await.unwrap();
        store.meters_settle().await.unwrap();
    }

    /// Moves a meter to the other building and back, gives another one's readings another meaning,
    /// and names a channel of unknown unit.
    async fn set_up(&self, store: &Store, day: i64) {
        for to in [1, 0] {
            give(store, "m0", self.buildings[to], MeterRole::Main).await;
        }
        for is_interval in [true, false] {
            change(store, "m1", |change| change.is_interval = is_interval).await;
        }
        let unknown = channel(store, "unknown", &format!("value:{day}")).await;
        commit(store, &hourly(unknown, MONDAY, 3, 1.0)).await;
        store.channel_map(unknown, Field::named("energy_kwh").unwrap(), 1.0).await.unwrap();
    }
}
