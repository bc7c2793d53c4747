//! Who a request, a connection or a job acts for.

use super::{Capability, Role, Sight};
use crate::{KeyId, PersonId, UnitSystem};
use std::sync::Arc;

/// Who a request, a connection or a job acts for. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Somebody at a server without accounts, which only this machine reaches. May everything.
    Machine,
    /// Somebody with an account, who signed in.
    Person(Arc<Person>),
    /// A program with a key.
    Key(Arc<Key>),
    /// A display that opens one page by a link.
    Screen(Arc<Screen>),
    /// A device or program that brings readings, and reads nothing back.
    Token {
        /// The token's name.
        name: String,
    },
    /// A background job, which acts for nobody in particular.
    Job,
    /// Somebody who has not signed in: on the sign-in page, at the health checks, for public files.
    Nobody,
}

/// How somebody chose to read; what they did not choose follows from the browser and the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The code of a language.
    pub language: Option<String>,
    /// Units.
    pub units: Option<UnitSystem>,
}

/// Somebody with an account, as of this request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub person_id: PersonId,
    /// The name that others read.
    pub name: String,
    /// What they are to this installation.
    pub role: Role,
    /// Which places they may see. An admin's is [`Sight::All`].
    pub sight: Sight,
    /// How they chose to read.
    pub reads: Reads,
    /// The admin who looks through their eyes; such a look changes nothing.
    pub seen_by: Option<Arc<Person>>,
}

impl Person {
    /// Whether they are one of the people of the demo, who have no accounts: only their numbers are
    /// below 0.
    #[must_use]
    pub fn is_of_demo(&self) -> bool {
        self.person_id.0 < 0
    }
}

/// A key, as of this request: no more than its owner may now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub key_id: KeyId,
    /// Whose it is.
    pub owner: PersonId,
    /// What people call it.
    pub name: String,
    /// What it may be used for.
    pub scope: KeyScope,
    /// The owner's role.
    pub role: Role,
    /// Which places it may see: those that were chosen for it and that its owner may see.
    pub sight: Sight,
}

impl Key {
    /// Whether its owner's role and its own buildings allow this. One for some buildings does nothing
    /// that belongs to no building, not even an admin's.
    fn reaches(&self, capability: Capability) -> bool {
        let is_of_all = self.sight.is_all();
        let is_beyond = matches!(capability, Capability::Configure | Capability::Administer);
        self.role.may(capability, is_of_all) && (is_of_all || !is_beyond)
    }
}

/// What a key may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyScope {
    /// To read what its owner may see.
    Read,
    /// To bring readings, and nothing else.
    WriteReadings,
    /// For all that its owner may do.
    Manage,
}

impl KeyScope {
    /// All scopes.
    pub const ALL: [KeyScope; 3] = [KeyScope::Read, KeyScope::WriteReadings, KeyScope::Manage];

    /// The name in the database and the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            KeyScope::Read => "read",
            KeyScope::WriteReadings => "write readings",
            KeyScope::Manage => "manage",
        }
    }

    /// The scope of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }

    /// The capability without which a key of this scope could do nothing that a lesser one cannot. An
    /// owner without it makes no such key.
    #[must_use]
    pub fn takes(self) -> Capability {
        match self {
            KeyScope::Read => Capability::See,
            KeyScope::WriteReadings | KeyScope::Manage => Capability::Contribute,
        }
    }

    fn allows(self, capability: Capability) -> bool {
        match self {
            KeyScope::Read => capability == Capability::See,
            KeyScope::WriteReadings => false,
            KeyScope::Manage => true,
        }
    }
}

/// A link by which a display opens one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// What people call it.
    pub name: String,
    /// The page's path; the link opens no other.
    pub path: String,
    /// Which places it may see.
    pub sight: Sight,
}

impl Screen {
    /// Whether the link opens this address: the page's path with its query, and nothing else.
    #[must_use]
    pub fn opens(&self, address: &str) -> bool {
        self.path == address
    }
}

/// Which meters a caller may bring readings of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brings {
    /// None.
    Nothing,
    /// Those of these places that are there already.
    Of(Sight),
    /// Any, also new ones.
    All,
}

