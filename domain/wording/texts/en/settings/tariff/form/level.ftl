# The price levels in the form of a tariff.

# The heading.
title = Prices

# How prices may be written.
title_hint = Write a price as on the bill: { $example } or { $cents }.

# A level, by its number.
level = Price { $number }

# A level, by its number and name.
named = { $number } · { $name }

# The field of a level's name.
name = Label

# The field of a level's price.
price = Price

# The field of what is paid for a unit sold.
sell = Export credit

# The field of what demand costs at the level's hours.
demand = Peak demand at these hours

# The heading of the steps of a price.
steps = Steps by usage

# The field of where a step ends.
up_to = Up to ({ $number })

# The field of the price behind that.
next = Then ({ $number })

# How the steps are read.
steps_hint = The first price holds up to the first amount, the next price from there on. Leave empty what there is not.

# The field of how steps are counted.
limits = Steps count

# Steps count the usage of a billing period.
limits_month = per billing period

# Steps count the usage of a day.
limits_day = per day

# The button that adds a level.
add = Add a price

# A level has hours, but no price.
needed = Enter a price such as { $example }, or give its hours another price.

# The prices that would be accepted.
would_do = a price such as { $example }

# A price in another currency.
other_currency = “{ $typed }” is in another currency. Enter it in { $currency }.

# A price per another unit.
other_unit = “{ $typed }” is per another unit. Enter the price per { $unit }.

# A step has a price, but no amount.
limit_needed = Enter the amount up to which the price before holds.

# A step has an amount, but no price.
next_needed = Enter the price from that amount on.

# The amounts that would be accepted.
limit_would_do = an amount above 0, such as 500

# A step ends before the one before it.
limit_too_low = Enter more than { $before }, where the step before ends.
