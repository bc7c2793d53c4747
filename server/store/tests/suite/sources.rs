//! Where readings come from: mappings, announcements, topics that nothing reads, tokens, data
//! sources.

use crate::ground::*;
use domain::{Mapping, MappingId};
use store::{Announcement, Error, SourceDescription, SourceKind, SourceType, TokenKind, Topic};

fn mapping(topic: &str) -> Mapping {
    Mapping { topic: topic.to_owned(), meter: "boiler".to_owned(), pointer: "/total".to_owned(), ..Mapping::default() }
}

pub async fn a_mapping_is_kept_changed_and_removed(ground: &Ground) {
    let store = ground.store().await;
    let version = store.catalog().version();
    let first = store.mapping_put(&mapping("plant/+/meter"), 1).await.unwrap();
    let second = store.mapping_put(&mapping("plant/oven"), 2).await.unwrap();
    let mut changed = Mapping { mapping_id: first, factor: 0.001, ..mapping("plant/+/meter") };
    store.mapping_put(&changed, 3).await.unwrap();
    let kept = store.mapping_list().await.unwrap();
    assert_eq!(kept, [changed.clone(), Mapping { mapping_id: second, ..mapping("plant/oven") }]);
    assert!(store.catalog().version() > version, "who reads messages learns of it");
    assert!(store.mapping_delete(first).await.unwrap());
    assert!(!store.mapping_delete(first).await.unwrap());
    assert_eq!(store.mapping_list().await.unwrap().len(), 1);
    changed.factor = 1.0;
    assert!(
        matches!(store.mapping_put(&changed, 4).await, Err(error) if error.is_refusal() && error.to_string().contains("any more"))
    );
}

pub async fn of_several_mappings_all_are_stored_or_none(ground: &Ground) {
    let store = ground.store().await;
    let gone = Mapping { mapping_id: MappingId(77), ..mapping("shed/gone") };
    let refused = store.mapping_put_all(&[mapping("shed/a"), gone], 1).await;
    assert!(matches!(&refused, Err(error) if error.is_refusal()), "{refused:?}");
    let refused = store.mapping_put_all(&[mapping("shed/a"), Mapping { factor: 0.0, ..mapping("shed/b") }], 1).await;
    assert!(matches!(&refused, Err(error) if error.is_refusal()), "{refused:?}");
    assert_eq!(store.mapping_list().await.unwrap(), []);
    let stored = store.mapping_put_all(&[mapping("shed/a"), mapping("shed/b")], 2).await.unwrap();
    let kept: Vec<_> = store.mapping_list().await.unwrap().into_iter().map(|one| (one.mapping_id, one.topic)).collect();
    assert_eq!(kept, [(stored[0], "shed/a".to_owned()), (stored[1], "shed/b".to_owned())]);
}

pub async fn a_mapping_that_cannot_work_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let wrong = Mapping { factor: 0.0, mapping_id: MappingId(0), ..mapping("#") };
    let refused = store.mapping_put(&wrong, 1).await;
    assert!(matches!(refused, Err(Error::Invalid { why, .. }) if why.contains("`topic`") && why.contains("`factor`")));
    assert!(store.mapping_list().await.unwrap().is_empty());
}

pub async fn another_process_learns_of_a_mapping(ground: &Ground) {
    let (one, two) = (ground.store().await, ground.store().await);
    let before = two.catalog_refresh().await.unwrap().version();
    one.mapping_put(&mapping("a/b"), 1).await.unwrap();
    assert_eq!(two.catalog().version(), before);
    assert!(two.catalog_refresh().await.unwrap().version() > before);
    assert_eq!(two.catalog().version(), one.catalog().version());
}

fn announcement(topic: &str, payload: &str, at: i64) -> Announcement {
    Announcement { topic: topic.to_owned(), payload: payload.as_bytes().to_vec(), at, ..Announcement::default() }
}

