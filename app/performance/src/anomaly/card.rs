//! A card of the list: one issue, one that came again, or the same in several buildings. What it costs,
//! how soon it should be dealt with, and where it stands in the list. Leaves out its markup (`line`).

use super::entry::Entry;
use super::together::{Item, together};
use domain::zone::Span;
use domain::{DAY_MS, Millis, Priority};
use wording::page::performance::anomaly::filter::Order;

/// A card.
pub struct Card<'a> {
    /// It is of several buildings.
    pub is_of_places: bool,
    /// Its issues, the one that stands for them first, then the costliest.
    pub members: Vec<&'a Entry>,
    /// From the start of the first to the end of the last.
    pub span: Span,
    /// The highest priority of its issues.
    pub priority: Priority,
    /// What its issues have cost. What a meter shows is also in its building's series, and counts once.
    pub cost: f64,
}

impl<'a> Card<'a> {
    fn of(is_of_places: bool, mut members: Vec<&'a Entry>) -> Option<Self> {
        let key = |entry: &Entry| (entry.spot.is_meter, std::cmp::Reverse(entry.anomaly.priority));
        members.sort_by(|a, b| key(a).0.cmp(&key(b).0).then(b.money().total_cmp(&a.money())).then(key(a).1.cmp(&key(b).1)));
        let first = members.first()?;
        let counted = first.spot.is_meter;
        let spans = || members.iter().map(|entry| entry.anomaly.found.span);
        Some(Self {
            is_of_places,
            span: Span { start: spans().map(|span| span.start).min()?, end: spans().map(|span| span.end).max()? },
            priority: members.iter().map(|entry| entry.anomaly.priority).max()?,
            cost: members.iter().filter(|entry| entry.spot.is_meter == counted).map(|entry| entry.money()).sum(),
            members,
        })
    }

    /// The issue that stands for the others.
    pub fn told(&self) -> &'a Entry {
        self.members[0]
    }

    /// Its place in the list: the smaller, the further up.
    fn rank(&self, order: Order, now: Millis) -> (bool, i64, i64, i64) {
        // Money in hundredths, so that ranks compare as whole numbers.
        let cost = -(self.cost * 100.0) as i64;
        let (priority, end) = (-(self.priority as i64), -self.span.end);
        let is_over = !self.members.iter().any(|entry| entry.anomaly.is_waiting(now));
        let due = self.members.iter().filter_map(|entry| entry.anomaly.plan.due_on).map(|day| day.days() * DAY_MS).min();
        match order {
            Order::Importance => (is_over, priority, cost, end),
            Order::Cost => (is_over, cost, priority, end),
            Order::Newest => (false, end, priority, cost),
            Order::Due => (is_over, due.unwrap_or(i64::MAX), priority, cost),
        }
    }
}

/// Puts issues together to cards, in order.
pub fn cards<'a>(entries: &[&'a Entry], order: Order, now: Millis) -> Vec<Card<'a>> {
    let items: Vec<Item> = entries.iter().map(|entry| item(entry, now)).collect();
    let mut found: Vec<Card> = together(&items)
        .into_iter()
        .filter_map(|group| Card::of(group.is_of_places, group.members.iter().map(|&place| entries[place]).collect()))
        .collect();
    found.sort_by_key(|card| (card.rank(order, now), card.told().id()));
    found
}

fn item(entry: &Entry, now: Millis) -> Item {
    let anomaly = &entry.anomaly;
    Item {
        series_id: anomaly.series_id,
        building_id: anomaly.building_id,
        site_id: entry.site_id(),
        utility: entry.utility(),
        kind: anomaly.found.kind,
        span: anomaly.found.span,
        is_less: anomaly.found.deviation_percent.is_some_and(|percent| percent < 0.0),
        stands: (anomaly.is_over(), anomaly.is_snoozed(now)),
    }
}
