//! When people are in a place, by weekday: `Mo-Fr 08:00-18:00; Sa 22:00-02:00`. Leaves out what a date is
//! ([`Days`]): hours over midnight belong to the date on which they begin.

use super::{DayKind, Days};
use crate::zone::Date;
use std::fmt;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Weekdays as they are written, Monday first.
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The hours of a week in which people are in a place. Empty: it is not known.
///
/// ```
/// use domain::calendar::{Days, occupancy::Occupancy};
/// use domain::zone::Date;
/// let hours: Occupancy = "Mo-Fr 08:00-18:00; Sa 22:00-02:00".parse().unwrap();
/// let saturday = Date { year: 2026, month: 11, day: 28 };
/// let sunday = Date { day: 29, ..saturday };
/// assert!(hours.is_occupied(&Days::default(), sunday, 90) && !hours.is_occupied(&Days::default(), sunday, 120));
/// assert_eq!(hours.to_string(), "Mo-Fr 08:00-18:00; Sa 22:00-02:00");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// By weekday from Monday: minutes since midnight, in order, apart. An end above a day's minutes lies
    /// on the next day.
    spans: [Vec<(u16, u16)>; 7],
}

/// Why hours cannot be read, with the part that cannot.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OccupancyError {
    /// No weekdays stand where they should.
    #[error("`{0}` names no weekdays: write Mo, Tu, We, Th, Fr, Sa or Su, or two with a hyphen, such as Mo-Fr")]
    Weekdays(String),
    /// No hours stand where they should.
    #[error(
        "`{0}` is no span of hours: write it as 08:00-18:00; it ends at 24:00 at the latest, or after midnight before it began"
    )]
    Hours(String),
    /// Two spans of a weekday overlap, over midnight too.
    #[error("hours of {0} overlap: write them as one")]
    Overlap(&'static str),
}

impl Occupancy {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(Vec::is_empty)
    }

    /// Whether people are there at a minute (since midnight) of a date. On closed days nobody is; in a
    /// vacation the same hours hold.
    #[must_use]
    pub fn is_occupied(&self, days: &Days, date: Date, minute: u16) -> bool {
        let before = Date::from_days(date.days() - 1);
        let within = |date: Date, minute: u16| {
            let spans = &self.spans[date.weekday()];
            days.kind(date) != DayKind::Closed && spans.iter().any(|(from, to)| (*from..*to).contains(&minute))
        };
        within(date, minute) || within(before, minute + DAY)
    }
}

impl std::str::FromStr for Occupancy {
    type Err = OccupancyError;

    fn from_str(text: &str) -> Result<Self, OccupancyError> {
        let mut all = Self::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (weekdays, hours) = part.split_once(char::is_whitespace).ok_or_else(|| OccupancyError::Hours(part.to_owned()))?;
            let spans: Vec<(u16, u16)> = hours.split(',').map(|span| span_of(span.trim())).collect::<Result<_, _>>()?;
            for weekday in weekdays_of(weekdays)? {
                all.spans[weekday].extend(&spans);
            }
        }
        all.spans.iter_mut().for_each(|spans| spans.sort_unstable());
        for (weekday, own) in all.spans.iter().enumerate() {
            let next = all.spans[(weekday + 1) % 7].first();
            let reaches_into_next = own.last().zip(next).is_some_and(|(last, next)| last.1 > next.0 + DAY);
            if reaches_into_next || own.windows(2).any(|pair| pair[0].1 > pair[1].0) {
                return Err(OccupancyError::Overlap(WEEKDAYS[weekday]));
            }
        }
        Ok(all)
    }
}

/// `Mo-Fr` or `Sa`, also over the week's end.
fn weekdays_of(text: &str) -> Result<Vec<usize>, OccupancyError> {
    let index = |name: &str| WEEKDAYS.iter().position(|weekday| weekday.eq_ignore_ascii_case(name));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = index(first).zip(index(last)).ok_or_else(|| OccupancyError::Weekdays(text.to_owned()))?;
    Ok((0..=(last + 7 - first) % 7).map(|step| (first + step) % 7).collect())
}

