# The page of a tariff. A price comes as its digits, a unit as its sign.

# The title.
title = Tariff

# Where it is from, behind its days.
source = Source: { $source }.

# A price period that has no name.
period = period { $number }

# What a unit of energy that is sold brings in a price period.
sold = { $has_period ->
    [yes] Export credit, { $period }
   *[no] Export credit
}

# What a kilowatt of demand costs in a price period.
demand = Peak demand, { $period }

# What is paid without use.
fixed = Fixed charge

# What a bill comes to at least.
minimum = Minimum bill

# What of the tariff is not counted.
unpriced = Not included

# The heading of the hours.
hours = Prices by hour

# What the colours mean.
colours = Darker means more expensive.

# The hours of working days.
weekdays = Monday to Friday

# The hours of other days.
weekends = Saturday, Sunday and holidays

# The link to the form of an account.
add_account = Use this tariff

# The link to the form of its next version.
add_version = New prices

# The button that removes it.
remove = Remove

# From a day on.
from = From { $day }.

# From a day to another.
from_to = From { $first } to { $last }.

# The price of a unit.
used = { $has_period ->
    [yes] Energy, { $period }
   *[no] Energy
}

# The price of the highest demand.
flat_demand = { $has_season ->
    [yes] Peak demand of the billing period, season { $season }
   *[no] Peak demand of the billing period
}

# Money each day, month or year: `day`, `month`, `year`.
money_each = { $per ->
    [day] { $amount } a day
    [month] { $amount } a month
   *[year] { $amount } a year
}

# A tier with its end: `period`, `daily`, `demand` or `demand_daily`.
tier_up_to = { $limit ->
    [daily] { $price } up to { $most } { $unit } a day
    [demand] { $price } up to { $most } { $unit } per kW
    [demand_daily] { $price } up to { $most } { $unit } per kW a day
   *[period] { $price } up to { $most } { $unit }
}

# One tier, then the next.
then = { $first }, then { $next }
