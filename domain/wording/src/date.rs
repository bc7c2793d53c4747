//! Days, months, clocks and ages as the reader's language and place write them. Leaves out the
//! arithmetic of the calendar (`domain::zone`) and numbers (`figure`).

use crate::reader::Words;
use crate::room::texts;
use domain::zone::Date;
use domain::{Millis, UnitSystem, Zone};

texts! { "date";
    /// `Sunday`; 0 is Monday.
    weekday(weekday: usize);
    /// `Sundays`; 0 is Monday.
    weekdays(weekday: usize);
    /// `November`.
    month(month: u32);
    /// `Nov`.
    month_short(month: u32);
    /// `November 2026`.
    month_and_year(month: &str, year: &str);
    /// `November 28`, `Nov 28`.
    month_day(units: UnitSystem, month: &str, day: u32);
    /// `November 28, 2026`.
    month_day_year(units: UnitSystem, month: &str, day: u32, year: &str);
    /// `Saturday, November 28`.
    weekday_and_date(units: UnitSystem, weekday: &str, date: &str);
    /// `November 16–22`.
    days_of_month(units: UnitSystem, first: u32, last: u32, month: &str);
    /// `November 16–22, 2026`.
    days_of_month_year(units: UnitSystem, first: u32, last: u32, month: &str, year: &str);
    /// `October 30 – November 2`.
    from_to(first: &str, last: &str);
    /// `October 30 – November 2, 2026`.
    from_to_year(units: UnitSystem, first: &str, last: &str, year: &str);
    /// `5:08 PM`.
    clock_12(hour: &str, minute: &str, half: &str);
    /// `5 PM`.
    hour_12(hour: &str, half: &str);
    /// The end of a day.
    midnight();
    /// `17:08`.
    clock_24(hour: &str, minute: &str);
    /// `Nov 28, 5:08 PM`.
    date_and_clock(date: &str, clock: &str);
    /// Less than a minute ago.
    just_now();
    /// So many minutes ago.
    minutes_ago(minutes: i64);
    /// So many hours ago.
    hours_ago(hours: i64);
    /// So many days ago.
    days_ago(days: i64);
    /// A list of nothing.
    nothing();
    /// The end of a list.
    and_last(most: &str, last: &str);
    /// One more of some longer parts of a sentence.
    and_more(most: &str, more: &str);
}

impl Words {
    /// `Sunday`.
    #[must_use]
    pub fn weekday(self, date: Date) -> String {
        weekday(self, date.weekday())
    }

    /// `Sundays`; 0 is Monday.
    #[must_use]
    pub fn weekdays(self, of: usize) -> String {
        weekdays(self, of % 7)
    }

    /// `November`.
    #[must_use]
    pub fn month(self, date: Date) -> String {
        month(self, date.month)
    }

    /// `Nov`; January is 1.
    #[must_use]
    pub fn month_short(self, of: u32) -> String {
        month_short(self, of)
    }

    /// `November 2026`.
    #[must_use]
    pub fn month_and_year(self, date: Date) -> String {
        month_and_year(self, &self.month(date), &date.year.to_string())
    }

    /// `November 28`.
    #[must_use]
    pub fn day_of_month(self, date: Date) -> String {
        month_day(self, self.units, &self.month(date), date.day)
    }

