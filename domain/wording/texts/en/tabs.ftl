# The tabs of a building, on each of its pages. Each is a word or two.

# The name of the tabs, for screen readers.
title = This building

# What it uses now.
now = Now

# What it used.
history = History

# What it will use.
forecast = Forecast

# When it uses how much.
load = Load profile

# What it saved.
savings = Savings

# What it costs.
costs = Costs

# Its meters.
meters = Meters
