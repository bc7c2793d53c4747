# The overview: what a site uses now, whether that is usual, and who uses it.

# What stands over the headline.
over = { $site } · { $day }

# The heading before the first reading.
first = Send a first reading

# What to do with the command line below it.
first_hint = Copy this line into a terminal. The reading appears here within a second, without reloading.

# Opens what to do without a meter.
without_meter = No meter at hand?

# What to do without a meter.
without_meter_hint = Start with <b>{ $command }</b> to simulate 24 homes, a school and a campus, or <a>enter a meter reading</a>.

# The heading of the chart.
today_against = Today and a typical { $weekday }

# What the chart shows. `weekdays` are `Saturdays`.
today_hint = 15-minute averages. Shaded: the range of most { $weekdays } ({ $share }).

# The chart in a sentence, up to this time, with the last power.
today_alt = Power today until { $clock } in 15-minute averages, most recently { $power } kW, beside a typical { $weekday }.

# The chart in a sentence before the first reading of the day.
today_empty = No readings today yet.

# The caption of the chart's table.
today_caption = Average power by hour, in kW

# The line of today, in the tip.
today_line = today

# The heads of the chart's table.
today_columns = Hour | Today | Typical { $weekday }

# The line of what is usual, in the tip.
usual_line = typical { $weekday }

# The heading of the buildings that use most now.
top_users = Top users right now

# What their bars show.
top_users_hint = Bar: power now.

# Stands for the power of a building that is not heard.
offline = offline

# Beside the power of a building of which some meters are offline.
part = { $heard } of { $all } meters

# The heading of today, this week and this month.
totals = Totals

# The heading of today.
today_so_far = Today so far

# The heading of this week.
this_week = This week

# The heading of this month.
this_month = This month

# The heading of cost and carbon.
money = Cost and carbon today

# The heading of all buildings.
buildings = Buildings

# The name of the choice of their order, for screen readers.
order = Sort by

# What the bars of the buildings show. `weekday` is `Sunday`.
buildings_hint = Bar: energy today so far, each on its own scale. Mark: a typical { $weekday } by now. Striped: more than typical. Beside it: power now.

# Puts those first that use most.
highest_use = Highest use

# Puts those first that differ most from the usual.
biggest_change = Biggest change

# Before the links to the other sites.
other_sites = Other sites:

# The headline for somebody who sees no building.
without_buildings = No building was given to you yet.

# What they can do about it.
without_buildings_hint = An administrator chooses which buildings you see. Ask one of them: as soon as you have a building, this page shows it.
