//! Days as those sentences name them.

use domain::zone::Date;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month(date: Date) -> &'static str {
    MONTHS[(date.month as usize + 11) % 12]
}

/// `22 November`.
pub fn day_of_month(date: Date) -> String {
    format!("{} {}", date.day, month(date))
}

/// `Sunday 22 November`.
pub fn day(date: Date) -> String {
    format!("{} {}", WEEKDAYS[date.weekday() % 7], day_of_month(date))
}

/// `14 to 15 March`, `31 March to 1 April`.
pub fn between(first: Date, last: Date) -> String {
    match (first == last, first.month == last.month) {
        (true, _) => day_of_month(first),
        (false, true) => format!("{} to {}", first.day, day_of_month(last)),
        (false, false) => format!("{} to {}", day_of_month(first), day_of_month(last)),
    }
}
