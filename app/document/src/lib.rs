//! The document around pages, forms and answers: all of it stands in `app::document` now. This name
//! stays until no crate uses it any more.

pub use app::document::{answer, frame, part};
