//! What cannot be recorded does not happen: each change of people, keys and departments is one transaction with its
//! line in the record. Also how long lines are kept.

use crate::ground::*;
use crate::identity;
use domain::{DAY_MS, KeyScope, Role};
use std::future::Future;
use std::pin::Pin;
use store::{
    Actor, AuditWanted, LinkPurpose, NewDepartment, NewKey, NewLink, NewPasskey, NewPerson, NewSession, Opens, PasskeyUse,
    ProviderSession, Store, Told,
};

fn boss() -> Actor {
    Actor::command_line()
}

/// Keeps lines out of the record.
async fn lock_record(ground: &Ground) {
    if ground.is_sqlite() {
        let sql = "create trigger no_record before insert on audit begin select raise(abort, 'no record'); end";
        return ground.execute(sql).await;
    }
    let function = "create function no_record() returns trigger language plpgsql as \
         $$ begin raise exception 'no record'; end $$";
    ground.execute(function).await;
    ground.execute("create trigger no_record before insert on audit for each row execute function no_record()").await;
}

/// Lets lines in again.
async fn open_record(ground: &Ground) {
    if ground.is_sqlite() {
        return ground.execute("drop trigger no_record").await;
    }
    ground.execute("drop trigger no_record on audit").await;
    ground.execute("drop function no_record()").await;
}

fn told(subject: &str, role: Option<Role>) -> Told {
    Told { email: None, ..identity::told(subject, role) }
}

fn session(hash: &str, person_id: domain::PersonId) -> NewSession {
    let provider = ProviderSession {
        issuer: "https://id.example".to_owned(),
        subject: "ada".to_owned(),
        sid: Some("a session".to_owned()),
        id_token: None,
        until: MONDAY + DAY_MS,
    };
    NewSession { hash: hash.to_owned(), person_id, device: String::new(), address: None, provider: Some(provider) }
}

fn passkey(person_id: domain::PersonId, credential_id: &str) -> NewPasskey {
    NewPasskey {
        person_id,
        name: "Phone".to_owned(),
        credential_id: credential_id.to_owned(),
        credential: "{}".to_owned(),
        sign_count: 0,
        is_backed_up: false,
    }
}

fn department(name: &str) -> NewDepartment {
    NewDepartment {
        name: name.to_owned(),
        head: None,
        contact_email: None,
        yearly_budget: Some(100.0),
        reduction_percent: None,
        buildings: Vec::new(),
    }
}

fn key(person_id: domain::PersonId, opens: Opens) -> NewKey {
    NewKey { person_id, name: "a program".to_owned(), opens, sees_all: true, buildings: Vec::new(), expires_at: None }
}

/// A change, and what it is called.
type Change<'a> = (&'static str, Pin<Box<dyn Future<Output = store::Result<()>> + 'a>>);

