//! When a value of a known format is from: what the format writes, and the instants that this is in
//! a zone. Repeated hours are told by what a series has said before. Leaves out how times are
//! written (`stamp`).

use crate::instant::{Found, find};
use crate::stamp::Written;
use crate::{Plain, Spacing, Stamp, Why};
use domain::{DAY_MS, HOUR_MS, Millis, Zone};

/// The longest period.
const SPAN_MAX_MS: Millis = 400 * DAY_MS;
/// Local times of one repeated hour that are remembered.
const SEEN_MAX: usize = 128;

/// When a value is from, as its format writes it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    /// A period that begins at a time.
    From { start: Written, span_ms: Millis },
    /// A period that ends at a time.
    Until { end: Written, span_ms: Millis },
    /// A period between two times.
    Between { start: Written, end: Written },
    /// A period of which one time is written: the end that the plan names.
    Stamped { at: Written, spans: Spans },
    /// A numbered part of a local day, from 1; `of`: the highest number of that day. A day of a
    /// clock change may have fewer or more parts, or the numbers of a clock. Without a length, the
    /// plan's.
    Numbered { midnight: Millis, number: i64, of: i64, span_ms: Option<Millis> },
    /// An instant: a register's reading.
    At(Written),
}

impl When {
    /// Whether it can be placed without a zone.
    pub(crate) fn states_offset(self) -> bool {
        match self {
            When::From { start: at, .. } | When::Until { end: at, .. } | When::Stamped { at, .. } | When::At(at) => {
                at.offset.is_some()
            }
            When::Between { start, end } => start.offset.is_some() && end.offset.is_some(),
            When::Numbered { .. } => false,
        }
    }

    /// The written instant, for a value that turns out to be no amount of a period.
    pub(crate) fn as_instant(self) -> Self {
        match self {
            When::Stamped { at, .. } => When::At(at),
            other => other,
        }
    }

    /// The period of a time, for a value that turns out to be no register's.
    pub(crate) fn as_period(self) -> Self {
        match self {
            When::At(at) => When::Stamped { at, spans: Spans::Planned },
            other => other,
        }
    }

    /// The time on a clock that was not put forward, for a time that clocks skip.
    pub(crate) fn gone_on(self, zone: &Zone) -> Self {
        let later = |written: Written| {
            let gap = zone.offset_ms(written.local + DAY_MS) - zone.offset_ms(written.local - DAY_MS);
            moved(written, gap.max(0))
        };
        match self {
            When::From { start, span_ms } => When::From { start: later(start), span_ms },
            When::Between { start, end } if find(zone, start.local) == Found::Never => {
                When::From { start: later(start), span_ms: end.local - start.local }
            }
            other => other,
        }
    }
}

/// The length of a period of which one time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spans {
    /// That of all periods, by the plan.
    Planned,
    /// If the time is the period's end, and if it is its start.
    Own { until: Option<Millis>, from: Option<Millis> },
}

/// The instants of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The end of the period, or the instant.
    pub at: Millis,
    /// The length of the period.
    pub span_ms: Option<Millis>,
}

/// Why there is no such period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nowhere {
    /// Clocks skip the local time.
    Skipped,
    /// It does not end after its start, or lasts too long.
    Length,
    /// Nothing says how long it is.
    Unknown,
}

impl Nowhere {
    pub(crate) fn fault(self, zone: &Zone) -> Why {
        match self {
            Nowhere::Skipped => Why::ClocksSkip { zone: zone.name.clone() },
            Nowhere::Length => Plain::EndAfterStart.into(),
            Nowhere::Unknown => Plain::LengthUnknown.into(),
        }
    }
}

/// Follows the local times of one series. Where clocks go back, two passes of an hour may stand one
/// after the other (02:00 02:30 02:00 02:30) or side by side (02:00 02:00 02:30 02:30).
#[derive(Clone, Debug, Default)]
pub(crate) struct Passes {
    /// The last local time, and whether times fall.
    last: Option<Millis>,
    falls: bool,
    /// The repeated hour that is being followed: the local times seen, and whether its second pass
    /// has begun.
    seen: Vec<Millis>,
    is_second: bool,
    last_at: Option<Millis>,
    last_span: Option<Millis>,
    /// A local time came twice, as it does in the zone.
    pub repeats: bool,
}

