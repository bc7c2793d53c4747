//! Tracks who has a session, connected or absent, and which session is evicted for which. A device
//! that asks for a persistent session keeps it for a day after it disconnects. So without bounds,
//! one client could hold all sessions. Leaves out ending sessions (`shared`).

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use rmqtt::types::Id;

use crate::group::{Group, group};
use crate::limits::Limits;

/// The owner of a session; the limits apply to each owner.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Owner {
    Name(Box<str>),
    /// A client that gives no user name.
    Address(Option<Group>),
}

impl Owner {
    fn of(id: &Id) -> Owner {
        match &id.username {
            Some(name) if !name.is_empty() => Owner::Name((&**name).into()),
            _ => Owner::Address(id.remote_addr.map(|address| group(address.ip()))),
        }
    }
}

/// What must happen before a new session can start.
#[derive(Debug, PartialEq)]
pub(crate) enum Place {
    Free,
    /// This absent session is evicted first; it is already counted as gone.
    After(Id),
    /// No room: every session is connected.
    None,
}

/// See the module.
pub(crate) struct Sessions {
    known: Mutex<Known>,
    limits: Limits,
}

#[derive(Default)]
struct Known {
    by_client: HashMap<Box<str>, One>,
    of: HashMap<Owner, Count>,
    /// Client ids of absent sessions, longest absent first.
    absent: BTreeMap<u64, Box<str>>,
    next: u64,
    made_place: u64,
    made_place_at: Option<Instant>,
}

struct One {
    id: Id,
    owner: Owner,
    absent: Option<u64>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    absent: usize,
}

impl Sessions {
    pub fn new(limits: Limits) -> Sessions {
        Sessions { known: Mutex::default(), limits }
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sessions of devices that are not connected.
    pub fn absent(&self) -> usize {
        self.lock().absent.len()
    }

    /// Number of absent sessions evicted, and when that last happened.
    pub fn made_place(&self) -> (u64, Option<Instant>) {
        let known = self.lock();
        (known.made_place, known.made_place_at)
    }

    /// Finds room for a new session. A returning client takes its own.
    pub fn place_for(&self, id: &Id) -> Place {
        let mut known = self.lock();
        if known.by_client.contains_key(&*id.client_id) {
            return Place::Free;
        }
        let owner = Owner::of(id);
        let has = known.of.get(&owner).copied().unwrap_or_default();
        let gone = if has.all >= self.limits.sessions_of_one {
            known.oldest_makes_place(|one, _| *one == owner)
        } else if known.by_client.len() >= self.limits.sessions {
            let most = known.of.values().map(|count| count.absent).max().unwrap_or_default();
            known.oldest_makes_place(|_, count| count.absent == most)
        } else {
            return Place::Free;
        };
        gone.map_or(Place::None, Place::After)
    }

    /// Notes that a device is connected.
    pub fn connected(&self, id: &Id) {
        let mut known = self.lock();
        known.forget(&id.client_id);
        let owner = Owner::of(id);
        known.of.entry(owner.clone()).or_default().all += 1;
        known.by_client.insert((&*id.client_id).into(), One { id: id.clone(), owner, absent: None });
    }

    /// Notes that a connection has ended and its session stays. Returns the session to evict, if
    /// the owner now has one too many.
    pub fn absent_from_now(&self, id: &Id) -> Option<Id> {
        let mut known = self.lock();
        let number = known.next;
        let one = known.by_client.get_mut(&*id.client_id).filter(|one| one.id == *id && one.absent.is_none())?;
        one.absent = Some(number);
        let owner = one.owner.clone();
        known.next += 1;
        known.absent.insert(number, (&*id.client_id).into());
        let count = known.of.entry(owner.clone()).or_default();
        count.absent += 1;
        if count.absent > self.limits.absent_of_one { known.oldest_makes_place(|one, _| *one == owner) } else { None }
    }

    /// Notes that a session has ended. The session of a newer connection with the same client id
    /// stays.
    pub fn ended(&self, id: &Id) {
        let mut known = self.lock();
        if known.by_client.get(&*id.client_id).is_some_and(|one| one.id == *id) {
            known.forget(&id.client_id);
        }
    }
}

impl Known {
    fn forget(&mut self, client_id: &str) -> Option<Id> {
        let One { id, owner, absent } = self.by_client.remove(client_id)?;
        if let Some(number) = absent {
            self.absent.remove(&number);
        }
        if let Some(count) = self.of.get_mut(&owner) {
            count.all -= 1;
            count.absent -= usize::from(absent.is_some());
            if count.all == 0 {
                self.of.remove(&owner);
            }
        }
        Some(id)
    }

