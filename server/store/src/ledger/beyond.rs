//! Rejects for what is not believed: steps beyond the meter's maximum or out of all proportion, and
//! error codes. The value stays in the ledger but does not count, and the quarantine entry says what
//! to do. Leaves out which these are (`refused`, `domain`).

use super::derived::Derived;
use crate::{Catalog, Reject};
use domain::{Channel, Interval, Meter, Reason, Zone, figure};

/// How many steps of one channel are rejected at once: the newest. If the maximum is set too low,
/// more would push everything else out of quarantine.
const FILED_MAX: usize = 10;

pub(crate) fn rejects(catalog: &Catalog, derived: &[Derived<'_>]) -> Vec<Reject> {
    derived
        .iter()
        .flat_map(|one| one.beyond.iter().rev().take(FILED_MAX).rev().filter_map(|step| reject(catalog, one, step)))
        .collect()
}

fn reject(catalog: &Catalog, one: &Derived<'_>, step: &Interval) -> Option<Reject> {
    let meter = catalog.meter_any(one.channel.meter_id)?;
    Some(Reject {
        arrived_at: step.end,
        topic: meter.address.clone(),
        payload: format!("{} of {}", one.channel.field, meter.key).into_bytes(),
        reason: reason(meter, one.channel, &one.zone, step)?,
        ..Reject::default()
    })
}

fn reason(meter: &Meter, channel: &Channel, zone: &Zone, step: &Interval) -> Option<String> {
    let (field, name, unit) = (&channel.field, &meter.name, channel.unit);
    let (start, end) = (zone.stamp(step.start), zone.stamp(step.end));
    let rate = figure::rate(step.mean, unit);
    Some(match step.reason {
        Reason::Implausible => format!(
            "`{field}` of {name} went at {rate} from {start} to {end}, and the meter's maximum power is {}: kept, but not \
             counted. Raise the meter's maximum power, or mark a meter change",
            figure::power(meter.max_power_w?),
        ),
        Reason::OutOfScale => format!(
            "`{field}` of {name} went at {rate} from {start} to {end}, out of all proportion to what it shows otherwise: kept, \
             but not counted. If that is right, set the meter's maximum power above it; if a meter was replaced, mark the change",
        ),
        _ if step.start == step.end => format!(
            "`{field}` of {name} was {} {} at {end}, which devices send where they have no figure: kept, but not counted",
            step.mean,
            unit.symbol(),
        ),
        _ => format!(
            "`{field}` of {name} was {} from {start} to {end}, which devices send where they have no figure: kept, but not \
             counted",
            figure::rate(if step.low.abs() > step.high.abs() { step.low } else { step.high }, unit),
        ),
    })
}
