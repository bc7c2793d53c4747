//! Every page and the API count the same issues, and what people do with several of them in the list is
//! done to all of them, or to none.

use super::Served;
use crate::api::tests::MONDAY;
use axum::http::Method;
use domain::finding::{Detail, Kind, Severity, Text};
use domain::zone::Span;
use domain::{DAY_MS, Flow, HOUR_MS, SeriesId, Utility};
use store::{AnalysisStep, AnomalyFilter, AnomalyFound, AnomalyLook, AnomalyMode, AnomalyStatus, Owner};

fn night(day: i64, money: f64) -> AnomalyFound {
    let start = MONDAY + day * DAY_MS + 21 * HOUR_MS;
    AnomalyFound {
        kind: Kind::NightWaste,
        severity: Severity::Critical,
        span: Span { start, end: start + 8 * HOUR_MS },
        is_open: false,
        score: -0.9,
        value: Some(12.0),
        expected: Some(4.0),
        deviation_percent: Some(200.0),
        energy_wasted: 8.0,
        money_wasted: Some(money),
        detail: Detail::Text(Text::default()),
    }
}

/// Two nights of high priority, one of medium, one of low. Returns their ids.
async fn found(served: &Served) -> Vec<i64> {
    let app = &served.app;
    app.two_weeks().await;
    let store = &app.state.store;
    let owner = Owner::Building(app.home);
    let series_id: SeriesId = store.catalog().series_of(owner, Utility::Electricity, Flow::Use).unwrap().series_id;
    let span = Span { start: MONDAY, end: MONDAY + 14 * DAY_MS };
    let look = AnomalyLook { series_id, building_id: Some(app.home), model_id: None, mode: AnomalyMode::Causal, span };
    let nights = [night(1, 200.0), night(3, 60.0), night(5, 20.0), night(7, 0.1)];
    let new = store.anomaly_reconcile(&look, &nights, MONDAY + 14 * DAY_MS).await.unwrap().new;
    store.series_analysis_note(series_id, AnalysisStep::Scanned, MONDAY + 14 * DAY_MS).await.unwrap();
    new
}

/// The first number after a mark in a page.
fn number(page: &str, mark: &str) -> usize {
    let Some((_, rest)) = page.split_once(mark) else { return 0 };
    let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

const BADGE: &str = "class=\"app-nav-badge\"";

async fn post(served: &Served, form: &str) -> (u16, String) {
    let answer = served.ask(Method::POST, "/anomalies?priority=high", Some(form.to_owned())).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn the_bar_the_list_the_overview_the_building_and_the_api_count_the_same_issues() {
    let served = Served::at(MONDAY + 15 * DAY_MS).await;
    let new = found(&served).await;
    let (site, home) = (served.app.site_id, served.app.home);
    // What is open, and what of it has high priority.
    let counted = async || {
        let list = served.get("/anomalies").await.body;
        let of_place = served.get(&format!("/anomalies?building={home}")).await.body;
        let api = served.app.get(&format!("/api/analytics/buildings/{home}/anomalies")).await;
        let [overview, building] = [served.get("/").await.body, served.get(&format!("/buildings/{home}")).await.body];
        // Without a link to all of them, all are shown.
        let told = |page: &str, link: &str| match number(page, link) {
            0 => page.matches("class=\"finding-line\"").count(),
            all => all,
        };
        let open = [
            number(&list, "<h1 class=\"headline\">"),
            number(&of_place, "<h1 class=\"headline\">"),
            told(&overview, &format!("<a href=\"/anomalies?site={site}\" rel=\"external\">")),
            told(&building, &format!("<a href=\"/anomalies?building={home}\" rel=\"external\">")),
            usize::try_from(api["open_count"].as_u64().unwrap()).unwrap(),
        ];
        let settings = served.get("/settings").await.body;
        let high = [
            number(&list, BADGE),
            number(&list, "<p class=\"lede\">"),
            number(&overview, BADGE),
            number(&settings, BADGE),
            usize::try_from(api["high_priority_count"].as_u64().unwrap()).unwrap(),
        ];
        (open, high)
    };
    assert_eq!(counted().await, ([4; 5], [2; 5]));
    let (status, _) = post(&served, &format!("act=week&id={}&id={}", new[0], new[2])).await;
    assert_eq!(status, 303);
    let (open, high) = counted().await;
    assert_eq!(open, [2; 5]);
    // One of one is told in words.
    assert_eq!([high[0], high[2], high[3], high[4]], [1; 4]);
}

#[tokio::test]
async fn what_is_done_with_several_issues_is_done_to_all_of_them_or_to_none() {
    let served = Served::at(MONDAY + 15 * DAY_MS).await;
    let new = found(&served).await;
    let statuses = async || {
        let all = served.app.state.store.anomaly_list(&AnomalyFilter::default()).await.unwrap();
        all.iter().rev().map(|one| one.status).collect::<Vec<_>>()
    };
    let (status, page) = post(&served, "act=resolved").await;
    assert!(status == 422 && page.contains("select at least one issue"), "{status}");
    let (status, page) = post(&served, &format!("act=resolved&id={},999", new[0])).await;
    assert!(status == 422 && page.contains("no longer there"), "{status}");
    assert!(page.contains(&format!("id=\"issue-{}\" name=\"id\" value=\"{}\" checked", new[0], new[0])), "it stays selected");
    let (status, page) = post(&served, &format!("act=plan&id={}&due_on=soon", new[0])).await;
    assert!(status == 422 && page.contains("id=\"due_on-error\""), "{status}");
    assert_eq!(statuses().await, [AnomalyStatus::New; 4]);

    let (status, _) = post(&served, &format!("act=investigating&id={},{}", new[0], new[1])).await;
    assert_eq!(status, 303);
    let done = served.get("/anomalies?done=investigating&count=2").await.body;
    assert!(done.contains("Investigation of 2 issues started."));
    let (investigating, fresh) = (AnomalyStatus::Investigating, AnomalyStatus::New);
    assert_eq!(statuses().await, [investigating, investigating, fresh, fresh]);
}
