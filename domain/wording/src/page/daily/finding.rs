//! The lines that pages show of open issues.

use crate::room::texts;

texts! { "daily/finding";
    /// Leads to the page of an issue.
    see_details();
    /// Leads to the issues that are not shown.
    see_all(count: usize);
}
