//! What a person's browser remembers, in cookies until there are people: which buildings are starred,
//! which was opened last, and which history was looked at last. Leaves out how cookies are read and
//! set (the server's).

use crate::query::history::address::{Asked, Params};
use domain::BuildingId;

/// The most buildings that are starred. A cookie holds no more than a few thousand characters.
const STARS_MAX: usize = 100;

/// What a browser remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The starred buildings, the newest star last.
    pub stars: Vec<BuildingId>,
    /// The building that was opened last.
    pub opened: Option<BuildingId>,
    /// The history that was last asked for, as an address says it: so a range goes along from building
    /// to building.
    pub history: Option<String>,
}

impl Own {
    /// Whether a building is starred.
    #[must_use]
    pub fn is_starred(&self, id: BuildingId) -> bool {
        self.stars.contains(&id)
    }

    /// The history that an address asks for, or else the one that was looked at last.
    #[must_use]
    pub(crate) fn history_or(&self, params: &Params) -> Asked {
        let asked = Asked::of(params);
        match self.history.as_deref() {
            Some(last) if asked == Asked::default() => Asked { unreadable: Vec::new(), ..Asked::of(&Params::read(last)) },
            _ => asked,
        }
    }
}

/// What of the query of an address asks for a history, as a cookie holds it: names, digits and the
/// signs between them; `None` if it asks for none.
#[must_use]
pub fn history_of(query: &str) -> Option<String> {
    Some(Asked::of(&Params::read(query)).query()).filter(|asked| !asked.is_empty())
}

/// The stars that a cookie holds; what is no number is left out.
#[must_use]
pub fn stars_parse(text: &str) -> Vec<BuildingId> {
    text.split('.').filter_map(|id| id.parse().ok().map(BuildingId)).take(STARS_MAX).collect()
}

/// The stars as a cookie holds them, with one set or taken. Of too many the oldest goes.
#[must_use]
pub fn stars_with(mut stars: Vec<BuildingId>, id: BuildingId, is_on: bool) -> String {
    stars.retain(|one| *one != id);
    if is_on {
        stars.push(id);
    }
    let first = stars.len().saturating_sub(STARS_MAX);
    stars[first..].iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_goes_before_the_history_that_was_looked_at_last() {
        let own = Own { history: history_of("site=2&by=week&from=2026-09-07&show=cost&by2=x"), ..Own::default() };
        assert_eq!(own.history_or(&Params::default()).query(), "by=week&from=2026-09-07&show=cost");
        assert_eq!(own.history_or(&Params::read("by=hour")).query(), "by=hour");
        let nonsense = Own { history: Some("by=nonsense;&&=".to_owned()), ..Own::default() };
        assert_eq!(nonsense.history_or(&Params::default()), Asked::default());
        assert_eq!((history_of("by=nonsense"), history_of("energy=day")), (None, None));
    }

    #[test]
    fn a_star_is_set_once_and_taken_again() {
        let stars = stars_parse("7.x.12");
        assert_eq!(stars, [BuildingId(7), BuildingId(12)]);
        assert_eq!(stars_with(stars.clone(), BuildingId(7), true), "12.7");
        assert_eq!(stars_with(stars, BuildingId(7), false), "12");
        assert_eq!((stars_parse(""), stars_with(Vec::new(), BuildingId(1), false)), (Vec::new(), String::new()));
    }

    #[test]
    fn of_too_many_stars_the_oldest_goes() {
        let many: Vec<BuildingId> = (1..=100).map(BuildingId).collect();
        let text = stars_with(many, BuildingId(101), true);
        assert!(text.starts_with("2.3.") && text.ends_with(".100.101"), "{text}");
    }
}
