# What a tariff charges beside energy, in its form.

# The heading of the demand charges.
demand = Demand

# What a demand charge is.
demand_hint = Only for tariffs that charge for the highest power of a billing period.

# The field of what the highest demand costs.
peak = Peak demand

# The same for a season.
peak_of = Peak demand, { $season }

# The heading of the rest.
title = Other charges

# The field of what is paid without use.
fixed = Fixed charge

# The field of how often it is paid.
fixed_per = Fixed charge per

# The field of the least that a bill comes to.
minimum = Minimum bill

# The field of what the least is counted by.
minimum_per = Minimum bill per

# Each day.
day = day

# Each month.
month = month

# Each year.
year = year

# The amounts of money that would be accepted.
money_would_do = an amount of money, such as 11.50

# The field of how exports count.
metering = Exports

# Exports have their own price.
net_billing = paid with the export credit

# Exports offset purchases.
net_metering = offset what is bought (net metering)
