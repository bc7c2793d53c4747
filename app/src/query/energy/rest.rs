//! What is forecast of a place: hour by hour what it uses and generates, and the current month. And
//! how what it bought lately compares with what it used less what it generated, hour by hour. Leaves
//! out how forecasts are made (`learning`), and what it costs (`expected`).

use super::flow::Read;
use super::source::{Source, buildings_of};
use crate::model::energy::{Between, RestOfToday};
use crate::query::ahead::{STALE_MS, sum, width_share};
use domain::zone::Span;
use domain::{DAY_MS, Flow, HOUR_MS, Millis};
use store::{Catalog, Forecast, Granularity, Owner, Store};

/// How far back past forecasts tell by how much a sum of hours errs.
const JUDGED_MS: Millis = 28 * DAY_MS;
/// The fewest hours that say how what is bought follows from what is used and generated.
const NET_HOURS_MIN: usize = 72;

/// An hour to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HourAhead {
    /// Its start.
    pub start: Millis,
    /// What is used in it, in kWh; of the current hour only the rest.
    pub used: f64,
    /// What is generated in it, in the same way.
    pub made: f64,
    /// How much of the hour is to come, 0 to 1.
    pub share: f64,
}

/// The ends of a range as shares of what is expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The lower end, at most 1.
    pub lower: f64,
    /// The upper end, at least 1.
    pub upper: f64,
}

/// What is forecast of a building.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// The hours to come, at most a week, the rest of the current one first.
    pub hours: Vec<HourAhead>,
    /// The range of all that is used in them.
    pub used_range: Share,
    /// The range of all that is generated in them.
    pub made_range: Share,
    /// All that is used in the current month, in kWh, if that is forecast.
    pub month: Option<Between>,
    /// When the older of the forecasts of hours was made.
    pub made_at: Millis,
}

impl Ahead {
    /// The hours that begin before an instant.
    pub fn until(&self, end: Millis) -> Vec<HourAhead> {
        self.hours.iter().copied().filter(|hour| hour.start < end).collect()
    }
}

/// What is forecast of a building; `None` if its use is not forecast, or what it generates.
///
/// # Errors
/// The store's.
pub async fn ahead_of(store: &Store, source: &Source, now: Millis) -> store::Result<Option<Ahead>> {
    let Some(&used) = source.flows.get(&Flow::Use) else { return Ok(None) };
    let zone = &source.zone;
    let from = zone.hour(now);
    let fresh = |mut told: Vec<Forecast>| {
        told.retain(|slot| slot.made_at > now - STALE_MS);
        told
    };
    let told = fresh(store.forecast_latest(used, Granularity::Hourly, from.start).await?);
    let made = match source.flows.get(&Flow::Generation) {
        Some(&id) => Some((id, fresh(store.forecast_latest(id, Granularity::Hourly, from.start).await?))),
        None => None,
    };
    if told.is_empty() || made.as_ref().is_some_and(|(_, made)| made.is_empty()) {
        return Ok(None);
    }
    let judged = Span { start: now - JUDGED_MS, end: now };
    let past = store.forecast_past(used, Granularity::Hourly, judged).await?;
    let used_range = range(&told, width_share(zone, &past, now));
    let made_range = match &made {
        Some((id, made)) => {
            let past = store.forecast_past(*id, Granularity::Hourly, judged).await?;
            range(made, width_share(zone, &past, now))
        }
        None => Share { lower: 1.0, upper: 1.0 },
    };
    let month = zone.month(now);
    let of_month = store.forecast_latest(used, Granularity::Monthly, month.start).await?;
    let of_month = of_month.first().filter(|slot| slot.made_at >= month.start && month.contains(slot.at));
    let made = made.map(|(_, made)| made).unwrap_or_default();
    let made_at = told.iter().chain(&made).map(|slot| slot.made_at).min().unwrap_or(now);
    let hours = told.iter().filter_map(|slot| {
        let share = (slot.at + HOUR_MS - now.max(slot.at)) as f64 / HOUR_MS as f64;
        let sun = match made.is_empty() {
            true => 0.0,
            // A forecast of the use alone says nothing of what is bought.
            false => made[made.binary_search_by_key(&slot.at, |sun| sun.at).ok()?].value,
        };
        Some(HourAhead { start: slot.at, used: slot.value.max(0.0) * share, made: sun.max(0.0) * share, share })
    });
    Ok(Some(Ahead {
        hours: hours.collect(),
        used_range,
        made_range,
        month: of_month.map(|slot| Between { value: slot.value, lower: slot.lower, upper: slot.upper }),
        made_at,
    }))
}