impl Passes {
    /// The place of a value.
    pub(crate) fn place(&mut self, when: When, zone: &Zone, stamp: Stamp, spacing: Spacing) -> Result<Place, Nowhere> {
        let place = match when {
            When::At(written) => Place { at: self.instant(written, zone).ok_or(Nowhere::Skipped)?, span_ms: None },
            When::From { start, span_ms } => self.from(start, span_ms, zone)?,
            When::Until { end, span_ms } => self.until(end, span_ms, zone)?,
            When::Between { start, end } => self.between(start, end, zone)?,
            When::Numbered { midnight, number, of, span_ms } => match (span_ms, spacing) {
                (Some(span_ms), _) | (None, Spacing::Millis(span_ms)) => self.numbered(midnight, number, of, span_ms, zone)?,
                _ => return Err(Nowhere::Unknown),
            },
            When::Stamped { at, spans } => match (spans, spacing, stamp) {
                (Spans::Own { from: Some(span_ms), .. }, _, Stamp::Start) if is_days(span_ms) => self.days(at, span_ms, zone)?,
                (Spans::Own { until: Some(span_ms), .. }, _, Stamp::End) if is_days(span_ms) => self.days(at, -span_ms, zone)?,
                (Spans::Planned, Spacing::Millis(span_ms), Stamp::Start) if is_days(span_ms) => self.days(at, span_ms, zone)?,
                (Spans::Planned, Spacing::Millis(span_ms), Stamp::End) if is_days(span_ms) => self.days(at, -span_ms, zone)?,
                (Spans::Own { from: Some(span_ms), .. }, _, Stamp::Start)
                | (Spans::Planned, Spacing::Millis(span_ms), Stamp::Start) => self.from(at, span_ms, zone)?,
                (Spans::Own { until: Some(span_ms), .. }, _, Stamp::End)
                | (Spans::Planned, Spacing::Millis(span_ms), Stamp::End) => self.until(at, span_ms, zone)?,
                (Spans::Planned, Spacing::Day, Stamp::Start) => self.days(at, DAY_MS, zone)?,
                (Spans::Planned, Spacing::Day, Stamp::End) => self.days(at, -DAY_MS, zone)?,
                _ => return Err(Nowhere::Unknown),
            },
        };
        if place.span_ms.is_some_and(|ms| !(1..=SPAN_MAX_MS).contains(&ms)) {
            return Err(Nowhere::Length);
        }
        self.last_at = Some(place.at);
        self.last_span = place.span_ms;
        Ok(place)
    }

    fn from(&mut self, start: Written, span_ms: Millis, zone: &Zone) -> Result<Place, Nowhere> {
        let start = self.instant(start, zone).ok_or(Nowhere::Skipped)?;
        Ok(Place { at: start + span_ms, span_ms: Some(span_ms) })
    }

    /// A period by its end. The end of the first pass of a repeated hour is written as the start of
    /// the second pass, or as the end of both. Clocks that go forward skip the end of the hour
    /// before.
    fn until(&mut self, end: Written, span_ms: Millis, zone: &Zone) -> Result<Place, Nowhere> {
        let start = moved(end, -span_ms);
        let at = match (end.offset, find(zone, end.local), find(zone, start.local)) {
            (None, Found::Never, Found::Once(start)) => self.noted(end.local, start + span_ms),
            (None, Found::Once(_), Found::Twice(first, _)) if self.last_at == Some(first) => {
                self.noted(end.local, first + span_ms)
            }
            _ => self.instant(end, zone).ok_or(Nowhere::Skipped)?,
        };
        Ok(Place { at, span_ms: Some(span_ms) })
    }

    /// A period by both of its ends. Over a clock change, the length of the period before decides.
    fn between(&mut self, start: Written, end: Written, zone: &Zone) -> Result<Place, Nowhere> {
        let from = self.instant(start, zone).ok_or(Nowhere::Skipped)?;
        let spans: Vec<Millis> = match (end.offset, find(zone, end.local)) {
            (Some(offset), _) => vec![end.local - offset - from],
            (None, Found::Once(at)) => vec![at - from],
            (None, Found::Twice(first, second)) => vec![first - from, second - from],
            (None, Found::Never) => vec![end.local - start.local],
        };
        let written = end.local - start.local;
        // Hours and their parts keep their length. Days do not: one has 23 hours, one 25.
        let usual = self.last_span.filter(|usual| *usual <= HOUR_MS).filter(|usual| {
            spans.contains(usual) || spans.iter().any(|span| *span != written && (*span - usual).abs() == HOUR_MS)
        });
        let span_ms = usual.or_else(|| spans.into_iter().find(|span| *span > 0)).ok_or(Nowhere::Length)?;
        Ok(Place { at: from + span_ms, span_ms: Some(span_ms) })
    }

    /// Whole days behind a time, or before it. A midnight of the zone begins a day of its clock, which may have 23 or 25
    /// hours, also where its offset is written.
    fn days(&mut self, at: Written, by_ms: Millis, zone: &Zone) -> Result<Place, Nowhere> {
        let at = at.offset.map(|offset| zone.local_ms(at.local - offset)).filter(|local| is_days(*local)).map_or(at, Written::of);
        let other = moved(at, by_ms);
        if by_ms > 0 { self.between(at, other, zone) } else { self.between(other, at, zone) }
    }

