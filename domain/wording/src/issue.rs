//! What every page says of issues.

use crate::room::texts;

texts! { "issue";
    /// In the bar, behind the link to the issues: how many have high priority.
    badge(count: usize);
}
