# The texts of the charts of forecasts: months to come, and past forecasts beside what came.

# The range of a forecast.
band = range

# The line of the year before.
before = a year earlier

# The line of the months to come.
to_come = forecast

# What the chart of months shows, for those who do not see it.
months_alt = Each coming month with its expected range, beside the same month a year earlier.

# The caption of the table of months.
months_caption = Each month, in { $unit }

# The heads of the table of months.
months_columns = Month | Forecast | From | To | A year earlier

# The line of past forecasts.
past_said = forecast

# The line of what was measured.
past_came = actual

# What the chart of past forecasts shows, for those who do not see it.
past_alt = Each hour of the last week: the forecast one day ahead with its range, and the actual use.

# The caption of the table of past forecasts.
past_caption = Each hour: the forecast one day ahead and the actual use, in { $unit }

# The heads of the table of past forecasts.
past_columns = Hour | Forecast | From | To | Actual
