//! The hours of the prices in the form of a tariff.

use crate::room::texts;

texts! { "settings/tariff/form/hours";
    /// The heading.
    title();
    /// What to do without a pointer.
    title_hint();
    /// How to paint.
    paint_hint();
    /// The heading of the prices to paint with.
    paint_with();
    /// A season, by its number.
    season(number: usize);
    /// A season with its months.
    season_months(number: usize, months: &str);
    /// A season without months.
    no_months();
    /// The working days.
    weekdays();
    /// The other days.
    weekends();
    /// A season's working or other days.
    of_season(season: &str, days: &str);
    /// An hour and its price.
    cell(hour: &str, level: usize, price: &str);
    /// The heading of the fields of each hour.
    by_hand();
    /// The heading of the season of each month.
    months();
    /// What a season without months is.
    months_hint();
    /// The button that adds a season.
    add();
}
