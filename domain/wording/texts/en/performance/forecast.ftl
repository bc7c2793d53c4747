# The texts of the page of forecasts.

# The page's title.
title = { $building }: forecast

# What a building without meters needs.
needed = A forecast needs two days of readings. Assign a meter to this building first.

# In the keys of charts: what was measured.
key_measured = measured

# In the keys of charts: the forecast.
key_to_come = forecast

# In the keys of charts: the range of the forecast.
key_range = range

# From the lower end of a range to the upper.
range = { $lower } to { $upper }

# The link to the targets, and what is there.
to_targets = Set a target | Set a reduction and a deadline, and see where you are heading.

# The link to the load, and what is there.
to_load = Load profile | Peaks, nights and weekends: what can be moved or switched off.

# The link to the models, and what is there.
to_models = Forecast methods | The method in use, the others that were tried, and how to go back to an older one.
