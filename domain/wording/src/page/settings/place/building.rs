//! The page of a building, and the form of a new one. Leaves out how it is given meters (`taken`).

use crate::room::texts;

texts! { "settings/place/building";
    /// The areas that would be accepted.
    area_would_do();
    /// The floors that would be accepted.
    floors_would_do();
    /// The numbers of people that would be accepted.
    people_would_do();
    /// The years that would be accepted.
    year_would_do();
    /// The scores that would be accepted.
    score_would_do();
    /// No purpose is chosen.
    purpose_needed();
    /// No site is chosen.
    site_needed();
    /// Another building of the site has the name.
    name_taken(name: &str);
    /// It was saved.
    saved();
    /// It was added.
    made();
    /// It was given a meter.
    taken();
    /// The link to the building's daily page.
    see_use();
    /// The field of the name.
    name();
    /// The field of the purpose.
    purpose();
    /// The field of the floor area.
    area();
    /// The field of the number of floors.
    floors();
    /// The field of the number of people.
    people();
    /// Who is counted.
    people_hint();
    /// The field of the year in which it was built.
    year();
    /// The field of the ENERGY STAR score.
    score();
    /// Which scores there are.
    score_hint();
    /// The usual uses that would be accepted.
    baseline_would_do();
    /// The field of the electricity that it usually uses in a year.
    baseline();
    /// What the usual use is for.
    baseline_hint();
    /// What is taken while the field is empty.
    baseline_metered(amount: &str);
    /// The field of the latitude.
    latitude();
    /// What a building's position is for, and the signs.
    position_hint();
    /// The field of the longitude.
    longitude();
    /// The button of the form.
    save();
    /// The title of the form of a new building.
    new_title();
    /// The headline of the form of a new building.
    new_headline();
    /// Below the headline of the form of a new building.
    new_lede();
    /// The field of a new building's site.
    new_site();
    /// A new building's floor area may stay empty.
    new_area_hint();
    /// The button of the form of a new building.
    add();
    /// The headline: how many meters it has.
    [3] headline(building: &str, meters: usize);
}