pub async fn a_change_of_people_that_cannot_be_recorded_is_not_made(ground: &Ground) {
    let store = ground.store().await;
    let boss = boss();
    let root = store.person_insert(&NewPerson::new("root", Role::Admin), Some("a hash"), &boss, MONDAY).await.unwrap();
    let ada = store.person_insert(&NewPerson::new("ada", Role::Manager), Some("a hash"), &boss, MONDAY).await.unwrap();
    store.identity_connect(ada, &told("ada", Some(Role::Admin)), &boss, MONDAY).await.unwrap();
    store.session_open(&session("a", ada), &boss, MONDAY).await.unwrap();
    store.session_open(&session("b", ada), &boss, MONDAY).await.unwrap();
    let phone = store.passkey_insert(&passkey(ada, "phone"), "one", &boss, MONDAY).await.unwrap();
    let key_id = store.key_insert(&key(ada, Opens::Api(KeyScope::Read)), "key", &boss, MONDAY).await.unwrap();
    let labs = store.department_insert(&department("Labs"), &boss, MONDAY).await.unwrap();
    let link = |person_id, hash| {
        let purpose = LinkPurpose::Reset;
        NewLink { purpose, person_id, hash, expires_at: MONDAY + DAY_MS, mailed_to: None }
    };
    store.link_make(&link(ada, "link"), &boss, MONDAY).await.unwrap();

    let changes = |store: &'static Store| -> Vec<Change<'static>> {
        let boss: &'static Actor = Box::leak(Box::new(Actor::command_line()));
        macro_rules! changes {
            ($($name:literal: $call:expr),+ $(,)?) => {
                vec![$(($name, Box::pin(async move { $call.await.map(drop) }))),+]
            };
        }
        changes![
            "a session is opened": store.session_open(&session("c", ada), boss, MONDAY),
            "a session is ended": store.session_end("a", boss, MONDAY),
            "a provider ends a session":
                store.session_end_at_provider("https://id.example", (Some("ada"), None), boss, MONDAY),
            "all sessions are ended": store.session_end_all(ada, None, boss, MONDAY),
            "a person is added": store.person_insert(&NewPerson::new("eve", Role::User), None, boss, MONDAY),
            "a person is changed": store.person_update(ada, None, &NewPerson::new("ada", Role::Viewer), boss, MONDAY),
            "somebody comes by a provider with another group": store.identity_came(&told("ada", Some(Role::User)), true, boss, MONDAY),
            "somebody new comes by a provider": store.identity_came(&told("bob", None), true, boss, MONDAY),
            "an account at a provider is connected": store.identity_connect(root, &told("root", None), boss, MONDAY),
            "a group lapses": store.identity_lapse(MONDAY + 1, boss, MONDAY),
            "an account at a provider is disconnected":
                store.identity_disconnect(ada, ("https://id.example", "ada"), true, boss, MONDAY),
            "a password is set by a link": store.link_password_set("link", "by link", None, MONDAY),
            "a password is set": store.person_password_set(ada, "another", None, boss, MONDAY),
            "a password is removed": store.person_password_remove(ada, None, boss, MONDAY),
            "a link is made": store.link_make(&link(root, "other"), boss, MONDAY),
            "a link is asked for": store.link_ask(&link(root, "asked"), boss, MONDAY),
            "the admin of a setting is made": store.person_admin_ensure("admin", "a hash", boss, MONDAY),
            "a passkey is added": store.passkey_insert(&passkey(ada, "laptop"), "two", boss, MONDAY),
            "a passkey is removed": store.passkey_remove((ada, phone), true, boss, MONDAY),
            "a key is made": store.key_insert(&key(root, Opens::Api(KeyScope::Manage)), "new", boss, MONDAY),
            "a screen link is made": store.key_insert(&key(root, Opens::Page("/wall".to_owned())), "wall", boss, MONDAY),
            "a key is revoked": store.key_revoke(key_id, None, boss, MONDAY),
            "a department is added": store.department_insert(&department("Ops"), boss, MONDAY),
            "a department is changed": store.department_update(labs, None, &department("Books"), boss, MONDAY),
            "a department is removed": store.department_remove(labs, None, boss, MONDAY),
            "a person is disabled": store.person_disable(ada, true, boss, MONDAY),
            "a person is removed": store.person_remove(ada, None, boss, MONDAY),
        ]
    };
    let store: &'static Store = Box::leak(Box::new(store));
    let before = ground.dump().await;
    lock_record(ground).await;
    for (what, change) in changes(store) {
        assert!(change.await.is_err(), "{what}, and it cannot be recorded");
    }
    assert_eq!(ground.dump().await, before, "something was changed by half");
    open_record(ground).await;
    // All of it is possible, and recorded, when a line can be written.
    let mut lines = store.audit_list(1_000).await.unwrap().len();
    for (what, change) in changes(store) {
        change.await.unwrap_or_else(|error| panic!("{what}: {error}"));
        let now = store.audit_list(1_000).await.unwrap().len();
        assert!(now > lines, "{what}, and nothing is told of it");
        lines = now;
    }
    let wrong_device = PasskeyUse { passkey_id: phone, credential: "{}".to_owned(), sign_count: 1, is_backed_up: false };
    assert!(store.passkey_used(&wrong_device, "three", &boss, MONDAY).await.is_err(), "it was removed");
}

pub async fn old_lines_of_the_record_go_a_step_at_a_time_and_younger_ones_stay(ground: &Ground) {
    let store = ground.store().await;
    for day in 0..10 {
        let name = format!("person {day}");
        store.person_insert(&NewPerson::new(&name, Role::User), None, &boss(), MONDAY + day * DAY_MS).await.unwrap();
    }
    let left = async || {
        let lines = store.audit_page(&AuditWanted::default(), 100).await.unwrap();
        lines.into_iter().map(|line| (line.at - MONDAY) / DAY_MS).collect::<Vec<_>>()
    };
    assert_eq!(store.audit_trim(MONDAY, 100).await.unwrap(), 0, "a line of that very time is kept");
    assert_eq!(store.audit_trim(MONDAY + 7 * DAY_MS, 4).await.unwrap(), 4);
    assert_eq!(left().await, [9, 8, 7, 6, 5, 4]);
    assert_eq!(store.audit_trim(MONDAY + 7 * DAY_MS, 4).await.unwrap(), 3);
    assert_eq!(left().await, [9, 8, 7]);
    assert_eq!(store.person_list().await.unwrap().len(), 10, "what the lines tell of stays");
}
