//! Rejects for register steps larger than the meter's maximum allows. The value stays in the ledger
//! but does not count, and the quarantine entry says what to do. Leaves out when a step is too
//! large (`domain::Rules`).

use super::derive::Derived;
use crate::{Catalog, Reject};
use domain::interval::intervals;
use domain::{Interval, Reading, Reason, Rules, figure};

/// How many steps of one channel are rejected at once: the newest. If the maximum is set too low,
/// more would push everything else out of quarantine.
const FILED_MAX: usize = 10;

/// The intervals of a channel that exceed its meter's maximum: the first of each run.
pub(crate) fn first_of_runs(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    if rules.max_rate.is_none() {
        return Vec::new();
    }
    let mut was_beyond = false;
    let mut found = intervals(rules, readings);
    found.retain(|interval| {
        let is_beyond = interval.reason == Reason::Implausible;
        !std::mem::replace(&mut was_beyond, is_beyond) && is_beyond
    });
    found
}

pub(crate) fn rejects(catalog: &Catalog, derived: &[Derived<'_>]) -> Vec<Reject> {
    derived
        .iter()
        .flat_map(|one| one.beyond.iter().rev().take(FILED_MAX).rev().filter_map(|step| reject(catalog, one, step)))
        .collect()
}

fn reject(catalog: &Catalog, one: &Derived<'_>, step: &Interval) -> Option<Reject> {
    let meter = catalog.meter_any(one.channel.meter_id)?;
    let unit = one.channel.unit;
    let max = meter.max_power_w?;
    let span = one.zone.stamp(step.start);
    Some(Reject {
        arrived_at: step.end,
        topic: meter.address.clone(),
        payload: format!("{} of {}", one.channel.field, meter.key).into_bytes(),
        reason: format!(
            "`{}` of {} went at {} from {span} to {}, and the meter's maximum power is {}: kept, but not counted. \
             Raise the meter's maximum power, or mark a meter change",
            one.channel.field,
            meter.name,
            figure::rate(step.mean, unit),
            one.zone.stamp(step.end),
            figure::power(max),
        ),
        ..Reject::default()
    })
}