    /// A numbered part of a day. If the day has as many parts as it is long, they are counted
    /// through. If not, the numbers are those of a clock.
    fn numbered(&mut self, midnight: Millis, number: i64, of: i64, span_ms: Millis, zone: &Zone) -> Result<Place, Nowhere> {
        let (day, next) = (zone.first_instant_of(midnight), zone.first_instant_of(midnight + DAY_MS));
        if number < 1 || number > of {
            return Err(Nowhere::Length);
        }
        if of * span_ms == next - day {
            return Ok(Place { at: day + number * span_ms, span_ms: Some(span_ms) });
        }
        let start = Written::of(midnight + (number - 1) * span_ms);
        if start.local >= midnight + DAY_MS {
            return Err(Nowhere::Length);
        }
        self.from(start, span_ms, zone)
    }

    /// The instant of a time; `None` if clocks skip it.
    fn instant(&mut self, written: Written, zone: &Zone) -> Option<Millis> {
        if let Some(offset) = written.offset {
            return Some(written.local - offset);
        }
        let at = match find(zone, written.local) {
            Found::Once(at) => at,
            Found::Never => return None,
            Found::Twice(first, second) => {
                if self.last.is_none_or(|last| (last - written.local).abs() >= 2 * HOUR_MS) {
                    (self.seen, self.is_second) = (Vec::new(), false);
                }
                let before = self.seen.last().copied();
                let turned =
                    before.is_some_and(|before| if self.falls { written.local > before } else { written.local < before });
                let is_again = self.seen.contains(&written.local);
                self.is_second |= turned;
                if self.seen.len() < SEEN_MAX {
                    self.seen.push(written.local);
                }
                let is_second_told = self.is_second || is_again;
                self.repeats |= is_second_told;
                // Newest first, the second pass comes before the first.
                if is_second_told == self.falls { first } else { second }
            }
        };
        if !matches!(find(zone, written.local), Found::Twice(..)) {
            if let Some(last) = self.last.filter(|last| *last != written.local) {
                self.falls = written.local < last;
            }
            (self.seen, self.is_second) = (Vec::new(), false);
        }
        self.last = Some(written.local);
        Some(at)
    }

    fn noted(&mut self, local: Millis, at: Millis) -> Millis {
        self.last = Some(local);
        at
    }
}

fn is_days(ms: Millis) -> bool {
    ms % DAY_MS == 0
}