/// The range of a sum of hours, as shares of it.
fn range(told: &[Forecast], width: f64) -> Share {
    let sum = sum(told, width);
    match sum.value > 0.0 {
        true => Share { lower: (sum.lower / sum.value).clamp(0.0, 1.0), upper: (sum.upper / sum.value).max(1.0) },
        false => Share { lower: 1.0, upper: 1.0 },
    }
}

/// What a place bought and sold lately, beside what it used less what it generated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetPast {
    /// What was used, in kWh.
    pub used: f64,
    /// What was bought for each kWh that it used beyond what it generated, hour by hour. A battery
    /// makes it smaller; clouds within an hour make it larger.
    pub bought_share: f64,
    /// What was sold for each kWh that it generated beyond what it used, in the same way.
    pub sold_share: f64,
}

impl Default for NetPast {
    fn default() -> Self {
        Self { used: 0.0, bought_share: 1.0, sold_share: 1.0 }
    }
}

impl NetPast {
    /// From the slots of a place.
    pub fn of(source: &Source, read: &Read) -> Self {
        let mut found = Self::default();
        let (mut hours, mut bought, mut sold, mut lacked, mut left) = (0, 0.0, 0.0, 0.0, 0.0);
        for (_, slot) in read.amounts(source) {
            let slot = slot.signed_right();
            found.used += slot.used.unwrap_or(0.0);
            if let (Some(used), Some(made)) = (slot.used, slot.made) {
                hours += 1;
                bought += slot.bought.unwrap_or(0.0);
                sold += slot.sold.unwrap_or(0.0);
                lacked += (used - made).max(0.0);
                left += (made - used).max(0.0);
            }
        }
        if hours >= NET_HOURS_MIN && !source.only_buys() {
            found.bought_share = share(bought, lacked);
            found.sold_share = share(sold, left);
        }
        found
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 1.0 }
}

/// What is expected of the rest of today; `None` if what is generated is not forecast.
///
/// # Errors
/// The store's.
pub async fn of_today(
    store: &Store,
    catalog: &Catalog,
    source: &Source,
    day: Span,
    now: Millis,
) -> store::Result<Option<RestOfToday>> {
    let buildings: Vec<Owner> = match source.owner {
        Owner::Site(id) => buildings_of(catalog, id).map(|one| Owner::Building(one.building_id)).collect(),
        owner => vec![owner],
    };
    let mut sum: Option<RestOfToday> = None;
    let mut is_use_whole = true;
    for own in buildings.into_iter().filter_map(|owner| Source::of(catalog, owner)) {
        let Some(ahead) = ahead_of(store, &own, now).await? else {
            if own.has().generation {
                return Ok(None);
            }
            is_use_whole &= !own.has().grid;
            continue;
        };
        let hours = ahead.until(day.end);
        let of = |kwh: f64, range: Share| Between { value: kwh, lower: kwh * range.lower, upper: kwh * range.upper };
        let used = of(hours.iter().map(|hour| hour.used).sum(), ahead.used_range);
        let made = of(hours.iter().map(|hour| hour.made).sum(), ahead.made_range);
        let own = RestOfToday {
            made,
            used: Some(used),
            hours: hours.iter().map(|hour| (hour.start, hour.made, Some(hour.used))).collect(),
        };
        sum = Some(match sum {
            Some(sum) => sum.and(own),
            None => own,
        });
    }
    Ok(sum.map(|sum| if is_use_whole { sum } else { sum.without_use() }))
}

impl RestOfToday {
    /// The sum of two buildings.
    fn and(self, other: Self) -> Self {
        let hour = |(start, made, used): (Millis, f64, Option<f64>)| {
            let beside = other.hours.iter().find(|hour| hour.0 == start);
            let used = used.zip(beside.and_then(|hour| hour.2)).map(|(own, beside)| own + beside);
            (start, made + beside.map_or(0.0, |hour| hour.1), used)
        };
        Self {
            made: self.made.and(other.made),
            used: self.used.and_then(|own| Some(own.and(other.used?))),
            hours: self.hours.into_iter().map(hour).collect(),
        }
    }

    /// What is generated alone: the use of some building is not forecast.
    fn without_use(self) -> Self {
        Self { used: None, hours: self.hours.into_iter().map(|(start, made, _)| (start, made, None)).collect(), ..self }
    }
}
