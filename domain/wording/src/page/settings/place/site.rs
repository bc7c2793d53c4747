//! The page of a site, and the form of a new one.

use crate::room::texts;

use domain::UnitSystem;

texts! { "settings/place/site";
    /// The areas that would be accepted.
    area_would_do();
    /// A time zone that there is not.
    no_zone(typed: &str);
    /// A currency that there is not.
    no_currency(typed: &str);
    /// Another site has the name.
    name_taken(name: &str);
    /// It was saved.
    saved();
    /// It was added.
    made();
    /// The link to the site's daily page.
    see_use();
    /// The link to its map.
    see_plan();
    /// The field of the name.
    name();
    /// The field of the units.
    units_label();
    /// What another choice of units does.
    units_hint();
    /// The field of the currency.
    currency();
    /// What another currency does.
    currency_hint();
    /// The field of the floor area.
    area();
    /// What an empty floor area stands for.
    area_hint();
    /// The field of the place in words.
    location();
    /// What it may be.
    location_hint();
    /// The field of the latitude.
    latitude();
    /// What the position is for, and the sign of the latitude.
    latitude_hint();
    /// The field of the longitude.
    longitude();
    /// The sign of the longitude.
    longitude_hint();
    /// The field of the time zone.
    zone();
    /// How to write a time zone.
    zone_hint();
    /// The same once there are meters.
    zone_hint_data();
    /// While another time zone is being made: how many channels are done of how many.
    zone_changing(wanted: &str, done: usize, all: usize);
    /// The button of the form.
    save();
    /// The title of the form of a new site.
    new_title();
    /// The headline of the form of a new site.
    new_headline();
    /// Below the headline of the form of a new site.
    new_lede();
    /// How to write a new site's time zone, and how long it can be changed.
    new_zone_hint();
    /// How to write a new site's currency.
    new_currency_hint();
    /// The button of the form of a new site.
    add();
    /// The headline: its time zone, and what time it is there.
    [3] headline(site: &str, zone: &str, clock: &str);
    /// A choice of units.
    units(each UnitSystem);
}
