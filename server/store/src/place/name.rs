//! Names that people give.

use crate::{Error, Result};
use domain::naming::{self, NAME_CHARS_MAX};

/// Refuses a text that cannot be a name; `what` is the kind of thing.
pub(crate) fn check_name(name: &str, what: &str) -> Result<()> {
    if naming::is_name(name.trim(), NAME_CHARS_MAX) {
        return Ok(());
    }
    Err(Error::invalid("name", format!("give the {what} a name of 1 to {NAME_CHARS_MAX} characters that can be seen")))
}
