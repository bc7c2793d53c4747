//! Passkeys: signing in with one, adding and removing them, and doing without a password.

use crate::room::texts;

texts! { "passkey";
    /// Signs in, on the page to sign in.
    enter();
    /// Whoever signs in stopped, or the device has no passkey of this site.
    cancelled();
    /// The passkey opens nothing here; why, nobody is told.
    unknown();
    /// The device counted no further.
    copied();
    /// Too many passkeys that open nothing.
    wait(seconds: u64);
    /// The heading of the passkeys, on one's own account and on the page of a person.
    heading();
    /// Below that heading.
    lede();
    /// A person without passkeys.
    none_of_person();
    /// A passkey in the list: when it was added, when it was last used, and whether it is kept elsewhere too.
    line(made: &str, used: Option<&str>, is_backed_up: bool);
    /// The button that removes one.
    remove();
    /// After one was removed.
    removed();
    /// The last way in is not taken away.
    last();
    /// Leads to the page that adds one; its headline and button too.
    add();
    /// After one was added.
    added();
    /// What that page asks for.
    new_lede(login: &str);
    /// The field of its name.
    name();
    /// What may be its name.
    name_hint();
    /// A name that cannot be one.
    name_wrong();
    /// Leads on to the device.
    go_on();
    /// What happens next.
    create_lede(name: &str);
    /// Lets the device make it.
    create();
    /// The device made none.
    create_cancelled();
    /// The device has one already.
    exists();
    /// What the device made is not good.
    not_made();
    /// There are too many.
    too_many(most: usize);
    /// The page needs a newer browser, and scripts.
    no_script();
    /// Browsers have no passkeys at this address.
    not_here();
    /// People sign in elsewhere only.
    closed();
    /// Somebody without a password signed in long ago.
    stale(minutes: i64);
    /// Nobody is signed in with an account of their own.
    refused();
    /// Leads to the page that removes the password; its headline and button too.
    remove_password();
    /// What that means.
    remove_password_lede(login: &str);
    /// After it was removed.
    password_removed();
    /// Without a passkey it stays.
    password_last();
    /// In place of choosing a password, on the page of a link.
    instead();
    /// The name of a passkey that was made in place of a password.
    first();
}
