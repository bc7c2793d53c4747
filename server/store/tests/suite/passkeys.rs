//! Passkeys: each question is answered once, a counter never goes back, and nobody loses their last way in.

use crate::ground::*;
use domain::{PasskeyId, PersonId, Role};
use store::{
    Actor, AuditWanted, Kind, LinkPurpose, NewLink, NewPasskey, NewPerson, PASSKEYS_OF_A_PERSON_MAX, PasskeyUse, Store, Told,
};

fn boss() -> Actor {
    Actor::command_line()
}

async fn person(store: &Store, login: &str, password: Option<&str>) -> PersonId {
    store.person_insert(&NewPerson::new(login, Role::User), password, &boss(), MONDAY).await.unwrap()
}

fn passkey(person_id: PersonId, credential_id: &str) -> NewPasskey {
    NewPasskey {
        person_id,
        name: " Phone ".to_owned(),
        credential_id: credential_id.to_owned(),
        credential: "{}".to_owned(),
        sign_count: 0,
        is_backed_up: false,
    }
}

fn used(passkey_id: PasskeyId, sign_count: i64) -> PasskeyUse {
    PasskeyUse { passkey_id, credential: format!("{{\"counter\":{sign_count}}}"), sign_count, is_backed_up: true }
}

async fn actions(store: &Store) -> Vec<String> {
    let wanted = AuditWanted { thing_kind: Some("passkey".to_owned()), ..AuditWanted::default() };
    store.audit_page(&wanted, 100).await.unwrap().into_iter().map(|line| line.action).collect()
}

pub async fn a_passkey_is_stored_once_and_found_by_what_its_device_calls_it(ground: &Ground) {
    let store = ground.store().await;
    let (ada, bob) = (person(&store, "ada", Some("a hash")).await, person(&store, "bob", Some("a hash")).await);
    let of_phone = store.passkey_insert(&passkey(ada, "phone"), "one", &boss(), MONDAY).await.unwrap();
    let (stored, owner) = store.passkey_find("phone").await.unwrap().unwrap();
    assert_eq!((stored.passkey_id, stored.name.as_str(), stored.last_used_at), (of_phone, "Phone", None));
    assert_eq!((owner.person_id, store.passkey_find("key").await.unwrap()), (ada, None));
    for (new, question, field) in [
        (passkey(ada, "key"), "one", "question"),
        (passkey(bob, "phone"), "two", "credential"),
        (NewPasskey { name: " ".to_owned(), ..passkey(ada, "key") }, "two", "name"),
        (passkey(ada, ""), "two", "credential"),
        (passkey(ada, &"x".repeat(1_365)), "two", "credential"),
    ] {
        let refused = store.passkey_insert(&new, question, &boss(), MONDAY).await.unwrap_err();
        assert_eq!(refused.field(), Some(field), "{new:?}: {refused}");
    }
    let nobodys = store.passkey_insert(&passkey(PersonId(99), "key"), "two", &boss(), MONDAY).await.unwrap_err();
    assert_eq!(nobodys.kind(), Kind::NotFound);
    for number in 1..PASSKEYS_OF_A_PERSON_MAX {
        let question = format!("question {number}");
        store.passkey_insert(&passkey(ada, &number.to_string()), &question, &boss(), MONDAY).await.unwrap();
    }
    let one_more = store.passkey_insert(&passkey(ada, "one more"), "two", &boss(), MONDAY).await.unwrap_err();
    assert_eq!(one_more.kind(), Kind::Conflict);
    assert_eq!(i64::try_from(store.passkey_list(ada).await.unwrap().len()).unwrap(), PASSKEYS_OF_A_PERSON_MAX);
    assert_eq!(store.passkey_list(bob).await.unwrap(), []);
    store.person_remove(ada, None, &boss(), MONDAY).await.unwrap();
    assert_eq!(ground.number("select count(*) from passkey").await, 0);
}

pub async fn an_answer_counts_once_in_all_processes_and_a_counter_never_goes_back(ground: &Ground) {
    let (one, two) = (ground.store().await, ground.store().await);
    let ada = person(&one, "ada", None).await;
    let counts = one.passkey_insert(&passkey(ada, "counts"), "made", &boss(), MONDAY).await.unwrap();
    let never = one.passkey_insert(&passkey(ada, "never"), "made too", &boss(), MONDAY).await.unwrap();
    one.passkey_used(&used(counts, 5), "first", &boss(), MONDAY + 1).await.unwrap();
    let again = two.passkey_used(&used(counts, 6), "first", &boss(), MONDAY + 2).await.unwrap_err();
    assert_eq!(again.field(), Some("question"));
    let made_again = two.passkey_used(&used(never, 0), "made too", &boss(), MONDAY + 2).await.unwrap_err();
    assert_eq!(made_again.field(), Some("question"), "what made one signs nobody in");
    for back in [5, 4, 0] {
        let refused = two.passkey_used(&used(counts, back), "second", &boss(), MONDAY + 3).await.unwrap_err();
        assert_eq!(refused.field(), Some("sign_count"), "{back}");
    }
    two.passkey_used(&used(counts, 6), "second", &boss(), MONDAY + 4).await.unwrap();
    for question in ["third", "fourth"] {
        two.passkey_used(&used(never, 0), question, &boss(), MONDAY + 5).await.unwrap();
    }
    let (stored, _) = one.passkey_find("counts").await.unwrap().unwrap();
    assert_eq!((stored.sign_count, stored.last_used_at, stored.is_backed_up), (6, Some(MONDAY + 4), true));
    assert_eq!(stored.credential, "{\"counter\":6}");
    let all = ["passkey.used", "passkey.used", "passkey.used", "passkey.used", "passkey.added", "passkey.added"];
    assert_eq!(actions(&one).await, all);
    one.passkey_used(&used(counts, 7), "a day later", &boss(), MONDAY + domain::DAY_MS).await.unwrap();
    assert_eq!(ground.number("select count(*) from passkey_question").await, 1, "what nobody can answer any more is forgotten");
}

