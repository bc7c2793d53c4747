//! What the like of a series did in the same hours: panels are held against the panels around them, since a cloud is over all of them. Leaves out what is
//! made of it (`analytics::detect`).

use crate::{Hours, Result, Subject, subject::subjects};
use analytics::detect::peers;
use domain::zone::Span;
use domain::{DAY_MS, Flow, HOUR_MS, MINUTE_MS, Millis, SeriesId, SiteId};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner, Store};

/// More say no more of a cloud.
const PEERS_MAX: usize = 24;
/// A site's panels are read once for all of its series.
const KEPT_MS: Millis = 10 * MINUTE_MS;
const AROUND_MS: Millis = 60 * DAY_MS;

/// The panels of each site.
#[derive(Default)]
pub(crate) struct Panels {
    kept: HashMap<SiteId, Kept>,
}

struct Kept {
    read_at: Millis,
    span: Span,
    panels: Arc<Vec<Panel>>,
}

/// What one series of panels gave.
struct Panel {
    subject: Subject,
    hours: Hours,
}

impl Panels {
    /// What the panels around a subject gave in its hours, one value an hour; empty where there are none, and for what is no generation.
    ///
    /// # Errors
    /// The store's.
    pub async fn around(
        &mut self,
        store: &Store,
        subject: &Subject,
        catalog: &Catalog,
        hours: &Hours,
        now: Millis,
    ) -> Result<Vec<f64>> {
        if subject.flow != Flow::Generation {
            return Ok(Vec::new());
        }
        let span = Span { start: hours.start, end: hours.end() };
        let panels = self.of_site(store, subject.site_id, catalog, span, now).await?;
        let of_others: Vec<Vec<f64>> =
            panels.iter().filter(|panel| is_peer(subject, &panel.subject)).map(|panel| within(&panel.hours, hours)).collect();
        let of_others: Vec<&[f64]> = of_others.iter().map(Vec::as_slice).filter(|value| value.iter().any(|v| *v > 0.0)).collect();
        Ok(peers(&of_others))
    }

    async fn of_site(
        &mut self,
        store: &Store,
        site_id: SiteId,
        catalog: &Catalog,
        span: Span,
        now: Millis,
    ) -> Result<Arc<Vec<Panel>>> {
        if let Some(kept) = self.kept.get(&site_id)
            && (0..KEPT_MS).contains(&(now - kept.read_at))
            && kept.span.start <= span.start
            && span.end <= kept.span.end
        {
            return Ok(kept.panels.clone());
        }
        // Others of the site begin a little earlier or end a little later.
        let span = Span { start: span.start - AROUND_MS, end: span.end.max(now) };
        let all = subjects(catalog, None).into_iter().filter(|one| one.site_id == site_id && one.flow == Flow::Generation);
        let mut panels = Vec::new();
        for subject in all.take(PEERS_MAX) {
            if let Some(hours) = Hours::read(store, &subject, span, &[]).await? {
                panels.push(Panel { subject, hours });
            }
        }
        let panels = Arc::new(panels);
        self.kept.insert(site_id, Kept { read_at: now, span, panels: panels.clone() });
        Ok(panels)
    }
}

/// Whether one says something of the other that the other does not say itself: a building's panels are not held against the meters that they are the sum of.
fn is_peer(of: &Subject, other: &Subject) -> bool {
    let are_meters = matches!((of.owner, other.owner), (Owner::Channel(_), Owner::Channel(_)));
    of.series_id != other.series_id && (of.building_id != other.building_id && other.is_place() || are_meters && of.building_id == other.building_id)
}

/// One's hours at the places of another's.
fn within(hours: &Hours, of: &Hours) -> Vec<f64> {
    let ahead = (of.start - hours.start).div_euclid(HOUR_MS);
    let at = |i: usize| usize::try_from(i as i64 + ahead).ok().and_then(|place| hours.value.get(place)).copied();
    (0..of.value.len()).map(|i| at(i).unwrap_or(f64::NAN)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::{BuildingId, ChannelId, Utility};

    fn subject(id: i64, building: i64, owner: Owner) -> Subject {
        Subject {
            series_id: SeriesId(id),
            owner,
            building_id: BuildingId(building),
            site_id: SiteId(1),
            utility: Utility::Electricity,
            flow: Flow::Generation,
            name: String::new(),
            max_per_hour: None,
        }
    }

    #[test]
    fn panels_are_held_against_others_and_not_against_their_own_sum() {
        let house = subject(1, 1, Owner::Building(BuildingId(1)));
        let roof = subject(2, 1, Owner::Channel(ChannelId(1)));
        let garage = subject(3, 1, Owner::Channel(ChannelId(2)));
        let next_door = subject(4, 2, Owner::Building(BuildingId(2)));
        let shed_next_door = subject(5, 2, Owner::Channel(ChannelId(3)));
        let peers_of = |of: &Subject| -> Vec<i64> {
            [&house, &roof, &garage, &next_door, &shed_next_door]
                .iter()
                .filter(|other| is_peer(of, other))
                .map(|other| other.series_id.0)
                .collect()
        };
        assert_eq!(peers_of(&house), [4]);
        assert_eq!(peers_of(&roof), [3, 4]);
    }

    #[test]
    fn hours_of_another_lie_beside_their_own_instants() {
        let of = Hours { start: 5 * HOUR_MS, value: vec![0.0; 3], ..Hours::default() };
        let other = Hours { start: 6 * HOUR_MS, value: vec![1.0, 2.0, 3.0], ..Hours::default() };
        let found = within(&other, &of);
        assert!(found[0].is_nan());
        assert_eq!(found[1..], [1.0, 2.0]);
    }
}
