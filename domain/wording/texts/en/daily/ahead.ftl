# The forecast of a building, on its page. `$stretch` is how long it is: `the next 24 hours`.

# There is no forecast, and why. `was_told`: there was one once.
none = { $was_told ->
    [yes] No forecast right now. There have been no readings recently, and old forecasts are not shown. The next one is made when readings arrive.
   *[no] No forecast yet. A forecast needs two days of readings and is updated every six hours.
}

# What the next hours will use, with its range.
next = About <b>{ $amount }</b> in { $stretch } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , costing about { $cost }.
   *[no] .
}

# The highest hour of the next ones, today.
peak_today = Expected peak: today, { $clock }, about { $power } and up to { $upper }.

# The highest hour of the next ones, tomorrow.
peak_tomorrow = Expected peak: tomorrow, { $clock }, about { $power } and up to { $upper }.

# What a longer time will use, with its range.
further = In { $stretch }: about { $amount } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , costing about { $cost }.
   *[no] .
}

# When it was made, and how often its band holds.
made = Updated { $at }. Shaded: { $level } range.

# No forecast has come true yet.
not_judged = We’ll show how accurate this is after the first full day.

# How good the forecasts of the past week were: the mean error of an hour, the share of hours in
# their range, and the share that should be in it.
how_good = In the past week, a day’s forecast missed an hour by { $missed } on average, and { $within } of hours were within the range ({ $promised } should be).

# Leads to the page of the forecast.
more = See the full forecast and its accuracy

# The chart in a sentence.
alt = { $utility } by hour: measured until now, then the forecast and its range.

# The caption of the chart's table.
caption = Forecast by hour, in { $unit }

# The heads of the chart's table.
columns = Hour | Forecast | From | To

# The range, in the tip.
band = range

# The line of the forecast, in the tip.
line = forecast

# The line of what was measured, in the tip.
line_measured = measured
