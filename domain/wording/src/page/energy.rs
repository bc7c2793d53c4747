//! The texts of the energy section of a building's page and of the overview.

use crate::room::texts;
use domain::Appliance;
use domain::figure::Figure;

texts! { "energy";
    /// The heading of the section.
    title();
    /// The name of the links to choose a span.
    spans();
    /// A choice: the flow of power at this moment.
    span_now();
    /// A choice: a day.
    span_day();
    /// A choice: a month.
    span_month();
    /// A choice: a year.
    span_year();
    /// The name of the arrows.
    period();
    /// The arrow back in time.
    earlier();
    /// The arrow forward in time.
    later();
    /// What an appliance is called in a picture: short.
    appliance(each Appliance);
    /// Several small appliances together.
    other_appliances();
    /// Where electricity comes from, in a picture: `sun`, `grid`, `battery` or `unexplained`.
    source(party: &str);
    /// Where electricity goes, in a picture: `grid`, `battery`, `unexplained`, or the rest of what a
    /// `home`, a `building` or a `site` uses; `rest` where some of it is metered by itself.
    sink(party: &str);
    /// What the picture of a flow shows, for screen readers.
    flow_alt(given: &str, taken: &str);
    /// The same where nothing flows.
    flow_empty();
    /// The name of a party and its amount, in a list.
    amount_of(name: &str, amount: &str);
    /// The caption of a flow's table.
    flow_caption(unit: &str);
    /// The column of where it goes.
    column_to();
    /// The column and the row of sums.
    total();
    /// In the sum of a flow: what was used.
    used();
    /// That what comes in is what goes out.
    sum(given: &str, taken: &str, unit: &str);
    /// That these meters are silent, so the flow lacks what they measure.
    silent(meters: &str);
    /// The same of many.
    silent_many(meters: usize);
    /// Instead of a flow, where no meter is live.
    nothing_live();
    /// How much of what was used was not bought: `today`, `day`, `month_now`, `month`, `year_now` or
    /// `year`. At a home, it is the own roof.
    [3] own_share(share: &str, home: bool, when: &str, period: &str);
    /// The same where all was bought.
    all_bought(when: &str, period: &str);
    /// The same where a little, too little for a share, came from the own roof.
    nearly_all_bought(when: &str, period: &str);
    /// What it costs so far in the month.
    [3] cost_so_far(cost: &str, month: &str);
    /// What it will have cost at the month's end.
    [3] cost_expected(cost: &str, month: &str, expected: &str, last_day: &str, low: &str, high: &str);
    /// What it cost in a span that is over.
    [3] cost_of(cost: &str, when: &str, period: &str);
    /// A fact: the cost.
    cost();
    /// What was credited for sales.
    cost_credit(credit: &str);
    /// That the bill has more than the price of energy in it.
    cost_beyond();
    /// What has no price.
    unpriced(energy: &Figure);
    /// A fact: the share that was not bought.
    self_sufficiency();
    /// What that means.
    self_sufficiency_note();
    /// A fact: the share of the own generation that was used here.
    self_use();
    /// What that means.
    self_use_note();
    /// A fact: what was sold.
    sold();
    /// What it brought.
    sold_note(credit: &str);
    /// That nothing is paid for it, as far as is known.
    sold_free();
    /// A fact: what the battery gave to users.
    battery();
    /// The share of that in what was used, and what went into the battery.
    battery_note(share: &str, charged: &Figure);
    /// The address asks for what cannot be read, or for a day that is still to come.
    other_day();
    /// A fact: how full the battery is.
    battery_level();
    /// When that was read.
    battery_level_note(when: &str);
    /// How full several batteries are: the emptiest and the fullest.
    battery_levels(lowest: &str, highest: &str);
    /// The battery in a picture, with how full it is.
    battery_with_level(level: &str);
    /// A fact: the carbon.
    carbon();
    /// The heading of the chart of what the roof will make, beside what will be used.
    ahead_title();
    /// The heads of its table, which name its bars too.
    [3] ahead_columns();
    /// The chart in a sentence.
    ahead_alt(kwh: &str);
    /// The caption of its table.
    ahead_caption();
    /// When more is made than used.
    surplus(from: &str, to: &str);
    /// A fact: what the panels will still give today.
    solar_rest();
    /// The range of that, and what will be used meanwhile.
    solar_rest_note(low: &str, high: &Figure, used: Option<&Figure>);
    /// The heading of the bars by source.
    by_source();
    /// The heading of the bars by appliance.
    by_appliance();
    /// What stacked bars show, for screen readers: the layers with their amounts.
    stacked_alt(total: &Figure, parts: &str);
    /// The same where nothing is known.
    stacked_empty();
    /// The caption of the table behind bars by source.
    by_source_caption(unit: &str);
    /// The caption of the table behind bars by appliance.
    by_appliance_caption(unit: &str);
    /// The column of the periods: `hour`, `day` or `month`.
    column_period(each: &str);
    /// The layer of what no submeter knows.
    everything_else();
    /// In the key of bars: a period that is not over, or not all known.
    key_partial();
    /// That submeters say more than was used.
    exceeded(energy: &Figure);
    /// The heading of a car's charging sessions.
    sessions();
    /// How many sessions there were, and their energy.
    sessions_lede(count: usize, energy: &Figure);
    /// The columns of the sessions.
    session_begin();
    /// The end of a session.
    session_end();
    /// The meter of a session, if there are several.
    session_meter();
    /// The energy of a session.
    session_energy();
    /// A session that is not over.
    session_now();
}
