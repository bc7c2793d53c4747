//! New meters that wait, what clients are allowed, and whose announcements are kept.

use crate::ground::*;
use store::{Announcement, WaitingTopic};

fn waiting(topic: &str, client: &str, at: i64) -> WaitingTopic {
    WaitingTopic {
        topic: topic.to_owned(),
        client: client.to_owned(),
        device: Some("me".to_owned()),
        message_count: 2,
        last_payload: b"{}".to_vec(),
        is_cut: false,
        last_at: at,
    }
}

pub async fn a_topic_that_waits_keeps_its_count_and_its_last_message(ground: &Ground) {
    let store = ground.store().await;
    store.waiting_seen(&[waiting("b", "plug", 1), waiting("a\0", "plug", 2)], &[]).await.unwrap();
    let long = WaitingTopic { last_payload: vec![7; 20_000], ..waiting("b", "plug", 3) };
    store.waiting_seen(std::slice::from_ref(&long), &[]).await.unwrap();
    let kept = store.waiting_page(9, 0).await.unwrap();
    assert_eq!(kept[0], WaitingTopic { topic: "a\u{fffd}".to_owned(), ..waiting("", "plug", 2) });
    assert_eq!((kept[1].message_count, kept[1].is_cut, kept[1].last_payload.len(), kept[1].last_at), (4, true, 8 * 1024, 3));
    assert_eq!(store.waiting_page(9, 1).await.unwrap().len(), 1);
    assert_eq!(
        (store.waiting_count().await.unwrap(), store.waiting_clients(9).await.unwrap()),
        ((2, 6), vec![("plug".to_owned(), 2)])
    );
    store.waiting_delete(&["b".to_owned(), "never heard".to_owned()]).await.unwrap();
    assert_eq!(store.waiting_topics().await.unwrap(), ["a\u{fffd}"]);
}

pub async fn one_client_pushes_out_no_others_topics(ground: &Ground) {
    let store = ground.store().await;
    store.waiting_seen(&[waiting("mine", "plug", 0)], &[]).await.unwrap();
    let flood: Vec<WaitingTopic> = (1..3_000).map(|i| waiting(&format!("t/{i}"), "flood", i)).collect();
    store.waiting_seen(&flood, &[]).await.unwrap();
    assert_eq!(store.waiting_clients(9).await.unwrap(), [("flood".to_owned(), 1_000), ("plug".to_owned(), 1)]);
}

pub async fn a_client_is_allowed_more_until_that_is_taken_back(ground: &Ground) {
    let store = ground.store().await;
    store.allowance_put(" bridge ", Some(1_000)).await.unwrap();
    store.allowance_put("bridge", Some(500)).await.unwrap();
    store.allowance_put("stranger", Some(0)).await.unwrap();
    let list = store.allowance_list().await.unwrap();
    let list: Vec<(&str, i64)> = list.iter().map(|one| (one.client.as_str(), one.meters_per_hour)).collect();
    assert_eq!(list, [("bridge", 500), ("stranger", 0)]);
    for (client, meters) in [("", 1), ("bridge", -1), ("bridge", 1_000_000)] {
        assert!(matches!(store.allowance_put(client, Some(meters)).await, Err(error) if error.is_refusal()), "{client} {meters}");
    }
    store.allowance_put("bridge", None).await.unwrap();
    assert_eq!(store.allowance_list().await.unwrap().len(), 1);
}

fn announcement(topic: &str, client: Option<&str>, at: i64) -> Announcement {
    let client = client.map(str::to_owned);
    Announcement { topic: topic.to_owned(), payload: b"{}".to_vec(), at, client, is_used: false }
}

pub async fn announcements_of_one_client_push_out_none_of_anothers(ground: &Ground) {
    let store = ground.store().await;
    let put = async |some: &[Announcement]| drop(store.reading_commit_announced(&[], &[], some).await.unwrap());
    put(&[announcement("plug", Some("plug"), 0), announcement("own", Some("flood"), 0)]).await;
    store.announcement_used(&["own".to_owned(), "never heard".to_owned()]).await.unwrap();
    let flood: Vec<Announcement> = (1..=10_500).map(|i| announcement(&format!("t/{i}"), Some("flood"), i)).collect();
    for some in flood.chunks(3_500) {
        put(some).await;
    }
    let kept = store.announcement_list().await.unwrap();
    // The oldest of the flood's own announcements stays, since readings were read with its help.
    assert_eq!((kept.len(), kept[0].topic.as_str(), kept[1].topic.as_str()), (2_501, "own", "plug"));
    // Announcing on another client's topic takes none of its places.
    put(&[announcement("plug", Some("flood"), 99_999)]).await;
    let kept = store.announcement_list().await.unwrap();
    let plug = kept.iter().find(|one| one.topic == "plug").unwrap();
    assert_eq!((plug.client.as_deref(), plug.at, kept.len()), (Some("plug"), 99_999, 2_501));
}

pub async fn announcements_that_readings_were_read_by_go_last(ground: &Ground) {
    let store = ground.store().await;
    let put = async |some: &[Announcement]| drop(store.reading_commit_announced(&[], &[], some).await.unwrap());
    put(&[announcement("used", None, 0), announcement("idle", None, 1)]).await;
    store.announcement_used(&["used".to_owned()]).await.unwrap();
    let flood: Vec<Announcement> = (2..=10_500).map(|i| announcement(&format!("t/{i}"), None, i)).collect();
    put(&flood).await;
    let kept = store.announcement_list().await.unwrap();
    assert_eq!((kept.len(), kept[0].topic.as_str(), kept[1].at), (10_000, "used", 502));
    assert!(kept[0].is_used && !kept[1].is_used);
}
