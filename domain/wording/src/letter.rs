//! What letters by mail say of an account.

use crate::room::texts;

texts! { "letter";
    /// Until when a link is good, or when something happened: the date, the time, the name of the zone.
    until(date: &str, clock: &str, zone: &str);
    /// The subject of a letter to somebody new.
    invitation_subject();
    /// Somebody new is to choose a password.
    invitation(name: &str, by: Option<&str>, login: &str, link: &str, until: &str);
    /// The subject of a letter by which somebody chooses a new password.
    reset_subject();
    /// Somebody else wants them to choose a new password.
    reset(name: &str, by: Option<&str>, login: &str, link: &str, until: &str);
    /// The subject of a letter that somebody asked for who forgot their password.
    forgotten_subject();
    /// They asked for it themselves, or a stranger did.
    forgotten(name: &str, login: &str, link: &str, until: &str);
    /// The subject of a letter after a password was set anew.
    password_changed_subject();
    /// A password was set anew.
    password_changed(name: &str, login: &str, when: &str);
    /// The subject of a letter to an address that is no longer theirs.
    address_changed_subject();
    /// Letters go elsewhere from now on.
    address_changed(name: &str, login: &str, when: &str);
    /// The subject of a letter after a passkey was added or removed.
    passkey_subject(is_added: bool);
    /// A passkey was added or removed.
    passkey(name: &str, login: &str, passkey: &str, when: &str, is_added: bool);
}
