//! Findings of 865c2a9, which stored them as sentences: they become facts and say the same.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::finding::{Cause, Detail, Evidence, Facts, HourAmount, Kind, Severity, Text};
use domain::zone::Span;
use domain::{BuildingType, Field, Flow, HOUR_MS, MeterRole, Millis, Utility, Zone};
use store::{AnomalyFound, AnomalyLook, AnomalyMode, ChannelWanted, MeterChange, NewBuilding, NewSite, Owner, Store};
use wording::{Amounts, Words};

const ZONE: &str = "America/New_York";
/// 2026-03-03T00:00 in New York, a Tuesday.
const TUESDAY: Millis = 1_772_514_000_000;

fn at(hour: i64) -> Millis {
    TUESDAY + hour * HOUR_MS
}

/// A house with one meter in New York, and a look at its use.
async fn house(store: &Store) -> AnomalyLook {
    let site = NewSite {
        name: "Riverside".to_owned(),
        zone: ZONE.to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: Vec::new(),
    };
    let building = NewBuilding {
        site_id: store.site_insert(&site, 0).await.unwrap(),
        name: "A house".to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let building_id = store.building_insert(&[building], 0).await.unwrap()[0];
    let wanted = ChannelWanted::new("main".to_owned(), "greenpulse", String::new(), Field::named("energy_kwh").unwrap());
    store.channel_ensure(&[wanted]).await.unwrap();
    let meter = store.catalog().meter_named("main").unwrap().clone();
    let change = MeterChange { building_id: Some(building_id), role: MeterRole::Main, ..MeterChange::of(&meter) };
    store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
    let catalog = store.catalog();
    let series = catalog.series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap();
    AnomalyLook {
        series_id: series.series_id,
        building_id: Some(building_id),
        model_id: None,
        mode: AnomalyMode::Causal,
        span: Span { start: at(-500), end: at(500) },
    }
}

fn told(kind: Kind, hours: (i64, i64), sentence: &str, cause: &str) -> AnomalyFound {
    AnomalyFound {
        kind,
        severity: Severity::High,
        span: Span { start: at(hours.0), end: at(hours.1) },
        is_open: false,
        score: -0.5,
        value: Some(41.03),
        expected: Some(9.001),
        deviation_percent: Some(355.8),
        energy_wasted: 32.0,
        money_wasted: None,
        detail: Detail::Text(Text { sentence: sentence.replace('_', "\u{202f}"), causes: vec![cause.to_owned()] }),
    }
}

#[tokio::test]
async fn what_was_stored_as_a_sentence_becomes_facts_once_and_is_told_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
    let look = house(&store).await;
    let night = told(
        Kind::NightWaste,
        (22, 30),
        "The night of 3 to 4 March used 41_kWh where 9_kWh is usual; it stayed at 5.13_kWh an hour from 22:00 to 06:00.",
        "Ventilation, lighting or equipment was left on",
    );
    let spike = told(
        Kind::UsageSpike,
        (62, 64),
        "From 14:00 to 16:00 on Thursday 5 March 41_kWh were used where 9_kWh is usual (+356 %), 30_kWh of it in the hour from 15:00.",
        "Equipment started all at once after an interruption",
    );
    let own = told(Kind::Drift, (100, 300), "It used 41_kWh, said the janitor.", "The janitor");
    let new = store.anomaly_reconcile(&look, &[night, spike, own], 1).await.unwrap().new;
    let found = async |id: i64| store.anomaly_find(id).await.unwrap().unwrap().found;
    let zone = Zone::named(ZONE).unwrap();
    let said = |found: &AnomalyFound| {
        (wording::seen(Words::ENGLISH, found, &zone, Amounts::Stored("kWh")), wording::causes(Words::ENGLISH, found))
    };
    let kept = said(&found(new[2]).await);

    assert_eq!(learning::facts_from_text(&store).await.unwrap(), 2);
    let [night, spike, own] = [found(new[0]).await, found(new[1]).await, found(new[2]).await];
    let sentence = |found: &AnomalyFound| said(found).0.unwrap().replace('\u{a0}', " ");
    assert_eq!(
        sentence(&night),
        "On the night of 3–4 March, 41 kWh was used instead of the usual 9 kWh. It stayed at 5.13 kWh an hour from 22:00 to 06:00."
    );
    assert!(sentence(&spike).starts_with(
        "On Thursday 5 March from 14:00 to 16:00, 41 kWh was used instead of the usual 9 kWh (+356%), 30 kWh of it"
    ));
    assert_eq!(said(&own), kept);
    let facts = |evidence, cause| Detail::Facts(Facts { evidence, causes: vec![cause] });
    assert_eq!(night.detail, facts(Evidence::NightOn { an_hour: Some(5.13) }, Cause::LeftOn));
    let most = Some(HourAmount { at: at(63), amount: 30.0 });
    assert_eq!(spike.detail, facts(Evidence::More { most, is_yield: false }, Cause::StartedAllAtOnce));
    assert!(matches!(own.detail, Detail::Text(_)), "{own:?}");

    assert_eq!(learning::facts_from_text(&store).await.unwrap(), 0);
    assert_eq!([said(&found(new[0]).await), said(&found(new[2]).await)], [said(&night), kept]);
}
