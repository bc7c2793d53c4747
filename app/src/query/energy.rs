//! The electricity of a place over a day, a month or a year: what flowed, hour by hour, what it cost
//! and emitted, and what is expected. Reads the place's own series only. Leaves out words and
//! markup.

mod cost;
mod expected;
mod flow;
mod kept;
mod level;
mod now;
mod rest;
mod session;
mod site_month;
mod source;
mod year;

pub use crate::model::energy::{
    ApplianceUse, Bar, Basis, BatteryLevel, Between, CarSession, Carbon, Cost, EnergyNow, EnergySpan, EnergyView, Expected, Has,
    NotExpected, RestOfToday,
};
pub use kept::{MonthCosts, SiteMonth};
pub use level::battery_level;
pub use now::energy_now;
pub use site_month::{site_costs, site_month};
pub use year::{YearCosts, year_costs};

use crate::Scope;
use domain::carbon::Factors;
use domain::energy::Balance;
use domain::zone::{Date, Span};
use domain::{Slot, Utility, Zone};
use kept::Of;
use services::Services;
use source::Source;
use store::Owner;

/// The electricity of a building or site; `None` if there is no such place.
///
/// # Errors
/// The store's.
pub async fn energy<S: AsRef<Services>>(
    state: &Scope<S>,
    owner: Owner,
    length: EnergySpan,
    on: Date,
) -> store::Result<Option<EnergyView>> {
    made(state, owner, length, on, None).await
}

/// The same for a page that many people open: what the month is expected to have cost may be some
/// minutes old, and of a large site the month so far a minute.
///
/// # Errors
/// The store's.
pub async fn energy_for_page(state: &Scope, owner: Owner, length: EnergySpan, on: Date) -> store::Result<Option<EnergyView>> {
    let catalog = state.catalog();
    let site_id = match owner {
        Owner::Site(id) => Some(id),
        Owner::Building(id) => catalog.buildings.get(&id).map(|building| building.site_id),
        Owner::Channel(_) => None,
    };
    let (now, zone) = (state.now(), site_id.map(|id| catalog.zone(id)).unwrap_or_default());
    let of = Of { owner, month: span_of(&zone, EnergySpan::Month, on), catalog: &catalog, now };
    let is_current = length == EnergySpan::Month && of.month.contains(now);
    if let Some(kept) = state.month_costs.whole(of).filter(|_| is_current) {
        return Ok(Some(kept));
    }
    let view = made(state, owner, length, on, Some(&state.month_costs)).await?;
    if let Some(view) = view.as_ref().filter(|_| is_current) {
        state.month_costs.keep_whole(of, view);
    }
    Ok(view)
}

async fn made<S: AsRef<Services>>(
    state: &Scope<S>,
    owner: Owner,
    length: EnergySpan,
    on: Date,
    costs: Option<&MonthCosts>,
) -> store::Result<Option<EnergyView>> {
    let catalog = state.catalog();
    let Some(mut source) = Source::of(&catalog, owner) else { return Ok(None) };
    let services: &Services = (**state).as_ref();
    let (store, zone, now) = (&services.store, source.zone.clone(), services.now());
    let span = span_of(&zone, length, on);
    // What has not begun has no slots, and the current one holds what has flowed so far.
    let known = Span { start: span.start, end: span.end.min(zone.hour(now).end) };
    let read = flow::read(store, &mut source, length, known).await?;
    let bars = flow::bars(&zone, length, span, &source, &read);
    let mut balance = Balance::default();
    read.amounts(&source).for_each(|(_, slot)| balance.add(&slot));
    let balance = balance.settled();
    let is_current = span.contains(now);
    let paid = cost::paid(store, &catalog, &source, length, (span, known), &read).await?;
    let expected = match (length, is_current) {
        (EnergySpan::Month, true) => {
            let of = Of { owner, month: span, catalog: &catalog, now };
            match costs.and_then(|costs| costs.expected(of)) {
                Some(kept) => kept,
                None => {
                    let expected = expected::expected(store, &catalog, &source, span, paid.as_ref(), now).await?;
                    costs.inspect(|costs| costs.keep_expected(of, expected));
                    expected
                }
            }
        }
        _ => Err(NotExpected::OtherSpan),
    };
    let today = match (length, is_current && source.has().generation) {
        (EnergySpan::Day, true) => {
            let of = Of { owner, month: span, catalog: &catalog, now };
            match costs.and_then(|costs| costs.today(of)) {
                Some(kept) => kept,
                None => {
                    let rest = rest::of_today(store, &catalog, &source, span, now).await?;
                    costs.inspect(|costs| costs.keep_today(of, &rest));
                    rest
                }
            }
        }
        _ => None,
    };
    Ok(Some(EnergyView {
        length,
        on,
        span,
        has: source.has(),
        appliances: appliances(&source, &balance),
        carbon: carbon(&zone, &catalog.factors_of(source.site_id, Utility::Electricity), read.bought()),
        cost: cost::view(&catalog, &source, paid, expected),
        sessions: session::sessions_of(store, &source, length, span).await?,
        today,
        balance,
        bars,
    }))
}

/// The day, the month or the year of a date.
#[must_use]
pub fn span_of(zone: &Zone, length: EnergySpan, on: Date) -> Span {
    let day = zone.day_of(on);
    match length {
        EnergySpan::Day => day,
        EnergySpan::Month => zone.month(day.start),
        EnergySpan::Year => zone.year(day.start),
    }
}

fn appliances(source: &Source, balance: &Balance) -> Vec<ApplianceUse> {
    let used = balance.amounts().used.filter(|used| *used > 0.0);
    let mut found: Vec<ApplianceUse> = source
        .appliances
        .iter()
        .map(|part| {
            let kwh = balance.amounts().appliances.get(&part.appliance).copied().unwrap_or(0.0);
            ApplianceUse { appliance: part.appliance, kwh, share: used.map(|used| (kwh / used).min(1.0)), meters: part.meters() }
        })
        .collect();
    found.sort_by(|a, b| b.kwh.total_cmp(&a.kwh));
    found
}

/// What the bought energy emitted.
fn carbon(zone: &Zone, factors: &Factors, bought: &[Slot]) -> Option<Carbon> {
    let kg = factors.emissions_kg(zone, bought)?;
    let year = zone.date(bought.last()?.start).year;
    let held = factors.held(year).filter(|held| held.stands_in);
    Some(Carbon { kg, stands_in: held.map(|held| held.factor.year) })
}
