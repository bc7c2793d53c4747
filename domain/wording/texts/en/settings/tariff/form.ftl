# The form of a tariff.

# The title.
title = Tariff

# The headline.
headline = Prices, and from when they apply

# Below the headline.
lede = Days before the first day keep their earlier prices.

# No first day is given.
first_day_needed = Enter the first day on which it applies.

# The first day is no day.
no_day = “{ $typed }” is not a date. Write it like 2026-01-31.

# There are prices and a whole tariff too.
either = Fill in either the prices above or this, not both.

# There is neither a price nor a whole tariff.
price_needed = Enter a price per unit, or paste the whole tariff below.

# There is a low price without hours.
low_hours_needed = Enter when the low price starts and ends.

# The prices that would be accepted.
money_would_do = a price such as 0.31

# An hour that there is not.
no_hour = “{ $typed }” is not an hour. Write it like 22.

# The name of the usual price, kept with the tariff.
period_usual = usual

# The name of the low price, kept with the tariff.
period_low = low

# The field of the site.
site = Site

# The field of the name.
name = Name

# What the name is, and what the same name does.
name_hint = As on the bill. Using the same name again adds a new version.

# The field of the utility.
utility = Utility

# The field of the first day.
first_day = First day

# The heading of the prices.
prices = Prices

# The field of the usual price.
price = Usual price

# The unit of a price.
each_unit = { $currency } per unit

# The field of what is paid without use.
fixed = Fixed charge per month

# The field of the price of what is sold.
sell = Export credit per unit

# The field of the low price.
low_price = Low price (optional)

# The field of the hour from which the price is low.
low_from = Low from

# The field of the hour until which the price is low.
low_to = Low until

# The field of the weekends.
weekend = Weekends

# Weekends have the hours of weekdays.
weekend_like_weekdays = Like weekdays

# Weekends have the low price all day.
weekend_low = Low all day

# The field of the whole tariff.
urdb = Or paste the whole tariff

# What the whole tariff is for, and how it is written.
urdb_hint = Tiers, seasons, demand, minimum: the JSON of the OpenEI Utility Rate Database. Used instead of the prices above.

# The field of the source.
source = Source

# A source that will do.
source_hint = A link or a document.

# The button of the form.
save = Save
