//! The page to sign in, and its errors.

use crate::room::texts;

texts! { "sign_in";
    /// The window's title.
    title();
    /// The window's title after an error.
    title_failed();
    /// What the page is, for previews.
    description();
    /// The headline.
    headline();
    /// Who has an account.
    lede();
    /// The name to sign in with.
    name();
    /// No name.
    name_missing();
    /// The password.
    password();
    /// Sends the form.
    enter();
    /// A wrong name or password; which, nobody is told.
    wrong();
    /// The machine cannot make a session.
    no_random();
    /// Too many wrong passwords.
    wait(seconds: u64);
    /// Nobody can sign in yet.
    not_yet_title();
    /// Where the link is that makes the first admin.
    not_yet();
    /// A request through a proxy, at a server for its own machine alone.
    through_proxy();
}
