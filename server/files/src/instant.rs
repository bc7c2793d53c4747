//! From a local time to an instant in a zone, through the hour that clocks repeat and the one that
//! they skip. Leaves out how times are written (`stamp`).

use domain::{DAY_MS, Millis, Zone};

/// The instants of a local time in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// The local time occurs once.
    Once(Millis),
    /// The clocks went back: it occurs twice.
    Twice(Millis, Millis),
    /// The clocks went forward and skipped it.
    Never,
}

/// Finds the instants of a local time in a zone.
pub(crate) fn find(zone: &Zone, local: Millis) -> Found {
    let (before, after) = (zone.offset_ms(local - DAY_MS), zone.offset_ms(local + DAY_MS));
    if before == after {
        return Found::Once(local - before);
    }
    // Before the change the old offset holds, after it the new one.
    let held = |offset: Millis| Some(local - offset).filter(|&at| zone.local_ms(at) == local);
    match (held(before), held(after)) {
        (Some(first), Some(second)) if first < second => Found::Twice(first, second),
        (Some(at), _) | (None, Some(at)) => Found::Once(at),
        (None, None) => Found::Never,
    }
}

/// Times of a repeated hour that are remembered, at most: an hour by the second.
const SEEN_MAX: usize = 3_600;

/// Follows one meter's times through a file, to tell the first pass of a repeated hour from the
/// second. Files tell the passes one after the other (02:00 02:30 02:00 02:30), side by side
/// (02:00 02:00 02:30 02:30), or newest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Follower {
    last: Option<Millis>,
    last_local: Option<Millis>,
    falls: bool,
    is_side_by_side: bool,
    /// The local times of the repeated hour that were met once, and whether that was the second
    /// pass.
    seen: Vec<(Millis, bool)>,
}

impl Follower {
    /// The instant of a local time; `None` if the clocks skipped it. `said`: whether it is the second pass of an
    /// hour that comes twice, where the file says so.
    pub(crate) fn instant(&mut self, zone: &Zone, local: Millis, said: Option<bool>) -> Option<Millis> {
        let at = match find(zone, local) {
            Found::Once(at) => {
                if self.seen.last().is_some_and(|(seen, _)| (local - seen).abs() > DAY_MS) {
                    self.seen.clear();
                    self.is_side_by_side = false;
                }
                at
            }
            Found::Never => return None,
            Found::Twice(first, second) => {
                let is_second = match said {
                    Some(said) => self.note(local, said),
                    None => self.is_second(local, first, second),
                };
                if is_second { second } else { first }
            }
        };
        self.last_local = Some(local);
        self.saw(at);
        Some(at)
    }

    /// Whether a time of the repeated hour is of the second pass.
    fn is_second(&mut self, local: Millis, first: Millis, second: Millis) -> bool {
        if let Some(&(_, was_second)) = self.seen.iter().rev().find(|(seen, _)| *seen == local) {
            self.is_side_by_side |= self.last_local == Some(local);
            return !was_second;
        }
        let is_second = match self.last {
            Some(_) if self.is_side_by_side => self.falls,
            Some(last) if self.falls => last > second,
            Some(last) => last >= first,
            None => false,
        };
        self.note(local, is_second)
    }

    /// Remembers which pass a time of the repeated hour was of.
    fn note(&mut self, local: Millis, is_second: bool) -> bool {
        if self.seen.len() < SEEN_MAX {
            self.seen.push((local, is_second));
        }
        is_second
    }

    /// Notes an instant that was written with its offset.
    pub(crate) fn saw(&mut self, at: Millis) {
        if let Some(last) = self.last.filter(|&last| last != at) {
            self.falls = at < last;
        }
        self.last = Some(at);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::Order;
    use crate::stamp::parse;
    use domain::{HOUR_MS, MINUTE_MS};

    #[test]
    fn the_repeated_hour_is_told_by_its_order() {
        let zone = Zone::named("America/New_York").unwrap();
        let base = parse(b"2026-11-01 00:30", Order::YearFirst).unwrap().local;
        let half = 30 * MINUTE_MS;
        let wall: Vec<Millis> = [0, 1, 2, 1, 2, 3, 4].iter().map(|i| base + i * half).collect();
        let mut follower = Follower::default();
        let seen: Vec<Millis> = wall.iter().map(|&local| follower.instant(&zone, local, None).unwrap()).collect();
        assert!(seen.windows(2).all(|pair| pair[1] - pair[0] == half), "{seen:?}");
        // Newest first, as many portals write.
        let mut follower = Follower::default();
        follower.saw(seen[6] + 2 * half);
        let back: Vec<Millis> = wall.iter().rev().map(|&local| follower.instant(&zone, local, None).unwrap()).collect();
        assert!(back.iter().eq(seen.iter().rev()), "{back:?}");
    }

    #[test]
    fn two_passes_side_by_side_are_told_apart_too() {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let base = parse(b"2026-10-25 01:30", Order::YearFirst).unwrap().local;
        let half = 30 * MINUTE_MS;
        let wall: Vec<Millis> = [0, 1, 1, 2, 2, 3, 4].iter().map(|i| base + i * half).collect();
        let seen = |wall: &mut dyn Iterator<Item = Millis>| {
            let mut follower = Follower::default();
            let mut seen: Vec<Millis> = wall.map(|local| follower.instant(&zone, local, None).unwrap()).collect();
            seen.sort_unstable();
            seen
        };
        let found = seen(&mut wall.iter().copied());
        assert!(found.windows(2).all(|pair| pair[1] - pair[0] == half), "{found:?}");
        assert_eq!(seen(&mut wall.iter().rev().copied()), found);
        let one_after_the_other = [0, 1, 2, 1, 2, 3, 4].map(|i| base + i * half);
        assert_eq!(seen(&mut one_after_the_other.into_iter()), found);
    }

    #[test]
    fn the_skipped_hour_is_nowhere() {
        let zone = Zone::named("America/New_York").unwrap();
        let skipped = parse(b"2026-03-08 02:30", Order::YearFirst).unwrap().local;
        assert_eq!(Follower::default().instant(&zone, skipped, None), None);
        assert_eq!(find(&zone, skipped + HOUR_MS), Found::Once(skipped + 5 * HOUR_MS));
    }
}
