//! People, their sessions and links, departments, and the record of what was done.

use crate::ground::*;
use domain::{BuildingId, Caller, DAY_MS, HOUR_MS, MINUTE_MS, PersonId, Role, Sight};
use store::{
    Actor, LinkPurpose, NewDepartment, NewLink, NewPerson, NewSession, SESSION_MS, SESSION_UNUSED_MS, SESSIONS_MAX,
    SESSIONS_OF_PERSON_MAX, Store, login_key,
};

fn boss() -> Actor {
    Actor::command_line()
}

async fn person(store: &Store, login: &str, role: Role) -> PersonId {
    store.person_insert(&NewPerson::new(login, role), Some("a hash"), &boss(), MONDAY).await.unwrap()
}

fn session(hash: &str, person_id: PersonId) -> NewSession {
    NewSession {
        hash: hash.to_owned(),
        person_id,
        device: "Firefox\u{0}\n".to_owned(),
        address: Some("192.168.1.7".to_owned()),
        provider: None,
    }
}

async fn open(store: &Store, hash: &str, person_id: PersonId, at: i64) {
    store.session_open(&session(hash, person_id), &boss(), at).await.unwrap();
}

async fn actions(store: &Store) -> Vec<String> {
    let mut lines = store.audit_list(100).await.unwrap();
    lines.reverse();
    lines.into_iter().map(|line| line.action).collect()
}

pub async fn a_person_is_found_by_their_login_whatever_its_case_and_the_blanks_around(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let ada =
        NewPerson { buildings: vec![home], email: Some(" ada@example.org ".to_owned()), ..NewPerson::new(" Ada ", Role::User) };
    let person_id = store.person_insert(&ada, None, &boss(), MONDAY).await.unwrap();
    let (found, hash) = store.person_by_login("  aDA").await.unwrap().unwrap();
    assert_eq!((found.person_id, hash, found.password_set_at, found.person.login.as_str()), (person_id, None, None, "Ada"));
    assert_eq!((found.person.email.as_deref(), found.caller().sight.clone()), (Some("ada@example.org"), Sight::of([home])));
    assert_eq!(store.person_list().await.unwrap(), std::slice::from_ref(&found));
    assert_eq!(store.person_get(person_id).await.unwrap(), found);
    assert_eq!(store.person_by_login("adam").await.unwrap(), None);
    assert_eq!(login_key(" ÄDA\t"), "äda");
    for (login, email, field) in
        [("ADA", None, "login"), (" ", None, "login"), ("x", Some("x"), "email"), ("x", Some("a b@c"), "email")]
    {
        let new = NewPerson { email: email.map(str::to_owned), ..NewPerson::new(login, Role::User) };
        let new = NewPerson { name: "X".to_owned(), ..new };
        let refused = store.person_insert(&new, None, &boss(), MONDAY).await.unwrap_err();
        assert_eq!(refused.field(), Some(field), "{refused}");
    }
    let gone = NewPerson { buildings: vec![BuildingId(99)], ..NewPerson::new("bob", Role::User) };
    assert_eq!(store.person_insert(&gone, None, &boss(), MONDAY).await.unwrap_err().field(), Some("buildings"));
    assert!(matches!(store.person_get(PersonId(99)).await, Err(store::Error::NotFound { .. })));
}

