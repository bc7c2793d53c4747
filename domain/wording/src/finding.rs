//! A finding in a sentence: what, where, when, how much. Leaves out the evidence (`evidence`) and
//! likely causes (`cause`), which are on the page of the finding.

use crate::figure::NOTHING;
use crate::room::texts;
use crate::{Amounts, Words, label};
use domain::finding::{Finding, Kind};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, Utility, Zone, display};

texts! { "finding";
    /// What a building uses of a utility, as the subject of a sentence.
    utility_of(place: &str, utility: &str);
    /// What a building makes, as the subject of a sentence.
    generation_of(place: &str);
    /// A time that goes on.
    since(date: &str);
    /// Hours of today.
    today(from: &str, to: &str);
    /// Hours of yesterday.
    yesterday(from: &str, to: &str);
    /// Hours of a day.
    on_day(day: &str, from: &str, to: &str);
    /// A time, between two instants.
    from_to(from: &str, to: &str);
    /// A time of whole days.
    over_days(days: &str);
    /// On through a longer time.
    stayed_on(subject: &str, when: &str);
    /// On in the night before today.
    stayed_on_last_night(subject: &str);
    /// On in a night of this week, by its weekdays.
    stayed_on_night(subject: &str, evening: &str, morning: &str);
    /// On in a night, by the day of its morning.
    stayed_on_night_of(subject: &str, day: &str);
    /// On through a weekend.
    stayed_on_weekend(subject: &str, saturday: &str);
    /// Much more than usual.
    much_more(subject: &str, is_generation: bool, when: &str);
    /// Much less than usual.
    much_less(subject: &str, is_generation: bool, when: &str);
    /// At other hours than usual.
    other_hours(subject: &str, when: &str);
    /// A meter that said nothing.
    meter_silent(subject: &str, when: &str);
    /// A meter that said zero.
    meter_zero(subject: &str, when: &str);
    /// A meter that said what cannot be.
    meter_impossible(subject: &str, when: &str);
    /// A higher level that goes on.
    more_since(subject: &str, is_generation: bool, date: &str);
    /// A lower level that goes on.
    less_since(subject: &str, is_generation: bool, date: &str);
    /// A higher level.
    more(subject: &str, is_generation: bool, when: &str);
    /// A lower level.
    less(subject: &str, is_generation: bool, when: &str);
    /// A rise that goes on.
    ever_more_since(subject: &str, is_generation: bool, date: &str);
    /// A fall that goes on.
    ever_less_since(subject: &str, is_generation: bool, date: &str);
    /// A rise.
    ever_more(subject: &str, is_generation: bool, when: &str);
    /// A fall.
    ever_less(subject: &str, is_generation: bool, when: &str);
    /// What was measured, and what is usual.
    instead_of_usual(value: &str, usual: &str);
    /// What was measured where next to nothing is usual.
    instead_of_nothing(value: &str);
    /// Next to nothing was measured.
    nothing_instead_of(usual: &str);
    /// The whole sentence.
    with_figures(happening: &str, figures: &str);
    /// The whole sentence of a meter at fault.
    without_figures(happening: &str);
}

/// What a finding is about, and to whom it is told.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// In whose words.
    pub words: Words,
    /// The building, the meter, or what it is of a building: `the library’s water`.
    pub subject: &'a str,
    /// It is generation, not use.
    pub is_generation: bool,
    /// The site's time zone.
    pub zone: &'a Zone,
    /// In which units.
    pub amounts: Amounts<'a>,
}

/// A longer finding is not described as a night.
const NIGHT_MS_MAX: Millis = 16 * HOUR_MS;

/// What a building uses of a utility, as the subject of a sentence: `The library’s water`.
#[must_use]
pub fn subject(words: Words, place: &str, utility: Utility) -> String {
    utility_of(words, place, label::utility_within(words, utility))
}

