//! What the analytics store: models, anomalies and what people said of them, forecasts and their
//! accuracy, targets, jobs.

use crate::ground::*;
use domain::finding::{Cause, Detail, Evidence, Facts, HourAmount, Kind, Severity, Text};
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Flow, HOUR_MS, MeterRole, Millis, SeriesId, Utility};
use store::{
    AnalysisStep, AnomalyAnswer, AnomalyFilter, AnomalyFound, AnomalyLook, AnomalyMode, AnomalyStatus, Error, ForecastSlot,
    ForecastTruth, Granularity, Job, JobState, JobSubject, JobYield, ModelKind, ModelStatus, NewForecast, NewModel, NewTarget,
    Owner, Store,
};

/// A house with one meter, and the series of its use.
pub async fn house(store: &Store) -> (BuildingId, SeriesId) {
    let site_id = site(store, "UTC").await;
    let building_id = building(store, site_id).await;
    channel(store, "main", "energy_kwh").await;
    give(store, "main", building_id, MeterRole::Main).await;
    let series = store.catalog().series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap().series_id;
    (building_id, series)
}

/// The kinds of jobs here, the first first.
const KINDS: &[&str] = &["scan", "look_back", "forecast", "selection"];

pub fn hours(from: i64, to: i64) -> Span {
    Span { start: MONDAY + from * HOUR_MS, end: MONDAY + to * HOUR_MS }
}

pub fn event(from: i64, to: i64) -> AnomalyFound {
    AnomalyFound {
        kind: Kind::NightWaste,
        severity: Severity::High,
        span: hours(from, to),
        is_open: false,
        score: -0.5,
        value: Some(12.0),
        expected: Some(4.0),
        deviation_percent: Some(200.0),
        energy_wasted: 8.0,
        money_wasted: Some(2.0),
        detail: Detail::Text(Text {
            sentence: "The night did not settle".to_owned(),
            causes: vec!["Lights were left on".to_owned(), "An \"override\"".to_owned()],
        }),
    }
}

pub fn look(building_id: BuildingId, series_id: SeriesId, mode: AnomalyMode, span: Span) -> AnomalyLook {
    AnomalyLook { series_id, building_id: Some(building_id), model_id: None, mode, span }
}

pub const ALL: AnomalyFilter = AnomalyFilter {
    building_id: None,
    series_id: None,
    span: None,
    severity: None,
    status: None,
    is_over: None,
    with_withdrawn: true,
    limit: None,
};

async fn ids(store: &Store) -> Vec<i64> {
    store.anomaly_list(&ALL).await.unwrap().iter().rev().map(|anomaly| anomaly.anomaly_id).collect()
}

pub async fn an_event_that_goes_on_stays_one_anomaly(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let causal = |to| look(building_id, series_id, AnomalyMode::Causal, hours(0, to));
    let open = |to| AnomalyFound { is_open: true, ..event(20, to) };
    let first = store.anomaly_reconcile(&causal(24), &[open(24)], 1).await.unwrap();
    assert_eq!((first.new.len(), first.changed, first.withdrawn), (1, 0, 0));
    let again = store.anomaly_reconcile(&causal(24), &[open(24)], 2).await.unwrap();
    assert_eq!((again.new.len(), again.changed), (0, 0), "a look that sees the same changes nothing");
    let later = store.anomaly_reconcile(&causal(26), &[open(26)], 3).await.unwrap();
    assert_eq!((later.new.len(), later.changed), (0, 1));
    let over = store.anomaly_reconcile(&causal(40), &[], 4).await.unwrap();
    assert_eq!((over.new.len(), over.withdrawn), (0, 0), "what was said as it came is not taken back as it comes");
    let kept = store.anomaly_find(first.new[0]).await.unwrap().unwrap();
    assert_eq!((kept.found.clone(), kept.status, kept.mode), (event(20, 26), AnomalyStatus::New, AnomalyMode::Causal));
    assert_eq!((kept.created_at, kept.updated_at), (1, 3));
    assert_eq!(ids(&store).await, first.new);
}

pub async fn a_look_back_moves_what_it_sees_again_and_removes_what_it_does_not(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let found = [event(10, 20), event(30, 40), event(100, 110), event(395, 400)];
    let first = store.anomaly_reconcile(&back, &found, 1).await.unwrap();
    assert_eq!(ids(&store).await, first.new);
    // The first now begins where the second did, and the second later: a start passes from one to
    // the other.
    let moved = [event(12, 30), event(30, 42), event(44, 45)];
    let causal = look(building_id, series_id, AnomalyMode::Causal, hours(390, 400));
    store.anomaly_reconcile(&causal, &[event(395, 400)], 2).await.unwrap();
    let second = store.anomaly_reconcile(&back, &moved, 3).await.unwrap();
    assert_eq!((second.new.len(), second.changed, second.withdrawn), (1, 2, 1));
    let kept = store.anomaly_list(&ALL).await.unwrap();
    let kept: Vec<_> = kept.iter().rev().map(|one| (one.anomaly_id, one.found.span)).collect();
    let young = (first.new[3], hours(395, 400));
    assert_eq!(
        kept,
        [(first.new[0], hours(12, 30)), (first.new[1], hours(30, 42)), (second.new[0], hours(44, 45)), young],
        "what has just been seen as it came is not taken back yet"
    );
    let third = store.anomaly_reconcile(&back, &[event(4, 9), event(9, 30), event(31, 44)], 4).await.unwrap();
    assert_eq!((third.new.len(), third.withdrawn), (1, 1));
    let starts: Vec<_> = store.anomaly_list(&ALL).await.unwrap().iter().rev().map(|one| one.found.span.start).collect();
    assert_eq!(starts, [4, 9, 31, 395].map(|hour| MONDAY + hour * HOUR_MS));
}

