//! What a search found.

/// Something with a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The address of its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What tells it from others of the same name: its building, its site. May be empty.
    pub note: String,
}

/// A kind of things that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HitKind {
    /// Buildings that are starred, before anything was asked for.
    Starred,
    /// The building that was opened last, before anything was asked for.
    Opened,
    /// Buildings and sites.
    Building,
    /// Meters.
    Meter,
    /// Open issues.
    Issue,
    /// Pages of GreenPulse, among them those of the settings.
    Page,
}

/// What a search found, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was asked for, without spaces around it.
    pub asked: String,
    /// The kinds of which something was found, the best first within each.
    pub groups: Vec<(HitKind, Vec<Hit>)>,
}
