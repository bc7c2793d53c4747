//! What belongs to the installation as a whole: its settings, its tokens, and the log of what people
//! did.

pub(crate) mod deed;
mod setting;
pub(crate) mod token;