pub async fn what_people_said_of_an_anomaly_stays(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let found = [event(10, 20), event(30, 40), event(100, 110)];
    let new = store.anomaly_reconcile(&back, &found, 1).await.unwrap().new;
    let note = |note: &str| AnomalyAnswer { note: note.to_owned(), ..AnomalyAnswer::default() };
    let seen = AnomalyAnswer { status: Some(AnomalyStatus::Acknowledged), ..note(" on it\0 ") };
    store.anomaly_answer(new[0], &seen, 5).await.unwrap();
    let none = AnomalyAnswer { is_fault: Some(false), ..AnomalyAnswer::default() };
    let judged = store.anomaly_answer(new[1], &none, 6).await.unwrap();
    assert_eq!((judged.status, judged.resolved_at, judged.is_fault), (AnomalyStatus::Resolved, Some(6), Some(false)));

    // The next look sees the first one longer, not the second (it learned), and not the third.
    let next = store.anomaly_reconcile(&back, &[event(10, 22), event(33, 38)], 7).await.unwrap();
    assert_eq!((next.new.len(), next.withdrawn), (0, 1));
    let first = store.anomaly_find(new[0]).await.unwrap().unwrap();
    assert_eq!((first.status, first.found.span.end), (AnomalyStatus::Acknowledged, MONDAY + 22 * HOUR_MS));
    assert_eq!(store.anomaly_judged(series_id).await.unwrap().len(), 1);
    // What people called no fault is not flagged again, not even in pieces.
    let pieces = store.anomaly_reconcile(&back, &[event(10, 22), event(33, 35), event(36, 38)], 8).await.unwrap();
    assert_eq!(pieces.new.len(), 0);

    let gone = store.anomaly_reconcile(&back, &[], 9).await.unwrap();
    assert_eq!((gone.withdrawn, ids(&store).await), (1, vec![new[0], new[1]]), "kept, since somebody wrote of it");
    assert_eq!(store.anomaly_find(new[0]).await.unwrap().unwrap().withdrawn_at, Some(9));
    let shown = store.anomaly_list(&AnomalyFilter { with_withdrawn: false, ..ALL }).await.unwrap();
    assert_eq!(shown.len(), 1);
    let back_again = store.anomaly_reconcile(&back, &[event(11, 20)], 10).await.unwrap();
    assert_eq!((back_again.new.len(), back_again.changed), (0, 1));
    assert_eq!(store.anomaly_find(new[0]).await.unwrap().unwrap().withdrawn_at, None);

    let reopened = AnomalyAnswer { status: Some(AnomalyStatus::Investigating), is_fault: Some(true), ..note("was one") };
    let reopened = store.anomaly_answer(new[1], &reopened, 11).await.unwrap();
    assert_eq!((reopened.status, reopened.resolved_at, reopened.is_fault), (AnomalyStatus::Investigating, None, Some(true)));
    let notes = store.anomaly_notes(new[1]).await.unwrap();
    assert_eq!(notes.len(), 2);
    assert_eq!((notes[0].at, notes[0].status, notes[0].is_fault), (6, Some(AnomalyStatus::Resolved), Some(false)));
    assert_eq!(notes[1].note, "was one");
    assert_eq!(store.anomaly_notes(new[0]).await.unwrap()[0].note, "on it\u{fffd}");
    for refused in [
        store.anomaly_answer(new[0], &AnomalyAnswer::default(), 12).await,
        store.anomaly_answer(new[0], &note(&"x".repeat(2_001)), 12).await,
        store.anomaly_answer(999, &note("x"), 12).await,
    ] {
        assert!(matches!(&refused, Err(error) if error.is_refusal()), "{refused:?}");
    }
}

pub async fn what_was_resolved_and_goes_on_is_told_again(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let causal = |to| look(building_id, series_id, AnomalyMode::Causal, hours(0, to));
    let open = |to| AnomalyFound { is_open: true, ..event(20, to) };
    let id = store.anomaly_reconcile(&causal(30), &[open(30)], 1).await.unwrap().new[0];
    let resolved = AnomalyAnswer {
        status: Some(AnomalyStatus::Resolved),
        is_fault: Some(true),
        note: "Switched off".to_owned(),
        ..AnomalyAnswer::default()
    };
    let resolved_at = MONDAY + 30 * HOUR_MS;
    store.anomaly_answer(id, &resolved, resolved_at).await.unwrap();
    let settling = store.anomaly_reconcile(&causal(54), &[open(54)], resolved_at + 1).await.unwrap();
    assert_eq!((settling.changed, settling.reopened.len()), (1, 0), "a day may pass until it has settled");
    let at = MONDAY + 55 * HOUR_MS;
    let on = store.anomaly_reconcile(&causal(55), &[open(55)], at).await.unwrap();
    assert_eq!((on.new.len(), on.changed, on.reopened), (0, 1, vec![id]));
    let told = store.anomaly_find(id).await.unwrap().unwrap();
    assert_eq!((told.status, told.resolved_at, told.is_fault), (AnomalyStatus::New, None, Some(true)));
    let notes = store.anomaly_notes(id).await.unwrap();
    assert_eq!((notes.len(), notes[1].at, notes[1].status, notes[1].is_fault), (2, at, Some(AnomalyStatus::New), None));
    assert_eq!(notes[1].note, "Told again by itself: 25 hours after it was resolved it still went on.");
    let later = store.anomaly_reconcile(&causal(56), &[open(56)], at + 1).await.unwrap();
    assert_eq!((later.changed, later.reopened.len()), (1, 0), "once");
    assert_eq!(store.anomaly_notes(id).await.unwrap().len(), 2);

    // Resolved again, but it goes on and is more severe.
    store.anomaly_answer(id, &resolved, MONDAY + 56 * HOUR_MS).await.unwrap();
    let worse = AnomalyFound { severity: Severity::Critical, ..open(58) };
    let worse = store.anomaly_reconcile(&causal(58), &[worse], MONDAY + 58 * HOUR_MS).await.unwrap();
    assert_eq!(worse.reopened, [id]);
    assert!(store.anomaly_notes(id).await.unwrap()[3].note.ends_with("it went on after it was resolved, and is critical now."));
}

