//! From events to the days that they cover within the time that is asked for. Bounded in steps, not by a
//! clock: the same file gives the same answer everywhere. Leaves out how events are read (`event`).

use super::DAYS_MAX;
use super::event::Event;
use super::fault::Fault;
use super::rule::Steps;
use super::value::{Length, Moment, date_of};
use crate::Error;
use domain::calendar::layers::NamedDays;
use domain::zone::Date;
use domain::{HOUR_MS, Millis, Zone};
use ical::recur::set::{IcalRecurOverride, IcalRecurSet};
use ical::recur::{IcalRecurDateTime, IcalRecurRule};
use std::collections::{BTreeMap, BTreeSet};

/// The hours of a date of which an event must cover half.
const DAYTIME: (Millis, Millis) = (6 * HOUR_MS, 18 * HOUR_MS);

/// The most occurrences of rules, dates and replacements that are looked at.
const OCCURRENCES_MAX: usize = 1_000_000;

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) site: &'a Zone,
    pub(super) first: Date,
    pub(super) last: Date,
}

/// The days that events cover, in order.
pub(super) fn days(events: &[Event], asked: &Asked, steps: &mut Steps) -> Result<Vec<NamedDays>, Error> {
    let (mut found, mut covered, mut looked_at) = (BTreeSet::new(), 0, 0);
    let versions = Versions::of(events);
    for event in events.iter().filter(|event| versions.is_event(event)) {
        let mut keep = |event: &Event, span: Option<(Date, Date)>| {
            if let Some((first, last)) = span
                && found.insert((first, last, event.name.clone()))
            {
                covered += last.days() - first.days() + 1;
            }
            if covered > DAYS_MAX { Err(Fault::TooManyDays.at(event.number)) } else { Ok(()) }
        };
        let mut look = |count: usize| {
            looked_at += count;
            if looked_at > OCCURRENCES_MAX { Err(Fault::TooManySteps.at(event.number)) } else { Ok(()) }
        };
        let replacing = versions.replacing(event);
        look(replacing.len())?;
        let replacing = in_order(event, replacing, asked.site);
        let set = set_of(event, &replacing, asked, steps)?;
        let lengths: BTreeMap<IcalRecurDateTime, Length> =
            event.dates.iter().filter_map(|(at, length)| Some((*at, (*length)?))).collect();
        for occurrence in set.expand() {
            // All replacements are gone through for each.
            look(1 + replacing.len() / 100)?;
            if let Some((_, other)) = occurrence.over.and_then(|over| replacing.get(over)) {
                keep(other, asked.covered(other, other.start.local, other.length))?;
            } else {
                let length = lengths.get(&occurrence.id).copied().unwrap_or(event.length);
                keep(event, asked.covered(event, occurrence.start, length))?;
            }
        }
    }
    Ok(found.into_iter().map(|(first, last, name)| NamedDays { first, last, name }).collect())
}

/// Which events count, by the names that files give them.
struct Versions<'a> {
    /// The latest version of each event.
    latest: BTreeMap<&'a str, i64>,
    /// What replaces single occurrences of each.
    replacing: BTreeMap<&'a str, Vec<&'a Event>>,
}

impl<'a> Versions<'a> {
    fn of(events: &'a [Event]) -> Self {
        let (mut latest, mut replacing) = (BTreeMap::new(), BTreeMap::<&str, Vec<&Event>>::new());
        for event in events {
            match (event.uid.as_deref(), &event.replaces) {
                (Some(uid), Some(_)) => replacing.entry(uid).or_default().push(event),
                (Some(uid), None) => {
                    let sequence = latest.entry(uid).or_insert(event.sequence);
                    *sequence = event.sequence.max(*sequence);
                }
                (None, _) => {}
            }
        }
        Self { latest, replacing }
    }

    /// Whether it is an event by itself: the latest version of one, or a replacement in an event that the
    /// file does not have. Two events of one name and version are two, since some programs name all alike.
    fn is_event(&self, event: &Event) -> bool {
        let latest = event.uid.as_deref().and_then(|uid| self.latest.get(uid));
        latest.is_none_or(|latest| event.replaces.is_none() && event.sequence == *latest)
    }

