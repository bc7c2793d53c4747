//! Looks at a series for faults, either as readings come or back over all of it, and turns what it
//! finds into anomalies to store. The detection is in `analytics::detect`.

use crate::peers::{Peer, around};
use crate::{Hours, Result, Subject, money};
use analytics::detect::{Detection, Event, Kind, Mode, NotFault, Options, QUIET_HOURS_MAX, detect};
use domain::tariff::Pricing;
use domain::{HOUR_MS, Millis, Zone};
use std::sync::Arc;
use store::{Anomaly, AnomalyFound};

/// An event of fewer counting steps of the meter than this is dropped.
const TICKS_MIN: f64 = 2.5;

/// An event that ended less than this ago may go on: that many quiet hours do not split an event.
pub const GOES_ON_MS: Millis = QUIET_HOURS_MAX as Millis * HOUR_MS;

/// What a look needs besides the hours.
#[derive(Clone)]
pub struct Ask {
    /// The series.
    pub subject: Subject,
    /// As readings come, or back over all of it.
    pub mode: Mode,
    /// The site's clock.
    pub zone: Arc<Zone>,
    /// The prices that its waste is counted with.
    pub pricing: Pricing,
    /// Earlier anomalies of this series that people judged.
    pub judged: Vec<Anomaly>,
    /// Series of the same utility and direction at the same site, as candidates for peers.
    pub beside: Arc<Vec<Peer>>,
}

/// The results of a look.
#[derive(Debug)]
pub struct Seen {
    /// The events.
    pub events: Vec<AnomalyFound>,
    /// The number of judged hours.
    pub hours: usize,
    /// How many of them were strange.
    pub strange_hours: usize,
}

/// Looks at a series.
///
/// Only confirmed faults are excluded from the baseline. Unjudged flags are not: thresholds are set
/// so that each meter raises a fixed number of alarms a week, and a meter whose own alarms are
/// hidden would raise more with each look. The medians are robust enough to include them.
///
/// # Errors
/// Those of the arithmetic.
pub fn look(hours: &Hours, ask: &Ask) -> Result<Seen> {
    let faults = ask.judged.iter().filter(|anomaly| anomaly.is_fault == Some(true));
    let excluded = hours.within_any(faults.map(|fault| fault.found.span));
    let not_faults: Vec<NotFault> = ask.judged.iter().filter(|anomaly| anomaly.is_fault == Some(false)).map(not_fault).collect();
    let around = around(&ask.subject, &ask.beside, hours);
    let options = Options {
        max_per_hour: ask.subject.max_per_hour,
        excluded: &excluded,
        not_faults: &not_faults,
        medium: ask.subject.medium(),
        peers: &around.share,
        peers_count: around.count,
        ..Options::new(ask.mode)
    };
    let found = detect(&hours.series(&ask.zone), &options)?;
    // A meter that counts in steps is no more exact than its step.
    let least = TICKS_MIN * hours.tick();
    let says_something = |event: &&Event| {
        matches!(event.kind, Kind::MeterFault | Kind::ScheduleDeviation) || (event.measured - event.expected).abs() >= least
    };
    let mut events: Vec<AnomalyFound> =
        found.events.iter().filter(says_something).map(|event| kept(event, &found, hours, ask)).collect();
    // A slow change and a fault may start in the same hour. The store has one event per start: keep
    // the longer one.
    events.sort_by_key(|event| (event.span.start, -event.span.end));
    events.dedup_by_key(|event| event.span.start);
    Ok(Seen {
        events,
        hours: hours.value.iter().filter(|value| value.is_finite()).count(),
        strange_hours: found.hours.iter().filter(|hour| hour.kind.is_some()).count(),
    })
}

fn kept(event: &Event, found: &Detection, hours: &Hours, ask: &Ask) -> AnomalyFound {
    let finding = event.finding();
    // A silence has no measured value, which is not the same as 0.
    let is_silent = hours.value[event.first..=event.last].iter().all(|value| value.is_nan());
    AnomalyFound {
        is_open: event.end + GOES_ON_MS >= hours.end(),
        value: finding.value.filter(|_| !is_silent),
        money_wasted: money::wasted(event, found, &hours.value, hours.start, &ask.zone, &ask.pricing, ask.subject.medium()),
        ..finding
    }
}

fn not_fault(anomaly: &Anomaly) -> NotFault {
    NotFault {
        start: anomaly.found.span.start,
        end: anomaly.found.span.end,
        kind: anomaly.found.kind,
        deviation_percent: anomaly.found.deviation_percent.unwrap_or(f64::NAN),
    }
}