pub async fn a_change_of_a_person_is_recorded_with_it_and_refused_if_it_is_stale(ground: &Ground) {
    let store = ground.store().await;
    person(&store, "root", Role::Admin).await;
    let ada = person(&store, "ada", Role::Viewer).await;
    let seen = store.person_get(ada).await.unwrap();
    let change = NewPerson { name: "Ada L.".to_owned(), role: Role::Manager, sees_all: true, ..seen.person.clone() };
    store.person_update(ada, Some(seen.version), &change, &boss(), MONDAY).await.unwrap();
    let stale = store.person_update(ada, Some(seen.version), &seen.person, &boss(), MONDAY).await.unwrap_err();
    assert_eq!(stale.field(), Some("version"));
    let after = store.person_get(ada).await.unwrap();
    assert_eq!((after.person, after.version), (change, seen.version + 1));
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!(
        (line.action.as_str(), line.actor_kind.as_str(), line.thing_name.as_deref()),
        ("person.changed", "command line", Some("ada"))
    );
    let (before, after) = (line.before.unwrap(), line.after.unwrap());
    assert!(before.contains(r#""role":"viewer""#) && after.contains(r#""sees":"all""#), "{before} {after}");
    assert!(!after.contains("hash"), "{after}");
}

pub async fn the_last_admin_is_neither_disabled_nor_demoted_nor_removed(ground: &Ground) {
    let store = ground.store().await;
    let root = person(&store, "root", Role::Admin).await;
    let demoted = NewPerson::new("root", Role::Manager);
    let refused = [
        store.person_update(root, None, &demoted, &boss(), MONDAY).await.unwrap_err(),
        store.person_disable(root, true, &boss(), MONDAY).await.unwrap_err(),
        store.person_remove(root, None, &boss(), MONDAY).await.unwrap_err(),
    ];
    for error in refused {
        assert_eq!((error.kind(), error.field()), (store::Kind::Conflict, Some("role")), "{error}");
    }
    // Somebody who was only invited cannot come in yet.
    let ghost = store.person_insert(&NewPerson::new("ghost", Role::Admin), None, &boss(), MONDAY).await.unwrap();
    assert!(store.person_disable(root, true, &boss(), MONDAY).await.is_err(), "an admin without a way in does not count");
    store.person_remove(ghost, None, &boss(), MONDAY).await.unwrap();
    let other = person(&store, "other", Role::Admin).await;
    assert!(store.person_disable(other, true, &boss(), MONDAY).await.unwrap());
    assert!(!store.person_disable(other, true, &boss(), MONDAY).await.unwrap());
    assert!(store.person_disable(root, true, &boss(), MONDAY).await.is_err(), "a disabled admin does not count");
    assert!(store.person_disable(other, false, &boss(), MONDAY).await.unwrap());
    store.person_remove(root, None, &boss(), MONDAY).await.unwrap();
    let wanted = [
        "person.created",
        "person.created",
        "person.removed",
        "person.created",
        "person.disabled",
        "person.enabled",
        "person.removed",
    ];
    assert_eq!(actions(&store).await, wanted);
}

pub async fn a_session_is_good_until_it_ends_or_is_long_unused_or_old(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, "ada", Role::User).await;
    open(&store, "one", ada, MONDAY).await;
    let (found, of) = store.session_find("one", MONDAY + HOUR_MS).await.unwrap().unwrap();
    assert_eq!((found.person_id, of.person_id, found.device.as_str()), (ada, ada, "Firefox\u{fffd}"));
    assert_eq!(store.session_find("one", MONDAY + SESSION_UNUSED_MS).await.unwrap(), None);
    for day in (20..=80).step_by(20) {
        store.session_used(&[("one".to_owned(), MONDAY + day * DAY_MS)]).await.unwrap();
    }
    store.session_used(&[("one".to_owned(), MONDAY + 80 * DAY_MS + MINUTE_MS - 1)]).await.unwrap();
    let last = store.session_list(ada, MONDAY + 81 * DAY_MS).await.unwrap().remove(0);
    assert_eq!(last.last_used_at, MONDAY + 80 * DAY_MS, "a use is noted once a minute");
    assert_eq!(store.person_get(ada).await.unwrap().last_seen_at, Some(MONDAY + 80 * DAY_MS));
    assert!(store.session_find("one", MONDAY + SESSION_MS - 1).await.unwrap().is_some());
    assert_eq!(store.session_find("one", MONDAY + SESSION_MS).await.unwrap(), None);

    open(&store, "two", ada, MONDAY).await;
    assert!(store.session_end("two", &boss(), MONDAY).await.unwrap());
    assert!(!store.session_end("two", &boss(), MONDAY).await.unwrap());
    assert_eq!(store.session_find("two", MONDAY).await.unwrap(), None);
    assert_eq!(actions(&store).await, ["person.created", "session.opened", "session.opened", "session.ended"]);
}

pub async fn a_new_password_and_a_disable_end_sessions_and_each_process_learns_of_it(ground: &Ground) {
    let (one, two) = (ground.store().await, ground.store().await);
    let (root, ada) = (person(&one, "root", Role::Admin).await, person(&one, "ada", Role::User).await);
    for (hash, of) in [("a", ada), ("b", ada), ("c", root)] {
        open(&one, hash, of, MONDAY).await;
    }
    let seen = two.people_changed(-1).await.unwrap().unwrap();
    assert_eq!((seen.people.len(), seen.all.len(), seen.has_admin, seen.ended.len()), (2, 2, true, 0));
    assert_eq!(two.people_changed(seen.clock).await.unwrap(), None);

    one.person_password_set(ada, "another hash", Some("b"), &boss(), MONDAY + 1).await.unwrap();
    let changed = two.people_changed(seen.clock).await.unwrap().unwrap();
    assert_eq!((changed.ended.clone(), changed.people.len()), (vec!["a".to_owned()], 1));
    assert_eq!(changed.people[0].password_set_at, Some(MONDAY + 1));
    one.person_password_raise(ada, "another hash", "a stronger one").await.unwrap();
    assert_eq!(two.people_changed(changed.clock).await.unwrap(), None, "nobody notices a stronger hash");
    assert_eq!(one.person_by_login("ada").await.unwrap().unwrap().1.as_deref(), Some("a stronger one"));

    one.person_disable(ada, true, &boss(), MONDAY).await.unwrap();
    let disabled = two.people_changed(changed.clock).await.unwrap().unwrap();
    assert_eq!((disabled.ended, disabled.people[0].disabled_at), (vec!["b".to_owned()], Some(MONDAY)));
    assert!(one.session_open(&session("d", ada), &boss(), MONDAY).await.is_err());
    assert_eq!(one.session_end_all(root, None, &boss(), MONDAY).await.unwrap(), 1);
    one.person_remove(ada, None, &boss(), MONDAY).await.unwrap();
    let last = two.people_changed(disabled.clock).await.unwrap().unwrap();
    assert_eq!((last.ended, last.all.into_iter().collect::<Vec<_>>()), (vec!["c".to_owned()], vec![root]));
}

pub async fn of_too_many_sessions_the_one_that_was_unused_for_longest_ends(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, "ada", Role::User).await;
    open(&store, "first", ada, MONDAY).await;
    ground
        .execute(
            "insert into session (hash, person_id, created_at, last_used_at, device, changed) \
             with recursive n (i) as (select 1 union all select i + 1 from n where i < 9999) \
             select 's' || i, 1000 + i, 1772409600001, 1772409600001, '', 0 from n",
        )
        .await;
    assert_eq!(ground.number("select count(*) from session where ended_at is null").await, SESSIONS_MAX);
    open(&store, "last", ada, MONDAY + HOUR_MS).await;
    assert_eq!(ground.number("select count(*) from session where ended_at is null").await, SESSIONS_MAX);
    assert_eq!(store.session_find("first", MONDAY + HOUR_MS).await.unwrap(), None);
    assert!(store.session_find("last", MONDAY + HOUR_MS).await.unwrap().is_some());
    // A day later, what ended is gone.
    open(&store, "later", ada, MONDAY + 2 * DAY_MS).await;
    assert_eq!(ground.number("select count(*) from session where hash = 'first'").await, 0);
}

