//! The price levels in the form of a tariff.

use crate::room::texts;

texts! { "settings/tariff/form/level";
    /// The heading.
    title();
    /// How prices may be written.
    title_hint(example: &str, cents: &str);
    /// A level, by its number.
    level(number: usize);
    /// A level, by its number and name.
    named(number: usize, name: &str);
    /// The field of a level's name.
    name();
    /// The field of a level's price.
    price();
    /// The field of what is paid for a unit sold.
    sell();
    /// The field of what demand costs at the level's hours.
    demand();
    /// The heading of the steps of a price.
    steps();
    /// The field of where a step ends.
    up_to(number: usize);
    /// The field of the price behind that.
    next(number: usize);
    /// How the steps are read.
    steps_hint();
    /// The field of how steps are counted.
    limits();
    /// Steps count the usage of a billing period.
    limits_month();
    /// Steps count the usage of a day.
    limits_day();
    /// The button that adds a level.
    add();
    /// A level has hours, but no price.
    needed(example: &str);
    /// The prices that would be accepted.
    would_do(example: &str);
    /// A price in another currency.
    other_currency(typed: &str, currency: &str);
    /// A price per another unit.
    other_unit(typed: &str, unit: &str);
    /// A step has a price, but no amount.
    limit_needed();
    /// A step has an amount, but no price.
    next_needed();
    /// The amounts that would be accepted.
    limit_would_do();
    /// A step ends before the one before it.
    limit_too_low(before: &str);
}
