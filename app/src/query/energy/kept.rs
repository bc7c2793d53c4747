//! What months cost and are expected to have cost, kept some minutes for pages that many people open:
//! both are asked of each building of a site. Leaves out how they are worked out (`cost`, `expected`).

use crate::model::energy::{EnergyView, Expected, NotExpected, RestOfToday};
use domain::zone::Span;
use domain::{MINUTE_MS, Millis, SeriesId, Utility};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Catalog, Owner, Passed};

/// How long an expected cost is used for: it changes as slowly as forecasts do.
const EXPECTED_MS: Millis = 5 * MINUTE_MS;
/// How long it is believed that nothing can be expected: the first forecast is awaited.
const NONE_EXPECTED_MS: Millis = 10_000;
/// How long the month of a large site is used for.
const WHOLE_MS: Millis = MINUTE_MS;
/// A site of which more places pay is a large one. The hours of all of them are read for its cost, and
/// for the list of its buildings: with thirty, that is most of what Home costs the server.
const PAYERS_FRESH_MAX: usize = 12;

/// Which month (or day) of which place, by which catalog: with other prices, meters or buildings it is worked
/// out anew.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    /// The place.
    pub owner: Owner,
    /// The month, or the day.
    pub month: Span,
    /// The catalog.
    pub catalog: &'a Arc<Catalog>,
    /// The present.
    pub now: Millis,
}

impl Of<'_> {
    /// Where it is kept. The entry holds the catalog, so its address is not used again.
    fn key(&self) -> (Owner, usize) {
        (self.owner, Arc::as_ptr(self.catalog) as usize)
    }
}

/// What the buildings of a site used this month and in the same days of last month, and what it cost.
#[derive(Clone, Debug, Default)]
pub struct SiteMonth {
    /// What each series did in each of these spans.
    pub passed: HashMap<SeriesId, Vec<Passed>>,
    /// What each building paid for its electricity this month so far.
    pub costs: HashMap<Owner, f64>,
}

/// What is kept of current months.
#[derive(Default)]
pub struct MonthCosts {
    expected: Lately<Result<Expected, NotExpected>>,
    whole: Lately<EnergyView>,
    buildings: Lately<Arc<SiteMonth>>,
    today: Lately<Option<RestOfToday>>,
}

impl MonthCosts {
    /// The expected cost that was worked out lately.
    pub fn expected(&self, of: Of) -> Option<Result<Expected, NotExpected>> {
        let kept_ms = |expected: &Result<Expected, NotExpected>| if expected.is_ok() { EXPECTED_MS } else { NONE_EXPECTED_MS };
        self.expected.get(of, kept_ms)
    }

    /// Keeps an expected cost.
    pub fn keep_expected(&self, of: Of, expected: Result<Expected, NotExpected>) {
        self.expected.keep(of, expected);
    }

    /// The month of a large site that was worked out lately. Of smaller places nothing is kept: they
    /// are told to the cent as of now.
    pub fn whole(&self, of: Of) -> Option<EnergyView> {
        self.whole.get(of, |_| WHOLE_MS)
    }

    /// What the buildings of a large site used and paid, as it was read lately.
    pub fn buildings(&self, of: Of) -> Option<Arc<SiteMonth>> {
        self.buildings.get(of, |_| WHOLE_MS)
    }

    /// Keeps that of a large site.
    pub fn keep_buildings(&self, of: Of, month: &Arc<SiteMonth>) {
        if has_many_buildings(of) {
            self.buildings.keep(of, month.clone());
        }
    }

    /// What is expected of the rest of today at a large site, as it was worked out lately.
    pub fn today(&self, of: Of) -> Option<Option<RestOfToday>> {
        self.today.get(of, |_| WHOLE_MS)
    }

    /// Keeps that of a large site.
    pub fn keep_today(&self, of: Of, rest: &Option<RestOfToday>) {
        if has_many_buildings(of) {
            self.today.keep(of, rest.clone());
        }
    }

    /// Keeps the month of a large site.
    pub fn keep_whole(&self, of: Of, view: &EnergyView) {
        let Owner::Site(site_id) = of.owner else { return };
        if of.catalog.charged_places(site_id, Utility::Electricity).len() > PAYERS_FRESH_MAX {
            self.whole.keep(of, view.clone());
        }
    }
}

/// Whether a place is a site of so many buildings that what is asked of each is kept.
fn has_many_buildings(of: Of) -> bool {
    let Owner::Site(site_id) = of.owner else { return false };
    of.catalog.buildings.values().filter(|building| building.site_id == site_id).count() > PAYERS_FRESH_MAX
}

/// What was worked out lately, one a place and catalog: people who see other buildings have catalogs
/// of their own.
struct Lately<T>(Mutex<HashMap<(Owner, usize), Entry<T>>>);

struct Entry<T> {
    read_at: Millis,
    month: Span,
    catalog: Arc<Catalog>,
    value: T,
}

impl<T> Default for Lately<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Lately<T> {
    fn get(&self, of: Of, kept_ms: impl Fn(&T) -> Millis) -> Option<T> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(&of.key())?;
        let is_recent = (0..kept_ms(&entry.value)).contains(&(of.now - entry.read_at));
        (is_recent && entry.month == of.month).then(|| entry.value.clone())
    }

    /// What belongs to an older catalog goes, so there is never more than what people see.
    fn keep(&self, of: Of, value: T) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| entry.catalog.version() == of.catalog.version());
        entries.insert(of.key(), Entry { read_at: of.now, month: of.month, catalog: of.catalog.clone(), value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::energy::{Basis, Between};
    use domain::{DAY_MS, SiteId};

    #[test]
    fn a_cost_is_kept_some_minutes_and_as_long_as_nothing_is_changed() {
        let (costs, own, other) = (MonthCosts::default(), Arc::new(Catalog::default()), Arc::new(Catalog::default()));
        let month = Span { start: 0, end: 31 * DAY_MS };
        let at = |now| Of { owner: Owner::Site(SiteId(1)), month, catalog: &own, now };
        costs.keep_expected(at(1_000), Ok(Expected { cost: Between::default(), made_at: 0, basis: Basis::Hours }));
        assert!(costs.expected(at(1_000)).is_some() && costs.expected(at(1_000 + EXPECTED_MS - 1)).is_some());
        assert!(costs.expected(at(1_000 + EXPECTED_MS)).is_none());
        assert!(costs.expected(Of { catalog: &other, ..at(1_000) }).is_none(), "the prices may be others");
        costs.keep_buildings(at(1_000), &Arc::default());
        assert!(costs.buildings(at(1_000)).is_none(), "a small site is told as of now");
        costs.keep_expected(at(1_000), Err(NotExpected::NothingYet));
        assert!(costs.expected(at(1_000)).is_some() && costs.expected(at(1_000 + NONE_EXPECTED_MS)).is_none());
    }
}
