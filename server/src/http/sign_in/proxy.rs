//! Who a proxy in front says that somebody is, by its headers. `http::visitor` takes these headers from
//! everybody but the proxies of the settings, by the address of the connection itself.

use super::SignIn;
use super::way::short;
use crate::config::sign_on::Groups;
use crate::http::visitor::{REMOTE, Visitor};
use axum::http::{HeaderMap, HeaderName};
use domain::{HOUR_MS, Millis, Person, PersonId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use store::{Actor, Came, Told};
use tokio::net::TcpStream;

/// What their identities are of.
pub const ISSUER: &str = "proxy";

/// How many are remembered. Whoever fills it comes through the proxy.
const KNOWN_MAX: usize = 10_000;

/// How often it is noted that somebody whom a proxy sends is still in their groups.
const NOTED_EVERY_MS: Millis = HOUR_MS;

/// Who was sent: the name and the groups as the proxy wrote them.
type Key = (String, Option<String>);

/// The people that a proxy sends.
pub struct ByProxy {
    groups: Groups,
    /// Whom a proxy means, as of a value of the clock of people and a time: after any change, and now and
    /// then, the store is asked.
    known: Mutex<HashMap<Key, (PersonId, i64, Millis)>>,
}

/// Somebody whom a proxy sends.
pub enum Sent {
    /// They may come in.
    In(Arc<Person>),
    /// They may not, for this reason.
    Refused(Came),
}

impl ByProxy {
    /// The people of a proxy whose groups give this.
    #[must_use]
    pub fn new(groups: Groups) -> Self {
        Self { groups, known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Key, (PersonId, i64, Millis)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody whom a proxy sends, for the store.
    fn told(&self, headers: &HeaderMap, (user, groups): &Key) -> Told {
        // A proxy leaves a header out that would be empty. One that stands twice says nothing.
        let none = headers.get(&REMOTE[3]).is_none().then_some("");
        let groups = groups.as_deref().or(none).map(|groups| {
            let names = groups.split([',', '|']).map(str::trim).filter(|name| !name.is_empty());
            let names: Vec<String> = names.map(ToOwned::to_owned).collect();
            let given = self.groups.given(&names);
            (names, given)
        });
        let text = |name: &HeaderName| one(headers, name).filter(|text| !text.is_empty());
        Told {
            issuer: ISSUER.to_owned(),
            subject: user.clone(),
            login: short(user),
            name: short(text(&REMOTE[1]).unwrap_or(user)),
            email: text(&REMOTE[2]).filter(|email| email.contains('@')).map(ToOwned::to_owned),
            groups,
        }
    }
}

/// The one value of a header. Of several, nobody knows which the proxy wrote.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(one), None) => std::str::from_utf8(one.as_bytes()).ok().map(str::trim),
        _ => None,
    }
}

impl SignIn {
    /// Whoever a proxy says that sends a request; `None` if it says nothing. A WebSocket on the stream
    /// ends when they may see or do something else.
    pub(super) async fn of_proxy(
        &self,
        headers: &HeaderMap,
        visitor: &Visitor,
        stream: Option<Weak<TcpStream>>,
    ) -> store::Result<Option<Sent>> {
        let Some(by_proxy) = &self.by_proxy else { return Ok(None) };
        let user = one(headers, &REMOTE[0]).filter(|user| !user.is_empty());
        let Some(user) = user else { return Ok(None) };
        let key: Key = (user.to_owned(), one(headers, &REMOTE[3]).map(ToOwned::to_owned));
        let now = self.services.now();
        // Whom the proxy sent before, if nobody has changed since.
        let known = || by_proxy.known().get(&key).copied().filter(|(_, clock, _)| *clock == self.book.clock());
        let fresh = known().filter(|(.., at)| now - at < NOTED_EVERY_MS);
        if let Some(person) = fresh.and_then(|(person_id, ..)| self.book.caller(person_id)) {
            self.tie_to(&person, stream);
            return Ok(Some(Sent::In(person)));
        }
        let actor = Actor::provider("proxy", Some(visitor.address.to_string()));
        let told = by_proxy.told(headers, &key);
        let person = match self.services.store.identity_came(&told, by_proxy.groups.lets_in, &actor, now).await {
            Ok(Came::In(person)) => person,
            Ok(refused) => return Ok(Some(Sent::Refused(refused))),
            // Only that they came could not be noted.
            Err(error) if error.is_passing() => {
                let Some(person) = known().and_then(|(person_id, ..)| self.book.caller(person_id)) else { return Err(error) };
                self.tie_to(&person, stream);
                return Ok(Some(Sent::In(person)));
            }
            Err(error) => return Err(error),
        };
        self.book.catch_up().await;
        let mut known = by_proxy.known();
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(key, (person.person_id, self.book.clock(), now));
        drop(known);
        let caller = person.caller();
        self.tie_to(&caller, stream);
        Ok(Some(Sent::In(caller)))
    }

    fn tie_to(&self, person: &Arc<Person>, stream: Option<Weak<TcpStream>>) {
        if let Some(stream) = stream {
            self.book.tie_to_person(person, stream);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_header_that_stands_twice_says_nothing_and_groups_are_split() {
        let mut headers = HeaderMap::new();
        let user = HeaderName::from_static("remote-user");
        headers.append(user.clone(), HeaderValue::from_static(" ada "));
        assert_eq!(one(&headers, &user), Some("ada"));
        let told = ByProxy::new(Groups::default()).told(&headers, &("ada".to_owned(), Some("a, b|c,".to_owned())));
        assert_eq!(told.groups.map(|(names, _)| names), Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
        headers.append(user.clone(), HeaderValue::from_static("root"));
        assert_eq!(one(&headers, &user), None);
    }
}
