//! Looking through another's eyes: what an admin sees and may not do, and the people of the demo.

use super::sign_in::PASSWORD;
use super::{Served, encoded};
use axum::http::Method;
use domain::{BuildingType, Role};
use serde_json::Value;
use store::{Actor, BuildingChange, NewBuilding, NewPerson};

impl Served {
    /// Who asks, as the API has it.
    pub(super) async fn me(&self, cookie: &str) -> Value {
        serde_json::from_str(&self.see(Method::GET, "/api/me", cookie, "").await.body).unwrap_or_default()
    }
}

#[tokio::test]
async fn an_admin_sees_what_somebody_else_sees_and_changes_nothing() {
    let served = Served::new().await;
    served.person("root", Role::Admin).await;
    let (store, now) = (served.app.state.store.clone(), served.app.state.now());
    let home = store.catalog().buildings.keys().next().copied().unwrap();
    let new = NewPerson { buildings: vec![home], ..NewPerson::new("ada", Role::Manager) };
    let ada = store.person_insert(&new, None, &Actor::command_line(), now).await.unwrap();
    let root = served.enter("root", PASSWORD).await.session();
    let begun = served.see(Method::POST, "/see-as", &root, &format!("who={ada}")).await;
    assert_eq!((begun.status, begun.to.as_str()), (303, "/"));
    assert_eq!(store.audit_list(1).await.unwrap()[0].action, "person.seen_as");
    let both = format!("{root}; {}", begun.cookies[0]);
    let page = served.see(Method::GET, "/", &both, "").await;
    let told = "You see this as ada does. You are signed in as root and can change nothing.";
    assert!(page.status == 200 && page.body.contains(told), "{}", page.body);
    assert_eq!(served.see(Method::GET, "/settings/people", &both, "").await.status, 403);
    for (path, form) in [
        (format!("/settings/buildings/{home}"), "site=1&name=Ours&kind=home"),
        ("/account/sessions/end".to_owned(), ""),
        ("/account/told".to_owned(), "by=app"),
        ("/account/keys".to_owned(), "key_name=x&scope=read&sees=all"),
        ("/account/password".to_owned(), "now=x&password=0123456789"),
        ("/see-as".to_owned(), "who=1"),
    ] {
        assert_eq!(served.see(Method::POST, &path, &both, form).await.status, 403, "{path}");
    }
    // Of the two, only an admin may look.
    for who in ["1", "99", "household"] {
        let refused = served.see(Method::POST, "/see-as", &root, &format!("who={}", encoded(who))).await.status;
        assert_eq!(refused, 404, "{who}");
    }
    let hash = crate::password::hash(PASSWORD, &services::Random::system()).unwrap();
    store.person_password_set(ada, &hash, None, &Actor::command_line(), now).await.unwrap();
    let own = served.enter("ada", PASSWORD).await.session();
    assert_eq!(served.see(Method::POST, "/see-as", &own, "who=1").await.status, 403);
    let by_hand = format!("{root}; greenpulse_see_as=1.{ada}");
    assert_eq!(served.me(&by_hand).await["name"], "root", "a look that is not on record");
    let forged = format!("{own}; greenpulse_see_as=1");
    assert_eq!(served.see(Method::GET, "/settings/people", &forged, "").await.status, 403, "a cookie alone lets nobody see more");
    let stopped = served.see(Method::POST, "/see-as/stop", &both, "").await;
    assert_eq!((stopped.status, stopped.cookies[0].as_str()), (303, "greenpulse_see_as="));
}

#[tokio::test]
async fn who_tries_the_demo_is_one_of_its_people_where_nobody_has_an_account() {
    let served = Served::new().await;
    let store = served.app.state.store.clone();
    assert_eq!(served.me("greenpulse_see_as=household").await["kind"], "machine", "without a demo there are none");
    let site_id = served.app.site_id;
    for (name, building_type) in [("One", BuildingType::Home), ("Two", BuildingType::Home), ("Books", BuildingType::Library)] {
        let of = BuildingChange::of(&store.catalog().buildings[&served.app.home]);
        let BuildingChange { floor_area_m2, floors, occupancy, year_built, position, .. } = of;
        let name = name.to_owned();
        let new =
            NewBuilding { site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, position, is_demo: true };
        store.building_insert(&[new], 0).await.unwrap();
    }
    let sees = async |who: &str| {
        let me = served.me(&format!("greenpulse_see_as={who}")).await;
        (me["role"].as_str().unwrap_or_default().to_owned(), me["building_access"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(sees("household").await, ("user".to_owned(), 1));
    assert_eq!(sees("campus_manager").await, ("manager".to_owned(), 1));
    assert_eq!(sees("department_head").await, ("user".to_owned(), 1));
    assert_eq!(sees("visitor").await, ("viewer".to_owned(), 3));
    let begun = served.see(Method::POST, "/see-as", "", "who=household").await;
    assert_eq!((begun.status, begun.cookies[0].as_str()), (303, "greenpulse_see_as=household"));
    assert_eq!(served.see(Method::GET, "/settings/people", &begun.cookies[0], "").await.status, 403);
    assert_eq!(store.person_list().await.unwrap(), [], "they have no accounts");
    // With the first account they are gone.
    served.person("root", Role::Admin).await;
    assert_eq!(served.status("greenpulse_see_as=household").await, 401);
}