pub async fn it_is_known_since_when_a_building_was_given_to_somebody(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (home, school) = (building(&store, site_id).await, building(&store, site_id).await);
    let new = |buildings: &[BuildingId]| NewPerson { buildings: buildings.to_vec(), ..NewPerson::new("ada", Role::User) };
    let ada = store.person_insert(&new(&[home]), None, &boss(), MONDAY).await.unwrap();
    store.person_update(ada, None, &new(&[home, school]), &boss(), MONDAY + DAY_MS).await.unwrap();
    for (building, since) in [(home, MONDAY), (school, MONDAY + DAY_MS)] {
        assert_eq!(store.building_given_since(building).await.unwrap(), [(ada, Some(since))].into());
    }
    store.person_update(ada, None, &new(&[school]), &boss(), MONDAY + 2 * DAY_MS).await.unwrap();
    assert_eq!(store.building_given_since(home).await.unwrap(), [].into());
    assert_eq!(store.person_get(ada).await.unwrap().person.buildings, [school]);
}

pub async fn who_signs_in_again_and_again_ends_their_own_oldest_session_and_nobody_elses(ground: &Ground) {
    let store = ground.store().await;
    let (ada, ben) = (person(&store, "ada", Role::User).await, person(&store, "ben", Role::User).await);
    open(&store, "bens", ben, MONDAY).await;
    for number in 0..SESSIONS_OF_PERSON_MAX + 2 {
        open(&store, &format!("s{number}"), ada, MONDAY + 1 + number).await;
    }
    let open = store.session_list(ada, MONDAY + HOUR_MS).await.unwrap();
    assert_eq!(open.len() as i64, SESSIONS_OF_PERSON_MAX);
    assert_eq!(store.session_find("s1", MONDAY + HOUR_MS).await.unwrap(), None);
    for hash in ["bens", "s2"] {
        assert!(store.session_find(hash, MONDAY + HOUR_MS).await.unwrap().is_some(), "{hash}");
    }
}

