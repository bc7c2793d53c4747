//! One’s own account.

use crate::room::texts;

texts! { "settings/account";
    /// Title of the page.
    title();
    /// Who one is: the role, and the buildings.
    lede(role: &str, sees: &str);
    /// Below the headline where there are no accounts.
    lede_machine();
    /// Below the headline for a key or a screen.
    lede_key(sees: &str);
    /// The heading of the sessions.
    sessions();
    /// Below that heading.
    sessions_lede();
    /// A session: from where, when it was opened, when it was last used.
    session(address: &str, opened: &str, used: &str);
    /// The button that ends one.
    end();
    /// The button that ends all.
    end_all();
    /// A browser on a system, by their names.
    device(browser: &str, system: &str);
    /// A browser that does not say what it is.
    unknown_device();
    /// After sessions were ended.
    ended();
    /// The link to change one's password.
    change_password();
    /// After the password was changed.
    password_changed();
    /// The heading of accounts elsewhere.
    connections();
    /// Below that heading.
    connections_lede();
    /// The button that connects an account elsewhere.
    connect(provider: &str);
    /// An account elsewhere that is connected.
    connected_as(provider: &str, name: &str);
    /// After an account was connected.
    connected();
    /// The heading of one's language and units.
    reading();
    /// Below that heading.
    reading_lede();
    /// The choice of no language.
    reading_by_browser();
    /// After they were chosen.
    reading_saved();
}
