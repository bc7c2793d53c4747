//! Limits the number of connections. If there are too many, the oldest idle one is closed.
//! Connections being answered stay, and so do WebSockets. Leaves out timeouts (`line`, `pace`,
//! hyper's own limit on heads).

use broker::{Group, group};
use socket2::SockRef;
use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Shutdown};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::net::TcpStream;

/// Connections told to close may still exist for a moment. So one more is allowed for every this
/// many.
const LEAVING_SHARE: usize = 8;

/// Closes a connection if it still exists: reads find the end, writes fail.
pub fn hang_up(stream: &Weak<TcpStream>) {
    if let Some(stream) = stream.upgrade() {
        // It may be closed already.
        let _ = SockRef::from(&*stream).shutdown(Shutdown::Both);
    }
}

/// All connections of the HTTP server.
pub struct Places {
    connections_max: usize,
    /// One address may have half of all connections, so that it cannot shut out the others.
    of_one_max: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: u64,
    taken: usize,
    of_one: HashMap<Group, usize>,
    /// Connections waiting for a request, oldest first.
    waiting: BTreeMap<u64, (Group, Weak<TcpStream>)>,
}

/// A connection's place, until it is dropped.
pub struct Place {
    places: Arc<Places>,
    group: Group,
    stream: Weak<TcpStream>,
    /// Its number among the waiting connections, if it waits.
    number: Mutex<Option<u64>>,
}

impl Places {
    /// No places taken, with this limit.
    #[must_use]
    pub fn new(connections_max: usize) -> Arc<Self> {
        let of_one_max = connections_max.div_ceil(2);
        Arc::new(Self { connections_max, of_one_max, state: Mutex::default() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place for a new connection, which waits for its first request. If all are taken, the
    /// connection that has waited longest is closed; `None` if all are busy.
    #[must_use]
    pub fn take(self: &Arc<Self>, address: IpAddr, stream: &Arc<TcpStream>) -> Option<Place> {
        let group = group(address);
        let mut state = self.state();
        let of_one = state.of_one.get(&group).copied().unwrap_or_default();
        let taken = state.taken;
        let is_free = (of_one < self.of_one_max || state.make_way(of_one, self.of_one_max, |other| other == group))
            && (taken < self.connections_max || state.make_way(taken, self.connections_max, |_| true));
        if !is_free {
            return None;
        }
        state.taken += 1;
        *state.of_one.entry(group).or_default() += 1;
        drop(state);
        let place = Place { places: self.clone(), group, stream: Arc::downgrade(stream), number: Mutex::default() };
        place.waits();
        Some(place)
    }
}

impl State {
    /// Closes the oldest waiting connection among those that match. Returns whether there was one.
    fn make_way(&mut self, there: usize, most: usize, is_meant: impl Fn(Group) -> bool) -> bool {
        if there >= most + most.div_ceil(LEAVING_SHARE) {
            return false;
        }
        let oldest = self.waiting.iter().find(|(_, (group, _))| is_meant(*group)).map(|(number, _)| *number);
        let Some((_, stream)) = oldest.and_then(|number| self.waiting.remove(&number)) else { return false };
        hang_up(&stream);
        true
    }
}

impl Place {
    /// Marks the connection as waiting for a request.
    pub fn waits(&self) {
        let mut state = self.places.state();
        let number = state.next;
        state.next += 1;
        state.waiting.insert(number, (self.group, self.stream.clone()));
        let before = self.number().replace(number);
        before.map(|before| state.waiting.remove(&before));
    }

    /// Marks the connection as busy.
    pub fn works(&self) {
        let mut state = self.places.state();
        self.number().take().map(|number| state.waiting.remove(&number));
    }

    fn number(&self) -> MutexGuard<'_, Option<u64>> {
        self.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.works();
        let mut state = self.places.state();
        state.taken -= 1;
        if let Some(of_one) = state.of_one.get_mut(&self.group) {
            *of_one -= 1;
            if *of_one == 0 {
                state.of_one.remove(&self.group);
            }
        }
    }
}
