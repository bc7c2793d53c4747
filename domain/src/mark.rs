//! Whether a register's reading counts, or why not. Leaves out how that is found (`register`,
//! `net`).

/// How many glitches in a row are skipped. A longer run, such as from two devices that share a
/// name, cannot be interpreted: it is a gap. A rule that looked past it would look back without
/// limit.
pub const GLITCHES_MAX: usize = 3;

/// Whether a register's reading counts, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It counts.
    Counts,
    /// It is out of order with its neighbours, and they are in order without it.
    Glitch,
    /// It tells a figure from before, and the register came back to where it was.
    Stale,
    /// It is an error code.
    Code,
}
