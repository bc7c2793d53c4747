//! Letters about somebody's account, in their own language, with times of the first site. Leaves out who
//! may have one sent, and the way to the mail server (`mail`).

use domain::{Millis, Sight, Zone};
pub use mail::Kind;
use mail::{Letter, Link, Recipient};
use services::Services;
use std::sync::Arc;
use store::{LinkPurpose, NewPerson, Store, StoredPerson};
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
    fn of(store: &Store, person: &StoredPerson, words: Words) -> Option<Self> {
        let to = Recipient { name: person.person.name.clone(), email: person.person.email.clone()? };
        // The clock of the first site is told to people who see no building yet, too.
        let catalog = store.catalog_for(&Sight::All);
        let zone_name = catalog.sites.values().next().map_or_else(|| "UTC".to_owned(), |site| site.zone.clone());
        let words = words.chosen(person.person.language.as_deref(), person.person.units);
        Some(Self { to, words, zone: catalog.first_zone(), zone_name })
    }

    fn time(&self, at: Millis) -> String {
        mail::until(self.words, &self.zone, &self.zone_name, at)
    }
}

/// What a letter with a link of this purpose is; `by` is who has it sent, if people know them.
#[must_use]
pub fn kind_of(purpose: LinkPurpose, by: Option<&str>) -> Kind<'_> {
    if purpose == LinkPurpose::Invite { Kind::First { by } } else { Kind::New { by } }
}

/// A letter with a link, by its address and its end, to choose a password. `None` if they have no
/// address.
#[must_use]
pub fn of_link(
    store: &Store,
    person: &StoredPerson,
    words: Words,
    kind: Kind<'_>,
    (url, until): (&str, Millis),
) -> Option<Letter> {
    let reading = Reading::of(store, person, words)?;
    let until = reading.time(until);
    Some(mail::invitation(reading.words, reading.to, &person.person.login, &Link { url, until: &until, kind }))
}

/// Tells somebody by mail, if they have an address, that their password was set anew.
pub fn tell_new_password(services: &Services, person: &StoredPerson, words: Words) {
    let Some(reading) = Reading::of(&services.store, person, words) else { return };
    let when = reading.time(services.now());
    send(services, mail::password_changed(reading.words, reading.to, &person.person.login, &when));
}

/// Tells somebody by mail, if they have an address, that a passkey of this name was added to their account, or removed.
pub fn tell_passkey(services: &Services, person: &StoredPerson, passkey: (&str, bool), words: Words) {
    let Some(reading) = Reading::of(&services.store, person, words) else { return };
    let when = reading.time(services.now());
    send(services, mail::passkey_changed(reading.words, reading.to, &person.person.login, passkey, &when));
}

/// Tells somebody at the address that they had, if they have another one now, that it was changed.
pub fn tell_old_address(services: &Services, before: &StoredPerson, now: &NewPerson, words: Words) {
    if before.person.email == now.email {
        return;
    }
    let Some(reading) = Reading::of(&services.store, before, words) else { return };
    let when = reading.time(services.now());
    send(services, mail::address_changed(reading.words, reading.to, &before.person.login, &when));
}

/// Sends what nobody waits for.
fn send(services: &Services, letter: Letter) {
    if let (Some(post), Ok(id)) = (&services.post, services.random.bytes())
        && let Err(error) = post.send(letter, id)
    {
        tracing::warn!(%error, "somebody was not told of a change of their account");
    }
}
