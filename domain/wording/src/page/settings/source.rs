//! The page of the data sources: brokers, programs, weather, files.

use crate::Words;
use crate::room::texts;

texts! { "settings/source";
    /// Title of the page.
    title();
    /// Below the headline.
    lede();
    /// The heading of the list.
    sources();
    /// The answer after a source was paused.
    paused();
    /// The answer after a source was resumed.
    resumed();
    /// The answer after the weather was requested.
    asked();
    /// The answer after a description was saved.
    described();
    /// The answer after a source was removed from the list.
    removed();
    /// The state of a source that is paused.
    is_paused();
    /// The state of a source whose last attempts failed.
    is_failing();
    /// The state of a source that nothing came through.
    is_waiting();
    /// The state of a source that something should have come through.
    is_late();
    /// The state of a source without a fault.
    works();
    /// The heading of the ways to add a source.
    add();
    /// The link to the tokens.
    add_device();
    /// What the link to the tokens is for.
    add_device_text();
    /// The link to the weather.
    add_weather();
    /// What the link to the weather is for.
    add_weather_text();
    /// The link to the import.
    add_file();
    /// What the link to the import is for.
    add_file_text();
    /// The button that requests the weather.
    ask_now();
    /// The button that resumes a source.
    go_on();
    /// The button that pauses a source.
    pause();
    /// The button that removes a source from the list.
    remove();
    /// What opens the form of a description.
    what_it_is();
    /// The label of a source's type.
    type_label();
    /// The fault of a type that is none.
    type_wrong();
    /// The label of a source's building.
    building();
    /// The fault of a building that is none.
    building_wrong();
    /// The choice of no building.
    no_building();
    /// The label of the minutes within which something is expected.
    expected();
    /// The unit of the minutes within which something is expected.
    expected_unit();
    /// The hint of the minutes within which something is expected.
    expected_hint();
    /// The fault of minutes that are no whole number.
    expected_wrong();
    /// The button of the form.
    save();
    /// A type of source, to choose.
    type_bms();
    /// A type of source, to choose.
    type_smart_meter();
    /// A type of source, to choose.
    type_weather();
    /// A type of source, to choose.
    type_manual();
    /// A type of source, to choose.
    type_file();
    /// What a source is reached by, before its name.
    by_mqtt();
    /// What a source is reached by, before its name.
    by_http();
    /// What a source is reached by, before its name.
    by_weather();
    /// What a source is reached by, before its name.
    by_file();
    /// What a source is reached by, before its name.
    by_hand();
    /// What the broker in this process is called.
    embedded();
    /// How often a source is asked.
    asked_every(minutes: i64);
    /// The headline: nothing came yet.
    none_yet();
    /// The headline: all work.
    all_work();
    /// The headline: some have errors.
    some_fail(failing: usize);
    /// How many readings, and when.
    readings_came(count: i64, ago: &str);
    /// When something was heard.
    last_heard(ago: &str);
    /// How often it failed in a row, and why.
    failed_times(count: i64, reason: &str);
    /// The same, and when.
    failed_times_at(count: i64, ago: &str, reason: &str);
    /// Nobody said why.
    no_reason();
}

/// The headline: how many sources there are, and how many fail.
#[must_use]
pub fn headline(words: Words, sources: usize, failing: usize) -> String {
    match (sources, failing) {
        (0, _) => none_yet(words).to_owned(),
        (_, 0) => all_work(words).to_owned(),
        (_, n) => some_fail(words, n),
    }
}

/// When something last came, and how many readings in all.
#[must_use]
pub fn last_came(words: Words, ago: domain::Millis, readings: Option<i64>) -> String {
    let ago = &words.age(ago);
    readings.map_or_else(|| last_heard(words, ago), |count| readings_came(words, count, ago))
}

/// How often it failed in a row, when the last time, and why.
#[must_use]
pub fn failed(words: Words, count: i64, last_ago: Option<domain::Millis>, reason: Option<&str>) -> String {
    let reason = reason.unwrap_or(no_reason(words));
    match last_ago {
        Some(ago) => failed_times_at(words, count, &words.age(ago), reason),
        None => failed_times(words, count, reason),
    }
}