/// What happened, without its figures: `The library stayed on overnight, Sunday to Monday`.
#[must_use]
pub fn happening(about: &About, found: &Finding, now: Millis) -> String {
    let About { words, subject, zone, .. } = *about;
    let when = &when(about, found.span, found.is_open, now);
    let is_made = about.is_generation;
    let is_more = found.deviation_percent.is_none_or(|percent| percent >= 0.0);
    let since = &words.short(zone.date(found.span.start));
    match found.kind {
        Kind::NightWaste if found.span.length_ms() > NIGHT_MS_MAX => stayed_on(words, subject, when),
        Kind::NightWaste => night(about, found.span, now),
        Kind::WeekendWaste => stayed_on_weekend(words, subject, &words.day_of_month(saturday(zone, found.span))),
        Kind::UsageSpike => much_more(words, subject, is_made, when),
        Kind::EquipmentFailure => much_less(words, subject, is_made, when),
        Kind::ScheduleDeviation => other_hours(words, subject, when),
        // A silent meter measured nothing, which is not the same as zero.
        Kind::MeterFault if found.value.is_none() => meter_silent(words, subject, when),
        Kind::MeterFault if found.value == Some(0.0) => meter_zero(words, subject, when),
        Kind::MeterFault => meter_impossible(words, subject, when),
        Kind::LevelShift => match (found.is_open, is_more) {
            (true, true) => more_since(words, subject, is_made, since),
            (true, false) => less_since(words, subject, is_made, since),
            (false, true) => more(words, subject, is_made, when),
            (false, false) => less(words, subject, is_made, when),
        },
        Kind::Drift => match (found.is_open, is_more) {
            (true, true) => ever_more_since(words, subject, is_made, since),
            (true, false) => ever_less_since(words, subject, is_made, since),
            (false, true) => ever_more(words, subject, is_made, when),
            (false, false) => ever_less(words, subject, is_made, when),
        },
    }
}

/// The whole sentence: `The library stayed on last night: 41 kWh instead of the usual 9 kWh.`
#[must_use]
pub fn sentence(about: &About, found: &Finding, now: Millis) -> String {
    let happening = happening(about, found, now);
    match figures(about, found) {
        Some(figures) => with_figures(about.words, &happening, &figures),
        None => without_figures(about.words, &happening),
    }
}

/// `41.0 kWh instead of the usual 9.02 kWh`; `None` for a fault of a meter, whose figures mean
/// little.
#[must_use]
pub fn figures(about: &About, found: &Finding) -> Option<String> {
    let (value, expected) = (found.value?, found.expected?.max(0.0));
    if found.kind == Kind::MeterFault {
        return None;
    }
    let words = about.words;
    let amount = |value| about.amounts.exact(value, words);
    let is_nothing = |value: f64| match about.amounts {
        Amounts::Of(utility) => display::amount(value, utility, words.units).0.abs() < NOTHING,
        Amounts::Stored(_) => false,
    };
    Some(match (is_nothing(value), is_nothing(expected)) {
        (_, true) => instead_of_nothing(words, &amount(value)),
        (true, false) => nothing_instead_of(words, &amount(expected)),
        (false, false) => instead_of_usual(words, &amount(value), &amount(expected)),
    })
}

/// When it was, in as few words as possible.
fn when(about: &About, span: Span, is_open: bool, now: Millis) -> String {
    let About { words, zone, .. } = *about;
    let (first, last) = (zone.date(span.start), zone.date(span.end - 1));
    if is_open && span.length_ms() > 2 * DAY_MS {
        return since(words, &words.short(first));
    }
    if first == last {
        let (from, to) = (words.hour_at(zone, span.start), words.end_at(zone, span.end));
        return match zone.date(now).days() - first.days() {
            0 => today(words, &from, &to),
            1 => yesterday(words, &from, &to),
            _ => on_day(words, &words.day(first), &from, &to),
        };
    }
    if span.length_ms() <= 2 * DAY_MS {
        let moment = |at| words.moment(zone, at);
        return from_to(words, &moment(span.start), &moment(span.end));
    }
    let is_this_year = first.year == last.year && last.year == zone.date(now).year;
    over_days(words, &if is_this_year { words.between(first, last) } else { words.range(first, last) })
}

fn night(about: &About, span: Span, now: Millis) -> String {
    let About { words, subject, zone, .. } = *about;
    let morning = zone.date(span.end - 1);
    let evening = Date::from_days(morning.days() - 1);
    match zone.date(now).days() - morning.days() {
        0 => stayed_on_last_night(words, subject),
        1..=6 => stayed_on_night(words, subject, &words.weekday(evening), &words.weekday(morning)),
        _ => stayed_on_night_of(words, subject, &words.day(morning)),
    }
}

/// The Saturday of a weekend that a finding lies in or begins before.
fn saturday(zone: &Zone, span: Span) -> Date {
    let date = zone.date(span.start);
    Date::from_days(date.days() + if date.weekday() == 4 { 1 } else { 5 - date.weekday().max(5) as i64 })
}
