# The texts of how good forecasts have been, on the page of forecasts.

title = Forecast accuracy
unknown = We’ll show how accurate this is after the first full day: each hour is then compared with what was forecast a day earlier.
hours = Forecast one day ahead, and actual use
key_came = actual
key_said = forecast
week = Week
hours_known = Hours
missed_by = Error
in_range_label = Within range
months = Months, as forecast at their start
month = Month
said = Forecast
came = Actual
too_high_by = Difference
in_range = { $is_within ->
    [yes] yes
   *[no] no
}
missed = { $days ->
    [one] In the last day, day-ahead forecasts were off by { $percent } an hour on average. { $within } of hours were within the range, which promises { $promised }.
   *[other] In the last { $days } days, day-ahead forecasts were off by { $percent } an hour on average. { $within } of hours were within the range, which promises { $promised }.
}
