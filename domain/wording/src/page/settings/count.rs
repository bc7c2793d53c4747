//! Counts that sentences of several pages of the settings hold.

use crate::room::texts;

texts! { "settings/count";
    /// So many messages.
    messages(count: u64);
}
