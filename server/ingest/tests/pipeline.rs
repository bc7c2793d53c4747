//! The pipeline over a real store: what it remembers after a restart, what it reads again, and what
//! nobody reads.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::{Clock, Field, Mapping, zone::Span};
use ingest::{Ack, Client, Intake, Live, Message, Outcome, Parcel, Pipeline, Replayed, SourceName, Stats};
use std::sync::Arc;
use store::{NewSite, SourceKind, Store};
use tokio::sync::mpsc;

/// 2025-11-20T17:00:00Z.
const AT_MS: i64 = 1_763_658_000_000;

struct Ground {
    folder: tempfile::TempDir,
}

/// A process from start to stop.
struct Life {
    store: Arc<Store>,
    intake: Intake,
    stats: Arc<Stats>,
    queue: mpsc::Sender<Message>,
    working: tokio::task::JoinHandle<()>,
}

impl Ground {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    async fn life(&self) -> Life {
        self.life_on(&format!("sqlite://{}/test.db", self.folder.path().display())).await
    }

    async fn life_on(&self, url: &str) -> Life {
        let store = Arc::new(Store::open(url).await.unwrap());
        if store.catalog().sites.is_empty() {
            let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
            store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
        }
        let stats = Arc::new(Stats::default());
        let clock = Clock::reading(trial::now_ms);
        let (pipeline, queue) = Pipeline::new(store.clone(), Arc::new(Live::default()), stats.clone(), clock);
        let intake = pipeline.intake();
        Life { store, intake, stats, queue, working: tokio::spawn(pipeline.run()) }
    }
}

impl Life {
    async fn hear(&self, topic: &str, payload: &str, is_replay: bool) -> Outcome {
        self.hear_at(AT_MS, topic, payload, is_replay).await
    }

    async fn hear_at(&self, arrived_at: i64, topic: &str, payload: &str, is_replay: bool) -> Outcome {
        self.hear_of(None, Client::Trusted, arrived_at, topic, payload, is_replay).await
    }

    /// Sends a message with a device's token.
    async fn hear_by_token(&self, device: &str, topic: &str, payload: &str) -> Outcome {
        self.hear_of(Some(device), Client::Trusted, AT_MS, topic, payload, false).await
    }

    async fn hear_of(
        &self,
        token: Option<&str>,
        client: Client,
        arrived_at: i64,
        topic: &str,
        payload: &str,
        is_replay: bool,
    ) -> Outcome {
        let (told, mut outcome) = mpsc::channel(1);
        let message = Message {
            topic: topic.to_owned(),
            payload: payload.as_bytes().to_vec().into(),
            device: token.map(str::to_owned),
            own_meter_only: token.is_some(),
            client,
            arrived_at,
            is_replay,
            is_duplicate: false,
            source: Some(SourceName::new(SourceKind::Mqtt, "test")),
            quarantine_id: None,
            ack: Ack::Outcome(0, told),
        };
        self.queue.send(message).await.unwrap();
        outcome.recv().await.unwrap().1
    }

    async fn readings(&self, meter: &str, field: &str) -> Vec<(i64, f64)> {
        let catalog = self.store.catalog();
        let channel = catalog.meter_named(meter).and_then(|meter| catalog.channel_named(meter.meter_id, field));
        let Some(channel) = channel else { return Vec::new() };
        let found = self.store.reading_list(channel.channel_id, Span { start: 0, end: i64::MAX }, 100).await.unwrap();
        found.into_iter().map(|reading| (reading.at, reading.value)).collect()
    }

    async fn end(self) {
        drop(self.queue);
        self.working.await.unwrap();
        self.store.close().await;
    }
}

const CONFIG: &str = "homeassistant/sensor/m1/config";
const ANNOUNCED: &str = r#"{"name":"E","unique_id":"m1_e","state_topic":"m1/state","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","value_template":"{{ value_json.total }}"}"#;

