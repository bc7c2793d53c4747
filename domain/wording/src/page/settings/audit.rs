//! The record of what was done.

use crate::Words;
use crate::room::texts;

texts! { "settings/audit";
    /// Title of the page.
    title();
    /// How many entries fit.
    headline(lines: usize);
    /// Below the headline.
    lede();
    /// The button of the filter.
    show();
    /// The column of the time.
    when();
    /// The column of the person.
    who();
    /// The column of the deed.
    action();
    /// The column of what it was done to.
    thing();
    /// The column of what differs.
    changed();
    /// From which address.
    from(address: &str);
    /// One field, before and after.
    change(field: &str, before: &str, after: &str);
    /// A deed by its name in the record.
    action_name(action: &str);
}

/// What was done, by the name that the record has for it, such as `person.created`. A name that is not
/// known is told as it is.
#[must_use]
pub fn deed(words: Words, action: &str) -> String {
    const KNOWN: [&str; 22] = [
        "department.changed",
        "department.created",
        "department.removed",
        "identity.connected",
        "identity.disconnected",
        "installation.opened",
        "password.reset_offered",
        "password.set",
        "password.set_by_link",
        "person.changed",
        "person.created",
        "person.disabled",
        "person.enabled",
        "person.invited",
        "person.removed",
        "person.role_from_provider",
        "person.role_kept",
        "session.ended",
        "session.ended_by_provider",
        "session.opened",
        "sessions.ended",
        "sign_in.failed",
    ];
    if KNOWN.contains(&action) { action_name(words, &action.replace('.', "_")) } else { action.to_owned() }
}