    /// `November 28, 2026`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        month_day_year(self, self.units, &self.month(date), date.day, &date.year.to_string())
    }

    /// `Saturday, November 28`.
    #[must_use]
    pub fn day(self, date: Date) -> String {
        weekday_and_date(self, self.units, &self.weekday(date), &self.day_of_month(date))
    }

    /// `Nov 28`.
    #[must_use]
    pub fn short(self, date: Date) -> String {
        month_day(self, self.units, &self.month_short(date.month), date.day)
    }

    /// `Nov 28, 2026`.
    #[must_use]
    pub fn short_with_year(self, date: Date) -> String {
        month_day_year(self, self.units, &self.month_short(date.month), date.day, &date.year.to_string())
    }

    /// `November 16–22, 2026`, as short as possible.
    #[must_use]
    pub fn range(self, first: Date, last: Date) -> String {
        let year = last.year.to_string();
        if first == last {
            weekday_and_date(self, self.units, &self.weekday(first), &self.date(first))
        } else if (first.year, first.month) == (last.year, last.month) {
            days_of_month_year(self, self.units, first.day, last.day, &self.month(last), &year)
        } else if first.year == last.year {
            from_to_year(self, self.units, &self.day_of_month(first), &self.day_of_month(last), &year)
        } else {
            from_to(self, &self.short_with_year(first), &self.short_with_year(last))
        }
    }

    /// `March 14–15`, `March 31 – April 1`: without a year.
    #[must_use]
    pub fn between(self, first: Date, last: Date) -> String {
        if first == last {
            self.day_of_month(first)
        } else if first.month == last.month {
            days_of_month(self, self.units, first.day, last.day, &self.month(last))
        } else {
            from_to(self, &self.day_of_month(first), &self.day_of_month(last))
        }
    }

    /// The time of day at an instant: `5:08 PM`, `17:08`.
    #[must_use]
    pub fn clock(self, zone: &Zone, at: Millis) -> String {
        let minute = zone.minute_of_day(at);
        self.clock_of(minute / 60, minute % 60)
    }

    /// A time of day: `5:08 PM`, `17:08`.
    #[must_use]
    pub fn clock_of(self, hour: i64, minute: i64) -> String {
        self.clock_with(hour, &format!("{minute:02}"))
    }

    /// A time of day with what stands behind the hour: its minutes, and its seconds.
    fn clock_with(self, hour: i64, minute: &str) -> String {
        if self.has_12_hours() {
            let (hour, half) = half_day(hour);
            clock_12(self, &hour, minute, half)
        } else {
            clock_24(self, &format!("{hour:02}"), minute)
        }
    }

    /// A full hour: `5 PM`, `17:00`. The end of a day, hour 24, is `midnight` or `24:00`.
    #[must_use]
    pub fn hour(self, hour: i64) -> String {
        if self.has_12_hours() {
            if hour == 24 {
                return midnight(self).to_owned();
            }
            let (hour, half) = half_day(hour);
            hour_12(self, &hour, half)
        } else {
            self.clock_of(hour, 0)
        }
    }

    /// The time of day at an instant, without its minutes on the hour: `4 PM`, `4:30 PM`.
    #[must_use]
    pub fn hour_at(self, zone: &Zone, at: Millis) -> String {
        let minute = zone.minute_of_day(at);
        if minute % 60 == 0 { self.hour(minute / 60) } else { self.clock_of(minute / 60, minute % 60) }
    }

    /// The same at the end of a time: a day ends at midnight, not at its beginning.
    #[must_use]
    pub fn end_at(self, zone: &Zone, at: Millis) -> String {
        if zone.minute_of_day(at) == 0 { self.hour(24) } else { self.hour_at(zone, at) }
    }

    /// `Nov 28, 4 PM`: an instant of this year.
    #[must_use]
    pub fn moment(self, zone: &Zone, at: Millis) -> String {
        self.at(&self.short(zone.date(at)), &self.hour_at(zone, at))
    }

    /// A day and a time of day, both written.
    #[must_use]
    pub fn at(self, date: &str, clock: &str) -> String {
        date_and_clock(self, date, clock)
    }

    /// An instant with its day and year: `Nov 28, 2026, 5:08 PM`.
    #[must_use]
    pub fn stamp(self, zone: &Zone, at: Millis) -> String {
        date_and_clock(self, &self.short_with_year(zone.date(at)), &self.clock(zone, at))
    }

    /// `5:08 PM`, with the day if it is not today, and the year if it is not this one.
    #[must_use]
    pub fn when(self, zone: &Zone, at: Millis, now: Millis) -> String {
        let (date, today) = (zone.date(at), zone.date(now));
        if date == today {
            return self.clock(zone, at);
        }
        if date.year != today.year {
            return self.stamp(zone, at);
        }
        date_and_clock(self, &self.short(date), &self.clock(zone, at))
    }

    /// The same with its seconds: `5:08:32 PM`.
    #[must_use]
    pub fn when_to_the_second(self, zone: &Zone, at: Millis, now: Millis) -> String {
        let (date, today, minute) = (zone.date(at), zone.date(now), zone.minute_of_day(at));
        let rest = format!("{:02}:{:02}", minute % 60, at.div_euclid(1_000).rem_euclid(60));
        let clock = self.clock_with(minute / 60, &rest);
        if date == today {
            return clock;
        }
        let date = if date.year == today.year { self.short(date) } else { self.short_with_year(date) };
        date_and_clock(self, &date, &clock)
    }

    /// How long ago: `just now`, `12 min ago`, `3 h ago`, `5 days ago`.
    #[must_use]
    pub fn age(self, age_ms: Millis) -> String {
        match age_ms / 1_000 {
            seconds if seconds < 60 => just_now(self).to_owned(),
            seconds if seconds < 3_600 => minutes_ago(self, seconds / 60),
            seconds if seconds < 2 * 86_400 => hours_ago(self, seconds / 3_600),
            seconds => days_ago(self, seconds / 86_400),
        }
    }

    /// A list: `gas, steam and water`.
    #[must_use]
    pub fn list(self, of: &[String]) -> String {
        match of {
            [] => nothing(self).to_owned(),
            [only] => only.clone(),
            [most @ .., last] => and_last(self, &most.join(", "), last),
        }
    }

    /// Longer parts of a sentence, which have commas of their own: `gas at $1; steam at 1 lb/lb`.
    #[must_use]
    pub fn parts<T: AsRef<str>>(self, of: &[T]) -> String {
        let all = of.iter().map(|part| part.as_ref().to_owned());
        all.reduce(|most, more| and_more(self, &most, &more)).unwrap_or_default()
    }
}

/// An hour of twelve, and its half of the day.
fn half_day(hour: i64) -> (String, &'static str) {
    let hour = hour.rem_euclid(24);
    let of_twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    (of_twelve.to_string(), if hour < 12 { "am" } else { "pm" })
}
