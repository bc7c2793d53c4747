# The texts of how good forecasts have been, on the page of forecasts.

# The heading.
title = Forecast accuracy

# Before the first day of forecasts has come true.
unknown = We’ll show how accurate this is after the first full day: each hour is then compared with what was forecast a day earlier.

# The heading of the chart.
hours = Forecast one day ahead, and actual use

# In the chart's key: what was measured.
key_came = actual

# In the chart's key: the forecast.
key_said = forecast

# A head of the table of weeks: the week.
week = Week

# A head of the table of weeks: the number of hours.
hours_known = Hours

# A head of the table of weeks: the error.
missed_by = Error

# A head of both tables: what lay in the range.
in_range_label = Within range

# The heading of the table of months.
months = Months, as forecast at their start

# A head of the table of months: the month.
month = Month

# A head of the table of months: the forecast.
said = Forecast

# A head of the table of months: what was measured.
came = Actual

# A head of the table of months: the error.
too_high_by = Difference

# Whether a month lay in its range.
in_range = { $is_within ->
    [yes] yes
   *[no] no
}

# How good the forecasts of the last days were.
missed = { $days ->
    [one] In the last day, day-ahead forecasts were off by { $percent } an hour on average. { $within } of hours were within the range, which promises { $promised }.
   *[other] In the last { $days } days, day-ahead forecasts were off by { $percent } an hour on average. { $within } of hours were within the range, which promises { $promised }.
}
