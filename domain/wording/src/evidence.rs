//! What was seen, in a sentence with its figures. Leaves out the likely causes (`cause`).

use crate::room::texts;
use crate::{Amounts, Words};
use domain::finding::{DaysAlike, Evidence, Finding, HourAmount};
use domain::zone::Date;
use domain::{HOUR_MS, Millis, Zone};

texts! { "evidence";
    /// Hours of a day, at the beginning of a sentence.
    span_of_day(day: &str, from: &str, to: &str);
    /// A longer time, at the beginning of a sentence.
    span_of_days(from: &str, to: &str);
    /// An hour of a day.
    moment(clock: &str, day: &str);
    /// So many hours.
    hours(hours: i64);
    /// So many days.
    days(days: i64);
    /// A meter that said nothing.
    no_readings(span: &str, lasting: &str, usual: Option<&str>);
    /// A register that fell.
    counted_backwards(by: &str, moment: &str);
    /// More than can be.
    impossible(amount: &str, moment: &str, most: Option<&str>);
    /// Nothing but zero, and perhaps all of it after.
    only_zero(span: &str, lasting: &str, usual: &str, then: Option<&str>, then_from: &str);
    /// The same value each hour.
    same_value(span: &str, value: &str, lasting: &str);
    /// More than usual.
    more(span: &str, is_yield: bool, value: &str, usual: &str, change: &str);
    /// More than usual, most of it in an hour.
    more_with_peak(span: &str, is_yield: bool, value: &str, usual: &str, change: &str, peak: &str, peak_from: &str);
    /// Less than usual.
    less(span: &str, is_yield: bool, value: &str, usual: &str, change: &str);
    /// Nothing.
    nothing(span: &str, is_yield: bool, usual: &str);
    /// In place of a change, where nothing is usual.
    no_change();
    /// A night that did not settle.
    night(nights: &str, value: &str, usual: &str, level: Option<&str>, from: &str, to: &str);
    /// Several of them.
    nights(nights: &str, value: &str, usual: &str, level: Option<&str>, from: &str, to: &str);
    /// More than usual on a day of a weekend.
    weekend_day(day: &str, value: &str, usual: &str, change: &str);
    /// More than usual on a weekend.
    weekend_days(days: &str, value: &str, usual: &str, change: &str);
    /// A weekend like a working day.
    weekend_like_working_day(days: &str, is_one_day: bool, value: &str, usual: &str, working: usize, all: usize);
    /// The usual day, moved.
    day_moved(span: &str, lasting: &str, is_later: bool);
    /// Another level.
    new_level(lasting: &str, moment: &str, is_yield: bool, is_lower: bool, rate: &str, usual: &str, change: &str);
    /// A level that rises or falls.
    drift(lasting: &str, moment: &str, is_rise: bool, early: &str, late: &str, rate: &str, usual: &str);
    /// A base load that rose.
    base_load(since: &str, is_at_once: bool, rate: &str, usual: &str, change: &str);
    /// Panels that give less than those around them.
    less_than_peers(since: &str, percent: &str);
    /// Panels whose best hours give less than expected.
    best_hours_less(since: &str, best: &str, usual: &str, change: &str);
}

/// What was seen of a finding. `zone` is the site's.
#[must_use]
pub fn sentence(words: Words, found: &Finding, evidence: &Evidence, zone: &Zone, amounts: Amounts) -> String {
    let seen = Seen { words, found, zone, amounts };
    let span = &seen.span();
    let (value, usual, change) = (&seen.measured(), &seen.usual(), &seen.change());
    match *evidence {
        Evidence::NoReadings => {
            let is_usual = found.expected.is_some_and(|expected| expected > 0.0);
            no_readings(words, span, &hours(words, found.hours()), is_usual.then_some(usual))
        }
        Evidence::CountedBackwards { by, at } => counted_backwards(words, &seen.amount(by), &seen.moment(at)),
        Evidence::Impossible { hour, most } => {
            let most = most.map(|most| seen.amount(most));
            impossible(words, &seen.amount(hour.amount), &seen.moment(hour.at), most.as_deref())
        }
        Evidence::OnlyZero { hours: n, usual_an_hour, then } => {
            let (amount, from) = seen.hour_amount(then);
            only_zero(words, span, &hours(words, n as i64), &seen.amount(usual_an_hour), amount.as_deref(), &from)
        }
        Evidence::SameValue { value, hours: n } => same_value(words, span, &seen.amount(value), &hours(words, n as i64)),
        Evidence::More { most, is_yield } => match seen.hour_amount(most) {
            (Some(peak), from) => more_with_peak(words, span, is_yield, value, usual, change, &peak, &from),
            (None, _) => more(words, span, is_yield, value, usual, change),
        },
        Evidence::Less { is_yield } => less(words, span, is_yield, value, usual, change),
        Evidence::Nothing { is_yield } => nothing(words, span, is_yield, usual),
        Evidence::NightOn { an_hour } => seen.night_on(an_hour),
        Evidence::WeekendOn { first, last, like } => seen.weekend_on(first, last, like),
        Evidence::DayMoved { hours: n } => day_moved(words, span, &hours(words, n.abs()), n > 0),
        Evidence::NewLevel { .. } | Evidence::Creeping { .. } | Evidence::RestRaised { .. } => seen.level(evidence),
        Evidence::LessThanPeers { less_percent } => less_than_peers(words, &seen.since(), &words.percent(less_percent, 0)),
        Evidence::BestHoursLess { best, usual } => {
            best_hours_less(words, &seen.since(), &seen.amount(best), &seen.amount(usual), &seen.against(best, usual))
        }
    }
}

