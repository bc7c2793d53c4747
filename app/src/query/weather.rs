//! The temperature outside a site in a line: the newest from its own thermometers or else from the
//! weather service, how old it is, and what is usual at this hour.

use crate::Scope;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Site, Unit, UnitSystem, Zone, display};
use store::{Catalog, WeatherHour};
use wording::Words;
use wording::page::daily::weather as says;

/// A thermometer of the site heard within this time goes before the weather service.
const OWN_MS: Millis = 2 * HOUR_MS;
/// A temperature younger than this counts as present.
const NOW_MS: Millis = 30 * MINUTE_MS;
/// The number of days that decide what is usual at this hour.
const USUAL_DAYS: i64 = 28;
/// The fewest days that say what is usual.
const USUAL_DAYS_MIN: usize = 7;
/// A smaller difference counts as usual, in °C.
const AS_USUAL_C: f64 = 1.0;

/// The line; `None` if no temperature is known.
///
/// # Errors
/// The store's.
pub async fn line(state: &Scope, catalog: &Catalog, site: &Site, now: Millis) -> store::Result<Option<String>> {
    let site_id = site.site_id;
    let zone = catalog.zone(site_id);
    let own = own_newest(state, catalog, site_id);
    let span = Span { start: now - USUAL_DAYS * DAY_MS, end: now + 1 };
    let hours = state.store.weather_hours(site_id, span).await?;
    let told = hours.iter().rev().find_map(|hour| Some((hour.at, hour.temp_c?)));
    let newest = match (own, told) {
        (Some((at, temp_c)), _) if now - at <= OWN_MS => Newest { temp_c, at, is_own: true },
        // An hour's temperature is valid until the hour ends.
        (_, Some((at, temp_c))) => Newest { temp_c, at: now.min(at + HOUR_MS), is_own: false },
        (Some((at, temp_c)), None) => Newest { temp_c, at, is_own: true },
        (None, None) => return Ok(None),
    };
    Ok(Some(sentence(state.words(site), &newest, usual(&hours, &zone, now), &zone, now)))
}

/// The newest known temperature.
struct Newest {
    temp_c: f64,
    at: Millis,
    is_own: bool,
}

/// The newest value of the site's own thermometers, with its time.
fn own_newest(state: &Scope, catalog: &Catalog, site_id: domain::SiteId) -> Option<(Millis, f64)> {
    let is_outside = |field: &str| field.split(':').next() == Some("outdoor_temp_c");
    let of_site = catalog.channels.values().filter(|channel| {
        is_outside(&channel.field) && catalog.meters.get(&channel.meter_id).is_some_and(|meter| meter.site_id == site_id)
    });
    of_site
        .filter_map(|channel| state.live.newest_sent(channel.channel_id))
        .max_by_key(|reading| reading.at)
        .map(|reading| (reading.at, reading.value))
}

/// The median at this hour of the days before, in °C; `None` if too few are known.
fn usual(hours: &[WeatherHour], zone: &Zone, now: Millis) -> Option<f64> {
    let hour_of = |at: Millis| zone.minute_of_day(at) / 60;
    let mut same: Vec<f64> = hours
        .iter()
        .filter(|hour| hour.at < now - DAY_MS / 2 && hour_of(hour.at) == hour_of(now))
        .filter_map(|hour| hour.temp_c)
        .collect();
    same.sort_by(f64::total_cmp);
    (same.len() >= USUAL_DAYS_MIN).then(|| same[same.len() / 2])
}

fn sentence(words: Words, newest: &Newest, usual: Option<f64>, zone: &Zone, now: Millis) -> String {
    let in_units = |celsius: f64| display::level(celsius, Unit::Celsius, words.units);
    let (value, unit) = in_units(newest.temp_c);
    let number = words.fixed(value, usize::from(words.units == UnitSystem::Metric));
    let (temperature, is_own) = (says::degrees(words, words.units, &number, unit), newest.is_own);
    if now - newest.at > NOW_MS {
        return says::earlier(words, &temperature, is_own, &words.when(zone, newest.at, now));
    }
    let Some(usual) = usual else { return says::now(words, &temperature, is_own) };
    let apart = says::apart(words, &words.fixed((value - in_units(usual).0).abs(), 0));
    match newest.temp_c - usual {
        difference if difference.abs() < AS_USUAL_C => says::as_usual(words, &temperature, is_own),
        difference if difference > 0.0 => says::warmer(words, &temperature, &apart, is_own),
        _ => says::colder(words, &temperature, &apart, is_own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_793_615_400_000; // 2026-11-02T10:30:00Z

    fn hour(at: Millis, temp_c: f64) -> WeatherHour {
        WeatherHour { at, temp_c: Some(temp_c), humidity_percent: None, is_forecast: false }
    }

    #[test]
    fn what_is_usual_is_the_middle_of_the_same_hour_of_the_days_before() {
        let tens = |days: std::ops::RangeInclusive<i64>| days.map(|day| NOW - day * DAY_MS - 30 * MINUTE_MS);
        let mut hours: Vec<WeatherHour> = tens(1..=9).enumerate().map(|(i, at)| hour(at, i as f64)).collect();
        hours.extend(tens(1..=9).map(|at| hour(at - HOUR_MS, 40.0)));
        hours.push(hour(NOW - 30 * MINUTE_MS, 99.0));
        assert_eq!(usual(&hours, &Zone::utc(), NOW), Some(4.0));
        assert_eq!(usual(&hours[..6], &Zone::utc(), NOW), None);
    }

    #[test]
    fn a_temperature_says_whose_it_is_how_old_and_whether_that_is_usual() {
        let told = |newest: Newest, usual, units| sentence(Words { units, ..Words::ENGLISH }, &newest, usual, &Zone::utc(), NOW);
        let own = Newest { temp_c: 4.0, at: NOW - MINUTE_MS, is_own: true };
        assert_eq!(told(own, Some(9.0), UnitSystem::Metric), "4.0\u{a0}°C outside, 5° colder than usual. (Your weather station)");
        let service = Newest { temp_c: 20.0, at: NOW, is_own: false };
        assert_eq!(told(service, Some(20.4), UnitSystem::Us), "68°F outside, about as usual. (Weather service)");
        // An old value is not shown as present, nor compared with what is usual now.
        let old = Newest { temp_c: 4.0, at: NOW - 5 * HOUR_MS, is_own: true };
        assert_eq!(told(old, Some(9.0), UnitSystem::Metric), "4.0\u{a0}°C outside at 05:30. (Your weather station)");
    }
}