pub async fn a_link_opens_once_and_not_after_its_time(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, "ada", Role::User).await;
    open(&store, "old", ada, MONDAY).await;
    let (invite, reset, until) = (LinkPurpose::Invite, LinkPurpose::Reset, MONDAY + 7 * DAY_MS);
    let link = |purpose, hash| NewLink { purpose, person_id: ada, hash, expires_at: until, mailed_to: None };
    store.link_make(&link(invite, "first"), &boss(), MONDAY).await.unwrap();
    store.link_make(&link(reset, "link"), &boss(), MONDAY).await.unwrap();
    assert_eq!(store.link_find("first", MONDAY).await.unwrap(), None, "a newer link takes its place");
    assert_eq!(store.link_find("link", MONDAY).await.unwrap().unwrap().person_id, Some(ada));
    assert_eq!(store.link_find("link", until).await.unwrap(), None);
    assert!(store.link_password_set("link", "new", None, until).await.is_err());
    assert!(store.link_first_admin("link", &NewPerson::new("eve", Role::Admin), "x", None, MONDAY).await.is_err());
    assert_eq!(store.link_password_set("link", "new", None, MONDAY).await.unwrap(), ada);
    assert!(store.link_password_set("link", "newer", None, MONDAY).await.is_err());
    assert_eq!(store.person_by_login("ada").await.unwrap().unwrap().1.as_deref(), Some("new"));
    assert_eq!(store.session_find("old", MONDAY).await.unwrap(), None);
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!((line.action.as_str(), line.person_id), ("password.set_by_link", Some(ada)));
}

