# The texts of the page of a building's load.

title = { $building }: load profile
needed = A load profile needs two weeks of readings. Assign a meter to this building first.
back = Back to the building
stretches = Period
net_lede = So the building’s own use, base load, waste and score are unknown. A meter on the panels would show them.
covered = { $range }. Nights are { $from } to { $to }.
hours = Every hour
hours_note = Each column is a day. Pale nights mean the building powers down; gaps are missing data.
figures = Key figures
base_load_label = Base load
base_load = What nearly always runs (the 5th percentile of the hours): { $percent_of_use } of all use.
peak_label = Peak
peak = The highest hour: { $day }, { $clock }.
load_factor = Load factor
load_factor_note = Average over peak. A low load factor means you pay for capacity and demand that only a short peak needs.
intensity_label = Energy use intensity (EUI)
intensity_us = kBtu/ft² a year
intensity_metric = kWh/m² a year
no_area = The floor area of { $building } is not set.
say_area = Enter the floor area
trend_label = Trend
trend_unit = % a year
no_trend = Stable: no statistically significant trend.
months_needed = A trend needs the same months of two years, 14 months or more; { $known ->
    [one] there is { $known }.
   *[other] there are { $known }.
}
waste_label = Night and weekend waste
waste = { $night } at night and { $weekend } on weekends, above the quietest ones: { $percent_of_use } of all use.
typical = Typical days
mean_day = Average day
key_weekdays = Monday to Friday
key_weekend = weekend
alike = Day patterns
no_kinds = Day patterns need two weeks of complete days.
on_days = <b>{ $energy }</b> on { $days ->
    [one] { $days } day
   *[other] { $days } days
}
duration = Load duration curve
duration_note = The load that is reached or exceeded for each share of the time. A cliff on the left is a short, expensive peak; a high tail on the right always runs.
score_note = How well it powers down when empty, compared with itself over time. Not an ENERGY STAR score.
quiet_nights = Quiet nights: from { $from } to { $to } it uses { $percent } of a working hour
quiet_weekends = Quiet weekends: it uses { $percent } of a working hour
even_load = Even load: the load factor is { $percent }; full points from { $full }
no_waste = No waste: { $percent } is used above its quiet nights and weekends; no points from { $none }
to_forecast = Forecast | The next 7 days and 12 months, with range, cost and peaks.
to_findings = Insights | Hours that differ from what is typical, with likely causes.
to_savings = Savings | Compared with a weather-adjusted baseline.
too_short = { $building }: <b>not enough history yet.</b>
days_needed = { $days ->
    [0] A load profile of { $utility } needs 14 days of readings within { $stretch }. There are none.
    [one] A load profile of { $utility } needs 14 days of readings within { $stretch }. There is { $days }.
   *[other] A load profile of { $utility } needs 14 days of readings within { $stretch }. There are { $days }.
}
off_hours_alone = { $building } uses <b>{ $percent } of its { $utility }</b> on nights and weekends.
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
off_hours_beside = { $building } uses <b>{ $percent } of its { $utility }</b> on nights and weekends; { $higher ->
    [0] none of the { $count } { $kind } here has a higher share.
    [one] one of the { $count } { $kind } here has a higher share.
   *[other] { $higher } of the { $count } { $kind } here have a higher share.
}
other_than_homes = non-residential buildings
net = { $building } draws and feeds in <b>through one meter.</b>
unused = { $building } <b>used no { $utility }</b> in { $stretch }.
quiet = { $has_cost ->
    [yes] A load that never changes would use { $flat } then. If all nights and weekends were as quiet as the quietest, it would have used { $saved } less in { $stretch }, about { $cost }.
   *[no] A load that never changes would use { $flat } then. If all nights and weekends were as quiet as the quietest, it would have used { $saved } less in { $stretch }.
}
intensity_of = Last year’s energy per floor area: { $utilities }.
intensity_among = { $percent } of { $peers } comparable buildings use more per floor area.
both = { $first } { $second }
days_of_year = This needs about a year of each energy ({ $needed } days). Known so far: { $known }.
days_of = { $days ->
    [one] { $days } day of { $utility }
   *[other] { $days } days of { $utility }
}
trend = { $is_less ->
    [yes] { $a_year } less each year, seasons removed.
   *[no] { $a_year } more each year, seasons removed.
}
of_weekdays = Monday to Friday
of_weekends = weekends
mostly_weekends = mostly weekends and similar days
mostly = mostly { $weekdays }
of_any_days = any day
between_dates = { $days }, between { $first } and { $last }
score = Efficiency score: { $score } of 100
points = { $points } of { $most }
