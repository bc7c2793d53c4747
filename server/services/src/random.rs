//! Random bytes: the system's, or for a test those of a seed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// The system gives no random numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random numbers ({0})")]
pub struct NoRandom(getrandom::Error);

/// Gives random bytes. All clones draw from the same source.
///
/// ```
/// let random = services::Random::seeded(7);
/// let (one, other): ([u8; 8], [u8; 8]) = (random.bytes()?, random.bytes()?);
/// assert_ne!(one, other);
/// assert_eq!(one, services::Random::seeded(7).bytes()?);
/// # Ok::<(), services::NoRandom>(())
/// ```
#[derive(Clone, Debug)]
pub struct Random(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded(Arc<AtomicU64>),
}

impl Random {
    /// The system's random bytes, which nobody can guess.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes for the same seed. For tests: anybody can guess them.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(AtomicU64::new(seed))))
    }

    /// As many bytes as asked for.
    ///
    /// # Errors
    /// [`NoRandom`].
    #[allow(clippy::disallowed_methods, reason = "the one place that asks the system")]
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandom> {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => getrandom::fill(&mut bytes).map_err(NoRandom)?,
            Source::Seeded(state) => {
                for chunk in bytes.chunks_mut(8) {
                    chunk.copy_from_slice(&split_mix(state).to_le_bytes()[..chunk.len()]);
                }
            }
        }
        Ok(bytes)
    }
}

/// The next number of SplitMix64 (Steele, Lea and Flood, 2014).
fn split_mix(state: &AtomicU64) -> u64 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut z = state.fetch_add(STEP, SeqCst).wrapping_add(STEP);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn the_systems_bytes_differ() {
        let random = Random::system();
        assert_ne!(random.bytes::<16>().unwrap(), random.bytes::<16>().unwrap());
    }

    #[test]
    fn a_seed_gives_the_published_numbers() {
        // The first number of SplitMix64 for the seed 0.
        let bytes = Random::seeded(0).bytes::<8>().unwrap();
        assert_eq!(u64::from_le_bytes(bytes), 0xe220_a839_7b1d_cdaf);
    }
}
