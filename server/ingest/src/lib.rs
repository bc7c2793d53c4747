//! The way of a reading from a message to the ledger: sources of messages (the embedded broker, an outside one), the
//! dialects that read them, the pipeline that commits them and only then acknowledges, and what is live after the
//! commit. Leaves out SQL and pages.

pub mod dialect;
mod live;
mod message;
mod pipeline;
pub mod source;
mod stats;

pub use live::{Fresh, Live, PowerNow};
pub use message::{Ack, Message};
pub use pipeline::Pipeline;
pub use stats::{SourceState, Stats, StatsNow};
