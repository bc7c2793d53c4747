//! Follows a file's times in one order of its dates: offsets, midnights, the hours that clocks skip
//! and repeat, the numbers of hours. Leaves out values (`evidence`) and what follows (`conclude`).

use crate::Order;
use crate::instant::{self, Found};
use crate::when::Moment;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis, Zone};
use std::collections::{BTreeMap, BTreeSet};

/// Days of change whose hours are looked at, at most.
const ODD_DAYS_MAX: usize = 64;

/// A day of 23 or 25 hours whose hours have numbers.
#[derive(Debug, Default)]
pub(crate) struct OddDay {
    /// Its hours.
    pub hours: i64,
    /// How many numbers an hour has.
    an_hour: i64,
    /// The numbers that are there, from 0.
    seen: BTreeSet<i64>,
    /// Whether one came twice.
    pub has_twice: bool,
    /// The hour that the clocks skip or repeat.
    odd_hour: i64,
}

impl OddDay {
    /// Whether all of an hour is there, by its number.
    fn has(&self, hour: i64) -> bool {
        (hour * self.an_hour..(hour + 1) * self.an_hour).all(|place| self.seen.contains(&place))
    }

    /// Whether numbers beyond 24 hours are there.
    pub fn goes_on(&self) -> bool {
        self.seen.range(24 * self.an_hour..).next().is_some()
    }

    /// Whether the hour that the clocks skip is there.
    pub fn has_odd_hour(&self) -> bool {
        self.has(self.odd_hour)
    }

    /// Whether the last of 24 hours is there.
    pub fn has_last_hour(&self) -> bool {
        self.has(23)
    }
}

/// A file's times, read in one order of its dates.
pub(crate) struct Clock {
    pub order: Order,
    pub read: u64,
    /// The first cell that is not a time in this order.
    pub refused: Option<(u64, String)>,
    pub offsets: u64,
    /// Whether some name a zone that only the site tells.
    pub of_site: bool,
    pub dates: u64,
    pub months: u64,
    /// Times that name their period: a month, a quarter, a week.
    pub named_periods: u64,
    /// Times whose year has two digits; and those of them whose month has a name.
    pub short_years: u64,
    pub short_named: u64,
    pub is_24: u64,
    pub midnights: u64,
    pub first: Option<Millis>,
    pub last: Option<Millis>,
    /// How often the time goes on, and back, from one row of a series to the next.
    pub rises: u64,
    pub falls: u64,
    pub skipped: Option<(u64, String)>,
    pub repeated: Option<String>,
    /// The line of a mark for the second pass of an hour that does not come twice on the site's clocks.
    pub odd_mark: Option<(u64, String)>,
    /// Days of 23 or 25 hours whose hours have numbers, by series.
    pub odd_days: BTreeMap<(usize, i64), OddDay>,
}

impl Clock {
    /// Starts with nothing read.
    pub fn new(order: Order) -> Self {
        Self {
            order,
            read: 0,
            refused: None,
            offsets: 0,
            of_site: false,
            dates: 0,
            months: 0,
            named_periods: 0,
            short_years: 0,
            short_named: 0,
            is_24: 0,
            midnights: 0,
            first: None,
            last: None,
            rises: 0,
            falls: 0,
            skipped: None,
            repeated: None,
            odd_mark: None,
            odd_days: BTreeMap::new(),
        }
    }

    /// Takes in the time of a row. `before`: the time of the row before it in its series.
    pub fn saw(&mut self, moment: &Moment, group: usize, before: Option<Millis>, line: u64, zone: Option<&Zone>) {
        let written = moment.at;
        self.read += 1;
        self.offsets += u64::from(written.offset.is_some());
        self.of_site |= written.is_of_site;
        self.dates += u64::from(written.is_date);
        self.months += u64::from(written.is_month);
        self.named_periods += u64::from(moment.is_named);
        self.short_years += u64::from(written.has_short_year);
        self.short_named += u64::from(written.has_short_year && written.is_named);
        self.is_24 += u64::from(written.is_24 || moment.end.is_some_and(|end| end.is_24));
        self.midnights += u64::from(written.local.rem_euclid(DAY_MS) == 0);
        self.first = Some(self.first.map_or(written.local, |first| first.min(written.local)));
        self.last = Some(self.last.map_or(written.local, |last| last.max(written.local)));
        self.rises += u64::from(before.is_some_and(|before| written.local > before));
        self.falls += u64::from(before.is_some_and(|before| written.local < before));
        let Some(zone) = zone.filter(|_| written.offset.is_none() && !written.is_date) else { return };
        let found = instant::find(zone, written.local);
        if written.second == Some(true) && !matches!(found, Found::Twice(..)) {
            self.odd_mark.get_or_insert_with(|| (line, Zone::utc().stamp(written.local)));
        }
        if moment.is_number {
            return self.number(moment, group, zone);
        }
        match found {
            Found::Never => {
                self.skipped.get_or_insert_with(|| (line, Zone::utc().stamp(written.local)));
            }
            Found::Twice(..) if written.second == Some(true) => {
                self.repeated.get_or_insert_with(|| Zone::utc().stamp(written.local));
            }
            // If the time stays or goes back by up to an hour, the second pass of the repeated hour
            // begins.
            Found::Twice(..) if before.is_some_and(|before| before >= written.local && before - written.local <= HOUR_MS) => {
                self.repeated.get_or_insert_with(|| Zone::utc().stamp(written.local));
            }
            _ => {}
        }
    }

    /// Takes in the number of an hour on a day of 23 or 25 hours.
    fn number(&mut self, moment: &Moment, group: usize, zone: &Zone) {
        // The last number of 25 lies at the next midnight.
        let length = moment.end.map_or(HOUR_MS, |end| end.local - moment.at.local);
        let midnight = moment.midnight.unwrap_or(moment.at.local - moment.at.local.rem_euclid(DAY_MS));
        let day = midnight.div_euclid(DAY_MS);
        let hours = zone.day_of(Date::from_days(day)).length_ms() / HOUR_MS;
        let key = (group, day);
        if hours == 24 || self.odd_days.len() >= ODD_DAYS_MAX && !self.odd_days.contains_key(&key) {
            return;
        }
        let odd = self.odd_days.entry(key).or_insert_with(|| {
            let odd_hour =
                (0..24).find(|hour| !matches!(instant::find(zone, midnight + hour * HOUR_MS), Found::Once(_))).unwrap_or(2);
            OddDay { hours, odd_hour, an_hour: (HOUR_MS / length.max(1)).max(1), ..OddDay::default() }
        });
        odd.has_twice |= !odd.seen.insert((moment.at.local - midnight) / length.max(1));
    }
}
