//! Takes a reading from a message to the ledger. It holds the sources of messages (the embedded
//! broker, an outside one), the reader that asks the dialects, the pipeline that commits them and only
//! then acknowledges, and the live values after the commit. Leaves out SQL and pages.

mod backlog;
mod backoff;
mod batch;
mod channels;
pub mod file;
mod intake;
mod live;
mod message;
mod newcomers;
mod pipeline;
mod reader;
mod requests;
pub mod source;
mod stats;
mod syncs;
pub mod token;

pub use dialects::{Fault, Faults, JsonKind};
pub use intake::{Busy, Intake, Parcel, Replayed};
pub use live::{Fresh, Live, PowerNow};
pub use message::{Ack, Client, Message, Outcome, SourceName};
pub use newcomers::{NEW_METERS_AN_HOUR, NEW_METERS_OF_ALL_AN_HOUR, Newcomers};
pub use pipeline::Pipeline;
pub use reader::{OWN_CONFIG, OWN_STATE};
pub use requests::Requests;
pub use stats::{Away, Lack, SourceState, Stats, StatsNow, WaitingState};
pub use syncs::Syncs;
pub use token::TokenBook;
