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
    /// The heading of how one is told of things.
    told();
    /// Below that heading.
    told_lede();
    /// After that, for somebody without an e-mail address.
    told_no_address();
    /// Above the kinds of things to be told of.
    told_of();
    /// A kind of things to be told of.
    told_kind(kind: &str);
    /// The choice of the way.
    told_by();
    /// The way by mail.
    told_by_mail();
    /// No way: all stands on the pages.
    told_in_app();
    /// The field of when quiet hours begin.
    quiet_from();
    /// The field of when they end.
    quiet_to();
    /// What quiet hours are.
    quiet_hint();
    /// A time that is none, or only one of the two.
    quiet_wrong();
    /// Quiet hours that end when they begin.
    quiet_same();
    /// The button that keeps the choice.
    told_save();
    /// After it was kept.
    told_saved();
}
