# The texts of the page of a building's load.

# The page's title.
title = { $building }: load profile

# What a building without meters needs.
needed = A load profile needs two weeks of readings. Assign a meter to this building first.

# The button to the building's page.
back = Back to the building

# The name of the links to choose a stretch.
stretches = Period

# What follows from that.
net_lede = So the building’s own use, base load, waste and score are unknown. A meter on the panels would show them.

# Which days are looked at, and which hours are the night.
covered = { $range }. Nights are { $from } to { $to }.

# The heading of the heat map.
hours = Every hour

# How to read the heat map.
hours_note = Each column is a day. Pale nights mean the building powers down; gaps are missing data.

# The heading of the figures.
figures = Key figures

# A figure: the base load.
base_load_label = Base load

# What the base load means.
base_load = What nearly always runs (the 5th percentile of the hours): { $percent_of_use } of all use.

# A figure: the peak.
peak_label = Peak

# When the peak was.
peak = The highest hour: { $day }, { $clock }.

# A figure: the load factor.
load_factor = Load factor

# What the load factor means.
load_factor_note = Average over peak. A low load factor means you pay for capacity and demand that only a short peak needs.

# A figure: the energy use intensity.
intensity_label = Energy use intensity (EUI)

# Its unit where areas are in square feet.
intensity_us = kBtu/ft² a year

# Its unit where areas are in square metres.
intensity_metric = kWh/m² a year

# Why there is no intensity.
no_area = The floor area of { $building } is not set.

# The link to where the floor area is said.
say_area = Enter the floor area

# A figure: the trend.
trend_label = Trend

# The unit of the trend.
trend_unit = % a year

# A trend that may be chance.
no_trend = Stable: no statistically significant trend.

# Why there is no trend.
months_needed = A trend needs the same months of two years, 14 months or more; { $known ->
    [one] there is { $known }.
   *[other] there are { $known }.
}

# A figure: what nights and weekends waste.
waste_label = Night and weekend waste

# When it is wasted, and how much of all use that is.
waste = { $night } at night and { $weekend } on weekends, above the quietest ones: { $percent_of_use } of all use.

# The heading of the typical days.
typical = Typical days

# The heading of the mean day.
mean_day = Average day

# In the key of the mean day: working days.
key_weekdays = Monday to Friday

# In the key of the mean day: the weekend.
key_weekend = weekend

# The heading of the kinds of days.
alike = Day patterns

# Instead of kinds of days.
no_kinds = Day patterns need two weeks of complete days.

# The energy of a kind of day, and on how many days it came.
on_days = <b>{ $energy }</b> on { $days ->
    [one] { $days } day
   *[other] { $days } days
}

# The heading of the load duration curve.
duration = Load duration curve

# How to read the load duration curve.
duration_note = The load that is reached or exceeded for each share of the time. A cliff on the left is a short, expensive peak; a high tail on the right always runs.

# What the efficiency score is.
score_note = How well it powers down when empty, compared with itself over time. Not an ENERGY STAR score.

# For what there are points: quiet nights.
quiet_nights = Quiet nights: from { $from } to { $to } it uses { $percent } of a working hour

# For what there are points: quiet weekends.
quiet_weekends = Quiet weekends: it uses { $percent } of a working hour

# For what there are points: an even load.
even_load = Even load: the load factor is { $percent }; full points from { $full }

# For what there are points: no waste.
no_waste = No waste: { $percent } is used above its quiet nights and weekends; no points from { $none }

# The link to the forecast, and what is there.
to_forecast = Forecast | The next 7 days and 12 months, with range, cost and peaks.

# The link to the findings, and what is there.
to_findings = Insights | Hours that differ from what is typical, with likely causes.

# The link to the savings, and what is there.
to_savings = Savings | Compared with a weather-adjusted baseline.

# The headline where too little is known.
too_short = { $building }: <b>not enough history yet.</b>

# How many days are known, and how many it takes.
days_needed = { $days ->
    [0] A load profile of { $utility } needs 14 days of readings within { $stretch }. There are none.
    [one] A load profile of { $utility } needs 14 days of readings within { $stretch }. There is { $days }.
   *[other] A load profile of { $utility } needs 14 days of readings within { $stretch }. There are { $days }.
}

# The headline: the share of use on nights and weekends.
off_hours_alone = { $building } uses <b>{ $percent } of its { $utility }</b> on nights and weekends.

# The same among its peers: `standing` is `most`, `more`, `average`, `less` or `least`.
off_hours_among = { $building } uses <b>{ $percent } of its { $utility }</b> on nights and weekends: { $standing ->
    [most] the most
    [more] more than most
    [less] less than most
    [least] the least
   *[average] about average
} among { $are_all ->
    [yes] the site’s { $kind }
   *[no] some of the site’s { $kind }
} (rank { $rank } of { $count }).

# The same beside buildings of other kinds.
off_hours_beside = { $building } uses <b>{ $percent } of its { $utility }</b> on nights and weekends; { $higher ->
    [0] none of the { $count } { $kind } here has a higher share.
    [one] one of the { $count } { $kind } here has a higher share.
   *[other] { $higher } of the { $count } { $kind } here have a higher share.
}

# Peers of all kinds but homes.
other_than_homes = non-residential buildings

# The headline where one meter tells what is drawn less what is fed in.
net = { $building } draws and feeds in <b>through one meter.</b>

# The headline where nothing was used.
unused = { $building } <b>used no { $utility }</b> in { $stretch }.

# What a load without nights would use then, and what quiet ones would have saved.
quiet = { $has_cost ->
    [yes] A load that never changes would use { $flat } then. If all nights and weekends were as quiet as the quietest, it would have used { $saved } less in { $stretch }, about { $cost }.
   *[no] A load that never changes would use { $flat } then. If all nights and weekends were as quiet as the quietest, it would have used { $saved } less in { $stretch }.
}

# Which utilities the intensity holds.
intensity_of = Last year’s energy per floor area: { $utilities }.

# How it stands: the share of peers that use more, and the number of peers.
intensity_among = { $percent } of { $peers } comparable buildings use more per floor area.

# The same if none of them uses more.
intensity_highest = { $peers ->
    [one] The one comparable building does not use more per floor area.
   *[other] None of { $peers } comparable buildings uses more per floor area.
}

# Two sentences.
both = { $first } { $second }

# Why there is no intensity: `known` lists days of each utility.
days_of_year = This needs about a year of each energy ({ $needed } days). Known so far: { $known }.

# Days of a utility, in that list.
days_of = { $days ->
    [one] { $days } day of { $utility }
   *[other] { $days } days of { $utility }
}

# By how much use rises or falls each year.
trend = { $is_less ->
    [yes] { $a_year } less each year, seasons removed.
   *[no] { $a_year } more each year, seasons removed.
}

# A kind of day: from Monday to Friday.
of_weekdays = Monday to Friday

# A kind of day: weekends.
of_weekends = weekends

# A kind of day: mostly weekends.
mostly_weekends = mostly weekends and similar days

# A kind of day: mostly on these weekdays.
mostly = mostly { $weekdays }

# A kind of day: any.
of_any_days = any day

# A kind of day, and between which dates it came.
between_dates = { $days }, between { $first } and { $last }

# The heading of the efficiency score.
score = Efficiency score: { $score } of 100

# So many points of the most that there are.
points = { $points } of { $most }
