//! The energy of a place as a page tells it: the flow, the sentence, the facts, the bars, a car's
//! sessions. The server makes the flow for the page first, and then for each picture of the present
//! (`query::live`).

pub mod ahead;
pub mod bars;
pub mod facts;
pub mod flow;