pub async fn the_newest_announcement_of_a_topic_is_kept_until_it_is_taken_back(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    let some = [announcement("b", "old", 1), announcement("a", "1", 2), announcement("b", "new", 3), announcement("c", "x", 4)];
    store.reading_commit_announced(&[entry(id, MONDAY, 1.0)], &[], &some).await.unwrap();
    // This `b` is late and not the newest; the empty payload deletes `c`.
    store.reading_commit_announced(&[], &[], &[announcement("b", "older", 0), announcement("c", "", 5)]).await.unwrap();
    let kept = store.announcement_list().await.unwrap();
    assert_eq!(kept, [announcement("a", "1", 2), announcement("b", "new", 3)]);
    assert_eq!(store.reading_list(id, EVER, 10).await.unwrap().len(), 1);
    let odd = Announcement { topic: "nul\0".to_owned(), payload: vec![0, 0xff], at: 6, ..Announcement::default() };
    store.reading_commit_announced(&[], &[], &[odd]).await.unwrap();
    assert_eq!(store.announcement_list().await.unwrap().len(), 2);
}

pub async fn what_was_announced_is_not_kept_where_the_commit_fails(ground: &Ground) {
    let store = ground.store().await;
    let id = channel_of_a_new_site(&store).await;
    // The announcement is written after the readings; what fails comes after both.
    ground.execute("alter table quarantine rename to elsewhere").await;
    let (some, refused) = ([announcement("a", "1", 1)], [store::Reject::default()]);
    let failed = store.reading_commit_announced(&[entry(id, MONDAY, 1.0)], &refused, &some).await;
    assert!(failed.is_err());
    assert!(store.announcement_list().await.unwrap().is_empty());
}

async fn channel_of_a_new_site(store: &store::Store) -> domain::ChannelId {
    site(store, "UTC").await;
    channel(store, "m", "energy_kwh").await
}

fn topic(name: &str, message_count: i64, payload: &[u8], at: i64) -> Topic {
    Topic { topic: name.to_owned(), message_count, last_payload: payload.to_vec(), last_at: at }
}

pub async fn a_topic_that_nobody_reads_keeps_its_count_and_its_last_message(ground: &Ground) {
    let store = ground.store().await;
    store.topic_seen(&[topic("a", 2, b"old", 1), topic("b", 1, &[0xff], 2)]).await.unwrap();
    store.topic_seen(&[topic("a", 3, b"new", 3)]).await.unwrap();
    assert_eq!(store.topic_list(10).await.unwrap(), [topic("a", 5, b"new", 3), topic("b", 1, &[0xff], 2)]);
    store.topic_seen(&[topic("c\0", 1, &[7; 20_000], 4)]).await.unwrap();
    let newest = store.topic_list(1).await.unwrap();
    assert_eq!((newest[0].topic.as_str(), newest[0].last_payload.len()), ("c\u{fffd}", 8 * 1024));
    assert_eq!((store.topic_count().await.unwrap(), store.topic_page(9, 2).await.unwrap()[0].topic.as_str()), (3, "b"));
    store.topic_delete(&["a".to_owned(), "never heard".to_owned()]).await.unwrap();
    assert_eq!(store.topic_list(10).await.unwrap().len(), 2);
}

pub async fn of_too_many_topics_the_longest_silent_go(ground: &Ground) {
    let store = ground.store().await;
    let many: Vec<Topic> = (0..2_100).map(|i| topic(&format!("t/{i}"), 1, b"x", i)).collect();
    store.topic_seen(&many).await.unwrap();
    let kept = store.topic_list(5_000).await.unwrap();
    assert_eq!((kept.len(), kept[0].last_at, kept[1_999].last_at), (2_000, 2_099, 100));
}

