# What the prices in the form of a tariff come to.

# The heading.
title = Preview

# No price can be read yet.
nothing_yet = Enter a price to see what last month would have cost.

# Nothing was metered last month.
no_use = Nothing was metered last month, so there is no example bill.

# What last month would cost.
would_cost = { $place } used { $amount } in { $month }. With these prices that costs <b>{ $sum }</b>.

# What it costs at the prices that hold.
now_costs = With the prices that hold it costs { $sum }.

# Not all of the month was metered.
incomplete = Only { $percent } of that month was metered.

# All hours have one price.
flat = { $price } at all hours.

# What the colours mean.
colours = Darker means more expensive.
