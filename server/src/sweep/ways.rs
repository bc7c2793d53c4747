//! Where pages lead whom: the first page of somebody who sees nothing, from a page to a screen that shows it, and the
//! ways in that nobody takes from themselves.

use super::Served;
use super::sign_in::PASSWORD;
use crate::api::tests::MONDAY;
use axum::http::Method;
use domain::Role;
use store::{Actor, NewPerson, Told};

#[tokio::test]
async fn whoever_sees_no_building_is_told_so_at_home_and_a_foreign_site_is_a_missing_one() {
    let served = Served::at(MONDAY).await;
    served.person("root", Role::Admin).await;
    let ada = served.person("ada", Role::Viewer).await;
    let (store, site_id) = (served.app.state.store.clone(), served.app.site_id);
    let site = store.catalog().sites[&site_id].name.clone();
    let session = served.enter("ada", PASSWORD).await.session();
    let home = served.see(Method::GET, "/", &session, "").await;
    assert_eq!(home.status, 200, "{}", home.body);
    for told in ["No building was given to you yet.", "An administrator chooses", "href=\"/account\"", "data-again=\"60\""] {
        assert!(home.body.contains(told), "{told}: {}", home.body);
    }
    assert!(!home.body.contains(&site), "it names a site: {}", home.body);
    let foreign = served.see(Method::GET, &format!("/?site={site_id}"), &session, "").await;
    let missing = served.see(Method::GET, "/?site=99999", &session, "").await;
    assert_eq!((foreign.status, foreign.body), (404, missing.body));
    // As soon as there is one, it is shown.
    let now = NewPerson { buildings: vec![served.app.home], ..NewPerson::new("ada", Role::Viewer) };
    store.person_update(ada, None, &now, &Actor::command_line(), MONDAY).await.unwrap();
    let home = served.see(Method::GET, "/", &session, "").await.body;
    assert!(!home.contains("No building was given to you yet."), "{home}");
}

#[tokio::test]
async fn a_page_leads_to_a_screen_link_of_itself_whoever_may_make_one() {
    let served = Served::at(MONDAY).await;
    let building = format!("/buildings/{}", served.app.home);
    let way = format!("/account?page={building}#screens");
    assert!(!served.get(&building).await.body.contains("#screens"), "there are no accounts, and so no screen links");
    served.person("root", Role::Admin).await;
    let ada = served.person("ada", Role::Viewer).await;
    let root = served.enter("root", PASSWORD).await.session();
    let page = served.see(Method::GET, &building, &root, "").await.body;
    assert!(page.contains(&format!("href=\"{way}\"")), "{page}");
    let account = served.see(Method::GET, &way.replace("#screens", ""), &root, "").await.body;
    assert!(account.contains(&format!("<option value=\"{building}\" selected")), "{account}");
    let seen = served.see(Method::POST, "/see-as", &root, &format!("who={ada}")).await;
    let as_ada = format!("{root}; {}", seen.cookies[0]);
    let all = NewPerson { sees_all: true, ..NewPerson::new("ada", Role::Viewer) };
    served.app.state.store.person_update(ada, None, &all, &Actor::command_line(), MONDAY).await.unwrap();
    let page = served.see(Method::GET, &building, &as_ada, "").await;
    assert!(page.status == 200 && !page.body.contains("#screens"), "through another's eyes nothing is made: {}", page.body);
}

#[tokio::test]
async fn a_screen_link_has_the_end_that_was_chosen_and_then_shows_nothing() {
    let served = Served::at(MONDAY).await;
    served.person("root", Role::Admin).await;
    let root = served.enter("root", PASSWORD).await.session();
    let make = async |until: &str| {
        let form = format!("screen_name=Lobby&page=/buildings&{until}");
        served.see(Method::POST, "/account/screens", &root, &form).await
    };
    for (until, field) in [
        ("screen_days=7", "screen_days"),
        ("screen_date=2001-01-01", "screen_date"),
        ("screen_days=30&screen_date=soon", "screen_date"),
    ] {
        let refused = make(until).await;
        assert!(refused.status == 422 && refused.body.contains(&format!("id=\"{field}-error\"")), "{until}: {}", refused.body);
    }
    let made = make("screen_days=30").await;
    assert_eq!(made.status, 200, "{}", made.body);
    let link = made.body.split_once("/screen/").unwrap().1.split('<').next().unwrap();
    let path = format!("/screen/{link}");
    let account = served.see(Method::GET, "/account", &root, "").await.body;
    assert!(account.contains("Expires "), "{account}");
    let screen = served.see(Method::GET, &path, "", "").await.cookies[0].clone();
    assert_eq!(served.see(Method::GET, "/buildings", &screen, "").await.status, 200);

    served.app.state.clock.step(30 * domain::DAY_MS);
    let over = served.see(Method::GET, "/buildings", &screen, "").await;
    assert!(over.status == 303 && over.to.starts_with("/sign-in"), "{} {}", over.status, over.to);
    let opened = served.see(Method::GET, &path, "", "").await;
    let unknown = served.see(Method::GET, &format!("/screen/{}", "gp_".to_owned() + &"a".repeat(26)), "", "").await;
    assert_eq!((opened.status, opened.body), (404, unknown.body), "an ended link is told from one that never was");
}

#[tokio::test]
async fn an_admin_keeps_the_only_way_in_that_they_have() {
    let served = Served::new().await;
    let (store, now, boss) = (served.app.state.store.clone(), served.app.state.now(), Actor::command_line());
    let root = store.person_insert(&NewPerson::new("root", Role::Admin), None, &boss, now).await.unwrap();
    let bob = served.person("bob", Role::User).await;
    for (person_id, subject) in [(root, "root"), (bob, "bob")] {
        let (issuer, subject) = ("https://id.example".to_owned(), subject.to_owned());
        let told = Told { issuer, login: subject.clone(), name: subject.clone(), subject, email: None, groups: None };
        store.identity_connect(person_id, &told, &boss, now).await.unwrap();
    }
    let session = served.session_of(root, 0).await;
    let form = |subject: &str| format!("issuer=https%3A%2F%2Fid.example&subject={subject}");
    let own = format!("/settings/people/{root}/disconnect");
    let refused = served.see(Method::POST, &own, &session, &form("root")).await;
    assert!(refused.status == 422 && refused.body.contains("This is your only way to sign in."), "{}", refused.body);
    assert_eq!(store.identity_list(root).await.unwrap().len(), 1);
    let other = served.see(Method::POST, &format!("/settings/people/{bob}/disconnect"), &session, &form("bob")).await;
    assert_eq!(other.to, format!("/settings/people/{bob}?done=disconnected"));
    let hash = crate::password::hash(PASSWORD, &services::Random::system()).unwrap();
    store.person_password_set(root, &hash, None, &boss, now).await.unwrap();
    let session = served.enter("root", PASSWORD).await.session();
    let gone = served.see(Method::POST, &own, &session, &form("root")).await;
    assert_eq!(gone.to, format!("/settings/people/{root}?done=disconnected"));
}
