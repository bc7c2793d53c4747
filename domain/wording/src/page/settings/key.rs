//! Keys, on one’s own account and on the page of a person. Screen links have an end as they do.

use crate::room::texts;

texts! { "settings/key";
    /// The heading of the keys, on one’s own account.
    heading();
    /// Below that heading.
    lede();
    /// A key in the list: what it may do, which buildings, when it was made, when it was used.
    line(scope: &str, sees: &str, made: &str, used: &str);
    /// What a key may do.
    scope(scope: &str);
    /// The buildings of a key that sees all that its owner sees.
    sees_all();
    /// When it was last used.
    used(ago: &str);
    /// It was never used.
    never_used();
    /// Until when it is good.
    expires(when: &str);
    /// The mark of one that is over.
    expired();
    /// What to do about one that nothing has used for long.
    unused();
    /// The button that revokes one.
    revoke();
    /// After one was revoked.
    revoked();
    /// The heading of the form.
    make_heading();
    /// The label of the name.
    name();
    /// Its hint.
    name_hint();
    /// The label of what it may do.
    scope_label();
    /// What it may do, to choose.
    scope_choice(scope: &str);
    /// The fault of a scope that does not exist.
    choose_scope();
    /// The label of which buildings.
    sees_label();
    /// The choice of all.
    sees_all_choice();
    /// The choice of some.
    sees_some_choice();
    /// The label of how long.
    until_label();
    /// How long, to choose.
    until(days: i64);
    /// The fault of a length that cannot be chosen.
    choose_until();
    /// The label of a date instead.
    until_date();
    /// Its hint.
    until_date_hint();
    /// The fault of a date that is over.
    until_past();
    /// The button of the form.
    make();
    /// Above a key that was just made.
    copy_now();
    /// Above a command that uses it.
    try_it();
    /// The heading on the page of a person.
    of_person();
    /// If that person has none.
    none_of_person();
}
