//! What every part of the server is handed: the store, what is live, the way into the pipeline, the
//! clock, chance, the one way out to other servers, and that of letters. Time and chance are read here and nowhere
//! else, so a test can hand out a clock that stands still and chance that repeats. Leaves out
//! business rules and settings: each task is given the values of the settings that it needs.

mod clock;
mod outbound;
mod past;
mod random;

pub use clock::system_clock;
pub use outbound::Outbound;
pub use past::PastWriting;
pub use random::{NoRandom, Random};

use domain::{Clock, Millis};
use ingest::{Intake, Live, Stats};
use std::sync::Arc;
use store::Store;

/// What every part of the server is handed. A clone shares all of it.
#[derive(Clone)]
pub struct Services {
    /// The store.
    pub store: Arc<Store>,
    /// The live values.
    pub live: Arc<Live>,
    /// The statistics of ingest.
    pub stats: Arc<Stats>,
    /// The way into the pipeline, for messages that do not come from a broker.
    pub intake: Intake,
    /// The clock.
    pub clock: Clock,
    /// Random bytes.
    pub random: Random,
    /// The way out: the client of requests to other servers.
    pub outbound: Outbound,
    /// The way of letters to people; `None` if no mail server is set.
    pub post: Option<mail::Post>,
    /// Whether the demo's past is still being written.
    pub past: PastWriting,
}

impl Services {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Millis {
        self.clock.now()
    }
}

impl AsRef<Services> for Services {
    fn as_ref(&self) -> &Services {
        self
    }
}
