//! Which issues are told together: the same thing on the same days in several buildings, and what comes
//! again in one building. Pure; leaves out how they are told (`card`).

use domain::finding::Kind;
use domain::zone::Span;
use domain::{BuildingId, Millis, SeriesId, SiteId, Utility};
use std::collections::{BTreeMap, BTreeSet};

/// From so many buildings on, the same thing is told once.
const PLACES_MIN: usize = 3;

/// What the grouping looks at in an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its series.
    pub series_id: SeriesId,
    /// Its building.
    pub building_id: Option<BuildingId>,
    /// Its site.
    pub site_id: SiteId,
    /// Its utility.
    pub utility: Utility,
    /// Its kind.
    pub kind: Kind,
    /// Its hours.
    pub span: Span,
    /// It is less than usual.
    pub is_less: bool,
    /// How far people are with it: over, or may wait. Only issues that stand alike are told together.
    pub stands: (bool, bool),
}

/// Issues that are told together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// They are the same thing in several buildings; else one thing in one building, however often.
    pub is_of_places: bool,
    /// Their places in the list, in order of time.
    pub members: Vec<usize>,
}

/// Puts issues together. Each is in one group.
pub fn together(items: &[Item]) -> Vec<Group> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let key = (item.site_id, item.utility.as_str(), item.kind.as_str(), item.is_less, item.stands);
        alike.entry(key).or_default().push(place);
    }
    let mut groups = Vec::new();
    for mut places in alike.into_values() {
        places.sort_by_key(|&place| (items[place].span.start, place));
        let rest = of_places(items, places, &mut groups);
        let mut again: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for place in rest {
            // A meter of no building stands for itself.
            let own = items[place].building_id.is_none().then_some(items[place].series_id);
            again.entry((items[place].building_id, own)).or_default().push(place);
        }
        groups.extend(again.into_values().map(|members| Group { is_of_places: false, members }));
    }
    groups
}

/// Takes out of like issues, in order of time, those that several buildings have at the same time.
/// Returns the others.
fn of_places(items: &[Item], mut places: Vec<usize>, groups: &mut Vec<Group>) -> Vec<usize> {
    let mut rest = Vec::new();
    while let Some(&first) = places.first() {
        let (same, others): (Vec<usize>, Vec<usize>) =
            places.iter().partition(|&&place| is_at_once(items[first].span, items[place].span));
        let buildings: BTreeSet<BuildingId> = same.iter().filter_map(|&place| items[place].building_id).collect();
        if buildings.len() >= PLACES_MIN && items[first].building_id.is_some() {
            let (members, homeless): (Vec<usize>, Vec<usize>) =
                same.into_iter().partition(|&place| items[place].building_id.is_some());
            groups.push(Group { is_of_places: true, members });
            rest.extend(homeless);
            places = others;
        } else {
            rest.push(first);
            places.remove(0);
        }
    }
    rest
}

/// Whether two spans are of the same days: what they share is at least half of the longer one.
fn is_at_once(a: Span, b: Span) -> bool {
    let common: Millis = a.end.min(b.end) - a.start.max(b.start);
    2 * common >= a.length_ms().max(b.length_ms())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::HOUR_MS;

    fn item(building: i64, from: i64, to: i64) -> Item {
        Item {
            series_id: SeriesId(building),
            building_id: Some(BuildingId(building)),
            site_id: SiteId(1),
            utility: Utility::Electricity,
            kind: Kind::EquipmentFailure,
            span: Span { start: from * HOUR_MS, end: to * HOUR_MS },
            is_less: true,
            stands: (false, false),
        }
    }

    fn groups(items: &[Item]) -> Vec<(bool, Vec<usize>)> {
        let mut found: Vec<_> = together(items).into_iter().map(|group| (group.is_of_places, group.members)).collect();
        found.sort();
        found
    }

    #[test]
    fn a_holiday_in_five_buildings_is_told_once() {
        let five: Vec<Item> = (1..=5).map(|id| item(id, 100 + id, 148 - id)).collect();
        assert_eq!(groups(&five), [(true, vec![0, 1, 2, 3, 4])]);
        assert_eq!(groups(&five[..2]), [(false, vec![0]), (false, vec![1])], "two are no pattern");
        // Not on the same days, not of the same kind, utility, direction or site, not as far.
        let others = [
            item(6, 300, 348),
            item(7, 140, 188),
            Item { kind: Kind::LevelShift, ..item(8, 100, 148) },
            Item { utility: Utility::Steam, ..item(9, 100, 148) },
            Item { is_less: false, ..item(10, 100, 148) },
            Item { site_id: SiteId(2), ..item(11, 100, 148) },
            Item { stands: (true, false), ..item(12, 100, 148) },
        ];
        let all: Vec<Item> = five.iter().chain(&others).copied().collect();
        let found = groups(&all);
        assert_eq!(found.iter().filter(|group| group.0).collect::<Vec<_>>(), [&(true, vec![0, 1, 2, 3, 4])]);
        assert_eq!(found.iter().map(|group| group.1.len()).sum::<usize>(), all.len());
    }

    #[test]
    fn three_issues_of_one_building_at_once_are_not_three_buildings() {
        let meters = [
            item(1, 0, 10),
            Item { series_id: SeriesId(8), ..item(1, 0, 10) },
            Item { series_id: SeriesId(9), ..item(1, 1, 10) },
        ];
        assert_eq!(groups(&meters), [(false, vec![0, 1, 2])]);
    }

    #[test]
    fn a_fault_that_comes_again_is_told_once_and_meters_of_no_building_each_for_themselves() {
        let none = |series, from| Item { series_id: SeriesId(series), building_id: None, ..item(0, from, from + 8) };
        let found = groups(&[item(1, 0, 8), item(1, 24, 32), item(2, 0, 8), none(5, 0), none(6, 0), none(5, 24)]);
        assert_eq!(found, [(false, vec![0, 1]), (false, vec![2]), (false, vec![3, 5]), (false, vec![4])]);
    }
}
