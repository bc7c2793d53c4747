//! What was seen, in a sentence with its figures, as it was stored. It stays as it is: stored text is
//! compared with it to the letter.

use super::calendar::{self, day_of_month};
use super::units::amount;
use domain::finding::{DaysAlike, Evidence, Finding, HourAmount};
use domain::zone::Date;
use domain::{HOUR_MS, Millis, Zone};

/// What was seen of a finding. `zone` is the site's.
#[must_use]
pub fn sentence(found: &Finding, evidence: &Evidence, zone: &Zone, symbol: &str) -> String {
    let seen = Seen { found, zone, symbol };
    let units = |value| amount(value, symbol);
    match *evidence {
        Evidence::NoReadings => seen.no_readings(),
        Evidence::CountedBackwards { by, at } => {
            format!("The meter counted backwards by {} at {}.", units(by), moment(zone, at))
        }
        Evidence::Impossible { hour, most } => {
            let most = most.map_or(String::new(), |most| format!(", more than the {} that it can pass", units(most)));
            format!("The meter told {} for the hour from {}{most}.", units(hour.amount), moment(zone, hour.at))
        }
        Evidence::OnlyZero { hours, usual_an_hour, then } => {
            let then = then.map_or(String::new(), |then| format!(", then {}", seen.in_the_hour(then)));
            format!(
                "{} the meter told nothing but zero for {hours} hours, where {} an hour is usual{then}.",
                seen.span(),
                units(usual_an_hour)
            )
        }
        Evidence::SameValue { value, hours } => {
            format!("{} the meter told the same value, {}, hour after hour for {hours} hours.", seen.span(), units(value))
        }
        Evidence::More { most, is_yield } => {
            let most = most.map_or(String::new(), |most| format!(", {}", seen.part_in_the_hour(most)));
            format!(
                "{} {} {} where {} is usual ({}){most}.",
                seen.span(),
                seen.measured(),
                used(is_yield),
                seen.usual(),
                seen.percent()
            )
        }
        Evidence::Less { is_yield } => {
            format!(
                "{} only {} {} where {} is usual ({}).",
                seen.span(),
                seen.measured(),
                used(is_yield),
                seen.usual(),
                seen.percent()
            )
        }
        Evidence::Nothing { is_yield } => {
            let came = if is_yield { "came" } else { "was used" };
            format!("{} nothing {came} where {} is usual.", seen.span(), seen.usual())
        }
        Evidence::NightOn { an_hour } => seen.night_on(an_hour),
        Evidence::WeekendOn { first, last, like } => seen.weekend_on(first, last, like),
        Evidence::DayMoved { hours } => {
            let way = if hours > 0 { "later" } else { "earlier" };
            format!("{} the usual day ran about {} hours {way}.", seen.span(), hours.abs())
        }
        Evidence::NewLevel { an_hour, usual_an_hour, is_yield } => {
            let what = if is_yield { "the yield" } else { "use" };
            let way = if found.deviation_percent.is_some_and(|percent| percent < 0.0) { "fell to" } else { "stood at" };
            let rates = seen.rates(an_hour, usual_an_hour);
            let (lasting, from) = (seen.lasting(), moment(zone, found.span.start));
            format!("For {lasting}, from {from}, {what} {way} a new level: {rates} ({}).", seen.percent())
        }
        Evidence::Creeping { early_percent, late_percent, an_hour, usual_an_hour } => {
            let (early, late) = (early_percent.unwrap_or(f64::NAN), late_percent.unwrap_or(f64::NAN));
            let way = if late >= early { "crept up" } else { "crept down" };
            let rates = seen.rates(an_hour, usual_an_hour);
            format!(
                "Over {}, from {}, use {way}: from {early:+.0} % to {late:+.0} % against the usual, {rates} in all.",
                seen.lasting(),
                moment(zone, found.span.start)
            )
        }
        Evidence::RestRaised { an_hour, usual_an_hour, is_at_once } => {
            let way = if is_at_once { "stood at" } else { "crept up to" };
            let (now, usual, percent) = seen.against(an_hour, usual_an_hour);
            let since = seen.since();
            format!(
                "Since about {since} the load at rest has {way} {now} an hour, where {usual} was usual some weeks before \
                 ({percent})."
            )
        }
        Evidence::LessThanPeers { less_percent } => {
            let since = seen.since();
            format!(
                "Since about {since} the panels give {less_percent:.0} % less than they did under the same sky, \
                 held against the panels around them."
            )
        }
        Evidence::BestHoursLess { best, usual } => {
            let (now, usual, percent) = seen.against(best, usual);
            format!("Since about {} the best hours give {now} where the season lets expect {usual} ({percent}).", seen.since())
        }
    }
}

fn used(is_yield: bool) -> &'static str {
    if is_yield { "came" } else { "were used" }
}

