//! People as providers of single sign-on know them, and what groups give and take.

use crate::ground::*;
use domain::{BuildingId, Capability, DAY_MS, HOUR_MS, KeyScope, PersonId, Role, Sight};
use store::{
    Actor, Came, Given, Kind, NewDepartment, NewKey, NewPerson, NewSession, Opens, ProviderSession, Store, StoredPerson, Told,
};

fn boss() -> Actor {
    Actor::command_line()
}

fn provider() -> Actor {
    Actor::provider("Home", None)
}

pub fn told(subject: &str, role: Option<Role>) -> Told {
    Told {
        issuer: "https://id.example".to_owned(),
        subject: subject.to_owned(),
        login: subject.to_owned(),
        name: subject.to_owned(),
        email: Some(format!("{subject}@example.org")),
        groups: Some((vec!["a group".to_owned()], Given { role, ..Given::default() })),
    }
}

async fn admin(store: &Store) -> PersonId {
    store.person_insert(&NewPerson::new("root", Role::Admin), Some("a hash"), &boss(), MONDAY).await.unwrap()
}

async fn came(store: &Store, told: &Told) -> Came {
    store.identity_came(told, true, &provider(), MONDAY).await.unwrap()
}

fn person(came: Came) -> StoredPerson {
    match came {
        Came::In(person) => *person,
        other => panic!("{other:?}"),
    }
}

async fn open(store: &Store, hash: &str, person_id: PersonId, sid: Option<&str>) {
    let provider = sid.map(|sid| ProviderSession {
        issuer: "https://id.example".to_owned(),
        subject: "ada".to_owned(),
        sid: Some(sid.to_owned()),
        id_token: Some("a token".to_owned()),
        until: MONDAY + 12 * HOUR_MS,
    });
    let session = NewSession { hash: hash.to_owned(), person_id, device: String::new(), address: None, provider };
    store.session_open(&session, &boss(), MONDAY).await.unwrap();
}

/// Whether a key may change the buildings that its owner sees.
async fn may_manage(store: &Store, hash: &str) -> bool {
    let (key, owner) = store.key_find(hash, MONDAY).await.unwrap().unwrap();
    key.caller(&owner.caller()).may(Capability::Manage)
}

async fn actions(store: &Store) -> Vec<String> {
    store.audit_list(100).await.unwrap().into_iter().map(|line| line.action).collect()
}

pub async fn somebody_new_is_made_and_known_again_by_issuer_and_subject_alone(ground: &Ground) {
    let store = ground.store().await;
    assert_eq!(came(&store, &told("ada", Some(Role::User))).await, Came::NoAdmin, "nobody could let anybody in");
    admin(&store).await;
    let ada = person(came(&store, &told("ada", Some(Role::User))).await);
    assert_eq!((ada.person.role, ada.role(), ada.sight()), (Role::Viewer, Role::User, Sight::Nothing));
    // Another name there is the same person, and another subject of that name is not.
    let renamed = Told { login: "ada.l".to_owned(), ..told("ada", Some(Role::User)) };
    assert_eq!(person(came(&store, &renamed).await).person_id, ada.person_id);
    let other = Told { login: "ada".to_owned(), email: None, ..told("another", None) };
    assert_eq!(came(&store, &other).await, Came::Taken);
    let mail = Told { email: Some(" ADA@example.org".to_owned()), ..told("bob", None) };
    assert_eq!(came(&store, &mail).await, Came::Taken, "an address links by itself");
    let elsewhere = Told { issuer: "https://other.example".to_owned(), ..told("ada", None) };
    assert_eq!(came(&store, &elsewhere).await, Came::Taken, "another issuer's subject is somebody else");
    let named = Told { login: "ADA@example.org".to_owned(), email: None, ..told("eve", None) };
    assert_eq!(came(&store, &named).await, Came::Taken, "a name that is somebody's address would take it from them");
    let named: Vec<String> = store.identity_list(ada.person_id).await.unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(named, ["ada.l"]);
    assert_eq!(store.person_list().await.unwrap().len(), 2);
}

pub async fn the_first_admin_may_come_from_a_provider_and_others_may_have_to_wait(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(came(&store, &told("ada", Some(Role::Admin))).await);
    assert!(ada.is_active_admin() && ada.sight() == Sight::All);
    let changed = store.people_changed(-1).await.unwrap().unwrap();
    assert!(changed.has_admin);
    assert_eq!(changed.admins_by, ["https://id.example"]);
    let bob = told("bob", Some(Role::Admin));
    assert_eq!(store.identity_came(&bob, false, &provider(), MONDAY).await.unwrap(), Came::Waits);
    assert_eq!(came(&store, &bob).await, Came::Waits, "only an admin lets them in");
    let waiting = store.person_by_login("bob").await.unwrap().unwrap().0;
    store.person_disable(waiting.person_id, false, &boss(), MONDAY).await.unwrap();
    assert_eq!(person(came(&store, &bob).await).role(), Role::Admin);
}

