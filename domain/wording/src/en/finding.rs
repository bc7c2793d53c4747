//! A finding in a sentence: what, where, when, how much. Leaves out the evidence (`evidence`) and
//! likely causes (`cause`), which are on the page of the finding.

use super::calendar;
use crate::Units;
use domain::finding::{Finding, Kind};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, Zone};

/// What a finding is about, and in whose units it is told.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The building, the meter, or what it is of a building: `the library’s water`.
    pub subject: &'a str,
    /// It is generation, not use.
    pub is_generation: bool,
    /// The site's time zone.
    pub zone: &'a Zone,
    /// The units.
    pub units: Units<'a>,
}

/// A longer finding is not described as a night.
const NIGHT_MS_MAX: Millis = 16 * HOUR_MS;

/// What happened, without its figures: `The library stayed on in the night to Sunday 22 November`.
#[must_use]
pub fn happening(about: &About, found: &Finding, now: Millis) -> String {
    let About { subject, zone, .. } = about;
    let when = when(zone, found.span, found.is_open, now);
    let is_more = found.deviation_percent.is_none_or(|percent| percent >= 0.0);
    let verb = if about.is_generation { "gave" } else { "used" };
    let since = calendar::short(zone.date(found.span.start));
    let way = if is_more { "more" } else { "less" };
    match found.kind {
        Kind::NightWaste if found.span.length_ms() > NIGHT_MS_MAX => format!("{subject} stayed on {when}"),
        Kind::NightWaste => format!("{subject} stayed on {}", night(zone, found.span, now)),
        Kind::WeekendWaste => format!("{subject} ran through the weekend {}", of_weekend(zone, found.span)),
        Kind::UsageSpike => format!("{subject} {verb} much more than usual {when}"),
        Kind::EquipmentFailure => format!("{subject} {verb} much less than usual {when}"),
        Kind::ScheduleDeviation => format!("{subject} ran at other hours than usual {when}"),
        // A silent meter measured nothing, which is not the same as zero.
        Kind::MeterFault if found.value.is_none() => format!("{subject}: the meter was silent {when}"),
        Kind::MeterFault if found.value == Some(0.0) => format!("{subject}: the meter told nothing but zero {when}"),
        Kind::MeterFault => format!("{subject}: the meter told what cannot be {when}"),
        Kind::LevelShift if found.is_open => format!("Since {since}, {subject} {verb} {way} than usual"),
        Kind::LevelShift => format!("{subject} {verb} {way} than usual {when}"),
        Kind::Drift if found.is_open => format!("Since {since}, {subject} {verb} {way} and {way}"),
        Kind::Drift => format!("{subject} {verb} {way} and {way} {when}"),
    }
}

/// The whole sentence: `The library stayed on last night: 41 kWh where 9 kWh is usual.`
#[must_use]
pub fn sentence(about: &About, found: &Finding, now: Millis) -> String {
    let happening = happening(about, found, now);
    match figures(about, found) {
        Some(figures) => format!("{happening}: {figures}."),
        None => format!("{happening}."),
    }
}

/// `41.0 kWh where 9.02 kWh is usual`; `None` for a fault of a meter, whose figures mean little.
#[must_use]
pub fn figures(about: &About, found: &Finding) -> Option<String> {
    let (value, expected) = (found.value?, found.expected?);
    let amount = |value| about.units.exact(value);
    (found.kind != Kind::MeterFault).then(|| format!("{} where {} is usual", amount(value), amount(expected.max(0.0))))
}

/// When it was, in as few words as possible.
fn when(zone: &Zone, span: Span, is_open: bool, now: Millis) -> String {
    let (first, last) = (zone.date(span.start), zone.date(span.end - 1));
    if is_open && span.length_ms() > 2 * DAY_MS {
        return format!("since {}", calendar::short(first));
    }
    if first == last {
        let clock = match zone.clock(span.end).as_str() {
            "00:00" => "24:00".to_owned(),
            clock => clock.to_owned(),
        };
        return format!("{} from {} to {clock}", on(first, zone.date(now)), zone.clock(span.start));
    }
    if span.length_ms() <= 2 * DAY_MS {
        return format!(
            "from {} {} to {} {}",
            calendar::short(first),
            zone.clock(span.start),
            calendar::short(zone.date(span.end)),
            zone.clock(span.end)
        );
    }
    format!("from {}", calendar::range(first, last).replace(&format!(" {}", zone.date(now).year), ""))
}

/// `today`, `yesterday`, `on Sunday 22 November`.
fn on(date: Date, today: Date) -> String {
    match today.days() - date.days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("on {}", calendar::day(date)),
    }
}

fn night(zone: &Zone, span: Span, now: Millis) -> String {
    let (morning, today) = (zone.date(span.end - 1), zone.date(now));
    match today.days() - morning.days() {
        0 => "last night".to_owned(),
        _ => format!("in the night to {}", calendar::day(morning)),
    }
}

fn of_weekend(zone: &Zone, span: Span) -> String {
    let date = zone.date(span.start);
    let saturday = Date::from_days(date.days() + if date.weekday() == 4 { 1 } else { 5 - date.weekday().max(5) as i64 });
    format!("of {} {}", saturday.day, calendar::month(saturday))
}
