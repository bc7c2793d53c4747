//! Whatever an admin changes by any route of the router is told in the record, as theirs, in the transaction of the
//! change: where the record cannot be written, nothing is changed.

use super::matrix::dump;
use super::neighbours::{self, Neighbours};
use super::{person, shown};
use crate::sweep::Served;
use app::route::Door;
use axum::http::Method;
use domain::{DAY_MS, Role, Sight};
use sqlx::{Connection, SqliteConnection};

#[tokio::test]
async fn whatever_an_admin_changes_is_in_the_record_as_theirs_or_is_not_changed() {
    let served = Served::at(crate::api::tests::MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, .. } = neighbours::settle(&served).await;
    let router = served.router_for(&person(Role::Admin, &Sight::All));
    let (mut told, mut untold, mut invented) = (Vec::new(), Vec::new(), Vec::new());
    // What removes the meter or the building comes last.
    let mut routes: Vec<_> = served.routes.iter().filter(|route| !matches!(route.door, Door::SignIn | Door::Ingest)).collect();
    let ends = ["/uncount", "/part", "/forget", "/merge", "/delete", "/remove"];
    routes.sort_by_key(|route| ends.iter().position(|end| route.path.ends_with(end)).map_or(0, |at| at + 1));
    let mut beside = SqliteConnection::connect(&served.app.url()).await.unwrap();
    let mut held = (dump(&served).await, newest(&served).await);
    for route in routes.into_iter().filter(|route| route.method != Some(Method::GET)) {
        // Without a record there is no change.
        let version = commits(&mut beside).await;
        lock_record(&mut beside, true).await;
        let unrecorded = shown(&router, &own.request(route).0).await;
        lock_record(&mut beside, false).await;
        if commits(&mut beside).await != version {
            assert_eq!(held.0, dump(&served).await, "{} changed something that is not in the record", route.path);
        }
        let version = commits(&mut beside).await;
        let answer = shown(&router, &own.request(route).0).await;
        if commits(&mut beside).await == version {
            continue;
        }
        let before = std::mem::replace(&mut held, (dump(&served).await, newest(&served).await));
        let after = &held;
        if before.0 == after.0 {
            if before.1 != after.1 {
                invented.push(format!("{} {}", answer.status, route.path));
            }
            continue;
        }
        assert!(answer.status < 400, "{} is refused with {}, yet written", route.path, answer.status);
        // A function of a page leads to the page with what is wrong.
        let is_told = unrecorded.status >= 500 || [unrecorded.leads_to, unrecorded.body].iter().any(|to| to.contains("fault="));
        assert!(is_told, "{} says {} of what it could not record", route.path, unrecorded.status);
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

/// Keeps lines out of the record, or lets them in again.
async fn lock_record(connection: &mut SqliteConnection, is_locked: bool) {
    let sql = match is_locked {
        true => "create trigger no_record before insert on audit begin select raise(abort, 'no record'); end",
        false => "drop trigger no_record",
    };
    sqlx::query(sql).execute(connection).await.unwrap();
}

/// A number that rises when another connection commits something.
async fn commits(connection: &mut SqliteConnection) -> i64 {
    sqlx::query_scalar("pragma data_version").fetch_one(connection).await.unwrap()
}

async fn newest(served: &Served) -> Option<i64> {
    served.app.state.store.audit_list(1).await.unwrap().first().map(|line| line.audit_id)
}
