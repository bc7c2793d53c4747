//! Screen links, on one’s own account.

use crate::room::texts;

texts! { "settings/screen";
    /// The heading of the screen links, on one’s own account.
    heading();
    /// Below that heading.
    lede();
    /// The way here from a page that a screen can show.
    offer();
    /// A link in the list: its page, when it was made, when it was used.
    line(page: &str, made: &str, used: &str);
    /// The heading of the form.
    make_heading();
    /// The label of the name.
    name();
    /// Its hint.
    name_hint();
    /// The label of the page.
    page_label();
    /// The fault of a page that cannot be chosen.
    choose_page();
    /// The button of the form.
    make();
    /// Above a link that was just made.
    copy_now();
    /// Below that link.
    open_it();
}
