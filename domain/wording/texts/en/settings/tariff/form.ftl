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

# The field of the source.
source = Source

# A source that will do.
source_hint = A link or a document.

# The button that saves.
save = Save

# The button that shows what the prices come to.
see = Preview

# The heading and the field of the whole tariff.
urdb = As JSON, for experts

# What the whole tariff is for.
urdb_hint = The whole tariff in the format of the OpenEI Utility Rate Database. If something stands here, it is used instead of the fields above.

# The button that writes the fields as JSON.
to_json = Write the fields above as JSON

# Before the reason why a tariff cannot be shown in fields.
json_only = This tariff has more than the fields can show, so it is edited as JSON.

# It has too many price levels.
too_many_levels = It has { $count } price levels; the fields hold { $most }.

# A price has too many steps.
too_many_steps = A price has { $count } steps; the fields hold { $most }.

# Its steps are counted in another way.
other_limits = Its steps depend on the demand, or are counted in several ways.

# It has too many seasons.
too_many_seasons = It has { $count } seasons; the fields hold { $most }.

# What the fields do not show and is kept.
kept = Kept as it is, although the fields do not show it: { $what }.

# Demand charges that are kept.
kept_demand = demand charges

# Holidays that are kept.
kept_holidays = { $count ->
    [one] one holiday
   *[other] { $count } holidays
}

# A floor under demand that is kept.
kept_ratchet = the demand of earlier months as a minimum

# The time over which demand is averaged, that is kept.
kept_window = demand over { $minutes } minutes

# A field of the tariff that is kept, by its name.
kept_field = “{ $field }”
