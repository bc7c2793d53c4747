//! What the page of forecasts shows, as read from the store.

use crate::place::Place;
use app::Scope;
use app::ahead::Ahead;
use domain::zone::Span;
use domain::{DAY_MS, Millis, SeriesId, Utility};
use learning::{Hours, MonthsAhead, NoMonths, months_ahead};
use store::{Forecast, Granularity};

/// The content of the page.
pub struct Found {
    /// The utility.
    pub utility: Utility,
    /// The hours to come, and the past forecasts.
    pub ahead: Ahead,
    /// The recently measured hours, in order.
    pub measured: Vec<(Millis, f64)>,
    /// The months to come, or why there are none.
    pub months: Result<MonthsAhead, NoMonths>,
    /// Forecasts of past months, made a month ahead.
    pub months_past: Vec<Forecast>,
}

/// How far back the page looks.
const LOOKED_BACK_MS: Millis = 8 * DAY_MS;

/// Reads it for a building's utility.
///
/// # Errors
/// The store's.
pub async fn find(state: &Scope, place: &Place, (utility, series): (Utility, SeriesId)) -> store::Result<Found> {
    let (store, catalog, zone, now) = (&state.store, state.catalog(), &place.zone, place.now);
    let ahead = Ahead::read(state, &catalog, place.building.building_id, (utility, series), now).await?;
    let span = Span { start: zone.hour(now - LOOKED_BACK_MS).start, end: zone.hour(now).start };
    let hours = Hours::of_series(store, series, span).await?.unwrap_or_default();
    let measured = (0..).map(|i| hours.start + i * domain::HOUR_MS).zip(hours.energy.iter().copied());
    let year = Span { start: now - 400 * DAY_MS, end: zone.month(now).start };
    Ok(Found {
        utility,
        measured: measured.filter(|hour| hour.1.is_finite()).collect(),
        months: months_ahead(store, series, &ahead.pricing, zone, now).await?.map(MonthsAhead::with_measured),
        months_past: store.forecast_past(series, Granularity::Monthly, year).await?,
        ahead,
    })
}
