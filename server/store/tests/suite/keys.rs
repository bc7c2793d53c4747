//! Keys of programs and links of screens.

use crate::ground::*;
use domain::{BuildingId, Caller, DAY_MS, KeyScope, MINUTE_MS, PersonId, Role, Sight};
use store::{
    AccessKey, Actor, Asked, AuditLine, AuditWanted, Bringing, KEY_UNUSED_MS, KEYS_OF_A_PERSON_MAX, NewKey, NewPerson, Opens,
    SourceKind, Store, acting,
};

fn boss() -> Actor {
    Actor::command_line()
}

async fn person(store: &Store, new: NewPerson) -> PersonId {
    store.person_insert(&new, Some("a hash"), &boss(), MONDAY).await.unwrap()
}

fn key(person_id: PersonId, scope: KeyScope) -> NewKey {
    let (name, opens) = (" meter room ".to_owned(), Opens::Api(scope));
    NewKey { person_id, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None }
}

async fn found(store: &Store, hash: &str, now: i64) -> Option<(AccessKey, Caller)> {
    let (key, owner) = store.key_find(hash, now).await.unwrap()?;
    let caller = key.caller(&owner.caller());
    Some((key, caller))
}

pub async fn a_key_may_what_its_owner_may_at_that_moment(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (home, other) = (building(&store, site_id).await, building(&store, site_id).await);
    let ada = NewPerson { buildings: vec![home, other], ..NewPerson::new("ada", Role::Manager) };
    let ada_id = person(&store, ada.clone()).await;
    store.key_insert(&key(ada_id, KeyScope::Manage), "all", &boss(), MONDAY).await.unwrap();
    let one = NewKey { sees_all: false, buildings: vec![home], ..key(ada_id, KeyScope::Read) };
    store.key_insert(&one, "one", &boss(), MONDAY).await.unwrap();
    let (stored, caller) = found(&store, "all", MONDAY).await.unwrap();
    assert_eq!((stored.key.name.as_str(), caller.sight()), ("meter room", Sight::of([home, other])));
    let Caller::Key(of_all) = caller else { panic!("no key: {caller:?}") };
    assert_eq!((of_all.role, of_all.scope, of_all.owner), (Role::Manager, KeyScope::Manage, ada_id));
    assert_eq!(found(&store, "one", MONDAY).await.unwrap().1.sight(), Sight::of([home]));
    assert_eq!(found(&store, "none", MONDAY).await, None);

    let less = NewPerson { buildings: vec![other], role: Role::Viewer, ..ada };
    store.person_update(ada_id, None, &less, &boss(), MONDAY).await.unwrap();
    let (_, caller) = found(&store, "all", MONDAY).await.unwrap();
    assert_eq!((caller.sight(), caller.may(domain::Capability::Manage)), (Sight::of([other]), false));
    assert_eq!(found(&store, "one", MONDAY).await.unwrap().1.sight(), Sight::Nothing);
    store.person_disable(ada_id, true, &boss(), MONDAY).await.unwrap();
    assert_eq!(found(&store, "all", MONDAY).await, None);
}

pub async fn a_key_that_would_be_more_than_its_owner_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (home, other) = (building(&store, site_id).await, building(&store, site_id).await);
    let ada = person(&store, NewPerson { buildings: vec![home], ..NewPerson::new("ada", Role::Viewer) }).await;
    let read = key(ada, KeyScope::Read);
    let page = |path: &str| NewKey { opens: Opens::Page(path.to_owned()), ..read.clone() };
    for (new, field) in [
        (key(ada, KeyScope::Manage), "scope"),
        (key(ada, KeyScope::WriteReadings), "scope"),
        (NewKey { sees_all: false, buildings: vec![other], ..read.clone() }, "buildings"),
        (NewKey { sees_all: false, ..read.clone() }, "buildings"),
        (NewKey { buildings: vec![BuildingId(99)], ..read.clone() }, "buildings"),
        (NewKey { name: " ".to_owned(), ..read.clone() }, "name"),
        (NewKey { expires_at: Some(MONDAY), ..read.clone() }, "expires_at"),
        (page("https://evil.example/"), "path"),
        (page("/a\nb"), "path"),
        (page("//evil.example"), "path"),
    ] {
        let refused = store.key_insert(&new, "hash", &boss(), MONDAY).await.unwrap_err();
        assert_eq!(refused.field(), Some(field), "{new:?}: {refused}");
    }
    let nobodys = store.key_insert(&key(PersonId(99), KeyScope::Read), "hash", &boss(), MONDAY).await.unwrap_err();
    assert!(matches!(nobodys, store::Error::NotFound { .. }), "{nobodys}");
    for number in 0..KEYS_OF_A_PERSON_MAX {
        store.key_insert(&read, &number.to_string(), &boss(), MONDAY).await.unwrap();
    }
    let refused = store.key_insert(&read, "hash", &boss(), MONDAY).await.unwrap_err();
    assert_eq!(refused.kind(), store::Kind::Conflict);
}

