# The texts of the page of forecasts.

title = { $building }: forecast
needed = A forecast needs two days of readings. Assign a meter to this building first.
key_measured = measured
key_to_come = forecast
key_range = range
range = { $lower } to { $upper }
to_targets = Set a target | Set a reduction and a deadline, and see where you are heading.
to_load = Load profile | Peaks, nights and weekends: what can be moved or switched off.
to_models = Forecast methods | The method in use, the others that were tried, and how to go back to an older one.
