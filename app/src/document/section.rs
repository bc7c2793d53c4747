//! The sections of GreenPulse: what the bar leads to, and where a trail begins. Leaves out which page
//! belongs to which (each page says it).

use wording::page::search;
use wording::{Words, frame as says};

/// A section of GreenPulse with pages of this kind. The bar marks it, and the breadcrumb trail
/// begins with it.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The address of its first page, which the bar links to.
    pub href: &'static str,
    name: fn(Words) -> &'static str,
}

impl Section {
    /// Its name.
    #[must_use]
    pub fn name(self, words: Words) -> &'static str {
        (self.name)(words)
    }
}

/// The section where GreenPulse is set up.
pub const SETTINGS: Section = Section { href: "/settings", name: says::settings };

/// The section that shows what is used now, and whether that is usual.
pub const HOME: Section = Section { href: "/", name: says::home };

/// The section of buildings, with all that is told of one, and of its meters.
pub const BUILDINGS: Section = Section { href: "/buildings", name: says::buildings };

/// The section that shows what is wrong.
pub const ANOMALIES: Section = Section { href: "/anomalies", name: says::insights };

/// The section that shows what it all costs.
pub const COSTS: Section = Section { href: "/costs", name: says::costs };

/// The section of what leaves the screen: exports, paper, walls.
pub const REPORTS: Section = Section { href: "/reports", name: says::reports };

/// The section that takes readings.
pub const READINGS: Section = Section { href: "/readings/new", name: says::add_reading };

/// The section that finds things by their names.
pub const SEARCH: Section = Section { href: "/search", name: search::title };
