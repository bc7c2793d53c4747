//! English.

pub mod finding;
// What the page of a finding and the API add to it: the evidence, and likely causes.
pub mod cause;
pub mod evidence;
// What all of them, and other pages, are put together from.
pub mod calendar;
pub mod label;
pub mod phrase;
// The strings of pages.
pub mod page;
