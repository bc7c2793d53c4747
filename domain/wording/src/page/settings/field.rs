//! What every form of the settings says of a field that cannot be accepted.

use crate::room::texts;

texts! { "settings/field";
    /// What would be accepted of a field that may stay empty.
    or_empty(would_do: &str);
    /// A required field is empty.
    needed(would_do: &str);
    /// A figure with decimals stands where none can be.
    not_whole(typed: &str, would_do: &str);
    /// Nobody is named who stated a figure.
    stated_by_nobody();
    /// Who stated a figure is told in more characters than are kept.
    stated_by_too_long(length: usize, most: usize);
}
