//! Who asks, what they may do, and what they may see. Every request, connection and job acts for a
//! [`Caller`]. What a caller may do is a [`Capability`] of their [`Role`]; which places they may do it
//! to is their [`Sight`]. Leaves out how a caller is recognised (the server's).

mod caller;
mod demo;
mod role;

pub use caller::{Brings, Caller, Key, KeyScope, Person, Reads, Screen};
pub use demo::{DEMO_DEPARTMENT, DEMO_PEOPLE, DemoPerson};
pub use role::{Capability, Role};

use crate::BuildingId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a caller may see. A place that is not in it is answered as one that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sight {
    /// All places.
    All,
    /// These buildings with their meters, and of their sites what is no sum of other buildings.
    Buildings(Arc<BTreeSet<BuildingId>>),
    /// No place.
    Nothing,
}

impl Sight {
    /// The sight of these buildings.
    #[must_use]
    pub fn of(buildings: impl IntoIterator<Item = BuildingId>) -> Self {
        let buildings: BTreeSet<BuildingId> = buildings.into_iter().collect();
        if buildings.is_empty() { Sight::Nothing } else { Sight::Buildings(Arc::new(buildings)) }
    }

    /// Whether all places are in it, also those to come.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Sight::All
    }

    /// Whether a building is in it.
    #[must_use]
    pub fn sees(&self, building: BuildingId) -> bool {
        match self {
            Sight::All => true,
            Sight::Buildings(buildings) => buildings.contains(&building),
            Sight::Nothing => false,
        }
    }

    /// Whether all of these buildings are in it. Of no building at all, only whoever sees everything sees every one.
    #[must_use]
    pub fn sees_every(&self, buildings: &[BuildingId]) -> bool {
        self.is_all() || (!buildings.is_empty() && buildings.iter().all(|id| self.sees(*id)))
    }

    /// What is in both. A key sees no more than its owner.
    #[must_use]
    pub fn and(&self, other: &Sight) -> Sight {
        match (self, other) {
            (Sight::Nothing, _) | (_, Sight::Nothing) => Sight::Nothing,
            (Sight::All, sight) | (sight, Sight::All) => sight.clone(),
            (Sight::Buildings(a), Sight::Buildings(b)) => Sight::of(a.intersection(b).copied()),
        }
    }
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, signed in or not.
    Everybody,
    /// Whoever has this capability.
    Holders(Capability),
    /// Whoever has this capability and is here themselves: no key and no screen. What would outlive a
    /// key that is revoked, such as another key, is made in person.
    InPerson(Capability),
    /// Whoever sends a valid key that may write readings.
    Senders,
}

impl Audience {
    /// Whether a caller belongs to it.
    #[must_use]
    pub fn includes(self, caller: &Caller) -> bool {
        match self {
            Audience::Everybody => true,
            Audience::Holders(capability) => caller.may(capability),
            Audience::InPerson(capability) => caller.is_in_person() && caller.may(capability),
            Audience::Senders => caller.brings() != Brings::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_see_in_common_is_no_more_than_either_sees() {
        let [a, b] = [[1, 2], [2, 3]].map(|ids| Sight::of(ids.map(BuildingId)));
        assert_eq!(a.and(&b), Sight::of([BuildingId(2)]));
        assert_eq!(a.and(&Sight::of([BuildingId(9)])), Sight::Nothing);
        assert_eq!(a.and(&Sight::All), a);
        assert_eq!(Sight::All.and(&Sight::All), Sight::All);
        assert_eq!(Sight::Nothing.and(&Sight::All), Sight::Nothing);
        assert_eq!(Sight::of([]), Sight::Nothing);
        assert!(a.sees(BuildingId(1)) && !a.sees(BuildingId(3)) && !a.is_all());
    }

    #[test]
    fn of_no_building_only_whoever_sees_everything_sees_every_one() {
        let some = Sight::of([1, 2].map(BuildingId));
        assert!(some.sees_every(&[BuildingId(2), BuildingId(1)]) && !some.sees_every(&[BuildingId(2), BuildingId(3)]));
        assert_eq!([Sight::All, some, Sight::Nothing].map(|sight| sight.sees_every(&[])), [true, false, false]);
    }
}
