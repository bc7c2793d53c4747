//! The page of the sites' positions, which their weather is requested for.

use crate::Words;
use crate::room::texts;

texts! { "settings/weather";
    /// Title of the page.
    title();
    /// That the weather may not be requested.
    switched_off();
    /// The answer after a position was saved.
    saved();
    /// The answer after a position was saved, if the weather may not be requested.
    saved_while_off();
    /// The answer after a position was removed.
    removed();
    /// Of a site without a position.
    no_position();
    /// Of a site with a position, if the weather may not be requested.
    not_asked();
    /// Of a site with a position, before the first answer.
    nothing_yet();
    /// The label of the latitude.
    latitude();
    /// The hint of the latitude.
    latitude_hint();
    /// The label of the longitude.
    longitude();
    /// The hint of the longitude.
    longitude_hint();
    /// The button of the form.
    save();
    /// What is sent to the host.
    sent(host: &str);
    /// From when to when the weather of a site is known.
    known(first: &str, last: &str);
    /// The fault of an empty field, if the other one is filled in.
    missing(would_do: &str);
    /// What the weather is for, and how to publish a thermometer's value: the field.
    [3] lede(field: &str);
    /// How to switch it on again: the two settings, and their value.
    [7] switched_off_by(first: &str, second: &str, value: &str);
    /// The headline: switched off.
    off();
    /// The headline: no site has a position.
    unknown();
    /// The headline: who is asked.
    asked(host: &str, sites: usize);
    /// Which degrees would do.
    would_do(most: &str, example: &str);
}

/// The headline: of how many sites the weather is requested, and of whom.
#[must_use]
pub fn headline(words: Words, host: Option<&str>, sites: usize) -> String {
    match (host, sites) {
        (None, _) => off(words).to_owned(),
        (_, 0) => unknown(words).to_owned(),
        (Some(host), sites) => asked(words, host, sites),
    }
}
