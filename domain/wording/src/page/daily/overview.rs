//! The overview: what a site uses now, whether that is usual, and who uses it.

use crate::room::texts;

texts! { "daily/overview";
    /// What stands over the headline.
    over(site: &str, day: &str);
    /// The heading before the first reading.
    first();
    /// What to do with the command line below it.
    first_hint();
    /// Opens what to do without a meter.
    without_meter();
    /// What to do without a meter.
    [5] without_meter_hint(command: &str);
    /// The heading of the chart.
    today_against(weekday: &str);
    /// What the chart shows. `weekdays` are `Saturdays`.
    today_hint(weekdays: &str, share: &str);
    /// The chart in a sentence, up to this time, with the last power.
    today_alt(clock: &str, power: &str, weekday: &str);
    /// The chart in a sentence before the first reading of the day.
    today_empty();
    /// The caption of the chart's table.
    today_caption();
    /// The line of today, in the tip.
    today_line();
    /// The heads of the chart's table.
    [3] today_columns(weekday: &str);
    /// The line of what is usual, in the tip.
    usual_line(weekday: &str);
    /// The heading of the buildings that use most now.
    top_users();
    /// What their bars show.
    top_users_hint();
    /// Stands for the power of a building that is not heard.
    offline();
    /// Beside the power of a building of which some meters are offline.
    part(heard: usize, all: usize);
    /// The heading of today, this week and this month.
    totals();
    /// The heading of today.
    today_so_far();
    /// The heading of this week.
    this_week();
    /// The heading of this month.
    this_month();
    /// The heading of cost and carbon.
    money();
    /// The heading of all buildings.
    buildings();
    /// What their bars show.
    buildings_hint(weekday: &str);
    /// The name of the choice of their order, for screen readers.
    order();
    /// Puts those first that use most.
    highest_use();
    /// Puts those first that differ most from the usual.
    biggest_change();
    /// Before the links to the other sites.
    other_sites();
    /// The headline for somebody who sees no building.
    without_buildings();
    /// What they can do about it.
    without_buildings_hint();
}
