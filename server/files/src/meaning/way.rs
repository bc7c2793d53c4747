//! Which way energy flows, as a building sees it.

/// The way of a flow, as its building sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From the grid.
    Bought,
    /// Into the grid.
    Sold,
    /// What a generator made. At the connection it is what was sold, at the generator what came out.
    Made,
    /// What a generator made and the building used at once. Its generator counts it.
    Own,
    /// Bought less sold.
    Net,
}
