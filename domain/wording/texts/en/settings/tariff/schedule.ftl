# The hours of each price, in words.

# Months from one to another.
months_between = { $first }–{ $last }

# Hours and their price.
hours = { $from }–{ $to } { $price }

# Months and their prices by the hour.
day_of = { $months }: { $hours }
