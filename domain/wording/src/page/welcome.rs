//! The pages that a link opens once: to choose a password, and to make the first admin.

use crate::room::texts;

texts! { "welcome";
    /// The headline and the window's title, where somebody chooses a password.
    title();
    /// Whose password it is.
    lede(login: &str);
    /// The field of the password.
    password();
    /// What may be a password.
    rule(least: usize);
    /// The password is too short.
    too_short(least: usize);
    /// The password is too long.
    too_long(most: usize);
    /// Sends the form.
    enter();
    /// The headline, if the link is over.
    gone_title();
    /// What to do then.
    gone();
    /// The headline and the window's title, where somebody makes the first admin.
    first_title();
    /// What that is.
    first_lede();
    /// The field of the name to sign in with.
    first_name();
    /// A name that cannot be one.
    first_name_wrong();
    /// Makes the admin.
    first_enter();
    /// What to do if the link is over.
    first_gone();
    /// What to do if the link of a screen is over.
    screen_gone();
    /// The headline and the window's title, where somebody changes their password.
    own_title();
    /// Whose password it is.
    own_lede(login: &str);
    /// The field of the password of now.
    own_now();
    /// That is not the password of now.
    own_wrong();
    /// Changes it.
    own_enter();
    /// Nobody is signed in with a password of their own.
    own_refused();
}
