//! The issues that the list is made of: read once, then filtered, counted and ordered. Leaves out how
//! they are told (`line`) and put together (`card`).

use super::params::{NOBODY, Params};
use app::Scope;
use app::finding::Spot;
use domain::{DAY_MS, Millis, SiteId, Utility};
use std::collections::BTreeMap;
use store::{Anomaly, AnomalyFilter, AnomalyStatus};
use wording::page::performance::anomaly::filter::{Facet, State};

/// The most issues that are read, the newest: of those that are not over, and of those that are.
const READ_MAX: i64 = 5_000;

/// An issue that the caller may see, and where it is.
pub struct Entry {
    /// The issue.
    pub anomaly: Anomaly,
    /// Its place.
    pub spot: Spot,
}

impl Entry {
    /// Its id.
    pub fn id(&self) -> i64 {
        self.anomaly.anomaly_id
    }

    /// Its site.
    pub fn site_id(&self) -> SiteId {
        self.spot.site_id
    }

    /// Its utility.
    pub fn utility(&self) -> Utility {
        self.spot.utility
    }

    /// What it has cost.
    pub fn money(&self) -> f64 {
        self.anomaly.found.money_wasted.unwrap_or(0.0)
    }

    /// Its value of a facet that has one.
    pub fn value(&self, facet: Facet) -> String {
        match facet {
            Facet::Status => self.anomaly.status.as_str().to_owned(),
            Facet::Priority => self.anomaly.priority.as_str().to_owned(),
            Facet::Site => self.spot.site_id.to_string(),
            Facet::Building => self.anomaly.building_id.map_or_else(|| NOBODY.to_owned(), |id| id.to_string()),
            Facet::Utility => self.spot.utility.as_str().to_owned(),
            Facet::Kind => self.anomaly.found.kind.as_str().to_owned(),
            Facet::Assigned => self.anomaly.plan.assigned_to.clone().unwrap_or_else(|| NOBODY.to_owned()),
            Facet::Days => String::new(),
        }
    }

    /// Whether it is in this state.
    pub fn is_in(&self, state: State, now: Millis) -> bool {
        let anomaly = &self.anomaly;
        let waits_as = |status| anomaly.is_waiting(now) && anomaly.status == status;
        match state {
            State::Open => anomaly.is_waiting(now),
            State::New => waits_as(AnomalyStatus::New),
            State::Acknowledged => waits_as(AnomalyStatus::Acknowledged),
            State::Investigating => waits_as(AnomalyStatus::Investigating),
            State::Snoozed => anomaly.is_snoozed(now),
            State::Resolved => anomaly.status == AnomalyStatus::Resolved,
            State::All => true,
        }
    }

    /// Whether it passes the filter, leaving one facet out of it.
    pub fn passes(&self, params: &Params, but: Option<Facet>, now: Millis) -> bool {
        Facet::ALL.iter().filter(|&&facet| Some(facet) != but).all(|&facet| match facet {
            Facet::Status => self.is_in(params.state(), now),
            Facet::Days => params.days().is_none_or(|days| self.anomaly.found.span.end > now - days * DAY_MS),
            facet => {
                let wanted = params.value(facet);
                wanted.is_empty() || wanted == self.value(facet)
            }
        })
    }
}

/// All issues that the caller may see, but for those that are no longer seen by a look back.
///
/// # Errors
/// The store's.
pub async fn read(state: &Scope) -> store::Result<Vec<Entry>> {
    let catalog = state.catalog();
    let filter = |is_over| AnomalyFilter { is_over: Some(is_over), limit: Some(READ_MAX), ..AnomalyFilter::default() };
    let mut found = state.store.anomaly_list(&filter(false)).await?;
    found.extend(state.store.anomaly_list(&filter(true)).await?);
    let entry = |anomaly: Anomaly| Some(Entry { spot: Spot::of(&catalog, &anomaly, state.reader)?, anomaly });
    Ok(found.into_iter().filter_map(entry).collect())
}

/// How many issues a chip of a facet would lead to, by its value, the rest of the filter unchanged.
pub fn counts(entries: &[Entry], params: &Params, facet: Facet, now: Millis) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.passes(params, Some(facet), now)) {
        *found.entry(entry.value(facet)).or_default() += 1;
    }
    found
}
