//! The page of all costs, and the page of what a building costs.

use crate::room::texts;

texts! { "costs";
    /// The headline if there are accounts: the sum of their bills, and how many.
    [3] headline_bills(sum: &str, bills: usize);
    /// The headline if there are prices, but no accounts.
    [3] headline_buildings(sum: &str, buildings: usize);
    /// The headline if nothing has a price.
    none();
    /// What to do about it.
    none_lede();
    /// The button that does it.
    add_prices();
    /// The heading of the bills.
    bills();
    /// A bill: of what, for which place, for which days.
    bill_about(utility: &str, place: &str, days: &str);
    /// The heading of the buildings.
    by_building();
    /// What their sums are.
    by_building_note();
    /// A building that pays the site's price.
    flat_price();
    /// Leads to the tariffs and the accounts.
    to_tariffs();
    /// The window's title of the page of a building.
    building_title(building: &str);
    /// The headline of that page if nothing is known.
    [3] building_none(building: &str);
    /// What is needed.
    building_none_lede();
    /// What the bars of that page are.
    days_note();
}
