//! The page of a building: its headline, its last hour, all that it uses, its meters.

use crate::room::texts;
use domain::Flow;
use domain::figure::Figure;

texts! { "daily/building";
    /// The building with its floor area, above the headline.
    with_area(building: &str, area: &Figure);
    /// The heading of the last hour.
    last_hour();
    /// What its chart shows.
    last_hour_hint(weekday: &str);
    /// The chart in a sentence, with the last power in kW.
    last_hour_alt(power: &str);
    /// The chart in a sentence if there is nothing in it.
    last_hour_empty();
    /// The caption of the chart's table.
    last_hour_caption();
    /// The heads of the chart's table.
    [2] last_hour_columns();
    /// The line of the chart, in the tip.
    last_hour_line();
    /// The heading of the forecast.
    forecast();
    /// The heading of all utilities.
    utilities();
    /// The heads of the utilities.
    [5] utility_columns();
    /// A flow of electricity.
    electricity(each Flow);
    /// A flow of another utility.
    other_flow(utility: &str, flow: Flow);
    /// The heading of the meters.
    meters();
    /// The window's title of the page of its meters.
    meters_title(building: &str);
    /// The headline of that page: how many meters, and how many of them are late.
    [3] meters_headline(building: &str, meters: usize, late: usize);
    /// What its list shows.
    meters_hint();
    /// Leads to the building's settings.
    building_settings();
    /// There is no meter.
    [3] no_meters();
    /// A meter that sends now.
    live();
    /// A meter that sends seldom, and is not late.
    on_time();
    /// A meter that should have sent by now.
    late();
    /// A meter that has sent nothing for days.
    offline();
    /// A meter whose readings are all brought by people.
    by_hand();
    /// A meter without a reading.
    no_readings();
    /// A meter in its list that sent its newest value at that time.
    meter_updated(role: &str, value: Option<&str>, at: &str);
    /// A meter in its list whose newest value was brought by people, of that time.
    meter_read(role: &str, value: Option<&str>, at: &str);
    /// A meter in its list without a reading.
    meter_never(role: &str);
}
