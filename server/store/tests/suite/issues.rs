//! What people plan to do about anomalies, and how many wait for them.

use crate::analysis::{ALL, event, hours, house, look};
use crate::ground::*;
use domain::zone::Date;
use domain::{DAY_MS, Millis, Priority};
use store::{AnomalyAnswer, AnomalyFound, AnomalyMode, AnomalyPlan, AnomalyStatus, Change, Error};

pub async fn an_anomaly_that_may_wait_is_open_again_when_its_time_is_over(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let dear = AnomalyFound { money_wasted: Some(60.0), ..event(100, 110) };
    let new = store.anomaly_reconcile(&back, &[event(10, 20), dear], 1).await.unwrap().new;
    let open = async |now: Millis| -> Vec<_> {
        let counts = store.anomaly_open_count(now).await.unwrap();
        counts.iter().map(|one| (one.series_id, one.building_id, one.priority, one.anomaly_count)).collect()
    };
    let (low, high) = ((series_id, Some(building_id), Priority::Low, 1), (series_id, Some(building_id), Priority::High, 1));
    assert_eq!(open(MONDAY).await, [high, low]);
    let until = MONDAY + DAY_MS;
    let wait = AnomalyAnswer { snoozed_until: Change::Set(until), ..AnomalyAnswer::default() };
    let waits = store.anomaly_answer(new[1], &wait, MONDAY).await.unwrap();
    assert!(waits.is_snoozed(until - 1) && !waits.is_snoozed(until) && waits.is_waiting(until));
    assert_eq!((open(until - 1).await, open(until).await), (vec![low], vec![high, low]));

    // What is resolved or begins anew does not wait, and what is resolved cannot.
    let to = |status| AnomalyAnswer { status: Some(status), ..AnomalyAnswer::default() };
    let resolved = store.anomaly_answer(new[1], &to(AnomalyStatus::Resolved), MONDAY + 1).await.unwrap();
    assert_eq!((resolved.plan.snoozed_until, open(until).await), (None, vec![low]));
    let refused = store.anomaly_answer(new[1], &wait, MONDAY + 2).await;
    assert!(matches!(&refused, Err(Error::Conflict { field: "snoozed_until", .. })), "{refused:?}");
    for wrong in [MONDAY, MONDAY + 400 * DAY_MS] {
        let wait = AnomalyAnswer { snoozed_until: Change::Set(wrong), ..AnomalyAnswer::default() };
        let refused = store.anomaly_answer(new[0], &wait, MONDAY).await;
        assert!(matches!(&refused, Err(Error::Invalid { field: "snoozed_until", .. })), "{refused:?}");
    }
}

pub async fn who_deals_with_an_anomaly_and_by_when_is_kept_with_all_that_was_done(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let id = store.anomaly_reconcile(&back, &[event(10, 20)], 1).await.unwrap().new[0];
    let day = Date::from_days(MONDAY / DAY_MS);
    let name = |name: &str| AnomalyAnswer { assigned_to: Change::Set(name.to_owned()), ..AnomalyAnswer::default() };
    let due = |day| AnomalyAnswer { due_on: Change::Set(day), ..AnomalyAnswer::default() };
    store.anomaly_answer(id, &name(" Maria\0 "), MONDAY).await.unwrap();
    store.anomaly_answer(id, &due(day), MONDAY).await.unwrap();
    // A look that sees it longer leaves the plan as it is.
    store.anomaly_reconcile(&back, &[event(10, 24)], MONDAY + 1).await.unwrap();
    let planned = store.anomaly_find(id).await.unwrap().unwrap().plan;
    assert_eq!(planned, AnomalyPlan { snoozed_until: None, assigned_to: Some("Maria\u{fffd}".to_owned()), due_on: Some(day) });
    let none = AnomalyAnswer { due_on: Change::Clear, ..name("  ") };
    assert_eq!(store.anomaly_answer(id, &none, MONDAY + 2).await.unwrap().plan, AnomalyPlan::default());
    let notes = store.anomaly_notes(id).await.unwrap();
    let told: Vec<_> = notes.iter().map(|note| (note.assigned_to.clone(), note.due_on.clone())).collect();
    let maria = Change::Set("Maria\u{fffd}".to_owned());
    assert_eq!(told, [(maria, Change::Keep), (Change::Keep, Change::Set(day)), (Change::Clear, Change::Clear)]);
    for (field, wrong) in [
        ("assigned_to", name(&"x".repeat(81))),
        ("due_on", due(Date::from_days(day.days() - 2))),
        ("due_on", due(Date::from_days(day.days() + 4_000))),
    ] {
        let refused = store.anomaly_answer(id, &wrong, MONDAY + DAY_MS / 2).await;
        assert!(matches!(&refused, Err(error) if error.field() == Some(field)), "{refused:?}");
    }
}

pub async fn several_anomalies_are_answered_together_or_not_at_all(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let new = store.anomaly_reconcile(&back, &[event(10, 20), event(30, 40), event(50, 60)], 1).await.unwrap().new;
    let seen = AnomalyAnswer { status: Some(AnomalyStatus::Acknowledged), ..AnomalyAnswer::default() };
    let answered = store.anomaly_answer_all(&new[..2], &seen, 5).await.unwrap();
    assert_eq!(
        answered.iter().map(|one| (one.anomaly_id, one.status)).collect::<Vec<_>>(),
        new[..2].iter().map(|&id| (id, AnomalyStatus::Acknowledged)).collect::<Vec<_>>()
    );
    let resolved = AnomalyAnswer { status: Some(AnomalyStatus::Resolved), ..AnomalyAnswer::default() };
    let refused = store.anomaly_answer_all(&[new[0], new[2], 999], &resolved, 6).await;
    assert!(matches!(&refused, Err(Error::NotFound { .. })), "{refused:?}");
    let statuses: Vec<_> = store.anomaly_list(&ALL).await.unwrap().iter().rev().map(|one| one.status).collect();
    assert_eq!(statuses, [AnomalyStatus::Acknowledged, AnomalyStatus::Acknowledged, AnomalyStatus::New]);
    assert!(store.anomaly_notes(new[2]).await.unwrap().is_empty());
    let many: Vec<i64> = (0..501).collect();
    for ids in [&[][..], &many] {
        let refused = store.anomaly_answer_all(ids, &seen, 7).await;
        assert!(matches!(&refused, Err(Error::Invalid { field: "id", .. })), "{refused:?}");
    }
}
