//! Letters about somebody's account, in their own language, with times of the first site. Leaves out who
//! may have one sent, and the way to the mail server (`mail`).

use domain::{Millis, SiteId, Zone};
pub use mail::Kind;
use mail::{Letter, Link, Recipient};
use std::sync::Arc;
use store::{Catalog, StoredPerson};
use wording::Words;

/// How somebody reads a letter: in the words that they chose, else in those of whoever has it sent.
struct Reading {
    to: Recipient,
    words: Words,
    zone: Arc<Zone>,
    zone_name: String,
}

impl Reading {
    /// `None` if they have no address.
    fn of(catalog: &Catalog, person: &StoredPerson, words: Words) -> Option<Self> {
        let to = Recipient { name: person.person.name.clone(), email: person.person.email.clone()? };
        let first: Option<SiteId> = catalog.sites.keys().next().copied();
        let zone_name = first.and_then(|id| catalog.sites.get(&id)).map_or_else(|| "UTC".to_owned(), |site| site.zone.clone());
        let words = words.chosen(person.person.language.as_deref(), person.person.units);
        Some(Self { to, words, zone: first.map(|id| catalog.zone(id)).unwrap_or_default(), zone_name })
    }

    fn time(&self, at: Millis) -> String {
        mail::until(self.words, &self.zone, &self.zone_name, at)
    }
}

/// A letter with a link, by its address and its end, to choose a password. `None` if they have no
/// address.
#[must_use]
pub fn of_link(
    catalog: &Catalog,
    person: &StoredPerson,
    words: Words,
    kind: Kind<'_>,
    (url, until): (&str, Millis),
) -> Option<Letter> {
    let reading = Reading::of(catalog, person, words)?;
    let until = reading.time(until);
    Some(mail::invitation(reading.words, reading.to, &person.person.login, &Link { url, until: &until, kind }))
}

/// Tells somebody that their password was set anew.
#[must_use]
pub fn of_new_password(catalog: &Catalog, person: &StoredPerson, words: Words, at: Millis) -> Option<Letter> {
    let reading = Reading::of(catalog, person, words)?;
    let when = reading.time(at);
    Some(mail::password_changed(reading.words, reading.to, &person.person.login, &when))
}

/// Tells somebody, at the address that they had, that it is no longer theirs.
#[must_use]
pub fn of_new_address(catalog: &Catalog, before: &StoredPerson, words: Words, at: Millis) -> Option<Letter> {
    let reading = Reading::of(catalog, before, words)?;
    let when = reading.time(at);
    Some(mail::address_changed(reading.words, reading.to, &before.person.login, &when))
}
