//! The form of a tariff.

use crate::room::texts;

texts! { "settings/tariff/form";
    /// The title.
    title();
    /// The headline.
    headline();
    /// Below the headline.
    lede();
    /// No first day is given.
    first_day_needed();
    /// The first day is no day.
    no_day(typed: &str);
    /// There are prices and a whole tariff too.
    either();
    /// There is neither a price nor a whole tariff.
    price_needed();
    /// There is a low price without hours.
    low_hours_needed();
    /// The prices that would be accepted.
    money_would_do();
    /// An hour that there is not.
    no_hour(typed: &str);
    /// The name of the usual price, kept with the tariff.
    period_usual();
    /// The name of the low price, kept with the tariff.
    period_low();
    /// The field of the site.
    site();
    /// The field of the name.
    name();
    /// What the name is, and what the same name does.
    name_hint();
    /// The field of the utility.
    utility();
    /// The field of the first day.
    first_day();
    /// The heading of the prices.
    prices();
    /// The field of the usual price.
    price();
    /// The unit of a price.
    each_unit(currency: &str);
    /// The field of what is paid without use.
    fixed();
    /// The field of the price of what is sold.
    sell();
    /// The field of the low price.
    low_price();
    /// The field of the hour from which the price is low.
    low_from();
    /// The field of the hour until which the price is low.
    low_to();
    /// The field of the weekends.
    weekend();
    /// Weekends have the hours of weekdays.
    weekend_like_weekdays();
    /// Weekends have the low price all day.
    weekend_low();
    /// The field of the whole tariff.
    urdb();
    /// What the whole tariff is for, and how it is written.
    urdb_hint();
    /// The field of the source.
    source();
    /// A source that will do.
    source_hint();
    /// The button of the form.
    save();
}