pub async fn a_token_is_found_by_its_hash_until_it_is_revoked(ground: &Ground) {
    let store = ground.store().await;
    let telegraf = store.token_insert(" telegraf ", TokenKind::Http, None, "hash 1", 10).await.unwrap();
    let plug = store.token_insert("plug", TokenKind::Device, Some("kitchen"), "hash 2", 20).await.unwrap();
    let found = store.token_find("hash 2").await.unwrap().unwrap();
    assert_eq!((found.token_id, found.kind, found.device.as_deref()), (plug, TokenKind::Device, Some("kitchen")));
    assert_eq!((found.created_at, found.last_used_at, found.revoked_at), (20, None, None));
    assert_eq!(store.token_find("hash 3").await.unwrap(), None);
    assert!(store.token_revoked().await.unwrap().is_empty());
    assert!(store.token_revoke(plug, 30).await.unwrap());
    assert!(!store.token_revoke(plug, 31).await.unwrap(), "it is revoked already");
    assert!(!store.token_revoke(99, 31).await.unwrap());
    assert_eq!(store.token_find("hash 2").await.unwrap().unwrap().revoked_at, Some(30));
    assert_eq!(store.token_revoked().await.unwrap(), ["hash 2"]);
    let names: Vec<(i64, String)> =
        store.token_list().await.unwrap().into_iter().map(|token| (token.token_id, token.name)).collect();
    assert_eq!(names, [(telegraf, "telegraf".to_owned()), (plug, "plug".to_owned())]);
}

pub async fn a_token_is_noted_as_used_at_most_once_a_minute(ground: &Ground) {
    let store = ground.store().await;
    let id = store.token_insert("plug", TokenKind::Device, Some("kitchen"), "hash", 0).await.unwrap();
    for (at, noted) in [(100_000, 100_000), (120_000, 100_000), (160_000, 160_000), (150_000, 160_000)] {
        store.token_used(&[(id, at)]).await.unwrap();
        assert_eq!(store.token_list().await.unwrap()[0].last_used_at, Some(noted), "used at {at}");
    }
}

pub async fn a_token_without_a_name_or_twice_the_same_is_refused(ground: &Ground) {
    let store = ground.store().await;
    for (name, device) in [("", None), ("\u{200b}", None), ("a\nb", None), ("plug", Some("\u{3164}")), ("plug", Some("a\0b"))] {
        let kind = if device.is_some() { TokenKind::Device } else { TokenKind::Http };
        assert!(
            matches!(store.token_insert(name, kind, device, "hash", 0).await, Err(error) if error.is_refusal()),
            "{name:?} {device:?}"
        );
    }
    store.token_insert("plug", TokenKind::Http, None, "hash", 0).await.unwrap();
    assert!(store.token_insert("other", TokenKind::Http, None, "hash", 0).await.is_err(), "no two tokens have one secret");
}

pub async fn a_gateways_token_stands_for_no_meter_and_a_devices_for_one(ground: &Ground) {
    let store = ground.store().await;
    for (kind, device) in [(TokenKind::Gateway, Some("a")), (TokenKind::Http, Some("a")), (TokenKind::Device, None)] {
        let refused = store.token_insert("bridge", kind, device, "hash", 0).await;
        assert!(matches!(refused, Err(Error::Invalid { field: "device", .. })), "{kind:?}");
    }
    store.token_insert("bridge", TokenKind::Gateway, None, "hash", 0).await.unwrap();
    let found = store.token_find("hash").await.unwrap().unwrap();
    assert_eq!((found.kind, found.device), (TokenKind::Gateway, None));
}

