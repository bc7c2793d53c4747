//! When jobs are due. Pure: the clock and the last requests are parameters.

use crate::{Due, Kind};
use domain::{HOUR_MS, MINUTE_MS, Millis, SiteId, Zone};
use store::{Catalog, JobSubject};

/// The wait after the hour, so that meters have reported its end.
const AFTER_THE_HOUR_MS: Millis = 10 * MINUTE_MS;
/// The hour of nightly and weekly jobs: the quiet of the night, by the site's clock.
const NIGHT_HOUR_MS: Millis = 2 * HOUR_MS;
const SIX_HOURS_MS: Millis = 6 * HOUR_MS;

/// When a job of each kind was last requested, for one site or for everything.
pub(crate) type Last = (String, Option<SiteId>, Millis);

/// The jobs that are due: the name of a kind, and what it is about.
pub(crate) fn due(kinds: &[Kind], catalog: &Catalog, last: &[Last], now: Millis) -> Vec<(&'static str, JobSubject)> {
    let has_building = |site_id: SiteId| catalog.buildings.values().any(|building| building.site_id == site_id);
    let mut found = Vec::new();
    for &site_id in catalog.sites.keys().filter(|site_id| has_building(**site_id)) {
        let of_site = due_of_site(kinds, site_id, &catalog.zone(site_id), last, now);
        found.extend(of_site.into_iter().map(|kind| (kind, JobSubject::Site(site_id))));
    }
    for kind in kinds {
        if let Due::Everything(is_again) = kind.due {
            let last = last.iter().filter(|one| one.0 == kind.name && one.1.is_none()).map(|one| one.2).max();
            if last.is_none_or(|last| is_again(&Zone::utc(), last, now)) {
                found.push((kind.name, JobSubject::All));
            }
        }
    }
    found
}

/// The kinds that are due for a site, by its own clock. What was requested for everything was
/// requested for each site.
fn due_of_site(kinds: &[Kind], site_id: SiteId, zone: &Zone, last: &[Last], now: Millis) -> Vec<&'static str> {
    let last_of =
        |name: &str| last.iter().filter(|one| one.0 == name && one.1.is_none_or(|of| of == site_id)).map(|one| one.2).max();
    kinds.iter().filter(|kind| is_due(kind, zone, last_of(kind.name), now)).map(|kind| kind.name).collect()
}

/// Whether a kind is due again for a site, when it was last requested at `last`.
fn is_due(kind: &Kind, zone: &Zone, last: Option<Millis>, now: Millis) -> bool {
    let Due::EachSite(is_again) = kind.due else { return false };
    last.is_none_or(|last| is_again(zone, last, now))
}

/// Ten past each hour.
pub(crate) fn each_hour(_: &Zone, last: Millis, now: Millis) -> bool {
    let hour = |at: Millis| (at - AFTER_THE_HOUR_MS).div_euclid(HOUR_MS);
    hour(last) < hour(now)
}

/// Every six hours, at ten past. Runs after that hour's scan, which writes measured values next to
/// the forecast.
pub(crate) fn each_six_hours(zone: &Zone, last: Millis, now: Millis) -> bool {
    let quarter = |at: Millis| (zone.local_ms(at) - AFTER_THE_HOUR_MS).div_euclid(SIX_HOURS_MS);
    quarter(last) < quarter(now)
}

/// At two in the night.
pub(crate) fn each_night(zone: &Zone, last: Millis, now: Millis) -> bool {
    let day = |at: Millis| zone.day(at - NIGHT_HOUR_MS).start;
    day(last) < day(now)
}

/// On Mondays, at two in the night.
pub(crate) fn each_week(zone: &Zone, last: Millis, now: Millis) -> bool {
    let week = |at: Millis| zone.week(at - NIGHT_HOUR_MS).start;
    week(last) < week(now)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::{KINDS, forecast, kind_named, look_back, scan, selection};
    use domain::DAY_MS;

    #[test]
    fn each_kind_has_its_time() {
        let zone = Zone::utc();
        // 2026-03-02, a Monday.
        let monday = 1_772_409_600_000;
        let due = |kind, last: Millis, now: Millis| is_due(kind_named(kind).unwrap(), &zone, Some(monday + last), monday + now);
        assert!(is_due(kind_named(selection::NAME).unwrap(), &zone, None, monday));
        assert!(!due(scan::NAME, 20 * MINUTE_MS, 69 * MINUTE_MS));
        assert!(due(scan::NAME, 20 * MINUTE_MS, 70 * MINUTE_MS));
        assert!(!due(look_back::NAME, 2 * HOUR_MS, 26 * HOUR_MS - 1));
        assert!(due(look_back::NAME, 2 * HOUR_MS, 26 * HOUR_MS));
        assert!(!due(forecast::NAME, HOUR_MS, 6 * HOUR_MS));
        assert!(due(forecast::NAME, HOUR_MS, 6 * HOUR_MS + 10 * MINUTE_MS));
        assert!(!due(selection::NAME, 3 * HOUR_MS, 7 * DAY_MS));
        assert!(due(selection::NAME, 3 * HOUR_MS, 7 * DAY_MS + 2 * HOUR_MS));
    }

    #[test]
    fn each_site_has_its_own_night() {
        let [in_tokyo, in_york] = ["Asia/Tokyo", "America/New_York"].map(|name| Zone::named(name).unwrap());
        // 2026-03-03T02:30:00Z is half past eleven in Tokyo and half past nine in the evening
        // before in New York.
        let now = 1_772_505_000_000;
        let (tokyo, york) = (SiteId(1), SiteId(2));
        let day = |site_id, ago: Millis| (look_back::NAME.to_owned(), Some(site_id), now - ago);
        let looks_back =
            |site_id, zone: &Zone, last: &[_]| due_of_site(KINDS, site_id, zone, last, now).contains(&look_back::NAME);
        assert!(looks_back(tokyo, &in_tokyo, &[day(tokyo, 12 * HOUR_MS), day(york, HOUR_MS)]));
        assert!(!looks_back(york, &in_york, &[day(tokyo, HOUR_MS), day(york, 12 * HOUR_MS)]));
        let of_all = (look_back::NAME.to_owned(), None, now - HOUR_MS);
        assert!(!looks_back(tokyo, &in_tokyo, &[day(tokyo, 12 * HOUR_MS), of_all]), "what was asked for of all is of each");
    }
}