impl Caller {
    /// The name on record of what this caller changed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Caller::Machine => "this machine",
            Caller::Person(person) => &person.name,
            Caller::Key(key) => &key.name,
            Caller::Screen(screen) => &screen.name,
            Caller::Token { name } => name,
            Caller::Job => "GreenPulse",
            Caller::Nobody => "nobody",
        }
    }

    /// What this caller may see. A token brings readings and reads nothing back.
    #[must_use]
    pub fn sight(&self) -> Sight {
        match self {
            Caller::Machine | Caller::Job => Sight::All,
            Caller::Person(person) => person.sight.clone(),
            Caller::Key(key) => key.sight.clone(),
            Caller::Screen(screen) => screen.sight.clone(),
            Caller::Token { .. } | Caller::Nobody => Sight::Nothing,
        }
    }

    /// Whether this caller may do such a thing at all. To which places, [`Self::sight`] says: what
    /// is not in it cannot be named, and so not be changed.
    #[must_use]
    pub fn may(&self, capability: Capability) -> bool {
        match self {
            Caller::Machine => true,
            Caller::Person(person) => match &person.seen_by {
                Some(_) => capability == Capability::See,
                None => person.role.may(capability, person.sight.is_all()),
            },
            Caller::Key(key) => key.scope.allows(capability) && key.reaches(capability),
            Caller::Screen(_) => capability == Capability::See,
            // A job's work is not asked for by a route.
            Caller::Token { .. } | Caller::Job | Caller::Nobody => false,
        }
    }

    /// Which meters this caller may bring readings of, by a key. (What a token may, its kind says.) A meter
    /// that is new belongs to nobody's building, so it takes what devices take that nobody placed.
    #[must_use]
    pub fn brings(&self) -> Brings {
        match self {
            Caller::Key(key) => {
                let may = |capability| key.reaches(capability);
                match key.scope {
                    KeyScope::Read => Brings::Nothing,
                    _ if may(Capability::Configure) => Brings::All,
                    _ if may(Capability::Contribute) => Brings::Of(key.sight.clone()),
                    _ => Brings::Nothing,
                }
            }
            Caller::Token { .. } => Brings::All,
            _ => Brings::Nothing,
        }
    }

    /// Whether somebody is here themselves, not by a key or a link that they gave away.
    #[must_use]
    pub fn is_in_person(&self) -> bool {
        match self {
            Caller::Machine => true,
            Caller::Person(person) => person.seen_by.is_none(),
            _ => false,
        }
    }

    /// Whether nobody known asks, so that signing in may help.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Caller::Nobody
    }

    /// The person who asks, in whichever way.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        match self {
            Caller::Person(person) => Some(person),
            _ => None,
        }
    }

    /// The person who asks, if they are here themselves and have an account: nothing of theirs is changed through
    /// another's eyes, and the people of the demo have none.
    #[must_use]
    pub fn own(&self) -> Option<&Person> {
        self.person().filter(|person| person.seen_by.is_none() && !person.is_of_demo())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BuildingId;

    fn ada(role: Role, sight: Sight) -> Person {
        Person { person_id: PersonId(7), name: "Ada".to_owned(), role, sight, reads: Reads::default(), seen_by: None }
    }

    fn person(role: Role, sight: Sight) -> Caller {
        Caller::Person(Arc::new(ada(role, sight)))
    }

    fn seen(role: Role, sight: Sight) -> Caller {
        let root = Person { person_id: PersonId(1), ..ada(Role::Admin, Sight::All) };
        Caller::Person(Arc::new(Person { seen_by: Some(Arc::new(root)), ..ada(role, sight) }))
    }

    fn key(scope: KeyScope, role: Role, sight: Sight) -> Caller {
        let (key_id, owner, name) = (KeyId(3), PersonId(7), "meter room".to_owned());
        Caller::Key(Arc::new(Key { key_id, owner, name, scope, role, sight }))
    }

    #[test]
    fn each_caller_may_what_the_table_says() {
        let some = Sight::of([BuildingId(1)]);
        let screen = Screen { name: "hall".to_owned(), path: "/wall".to_owned(), sight: some.clone() };
        // See, contribute, manage, configure, administer.
        let table = [
            (Caller::Machine, Sight::All, [true; 5]),
            (person(Role::Admin, Sight::All), Sight::All, [true; 5]),
            (person(Role::Manager, Sight::All), Sight::All, [true, true, true, true, false]),
            (person(Role::Manager, some.clone()), some.clone(), [true, true, true, false, false]),
            (person(Role::User, some.clone()), some.clone(), [true, true, false, false, false]),
            (person(Role::Viewer, some.clone()), some.clone(), [true, false, false, false, false]),
            (seen(Role::Manager, some.clone()), some.clone(), [true, false, false, false, false]),
            (key(KeyScope::Read, Role::Admin, Sight::All), Sight::All, [true, false, false, false, false]),
            (key(KeyScope::WriteReadings, Role::Admin, Sight::All), Sight::All, [false; 5]),
            (key(KeyScope::Manage, Role::Manager, some.clone()), some.clone(), [true, true, true, false, false]),
            (key(KeyScope::Manage, Role::Admin, some.clone()), some.clone(), [true, true, true, false, false]),
            (key(KeyScope::Manage, Role::Admin, Sight::All), Sight::All, [true; 5]),
            (Caller::Screen(Arc::new(screen)), some, [true, false, false, false, false]),
            (Caller::Token { name: "attic".to_owned() }, Sight::Nothing, [false; 5]),
            (Caller::Job, Sight::All, [false; 5]),
            (Caller::Nobody, Sight::Nothing, [false; 5]),
        ];
        for (caller, sight, may) in table {
            assert_eq!(caller.sight(), sight, "{caller:?}");
            assert_eq!(Capability::ALL.map(|capability| caller.may(capability)), may, "{caller:?}");
        }
        for scope in KeyScope::ALL {
            assert_eq!(KeyScope::parse(scope.as_str()), Some(scope));
        }
    }

    #[test]
    fn whoever_asks_for_themselves_has_an_account_and_is_not_seen_as_another() {
        let of_demo = Person { person_id: PersonId(-1), ..ada(Role::User, Sight::All) };
        assert!(person(Role::Viewer, Sight::Nothing).own().is_some());
        let others = [
            seen(Role::Viewer, Sight::All),
            Caller::Person(Arc::new(of_demo)),
            Caller::Machine,
            key(KeyScope::Manage, Role::Admin, Sight::All),
        ];
        for caller in others {
            assert_eq!(caller.own(), None, "{caller:?}");
        }
    }

    #[test]
    fn a_key_brings_readings_where_its_owner_may_now() {
        let some = Sight::of([BuildingId(1)]);
        let table = [
            (KeyScope::Read, Role::Admin, Sight::All, Brings::Nothing),
            (KeyScope::WriteReadings, Role::Admin, Sight::All, Brings::All),
            (KeyScope::WriteReadings, Role::Manager, Sight::All, Brings::All),
            (KeyScope::WriteReadings, Role::Manager, some.clone(), Brings::Of(some.clone())),
            (KeyScope::Manage, Role::User, Sight::All, Brings::Of(Sight::All)),
            (KeyScope::WriteReadings, Role::Viewer, Sight::All, Brings::Nothing),
        ];
        for (scope, role, sight, brings) in table {
            assert_eq!(key(scope, role, sight.clone()).brings(), brings, "{scope:?} {role:?} {sight:?}");
        }
        assert_eq!(person(Role::Admin, Sight::All).brings(), Brings::Nothing, "readings come by keys");
    }

    #[test]
    fn a_screen_opens_its_page_and_no_other() {
        let screen = Screen { name: "hall".to_owned(), path: "/wall?site=2".to_owned(), sight: Sight::All };
        assert!(screen.opens("/wall?site=2"));
        for other in ["/wall", "/wall?site=1", "/wall?site=22", "/", "/wall?site=2&site=1", "/WALL?site=2"] {
            assert!(!screen.opens(other), "{other}");
        }
    }
}
