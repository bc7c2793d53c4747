# The history of a building's electricity, on its page.

# The heading.
title = History

# The name of the choice of bars, for screen readers.
granularity = Show by

# A choice of bars.
choice =
    .hour = Hour
    .day = Day
    .week = Week
    .month = Month

# The name of the choice of a period, for screen readers.
period = Period

# Goes back by a period.
earlier = Previous period

# Goes on by a period.
later = Next period

# Opens the form for dates.
custom = Custom range

# The first day.
from = From

# The last day.
to = To

# Shows these days.
show = Show

# The total. A comparison follows.
total = <b>{ $amount }</b> in this period,

# The heading of the chart.
heading =
    .hour = Electricity by hour
    .day = Electricity by day
    .week = Electricity by week
    .month = Electricity by month

# Bars of the period, in the key and in the tip.
selected_period = selected period

# Bars of the period before, in the key and in the tip.
previous_period = previous period

# In the key: bars that are not complete.
incomplete = incomplete

# The chart in a sentence, behind its heading.
alt = { $heading }: { $total }, { $range }.

# The chart in a sentence if there is nothing in it.
empty = No readings in this period.

# The caption of the chart's table.
caption = { $heading }, in kWh

# The heads of the chart's table behind the first, which names the bars.
columns = Selected period | Previous period

# A week in the chart's table, by its first day.
week_of = Week of { $first }