pub async fn what_was_over_when_it_was_resolved_stays_resolved(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let new = store.anomaly_reconcile(&back, &[event(10, 20), event(100, 110)], 1).await.unwrap().new;
    let resolved = AnomalyAnswer { status: Some(AnomalyStatus::Resolved), ..AnomalyAnswer::default() };
    store.anomaly_answer(new[0], &resolved, MONDAY + 200 * HOUR_MS).await.unwrap();
    let none = AnomalyAnswer { is_fault: Some(false), ..AnomalyAnswer::default() };
    store.anomaly_answer(new[1], &none, MONDAY + 200 * HOUR_MS).await.unwrap();
    let longer = AnomalyFound { severity: Severity::Critical, ..event(10, 90) };
    let again = store.anomaly_reconcile(&back, &[longer, event(100, 114)], 2).await.unwrap();
    assert_eq!((again.new.len(), again.changed, again.reopened.len()), (0, 1, 0));
    let judged = store.anomaly_find(new[1]).await.unwrap().unwrap();
    assert_eq!(judged.found.span, hours(100, 110), "a verdict is on the hours that were judged");
    // What was no fault grows by more than half, so it is reopened.
    let grown = store.anomaly_reconcile(&back, &[event(10, 90), event(100, 116)], 3).await.unwrap();
    assert_eq!(grown.reopened, [new[1]]);
    let told = store.anomaly_find(new[1]).await.unwrap().unwrap();
    assert_eq!((told.status, told.is_fault, told.found.span), (AnomalyStatus::New, None, hours(100, 116)));
}

pub async fn a_spike_that_begins_with_a_drift_takes_its_place(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let causal = look(building_id, series_id, AnomalyMode::Causal, hours(0, 400));
    let drift = AnomalyFound { kind: Kind::Drift, ..event(10, 200) };
    let new = store.anomaly_reconcile(&causal, &[drift], 1).await.unwrap().new;
    let spike = store.anomaly_reconcile(&causal, &[event(10, 12)], 2).await.unwrap();
    assert_eq!((spike.new.len(), spike.changed, ids(&store).await), (0, 1, new), "one beginning is one anomaly");
}

pub async fn anomalies_are_listed_by_what_is_asked(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let low = AnomalyFound { severity: Severity::Low, ..event(50, 60) };
    let new = store.anomaly_reconcile(&back, &[event(10, 20), low, event(100, 110)], 1).await.unwrap().new;
    let listed = async |filter: AnomalyFilter| -> Vec<i64> {
        store.anomaly_list(&filter).await.unwrap().iter().map(|one| one.anomaly_id).collect()
    };
    assert_eq!(listed(ALL).await, [new[2], new[1], new[0]], "the latest first");
    assert_eq!(listed(AnomalyFilter { span: Some(hours(19, 51)), ..ALL }).await, [new[1], new[0]], "with an hour within");
    assert_eq!(listed(AnomalyFilter { span: Some(hours(20, 50)), ..ALL }).await, [0; 0]);
    assert_eq!(listed(AnomalyFilter { severity: Some(Severity::Low), ..ALL }).await, [new[1]]);
    assert_eq!(listed(AnomalyFilter { status: Some(AnomalyStatus::Resolved), ..ALL }).await, [0; 0]);
    assert_eq!(listed(AnomalyFilter { building_id: Some(building_id), limit: Some(1), ..ALL }).await, [new[2]]);
    assert_eq!(listed(AnomalyFilter { building_id: Some(BuildingId(999)), ..ALL }).await, [0; 0]);
    assert_eq!(listed(AnomalyFilter { series_id: Some(series_id), ..ALL }).await.len(), 3);
    let resolved = AnomalyAnswer { status: Some(AnomalyStatus::Resolved), ..AnomalyAnswer::default() };
    store.anomaly_answer(new[0], &resolved, 2).await.unwrap();
    assert_eq!(listed(AnomalyFilter { is_over: Some(true), ..ALL }).await, [new[0]]);
    assert_eq!(listed(AnomalyFilter { is_over: Some(false), ..ALL }).await, [new[2], new[1]]);
}

