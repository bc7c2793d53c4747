# The hours of the prices in the form of a tariff.

# The heading.
title = Hours

# What to do without a pointer.
title_hint = Choose the price of each hour.

# How to paint.
paint_hint = Choose a price, then drag over its hours. With the keyboard: arrow keys to move, a digit to set the price of an hour.

# The heading of the prices to paint with.
paint_with = Paint with

# A season, by its number.
season = Season { $number }

# A season with its months.
season_months = Season { $number }: { $months }

# A season without months.
no_months = no months yet

# The working days.
weekdays = Monday to Friday

# The other days.
weekends = Saturday, Sunday and holidays

# A season's working or other days.
of_season = { $season } · { $days }

# An hour and its price.
cell = { $hour }, { $level } { $price }

# The heading of the fields of each hour.
by_hand = Hour by hour

# The heading of the season of each month.
months = Months

# What a season without months is.
months_hint = A season without months is left out.

# The button that adds a season.
add = Add a season
