//! Whatever an admin changes by any route of the router is told in the record, as theirs.

use super::matrix::dump;
use super::neighbours::{self, Neighbours};
use super::{person, shown};
use crate::sweep::Served;
use app::route::Door;
use axum::http::Method;
use domain::{DAY_MS, Role, Sight};

#[tokio::test]
async fn whatever_an_admin_changes_is_in_the_record_as_theirs() {
    let served = Served::at(crate::api::tests::MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, .. } = neighbours::settle(&served).await;
    let router = served.router_for(&person(Role::Admin, &Sight::All));
    let (mut told, mut untold, mut invented) = (Vec::new(), Vec::new(), Vec::new());
    // What removes the meter or the building comes last.
    let mut routes: Vec<_> = served.routes.iter().filter(|route| !matches!(route.door, Door::SignIn | Door::Ingest)).collect();
    let ends = ["/uncount", "/part", "/forget", "/merge", "/delete", "/remove"];
    routes.sort_by_key(|route| ends.iter().position(|end| route.path.ends_with(end)).map_or(0, |at| at + 1));
    for route in routes.into_iter().filter(|route| route.method != Some(Method::GET)) {
        let before = (dump(&served).await, newest(&served).await);
        let answer = shown(&router, &own.request(route).0).await;
        let after = (dump(&served).await, newest(&served).await);
        if before.0 == after.0 {
            if before.1 != after.1 {
                invented.push(format!("{} {}", answer.status, route.path));
            }
            continue;
        }
        match before.1 == after.1 {
            true => untold.push(&route.path),
            false => told.push(&route.path),
        }
        let line = served.app.state.store.audit_list(1).await.unwrap().remove(0);
        assert!(untold.contains(&&route.path) || line.actor_name == "a admin", "{}: {line:?}", route.path);
    }
    assert!(invented.is_empty(), "the record tells of what did not happen: {invented:#?}");
    assert!(untold.is_empty(), "not in the record: {untold:#?}");
    assert!(told.len() >= 15, "only {} routes changed something: {told:#?}", told.len());
}

async fn newest(served: &Served) -> Option<i64> {
    served.app.state.store.audit_list(1).await.unwrap().first().map(|line| line.audit_id)
}
