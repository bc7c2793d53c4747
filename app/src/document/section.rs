//! The sections of GreenPulse: what the bar leads to, and where a trail begins. Leaves out which page
//! belongs to which (each page says it).

use domain::{Caller, Capability};
use leptos::prelude::use_context;
use wording::page::{help, search};
use wording::{Words, frame as says};

/// What it takes to open a page that other pages lead to. The test of all routes compares it with what
/// the routes say.
#[must_use]
pub fn takes(href: &str) -> Capability {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let in_building = ["/settings/buildings/", "/settings/meters/"].iter().any(|head| path.starts_with(head));
    match path {
        "/settings/people" | "/settings/people/new" | "/settings/audit" | "/settings/audit/export" => Capability::Administer,
        _ if path.starts_with("/settings/people/") => Capability::Administer,
        "/departments/new" => Capability::Administer,
        _ if path.starts_with("/departments/") && path.ends_with("/edit") => Capability::Administer,
        "/settings/buildings/new" | "/settings/meters/waiting" | "/status" => Capability::Configure,
        "/settings" | "/settings/places" | "/settings/meters" => Capability::Manage,
        _ if path.starts_with("/settings/buildings/") && path.ends_with("/people") => Capability::Administer,
        _ if in_building => Capability::Manage,
        _ if path.starts_with("/settings/accounts/") && path != "/settings/accounts/new" => Capability::See,
        _ if path.starts_with("/settings/") => Capability::Configure,
        "/readings/new" | "/readings/round" => Capability::Contribute,
        _ => Capability::See,
    }
}

/// Whether the page that is being drawn may lead its reader to that address.
#[must_use]
pub fn opens(href: &str) -> bool {
    may(takes(href))
}

/// Whether the reader of the page that is being drawn may do this. A form or button for it is left out
/// otherwise. (A part that is drawn without its page, in a test, has everything.)
#[must_use]
pub fn may(capability: Capability) -> bool {
    use_context::<Caller>().is_none_or(|caller| caller.may(capability))
}

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

/// The section that tells how it all works.
pub const HELP: Section = Section { href: "/help", name: help::title };

/// The section that finds things by their names.
pub const SEARCH: Section = Section { href: "/search", name: search::title };
