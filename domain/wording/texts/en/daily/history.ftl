# The history of a place, on its page.

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
    .year = Year

# The name of the choice of a utility, for screen readers.
utility = Utility

# The name of the choice of what is counted, for screen readers.
measure = Show

# What is counted.
measured =
    .energy = Use
    .cost = Cost
    .carbon = CO₂

# The name of the choice of a period to compare with.
compare = Compare with

# A period to compare with, as a choice.
compare_with =
    .before = Previous period
    .last_year = Last year

# The same in the key and in the tip.
other =
    .before = previous period
    .last_year = last year

# The name of the choice of a period, for screen readers.
period = Period

# Goes back by a period.
earlier = Earlier

# Goes on by a period.
later = Later

# Opens the form for dates.
custom = Custom range

# The first day.
from = From

# The last day.
to = To

# Shows these days.
show = Show

# Goes back to the range of whoever chooses none.
usual = Latest

# A part of the address could not be read.
unreadable = “{ $part }” is not understood here. Choose below what to show.

# Days that cannot be.
reversed = { $from } is after { $to }, so you see the days between them.
to_come = { $first } is still to come: there is nothing to show yet.

# The total. A comparison may follow.
total = { $is_compared ->
    [yes] <b>{ $amount }</b> in this period,
   *[no] <b>{ $amount }</b> in this period.
}

# The heading of the chart. $measured is "energy", "cost" or "carbon".
what = { $measured ->
    [cost] Cost of { $within }
    [carbon] CO₂ from { $within }
   *[energy] { $utility }
}

# What is shown, by which bars.
heading = { $bars ->
    [hour] { $what } by hour
    [day] { $what } by day
    [week] { $what } by week
    [month] { $what } by month
   *[year] { $what } by year
}

# Bars of the period, in the key and in the tip.
selected_period = selected period

# In the key: bars that are not complete.
incomplete = incomplete

# The chart in a sentence, behind its heading.
alt = { $heading }: { $total }, { $range }.

# The chart in a sentence if there is nothing in it.
empty = No readings in this period.

# The caption of the chart's table.
caption = { $heading }, in { $unit }

# The days of the bars to compare with. $other is "before" or "last_year".
compared = { $other ->
    [last_year] Last year: { $range }.
   *[before] Previous period: { $range }.
}

# Why there is no comparison: that period was not measured, or only in part.
not_compared = { $other ->
    [last_year] No comparison: only { $share } of the same time last year was measured.
   *[before] No comparison: only { $share } of the previous period was measured.
}

# The same of the period shown.
not_measured = No comparison: only { $share } of this period was measured.

# Charges of the bill that no bar has.
beyond = Energy charges only: fixed and demand charges are on the bill.

# What has no price is left out.
unpriced = { $amount } has no price and is left out.

# What carbon is counted of.
carbon_of = Counted from the { $within } that was bought.

# A week in the chart's table, by its first day.
week_of = Week of { $first }
