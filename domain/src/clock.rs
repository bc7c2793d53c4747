//! The time as a value: whoever needs the time is handed a clock. It reads none by itself. The
//! server gives it the system's time (crate `services`), a test may give it one that stands still.

use crate::Millis;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

/// Tells the time. All clones of a clock tell the same time.
///
/// ```
/// let clock = domain::Clock::fixed(1_000);
/// let same = clock.clone();
/// clock.step(500);
/// assert_eq!(same.now(), 1_500);
/// ```
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Read(fn() -> Millis),
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that reads the time with this function.
    #[must_use]
    pub const fn reading(read: fn() -> Millis) -> Self {
        Self(Kind::Read(read))
    }

    /// A clock that stands at an instant until [`Self::step`] moves it.
    #[must_use]
    pub fn fixed(at: Millis) -> Self {
        Self(Kind::Fixed(Arc::new(AtomicI64::new(at))))
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Millis {
        match &self.0 {
            Kind::Read(read) => read(),
            Kind::Fixed(at) => at.load(SeqCst),
        }
    }

    /// Moves a fixed clock. A clock that reads the time is left as it is.
    pub fn step(&self, by_ms: Millis) {
        if let Kind::Fixed(at) = &self.0 {
            at.fetch_add(by_ms, SeqCst);
        }
    }
}
