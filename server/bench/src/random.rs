//! Reproducible numbers from a seed (SplitMix64): good enough for the moments of kills and the
//! values of meters, but not for anything that must be unpredictable.

/// A stream of numbers that is the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number from `low` to `high`, both included; `low` if `high` is below it.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.number() % (high.saturating_sub(low) + 1)
    }

    /// True in `share` of the calls: 0 never, 1 always.
    pub fn chance(&mut self, share: f64) -> bool {
        ((self.number() >> 11) as f64 / (1_u64 << 53) as f64) < share
    }
}

/// Spreads the bits of `z`, so that neighbouring inputs give unrelated outputs.
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
