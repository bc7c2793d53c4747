//! The letters that are about an account: to choose a password, and that something changed. Leaves out
//! who may have one, and how the secret of a link is made.

use crate::letter::{Letter, Recipient, line};
use domain::{Millis, Zone};
use wording::{Words, letter as says};

/// The longest name within a text, in characters.
const NAME_CHARS_MAX: usize = 80;

fn named(name: &str) -> String {
    line(name, NAME_CHARS_MAX)
}

/// Until when something is good, for somebody who reads it later and elsewhere.
#[must_use]
pub fn until(words: Words, zone: &Zone, zone_name: &str, at: Millis) -> String {
    says::until(words, &words.date(zone.date(at)), &words.clock(zone, at), zone_name)
}

/// A link by which somebody chooses a password: their first, or a new one. `by` is who wants that for
/// them, `None` if they asked for it themselves. `login` is the name that they sign in with.
#[must_use]
pub fn invitation(words: Words, to: Recipient, login: &str, link: &Link<'_>) -> Letter {
    let (name, login) = (named(&to.name), named(login));
    let Link { url, until, kind } = link;
    let (subject, text) = match kind {
        Kind::First { by } => {
            let by = by.map(named);
            (says::invitation_subject(words), says::invitation(words, &name, by.as_deref(), &login, url, until))
        }
        Kind::New { by } => {
            let by = by.map(named);
            (says::reset_subject(words), says::reset(words, &name, by.as_deref(), &login, url, until))
        }
        Kind::Forgotten => (says::forgotten_subject(words), says::forgotten(words, &name, &login, url, until)),
    };
    Letter { to, subject: subject.to_owned(), text }
}

/// A link in a letter.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Its address.
    pub url: &'a str,
    /// Until when it is good, by [`until`].
    pub until: &'a str,
    /// What it is for.
    pub kind: Kind<'a>,
}

/// What a link is for, and who wanted it, by name.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'a> {
    /// Somebody's first password.
    First {
        /// Who invites them, if it was a person.
        by: Option<&'a str>,
    },
    /// A new password that somebody else wants for them.
    New {
        /// Who that is, if it was a person.
        by: Option<&'a str>,
    },
    /// A new password that they asked for themselves.
    Forgotten,
}

/// Tells somebody that their password was set anew. There is no link in it.
#[must_use]
pub fn password_changed(words: Words, to: Recipient, login: &str, when: &str) -> Letter {
    let text = says::password_changed(words, &named(&to.name), &named(login), when);
    Letter { subject: says::password_changed_subject(words).to_owned(), text, to }
}

/// Tells somebody at their old address that letters go to another one from now on.
#[must_use]
pub fn address_changed(words: Words, to: Recipient, login: &str, when: &str) -> Letter {
    let text = says::address_changed(words, &named(&to.name), &named(login), when);
    Letter { subject: says::address_changed_subject(words).to_owned(), text, to }
}

/// Tells somebody that a passkey of this name was added to their account, or removed.
#[must_use]
pub fn passkey_changed(words: Words, to: Recipient, login: &str, (passkey, is_added): (&str, bool), when: &str) -> Letter {
    let text = says::passkey(words, &named(&to.name), &named(login), &named(passkey), when, is_added);
    Letter { subject: says::passkey_subject(words, is_added).to_owned(), text, to }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::UnitSystem;
    use wording::Language;

    #[test]
    fn an_invitation_says_who_invites_until_when_and_where_in_each_language() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        for language in Language::ALL {
            let words = Words { language: *language, units: UnitSystem::Metric };
            let until = until(words, &zone, "Europe/Berlin", 1_764_500_000_000);
            assert!(until.contains("Europe/Berlin") && until.contains("2025"), "{until}");
            let to = || Recipient { name: "Ann\n\nGo to evil.example".to_owned(), email: "ann@example.org".to_owned() };
            let url = "https://energy.example/welcome?link=00";
            for kind in [Kind::First { by: Some("Bob") }, Kind::New { by: Some("Bob") }, Kind::Forgotten] {
                let letter = invitation(words, to(), "ann", &Link { url, until: &until, kind });
                assert!(letter.text.contains("Ann Go to evil.example"), "{}", letter.text);
                assert!(letter.text.lines().any(|line| line == url), "{}", letter.text);
                assert!(letter.text.contains(&until), "{}", letter.text);
                assert_eq!(letter.text.contains("Bob"), !matches!(kind, Kind::Forgotten), "{}", letter.text);
            }
            let told = password_changed(words, to(), "ann", &until);
            assert!(!told.text.contains("://") && told.text.contains(&until), "{}", told.text);
            for is_added in [true, false] {
                let told = passkey_changed(words, to(), "ann", ("Ann’s\nphone", is_added), &until);
                assert!(told.text.contains("Ann’s phone") && told.text.contains(&until), "{}", told.text);
                assert!(!told.text.contains("://"), "{}", told.text);
            }
        }
    }
}