fn facts(amount: f64) -> Facts {
    let most = Some(HourAmount { at: MONDAY + 12 * HOUR_MS, amount });
    Facts { evidence: Evidence::More { most, is_yield: false }, causes: vec![Cause::LargeLoad, Cause::StartedAllAtOnce] }
}

pub async fn facts_of_an_anomaly_are_read_back_as_they_were_found(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let causal = look(building_id, series_id, AnomalyMode::Causal, hours(0, 400));
    // Figures whose last bit JSON may lose.
    let found: Vec<AnomalyFound> = (0..40)
        .map(|i| AnomalyFound {
            detail: Detail::Facts(facts(0.1 + f64::from(i) / 7.0)),
            ..event(10 * i64::from(i), 10 * i64::from(i) + 4)
        })
        .collect();
    let new = store.anomaly_reconcile(&causal, &found, 1).await.unwrap().new;
    let again = store.anomaly_reconcile(&causal, &found, 2).await.unwrap();
    assert_eq!((new.len(), again.changed), (40, 0), "a look that sees the same changes nothing");
    let Detail::Facts(kept) = store.anomaly_find(new[3]).await.unwrap().unwrap().found.detail else {
        panic!("facts were stored")
    };
    let Evidence::More { most: Some(most), .. } = kept.evidence else { panic!("{kept:?}") };
    assert!((most.amount - 0.1 - 3.0 / 7.0).abs() < 1e-12, "{most:?}");
    assert_eq!(ground.number("select count(*) from anomaly where sentence <> '' or causes <> '[]'").await, 0, "no words");
    assert_eq!(store.anomaly_as_text(0, 10).await.unwrap(), []);
    // Of facts that only a later version knows nothing is said, and the next look writes its own.
    ground.execute("update anomaly set facts = '{\"evidence\":\"of_tomorrow\",\"causes\":[]}'").await;
    let unknown = store.anomaly_find(new[3]).await.unwrap().unwrap();
    assert_eq!(unknown.found.detail, Detail::Text(Text::default()));
    let mended = store.anomaly_reconcile(&causal, &found, 3).await.unwrap();
    assert_eq!((mended.changed, mended.new.len()), (40, 0));
    assert_eq!(store.anomaly_find(new[3]).await.unwrap().unwrap().found.detail, Detail::Facts(kept));
}

/// As 865c2a9 wrote them, the house's building and series aside.
const OF_865C2A9: &str = "insert into anomaly (series_id, building_id, model_id, type, severity, mode, start_at, end_at, is_open, score, value, \
     expected, deviation_percent, energy_wasted, money_wasted, causes, sentence, status, created_at, updated_at) \
     select s.series_id, s.owner_id, cast(null as bigint), 'usage_spike', 'high', 'causal', 1762246800000, 1762254000000, false, -0.5, 41.0, \
     9.0, 355.5555555555556, 32.0, 8.0, '[\"Something large ran: a test run, an event, vehicles charging, or electric heating or cooling at full power\"]', \
     'From 09:00 to 11:00 on Tuesday 4 November 41\u{202f}kWh were used where 9\u{202f}kWh is usual (+356 %), 30\u{202f}kWh of it in the hour from 09:00.', \
     'new', 5, 6 from series s where s.owner = 'building' and s.utility = 'electricity' and s.flow = 'use'";

pub async fn what_865c2a9_stored_as_a_sentence_is_read_and_given_facts(ground: &Ground) {
    let store = ground.store().await;
    house(&store).await;
    ground.execute(OF_865C2A9).await;
    let [old] = &store.anomaly_as_text(0, 10).await.unwrap()[..] else { panic!("one is text") };
    let Detail::Text(text) = &old.found.detail else { panic!("{old:?}") };
    assert!(text.sentence.ends_with("of it in the hour from 09:00.") && text.causes.len() == 1, "{text:?}");
    assert_eq!((old.found.kind, old.found.severity, old.updated_at), (Kind::UsageSpike, Severity::High, 6));
    assert_eq!(store.anomaly_as_text(old.anomaly_id, 10).await.unwrap(), []);

    store.anomaly_facts_put(&[(old.anomaly_id, facts(30.0))]).await.unwrap();
    let told = store.anomaly_find(old.anomaly_id).await.unwrap().unwrap();
    assert_eq!((told.found.detail, told.updated_at), (Detail::Facts(facts(30.0)), 6));
    assert_eq!(store.anomaly_as_text(0, 10).await.unwrap(), []);
    store.anomaly_facts_put(&[(old.anomaly_id, facts(31.0))]).await.unwrap();
    let told = store.anomaly_find(old.anomaly_id).await.unwrap().unwrap();
    assert_eq!(told.found.detail, Detail::Facts(facts(30.0)), "facts that are there stay");
    assert_eq!(
        ground.number("select count(*) from anomaly where sentence like '%09:00.'").await,
        1,
        "for 865c2a9, if it comes back"
    );
}

fn model(building_id: BuildingId, series_id: SeriesId, name: &str) -> NewModel {
    NewModel {
        series_id,
        building_id: Some(building_id),
        kind: ModelKind::Forecasting,
        name: name.to_owned(),
        parameters: "{\"trees\":60}".to_owned(),
        trained: Some((MONDAY, MONDAY + DAY_MS)),
        metrics: "{}".to_owned(),
    }
}

