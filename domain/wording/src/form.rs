//! What every form of a document says (`app/src/document/part.rs`).

use crate::room::texts;

texts! { "form";
    /// The notice above a form with so many faulty fields; the link leads to the first.
    [3] faulty_fields(count: usize);
    /// Somebody else changed meanwhile what the form shows.
    [3] changed_meanwhile();
    /// The way back from a form.
    cancel();
    /// The choice of a utility, with the unit that it is shown in.
    utility_by_unit(utility: &str, unit: &str);
}
