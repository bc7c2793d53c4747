//! When which analysis is due. Pure: the clock and what was last asked for come in.

use domain::{HOUR_MS, MINUTE_MS, Millis, Zone};
use store::JobKind;

/// After the hour, so that meters have told of its end.
const AFTER_THE_HOUR_MS: Millis = 10 * MINUTE_MS;
/// Hours are looked back on when the night is quiet, as the site's clock has it.
const LOOK_BACK_HOUR_MS: Millis = 2 * HOUR_MS;
/// Forecasts are made this often.
const FORECAST_EVERY_MS: Millis = 6 * HOUR_MS;

/// Whether a job of that kind is due again: it was last asked for at `last`.
pub(crate) fn is_due(kind: JobKind, zone: &Zone, last: Option<Millis>, now: Millis) -> bool {
    let Some(last) = last else { return true };
    let changed = |of: &dyn Fn(Millis) -> Millis| of(last) < of(now);
    match kind {
        JobKind::Scan => changed(&|at| (at - AFTER_THE_HOUR_MS).div_euclid(HOUR_MS)),
        JobKind::LookBack => changed(&|at| zone.day(at - LOOK_BACK_HOUR_MS).start),
        // After the scan of that hour, which writes what came beside what was forecast.
        JobKind::Forecast => changed(&|at| (zone.local_ms(at) - AFTER_THE_HOUR_MS).div_euclid(FORECAST_EVERY_MS)),
        JobKind::Selection => changed(&|at| zone.week(at - LOOK_BACK_HOUR_MS).start),
    }
}

#[cfg(test)]
mod tests {
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
}
