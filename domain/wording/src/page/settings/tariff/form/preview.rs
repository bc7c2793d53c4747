//! What the prices in the form of a tariff come to.

use crate::room::texts;

texts! { "settings/tariff/form/preview";
    /// The heading.
    title();
    /// No price can be read yet.
    nothing_yet();
    /// Nothing was metered last month.
    no_use();
    /// What last month would cost.
    [3] would_cost(place: &str, month: &str, amount: &str, sum: &str);
    /// What it costs at the prices that hold.
    now_costs(sum: &str);
    /// Not all of the month was metered.
    incomplete(percent: &str);
    /// All hours have one price.
    flat(price: &str);
    /// What the colours mean.
    colours();
}