pub async fn one_model_of_a_series_is_in_use_and_an_older_one_can_be_put_back(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let first = store.model_insert(&model(building_id, series_id, "combination"), 1).await.unwrap();
    assert_eq!(store.model_active(series_id, ModelKind::Forecasting).await.unwrap(), None, "it is being made");
    store.model_activate(first, false, 2).await.unwrap();
    let second = store.model_insert(&model(building_id, series_id, "ridge"), 3).await.unwrap();
    let active = store.model_activate(second, false, 4).await.unwrap();
    assert_eq!((active.version, active.status, active.pinned_at), (2, ModelStatus::Active, None));
    assert_eq!(store.model_active(series_id, ModelKind::Forecasting).await.unwrap(), Some(active));
    assert_eq!(store.model_active(series_id, ModelKind::Baseline).await.unwrap(), None);
    store.model_measured(second, "{\"mase\":0.7}", 5).await.unwrap();
    let back = store.model_activate(first, true, 6).await.unwrap();
    assert_eq!((back.name.as_str(), back.pinned_at, back.trained_to), ("combination", Some(6), Some(MONDAY + DAY_MS)));
    let all = store.model_list(Some(building_id)).await.unwrap();
    let all: Vec<_> = all.iter().map(|one| (one.model_id, one.version, one.status, one.metrics.as_str())).collect();
    assert_eq!(
        all,
        [(second, 2, ModelStatus::Deprecated, "{\"mase\":0.7}"), (first, 1, ModelStatus::Active, "{}")],
        "the newest version first"
    );
    assert_eq!(store.model_list(Some(BuildingId(999))).await.unwrap(), []);
    assert_eq!(store.model_list(None).await.unwrap().len(), 2);
    let known = store.model_find(first).await.unwrap().unwrap();
    assert_eq!(known.parameters, "{\"trees\":60}");
    let in_use = store.model_list_in_use(Some(building_id)).await.unwrap();
    assert_eq!(in_use, [store::Model { parameters: String::new(), ..known }]);
    assert_eq!(store.model_list_in_use(Some(BuildingId(999))).await.unwrap(), []);
    let span = (MONDAY + DAY_MS, MONDAY + 9 * DAY_MS);
    store.model_made_again(first, "{\"mase\":0.6}", "{\"trees\":90}", span, 8).await.unwrap();
    let again = store.model_find(first).await.unwrap().unwrap();
    assert_eq!((again.version, again.metrics.as_str(), again.parameters.as_str()), (1, "{\"mase\":0.6}", "{\"trees\":90}"));
    assert_eq!((again.trained_from, again.trained_to, again.updated_at), (Some(span.0), Some(span.1), 8));
    assert!(matches!(store.model_activate(999, true, 7).await, Err(error) if error.is_refusal()));
}

pub async fn of_too_many_models_the_oldest_go_and_the_one_in_use_stays(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let first = store.model_insert(&model(building_id, series_id, "first"), 1).await.unwrap();
    for at in 2..=20 {
        let later = store.model_insert(&model(building_id, series_id, "later"), at).await.unwrap();
        store.model_activate(later, false, at).await.unwrap();
        store.model_activate(first, true, at).await.unwrap();
    }
    let kept = store.model_list(None).await.unwrap();
    assert_eq!(kept.iter().map(|one| one.version).collect::<Vec<_>>(), [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 1]);
}

fn forecast(series_id: SeriesId, made_at: Millis, count: i64) -> NewForecast {
    let slots = (0..count)
        .map(|hour| {
            let value = 10.0 + hour as f64;
            ForecastSlot { at: made_at + hour * HOUR_MS, value, lower: value - 2.0, upper: value + 2.0 }
        })
        .collect();
    NewForecast { series_id, granularity: Granularity::Hourly, model_id: Some(7), made_at, level: 0.95, slots }
}

pub async fn a_forecast_meets_its_truth(ground: &Ground) {
    let store = ground.store().await;
    let (_, series_id) = house(&store).await;
    store.forecast_put(&forecast(series_id, MONDAY, 48)).await.unwrap();
    store.forecast_put(&forecast(series_id, MONDAY, 48)).await.unwrap();
    store.forecast_put(&forecast(series_id, MONDAY + 6 * HOUR_MS, 48)).await.unwrap();
    assert_eq!(ground.number("select count(*) from forecast").await, 24 + 48, "of what was replaced the first day stays");
    let latest = store.forecast_latest(series_id, Granularity::Hourly, MONDAY + 10 * HOUR_MS).await.unwrap();
    assert_eq!((latest.len(), latest[0].at, latest[0].horizon), (44, MONDAY + 10 * HOUR_MS, 5));
    assert_eq!((latest[0].value, latest[0].lower, latest[0].model_id, latest[0].level), (14.0, 12.0, Some(7), 0.95));
    let before = MONDAY + 8 * HOUR_MS;
    assert_eq!(store.forecast_unscored(series_id, Granularity::Hourly, before).await.unwrap(), Some(MONDAY));
    let actuals: Vec<(Millis, f64)> = (0..8).map(|hour| (MONDAY + hour * HOUR_MS, 15.0)).collect();
    assert_eq!(store.forecast_score(series_id, Granularity::Hourly, &actuals).await.unwrap(), 10, "two were told twice");
    assert_eq!(store.forecast_score(series_id, Granularity::Hourly, &actuals).await.unwrap(), 0);
    assert_eq!(store.forecast_score(series_id, Granularity::Hourly, &[]).await.unwrap(), 0);
    assert_eq!(store.forecast_unscored(series_id, Granularity::Hourly, before).await.unwrap(), None);
    let past = store.forecast_past(series_id, Granularity::Hourly, hours(5, 8)).await.unwrap();
    let past: Vec<_> = past.iter().map(|one| (one.horizon, one.value, one.actual, one.error)).collect();
    let scored = |horizon, value| (horizon, value, Some(15.0), Some(15.0 - value));
    assert_eq!(past, [scored(6, 15.0), scored(7, 16.0), scored(8, 17.0)], "what looked furthest ahead");
    let told = store.forecast_scored(series_id, Granularity::Hourly, hours(5, 48)).await.unwrap();
    let told: Vec<_> = told.iter().map(|one| (one.at, one.made_at, one.error)).collect();
    let early = |hour| (MONDAY + hour * HOUR_MS, MONDAY, Some(5.0 - hour as f64));
    let late = |hour| (MONDAY + hour * HOUR_MS, MONDAY + 6 * HOUR_MS, Some(11.0 - hour as f64));
    assert_eq!(told, [early(5), early(6), late(6), early(7), late(7)], "all that was told, by slot and when");
    // A corrected actual value is scored again.
    assert_eq!(store.forecast_score(series_id, Granularity::Hourly, &[(MONDAY, 16.0)]).await.unwrap(), 1);
    let wrong =
        NewForecast { slots: vec![ForecastSlot { at: 0, value: f64::NAN, lower: 0.0, upper: 0.0 }], ..forecast(series_id, 0, 1) };
    assert!(matches!(store.forecast_put(&wrong).await, Err(error) if error.is_refusal()));
}