pub async fn a_key_that_is_revoked_is_over_in_each_process(ground: &Ground) {
    let (one, two) = (ground.store().await, ground.store().await);
    let (ada, bob) =
        (person(&one, NewPerson::new("ada", Role::User)).await, person(&one, NewPerson::new("bob", Role::User)).await);
    let until = MONDAY + 30 * DAY_MS;
    let key_id = one.key_insert(&key(ada, KeyScope::Read), "key", &boss(), MONDAY).await.unwrap();
    let opens = Opens::Page("/wall".to_owned());
    let screen = NewKey { opens, expires_at: Some(until), ..key(ada, KeyScope::Read) };
    let screen_id = one.key_insert(&screen, "screen", &boss(), MONDAY).await.unwrap();
    let (_, caller) = found(&two, "screen", until - 1).await.unwrap();
    assert!(matches!(&caller, Caller::Screen(screen) if screen.opens("/wall")), "{caller:?}");
    assert_eq!(found(&two, "screen", until).await, None);

    let seen = two.people_changed(-1).await.unwrap().unwrap();
    let of_another = one.key_revoke(key_id, Some(bob), &boss(), MONDAY).await.unwrap_err();
    assert!(matches!(of_another, store::Error::NotFound { .. }), "{of_another}");
    assert!(found(&two, "key", MONDAY).await.is_some());
    one.key_revoke(key_id, Some(ada), &boss(), MONDAY).await.unwrap();
    assert!(one.key_revoke(key_id, None, &boss(), MONDAY).await.is_err());
    let changed = two.people_changed(seen.clock).await.unwrap().unwrap();
    assert_eq!((changed.keys, changed.people.len()), (vec!["key".to_owned()], 0));
    assert_eq!(found(&two, "key", MONDAY).await, None);
    let left: Vec<_> = two.key_list(Some(ada)).await.unwrap().into_iter().map(|one| one.key_id).collect();
    assert_eq!((left, two.key_list(Some(bob)).await.unwrap()), (vec![screen_id], Vec::new()));

    one.key_revoke(screen_id, None, &boss(), MONDAY).await.unwrap();
    assert_eq!(two.key_list(None).await.unwrap(), []);
    let wanted = AuditWanted { thing_kind: Some("screen".to_owned()), ..AuditWanted::default() };
    let lines = one.audit_page(&wanted, 10).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.action.as_str()).collect::<Vec<_>>(), ["screen.revoked", "screen.created"]);
    assert!(lines.iter().all(|line| !format!("{line:?}").contains("hash")), "{lines:?}");
    one.person_remove(ada, None, &boss(), MONDAY).await.unwrap();
    assert_eq!(ground.number("select count(*) from access_key").await, 0);
}

