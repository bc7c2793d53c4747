//! The page of the sites' positions, which their weather is requested for.

/// Title of the page.
pub const TITLE: &str = "Weather";
/// Below the headline, around the name of the field of a thermometer.
pub const LEDE: [&str; 2] = [
    "Heating and cooling follow the temperature outside: with it, a cold week is not called waste. A thermometer of your own goes before what is asked for; publish ",
    ".",
];
/// That the weather may not be requested.
pub const SWITCHED_OFF: &str = "Asking is switched off.";
/// Why, and what to do: around the names of two settings and their value.
pub const SWITCHED_OFF_BY: [&str; 4] = [
    " The setting ",
    " or ",
    " is ",
    ". Thermometers of your own are read all the same. To ask again, take the setting out and start GreenPulse anew.",
];

/// The answer after a position was saved.
pub const SAVED: &str = "Saved. The weather is asked for now, and then every hour.";
/// The answer after a position was saved, if the weather may not be requested.
pub const SAVED_WHILE_OFF: &str = "Saved. Nobody is asked, as that is switched off.";
/// The answer after a position was removed.
pub const REMOVED: &str = "Nobody is asked any more. What was told stays.";

/// Of a site without a position.
pub const NO_POSITION: &str = "Nobody has said where it is.";
/// Of a site with a position, if the weather may not be requested.
pub const NOT_ASKED: &str = "Its position is known; nobody is asked.";
/// Of a site with a position, before the first answer.
pub const NOTHING_YET: &str = "Nothing has come yet.";

/// The label of the latitude.
pub const LATITUDE: &str = "Latitude";
/// The hint of the latitude.
pub const LATITUDE_HINT: &str = "North of the equator; south is negative.";
/// The label of the longitude.
pub const LONGITUDE: &str = "Longitude";
/// The hint of the longitude.
pub const LONGITUDE_HINT: &str = "East of Greenwich; west is negative.";
/// The button of the form.
pub const SAVE: &str = "Save";

/// The headline: whether the weather may be requested, from which host, and of how many sites it is.
#[must_use]
pub fn headline(host: Option<&str>, sites: usize) -> String {
    match (host, sites) {
        (None, _) => "Nobody is asked for the weather.".to_owned(),
        (_, 0) => "The weather is not known.".to_owned(),
        (Some(host), 1) => format!("The weather of one site is asked of {host}."),
        (Some(host), n) => format!("The weather of {n} sites is asked of {host}."),
    }
}

/// What is sent to the host.
#[must_use]
pub fn sent(host: &str) -> String {
    format!("The position is sent to {host} rounded to about a kilometre, and nothing else is.")
}

/// From when to when the weather of a site is known.
#[must_use]
pub fn known(first: &str, last: &str) -> String {
    format!("Known from {first} to {last}.")
}

/// What a field of the form accepts, as a part of a sentence.
#[must_use]
pub fn would_do(most: f64, example: &str) -> String {
    format!("degrees from -{most} to {most}, such as {example}")
}

/// The fault of an empty field, if the other one is filled in.
#[must_use]
pub fn missing(would_do: &str) -> String {
    format!("One of the two is missing: give {would_do}.")
}
