//! The temperature outside a site, in a line.

/// How a temperature stands against the usual one at this hour.
#[derive(Clone, Debug, PartialEq)]
pub enum Against {
    /// About as usual.
    AsUsual,
    /// Warmer than this usual temperature.
    Warmer(String),
    /// Colder than this usual temperature.
    Colder(String),
}

/// The whole line. `at` is the time of the temperature, unless that is now; `is_own`: it comes from
/// the site's own thermometer.
#[must_use]
pub fn line(temperature: &str, at: Option<&str>, is_own: bool, against: Option<Against>) -> String {
    let by = if is_own { "by your own thermometer" } else { "says the weather service" };
    let when = at.map_or_else(|| "now".to_owned(), |at| format!("at {at}"));
    let against = match against {
        None => String::new(),
        Some(Against::AsUsual) => "; about as usual at this hour".to_owned(),
        Some(Against::Warmer(usual)) => format!("; {usual} is usual at this hour, so it is warmer"),
        Some(Against::Colder(usual)) => format!("; {usual} is usual at this hour, so it is colder"),
    };
    format!("{temperature} outside {when}, {by}{against}.")
}