pub async fn a_group_that_is_taken_away_ends_its_role_and_sessions_and_no_word_of_groups_nothing(ground: &Ground) {
    let store = ground.store().await;
    admin(&store).await;
    let ada = person(came(&store, &told("ada", Some(Role::Manager))).await).person_id;
    open(&store, "a", ada, None).await;
    let (name, opens) = ("a program".to_owned(), Opens::Api(KeyScope::Manage));
    let key = NewKey { person_id: ada, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None };
    store.key_insert(&key, "key", &boss(), MONDAY).await.unwrap();
    assert!(may_manage(&store, "key").await);
    let silent = Told { groups: None, ..told("ada", None) };
    assert_eq!(person(came(&store, &silent).await).role(), Role::Manager);
    assert!(store.session_find("a", MONDAY).await.unwrap().is_some());
    assert_eq!(person(came(&store, &told("ada", Some(Role::User))).await).role(), Role::User);
    assert!(store.session_find("a", MONDAY).await.unwrap().is_none());
    assert!(!may_manage(&store, "key").await, "a key keeps what a group gave to its owner");
    // A role that was given here stays beside it.
    store.person_update(ada, None, &NewPerson::new("ada", Role::Manager), &boss(), MONDAY).await.unwrap();
    assert_eq!(person(came(&store, &told("ada", None)).await).role(), Role::Manager);
    assert!(actions(&store).await.contains(&"person.role_from_provider".to_owned()));
}

pub async fn what_groups_gave_to_somebody_who_does_not_come_back_is_taken_back(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let labs = NewDepartment {
        name: "Labs".to_owned(),
        head: None,
        contact_email: None,
        yearly_budget: None,
        reduction_percent: None,
        buildings: vec![home],
    };
    store.department_insert(&labs, &boss(), MONDAY).await.unwrap();
    let of_groups = |subject: &str, role| {
        let given = Given { role: Some(role), sees_all: false, departments: vec!["Labs".to_owned()] };
        Told { groups: Some((vec!["a group".to_owned()], given)), ..told(subject, None) }
    };
    let root = person(came(&store, &of_groups("root", Role::Admin)).await).person_id;
    let ada = person(came(&store, &of_groups("ada", Role::Manager)).await).person_id;
    // What was given here stays.
    let bob = person(came(&store, &of_groups("bob", Role::Manager)).await).person_id;
    let of_here = NewPerson { buildings: vec![home], ..NewPerson::new("bob", Role::User) };
    store.person_update(bob, None, &of_here, &boss(), MONDAY).await.unwrap();
    for (hash, of) in [("a", ada), ("b", bob)] {
        open(&store, hash, of, None).await;
    }
    let (name, opens) = ("a program".to_owned(), Opens::Api(KeyScope::Manage));
    let key = NewKey { person_id: ada, name, opens, sees_all: true, buildings: Vec::new(), expires_at: None };
    store.key_insert(&key, "key", &boss(), MONDAY).await.unwrap();
    let is_in = async |hash: &str| store.session_find(hash, MONDAY).await.unwrap().is_some();

    assert_eq!(store.identity_lapse(MONDAY, &boss(), MONDAY).await.unwrap(), 0, "they came at this very time");
    assert!(may_manage(&store, "key").await && is_in("a").await);
    let clock = store.people_changed(-1).await.unwrap().unwrap().clock;
    let later = MONDAY + DAY_MS;
    store.identity_came(&of_groups("bob", Role::Manager), true, &provider(), later).await.unwrap();
    assert_eq!(store.identity_lapse(MONDAY + 1, &boss(), later).await.unwrap(), 2);
    let (of_ada, of_bob) = (store.person_get(ada).await.unwrap(), store.person_get(bob).await.unwrap());
    assert_eq!((of_ada.role(), of_ada.sight()), (Role::Viewer, Sight::Nothing));
    assert!(!is_in("a").await && !may_manage(&store, "key").await);
    assert_eq!(of_bob.role(), Role::Manager, "whoever came since keeps it");
    assert!(is_in("b").await);
    let told = store.people_changed(clock).await.unwrap().unwrap();
    assert!(told.people.iter().any(|person| person.person_id == ada), "no process learns of it");
    let line = store.audit_list(100).await.unwrap().into_iter().find(|line| line.thing_id == Some(ada.to_string())).unwrap();
    assert_eq!(line.action, "person.role_from_provider");
    // The last admin stays one until there is another, and is then none.
    assert!(store.person_get(root).await.unwrap().is_active_admin());
    assert_eq!(store.identity_lapse(MONDAY + 1, &boss(), later).await.unwrap(), 0);
    let kept = actions(&store).await.iter().filter(|action| *action == "person.role_kept").count();
    store.person_insert(&NewPerson::new("boss", Role::Admin), Some("a hash"), &boss(), later).await.unwrap();
    store.identity_lapse(MONDAY + 1, &boss(), later).await.unwrap();
    assert_eq!((kept, store.person_get(root).await.unwrap().role()), (1, Role::Viewer));
    // Later all of Bob's groups are gone, and what he was given here is not.
    assert_eq!(store.identity_lapse(later + 1, &boss(), later).await.unwrap(), 1);
    let of_bob = store.person_get(bob).await.unwrap();
    assert_eq!((of_bob.role(), of_bob.sight()), (Role::User, Sight::of([home])));
    assert!(!is_in("b").await, "whoever may less than before is signed out");
    // Who comes back has it again.
    assert_eq!(person(came(&store, &of_groups("ada", Role::Manager)).await).role(), Role::Manager);
    assert!(may_manage(&store, "key").await);
}

