//! The search: its field, what it found, and the other words by which pages are found.

use crate::room::texts;

texts! { "search";
    /// Title of the page, and the label of its field.
    title();
    /// The example in the empty field.
    example();
    /// The button of the form.
    go();
    /// Which keys open it.
    keys();
    /// Buildings that are starred.
    starred();
    /// The building that was opened last.
    opened();
    /// Buildings and sites that were found.
    buildings();
    /// Meters that were found.
    meters();
    /// Issues that were found.
    open_issues();
    /// Pages that were found.
    pages();
    /// Nothing was found.
    nothing(asked: &str);
    /// Nothing was asked for yet.
    hint();
    /// The first page.
    home();
    /// Other words for the list of all buildings.
    buildings_also();
    /// Other words for costs.
    costs_also();
    /// Other words for reports.
    reports_also();
    /// The list of issues.
    issues();
    /// Other words for issues.
    issues_also();
    /// The form of a reading.
    reading();
    /// Other words for it.
    reading_also();
    /// How forecasts are made.
    methods();
    /// Other words for it.
    methods_also();
    /// The state of GreenPulse itself.
    health();
    /// Other words for it.
    health_also();
    /// Other words for sites and buildings.
    places_also();
    /// Other words for meters.
    meters_also();
    /// Other words for data sources.
    sources_also();
    /// Other words for custom devices.
    mappings_also();
    /// Other words for rejected data.
    quarantine_also();
    /// Other words for files in and out.
    import_also();
    /// Other words for access tokens.
    tokens_also();
    /// Other words for tariffs.
    tariffs_also();
    /// Other words for emission factors.
    factors_also();
    /// Other words for the weather.
    weather_also();
}