#[tokio::test]
async fn what_a_device_announced_is_known_after_a_restart() {
    let ground = Ground::new();
    let life = ground.life().await;
    assert!(life.hear("m1/state", r#"{"total":1}"#, false).await.is_unclaimed);
    // As the broker sends it when we subscribe.
    assert_eq!(life.hear(CONFIG, ANNOUNCED, true).await, Outcome::default());
    assert_eq!(life.hear("m1/state", r#"{"total":2}"#, false).await.values, 1);
    life.end().await;

    let life = ground.life().await;
    assert_eq!(life.hear("m1/state", r#"{"total":2}"#, false).await.values, 1);
    // The announcement is taken back.
    life.hear(CONFIG, "", false).await;
    assert!(life.hear("m1/state", r#"{"total":4}"#, false).await.is_unclaimed);
    life.end().await;

    let life = ground.life().await;
    assert!(life.store.announcement_list().await.unwrap().is_empty());
    assert!(life.hear("m1/state", r#"{"total":5}"#, false).await.is_unclaimed);
    life.end().await;
}

/// Names that the database may refuse, among other devices' good readings, all in one batch.
async fn of_names_that_nobody_can_keep_the_rest_is_stored(life: Life) {
    let own = |meter: &str| format!("greenpulse/v1/{meter}/readings");
    // Too long for a key, and not compressible.
    let mut seed = 1_u64;
    let long: String = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + (seed >> 33) as u8 % 26)
    })
    .take(6_000)
    .collect();
    let parcels = [
        (own("m1"), r#"{"power_w":1}"#.to_owned()),
        (own("m2"), r#"{"power_w:\u0000":2}"#.to_owned()),
        (own("m3"), format!(r#"{{"power_w:{long}":3}}"#)),
        (own("m4"), r#"{"power_w":4}"#.to_owned()),
        ("influx/line/ns".to_owned(), "power,meter=m5 power_w:a\0=5".to_owned()),
        ("influx/line/ns".to_owned(), format!("power,meter=m5 power_w:{long}=5")),
        ("tele/m\0/SENSOR".to_owned(), r#"{"ENERGY":{"Power":6}}"#.to_owned()),
        ("shellies/m7/emeter/\u{1}/power".to_owned(), "7".to_owned()),
        ("m8/status/switch:x".to_owned(), r#"{"apower":8}"#.to_owned()),
        (own("m9"), r#"{"power_w":9}"#.to_owned()),
    ];
    let parcels = parcels.map(|(topic, payload)| Parcel { topic, payload: payload.into(), device: None });
    let told = life.intake.send(parcels.into(), &SourceName::new(SourceKind::Http, "test")).await.unwrap();
    let stored: Vec<usize> = told.iter().map(|outcome| outcome.values).collect();
    assert_eq!(stored, [1, 0, 0, 1, 0, 0, 0, 0, 0, 1], "{told:?}");
    let faulty: Vec<usize> = (0..told.len()).filter(|&i| !told[i].faults.is_empty()).collect();
    assert_eq!(faulty, [1, 2, 4, 5, 6], "{told:?}");
    assert!([1, 2, 4, 5].iter().all(|&i| told[i].faults[0].to_string().contains("behind the colon")), "{told:?}");
    assert_eq!(life.store.quarantine_count().await.unwrap(), 5);
    let names: Vec<String> = life.store.catalog().meters.values().map(|meter| meter.key.clone()).collect();
    assert_eq!(names, ["m1", "m4", "m9"]);
    life.end().await;
}

#[tokio::test]
async fn of_names_that_nobody_can_keep_the_rest_is_stored_on_sqlite() {
    let ground = Ground::new();
    of_names_that_nobody_can_keep_the_rest_is_stored(ground.life().await).await;
}

#[tokio::test]
async fn of_names_that_nobody_can_keep_the_rest_is_stored_on_postgres() {
    let ground = Ground::new();
    of_names_that_nobody_can_keep_the_rest_is_stored(ground.life_on(&trial::Postgres::start().database()).await).await;
}

/// Content that only the database refuses: a trigger rejects one channel.
async fn what_the_database_refuses_holds_up_nobody_else(life: Life) {
    let own = |meter: &str, value: u32| Parcel {
        topic: format!("greenpulse/v1/{meter}/readings"),
        payload: format!(r#"{{"power_w":{value}}}"#).into(),
        device: None,
    };
    let parcels: Vec<Parcel> = (0..20).map(|i| own(&if i == 13 { "refused".to_owned() } else { format!("m{i}") }, i)).collect();
    let told = life.intake.send(parcels, &SourceName::new(SourceKind::Http, "test")).await.unwrap();
    for (i, outcome) in told.iter().enumerate() {
        assert_eq!((outcome.values, outcome.faults.len()), if i == 13 { (0, 1) } else { (1, 0) }, "{i}: {outcome:?}");
    }
    assert!(
        told[13].faults[0].to_string().starts_with("the database cannot keep what it says: cannot make a meter"),
        "{:?}",
        told[13]
    );
    let kept = life.store.quarantine_list(9).await.unwrap();
    assert_eq!((kept.len(), kept[0].topic.as_str()), (1, "greenpulse/v1/refused/readings"));
    // It can be read again, and is refused again.
    assert_eq!(life.intake.replay(&[kept[0].quarantine_id]).await.unwrap(), Replayed { understood: 0, kept: 1 });
    assert_eq!(life.readings("m19", "power_w").await.len(), 1);
    life.end().await;
}

#[tokio::test]
async fn what_sqlite_refuses_holds_up_nobody_else() {
    let ground = Ground::new();
    let life = ground.life().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}/test.db", ground.folder.path().display())).await.unwrap();
    let trigger = "create trigger refuse before insert on meter when new.key = 'refused' \
                   begin select raise(abort, 'not this one'); end";
    sqlx::query(trigger).execute(&pool).await.unwrap();
    pool.close().await;
    what_the_database_refuses_holds_up_nobody_else(life).await;
}

#[tokio::test]
async fn what_postgres_refuses_holds_up_nobody_else() {
    let ground = Ground::new();
    let url = trial::Postgres::start().database();
    let life = ground.life_on(&url).await;
    let pool = sqlx::PgPool::connect(&url).await.unwrap();
    sqlx::query("alter table meter add check (key <> 'refused')").execute(&pool).await.unwrap();
    pool.close().await;
    what_the_database_refuses_holds_up_nobody_else(life).await;
}

#[tokio::test]
async fn a_retained_message_that_is_replayed_is_no_reading() {
    let ground = Ground::new();
    let life = ground.life().await;
    let topic = "greenpulse/v1/attic/readings";
    assert_eq!(life.hear(topic, r#"{"power_w":1}"#, true).await, Outcome::default());
    assert_eq!(life.hear(topic, "broken", true).await, Outcome::default());
    assert_eq!(life.hear("nobody/knows", "1", true).await, Outcome::default());
    life.hear(topic, r#"{"power_w":2}"#, false).await;
    assert_eq!(life.readings("attic", "power_w").await, [(AT_MS, 2.0)]);
    assert_eq!(life.store.quarantine_count().await.unwrap(), 0);
    life.end().await;
}

#[tokio::test]
async fn a_topic_that_nobody_reads_is_noted_and_is_no_more_once_it_is_mapped() {
    let ground = Ground::new();
    let life = ground.life().await;
    for payload in [r#"{"total":1}"#, r#"{"total":2}"#] {
        assert!(life.hear("plant/east/boiler", payload, false).await.is_unclaimed);
    }
    life.end().await;
    let life = ground.life().await;
    let topics = life.store.topic_list(9).await.unwrap();
    assert_eq!((topics.len(), topics[0].message_count, topics[0].last_payload.as_slice()), (1, 2, &br#"{"total":2}"#[..]));
    assert_eq!(life.store.quarantine_count().await.unwrap(), 0);
    life.store.mapping_put(&boiler(), 1).await.unwrap();
    assert_eq!(life.hear("plant/east/boiler", r#"{"total":3}"#, false).await.values, 1);
    assert_eq!(life.readings("boiler-east", "energy_kwh").await, [(AT_MS, 3.0)]);
    assert!(life.store.topic_list(9).await.unwrap().is_empty());
    life.end().await;
}

fn boiler() -> Mapping {
    Mapping {
        topic: "plant/+/boiler".to_owned(),
        meter: "boiler-{1}".to_owned(),
        pointer: "/total".to_owned(),
        ..Mapping::default()
    }
}

#[tokio::test]
async fn quarantine_is_read_again_once_a_mapping_is_mended() {
    let ground = Ground::new();
    let life = ground.life().await;
    let wrong = Mapping { pointer: "/sum".to_owned(), ..boiler() };
    let mapping_id = life.store.mapping_put(&wrong, 1).await.unwrap();
    let told = life.hear("plant/east/boiler", r#"{"total":3}"#, false).await;
    assert_eq!((told.values, told.faults.len()), (0, 1), "{told:?}");
    life.hear("greenpulse/v1/attic/readings", "broken", false).await;
    let ids: Vec<i64> = life.store.quarantine_list(9).await.unwrap().iter().map(|row| row.quarantine_id).collect();
    assert_eq!(ids.len(), 2);

    // Nothing is fixed yet.
    assert_eq!(life.intake.replay(&ids).await.unwrap(), Replayed { understood: 0, kept: 2 });
    life.store.mapping_put(&Mapping { mapping_id, ..boiler() }, 2).await.unwrap();
    assert_eq!(life.intake.replay(&ids).await.unwrap(), Replayed { understood: 1, kept: 1 });
    // With its arrival time, and once.
    assert_eq!(life.readings("boiler-east", "energy_kwh").await, [(AT_MS, 3.0)]);
    let left = life.store.quarantine_list(9).await.unwrap();
    assert_eq!((left.len(), left[0].topic.as_str()), (1, "greenpulse/v1/attic/readings"));
    assert!(left[0].replayed_at.is_some() && left[0].reason.contains("not JSON"));
    assert_eq!(life.intake.replay(&ids).await.unwrap(), Replayed { understood: 0, kept: 1 });
    life.end().await;
}

#[tokio::test]
async fn a_broken_line_of_line_protocol_is_refused_with_a_reason_to_act_on() {
    let ground = Ground::new();
    let life = ground.life().await;
    for (line, says) in [
        ("oven", "there are no fields"),
        ("oven,room power_w=1", "the tag `room` has no value"),
        ("oven power_w=1 noon", "the time is `noon`"),
        ("oven power_w=\"much\"", "`power_w` is not a number"),
        ("ov#en power_w=1", "cannot be a meter's name"),
        ("oven power_w:a\\ b=1", "behind the colon"),
    ] {
        let told = life.hear("influx/line/s", line, false).await;
        assert!(told.values == 0 && told.faults.len() == 1 && told.faults[0].to_string().contains(says), "{line}: {told:?}");
    }
    assert_eq!(life.store.quarantine_count().await.unwrap(), 6);
    life.end().await;
}

#[tokio::test]
async fn a_conflict_stays_in_quarantine_when_it_is_read_again() {
    let ground = Ground::new();
    let life = ground.life().await;
    let topic = "greenpulse/v1/attic/readings";
    life.hear(topic, r#"{"at":"2025-11-20T17:00:00Z","power_w":1}"#, false).await;
    let told = life.hear(topic, r#"{"at":"2025-11-20T17:00:00Z","power_w":2}"#, false).await;
    assert!(told.faults[0].to_string().starts_with("conflict"), "{told:?}");
    let id = life.store.quarantine_list(9).await.unwrap()[0].quarantine_id;
    assert_eq!(life.intake.replay(&[id]).await.unwrap(), Replayed { understood: 0, kept: 1 });
    assert_eq!(life.store.quarantine_count().await.unwrap(), 1);
    life.end().await;
}

#[tokio::test]
async fn a_message_that_was_cut_is_not_read_again() {
    let ground = Ground::new();
    let life = ground.life().await;
    let long = format!("[{}]", vec![r#"{"power_wh":1}"#; 1_000].join(","));
    let told = life.hear("greenpulse/v1/attic/readings", &long, false).await;
    let row = &life.store.quarantine_list(9).await.unwrap()[0];
    assert!(told.faults.len() <= 1_000 && row.is_cut && row.reason.len() < 2_000, "{}", row.reason);
    for _ in 0..2 {
        assert_eq!(life.intake.replay(&[row.quarantine_id]).await.unwrap(), Replayed { understood: 0, kept: 1 });
        let reason = life.store.quarantine_list(9).await.unwrap()[0].reason.clone();
        assert_eq!(reason.matches("cannot be read again").count(), 1, "{reason}");
    }
    life.end().await;
}

#[tokio::test]
async fn what_a_person_said_of_an_unknown_unit_holds_for_what_comes() {
    let ground = Ground::new();
    let life = ground.life().await;
    // An ESPHome sensor has no unit in its payload.
    life.hear("heater/status", "online", false).await;
    assert_eq!(life.hear("heater/sensor/dial/state", "1500", false).await.values, 1);
    let unknown: Vec<_> =
        life.store.catalog().channels.values().filter(|channel| channel.unit == domain::Unit::Unknown).cloned().collect();
    assert_eq!(unknown.len(), 1);
    life.store.channel_map(unknown[0].channel_id, Field::named("energy_kwh").unwrap(), 0.001).await.unwrap();
    let message =
        |value: &str| Parcel { topic: "heater/sensor/dial/state".to_owned(), payload: value.to_owned().into(), device: None };
    let told = life.intake.send(vec![message("2500")], &SourceName::new(SourceKind::Http, "test")).await.unwrap();
    assert_eq!((told.len(), told[0].values), (1, 1));
    let catalog = life.store.catalog();
    let known = catalog.channels.values().find(|channel| channel.unit == domain::Unit::KilowattHour).unwrap();
    let latest = life.store.reading_latest(&[known.channel_id]).await.unwrap();
    assert!((latest[0].newest.value - 2.5).abs() < 1e-9 && (latest[0].before.unwrap().value - 1.5).abs() < 1e-9);
    life.end().await;
}

#[tokio::test]
async fn when_the_pipeline_is_gone_the_intake_says_so() {
    let ground = Ground::new();
    let life = ground.life().await;
    let intake = life.intake.clone();
    life.end().await;
    let parcel = Parcel { topic: "a".to_owned(), ..Parcel::default() };
    assert_eq!(intake.send(vec![parcel], &SourceName::new(SourceKind::Http, "test")).await, Err(ingest::Busy::Stopping));
}

#[tokio::test]
async fn a_data_source_is_told_of_what_came_through_it() {
    let ground = Ground::new();
    let life = ground.life().await;
    life.hear("greenpulse/v1/attic/readings", r#"{"power_w":1,"energy_kwh":2}"#, false).await;
    life.hear("greenpulse/v1/attic/readings", "broken", false).await;
    let store = life.store.clone();
    assert_eq!(life.stats.refused.load(std::sync::atomic::Ordering::Relaxed), 1);
    drop(life.queue);
    life.working.await.unwrap();
    let told = store.data_source_list().await.unwrap();
    assert_eq!((told.len(), told[0].name.as_str(), told[0].last_count), (1, "test", Some(2)));
    assert_eq!(told[0].error_count, 1);
}

#[tokio::test]
async fn two_devices_of_one_name_in_two_dialects_are_two_meters() {
    let ground = Ground::new();
    let life = ground.life().await;
    let tasmota = |total: f64| format!(r#"{{"ENERGY":{{"Total":{total},"Power":5}}}}"#);
    let zigbee = |energy: f64| format!(r#"{{"energy":{energy},"power":7}}"#);
    assert_eq!(life.hear("tele/plug1/SENSOR", &tasmota(1.0), false).await.values, 2);
    assert_eq!(life.hear("zigbee2mqtt/plug1", &zigbee(700.0), false).await.values, 2);
    // The same instant is not a conflict: the registers belong to two meters.
    assert_eq!(life.readings("plug1", "energy_kwh").await, [(AT_MS, 1.0)]);
    assert_eq!(life.readings("zigbee2mqtt:plug1", "energy_kwh").await, [(AT_MS, 700.0)]);
    let catalog = life.store.catalog();
    assert_eq!(catalog.meter_named("zigbee2mqtt:plug1").unwrap().name, "plug1 (zigbee2mqtt)");
    life.end().await;

    // After a restart each goes on as before, even if the other one sends first.
    let life = ground.life().await;
    for (topic, payload) in [("zigbee2mqtt/plug1", zigbee(701.0)), ("tele/plug1/SENSOR", tasmota(2.0))] {
        let told = life.hear(topic, &payload, false).await;
        assert_eq!((told.stored(), told.repeated, told.faults.len()), (2, 0, 0), "of its own meter, one instant on: {told:?}");
    }
    assert_eq!(life.readings("plug1", "energy_kwh").await, [(AT_MS + 1, 2.0), (AT_MS, 1.0)]);
    assert_eq!(life.readings("zigbee2mqtt:plug1", "energy_kwh").await, [(AT_MS + 1, 701.0), (AT_MS, 700.0)]);
    assert_eq!(life.store.catalog().meters.len(), 2);
    // A message in our own format names a meter by its key, even if another dialect uses the same
    // name.
    assert_eq!(life.hear("greenpulse/v1/plug1/readings", r#"{"indoor_temp_c":20}"#, false).await.values, 1);
    assert_eq!(life.store.catalog().meters.len(), 2);
    life.end().await;
}

#[tokio::test]
async fn two_names_that_are_too_long_to_be_told_apart_are_refused() {
    let ground = Ground::new();
    let life = ground.life().await;
    let name = "x".repeat(115);
    assert_eq!(life.hear(&format!("tele/{name}/SENSOR"), r#"{"ENERGY":{"Power":5}}"#, false).await.values, 1);
    let told = life.hear(&format!("zigbee2mqtt/{name}"), r#"{"power":7}"#, false).await;
    assert_eq!(told.values, 0);
    assert!(told.faults[0].to_string().contains("rename one"), "{told:?}");
    assert_eq!(life.store.quarantine_count().await.unwrap(), 1);
    // Further messages do not ask for it again: making meters keeps all others from writing.
    let before = life.store.catalog().version();
    assert_eq!(life.hear(&format!("zigbee2mqtt/{name}"), r#"{"power":8}"#, false).await.values, 0);
    assert_eq!(life.store.catalog_refresh().await.unwrap().version(), before);
    assert_eq!(life.store.quarantine_count().await.unwrap(), 2);
    life.end().await;
}

async fn site(store: &Store, name: &str, zone: &str) -> domain::SiteId {
    let (name, zone, currency) = (name.to_owned(), zone.to_owned(), "EUR".to_owned());
    store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap()
}

fn millis(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

/// The local time in a zone, as devices write it.
fn shown(zone: &str, at: i64) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap();
    let local = jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(zone).datetime();
    local.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

#[tokio::test]
async fn a_clock_without_an_offset_gives_every_hour_of_a_changing_day_its_own_readings() {
    const ZONE: &str = "America/New_York";
    let ground = Ground::new();
    let url = format!("sqlite://{}/test.db", ground.folder.path().display());
    let store = Store::open(&url).await.unwrap();
    site(&store, "Riverside", ZONE).await;
    store.close().await;
    let life = ground.life().await;
    let mapping = Mapping { topic: "plant/+".to_owned(), meter: "{1}".to_owned(), time_pointer: "/when".to_owned(), ..boiler() };
    life.store.mapping_put(&mapping, 1).await.unwrap();
    // Days of 25 hours and of 23 hours.
    for (start, hours) in [("2025-11-02T04:00:00Z", 25_i64), ("2026-03-08T05:00:00Z", 23)] {
        let start = millis(start);
        let ends: Vec<i64> = (0..hours * 2).map(|i| start + i * 1_800_000).collect();
        for &at in &ends {
            let (when, count) = (shown(ZONE, at), (at - start) / 1_800_000);
            let tasmota = format!(r#"{{"Time":"{when}","ENERGY":{{"Total":{count}}}}}"#);
            let mapped = format!(r#"{{"when":"{when}","total":{count}}}"#);
            // They arrive 40 seconds later.
            for (topic, payload) in [("tele/tas/SENSOR", tasmota), ("plant/map", mapped)] {
                let told = life.hear_at(at + 40_000, topic, &payload, false).await;
                assert_eq!((told.values, told.faults.len()), (1, 0), "{topic} {when}: {told:?}");
            }
        }
        for meter in ["tas", "map"] {
            let kept = life.readings(meter, "energy_kwh").await;
            // The newest comes first.
            let kept = kept.into_iter().rev().filter(|(at, _)| (start..=ends[ends.len() - 1]).contains(at));
            let kept: Vec<(i64, f64)> = kept.collect();
            let sent: Vec<(i64, f64)> = ends.iter().enumerate().map(|(i, &at)| (at, i as f64)).collect();
            assert_eq!(kept, sent, "{meter}");
        }
    }
    life.end().await;
}

#[tokio::test]
async fn a_clock_without_an_offset_is_that_of_its_meters_site() {
    let ground = Ground::new();
    // The first site is in UTC.
    let life = ground.life().await;
    let plant = site(&life.store, "Plant", "Asia/Tokyo").await;
    let payload = |when: &str| format!(r#"{{"Time":"{when}","ENERGY":{{"Total":1}}}}"#);
    for name in ["here", "there"] {
        life.hear(&format!("tele/{name}/SENSOR"), &payload("2025-11-20T16:00:00"), false).await;
    }
    let building = store::NewBuilding {
        site_id: plant,
        name: "Mill".to_owned(),
        building_type: domain::BuildingType::School,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let building_id = life.store.building_insert(&[building], 0).await.unwrap()[0];
    let there = life.store.catalog().meter_named("there").unwrap().clone();
    let change = store::MeterChange { building_id: Some(building_id), ..store::MeterChange::of(&there) };
    life.store.meter_update(&[(there.meter_id, change)]).await.unwrap();
    for name in ["here", "there"] {
        let when = if name == "here" { "2025-11-20T17:00:00" } else { "2025-11-21T02:00:00" };
        assert_eq!(life.hear(&format!("tele/{name}/SENSOR"), &payload(when), false).await.values, 1, "{name}");
        assert_eq!(life.readings(name, "energy_kwh").await[0].0, AT_MS, "{name}");
    }
    life.end().await;
}

#[tokio::test]
async fn a_meter_that_a_file_made_is_whose_message_names_it_whatever_that_says() {
    let ground = Ground::new();
    let life = ground.life().await;
    let wanted = |field| store::ChannelWanted::new("attic".to_owned(), "file", "a file".to_owned(), Field::named(field).unwrap());
    life.store.channel_ensure(&[wanted("power_w"), wanted("energy_kwh")]).await.unwrap();
    // Both channels exist, so nothing has to be made for this message.
    assert_eq!(life.hear("greenpulse/v1/attic/readings", r#"{"power_w":1}"#, false).await.values, 1);
    assert_eq!(life.store.catalog().meter_named("attic").unwrap().dialect, "greenpulse");
    life.end().await;
}

#[tokio::test]
async fn a_devices_token_writes_for_its_own_meter_and_no_other_in_whatever_dialect() {
    let ground = Ground::new();
    let life = ground.life().await;
    life.hear("greenpulse/v1/attic/readings", r#"{"at":"2025-11-20T17:00:00Z","power_w":100}"#, false).await;
    for topic in ["v1/devices/me/telemetry", "greenpulse/v1/kitchen/readings"] {
        let own = life.hear_by_token("kitchen", topic, r#"{"power_w":1}"#).await;
        assert_eq!((own.values, own.faults), (1, Vec::new()), "{topic}");
    }
    // A reading five minutes ahead would occupy the instant of the attic's own later reading.
    let ahead = r#"{"at":"2025-11-20T17:05:00Z","power_w":1}"#;
    for (topic, payload) in [
        ("greenpulse/v1/attic/readings", ahead),
        ("zigbee2mqtt/attic", r#"{"power":1,"energy":2}"#),
        ("tele/attic/SENSOR", r#"{"Time":"2025-11-20T17:05:00","ENERGY":{"Total":3.7,"Power":5}}"#),
        ("attic/status/switch:0", r#"{"apower":1,"aenergy":{"total":5}}"#),
        ("shellies/attic/relay/0/power", "1"),
        ("dsmr/reading/electricity_currently_delivered", "0.4"),
        ("v1/gateway/telemetry", r#"{"attic":[{"ts":1763658300000,"values":{"power_w":1}}]}"#),
        ("spBv1.0/plant/DBIRTH/edge/attic", ""),
    ] {
        let told = life.hear_by_token("kitchen", topic, payload).await;
        let [fault] = &told.faults[..] else { panic!("{topic}: {told:?}") };
        assert!(fault.to_string().contains("`kitchen`") && fault.to_string().contains("gateway's token"), "{topic}: {fault}");
        assert_eq!(told.values, 0, "{topic}");
    }
    assert_eq!(life.readings("attic", "power_w").await.len(), 1, "only its own");
    let catalog = life.store.catalog();
    let mut meters: Vec<&str> = catalog.meters.values().map(|meter| meter.key.as_str()).collect();
    meters.sort_unstable();
    assert_eq!(meters, ["attic", "kitchen"]);
    // Of a gateway's message, only the part of its own meter is accepted.
    let both = r#"{"attic":[{"values":{"power_w":1}}],"kitchen":[{"values":{"energy_kwh":2}}]}"#;
    let told = life.hear_by_token("kitchen", "v1/gateway/telemetry", both).await;
    assert_eq!((told.values, told.faults.len()), (1, 1));
    assert!(
        told.faults[0].to_string().contains("attic`") && told.faults[0].to_string().contains("`kitchen`"),
        "{:?}",
        told.faults
    );

    // Read again by a person, it has no more rights.
    let ids = life.store.quarantine_ids("").await.unwrap();
    assert_eq!(ids.len(), 9);
    let again = life.intake.replay(&ids).await.unwrap();
    assert_eq!((again.understood, again.kept), (0, 9));
    assert_eq!(life.readings("attic", "power_w").await.len(), 1);
}

#[tokio::test]
async fn a_devices_token_announces_for_itself_and_takes_back_nothing_of_others() {
    let ground = Ground::new();
    let life = ground.life().await;
    let config = |meter: &str| {
        format!(
            r#"{{"state_topic":"home/{meter}/w","device_class":"power","unit_of_measurement":"W","state_class":"measurement","device":{{"identifiers":["{meter}"]}}}}"#
        )
    };
    let topic = |meter: &str| format!("homeassistant/sensor/{meter}/power/config");
    life.hear(&topic("attic"), &config("attic"), false).await;
    assert_eq!(life.hear("home/attic/w", "5", false).await.values, 1);

    assert_eq!(life.hear_by_token("kitchen", &topic("kitchen"), &config("kitchen")).await.faults, Vec::new());
    assert_eq!(life.hear("home/kitchen/w", "6", false).await.values, 1);
    // It may not make, change or take back another device's announcement.
    for (topic, payload) in [
        (topic("cellar"), config("cellar")),
        (topic("attic"), config("kitchen")),
        (topic("attic"), String::new()),
        (topic("kitchen"), config("attic")),
    ] {
        let told = life.hear_by_token("kitchen", &topic, &payload).await;
        assert!(told.faults.len() == 1 && told.faults[0].to_string().contains("`kitchen`"), "{topic} {payload}: {told:?}");
    }
    assert!(life.hear("home/cellar/w", "7", false).await.is_unclaimed);
    for meter in ["attic", "kitchen"] {
        let told = life.hear_at(AT_MS + 1_000, &format!("home/{meter}/w"), "8", false).await;
        let kept = life.store.announcement_list().await.unwrap();
        assert_eq!(told.values, 1, "{meter}");
        assert!(kept.iter().any(|one| one.topic == topic(meter)), "{meter}: {kept:?}");
    }
}

#[tokio::test]
async fn a_figure_of_a_known_dialect_that_nobody_can_count_is_kept_as_a_number_without_a_unit() {
    let ground = Ground::new();
    let life = ground.life().await;
    let outcome = life.hear("zigbee2mqtt/valve", r#"{"water_consumed":123456,"linkquality":80}"#, false).await;
    assert_eq!((outcome.values, outcome.filed), (1, 0));
    assert_eq!(life.readings("valve", "value:water_consumed").await, [(AT_MS, 123_456.0)]);
    life.end().await;
}