/// `08:00-18:00`; one that ends before it began, or when it began, ends on the next day.
fn span_of(text: &str) -> Result<(u16, u16), OccupancyError> {
    let span = text.split_once('-').and_then(|(from, to)| Some((minute_of(from)?, minute_of(to)?)));
    match span {
        Some((from, to)) if from < to => Ok((from, to)),
        Some((from, to)) if from < DAY && to < from => Ok((from, to + DAY)),
        _ => Err(OccupancyError::Hours(text.to_owned())),
    }
}

/// Minutes since midnight of `08:30`, at most 24:00.
fn minute_of(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?;
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour <= 24 && minute < 60).then(|| hour * 60 + minute).filter(|minute| *minute <= DAY)
}

impl fmt::Display for Occupancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut weekday = 0;
        let mut separator = "";
        while weekday < 7 {
            let spans = &self.spans[weekday];
            let alike = self.spans[weekday..].iter().take_while(|other| *other == spans).count();
            if !spans.is_empty() {
                write!(f, "{separator}{}", WEEKDAYS[weekday])?;
                if alike > 1 {
                    write!(f, "-{}", WEEKDAYS[weekday + alike - 1])?;
                }
                for (at, (from, to)) in spans.iter().enumerate() {
                    let to = if *to > DAY { to - DAY } else { *to };
                    let lead = if at == 0 { ' ' } else { ',' };
                    write!(f, "{lead}{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)?;
                }
                separator = "; ";
            }
            weekday += alike;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn hours(text: &str) -> Result<Occupancy, OccupancyError> {
        text.parse()
    }

    /// A Friday.
    const FRIDAY: Date = Date { year: 2026, month: 11, day: 27 };
    const SATURDAY: Date = Date { year: 2026, month: 11, day: 28 };

    #[test]
    fn hours_are_written_as_they_were_read() {
        for text in
            ["Mo-Fr 08:00-18:00", "Mo-Th 06:30-12:00,13:00-22:00; Fr 08:00-02:00; Su 00:00-24:00", "Mo-Su 22:00-06:00", ""]
        {
            assert_eq!(hours(text).unwrap().to_string(), text);
        }
        assert_eq!(hours(" fr-mo 9:00-10:00 ;").unwrap().to_string(), "Mo 09:00-10:00; Fr-Su 09:00-10:00");
    }

    #[test]
    fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
        let (hours, mut days) = (hours("Fr 20:00-04:00").unwrap(), Days::default());
        assert!(hours.is_occupied(&days, FRIDAY, 20 * 60) && hours.is_occupied(&days, SATURDAY, 3 * 60));
        assert!(!hours.is_occupied(&days, SATURDAY, 4 * 60) && !hours.is_occupied(&days, FRIDAY, 3 * 60));
        days.set(SATURDAY, DayKind::Closed, "Closed");
        assert!(hours.is_occupied(&days, SATURDAY, 3 * 60));
        days.set(FRIDAY, DayKind::Closed, "Closed");
        assert!(!hours.is_occupied(&days, FRIDAY, 20 * 60) && !hours.is_occupied(&days, SATURDAY, 3 * 60));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(hours("Mon-Fri 8:00-9:00"), Err(OccupancyError::Weekdays("Mon-Fri".to_owned())));
        for span in ["8-18", "08:00-25:00", "24:00-08:00", "08:60-09:00", "08:00-08:00", "08:00"] {
            assert_eq!(hours(&format!("Mo {span}")), Err(OccupancyError::Hours(span.to_owned())));
        }
        assert_eq!(hours("Mo"), Err(OccupancyError::Hours("Mo".to_owned())));
        assert_eq!(hours("Mo 08:00-12:00,11:00-13:00"), Err(OccupancyError::Overlap("Mo")));
        assert_eq!(hours("Su 20:00-04:00; Mo 03:00-05:00"), Err(OccupancyError::Overlap("Su")));
        assert!(hours("Su 20:00-04:00; Mo 04:00-05:00").is_ok());
    }
}