pub async fn the_last_way_in_of_a_person_stays(ground: &Ground) {
    let store = ground.store().await;
    let ada = person(&store, "ada", Some("a hash")).await;
    let bare = store.person_password_remove(ada, None, &boss(), MONDAY).await.unwrap_err();
    assert_eq!((bare.kind(), bare.field()), (Kind::Conflict, Some("password")));
    let first = store.passkey_insert(&passkey(ada, "first"), "one", &boss(), MONDAY).await.unwrap();
    let seen = store.people_changed(-1).await.unwrap().unwrap();
    store.person_password_remove(ada, None, &boss(), MONDAY).await.unwrap();
    let changed = store.people_changed(seen.clock).await.unwrap().unwrap();
    assert!(changed.people.iter().any(|person| person.person_id == ada && person.password_set_at.is_none()), "{changed:?}");
    assert_eq!(store.person_by_login("ada").await.unwrap().unwrap().1, None);

    let last = store.passkey_remove((ada, first), false, &boss(), MONDAY).await.unwrap_err();
    assert_eq!((last.kind(), last.field()), (Kind::Conflict, Some("passkey")));
    let second = store.passkey_insert(&passkey(ada, "second"), "two", &boss(), MONDAY).await.unwrap();
    let others = store.passkey_remove((PersonId(99), first), false, &boss(), MONDAY).await.unwrap_err();
    assert_eq!(others.kind(), Kind::NotFound);
    assert_eq!(store.passkey_remove((ada, first), false, &boss(), MONDAY).await.unwrap(), "Phone");
    assert_eq!(store.passkey_find("first").await.unwrap(), None);
    let told = Told {
        issuer: "https://id.example".to_owned(),
        subject: "ada".to_owned(),
        login: "ada".to_owned(),
        name: "Ada".to_owned(),
        email: None,
        groups: None,
    };
    store.identity_connect(ada, &told, &boss(), MONDAY).await.unwrap();
    store.passkey_remove((ada, second), false, &boss(), MONDAY).await.unwrap();
    let third = store.passkey_insert(&passkey(ada, "third"), "three", &boss(), MONDAY).await.unwrap();
    store.identity_disconnect(ada, ("https://id.example", "ada"), false, &boss(), MONDAY).await.unwrap();
    store.passkey_remove((ada, third), true, &boss(), MONDAY).await.unwrap();
    assert_eq!(store.passkey_list(ada).await.unwrap(), [], "an admin may take the last one");
}

pub async fn a_link_opens_an_account_with_a_passkey_in_place_of_a_password_once(ground: &Ground) {
    let store = ground.store().await;
    let (ada, bob) = (person(&store, "ada", None).await, person(&store, "bob", None).await);
    let link = NewLink { purpose: LinkPurpose::Invite, person_id: ada, hash: "link", expires_at: MONDAY + 10, mailed_to: None };
    store.link_make(&link, &boss(), MONDAY).await.unwrap();
    let of_another = store.link_passkey_set("link", &passkey(bob, "bob's"), "one", None, MONDAY).await.unwrap_err();
    assert_eq!(of_another.kind(), Kind::NotFound);
    let late = store.link_passkey_set("link", &passkey(ada, "ada's"), "one", None, MONDAY + 10).await.unwrap_err();
    assert_eq!(late.kind(), Kind::NotFound);
    store.link_passkey_set("link", &passkey(ada, "ada's"), "one", None, MONDAY + 9).await.unwrap();
    let again = store.link_passkey_set("link", &passkey(ada, "another"), "two", None, MONDAY + 9).await.unwrap_err();
    assert_eq!(again.kind(), Kind::NotFound);
    let line = store.audit_list(1).await.unwrap().remove(0);
    assert_eq!(
        (line.action.as_str(), line.actor_name.as_str(), line.thing_name.as_deref()),
        ("passkey.added", "ada", Some("Phone"))
    );
}
