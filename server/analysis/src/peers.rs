//! The series that a series is held against: those of the same utility and direction at the same site, so that a cloud, a cold front or a holiday is nobody's
//! fault. Leaves out which of them go with it, and what is made of that (`analytics::detect`).

use crate::{Hours, Result, Subject, subject::subjects};
use analytics::detect::peers;
use domain::zone::Span;
use domain::{DAY_MS, Flow, HOUR_MS, MINUTE_MS, Millis, SiteId, Utility};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner, Store};

/// So many of a site are looked at.
const READ_MAX: usize = 40;
/// They are read once for all that are held against them.
const KEPT_MS: Millis = 10 * MINUTE_MS;
/// Others of the site began a little earlier.
const AROUND_MS: Millis = 60 * DAY_MS;
/// One roof says what the sky is like; what people use is common when several do it.
const PANELS_MIN: usize = 1;
const LIKE_MIN: usize = 3;

/// What was read, by site.
#[derive(Default)]
pub(crate) struct Peers {
    kept: HashMap<(SiteId, Utility, bool), Kept>,
}

struct Kept {
    read_at: Millis,
    span: Span,
    all: Arc<Vec<Peer>>,
}

/// What one series measured.
struct Peer {
    subject: Subject,
    hours: Hours,
}

impl Peers {
    /// What those that go with a subject did in its hours, one value an hour; empty where there are none.
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
        let span = Span { start: hours.start, end: hours.end() };
        let all = self.of_site(store, subject, catalog, span, now).await?;
        let others: Vec<Vec<f64>> =
            all.iter().filter(|peer| is_beside(subject, &peer.subject)).map(|peer| within(&peer.hours, hours)).collect();
        let others: Vec<&[f64]> = others.iter().map(Vec::as_slice).collect();
        let least = if subject.flow == Flow::Generation { PANELS_MIN } else { LIKE_MIN };
        Ok(peers(&hours.value, &others, least))
    }

    async fn of_site(
        &mut self,
        store: &Store,
        like: &Subject,
        catalog: &Catalog,
        span: Span,
        now: Millis,
    ) -> Result<Arc<Vec<Peer>>> {
        let key = (like.site_id, like.utility, like.flow == Flow::Generation);
        if let Some(kept) = self.kept.get(&key)
            && (0..KEPT_MS).contains(&(now - kept.read_at))
            && kept.span.start <= span.start
            && span.end <= kept.span.end
        {
            return Ok(kept.all.clone());
        }
        let span = Span { start: span.start - AROUND_MS, end: span.end.max(now) };
        let is_like = |one: &Subject| one.site_id == like.site_id && one.utility == like.utility && one.flow == like.flow;
        let mut all = Vec::new();
        for subject in subjects(catalog, None).into_iter().filter(is_like).take(READ_MAX) {
            if let Some(hours) = Hours::read(store, &subject, span, &[]).await? {
                all.push(Peer { subject, hours });
            }
        }
        let all = Arc::new(all);
        self.kept.insert(key, Kept { read_at: now, span, all: all.clone() });
        Ok(all)
    }
}

/// Whether one says something of the other that the other does not say itself: buildings are held against buildings, meters against meters. What a building's
/// own meters count is in its sum.
fn is_beside(of: &Subject, other: &Subject) -> bool {
    of.series_id != other.series_id
        && match (of.owner, other.owner) {
            (Owner::Channel(_), Owner::Channel(_)) => true,
            (Owner::Channel(_), _) => of.building_id != other.building_id,
            (_, other_owner) => !matches!(other_owner, Owner::Channel(_)),
        }
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
    use domain::{BuildingId, ChannelId, SeriesId};

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
    fn buildings_are_held_against_buildings_and_none_against_its_own_sum() {
        let house = subject(1, 1, Owner::Building(BuildingId(1)));
        let roof = subject(2, 1, Owner::Channel(ChannelId(1)));
        let garage = subject(3, 1, Owner::Channel(ChannelId(2)));
        let next_door = subject(4, 2, Owner::Building(BuildingId(2)));
        let shed_next_door = subject(5, 2, Owner::Channel(ChannelId(3)));
        let peers_of = |of: &Subject| -> Vec<i64> {
            [&house, &roof, &garage, &next_door, &shed_next_door]
                .iter()
                .filter(|other| is_beside(of, other))
                .map(|other| other.series_id.0)
                .collect()
        };
        assert_eq!(peers_of(&house), [4]);
        assert_eq!(peers_of(&roof), [3, 4, 5]);
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