    /// What replaces an occurrence of this event.
    fn replacing(&self, event: &Event) -> &[&'a Event] {
        let uid = event.uid.as_deref().filter(|_| event.replaces.is_none());
        uid.and_then(|uid| self.replacing.get(uid)).map_or(&[], Vec::as_slice)
    }
}

/// What replaces occurrences of an event, by what it replaces and in that order. Of two versions the later.
fn in_order<'a>(event: &Event, replacing: &[&'a Event], site: &Zone) -> Vec<(IcalRecurOverride, &'a Event)> {
    let mut all = Vec::with_capacity(replacing.len());
    for other in replacing {
        if let Some((moment, this_and_future)) = &other.replaces {
            let id = moment.told_as(&event.start, site);
            let start = if *this_and_future { other.start.told_as(&event.start, site) } else { id };
            all.push((IcalRecurOverride { id, start, this_and_future: *this_and_future }, *other));
        }
    }
    all.sort_by_key(|(at, other)| (at.id, std::cmp::Reverse(other.sequence)));
    all.dedup_by_key(|(at, _)| at.id);
    all
}

/// The occurrences of an event.
fn set_of(
    event: &Event,
    replacing: &[(IcalRecurOverride, &Event)],
    asked: &Asked,
    steps: &mut Steps,
) -> Result<IcalRecurSet, Error> {
    let mut set = IcalRecurSet { start: Some(event.start.local), ..IcalRecurSet::default() };
    if event.replaces.is_some() {
        return Ok(set);
    }
    // Clocks of other zones are a day apart at most.
    let last = IcalRecurDateTime::from_seconds((asked.last.days() + 2) * 86_400);
    for (rules, ours) in [(&mut set.rules, &event.rules), (&mut set.exrules, &event.left_out_rules)] {
        for (line, rule) in ours {
            steps.take(rule, event.start.local, last, *line)?;
            let until = rule.until.map_or(last, |until| until.min(last));
            rules.push(IcalRecurRule { until: Some(until), ..rule.clone() });
        }
    }
    set.dates = event.dates.iter().map(|(at, _)| *at).collect();
    set.dates.sort_unstable();
    set.exdates.clone_from(&event.left_out);
    set.exdates.sort_unstable();
    set.overrides = replacing.iter().map(|(at, _)| *at).collect();
    Ok(set)
}

impl Asked<'_> {
    /// The dates that an occurrence covers, cut to those that are asked for; `None` if it covers none.
    fn covered(&self, event: &Event, start: IcalRecurDateTime, length: Length) -> Option<(Date, Date)> {
        if event.is_cancelled {
            return None;
        }
        let Moment { is_date, clock, .. } = &event.start;
        let (first, last) = if *is_date {
            let first = date_of(start).days();
            (first, first + length.days - 1)
        } else if event.is_free {
            // Feeds of holidays mark whole days as free; hours so marked are notes.
            return None;
        } else {
            let (from, until) = (clock.instant(start, self.site), length.end(start, clock, self.site));
            let covers = |day: i64| self.is_half(day, from, until);
            let (first, last) = (self.site.date(from).days(), self.site.date(until.max(from)).days());
            (first + i64::from(!covers(first)), last - i64::from(!covers(last)))
        };
        let (first, last) = (first.max(self.first.days()), last.min(self.last.days()));
        (first <= last).then(|| (Date::from_days(first), Date::from_days(last)))
    }

    /// Whether the time from one instant to another takes half of a date's daytime.
    fn is_half(&self, day: i64, from: Millis, until: Millis) -> bool {
        let midnight = day * domain::DAY_MS;
        let begins = self.site.first_instant_of(midnight + DAYTIME.0);
        let ends = self.site.first_instant_of(midnight + DAYTIME.1);
        let within = until.min(ends) - from.max(begins);
        within * 2 >= ends - begins
    }
}
