//! The hours of each price: months a row, an hour a column. Drawn, with the same in words, and what
//! each price is.

use domain::tariff::{Rates, Schedule};
use leptos::prelude::*;
use wording::Words;
use wording::page::settings::tariff::schedule as says;
use wording::page::settings::tariff::shown;

/// The shade of each price period. The cheapest period has the lightest shade.
fn shades(rates: &Rates) -> Vec<usize> {
    let price = |period: usize| rates.periods[period].first().map_or(0.0, domain::tariff::Tier::price);
    let mut order: Vec<usize> = (0..rates.periods.len()).collect();
    order.sort_by(|a, b| price(*a).total_cmp(&price(*b)));
    let mut shade = vec![0; order.len()];
    for (rank, period) in order.into_iter().enumerate() {
        shade[period] = rank;
    }
    shade
}

/// How dark a shade is.
fn opacity(shade: usize, steps: usize) -> String {
    format!("{:.2}", 0.18 + 0.72 * (shade as f64 / (steps - 1).max(1) as f64))
}

/// The names of the price periods: their labels, or their numbers.
pub fn period_names(words: Words, labels: &[String], count: usize) -> Vec<String> {
    let name = |index: usize| match labels.get(index).map(String::as_str) {
        None | Some("") => shown::period(words, index + 1),
        Some(label) => label.to_owned(),
    };
    (0..count).map(name).collect()
}

/// Each price with its shade.
#[component]
pub fn PriceKey(
    /// The prices.
    rates: Rates,
    /// The names of the periods.
    names: Vec<String>,
    /// What a unit costs in each period.
    prices: Vec<String>,
) -> impl IntoView {
    let shades = shades(&rates);
    let steps = shades.len().max(1);
    let mut order: Vec<usize> = (0..shades.len()).collect();
    order.sort_by_key(|period| shades[*period]);
    view! {
        <ul class="price-key">
            {order.into_iter().map(|period| view! {
                <li>
                    <svg class="price-swatch" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" fill="currentColor" opacity=opacity(shades[period], steps)/></svg>
                    <span>{names.get(period).cloned()}</span>
                    <strong>{prices.get(period).cloned()}</strong>
                </li>
            }).collect_view()}
        </ul>
    }
    .into_any()
}

/// Consecutive months with the same hours: `(first, last, hours)`.
fn seasons(schedule: &Schedule) -> Vec<(usize, usize, [u8; 24])> {
    let mut found: Vec<(usize, usize, [u8; 24])> = Vec::new();
    for (month, hours) in schedule.iter().enumerate() {
        match found.last_mut() {
            Some((_, last, same)) if same == hours => *last = month,
            _ => found.push((month, month, *hours)),
        }
    }
    found
}

/// Runs of hours with one price: `(from, to, period)`.
fn runs(hours: &[u8; 24]) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (hour, period) in hours.iter().enumerate() {
        match found.last_mut() {
            Some((_, to, same)) if *same == usize::from(*period) => *to = hour + 1,
            _ => found.push((hour, hour + 1, usize::from(*period))),
        }
    }
    found
}

/// The prices of a day from midnight to midnight, in words and as a band.
#[component]
pub fn DayPrices(
    /// In whose words.
    words: Words,

    /// Which days.
    name: &'static str,
    /// The prices.
    rates: Rates,
    /// The hours.
    schedule: Schedule,
    /// The names of the periods.
    names: Vec<String>,
) -> impl IntoView {
    let shades = shades(&rates);
    let steps = shades.len().max(1);
    view! {
        <section class="page-section">
            <h3>{name}</h3>
            {seasons(&schedule).into_iter().map(|(first, last, hours)| {
                let months = says::months(words, first, last);
                let named = |(from, to, period)| (from, to, names.get(period).map_or("", String::as_str));
                let told = says::day(words, &months, &runs(&hours).into_iter().map(named).collect::<Vec<_>>());
                view! {
                    <div class="price-day">
                        <span class="price-months">{months}</span>
                        <svg class="price-band" viewBox="0 0 240 20" preserveAspectRatio="none" role="img" aria-label=told>
                            {runs(&hours).into_iter().map(|(from, to, period)| {
                                let shade = shades.get(period).copied().unwrap_or_default();
                                view! { <rect x=(from * 10).to_string() y="0" width=((to - from) * 10).to_string() height="20" fill="currentColor" opacity=opacity(shade, steps)/> }
                            }).collect_view()}
                        </svg>
                    </div>
                }
            }).collect_view()}
            <div class="price-day price-hours" aria-hidden="true"><span></span><span class="price-scale">{[0, 6, 12, 18, 24].map(|hour| view! { <span>{words.hour(hour)}</span> })}</span></div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_one_price_are_one_run_and_months_of_the_same_hours_one_season() {
        let mut schedule: Schedule = [[0; 24]; 12];
        for month in &mut schedule[5..9] {
            month[16..21].fill(1);
        }
        let found = seasons(&schedule);
        assert_eq!(found.iter().map(|season| (season.0, season.1)).collect::<Vec<_>>(), [(0, 4), (5, 8), (9, 11)]);
        assert_eq!(runs(&found[1].2), [(0, 16, 0), (16, 21, 1), (21, 24, 0)]);
    }
}
