//! What a tariff charges beside energy, in its form.

use crate::room::texts;

texts! { "settings/tariff/form/charge";
    /// The heading of the demand charges.
    demand();
    /// What a demand charge is.
    demand_hint();
    /// The field of what the highest demand costs.
    peak();
    /// The same for a season.
    peak_of(season: &str);
    /// The heading of the rest.
    title();
    /// The field of what is paid without use.
    fixed();
    /// The field of how often it is paid.
    fixed_per();
    /// The field of the least that a bill comes to.
    minimum();
    /// The field of what the least is counted by.
    minimum_per();
    /// Each day.
    day();
    /// Each month.
    month();
    /// Each year.
    year();
    /// The amounts of money that would be accepted.
    money_would_do();
    /// The field of how exports count.
    metering();
    /// Exports have their own price.
    net_billing();
    /// Exports offset purchases.
    net_metering();
}
