//! The first page of the settings: a line for each page below it.

use crate::room::texts;

texts! { "settings/home";
    /// Title of the page.
    title();
    /// Below the headline.
    lede();
    /// The heading of places and meters.
    group_places();
    /// The heading of where readings come from.
    group_connections();
    /// The heading of prices.
    group_prices();
    /// The heading of carbon and weather.
    group_carbon();
    /// The heading of people.
    group_people();
    /// What the activity log is.
    audit_text();
    /// The heading of GreenPulse itself.
    group_system();
    /// What system health tells.
    health_text();
    /// The link to the forecast methods.
    methods();
    /// What they are.
    methods_text();
    /// The mark of a line that needs attention.
    look();
    /// The link to the data sources.
    sources_label();
    /// The link to the quarantine.
    quarantine();
    /// The link to the tokens.
    tokens_label();
    /// The link to the emission factors.
    factors();
    /// The link to the source energy.
    source_energy();
    /// The link to the weather.
    weather_label();
    /// What can be imported and exported.
    import_text();
    /// What the page of the emission factors holds.
    factors_text();
    /// What the page of the source energy holds.
    source_energy_text();
    /// On tariffs, if there is none.
    flat_rates();
    /// On the weather, if it may not be requested.
    weather_off();
    /// The headline: how many lines need attention.
    headline(waiting: usize);
    /// On buildings.
    buildings(count: usize);
    /// On meters, if none is new.
    meters(count: usize);
    /// On meters, if some are new.
    meters_new(count: usize);
    /// On data sources, if none fails.
    sources(count: usize);
    /// On data sources, if some fail.
    sources_failing(count: usize);
    /// On mappings, if every message is read.
    mappings(count: usize);
    /// On mappings, if nothing reads some topics.
    topics_unread(count: usize);
    /// On the quarantine.
    quarantined(count: usize);
    /// On tokens: how many are in use.
    tokens(count: usize);
    /// On tariffs, if there is one: how many accounts are billed.
    accounts(count: usize);
    /// On the weather: of how many sites it is requested.
    weather(sites: usize);
}
