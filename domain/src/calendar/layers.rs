//! From the calendars of a site and of a building to what each day is there. The weaker ones first:
//! vacations, public holidays, closings, and what somebody said by hand over all. A building's own
//! holidays and terms take the place of its site's; closings add up. Leaves out half days: to most
//! buildings they are ordinary ones, and who closes says so by hand.

use super::{DayKind, Days};
use crate::zone::Date;
use std::sync::Arc;

/// A pause between two terms that is longer than this is no vacation: what follows was not entered yet,
/// or a term is missing. The longest are summers of 110 days.
pub const PAUSE_DAYS_MAX: i64 = 123;

/// Days that follow one another, with what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDays {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
    /// What they are called: "Thanksgiving", "summer term".
    pub name: String,
}

/// One calendar of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Public holidays of a country or region: closed.
    Holidays(Vec<NamedDays>),
    /// Days on which the place is closed.
    Closings(Vec<NamedDays>),
    /// Vacations as such.
    Vacations(Vec<NamedDays>),
    /// Terms: what lies between two of them is vacation, called by the calendar's own name. Before the
    /// first and after the last one nothing is known.
    Terms {
        /// What the calendar is called.
        name: String,
        /// The terms, in any order.
        terms: Vec<NamedDays>,
    },
    /// What somebody entered, the later over the earlier. [`DayKind::Usual`] opens the place.
    ByHand(Vec<(NamedDays, DayKind)>),
}

impl Days {
    /// What the days from `first` to `last` are for a building, or with no layers of its own for its site.
    #[must_use]
    pub fn of(site: &[Layer], building: &[Layer], first: Date, last: Date) -> Self {
        let mut days = Painted { days: Days::default(), first, last };
        let both = || site.iter().chain(building);
        days.pauses(if building.iter().any(|layer| matches!(layer, Layer::Terms { .. })) { building } else { site });
        for layer in both() {
            if let Layer::Vacations(spans) = layer {
                days.paint_all(spans, DayKind::Vacation);
            }
        }
        let has_holidays = building.iter().any(|layer| matches!(layer, Layer::Holidays(_)));
        for layer in if has_holidays { building } else { site } {
            if let Layer::Holidays(spans) = layer {
                days.paint_all(spans, DayKind::Closed);
            }
        }
        for layer in both() {
            if let Layer::Closings(spans) = layer {
                days.paint_all(spans, DayKind::Closed);
            }
        }
        for layer in both() {
            if let Layer::ByHand(spans) = layer {
                for (span, kind) in spans {
                    days.paint(span.first.days(), span.last.days(), *kind, &span.name);
                }
            }
        }
        days.days
    }
}

/// Days, while they are told. Those outside the span that was asked for are left alone, however long
/// what is told is.
struct Painted {
    days: Days,
    first: Date,
    last: Date,
}

impl Painted {
    fn paint_all(&mut self, spans: &[NamedDays], kind: DayKind) {
        for span in spans {
            self.paint(span.first.days(), span.last.days(), kind, &span.name);
        }
    }

    fn paint(&mut self, first: i64, last: i64, kind: DayKind, name: &str) {
        let name: Arc<str> = name.into();
        for day in first.max(self.first.days())..=last.min(self.last.days()) {
            self.days.set(Date::from_days(day), kind, Arc::clone(&name));
        }
    }

