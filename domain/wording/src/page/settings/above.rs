//! The names of pages that others stand below, as links say them.

use crate::room::texts;

texts! { "settings/above";
    /// The first page of the settings.
    settings();
    /// The list of meters.
    meters();
    /// The list of sites and buildings.
    places();
    /// The tariffs, and what is billed by them.
    tariffs();
    /// The list of mappings.
    mappings();
    /// Files in and out.
    import();
}
