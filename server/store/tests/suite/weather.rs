//! The position of sites, and their weather.

use crate::ground::*;
use domain::zone::Span;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis};
use store::{Error, WeatherHour, WeatherSum};

fn told(at: Millis, temp_c: f64, is_forecast: bool) -> WeatherHour {
    WeatherHour { at, temp_c: Some(temp_c), humidity_percent: None, is_forecast }
}

pub async fn a_site_is_where_someone_says_until_it_is_taken_back(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    assert_eq!(store.site_position(site_id).await.unwrap(), None);
    store.site_position_put(site_id, Some((52.52, 13.4))).await.unwrap();
    assert_eq!(store.site_position(site_id).await.unwrap(), Some((52.52, 13.4)));
    store.weather_put(site_id, Some((52.52, 13.4)), &[told(MONDAY, 4.0, false)], MONDAY).await.unwrap();
    store.site_position_put(site_id, None).await.unwrap();
    assert!(store.weather_known(site_id).await.unwrap().is_some(), "what was told stays");
    store.site_position_put(site_id, Some((52.52, -13.4))).await.unwrap();
    assert_eq!(store.weather_known(site_id).await.unwrap(), None, "and is not the weather of another place");
    store.site_position_put(site_id, None).await.unwrap();
    assert_eq!(store.site_position(site_id).await.unwrap(), None);
    let refused = store.site_position_put(domain::SiteId(999), None).await.unwrap_err();
    assert!(matches!(refused, Error::NotFound { .. }), "{refused}");
}

pub async fn what_was_told_of_where_a_site_is_no_longer_is_not_kept(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (wrong, right) = (Some((13.4, 52.52)), Some((52.52, 13.4)));
    store.site_position_put(site_id, wrong).await.unwrap();
    let put = async |asked_of| store.weather_put(site_id, asked_of, &[told(MONDAY, 31.0, false)], MONDAY).await.unwrap();
    store.site_position_put(site_id, right).await.unwrap();
    assert!(!put(wrong).await, "it was corrected while the provider was asked");
    assert_eq!(store.weather_known(site_id).await.unwrap(), None);
    assert!(put(right).await);
    assert_eq!(store.weather_known(site_id).await.unwrap(), Some((MONDAY, MONDAY)));
    store.site_position_put(site_id, None).await.unwrap();
    assert!(!put(right).await, "it was taken back");
}

pub async fn a_forecast_never_takes_the_place_of_what_was_told_of_the_past(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    assert_eq!(store.weather_known(site_id).await.unwrap(), None);
    let later = MONDAY + HOUR_MS;
    store.weather_put(site_id, None, &[told(MONDAY, 4.0, false), told(later, 5.0, true)], MONDAY).await.unwrap();
    store.weather_put(site_id, None, &[told(MONDAY, 9.0, true), told(later, 6.0, true)], later).await.unwrap();
    let hours = store.weather_hours(site_id, Span { start: MONDAY, end: MONDAY + 2 * HOUR_MS }).await.unwrap();
    assert_eq!(hours, [told(MONDAY, 4.0, false), told(later, 6.0, true)]);
    assert_eq!(store.weather_known(site_id).await.unwrap(), Some((MONDAY, MONDAY)));
    store.weather_put(site_id, None, &[told(later, 5.5, false)], later).await.unwrap();
    assert_eq!(store.weather_known(site_id).await.unwrap(), Some((MONDAY, later)));
}

pub async fn what_a_sites_own_sensor_measures_goes_before_what_is_told(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let id = channel(&store, "roof", "outdoor_temp_c").await;
    let readings: Vec<_> = (0..=12).map(|i| entry(id, MONDAY + i * 5 * MINUTE_MS, 10.0)).collect();
    commit(&store, &readings).await;
    assert_eq!(store.reading_first().await.unwrap(), Some(MONDAY));
    let hours = [
        WeatherHour { humidity_percent: Some(70.0), ..told(MONDAY, 4.0, true) },
        WeatherHour { humidity_percent: Some(71.0), ..told(MONDAY + HOUR_MS, 5.0, true) },
    ];
    store.weather_put(site_id, None, &hours, MONDAY).await.unwrap();
    let found = store.weather_hours(site_id, Span { start: MONDAY, end: MONDAY + 2 * HOUR_MS }).await.unwrap();
    assert_eq!(found[0], WeatherHour { humidity_percent: Some(70.0), ..told(MONDAY, 10.0, false) });
    assert_eq!(found[1], hours[1]);
}

pub async fn the_sum_of_the_weather_is_another_as_soon_as_an_hour_of_the_past_is(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let span = Span { start: MONDAY, end: MONDAY + DAY_MS };
    let sum = async || store.weather_sum(site_id, span).await.unwrap();
    assert_eq!(sum().await, WeatherSum::default());
    store.weather_put(site_id, None, &[told(MONDAY, 4.0, false), told(MONDAY + HOUR_MS, 5.0, true)], MONDAY).await.unwrap();
    assert_eq!(sum().await, WeatherSum { hours: 1, temp_c: 4.0 });
    store.weather_put(site_id, None, &[told(MONDAY, 6.0, false)], MONDAY).await.unwrap();
    assert_eq!(sum().await, WeatherSum { hours: 1, temp_c: 6.0 });
    let id = channel(&store, "roof", "outdoor_temp_c").await;
    let readings: Vec<_> = (0..=12).map(|i| entry(id, MONDAY + i * 5 * MINUTE_MS, 10.0)).collect();
    commit(&store, &readings).await;
    let own = sum().await;
    assert!(own.hours > 1 && (own.temp_c - 16.0).abs() < 0.5, "{own:?}");
}