pub async fn a_session_of_a_provider_ends_after_its_hours_and_one_of_a_password_goes_on(ground: &Ground) {
    let store = ground.store().await;
    admin(&store).await;
    let ada = person(came(&store, &told("ada", None)).await).person_id;
    open(&store, "by provider", ada, Some("s1")).await;
    open(&store, "by password", ada, None).await;
    let is_in = async |hash: &str, at: i64| store.session_find(hash, at).await.unwrap().is_some();
    let end = MONDAY + 12 * HOUR_MS;
    assert!(is_in("by provider", end - 1).await);
    // Its use does not make it longer.
    store.session_used(&[("by provider".to_owned(), end - 1)]).await.unwrap();
    assert!(!is_in("by provider", end).await && is_in("by password", end).await);
    let listed: Vec<String> = store.session_list(ada, end).await.unwrap().into_iter().map(|session| session.hash).collect();
    assert_eq!(listed, ["by password"]);
}

pub async fn the_last_admin_by_a_group_stays_one_until_there_is_another(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(came(&store, &told("ada", Some(Role::Admin))).await).person_id;
    assert!(person(came(&store, &told("ada", None)).await).is_active_admin());
    assert_eq!(actions(&store).await.iter().filter(|action| *action == "person.role_kept").count(), 1);
    let identity = ("https://id.example", "ada");
    let refused = store.identity_disconnect(ada, identity, true, &boss(), MONDAY).await.unwrap_err();
    assert_eq!(refused.field(), Some("role"), "{refused}");
    let refused = store.person_disable(ada, true, &boss(), MONDAY).await.unwrap_err();
    assert_eq!(refused.field(), Some("role"), "{refused}");
    admin(&store).await;
    assert!(!person(came(&store, &told("ada", None)).await).is_active_admin());
    store.identity_disconnect(ada, identity, true, &boss(), MONDAY).await.unwrap();
    assert!(matches!(store.identity_disconnect(ada, identity, true, &boss(), MONDAY).await, Err(store::Error::NotFound { .. })));
}

pub async fn nobody_takes_their_last_way_in_away_by_disconnecting_themselves(ground: &Ground) {
    let store = ground.store().await;
    let root = store.person_insert(&NewPerson::new("root", Role::Admin), None, &boss(), MONDAY).await.unwrap();
    let issuer = "https://id.example";
    for subject in ["one", "two"] {
        store.identity_connect(root, &told(subject, None), &boss(), MONDAY).await.unwrap();
    }
    store.identity_disconnect(root, (issuer, "one"), false, &boss(), MONDAY).await.unwrap();
    let refused = store.identity_disconnect(root, (issuer, "two"), false, &boss(), MONDAY).await.unwrap_err();
    assert_eq!((refused.kind(), refused.field()), (Kind::Conflict, Some("identity")), "{refused}");
    let left: Vec<String> = store.identity_list(root).await.unwrap().into_iter().map(|one| one.subject).collect();
    assert_eq!(left, ["two"], "what was refused changed something");
    store.person_password_set(root, "a hash", None, &boss(), MONDAY).await.unwrap();
    store.identity_disconnect(root, (issuer, "two"), false, &boss(), MONDAY).await.unwrap();
    // An admin may take it from somebody else, who gets a link.
    let ada = person(came(&store, &told("ada", None)).await).person_id;
    store.identity_disconnect(ada, (issuer, "ada"), true, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.identity_list(ada).await.unwrap(), []);
}

