//! Repeatable random numbers that depend only on a seed, a stream and a position.
//!
//! There is no generator with a state. The values of any instant can be computed without those
//! before it, so a restarted demo continues as if it had never stopped.

/// Well mixed bits for a seed, a stream and a position (the finaliser of SplitMix64, applied
/// twice).
pub(crate) fn bits(seed: u64, stream: u64, position: i64) -> u64 {
    let first = mix(seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mix(first ^ position.cast_unsigned().wrapping_mul(0xD1B5_4A32_D192_ED03))
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A number in 0..1.
pub(crate) fn unit(seed: u64, stream: u64, position: i64) -> f64 {
    fraction(bits(seed, stream, position))
}

/// A number between `low` and `high`.
pub(crate) fn between(low: f64, high: f64, seed: u64, stream: u64, position: i64) -> f64 {
    low + (high - low) * unit(seed, stream, position)
}

/// A smooth curve in -1..1 that takes a new value at every whole `x`.
pub(crate) fn smooth(seed: u64, stream: u64, x: f64) -> f64 {
    let whole = x.floor();
    let part = x - whole;
    let position = whole as i64;
    let left = unit(seed, stream, position);
    let right = unit(seed, stream, position + 1);
    let eased = part * part * (3.0 - 2.0 * part);
    2.0 * (left + (right - left) * eased) - 1.0
}

/// Successive numbers in 0..1 from one position: cheaper than one hash each where a whole hour is
/// needed.
pub(crate) struct Sequence(u64);

impl Sequence {
    pub(crate) fn new(seed: u64, stream: u64, position: i64) -> Self {
        Self(bits(seed, stream, position))
    }

    pub(crate) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        fraction(mix(self.0))
    }
}

fn fraction(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
