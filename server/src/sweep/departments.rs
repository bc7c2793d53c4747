//! A department's page over a real store: what its year comes to, and who sees it.

use super::Served;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::{Extension, Router};
use domain::Zone;
use domain::zone::Date;
use domain::{Caller, HOUR_MS, MeterRole, Person, PersonId, Role, Screen, Sight};
use std::sync::Arc;
use store::{Actor, NewDepartment, NewPerson};
use tower::ServiceExt;

fn person(role: Role, sight: Sight) -> Caller {
    Caller::Person(Arc::new(Person {
        person_id: PersonId(7),
        name: "Ada".to_owned(),
        role,
        sight,
        reads: domain::Reads::default(),
        seen_by: None,
    }))
}

async fn get(router: &Router, path: &str) -> (u16, String) {
    let request = Request::builder().uri(path).body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn a_building_that_came_in_february_leaves_january_to_those_that_were_there() {
    let zone = Zone::named("America/New_York").unwrap();
    let day = |text: &str| zone.start_of(Date::parse(text).unwrap());
    let (first, came, now) = (day("2024-12-31"), day("2026-02-01"), day("2026-03-05"));
    let served = Served::at(now).await;
    let app = &served.app;
    let annex = app.building("Annex").await;
    // One kilowatt each at $0.25.
    for (key, building, from) in [("mill", app.home, first), ("annex", annex, came)] {
        app.meter(key, &["energy_kwh"], Some(building), MeterRole::Main).await;
        let hours = (0..=(now - from) / HOUR_MS).map(|hour| (from + hour * HOUR_MS, hour as f64));
        app.commit(key, "energy_kwh", hours).await;
    }
    let department = NewDepartment {
        name: "Physics".to_owned(),
        head: None,
        contact_email: None,
        yearly_budget: Some(4_380.0),
        reduction_percent: None,
        buildings: vec![app.home, annex],
    };
    let id = app.state.store.department_insert(&department, &Actor::command_line(), now).await.unwrap();
    let page = served.get(&format!("/departments/{id}")).await.body;
    // January has 31 days of one building, February 28 of both; what is left, and January of the annex, goes on.
    for told in ["$186.00 *", "$336.00", "On 31 days the cost of some of the buildings is not known.", "about $4,380"] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[tokio::test]
async fn a_building_of_two_departments_counts_for_both_and_says_so_to_those_who_see_both() {
    let zone = Zone::named("America/New_York").unwrap();
    let day = |text: &str| zone.start_of(Date::parse(text).unwrap());
    let (first, now) = (day("2024-12-31"), day("2026-03-05"));
    let served = Served::at(now).await;
    let app = &served.app;
    let annex = app.building("Annex").await;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    app.commit("mill", "energy_kwh", (0..=(now - first) / HOUR_MS).map(|hour| (first + hour * HOUR_MS, hour as f64))).await;
    let department = async |name: &str, buildings| {
        let name = name.to_owned();
        let (head, contact_email, yearly_budget, reduction_percent) = (None, None, Some(4_380.0), None);
        let new = NewDepartment { name, head, contact_email, yearly_budget, reduction_percent, buildings };
        app.state.store.department_insert(&new, &Actor::command_line(), now).await.unwrap()
    };
    let physics = department("Physics", vec![app.home]).await;
    let chemistry = department("Chemistry", vec![app.home, annex]).await;
    let of = |caller: Caller| served.inner.clone().layer(Extension(caller));
    let all = of(person(Role::Admin, Sight::All));
    for (id, own, other) in [(physics, "Physics", "Chemistry"), (chemistry, "Chemistry", "Physics")] {
        let page = get(&all, &format!("/departments/{id}")).await.1;
        // January at one kilowatt and $0.25.
        for told in [own, "$186.00", &format!("also counts, in full, for {other}")] {
            assert!(page.contains(told), "{told}: {page}");
        }
    }
    let own = of(person(Role::Viewer, Sight::of([app.home])));
    let page = get(&own, &format!("/departments/{physics}")).await.1;
    assert!(page.contains("$186.00") && !page.contains("Chemistry"), "a department is named to whoever does not see it: {page}");
}

#[tokio::test]
async fn a_year_that_uses_twice_as_much_costs_twice_as_much_as_the_year_before() {
    let zone = Zone::named("America/New_York").unwrap();
    let day = |text: &str| zone.start_of(Date::parse(text).unwrap());
    let (first, turn, now) = (day("2024-12-31"), day("2026-01-01"), day("2026-03-05"));
    let served = Served::at(now).await;
    let app = &served.app;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    // One kilowatt at $0.25 before the turn of the year, two after it.
    let register = |at: i64| ((at - first).min(turn - first) + 2 * (at - turn).max(0)) / HOUR_MS;
    let hours = (0..=(now - first) / HOUR_MS).map(|hour| first + hour * HOUR_MS);
    app.commit("mill", "energy_kwh", hours.map(|at| (at, register(at) as f64))).await;
    let department = NewDepartment {
        name: "Physics".to_owned(),
        head: None,
        contact_email: None,
        yearly_budget: Some(4_380.0),
        reduction_percent: Some(5.0),
        buildings: vec![app.home],
    };
    let id = app.state.store.department_insert(&department, &Actor::command_line(), now).await.unwrap();
    let path = format!("/departments/{id}");
    let of = |caller: Caller| served.inner.clone().layer(Extension(caller));

    let (status, page) = get(&of(person(Role::Viewer, Sight::of([app.home]))), &path).await;
    assert_eq!(status, 200, "{page}");
    for told in ["Physics has used 17% of its budget for 2026.", "about $4,380: $4,380 if", "$756", "$372.00", "$186.00"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("inf") && !page.contains("NaN"), "{page}");
    assert!(!page.contains("/edit"), "a viewer is offered to change it");
    let own = Sight::of([app.home]);
    let list = get(&of(person(Role::Viewer, own.clone())), "/buildings").await.1;
    assert!(list.contains(&format!("href=\"{path}\"")), "a reader of buildings is not led to their departments: {list}");
    let screen = Screen { name: "a screen".to_owned(), path: "/buildings".to_owned(), sight: own };
    assert!(!get(&of(Caller::Screen(Arc::new(screen))), "/buildings").await.1.contains("Physics"), "a screen leads nowhere");
    let other = app.building("Elsewhere").await;
    for caller in [person(Role::Manager, Sight::of([other])), person(Role::Viewer, Sight::Nothing)] {
        let router = of(caller);
        assert_eq!(get(&router, &path).await.0, 404);
        assert_eq!(get(&router, "/departments/99").await.1.replace("99", "1"), get(&router, &path).await.1.replace("99", "1"));
        for list in ["/departments", "/buildings"] {
            assert!(!get(&router, list).await.1.contains("Physics"), "{list}");
        }
    }
    assert!(get(&of(person(Role::Admin, Sight::All)), &path).await.1.contains("/edit"));
}

#[tokio::test]
async fn budget_rate_projection_range_and_people_are_what_one_works_out_by_hand() {
    let zone = Zone::named("America/New_York").unwrap();
    let day = |text: &str| zone.start_of(Date::parse(text).unwrap());
    let (first, february, now) = (day("2026-01-01"), day("2026-02-01"), day("2026-03-05"));
    let served = Served::at(now).await;
    let app = &served.app;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    // Two kilowatts at $0.25 in January, one since: $12 a day, then $6.
    let register = |at: i64| (2 * (at.min(february) - first) + (at - february).max(0)) / HOUR_MS;
    let hours = (0..=(now - first) / HOUR_MS).map(|hour| first + hour * HOUR_MS);
    app.commit("mill", "energy_kwh", hours.map(|at| (at, register(at) as f64))).await;
    let department = NewDepartment {
        name: "Physics".to_owned(),
        head: Some("Grace".to_owned()),
        contact_email: None,
        yearly_budget: Some(2_820.0),
        reduction_percent: None,
        buildings: vec![app.home],
    };
    let store = &app.state.store;
    let id = store.department_insert(&department, &Actor::command_line(), now).await.unwrap();
    let other = NewDepartment { name: "Chemistry".to_owned(), buildings: Vec::new(), ..department.clone() };
    let other = store.department_insert(&other, &Actor::command_line(), now).await.unwrap();
    for (login, department_id) in [("lise", Some(id)), ("otto", Some(other)), ("fritz", None)] {
        let person = NewPerson { department_id, ..NewPerson::new(login, Role::User) };
        store.person_insert(&person, None, &Actor::command_line(), now).await.unwrap();
    }
    let path = format!("/departments/{id}");
    let of = |caller: Caller| served.inner.clone().layer(Extension(caller));
    let (status, page) = get(&of(person(Role::Admin, Sight::All)), &path).await;
    assert_eq!(status, 200, "{page}");
    // January 31 * $12, February 28 * $6, and four days of March: $564 of $2,820. A year at 564 / 63 a day is $3,268. The
    // 302 days that are left come to $1,812 at February's $6, and to $3,624 at January's $12.
    for told in [
        "Physics has used 20% of its budget for 2026.",
        "$564",
        "$372.00",
        "$168.00",
        "$24.00",
        "about $3,268: $2,376 if",
        "$4,188 if",
        "That is $448 more than the budget.",
        "Led by Grace",
        ">lise</a>",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("otto") && !page.contains("fritz"), "people of others are listed: {page}");
    let viewer = get(&of(person(Role::Viewer, Sight::of([app.home]))), &path).await.1;
    assert!(viewer.contains("Led by Grace") && !viewer.contains("lise"), "a viewer is told who has accounts: {viewer}");
}
