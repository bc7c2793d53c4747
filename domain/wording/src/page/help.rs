//! Help: the manuals that the program brings along.

use crate::room::texts;

texts! { "help";
    /// The name of the section.
    title();
    /// The headline of the list.
    [3] headline();
    /// The link from another page to its manual.
    manual();
    /// What the manual `devices` is about.
    devices();
    /// What the manual `files` is about.
    files();
    /// What the manual `money` is about.
    money();
    /// What the manual `analytics` is about.
    analytics();
    /// What the manual `access` is about.
    access();
    /// What the manual `calendars` is about.
    calendars();
    /// What the manual `backup` is about.
    backup();
    /// What the manual `api` is about.
    api();
}