/// A finding at its site.
struct Seen<'a> {
    words: Words,
    found: &'a Finding,
    zone: &'a Zone,
    amounts: Amounts<'a>,
}

impl Seen<'_> {
    fn amount(&self, value: f64) -> String {
        self.amounts.rounded(value, self.words)
    }

    fn measured(&self) -> String {
        self.amount(self.found.value.unwrap_or_default())
    }

    fn usual(&self) -> String {
        self.amount(self.found.expected.unwrap_or_default())
    }

    fn change(&self) -> String {
        let percent = self.found.deviation_percent.filter(|percent| percent.is_finite());
        percent.map_or_else(|| no_change(self.words).to_owned(), |percent| self.words.signed_percent(percent))
    }

    /// The first against the second.
    fn against(&self, now: f64, usual: f64) -> String {
        self.words.signed_percent((now / usual - 1.0) * 100.0)
    }

    /// The amount of an hour, and from when the hour is.
    fn hour_amount(&self, hour: Option<HourAmount>) -> (Option<String>, String) {
        match hour {
            Some(hour) => (Some(self.amount(hour.amount)), self.clock(hour.at)),
            None => (None, String::new()),
        }
    }

    fn night_on(&self, an_hour: Option<f64>) -> String {
        let noon = |at: Millis| (hour(self.zone, at) - 12).div_euclid(24);
        let span = self.found.span;
        let evening = Date::from_days(noon(span.start));
        let morning = Date::from_days(noon(self.last()) + 1);
        let says = if morning.days() - evening.days() > 1 { nights } else { night };
        let level = an_hour.map(|an_hour| self.amount(an_hour));
        let (from, to) = (self.clock(span.start), self.clock(span.end));
        let days = self.words.between(evening, morning);
        says(self.words, &days, &self.measured(), &self.usual(), level.as_deref(), &from, &to)
    }

    fn weekend_on(&self, first: Date, last: Date, like: Option<DaysAlike>) -> String {
        let words = self.words;
        let days = if first == last { words.day(first) } else { words.between(first, last) };
        let (value, usual) = (&self.measured(), &self.usual());
        match like {
            Some(like) => {
                weekend_like_working_day(words, &days, first == last, value, usual, like.working, like.working + like.weekend)
            }
            None if first == last => weekend_day(words, &days, value, usual, &self.change()),
            None => weekend_days(words, &days, value, usual, &self.change()),
        }
    }

    /// Another level than usual, for days.
    fn level(&self, evidence: &Evidence) -> String {
        let words = self.words;
        let (lasting, from) = (&self.lasting(), &self.moment(self.found.span.start));
        match *evidence {
            Evidence::NewLevel { an_hour, usual_an_hour, is_yield } => {
                let is_lower = self.found.deviation_percent.is_some_and(|percent| percent < 0.0);
                let (rate, usual) = (self.amount(an_hour), self.amount(usual_an_hour));
                new_level(words, lasting, from, is_yield, is_lower, &rate, &usual, &self.change())
            }
            Evidence::Creeping { early_percent, late_percent, an_hour, usual_an_hour } => {
                let is_rise = early_percent.zip(late_percent).is_some_and(|(early, late)| late >= early);
                let percent = |percent: Option<f64>| percent.map_or("–".to_owned(), |percent| words.signed_percent(percent));
                let (rate, usual) = (self.amount(an_hour), self.amount(usual_an_hour));
                drift(words, lasting, from, is_rise, &percent(early_percent), &percent(late_percent), &rate, &usual)
            }
            Evidence::RestRaised { an_hour, usual_an_hour, is_at_once } => {
                let (rate, usual) = (self.amount(an_hour), self.amount(usual_an_hour));
                base_load(words, &self.since(), is_at_once, &rate, &usual, &self.against(an_hour, usual_an_hour))
            }
            _ => String::new(),
        }
    }

    fn lasting(&self) -> String {
        let n = self.found.hours();
        if n < 72 { hours(self.words, n) } else { days(self.words, (n + 12) / 24) }
    }

    fn since(&self) -> String {
        self.words.day_of_month(date(self.zone, self.found.span.start))
    }

    /// The start of the last hour.
    fn last(&self) -> Millis {
        self.found.span.end - HOUR_MS
    }

    /// From the first hour to the end of the last one.
    fn span(&self) -> String {
        let (words, zone, span) = (self.words, self.zone, self.found.span);
        let (from, to) = (date(zone, span.start), date(zone, self.last()));
        if from == to {
            let end = words.hour(hour(zone, self.last()).rem_euclid(24) + 1);
            return span_of_day(words, &words.day(from), &self.clock(span.start), &end);
        }
        let to = date(zone, span.end);
        let day = |date| if from.year == to.year { words.day_of_month(date) } else { words.date(date) };
        span_of_days(words, &words.at(&day(from), &self.clock(span.start)), &words.at(&day(to), &self.clock(span.end)))
    }

    /// An hour by its clock.
    fn clock(&self, at: Millis) -> String {
        self.words.hour(hour(self.zone, at).rem_euclid(24))
    }

    /// `1 PM on Tuesday, March 3`.
    fn moment(&self, at: Millis) -> String {
        moment(self.words, &self.clock(at), &self.words.day(date(self.zone, at)))
    }
}

/// The hour on the site's wall clock, counted from 1970-01-01 00:00.
fn hour(zone: &Zone, at: Millis) -> i64 {
    zone.local_ms(at).div_euclid(HOUR_MS)
}

fn date(zone: &Zone, at: Millis) -> Date {
    Date::from_days(hour(zone, at).div_euclid(24))
}
