//! What a caller's live connection may watch. A screen's shows what its page shows, and nothing else of what its
//! owner sees. Leaves out what the picture holds (`live`), and which places a caller sees at all (`domain::access`).

use super::home::{first_site, only_building};
use crate::Scope;
use crate::model::live::Watch;
use domain::{Caller, SiteId};

/// What is watched for a caller who asks to watch this. A screen that asks for another page learns no more than
/// whether readings come in.
pub(super) fn watched(state: &Scope, asked: Watch) -> Watch {
    match &state.caller {
        Caller::Screen(screen) if !is_on(state, &screen.path, asked) => Watch::Pulse,
        _ => asked,
    }
}

/// Whether the page at this address, as `state`'s caller sees it, watches this.
fn is_on(state: &Scope, address: &str, watch: Watch) -> bool {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is = |page: String| path == page;
    let is_of_all = matches!(path, "/" | "/wall");
    match watch {
        Watch::Site { site_id, .. } => is_of_all && site_of(query).or_else(|| first_site(&state.catalog())) == Some(site_id),
        Watch::Building { building_id: id, .. } => {
            is(format!("/buildings/{id}")) || (is_of_all && query.is_empty() && only_building(state) == Some(id))
        }
        Watch::Meter(id) => is(format!("/meters/{id}")),
        Watch::Pulse => true,
    }
}

/// The site that a query names: `site=2`.
fn site_of(query: &str) -> Option<SiteId> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("site="))?;
    value.parse().ok().map(SiteId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_its_part_of_the_query() {
        for (query, site) in
            [("site=2", Some(2)), ("order=change&site=3", Some(3)), ("", None), ("other_site=2", None), ("site=all", None)]
        {
            assert_eq!(site_of(query), site.map(SiteId), "{query}");
        }
    }
}