pub async fn whoever_forgot_their_password_gets_a_link_beside_those_that_they_have(ground: &Ground) {
    let store = ground.store().await;
    let mut new = NewPerson { email: Some("Ada@Example.org".to_owned()), ..NewPerson::new("ada", Role::User) };
    let ada = store.person_insert(&new, Some("hash"), &boss(), MONDAY).await.unwrap();
    new.login = "bob".to_owned();
    let bob = store.person_insert(&new, None, &boss(), MONDAY).await.unwrap();
    let found = async |text: &str| -> Vec<PersonId> {
        store.person_by_login_or_email(text, 5).await.unwrap().into_iter().map(|one| one.person_id).collect()
    };
    assert_eq!(found(" ADA ").await, [ada]);
    assert_eq!(found("ada@example.ORG").await, [ada, bob]);
    assert_eq!(store.person_by_login_or_email("ada@example.org", 1).await.unwrap().len(), 1);
    for nobody in ["", "eve", "example.org", "%"] {
        assert_eq!(found(nobody).await, [], "{nobody:?}");
    }
    let link = |person_id, hash| NewLink {
        purpose: LinkPurpose::Reset,
        person_id,
        hash,
        expires_at: MONDAY + DAY_MS,
        mailed_to: Some("ada@example.org"),
    };
    open(&store, "session", ada, MONDAY).await;
    store.link_make(&link(ada, "given"), &boss(), MONDAY).await.unwrap();
    let nobody = Actor::of(&Caller::Nobody, None);
    assert!(store.link_ask(&link(ada, "asked"), &nobody, MONDAY).await.unwrap());
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!(line.action, "password.reset_asked");
    assert_eq!(line.after.as_deref(), Some(r#"{"mailed_to":"ada@example.org"}"#));
    assert!(!store.link_ask(&link(bob, "never"), &nobody, MONDAY).await.unwrap(), "bob has no password to forget");
    for hash in ["given", "asked"] {
        assert_eq!(store.link_find(hash, MONDAY).await.unwrap().unwrap().person_id, Some(ada), "{hash}");
    }
    assert!(store.session_find("session", MONDAY).await.unwrap().is_some(), "asking ends nothing");
    assert_eq!(store.link_password_set("asked", "new", None, MONDAY).await.unwrap(), ada);
    assert_eq!(store.link_find("given", MONDAY).await.unwrap(), None, "a new password ends the other links");
    store.person_disable(ada, true, &boss(), MONDAY).await.unwrap();
    assert!(!store.link_ask(&link(ada, "late"), &nobody, MONDAY).await.unwrap(), "ada is disabled");
}

pub async fn one_link_makes_the_first_admin_and_no_second_one(ground: &Ground) {
    let store = ground.store().await;
    let until = MONDAY + DAY_MS;
    store.link_make_first_admin("before", until, MONDAY).await.unwrap();
    store.link_make_first_admin("now", until, MONDAY).await.unwrap();
    let new = NewPerson::new("Ada", Role::Viewer);
    assert!(store.link_first_admin("before", &new, "hash", None, MONDAY).await.is_err());
    assert!(store.link_password_set("now", "hash", None, MONDAY).await.is_err());
    let ada = store.link_first_admin("now", &new, "hash", Some("10.0.0.7".to_owned()), MONDAY).await.unwrap();
    assert_eq!(store.person_get(ada).await.unwrap().person.role, Role::Admin);
    store.link_make_first_admin("again", until, MONDAY).await.unwrap();
    let second = NewPerson::new("Eve", Role::Admin);
    let refused = store.link_first_admin("again", &second, "hash", None, MONDAY).await.unwrap_err();
    assert_eq!(refused.kind(), store::Kind::Conflict);
    assert_eq!(actions(&store).await, ["person.created", "installation.opened"]);
}

pub async fn the_admin_of_a_setting_is_made_and_later_let_in_again(ground: &Ground) {
    let store = ground.store().await;
    let setting = Actor::setting("GREENPULSE_PASSWORD");
    let admin = store.person_admin_ensure("admin", "one", &setting, MONDAY).await.unwrap();
    person(&store, "root", Role::Admin).await;
    store.person_update(admin, None, &NewPerson::new("admin", Role::Viewer), &boss(), MONDAY).await.unwrap();
    store.person_disable(admin, true, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.person_admin_ensure(" Admin", "two", &setting, MONDAY + 1).await.unwrap(), admin);
    let (now, hash) = store.person_by_login("admin").await.unwrap().unwrap();
    assert!(now.is_active_admin() && hash.as_deref() == Some("two") && now.password_set_at == Some(MONDAY + 1), "{now:?}");
}

pub async fn whoever_saw_a_building_does_not_see_the_next_one_of_its_number(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let new = NewPerson { buildings: vec![home], ..NewPerson::new("ada", Role::User) };
    let ada = store.person_insert(&new, None, &boss(), MONDAY).await.unwrap();
    let seen = store.people_changed(-1).await.unwrap().unwrap();
    assert_eq!(seen.people[0].caller().sight, Sight::of([home]));
    store.building_delete(home).await.unwrap();
    let changed = store.people_changed(seen.clock).await.unwrap().unwrap();
    assert_eq!(changed.people[0].caller().sight, Sight::Nothing);
    building(&store, site_id).await;
    assert_eq!(store.person_get(ada).await.unwrap().person.buildings, []);
}

pub async fn a_department_is_kept_changed_and_removed_and_its_people_stay(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let physics = NewDepartment {
        name: "Physics".to_owned(),
        head: Some("Lise".to_owned()),
        contact_email: Some("lise@example.org".to_owned()),
        yearly_budget: Some(12_000.0),
        reduction_percent: Some(15.0),
        buildings: vec![home],
    };
    let id = store.department_insert(&physics, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.department_insert(&physics, &boss(), MONDAY).await.unwrap_err().field(), Some("name"));
    let ada = NewPerson { department_id: Some(id), ..NewPerson::new("ada", Role::User) };
    let ada = store.person_insert(&ada, None, &boss(), MONDAY).await.unwrap();
    let smaller = NewDepartment { yearly_budget: None, buildings: Vec::new(), ..physics.clone() };
    store.department_update(id, Some(1), &smaller, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.department_list().await.unwrap().remove(0).department, smaller);
    let wrong = NewDepartment { reduction_percent: Some(101.0), ..physics };
    assert_eq!(store.department_update(id, None, &wrong, &boss(), MONDAY).await.unwrap_err().field(), Some("reduction_percent"));
    assert_eq!(store.department_get(id).await.unwrap().version, 2);
    assert_eq!(store.department_update(id, Some(1), &smaller, &boss(), MONDAY).await.unwrap_err().field(), Some("version"));
    assert_eq!(store.department_remove(id, Some(1), &boss(), MONDAY).await.unwrap_err().field(), Some("version"));
    store.department_remove(id, Some(2), &boss(), MONDAY).await.unwrap();
    assert_eq!(store.person_get(ada).await.unwrap().person.department_id, None);
    assert!(store.department_list().await.unwrap().is_empty());
}

pub async fn failed_sign_ins_push_nothing_else_out_of_the_record(ground: &Ground) {
    let store = ground.store().await;
    person(&store, "ada", Role::User).await;
    ground
        .execute(
            "insert into audit (at, actor_kind, actor_name, action, thing_kind) \
             with recursive n (i) as (select 1 union all select i + 1 from n where i < 10001) \
             select i, 'nobody', 'nobody', 'sign_in.failed', 'person' from n",
        )
        .await;
    let nobody = Actor::of(&domain::Caller::Nobody, Some("203.0.113.9".to_owned()));
    store.audit_sign_in_failed("<eve>", None, &nobody, MONDAY).await.unwrap();
    assert_eq!(ground.number("select count(*) from audit where action = 'sign_in.failed'").await, 10_000);
    assert_eq!(ground.number("select count(*) from audit where action = 'person.created'").await, 1);
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!((line.thing_name.as_deref(), line.address.as_deref()), (Some("<eve>"), Some("203.0.113.9")));
}