pub async fn a_group_of_a_department_shows_its_buildings_as_they_are_now(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (one, two) = (building(&store, site_id).await, building(&store, site_id).await);
    admin(&store).await;
    let department = |buildings: Vec<BuildingId>| NewDepartment {
        name: "Labs".to_owned(),
        head: None,
        contact_email: None,
        yearly_budget: None,
        reduction_percent: None,
        buildings,
    };
    let labs = store.department_insert(&department(vec![one]), &boss(), MONDAY).await.unwrap();
    let given = Given { departments: vec!["Labs".to_owned(), "nobody made this".to_owned()], ..Given::default() };
    let ada = Told { groups: Some((Vec::new(), given)), ..told("ada", None) };
    let ada = person(came(&store, &ada).await);
    assert_eq!(ada.sight(), Sight::of([one]));
    let clock = store.people_changed(-1).await.unwrap().unwrap().clock;
    store.department_update(labs, None, &department(vec![two]), &boss(), MONDAY).await.unwrap();
    let changed = store.people_changed(clock).await.unwrap().unwrap();
    assert_eq!(changed.people[0].sight(), Sight::of([two]), "a change of the department is not told");
    assert_eq!(store.person_list().await.unwrap()[0].sight(), Sight::of([two]));
    store.building_delete(two).await.unwrap();
    let changed = store.people_changed(changed.clock).await.unwrap().unwrap();
    assert_eq!(changed.people[0].sight(), Sight::Nothing);
    store.department_remove(labs, None, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.person_get(ada.person_id).await.unwrap().by_group.buildings, []);
}

pub async fn an_account_is_connected_by_its_owner_and_to_one_person_only(ground: &Ground) {
    let store = ground.store().await;
    let root = admin(&store).await;
    let ada = person(came(&store, &told("ada", None)).await).person_id;
    let refused = store.identity_connect(root, &told("ada", None), &boss(), MONDAY).await.unwrap_err();
    assert_eq!(refused.field(), Some("identity"), "{refused}");
    store.identity_connect(root, &told("bob", None), &boss(), MONDAY).await.unwrap();
    store.identity_connect(root, &told("bob", None), &boss(), MONDAY).await.unwrap();
    assert_eq!(person(came(&store, &told("bob", None)).await).person_id, root);
    assert_eq!(store.identity_list(root).await.unwrap().len(), 1);
    let nameless = store.identity_connect(ada, &told("", None), &boss(), MONDAY).await.unwrap_err();
    assert_eq!(nameless.field(), Some("subject"), "{nameless}");
    for number in 1..20 {
        store.identity_connect(ada, &told(&number.to_string(), None), &boss(), MONDAY).await.unwrap();
    }
    let many = store.identity_connect(ada, &told("20", None), &boss(), MONDAY).await.unwrap_err();
    assert_eq!(many.field(), Some("identity"), "{many}");
}

pub async fn a_provider_ends_one_session_or_all_of_somebody_and_never_anybody_elses(ground: &Ground) {
    let store = ground.store().await;
    let root = admin(&store).await;
    let ada = person(came(&store, &told("ada", None)).await).person_id;
    for (hash, sid) in [("a", "s1"), ("b", "s2"), ("c", "s3")] {
        open(&store, hash, ada, Some(sid)).await;
    }
    open(&store, "d", root, None).await;
    let issuer = "https://id.example";
    assert_eq!(store.session_provider("a").await.unwrap(), Some((issuer.to_owned(), "a token".to_owned())));
    assert_eq!(store.session_provider("d").await.unwrap(), None);
    let end = async |issuer: &str, of| store.session_end_at_provider(issuer, of, &provider(), MONDAY).await.unwrap();
    assert_eq!(end("https://other.example", (Some("ada"), None)).await, 0);
    assert_eq!(end(issuer, (None, None)).await, 0);
    assert_eq!(end(issuer, (Some("ada"), Some("s1"))).await, 1);
    assert_eq!(store.session_provider("a").await.unwrap(), None);
    assert_eq!(end(issuer, (None, Some("s2"))).await, 1);
    assert_eq!(end(issuer, (Some("ada"), None)).await, 1);
    assert!(store.session_find("d", MONDAY).await.unwrap().is_some());
    assert!(actions(&store).await.contains(&"session.ended_by_provider".to_owned()));
}
