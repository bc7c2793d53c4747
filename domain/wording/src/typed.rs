//! What forms say of numbers, names and times that cannot be read.

use crate::room::texts;

texts! { "typed";
    /// Not a day.
    no_date(typed: &str);
    /// No day was typed.
    no_date_given();
    /// Not a time of day.
    no_time(typed: &str);
    /// No time of day was typed.
    no_time_given();
    /// Not a number, or not one that will do. `would_do` says which would.
    no_number(typed: &str, would_do: &str);
    /// No number was typed.
    needed(would_do: &str);
    /// A number that can be read in two ways.
    either(typed: &str, whole: &str, fraction: &str);
    /// No name was typed.
    no_name(most: usize);
    /// A name that cannot be seen.
    unseen_name();
    /// A name that is too long.
    long_name(length: usize, most: usize);
}
