//! What pages that only the server renders are made of: the document around them, forms with their faults, answers beside a
//! page. They load no program. Leaves out what the pages say (settings and others), and who may come in (the server's).

// Views are types as deep as the pages that they describe.
#![recursion_limit = "256"]

pub mod answer;
pub mod frame;
pub mod part;
