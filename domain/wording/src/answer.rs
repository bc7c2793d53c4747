//! What is answered instead of a page (`app/src/document/answer.rs`).

use crate::room::texts;

texts! { "answer";
    /// The title if what was asked for does not exist.
    nothing_here();
    /// What does not exist, by the name of the kind of thing: `building`.
    missing(what: &str);
    /// The title of a refusal.
    refused();
    /// The title of a failure that passes.
    not_just_now();
    /// What is the matter with the database: `full`, `read_only`, `away` or `failing`.
    database(trouble: &str);
    /// The title of any other failure.
    not_shown();
    /// Where to look after any other failure.
    failed();
    /// The button to a section's first page.
    back_to(section: &str);
}
