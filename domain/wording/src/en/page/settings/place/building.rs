//! The page of a building, and the form of a new one. Leaves out how it is given meters (`taken`).

/// What it is, within a sentence of a form or a refusal.
pub const KIND: &str = "building";

/// The areas that would be accepted.
pub const AREA_WOULD_DO: &str = "an area above 0, such as 180";
/// The floors that would be accepted.
pub const FLOORS_WOULD_DO: &str = "floors from 1 to 200";
/// The numbers of people that would be accepted.
pub const PEOPLE_WOULD_DO: &str = "people from 0 to 1000000";
/// The years that would be accepted.
pub const YEAR_WOULD_DO: &str = "a year, such as 1974";
/// The scores that would be accepted.
pub const SCORE_WOULD_DO: &str = "a score from 1 to 100";
/// No purpose is chosen.
pub const PURPOSE_NEEDED: &str = "Choose what it is for.";
/// No site is chosen.
pub const SITE_NEEDED: &str = "Choose the site that it stands at.";

/// Another building of the site has the name.
#[must_use]
pub fn name_taken(name: &str) -> String {
    format!("There is a building “{name}” already: give this one another name.")
}

/// It was saved.
pub const SAVED: &str = "Saved.";
/// It was added.
pub const MADE: &str = "The building is there. Give it its meters below, and say more of it if you like.";
/// It was given a meter.
pub const TAKEN: &str = "The meter counts for it, from its first reading on.";

/// The headline, behind the building's name.
#[must_use]
pub fn headline_after_name(meters: usize) -> String {
    match meters {
        0 => "has no meter yet.".to_owned(),
        1 => "has one meter.".to_owned(),
        n => format!("has {n} meters."),
    }
}

/// The link to the building's daily page.
pub const SEE_USE: &str = "See what it uses";

/// The field of the name.
pub const NAME: &str = "Name";
/// The field of the purpose.
pub const PURPOSE: &str = "What it is for";
/// The field of the floor area.
pub const AREA: &str = "Floor area";
/// The field of the number of floors.
pub const FLOORS: &str = "Floors";
/// The field of the number of people.
pub const PEOPLE: &str = "People";
/// Who is counted.
pub const PEOPLE_HINT: &str = "Who live or work there.";
/// The field of the year in which it was built.
pub const YEAR: &str = "Built in";
/// The field of the ENERGY STAR score.
pub const SCORE: &str = "ENERGY STAR score";
/// Which scores there are.
pub const SCORE_HINT: &str = "1 to 100, as the EPA gives it.";
/// The button of the form.
pub const SAVE: &str = "Save";

/// The title of the form of a new building.
pub const NEW_TITLE: &str = "A building";
/// The headline of the form of a new building.
pub const NEW_HEADLINE: &str = "Which building is it?";
/// Below the headline of the form of a new building.
pub const NEW_LEDE: &str = "Its meters are given to it after; what they said before counts too.";
/// The field of a new building's site.
pub const NEW_SITE: &str = "Site";
/// A new building's floor area may stay empty.
pub const NEW_AREA_HINT: &str = "If you know it.";
/// The button of the form of a new building.
pub const ADD: &str = "Add it";