    /// Evicts the longest absent session among those whose owner matches.
    fn oldest_makes_place(&mut self, is_meant: impl Fn(&Owner, Count) -> bool) -> Option<Id> {
        let count_of = |owner: &Owner| self.of.get(owner).copied().unwrap_or_default();
        let is_theirs =
            |client_id: &str| self.by_client.get(client_id).is_some_and(|one| is_meant(&one.owner, count_of(&one.owner)));
        let client_id = self.absent.values().find(|client_id| is_theirs(client_id))?.clone();
        self.made_place += 1;
        self.made_place_at = Some(Instant::now());
        self.forget(&client_id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn id(client_id: &str, name: &str) -> Id {
        let name = Some(name).filter(|name| !name.is_empty());
        Id::new(1, 1, None, Some(([10, 0, 0, 1], 5).into()), client_id.to_owned().into(), name.map(|name| name.to_owned().into()))
    }

    fn sessions(sessions: usize, sessions_of_one: usize, absent_of_one: usize) -> Sessions {
        Sessions::new(Limits { sessions, sessions_of_one, absent_of_one, ..Limits::default() })
    }

    #[test]
    fn the_oldest_absent_session_of_whoever_has_most_makes_place() {
        let sessions = sessions(4, 10, 10);
        let [mine, first, second, third] =
            [("mine", "good"), ("1", "flood"), ("2", "flood"), ("3", "flood")].map(|(c, n)| id(c, n));
        for one in [&mine, &first, &second, &third] {
            assert_eq!(sessions.place_for(one), Place::Free);
            sessions.connected(one);
        }
        assert_eq!(sessions.place_for(&id("5", "new")), Place::None, "all are connected");
        for one in [&mine, &second, &first] {
            assert_eq!(sessions.absent_from_now(one), None);
        }
        assert_eq!((sessions.absent(), sessions.made_place().0), (3, 0));
        assert_eq!(sessions.place_for(&mine), Place::Free, "whoever comes back has its place");
        assert_eq!(sessions.place_for(&id("5", "new")), Place::After(second));
        assert_eq!((sessions.absent(), sessions.made_place().0), (2, 1));
        assert_eq!(sessions.place_for(&id("5", "new")), Place::Free);
    }

    #[test]
    fn of_names_with_as_many_absent_sessions_the_one_that_is_absent_longest_makes_place() {
        let sessions = sessions(20, 10, 10);
        let all: Vec<Id> = (0..20).map(|i| id(&format!("client {i}"), &format!("name {i}"))).collect();
        all.iter().for_each(|one| sessions.connected(one));
        for one in all.iter().rev() {
            assert_eq!(sessions.absent_from_now(one), None);
        }
        for oldest in all.iter().rev().take(5) {
            assert_eq!(sessions.place_for(&id("new", "new")), Place::After(oldest.clone()));
            sessions.connected(&id(&format!("in place of {}", oldest.client_id), "new"));
        }
    }

    #[test]
    fn without_a_name_the_network_of_a_house_counts_as_one() {
        let sessions = sessions(100, 3, 2);
        let of = |machine: u16| {
            let address = ([0x2001, 0xdb8, 0, 7, 0, 0, 0, machine], 5).into();
            Id::new(1, 1, None, Some(address), format!("client {machine}").into(), None)
        };
        (1..=3).for_each(|machine| sessions.connected(&of(machine)));
        assert_eq!(sessions.place_for(&of(4)), Place::None);
    }

    #[test]
    fn one_name_has_a_bound_of_its_own_and_without_a_name_its_address() {
        for name in ["flood", ""] {
            let sessions = sessions(100, 3, 2);
            let all: Vec<Id> = ["1", "2", "3"].map(|client_id| id(client_id, name)).into();
            all.iter().for_each(|one| sessions.connected(one));
            assert_eq!(sessions.place_for(&id("4", name)), Place::None);
            assert_eq!(sessions.place_for(&id("4", "other")), Place::Free);
            assert_eq!(sessions.absent_from_now(&all[0]), None);
            assert_eq!(sessions.absent_from_now(&all[1]), None);
            assert_eq!(sessions.absent_from_now(&all[2]), Some(all[0].clone()), "one too many of them is absent");
            assert_eq!(sessions.absent(), 2);
        }
    }

    #[test]
    fn what_ends_late_does_not_end_its_successor() {
        let sessions = sessions(10, 10, 10);
        let (old, new) = (id("a", "x"), id("a", "y"));
        sessions.connected(&old);
        sessions.connected(&new);
        sessions.ended(&old);
        assert_eq!(sessions.absent_from_now(&old), None);
        assert_eq!(sessions.absent(), 0);
        assert_eq!(sessions.absent_from_now(&new), None);
        assert_eq!(sessions.absent(), 1);
        sessions.connected(&id("a", "y"));
        assert_eq!(sessions.absent(), 0);
        sessions.ended(&new);
        let known = sessions.lock();
        assert!(known.by_client.len() == known.of.len() && known.absent.is_empty());
    }
}
