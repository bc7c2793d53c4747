//! The catalog as each sight has it, kept until the catalog changes.

use crate::Catalog;
use domain::{BuildingId, Sight};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// How many are kept. A group of people who see the same buildings needs one.
const KEPT_MAX: usize = 256;

/// The catalogs that were worked out for people who see some buildings only.
#[derive(Default)]
pub(crate) struct Seen {
    kept: Mutex<HashMap<Arc<BTreeSet<BuildingId>>, Arc<Catalog>>>,
}

impl Seen {
    /// What is seen of the catalog.
    pub(crate) fn of(&self, sight: &Sight, catalog: Arc<Catalog>) -> Arc<Catalog> {
        match sight {
            Sight::All => catalog,
            Sight::Nothing => Arc::default(),
            Sight::Buildings(buildings) => self.part(buildings, &catalog),
        }
    }

    fn part(&self, buildings: &Arc<BTreeSet<BuildingId>>, catalog: &Catalog) -> Arc<Catalog> {
        let is_current = |seen: &&Arc<Catalog>| seen.version() == catalog.version();
        if let Some(seen) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(buildings).filter(is_current) {
            return seen.clone();
        }
        let seen = Arc::new(catalog.seen(buildings));
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.retain(|_, seen| is_current(&&*seen));
        }
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(buildings.clone(), seen.clone());
        seen
    }
}
