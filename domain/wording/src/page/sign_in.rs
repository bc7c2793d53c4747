//! The page that asks for the password, and its errors.

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
    /// Whose password it is.
    lede();
    /// The password.
    password();
    /// Sends the form.
    enter();
    /// A wrong password.
    wrong();
    /// The machine cannot make a session.
    no_random();
    /// Too many wrong passwords.
    wait(seconds: u64);
}