pub async fn the_use_of_a_key_is_noted_once_a_minute_and_what_it_changes_is_recorded(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, NewPerson::new("ada", Role::User)).await;
    let key_id = store.key_insert(&key(ada, KeyScope::Read), "key", &boss(), MONDAY).await.unwrap();
    let last = async || store.key_list(Some(ada)).await.unwrap().remove(0);
    assert!(!last().await.is_unused(MONDAY + KEY_UNUSED_MS - 1) && last().await.is_unused(MONDAY + KEY_UNUSED_MS));
    for at in [DAY_MS, DAY_MS + MINUTE_MS - 1] {
        store.key_used(&[(key_id, MONDAY + at)]).await.unwrap();
    }
    assert_eq!(last().await.last_used_at, Some(MONDAY + DAY_MS));
    assert!(!last().await.is_unused(MONDAY + KEY_UNUSED_MS));

    let Some((_, caller)) = found(&store, "key", MONDAY).await else { panic!("no key") };
    let actor = Actor::of(&caller, Some("10.0.0.7".to_owned()));
    let asked = Asked { action: "weather.save".to_owned(), kind: "weather".to_owned(), id: None };
    acting(actor, MONDAY, asked, store.setting_put("weather", "off")).await.unwrap();
    let wanted = AuditWanted { action: Some("weather.save".to_owned()), person_id: Some(ada), ..AuditWanted::default() };
    let line = store.audit_page(&wanted, 10).await.unwrap().remove(0);
    assert_eq!((line.actor_kind.as_str(), line.actor_name.as_str(), line.person_id), ("key", "meter room", Some(ada)));
    assert_eq!(line.after, None, "what a setting says may be a secret");
    let (thing_kind, thing_id) = (Some("key".to_owned()), Some(key_id.to_string()));
    let older = AuditWanted { before: Some(line.audit_id), thing_kind, thing_id, ..AuditWanted::default() };
    let actions: Vec<String> = store.audit_page(&older, 10).await.unwrap().into_iter().map(|line| line.action).collect();
    assert_eq!(actions, ["key.created"]);
}

pub async fn what_somebody_enters_or_pauses_is_recorded_with_the_figure_and_the_name(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, NewPerson::new("ada", Role::Manager)).await;
    site(&store, "UTC").await;
    let gas = channel(&store, "cellar", "gas_m3").await;
    let actor = || Actor::person(ada, "Ada", None);
    let asked = |action: &str| Asked { action: action.to_owned(), kind: "round".to_owned(), id: None };
    // A round of two, in one request.
    let round = async {
        for (at, value) in [(MONDAY, 1_200.5), (MONDAY + DAY_MS, 1_203.0)] {
            store.reading_bring(&[entry(gas, at, value)], &mut Bringing::of(1)).await.unwrap();
        }
    };
    acting(actor(), MONDAY, asked("round.save"), round).await;
    let id = store.data_source_upsert(SourceKind::Mqtt, "garden", "{}", None).await.unwrap();
    let pausing = async { store.data_source_pause(id, MONDAY).await.unwrap() && store.data_source_resume(id).await.unwrap() };
    assert!(acting(actor(), MONDAY, asked("data-source.pause"), pausing).await);

    let wanted = AuditWanted { person_id: Some(ada), ..AuditWanted::default() };
    let lines = store.audit_page(&wanted, 10).await.unwrap();
    let told = |line: &AuditLine| format!("{} {} {:?}", line.action, line.thing_name.as_deref().unwrap_or("-"), line.after);
    let told: Vec<String> = lines.iter().rev().map(told).filter(|line| !line.starts_with("person.")).collect();
    let name = &store.catalog().meters[&store.catalog().channels[&gas].meter_id].name;
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].starts_with(&format!("reading.added {name} ")) && told[0].contains("1200.5"), "{told:?}");
    assert!(told[1].contains("1203"), "{told:?}");
    assert_eq!(&told[2..], ["data_source.paused garden None", "data_source.resumed garden None"]);
}

pub async fn a_key_does_not_see_the_next_building_of_a_number(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let root = person(&store, NewPerson::new("root", Role::Admin)).await;
    let new = NewKey { sees_all: false, buildings: vec![home], ..key(root, KeyScope::Read) };
    store.key_insert(&new, "key", &boss(), MONDAY).await.unwrap();
    let seen = store.people_changed(-1).await.unwrap().unwrap();
    store.building_delete(home).await.unwrap();
    assert_eq!(store.people_changed(seen.clock).await.unwrap().unwrap().keys, ["key"]);
    building(&store, site_id).await;
    assert_eq!(found(&store, "key", MONDAY).await.unwrap().1.sight(), Sight::Nothing);
}