pub async fn a_data_source_tells_of_its_syncs_and_its_errors(ground: &Ground) {
    let store = ground.store().await;
    let id = store.data_source_upsert(SourceKind::Weather, "open-meteo", "{\"a\":1}", Some(3_600)).await.unwrap();
    assert_eq!(store.data_source_upsert(SourceKind::Weather, "open-meteo", "{}", Some(900)).await.unwrap(), id);
    let other = store.data_source_upsert(SourceKind::File, "open-meteo", "{}", None).await.unwrap();
    assert_ne!(other, id);
    store.data_source_failed(SourceKind::Weather, "open-meteo", 10, 2, "no answer").await.unwrap();
    store.data_source_failed(SourceKind::Weather, "open-meteo", 20, 1, &"x".repeat(2_000)).await.unwrap();
    let sources = store.data_source_list().await.unwrap();
    let weather = sources.iter().find(|source| source.data_source_id == id).unwrap();
    assert_eq!((weather.schedule_s, weather.config.as_str(), weather.error_count), (Some(900), "{}", 3));
    assert_eq!((weather.last_error.as_ref().unwrap().len(), weather.last_error_at, weather.last_sync_at), (500, Some(20), None));
    store.data_source_synced(SourceKind::Weather, "open-meteo", 30, 24).await.unwrap();
    // A source that nobody has set up is created by what comes through it.
    store.data_source_synced(SourceKind::Mqtt, "embedded broker", 40, 7).await.unwrap();
    let sources = store.data_source_list().await.unwrap();
    let kinds: Vec<&str> = sources.iter().map(|source| source.kind.as_str()).collect();
    assert_eq!(kinds, ["file", "mqtt", "weather"]);
    let weather = &sources[2];
    assert_eq!((weather.last_sync_at, weather.last_count, weather.error_count), (Some(30), Some(24), 0));
    assert_eq!(weather.last_error_at, Some(20), "the last error is still told");
    store.data_source_delete(other).await.unwrap();
    assert_eq!(store.data_source_list().await.unwrap().len(), 2);
}

pub async fn a_data_source_is_paused_and_goes_on(ground: &Ground) {
    let store = ground.store().await;
    let id = store.data_source_upsert(SourceKind::Mqtt, "embedded broker", "{}", None).await.unwrap();
    assert!(store.data_source_pause(id, 10).await.unwrap());
    assert!(!store.data_source_pause(id, 11).await.unwrap());
    store.data_source_synced(SourceKind::Mqtt, "embedded broker", 12, 1).await.unwrap();
    assert_eq!(store.data_source_list().await.unwrap()[0].paused_at, Some(10), "what still came does not end the pause");
    assert!(store.data_source_resume(id).await.unwrap());
    assert!(!store.data_source_resume(id).await.unwrap());
    assert_eq!(store.data_source_list().await.unwrap()[0].paused_at, None);
}

pub async fn a_data_source_is_what_people_say_of_it_and_late_when_they_expect_it_sooner(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let hall = building(&store, site_id).await;
    store.data_source_synced(SourceKind::Mqtt, "campus", 60_000, 4).await.unwrap();
    let one = async || store.data_source_list().await.unwrap().remove(0);
    assert_eq!((one().await.source_type(), one().await.is_late(i64::MAX / 2)), (SourceType::SmartMeter, false));

    let id = one().await.data_source_id;
    let said = SourceDescription { source_type: Some(SourceType::Bms), building_id: Some(hall), expected_minutes: Some(15) };
    store.data_source_describe(id, said).await.unwrap();
    let campus = one().await;
    assert_eq!((campus.source_type(), campus.description), (SourceType::Bms, said));
    assert_eq!([60_000 + 15 * 60_000, 60_001 + 15 * 60_000].map(|now| campus.is_late(now)), [false, true]);
    // What comes later leaves it.
    store.data_source_synced(SourceKind::Mqtt, "campus", 120_000, 4).await.unwrap();
    assert_eq!(one().await.description, said);

    let field_of = |refused: store::Result<()>| match refused {
        Err(Error::Invalid { field, .. }) => field.to_string(),
        other => format!("{other:?}"),
    };
    let nowhere = SourceDescription { building_id: Some(domain::BuildingId(99)), ..said };
    assert_eq!(field_of(store.data_source_describe(id, nowhere).await), "building_id");
    let never = SourceDescription { expected_minutes: Some(0), ..said };
    assert_eq!(field_of(store.data_source_describe(id, never).await), "expected_minutes");
    assert!(matches!(store.data_source_describe(id + 1, said).await, Err(Error::NotFound { .. })));
    store.building_delete(hall).await.unwrap();
    assert_eq!(one().await.description.building_id, None);
}
