# The texts of the charts of forecasts: months to come, and past forecasts beside what came.

band = range
before = a year earlier
to_come = forecast
months_alt = Each coming month with its expected range, beside the same month a year earlier.
months_caption = Each month, in { $unit }
months_columns = Month | Forecast | From | To | A year earlier
past_said = forecast
past_came = actual
past_alt = Each hour of the last week: the forecast one day ahead with its range, and the actual use.
past_caption = Each hour: the forecast one day ahead and the actual use, in { $unit }
past_columns = Hour | Forecast | From | To | Actual
