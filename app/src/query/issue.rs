//! How many issues wait for people: one sum for the bar, the lists, the lines of Home and buildings,
//! and the API. Leaves out which issues they are (`finding`).

use domain::{BuildingId, Millis, Priority, SeriesId, SiteId};
use std::sync::{Arc, PoisonError, RwLock};
use store::{AnomalyOpenCount, Catalog, Owner, Store};

/// Whose issues are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// All that the caller may see.
    All,
    /// Those of a site.
    Site(SiteId),
    /// Those of a building.
    Building(BuildingId),
}

/// How many issues wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub open: usize,
    /// Those of high priority.
    pub high: usize,
}

/// Adds up the counts of a place, as far as `catalog` shows it.
#[must_use]
pub fn tally(catalog: &Catalog, counts: &[AnomalyOpenCount], place: Place) -> Tally {
    let is_there = |one: &&AnomalyOpenCount| {
        let site = site_of(catalog, one.series_id, one.building_id);
        match place {
            Place::All => site.is_some(),
            Place::Site(id) => site == Some(id),
            Place::Building(id) => site.is_some() && one.building_id == Some(id),
        }
    };
    counts.iter().filter(is_there).fold(Tally::default(), |sum, one| {
        let count = usize::try_from(one.anomaly_count).unwrap_or(0);
        Tally { open: sum.open + count, high: sum.high + if one.priority == Priority::High { count } else { 0 } }
    })
}

/// The site of an issue; `None` if its series is gone, or the caller may not see it.
pub(super) fn site_of(catalog: &Catalog, series_id: SeriesId, building_id: Option<BuildingId>) -> Option<SiteId> {
    let site_id = match catalog.series.get(&series_id)?.owner {
        Owner::Site(id) => id,
        Owner::Channel(id) => match building_id {
            Some(building_id) => catalog.buildings.get(&building_id)?.site_id,
            None => catalog.meters.get(&catalog.channels.get(&id)?.meter_id)?.site_id,
        },
        Owner::Building(id) => catalog.buildings.get(&building_id.unwrap_or(id))?.site_id,
    };
    catalog.sites.contains_key(&site_id).then_some(site_id)
}

/// The counts as they were read last, so that the bar of a page asks the database nothing.
///
/// Pages that show issues read them anew, and the server does so every few seconds.
#[derive(Default)]
pub struct OpenIssues(RwLock<Arc<Vec<AnomalyOpenCount>>>);

impl OpenIssues {
    /// The counts as they were read last; empty before the first time.
    #[must_use]
    pub fn latest(&self) -> Arc<Vec<AnomalyOpenCount>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the counts and keeps them.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(&self, store: &Store, now: Millis) -> store::Result<Arc<Vec<AnomalyOpenCount>>> {
        let counts = Arc::new(store.anomaly_open_count(now).await?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = counts.clone();
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Building, Flow, Utility};
    use store::Series;

    fn catalog() -> Catalog {
        let mut catalog = Catalog::default();
        for id in [1, 2] {
            catalog.sites.insert(SiteId(id), domain::fixture::site(id));
            let building = Building { site_id: SiteId(id), ..domain::fixture::building(id) };
            catalog.buildings.insert(BuildingId(id), building);
            catalog.series_put(Series {
                series_id: SeriesId(id),
                owner: Owner::Building(BuildingId(id)),
                utility: Utility::Electricity,
                flow: Flow::Use,
                parts: Vec::new(),
            });
        }
        catalog
    }

    fn count(series: i64, priority: Priority, anomaly_count: i64) -> AnomalyOpenCount {
        AnomalyOpenCount { series_id: SeriesId(series), building_id: Some(BuildingId(series)), priority, anomaly_count }
    }

    #[test]
    fn the_issues_of_the_places_add_up_to_all_of_them_and_what_is_not_seen_is_not_counted() {
        let counts =
            [count(1, Priority::High, 2), count(1, Priority::Low, 3), count(2, Priority::Medium, 4), count(9, Priority::High, 5)];
        let of = |place| tally(&catalog(), &counts, place);
        assert_eq!(of(Place::All), Tally { open: 9, high: 2 });
        assert_eq!(of(Place::Site(SiteId(1))), Tally { open: 5, high: 2 });
        assert_eq!(of(Place::Building(BuildingId(2))), Tally { open: 4, high: 0 });
        assert_eq!(of(Place::Building(BuildingId(9))), Tally::default());
    }
}