pub async fn old_forecasts_are_thinned_to_what_accuracy_needs(ground: &Ground) {
    let store = ground.store().await;
    let (_, series_id) = house(&store).await;
    let monthly = NewForecast { granularity: Granularity::Monthly, ..forecast(series_id, MONDAY, 12) };
    store.forecast_put(&monthly).await.unwrap();
    for round in 0..4 * 40 {
        store.forecast_put(&forecast(series_id, MONDAY + round * 6 * HOUR_MS, 168)).await.unwrap();
    }
    let hours = ground.number("select count(distinct at) from forecast where granularity = 'hourly'").await;
    let rows = ground.number("select count(*) from forecast where granularity = 'hourly'").await;
    // One row for each hour, but four for each of the last fifteen days, and for the day ahead all
    // that earlier runs forecast.
    assert_eq!((hours, rows), (159 * 6 + 168, (159 * 6 + 168) + 3 * 15 * 24 + 18 + 12 + 6));
    let past = store.forecast_past(series_id, Granularity::Hourly, hours_of_day(20)).await.unwrap();
    assert_eq!(past.len(), 24);
    assert!(past.iter().all(|one| one.horizon > 18));
    assert_eq!(store.forecast_latest(series_id, Granularity::Monthly, MONDAY).await.unwrap().len(), 12);
    assert_eq!(store.forecast_past(series_id, Granularity::Monthly, EVER).await.unwrap().len(), 1);
}

fn hours_of_day(day: i64) -> Span {
    hours(24 * day, 24 * day + 24)
}

pub async fn a_target_is_set_and_taken_back(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, _) = house(&store).await;
    let target = NewTarget {
        building_id,
        utility: Utility::Electricity,
        reduction_percent: 10.0,
        baseline: (MONDAY - 365 * DAY_MS, MONDAY),
        span: (MONDAY, MONDAY + 365 * DAY_MS),
        created_by: "the organiser".to_owned(),
    };
    let target_id = store.target_insert(&target, 1).await.unwrap();
    let kept = store.target_list(building_id).await.unwrap();
    assert_eq!((kept.len(), kept[0].target_id, kept[0].created_at, &kept[0].target), (1, target_id, 1, &target));
    for (wrong, what) in [
        (NewTarget { reduction_percent: 100.0, ..target.clone() }, "a reduction of 100 %"),
        (NewTarget { reduction_percent: f64::NAN, ..target.clone() }, "a reduction"),
        (NewTarget { building_id: BuildingId(999), ..target.clone() }, "no building 999"),
        (NewTarget { span: (MONDAY, MONDAY), ..target.clone() }, "begin before they end"),
        (NewTarget { baseline: (MONDAY, MONDAY + 1), ..target.clone() }, "over when the target begins"),
    ] {
        let refused = store.target_insert(&wrong, 2).await;
        assert!(matches!(&refused, Err(error) if error.is_refusal() && error.to_string().contains(what)), "{refused:?}");
    }
    let stricter = NewTarget { reduction_percent: 15.0, ..target.clone() };
    let changed = store.target_replace(target_id, &stricter, 2).await.unwrap();
    let gone = store.target_replace(999, &target, 3).await;
    assert!(matches!(&gone, Err(Error::Conflict { why, .. }) if why.contains("is gone")), "{gone:?}");
    let kept = store.target_list(building_id).await.unwrap();
    assert_eq!((kept.len(), kept[0].target_id, &kept[0].target), (1, changed, &stricter));
    let target_id = changed;
    assert!(store.target_delete(target_id).await.unwrap());
    assert!(!store.target_delete(target_id).await.unwrap());
    assert_eq!(store.target_list(building_id).await.unwrap(), []);
}