    /// What lies between the terms of a place, of all its calendars together: where one is at work, the
    /// place is.
    fn pauses(&mut self, layers: &[Layer]) {
        let mut terms: Vec<(i64, i64, &str)> = Vec::new();
        for layer in layers {
            if let Layer::Terms { name, terms: spans } = layer {
                terms.extend(spans.iter().map(|span| (span.first.days(), span.last.days(), name.as_str())));
            }
        }
        terms.sort_unstable();
        let mut ended: Option<i64> = None;
        for (first, last, name) in terms {
            if let Some(before) = ended
                && first - before - 1 <= PAUSE_DAYS_MAX
            {
                self.paint(before + 1, first - 1, DayKind::Vacation, name);
            }
            ended = Some(ended.map_or(last, |before| before.max(last)));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn span(first: &str, last: &str, name: &str) -> NamedDays {
        NamedDays { first: date(first), last: date(last), name: name.to_owned() }
    }

    fn of(site: &[Layer], building: &[Layer]) -> Days {
        Days::of(site, building, date("2026-01-01"), date("2027-12-31"))
    }

    #[test]
    fn what_lies_between_two_terms_is_vacation_and_holidays_in_it_are_closed() {
        let terms = Layer::Terms {
            name: "Term dates".to_owned(),
            terms: vec![span("2027-01-11", "2027-04-30", "spring"), span("2026-08-31", "2026-12-18", "autumn")],
        };
        let days = of(&[terms, Layer::Holidays(vec![span("2026-12-25", "2026-12-25", "Christmas Day")])], &[]);
        assert_eq!((days.kind(date("2026-12-18")), days.kind(date("2026-12-19"))), (DayKind::Usual, DayKind::Vacation));
        assert_eq!(days.name(date("2027-01-10")), Some("Term dates"));
        assert_eq!((days.kind(date("2026-12-25")), days.name(date("2026-12-25"))), (DayKind::Closed, Some("Christmas Day")));
        assert_eq!(days.kind(date("2027-01-11")), DayKind::Usual);
    }

    #[test]
    fn nothing_is_vacation_before_the_first_term_after_the_last_one_and_where_a_term_is_missing() {
        let terms = vec![span("2026-01-12", "2026-05-08", "spring"), span("2027-01-11", "2027-05-07", "spring")];
        let days = of(&[Layer::Terms { name: "Term dates".to_owned(), terms }], &[]);
        assert!(days.is_empty());
    }

    #[test]
    fn a_building_with_terms_and_holidays_of_its_own_does_not_keep_its_sites() {
        let site = [
            Layer::Holidays(vec![span("2026-06-19", "2026-06-19", "Juneteenth")]),
            Layer::Closings(vec![span("2026-07-06", "2026-07-10", "summer closing")]),
        ];
        let building = [Layer::Holidays(vec![span("2026-07-14", "2026-07-14", "Fête nationale")])];
        let days = of(&site, &building);
        assert_eq!(days.kind(date("2026-06-19")), DayKind::Usual);
        assert_eq!(days.name(date("2026-07-14")), Some("Fête nationale"));
        assert_eq!(days.kind(date("2026-07-08")), DayKind::Closed, "closings add up");
    }

    #[test]
    fn what_was_entered_by_hand_wins_over_all_calendars() {
        let site = [
            Layer::ByHand(vec![(span("2026-12-24", "2026-12-24", "Open for exams"), DayKind::Usual)]),
            Layer::Closings(vec![span("2026-12-21", "2027-01-03", "winter closing")]),
        ];
        let days = of(&site, &[]);
        assert_eq!((days.kind(date("2026-12-24")), days.name(date("2026-12-24"))), (DayKind::Usual, None));
        assert_eq!(days.kind(date("2026-12-23")), DayKind::Closed);
        let building = [Layer::ByHand(vec![(span("2026-12-24", "2026-12-24", "Closed after all"), DayKind::Closed)])];
        assert_eq!(of(&site, &building).name(date("2026-12-24")), Some("Closed after all"));
    }

    #[test]
    fn only_days_that_were_asked_for_are_told() {
        let ever = NamedDays { first: Date::from_days(-1_000_000), last: Date::from_days(2_000_000), name: "Shut".to_owned() };
        let days = of(&[Layer::Closings(vec![ever])], &[]);
        assert_eq!(days.iter().count(), 730);
    }

    proptest! {
        #[test]
        fn the_order_of_terms_and_of_calendars_of_one_kind_changes_no_kind(
            mut spans in proptest::collection::vec((0_i64..700, 0_i64..60), 0..8),
            seed in 0_usize..8,
        ) {
            let named = |(first, days): &(i64, i64)| NamedDays {
                first: Date::from_days(20_454 + first),
                last: Date::from_days(20_454 + first + days),
                name: "term".to_owned(),
            };
            let terms: Vec<NamedDays> = spans.iter().map(named).collect();
            let days = of(&[Layer::Terms { name: "a".to_owned(), terms }], &[]);
            if !spans.is_empty() {
                let by = seed % spans.len();
                spans.rotate_left(by);
            }
            let (some, rest) = spans.split_at(spans.len() / 2);
            let layer = |part: &[(i64, i64)]| Layer::Terms { name: "a".to_owned(), terms: part.iter().map(named).collect() };
            prop_assert_eq!(of(&[layer(rest), layer(some)], &[]), days);
        }
    }
}