/// A finding at its site.
struct Seen<'a> {
    found: &'a Finding,
    zone: &'a Zone,
    symbol: &'a str,
}

impl Seen<'_> {
    fn amount(&self, value: f64) -> String {
        amount(value, self.symbol)
    }

    fn measured(&self) -> String {
        self.amount(self.found.value.unwrap_or_default())
    }

    fn usual(&self) -> String {
        self.amount(self.found.expected.unwrap_or_default())
    }

    fn percent(&self) -> String {
        self.found.deviation_percent.map_or_else(|| "nothing is usual".to_owned(), |percent| format!("{percent:+.0} %"))
    }

    fn rates(&self, an_hour: f64, usual_an_hour: f64) -> String {
        format!("{} an hour where {} is usual", self.amount(an_hour), self.amount(usual_an_hour))
    }

    /// Two amounts, and the first against the second.
    fn against(&self, now: f64, usual: f64) -> (String, String, String) {
        (self.amount(now), self.amount(usual), format!("{:+.0} %", (now / usual - 1.0) * 100.0))
    }

    fn in_the_hour(&self, hour: HourAmount) -> String {
        format!("{} in the hour from {}", self.amount(hour.amount), clock(self.zone, hour.at))
    }

    fn part_in_the_hour(&self, hour: HourAmount) -> String {
        format!("{} of it in the hour from {}", self.amount(hour.amount), clock(self.zone, hour.at))
    }

    fn no_readings(&self) -> String {
        let is_usual = self.found.expected.is_some_and(|expected| expected > 0.0);
        let usual = if is_usual { format!(", in which {} is usual", self.usual()) } else { String::new() };
        format!("{} the meter was silent: {} hours{usual}.", self.span(), self.found.hours())
    }

    fn night_on(&self, an_hour: Option<f64>) -> String {
        let level = match an_hour {
            None => "it stayed near the daytime level".to_owned(),
            Some(an_hour) => format!("it stayed at {} an hour", self.amount(an_hour)),
        };
        let span = self.found.span;
        let (from, to) = (clock(self.zone, span.start), clock(self.zone, span.end));
        format!("{} used {} where {} is usual; {level} from {from} to {to}.", self.night(), self.measured(), self.usual())
    }

    fn weekend_on(&self, first: Date, last: Date, like: Option<DaysAlike>) -> String {
        let days =
            if first == last { calendar::day(first) } else { format!("The weekend of {}", calendar::between(first, last)) };
        let like = like.map_or_else(
            || format!(", {}", self.percent()),
            |like| {
                let all = like.working + like.weekend;
                format!(": a day like this is otherwise a working day ({} of {all} such days)", like.working)
            },
        );
        format!("{days} used {} where {} is usual{like}.", self.measured(), self.usual())
    }

    fn lasting(&self) -> String {
        let hours = self.found.hours();
        if hours < 72 { format!("{hours} hours") } else { format!("{} days", (hours + 12) / 24) }
    }

    fn since(&self) -> String {
        day_of_month(date(self.zone, self.found.span.start))
    }

    /// The start of the last hour.
    fn last(&self) -> Millis {
        self.found.span.end - HOUR_MS
    }

    /// From the first hour to the end of the last one.
    fn span(&self) -> String {
        let (zone, span) = (self.zone, self.found.span);
        let (from, to) = (date(zone, span.start), date(zone, self.last()));
        let (start, end) = (clock(zone, span.start), clock(zone, span.end));
        if from == to {
            return format!("From {start} to {end} on {}", calendar::day(from));
        }
        let to = date(zone, span.end);
        let day = |date: Date| {
            if from.year == to.year { day_of_month(date) } else { format!("{} {}", day_of_month(date), date.year) }
        };
        format!("From {start} on {} to {end} on {}", day(from), day(to))
    }

    fn night(&self) -> String {
        let noon = |at: Millis| (hour(self.zone, at) - 12).div_euclid(24);
        let evening = Date::from_days(noon(self.found.span.start));
        let morning = Date::from_days(noon(self.last()) + 1);
        let nights = if morning.days() - evening.days() > 1 { "The nights of" } else { "The night of" };
        format!("{nights} {}", calendar::between(evening, morning))
    }
}

/// The hour on the site's wall clock, counted from 1970-01-01 00:00.
fn hour(zone: &Zone, at: Millis) -> i64 {
    zone.local_ms(at).div_euclid(HOUR_MS)
}

fn date(zone: &Zone, at: Millis) -> Date {
    Date::from_days(hour(zone, at).div_euclid(24))
}

fn clock(zone: &Zone, at: Millis) -> String {
    format!("{:02}:00", hour(zone, at).rem_euclid(24))
}

/// `13:00 on Tuesday 3 March`.
fn moment(zone: &Zone, at: Millis) -> String {
    format!("{} on {}", clock(zone, at), calendar::day(date(zone, at)))
}