fn moved(written: Written, by_ms: Millis) -> Written {
    Written { local: written.local + by_ms, ..written }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::Order;
    use crate::stamp::parse;
    use domain::MINUTE_MS;

    const QUARTER: Millis = 15 * MINUTE_MS;

    fn at(text: &str) -> Written {
        parse(text.as_bytes(), Order::YearFirst).unwrap()
    }

    fn places(times: &[&str], when: impl Fn(&str) -> When) -> Vec<Millis> {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let mut passes = Passes::default();
        times.iter().map(|text| passes.place(when(text), &zone, Stamp::Start, Spacing::Stated).unwrap().at).collect()
    }

    fn is_even(ends: &[Millis]) -> bool {
        ends.windows(2).all(|pair| pair[1] - pair[0] == QUARTER)
    }

    /// The quarter-hours of the night in which clocks go back, from 01:30 to 03:15, each once.
    fn passes_in_order() -> Vec<String> {
        let hours = [(1, 30), (1, 45), (2, 0), (2, 15), (2, 30), (2, 45), (2, 0), (2, 15), (2, 30), (2, 45), (3, 0), (3, 15)];
        hours.iter().map(|(hour, minute)| format!("2026-10-25 {hour:02}:{minute:02}")).collect()
    }

    #[test]
    fn two_passes_of_an_hour_are_told_apart_in_any_order() {
        let one_by_one = passes_in_order();
        let start = |text: &str| When::From { start: at(text), span_ms: QUARTER };
        let texts: Vec<&str> = one_by_one.iter().map(String::as_str).collect();
        assert!(is_even(&places(&texts, start)));
        let newest_first: Vec<&str> = texts.iter().rev().copied().collect();
        let mut ends = places(&newest_first, start);
        ends.reverse();
        assert!(is_even(&ends), "{ends:?}");
        let side_by_side: Vec<&str> = [0, 1, 2, 6, 3, 7, 4, 8, 5, 9, 10, 11].iter().map(|i| texts[*i]).collect();
        let mut ends = places(&side_by_side, start);
        ends.sort_unstable();
        assert!(is_even(&ends), "{ends:?}");
    }

    #[test]
    fn the_end_of_the_first_pass_is_written_in_either_way() {
        let end = |text: &str| When::Until { end: at(text), span_ms: QUARTER };
        for border in ["02:00", "03:00"] {
            let night = ["01:45", "02:00", "02:15", "02:30", "02:45", border, "02:15", "02:30", "02:45", "03:00", "03:15"];
            let night = night.map(|clock| format!("2026-10-25 {clock}"));
            let texts: Vec<&str> = night.iter().map(String::as_str).collect();
            let ends = places(&texts, end);
            assert!(is_even(&ends), "{border}: {ends:?}");
        }
        let spring = ["2026-03-29 01:45", "2026-03-29 02:00", "2026-03-29 03:15"];
        assert!(is_even(&places(&spring, end)));
    }

    #[test]
    fn a_period_with_both_ends_is_as_long_over_a_clock_change_as_before_it() {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let mut passes = Passes::default();
        for (start, end) in [
            ("2026-10-25 02:15", "2026-10-25 02:30"),
            ("2026-10-25 02:30", "2026-10-25 02:45"),
            ("2026-10-25 02:45", "2026-10-25 02:00"),
            ("2026-10-25 02:00", "2026-10-25 02:15"),
            ("2026-10-25 02:45", "2026-10-25 03:00"),
            ("2027-03-28 01:30", "2027-03-28 01:45"),
            ("2027-03-28 01:45", "2027-03-28 03:00"),
        ] {
            let place =
                passes.place(When::Between { start: at(start), end: at(end) }, &zone, Stamp::Start, Spacing::Stated).unwrap();
            assert_eq!(place.span_ms, Some(QUARTER), "{start} {end}");
        }
        let mut passes = Passes::default();
        let days = [("2026-10-24", 24), ("2026-10-25", 25), ("2026-10-26", 24), ("2027-03-28", 23)];
        for (day, hours) in days {
            let start = at(day);
            let place = passes.place(When::Between { start, end: moved(start, DAY_MS) }, &zone, Stamp::Start, Spacing::Stated);
            assert_eq!(place.unwrap().span_ms, Some(hours * HOUR_MS), "{day}");
        }
    }

    #[test]
    fn a_day_whose_offset_is_written_has_the_hours_of_its_clock() {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let day = Spans::Own { until: Some(DAY_MS), from: Some(DAY_MS) };
        let span = |at: Written, stamp| {
            let place = Passes::default().place(When::Stamped { at, spans: day }, &zone, stamp, Spacing::Stated).unwrap();
            (place.span_ms.unwrap() / HOUR_MS, place.at)
        };
        for (text, hours) in [
            ("2026-10-24T00:00:00+02:00", 24),
            ("2026-10-25T00:00:00+02:00", 25),
            ("2026-10-24T22:00:00Z", 25),
            ("2026-10-26T00:00:00+01:00", 24),
            ("2027-03-27T23:00:00Z", 23),
            // A day of UTC.
            ("2026-10-25T00:00:00Z", 24),
        ] {
            assert_eq!(span(at(text), Stamp::Start).0, hours, "{text}");
        }
        let (hours, end) = span(at("2026-10-26T00:00:00+01:00"), Stamp::End);
        assert_eq!((hours, end), (25, at("2026-10-25T23:00:00Z").local));
    }

    #[test]
    fn numbered_hours_are_counted_through_or_are_those_of_a_clock() {
        let zone = Zone::named("Europe/Madrid").unwrap();
        let hours = |day: &str, numbers: &[i64]| -> Vec<Option<Millis>> {
            let (midnight, of) = (parse(day.as_bytes(), Order::YearFirst).unwrap().local, *numbers.iter().max().unwrap());
            let first = zone.first_instant_of(midnight);
            let mut passes = Passes::default();
            let mut place = |number| {
                let when = When::Numbered { midnight, number, of, span_ms: Some(HOUR_MS) };
                passes.place(when, &zone, Stamp::Start, Spacing::Stated).ok().map(|place| (place.at - first) / HOUR_MS)
            };
            numbers.iter().map(|&number| place(number)).collect()
        };
        let through = |count: i64| (1..=count).collect::<Vec<_>>();
        for (day, count) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)] {
            assert_eq!(hours(day, &through(count)), through(count).into_iter().map(Some).collect::<Vec<_>>(), "{day}");
        }
        // The clock's numbers: in spring hour 3 is skipped, in autumn it may come twice.
        let spring: Vec<Option<i64>> = [Some(1), Some(2), None].into_iter().chain((3..=23).map(Some)).collect();
        assert_eq!(hours("2026-03-29", &through(24)), spring);
        let autumn: Vec<i64> = [1, 2, 3, 3].into_iter().chain(4..=24).collect();
        assert_eq!(hours("2026-10-25", &autumn), through(25).into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(hours("2026-10-26", &through(25))[24], None);
    }
}
