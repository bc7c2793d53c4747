//! The tabs of a building, on each of its pages.

use crate::room::texts;

texts! { "tabs";
    /// The name of the tabs, for screen readers.
    title();
    /// What it uses now.
    now();
    /// What it used.
    history();
    /// What it will use.
    forecast();
    /// When it uses how much.
    load();
    /// What it saved.
    savings();
    /// What it costs.
    costs();
    /// Its meters.
    meters();
}