pub async fn what_people_said_of_a_building_stays_while_no_meter_counts_there(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    let first = store.anomaly_reconcile(&back, &[event(10, 20)], 1).await.unwrap();
    let answer = AnomalyAnswer {
        status: Some(AnomalyStatus::Acknowledged),
        note: "The caretaker knows".to_owned(),
        ..AnomalyAnswer::default()
    };
    store.anomaly_answer(first.new[0], &answer, 2).await.unwrap();
    let site_id = store.catalog().buildings[&building_id].site_id;
    let other = building(&store, site_id).await;
    give(&store, "main", other, MeterRole::Main).await;
    let kept = store.anomaly_find(first.new[0]).await.unwrap().unwrap();
    assert_eq!((kept.status, kept.series_id), (AnomalyStatus::Acknowledged, series_id));
    assert_eq!(store.verify().await.unwrap().differences, 0);
    // When the meter comes back, the notes belong to the same series.
    give(&store, "main", building_id, MeterRole::Main).await;
    assert_eq!(
        store.catalog().series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap().series_id,
        series_id
    );
    assert_eq!(store.verify().await.unwrap().differences, 0);
}

pub async fn a_job_is_taken_once_and_goes_on_after_its_process_ended(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let none = JobYield::default();
    assert_eq!(store.job_take(KINDS, "a", 1).await.unwrap(), None);
    let selection = store.job_request("selection", None, 1).await.unwrap();
    let scan = store.job_request("scan", Some(building_id), 2).await.unwrap();
    assert_eq!(store.job_request("scan", Some(building_id), 3).await.unwrap(), scan, "it waits already");
    assert_ne!(store.job_request("scan", None, 3).await.unwrap(), scan, "that is another");
    let mut taken = store.job_take(KINDS, "a", 4).await.unwrap().unwrap();
    assert_eq!((taken.job_id, taken.state, taken.subject.building_id()), (scan, JobState::Running, Some(building_id)));
    (taken.done_count, taken.total_count, taken.cursor) = (3, 9, series_id.to_string());
    (taken.failed_count, taken.failure) = (1, "the kiln: broken".to_owned());
    taken.message = "Looking at a house".to_owned();
    assert!(store.job_progress(&taken, &none, None, 5).await.unwrap());
    let other = store.job_take(&["scan", "look_back", "forecast"], "a", 6).await.unwrap().unwrap();
    assert_eq!((other.kind.as_str(), other.subject), ("scan", JobSubject::All));
    assert_eq!(store.job_take(&["scan", "look_back", "forecast"], "a", 6).await.unwrap(), None, "of these kinds nothing waits");
    assert_eq!(store.job_take(&[], "a", 6).await.unwrap(), None);
    let failed = Job { message: "the database was away".to_owned(), ..other };
    assert!(store.job_progress(&failed, &none, Some(JobState::Failed), 7).await.unwrap());
    assert!(!store.job_progress(&failed, &none, None, 8).await.unwrap(), "it is over");

    assert_eq!(store.job_resume(4).await.unwrap(), 0, "it was heard of since");
    assert_eq!(store.job_resume(5).await.unwrap(), 1);
    let resumed = store.job_take(KINDS, "b", 9).await.unwrap().unwrap();
    assert_eq!((resumed.job_id, resumed.done_count, resumed.cursor.clone()), (scan, 3, series_id.to_string()));
    assert_eq!((resumed.failed_count, resumed.failure.as_str()), (1, "the kiln: broken"), "what went wrong is not forgotten");
    assert_eq!((resumed.started_at, resumed.heartbeat_at, resumed.owner.as_deref()), (Some(4), Some(9), Some("b")));
    let over = Job { message: "9 series".to_owned(), ..resumed };
    assert!(store.job_progress(&over, &none, Some(JobState::Done), 10).await.unwrap());
    let jobs = store.job_list(10, 10).await.unwrap();
    let jobs: Vec<_> = jobs.iter().map(|job| (job.job_id, job.state, job.message.as_str(), job.ended_at)).collect();
    assert_eq!(jobs, [(scan, JobState::Done, "9 series", Some(10)), (selection, JobState::Queued, "", None)]);
}

pub async fn what_another_process_has_taken_is_not_written(ground: &Ground) {
    let store = ground.store().await;
    let (_, series_id) = house(&store).await;
    store.forecast_put(&forecast(series_id, MONDAY, 24)).await.unwrap();
    store.job_request("forecast", None, 1).await.unwrap();
    let of_a = store.job_take(KINDS, "a", 1).await.unwrap().unwrap();
    assert_eq!(store.job_heartbeat("a", 100).await.unwrap(), 1);
    assert_eq!(store.job_heartbeat("b", 900).await.unwrap(), 0);
    assert_eq!(store.job_resume(99).await.unwrap(), 0, "a long step is no end");
    assert_eq!(store.job_resume(100).await.unwrap(), 1);
    let of_b = store.job_take(KINDS, "b", 200).await.unwrap().unwrap();
    assert_eq!(of_b.job_id, of_a.job_id);
    let came_to = JobYield {
        notes: vec![(series_id, AnalysisStep::Scanned, 20), (series_id, AnalysisStep::Forecast, 21)],
        truths: vec![ForecastTruth { series_id, granularity: Granularity::Hourly, actuals: vec![(MONDAY, 15.0)] }],
    };
    let of_a = Job { done_count: 5, ..of_a };
    assert!(!store.job_progress(&of_a, &came_to, Some(JobState::Done), 201).await.unwrap());
    assert_eq!(store.series_analysis_find(series_id).await.unwrap(), None, "it stands or falls with how far the job is");
    assert_eq!(store.job_list(0, 1).await.unwrap(), std::slice::from_ref(&of_b));

    assert!(store.job_progress(&of_b, &came_to, None, 202).await.unwrap());
    let found = store.series_analysis_find(series_id).await.unwrap().unwrap();
    assert_eq!((found.scanned_to, found.forecast_at), (Some(20), Some(21)));
    assert_eq!(store.forecast_scored(series_id, Granularity::Hourly, hours(0, 9)).await.unwrap().len(), 1);
    assert_eq!(store.job_release("a").await.unwrap(), 0);
    assert_eq!(store.job_release("b").await.unwrap(), 1, "whoever ends lets go");
    let next = store.job_take(KINDS, "c", 203).await.unwrap().unwrap();
    assert_eq!((next.job_id, next.owner.as_deref()), (of_b.job_id, Some("c")));
}

