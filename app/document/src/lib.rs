//! The parts of pages that only the server renders: the document around them, forms with their
//! faults, and answers other than a page. These pages load no program. Leaves out what the pages
//! say (`settings` and others) and who may come in (the server's).

// View types nest as deeply as the pages that they describe.
#![recursion_limit = "256"]

pub mod answer;
pub mod frame;
pub mod part;
