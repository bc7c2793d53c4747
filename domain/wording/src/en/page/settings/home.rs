//! The first page of the settings: a line for each page below it.

/// Title of the page.
pub const TITLE: &str = "Settings";
/// Below the headline.
pub const LEDE: &str = "What there is, where readings come from, what they mean, and what they cost.";
/// The mark of a line that needs attention.
pub const LOOK: &str = "Look";

/// The link to the data sources.
pub const SOURCES: &str = "Data sources";
/// The link to the quarantine.
pub const QUARANTINE: &str = "Quarantine";
/// The link to the tokens.
pub const TOKENS: &str = "Tokens";
/// The link to the emission factors.
pub const FACTORS: &str = "Emission factors";
/// The link to the source energy.
pub const SOURCE_ENERGY: &str = "Source energy";
/// The link to the weather.
pub const WEATHER: &str = "Weather";

/// What can be imported and exported.
pub const IMPORT_TEXT: &str = "CSV, Green Button, Portfolio Manager, Home Assistant, Excel.";
/// What the page of the emission factors holds.
pub const FACTORS_TEXT: &str = "What a unit emits, by region and year.";
/// What the page of the source energy holds.
pub const SOURCE_ENERGY_TEXT: &str = "What a unit took at its source, by region and year.";
/// On tariffs, if there is none.
pub const FLAT_RATES: &str = "Costs are worked out at flat rates.";
/// On the weather, if it may not be requested.
pub const WEATHER_OFF: &str = "Nobody is asked: that is switched off.";

/// The headline: how many lines need attention.
#[must_use]
pub fn headline(waiting: usize) -> String {
    match waiting {
        0 => "All is set up.".to_owned(),
        1 => "One thing wants a look.".to_owned(),
        n => format!("{n} things want a look."),
    }
}

/// On buildings.
#[must_use]
pub fn buildings(count: usize) -> String {
    match count {
        0 => "No building yet.".to_owned(),
        1 => "One building.".to_owned(),
        n => format!("{n} buildings: what they are for, how large, in which units."),
    }
}

/// On meters, if none is new.
#[must_use]
pub fn meters(count: usize) -> String {
    match count {
        0 => "No meter yet.".to_owned(),
        1 => "One, and it has its place.".to_owned(),
        n => format!("{n} meters: how they count, limits, changes."),
    }
}

/// On meters, if some are new.
#[must_use]
pub fn meters_new(count: usize) -> String {
    match count {
        1 => "One is new and waits for a building.".to_owned(),
        n => format!("{n} are new and wait for a building."),
    }
}

/// On data sources, if none fails.
#[must_use]
pub fn sources(count: usize) -> String {
    match count {
        0 => "Nothing has come in yet.".to_owned(),
        1 => "One, and it works.".to_owned(),
        n => format!("{n} sources, and all work."),
    }
}

/// On data sources, if some fail.
#[must_use]
pub fn sources_failing(count: usize) -> String {
    match count {
        1 => "One has errors.".to_owned(),
        n => format!("{n} have errors."),
    }
}

/// On mappings, if every message is read.
#[must_use]
pub fn mappings(count: usize) -> String {
    match count {
        0 => "Every message is understood without one.".to_owned(),
        1 => "One, and every message is understood.".to_owned(),
        n => format!("{n} mappings, and every message is understood."),
    }
}

/// On mappings, if nothing reads some topics.
#[must_use]
pub fn topics_unread(count: usize) -> String {
    match count {
        1 => "One topic is not understood.".to_owned(),
        n => format!("{n} topics are not understood."),
    }
}

/// On the quarantine.
#[must_use]
pub fn quarantined(count: usize) -> String {
    match count {
        0 => "Empty: everything could be read.".to_owned(),
        1 => "One message could not be read.".to_owned(),
        n => format!("{n} messages could not be read."),
    }
}

/// On tokens: how many are in use.
#[must_use]
pub fn tokens(count: usize) -> String {
    match count {
        0 => "Nobody has one.".to_owned(),
        1 => "One is in use.".to_owned(),
        n => format!("{n} are in use."),
    }
}

/// On tariffs, if there is one: how many accounts are billed.
#[must_use]
pub fn accounts(count: usize) -> String {
    match count {
        0 => "There is a tariff, and nobody is billed by it.".to_owned(),
        1 => "One account is billed.".to_owned(),
        n => format!("{n} accounts are billed."),
    }
}

/// On the weather: of how many sites it is requested.
#[must_use]
pub fn weather(sites: usize) -> String {
    match sites {
        0 => "Not asked for: say where the site is.".to_owned(),
        1 => "Asked for every hour.".to_owned(),
        n => format!("{n} sites, asked for every hour."),
    }
}
