//! English, of the five daily pages.

// What all of them are put together from.
pub mod calendar;
pub mod phrase;
// What pages say of themselves.
pub mod page;