pub async fn jobs_are_of_all_of_a_site_of_a_building_or_of_a_series(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    let site_id = store.catalog().buildings[&building_id].site_id;
    let scopes = [JobSubject::All, JobSubject::Site(site_id), JobSubject::Building(building_id), JobSubject::Series(series_id)];
    let mut asked = Vec::new();
    for (scope, at) in scopes.into_iter().zip(1..) {
        let job_id = store.job_request("scan", scope, at).await.unwrap();
        assert_eq!(store.job_request("scan", scope, 9).await.unwrap(), job_id, "it waits already");
        asked.push(job_id);
    }
    let listed = store.job_list(0, 9).await.unwrap();
    assert_eq!(listed.iter().rev().map(|job| (job.job_id, job.subject)).collect::<Vec<_>>(), {
        asked.into_iter().zip(scopes).collect::<Vec<_>>()
    });
    assert_eq!(listed.iter().map(|job| job.subject.building_id()).collect::<Vec<_>>(), [None, Some(building_id), None, None]);
    let mut last = store.job_last().await.unwrap();
    last.sort_unstable();
    assert_eq!(last, [("scan".to_owned(), None, 1), ("scan".to_owned(), Some(site_id), 2)], "of whole sites");
}

pub async fn of_too_many_jobs_that_are_over_the_oldest_go(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let waiting = store.job_request("selection", None, 0).await.unwrap();
    let mut of_site = 0;
    for at in 1..=510 {
        let scope = if at == 1 { JobSubject::Site(site_id) } else { JobSubject::All };
        let job_id = store.job_request("scan", scope, at).await.unwrap();
        of_site = if at == 1 { job_id } else { of_site };
        let job = store.job_take(&["scan"], "a", at).await.unwrap().unwrap();
        store.job_progress(&job, &JobYield::default(), Some(JobState::Done), at).await.unwrap();
    }
    let jobs = store.job_list(0, 1_000).await.unwrap();
    assert_eq!(jobs.len(), 502);
    let oldest: Vec<i64> = jobs.iter().rev().take(2).map(|job| job.job_id).collect();
    assert_eq!(oldest, [waiting, of_site], "and the site's last stays: by it is known when the next is due");
}

pub async fn how_far_the_analysis_of_a_series_is_is_remembered(ground: &Ground) {
    let store = ground.store().await;
    let (building_id, series_id) = house(&store).await;
    assert_eq!(store.series_analysis_find(series_id).await.unwrap(), None);
    assert!(!store.series_analysis_exists().await.unwrap());
    store.series_analysis_note(series_id, AnalysisStep::Scanned, 10).await.unwrap();
    store.series_analysis_note(series_id, AnalysisStep::Scanned, 20).await.unwrap();
    store.series_analysis_note(series_id, AnalysisStep::LookedBack, 21).await.unwrap();
    store.series_analysis_note(series_id, AnalysisStep::Forecast, 22).await.unwrap();
    store.series_analysis_note(series_id, AnalysisStep::Selected, 23).await.unwrap();
    store.series_analysis_profile(series_id, Some(71.5), "{\"base_load\":1.5}", 24).await.unwrap();
    let found = store.series_analysis_find(series_id).await.unwrap().unwrap();
    assert_eq!((found.scanned_to, found.looked_back_at), (Some(20), Some(21)));
    assert_eq!((found.forecast_at, found.selected_at, found.profiled_at), (Some(22), Some(23), Some(24)));
    assert_eq!((found.efficiency_score, found.profile.as_deref()), (Some(71.5), Some("{\"base_load\":1.5}")));
    assert_eq!(store.series_analysis_list().await.unwrap(), [found]);
    assert!(store.series_analysis_exists().await.unwrap());

    // What was stored for a deleted series is deleted with it.
    let back = look(building_id, series_id, AnomalyMode::Retrospective, hours(0, 400));
    store.anomaly_reconcile(&back, &[event(10, 20)], 1).await.unwrap();
    store.model_insert(&model(building_id, series_id, "ridge"), 1).await.unwrap();
    store.forecast_put(&forecast(series_id, MONDAY, 24)).await.unwrap();
    change(&store, "main", |change| change.building_id = None).await;
    assert_eq!(store.series_analysis_list().await.unwrap(), []);
    assert_eq!((ids(&store).await, store.model_list(None).await.unwrap()), (vec![], vec![]));
    assert_eq!(ground.number("select count(*) from forecast").await, 0);
}
