//! The page of a site, and the form of a new one.

use domain::UnitSystem;

/// What it is, within a sentence of a form or a refusal.
pub const KIND: &str = "site";

/// The areas that would be accepted.
pub const AREA_WOULD_DO: &str = "an area above 0, such as 18000";

/// A time zone that there is not.
#[must_use]
pub fn no_zone(typed: &str) -> String {
    format!("“{typed}” is no time zone: give an IANA name such as Europe/Berlin.")
}

/// A currency that there is not.
#[must_use]
pub fn no_currency(typed: &str) -> String {
    format!("“{typed}” is no currency: give its three letters, such as EUR.")
}

/// Another site has the name.
#[must_use]
pub fn name_taken(name: &str) -> String {
    format!("There is a site “{name}” already: give this one another name.")
}

/// It was saved.
pub const SAVED: &str = "Saved.";
/// It was added.
pub const MADE: &str = "The site is there. Say more of it here, if you like.";

/// The headline, behind the site's name. `clock` is its time of day.
#[must_use]
pub fn headline_after_name(zone: &str, clock: &str) -> String {
    format!(" keeps the clock of {zone}, where it is {clock}.")
}

/// The link to the site's daily page.
pub const SEE_USE: &str = "See what it uses";

/// The field of the name.
pub const NAME: &str = "Name";
/// The field of the units.
pub const UNITS: &str = "Its people are shown";
/// What another choice of units does.
pub const UNITS_HINT: &str = "What is kept stays the same.";

/// A choice of units.
#[must_use]
pub fn units(system: UnitSystem) -> &'static str {
    match system {
        UnitSystem::Us => "US units: therms, gallons, °F, ft²",
        UnitSystem::Metric => "Metric units: m³, kg, °C, m²",
    }
}

/// The field of the currency.
pub const CURRENCY: &str = "Money";
/// What another currency does.
pub const CURRENCY_HINT: &str = "Three letters, such as EUR. With another one, flat prices are forgotten: they were in this one.";
/// The field of the floor area.
pub const AREA: &str = "Floor area of all of it";
/// What an empty floor area stands for.
pub const AREA_HINT: &str = "Empty: the sum of its buildings.";
/// The field of the latitude.
pub const LATITUDE: &str = "Latitude";
/// What the position is for, and the sign of the latitude.
pub const LATITUDE_HINT: &str = "For its weather; south of the equator is negative.";
/// The field of the longitude.
pub const LONGITUDE: &str = "Longitude";
/// The sign of the longitude.
pub const LONGITUDE_HINT: &str = "West of Greenwich is negative.";
/// The field of the time zone.
pub const ZONE: &str = "Time zone";
/// How to write a time zone, and how long it can be changed.
pub const ZONE_HINT: &str = "An IANA name, such as Europe/Berlin. Once a meter has spoken it cannot be another one.";
/// Why a time zone cannot be changed: what stands before the link to the form of a new site, in the
/// link, and behind it.
pub const ZONE_STAYS: (&str, &str, &str) = (
    "The days of all that was metered are cut at its midnights, so it stays. For another one, ",
    "add a site",
    " and move the buildings’ meters there: their days are then cut anew.",
);
/// The button of the form.
pub const SAVE: &str = "Save";

/// The title of the form of a new site.
pub const NEW_TITLE: &str = "A site";
/// The headline of the form of a new site.
pub const NEW_HEADLINE: &str = "Another campus or neighbourhood.";
/// Below the headline of the form of a new site.
pub const NEW_LEDE: &str =
    "A site is what shares a clock, a currency and a bill for its weather. Buildings are added to it after.";
/// How to write a new site's time zone, and how long it can be changed.
pub const NEW_ZONE_HINT: &str = "An IANA name, such as Europe/Berlin. It stays once a meter has spoken.";
/// How to write a new site's currency.
pub const NEW_CURRENCY_HINT: &str = "Three letters, such as EUR.";
/// The button of the form of a new site.
pub const ADD: &str = "Add it";
