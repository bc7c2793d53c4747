//! The series that a series may be compared with: those of the same utility and direction at the
//! same site. They show a cloud, a cold front or a holiday, which is not a fault of one meter.
//! Choosing the peers among them and using them is in `analytics::detect`.

use crate::{Hours, Result, Subject, subject::subjects};
use analytics::detect;
use domain::zone::Span;
use domain::{BuildingId, Flow, HOUR_MS, MINUTE_MS, Millis, SiteId, Utility};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::{Catalog, Owner, Store};

/// The most series read for a site.
const READ_MAX: usize = 40;
/// How long they are kept in memory for the other series of the same site.
const KEPT_MS: Millis = 10 * MINUTE_MS;
/// One other roof is enough to show the sky; for use, several series must agree.
const PANELS_MIN: usize = 1;
const LIKE_MIN: usize = 3;

/// What a read was for: the job, since other jobs come at other times and need other hours, and the
/// first of these hours.
#[derive(Clone, Copy)]
pub struct Asked {
    /// `None` outside of a job.
    pub job_id: Option<i64>,
    /// The first of the hours.
    pub since: Millis,
    /// The current time.
    pub now: Millis,
}

/// What was read of one site for one job.
#[derive(Default)]
pub struct Peers {
    of: Option<(SiteId, Option<i64>)>,
    kept: HashMap<(Utility, Flow), Kept>,
}

struct Kept {
    asked: Asked,
    all: Arc<Vec<Peer>>,
}

/// The measured hours of one series.
#[derive(Debug)]
pub struct Peer {
    subject: Subject,
    start: Millis,
    value: Vec<f64>,
    /// The sum of its known hours.
    size: f64,
}

impl Peers {
    /// The series at the subject's site that may be its peers, the subject included. [`around`]
    /// computes which of them are.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(&mut self, store: &Store, like: &Subject, catalog: &Catalog, asked: Asked) -> Result<Arc<Vec<Peer>>> {
        let of = Some((like.site_id, asked.job_id));
        if self.of != of {
            self.kept.clear();
            self.of = of;
        }
        self.kept.retain(|_, kept| (0..KEPT_MS).contains(&(asked.now - kept.asked.now)));
        let key = (like.utility, like.flow);
        if let Some(kept) = self.kept.get(&key).filter(|kept| kept.asked.since <= asked.since) {
            return Ok(kept.all.clone());
        }
        let span = Span { start: asked.since, end: asked.now };
        let is_like = |one: &Subject| one.site_id == like.site_id && one.utility == like.utility && one.flow == like.flow;
        let mut all = Vec::new();
        for subject in subjects(catalog, None).into_iter().filter(is_like).take(READ_MAX) {
            if let Some(Hours { start, value, .. }) = Hours::read(store, &subject, span, &[]).await? {
                let size = value.iter().filter(|value| value.is_finite()).sum();
                all.push(Peer { subject, start, value, size });
            }
        }
        let all = Arc::new(all);
        self.kept.insert(key, Kept { asked, all: all.clone() });
        Ok(all)
    }
}

/// What the peers of a subject did in its hours; empty where it has too few peers.
#[must_use]
pub fn around(subject: &Subject, all: &[Peer], hours: &Hours) -> detect::Peers {
    let others: Vec<Vec<f64>> = one_a_building(subject, all).into_iter().map(|peer| within(peer, hours)).collect();
    let others: Vec<&[f64]> = others.iter().map(Vec::as_slice).collect();
    let least = if subject.flow == Flow::Generation { PANELS_MIN } else { LIKE_MIN };
    detect::peers(&hours.value, &others, least)
}

/// One series per building, since a sum and its parts, or the parts of one house, repeat each
/// other. The building's sum, or else its largest meter.
fn one_a_building<'a>(of: &Subject, all: &'a [Peer]) -> Vec<&'a Peer> {
    let mut found: BTreeMap<BuildingId, &Peer> = BTreeMap::new();
    for peer in all.iter().filter(|peer| is_beside(of, &peer.subject)) {
        let rank = |peer: &Peer| (peer.subject.is_place(), peer.size);
        let best = found.entry(peer.subject.building_id).or_insert(peer);
        if rank(peer) > rank(best) {
            *best = peer;
        }
    }
    found.into_values().collect()
}

/// Whether one series tells something new about the other. A building is compared with buildings
/// only. A meter is compared with meters and with other buildings, but not with the sum of its own
/// building, which contains it.
fn is_beside(of: &Subject, other: &Subject) -> bool {
    of.series_id != other.series_id
        && match (of.owner, other.owner) {
            (Owner::Channel(_), Owner::Channel(_)) => true,
            (Owner::Channel(_), _) => of.building_id != other.building_id,
            (_, other_owner) => !matches!(other_owner, Owner::Channel(_)),
        }
}

/// The hours of a peer, aligned with the hours of another series.
fn within(peer: &Peer, of: &Hours) -> Vec<f64> {
    let ahead = (of.start - peer.start).div_euclid(HOUR_MS);
    let at = |i: usize| usize::try_from(i as i64 + ahead).ok().and_then(|place| peer.value.get(place)).copied();
    (0..of.value.len()).map(|i| at(i).unwrap_or(f64::NAN)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::{ChannelId, SeriesId};

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

    fn peer(subject: &Subject, start: Millis, value: &[f64]) -> Peer {
        Peer { subject: subject.clone(), start, value: value.to_vec(), size: value.iter().sum() }
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
    fn of_each_building_one_counts_its_sum_or_else_its_largest_meter() {
        let roof = subject(1, 1, Owner::Channel(ChannelId(1)));
        let next_door = subject(4, 2, Owner::Building(BuildingId(2)));
        let shed_next_door = subject(5, 2, Owner::Channel(ChannelId(3)));
        let (small, large) = (subject(6, 3, Owner::Channel(ChannelId(4))), subject(7, 3, Owner::Channel(ChannelId(5))));
        let all =
            [peer(&shed_next_door, 0, &[9.0]), peer(&next_door, 0, &[8.0]), peer(&small, 0, &[1.0]), peer(&large, 0, &[2.0])];
        let found: Vec<i64> = one_a_building(&roof, &all).iter().map(|peer| peer.subject.series_id.0).collect();
        assert_eq!(found, [4, 7]);
    }

    #[test]
    fn hours_of_another_lie_beside_their_own_instants() {
        let of = Hours { start: 5 * HOUR_MS, value: vec![0.0; 3], ..Hours::default() };
        let other = peer(&subject(1, 1, Owner::Channel(ChannelId(1))), 6 * HOUR_MS, &[1.0, 2.0, 3.0]);
        let found = within(&other, &of);
        assert!(found[0].is_nan());
        assert_eq!(found[1..], [1.0, 2.0]);
    }
}
