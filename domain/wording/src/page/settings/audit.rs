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
    /// The button that takes the entries out as a file.
    export();
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
    /// The choice of no deed in particular.
    any_action();
    /// Whose key did it.
    by_key(owner: &str);
    /// The name of a field; one that is not known is told as it is.
    field(field: &str);
    /// Yes or no.
    truth(is_so: bool);
    /// What somebody sees who sees every building.
    all_buildings();
    /// From which address.
    from(address: &str);
    /// One field, before and after.
    change(field: &str, before: &str, after: &str);
    /// A deed by its name in the record.
    action_name(action: &str);
    /// What became of a kind of thing.
    became(kind: &str, verb: &str);
    /// The name of a kind of thing.
    kind(kind: &str);
    /// What was done to it.
    verb(verb: &str);
}

/// What was done, by the name that the record has for it, such as `person.created`. A name that is not
/// known is told as it is.
#[must_use]
pub fn deed(words: Words, action: &str) -> String {
    const KNOWN: [&str; 33] = [
        "department.changed",
        "department.created",
        "department.removed",
        "identity.connected",
        "identity.disconnected",
        "installation.opened",
        "key.created",
        "key.revoked",
        "passkey.added",
        "passkey.removed",
        "passkey.used",
        "password.removed",
        "password.reset_asked",
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
        "person.seen_as",
        "record.exported",
        "screen.created",
        "screen.revoked",
        "session.ended",
        "session.ended_by_provider",
        "session.opened",
        "sessions.ended",
        "sign_in.failed",
    ];
    const KINDS: [&str; 22] = [
        "anomaly",
        "billing_account",
        "building",
        "channel",
        "data_source",
        "emission_factor",
        "file",
        "forgotten_meter",
        "gas_values",
        "key_of_a_meter",
        "mapping",
        "meter",
        "model",
        "price",
        "quarantine",
        "readings",
        "register_changes",
        "site",
        "source_energy_ratio",
        "target",
        "tariff",
        "token",
    ];
    if KNOWN.contains(&action) {
        return action_name(words, &action.replace('.', "_"));
    }
    // What a page was asked for, where nothing told more: `people.first`.
    if action == "people.first" {
        return action_name(words, "key_of_first_admin");
    }
    match action.split_once('.') {
        Some((of, done)) if KINDS.contains(&of) => became(words, &kind(words, of), &verb(words, done)),
        _ => action.to_owned(),
    }
}
