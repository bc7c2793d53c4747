//! When each analysis is due. Pure: the clock and the last requests are parameters.

use domain::{HOUR_MS, MINUTE_MS, Millis, SiteId, Zone};
use store::JobKind;

/// The wait after the hour, so that meters have reported its end.
const AFTER_THE_HOUR_MS: Millis = 10 * MINUTE_MS;
/// The look back runs in the quiet of the night, by the site's clock.
const LOOK_BACK_HOUR_MS: Millis = 2 * HOUR_MS;
/// How often forecasts are made.
const FORECAST_EVERY_MS: Millis = 6 * HOUR_MS;

/// The jobs that are due for a site, by its own clock. `last` holds when each kind was last
/// requested, for one site or for all.
pub(crate) fn due(site_id: SiteId, zone: &Zone, last: &[(JobKind, Option<SiteId>, Millis)], now: Millis) -> Vec<JobKind> {
    let last_of =
        |kind: JobKind| last.iter().filter(|one| one.0 == kind && one.1.is_none_or(|of| of == site_id)).map(|one| one.2).max();
    JobKind::ALL.iter().copied().filter(|&kind| is_due(kind, zone, last_of(kind), now)).collect()
}

/// Whether a job of that kind is due again, when it was last requested at `last`.
fn is_due(kind: JobKind, zone: &Zone, last: Option<Millis>, now: Millis) -> bool {
    let Some(last) = last else { return true };
    let changed = |of: &dyn Fn(Millis) -> Millis| of(last) < of(now);
    match kind {
        JobKind::Scan => changed(&|at| (at - AFTER_THE_HOUR_MS).div_euclid(HOUR_MS)),
        JobKind::LookBack => changed(&|at| zone.day(at - LOOK_BACK_HOUR_MS).start),
        // Runs after that hour's scan, which writes measured values next to the forecast.
        JobKind::Forecast => changed(&|at| (zone.local_ms(at) - AFTER_THE_HOUR_MS).div_euclid(FORECAST_EVERY_MS)),
        JobKind::Selection => changed(&|at| zone.week(at - LOOK_BACK_HOUR_MS).start),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::DAY_MS;

    #[test]
    fn each_kind_has_its_time() {
        let zone = Zone::utc();
        // 2026-03-02, a Monday.
        let monday = 1_772_409_600_000;
        let due = |kind, last: Millis, now: Millis| is_due(kind, &zone, Some(monday + last), monday + now);
        assert!(is_due(JobKind::Selection, &zone, None, monday));
        assert!(!due(JobKind::Scan, 20 * MINUTE_MS, 69 * MINUTE_MS));
        assert!(due(JobKind::Scan, 20 * MINUTE_MS, 70 * MINUTE_MS));
        assert!(!due(JobKind::LookBack, 2 * HOUR_MS, 26 * HOUR_MS - 1));
        assert!(due(JobKind::LookBack, 2 * HOUR_MS, 26 * HOUR_MS));
        assert!(!due(JobKind::Forecast, HOUR_MS, 6 * HOUR_MS));
        assert!(due(JobKind::Forecast, HOUR_MS, 6 * HOUR_MS + 10 * MINUTE_MS));
        assert!(!due(JobKind::Selection, 3 * HOUR_MS, 7 * DAY_MS));
        assert!(due(JobKind::Selection, 3 * HOUR_MS, 7 * DAY_MS + 2 * HOUR_MS));
    }

    #[test]
    fn each_site_has_its_own_night() {
        let [in_tokyo, in_york] = ["Asia/Tokyo", "America/New_York"].map(|name| Zone::named(name).unwrap());
        // 2026-03-03T02:30:00Z is half past eleven in Tokyo and half past nine in the evening
        // before in New York.
        let now = 1_772_505_000_000;
        let (tokyo, york) = (SiteId(1), SiteId(2));
        let day = |site_id, ago: Millis| (JobKind::LookBack, Some(site_id), now - ago);
        let looks_back = |site_id, zone: &Zone, last: &[_]| due(site_id, zone, last, now).contains(&JobKind::LookBack);
        assert!(looks_back(tokyo, &in_tokyo, &[day(tokyo, 12 * HOUR_MS), day(york, HOUR_MS)]));
        assert!(!looks_back(york, &in_york, &[day(tokyo, HOUR_MS), day(york, 12 * HOUR_MS)]));
        let of_all = (JobKind::LookBack, None, now - HOUR_MS);
        assert!(!looks_back(tokyo, &in_tokyo, &[day(tokyo, 12 * HOUR_MS), of_all]), "what was asked for of all is of each");
    }
}
