//! What months are expected to have cost, kept some minutes: it is asked of each building of a site,
//! and changes as slowly as forecasts do. Leaves out how it is worked out (`expected`).

use crate::model::energy::{Expected, NotExpected};
use domain::zone::Span;
use domain::{MINUTE_MS, Millis};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Catalog, Owner};

/// How long an expected cost is used for.
const KEPT_MS: Millis = 5 * MINUTE_MS;
/// How long it is believed that nothing can be expected: the first forecast is awaited.
const NONE_KEPT_MS: Millis = 10_000;

/// The expected costs of the current months of places.
#[derive(Default)]
pub struct ExpectedCosts(Mutex<HashMap<Owner, Kept>>);

struct Kept {
    read_at: Millis,
    month: Span,
    /// The prices, meters and buildings that it was worked out from: another catalog, another cost.
    catalog: Arc<Catalog>,
    expected: Result<Expected, NotExpected>,
}

impl ExpectedCosts {
    /// What was worked out lately, if nothing that it depends on was changed since.
    pub fn get(&self, owner: Owner, month: Span, catalog: &Arc<Catalog>, now: Millis) -> Option<Result<Expected, NotExpected>> {
        let costs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = costs.get(&owner)?;
        let kept_ms = if kept.expected.is_ok() { KEPT_MS } else { NONE_KEPT_MS };
        let is_recent = (0..kept_ms).contains(&(now - kept.read_at));
        (is_recent && kept.month == month && Arc::ptr_eq(&kept.catalog, catalog)).then_some(kept.expected)
    }

    /// Keeps what was worked out. What belongs to another catalog goes, so there is never more than
    /// one a place.
    pub fn keep(&self, owner: Owner, month: Span, catalog: &Arc<Catalog>, now: Millis, expected: Result<Expected, NotExpected>) {
        let mut costs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        costs.retain(|_, kept| Arc::ptr_eq(&kept.catalog, catalog));
        costs.insert(owner, Kept { read_at: now, month, catalog: catalog.clone(), expected });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::SiteId;

    #[test]
    fn a_cost_is_kept_some_minutes_and_as_long_as_nothing_is_changed() {
        let (costs, catalog) = (ExpectedCosts::default(), Arc::new(Catalog::default()));
        let (owner, month, now) = (Owner::Site(SiteId(1)), Span { start: 0, end: 31 * domain::DAY_MS }, 1_000_000);
        let get = |catalog: &Arc<Catalog>, now| costs.get(owner, month, catalog, now).is_some();
        costs.keep(
            owner,
            month,
            &catalog,
            now,
            Ok(Expected { cost: Default::default(), made_at: now, basis: crate::model::energy::Basis::Hours }),
        );
        assert!(get(&catalog, now) && get(&catalog, now + KEPT_MS - 1));
        assert!(!get(&catalog, now + KEPT_MS));
        assert!(!get(&Arc::new(Catalog::default()), now), "the prices may be others");
        costs.keep(owner, month, &catalog, now, Err(NotExpected::NothingYet));
        assert!(get(&catalog, now) && !get(&catalog, now + NONE_KEPT_MS));
    }
}
