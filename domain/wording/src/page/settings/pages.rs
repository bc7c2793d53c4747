//! The foot of a long list, which is shown fifty lines at a time.

use crate::room::texts;

texts! { "settings/pages";
    /// The label of the field above a list.
    find();
    /// Its button.
    find_go();
    /// Takes back what was searched for.
    find_all();
    /// Nothing in the list has such a name.
    find_nothing();
    /// The link to the page before.
    before();
    /// The link to the next page.
    after();
    /// Which lines are shown, of how many.
    shown(first: usize, last: usize, total: usize);
}
