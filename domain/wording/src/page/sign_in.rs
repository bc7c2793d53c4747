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
    /// The way by a provider.
    with(provider: &str);
    /// A provider does not answer.
    way_away(provider: &str);
    /// A provider says no.
    way_refused(provider: &str);
    /// What a provider answers is not good.
    way_wrong(provider: &str);
    /// What a browser brings back is not what it was given.
    way_lost();
    /// Somebody has an account that is not open.
    waits();
    /// Somebody new has the name or address of somebody who is here.
    taken(provider: &str);
    /// The same, where a proxy says who somebody is.
    taken_by_proxy();
    /// Somebody comes before the first admin.
    no_admin_yet();
    /// There is no such provider.
    no_way();
    /// Passwords open nothing.
    local_closed();
    /// Somebody signed out.
    left();
    /// Leads to the provider, so that the session there ends.
    left_too(provider: &str);
    /// Leads on to the provider.
    go_on(provider: &str);
    /// Somebody connects an account.
    connecting_title(provider: &str);
    /// What happens next.
    connecting(provider: &str);
    /// It did not work.
    not_connected();
    /// The account there is somebody else’s here.
    connected_elsewhere(provider: &str);
    /// The link of whoever forgot their password.
    forgot_link();
    /// The headline and the window's title of the page behind it.
    forgot_title();
    /// What happens there.
    forgot_lede();
    /// The field of the name or the address.
    forgot_name();
    /// Nothing was entered.
    forgot_name_missing();
    /// Sends the form.
    forgot_enter();
    /// The headline after that.
    forgot_sent_title();
    /// What happens then, whether there is such an account or not.
    forgot_sent();
    /// Too many links were asked for from one address.
    forgot_wait(minutes: u64);
}
