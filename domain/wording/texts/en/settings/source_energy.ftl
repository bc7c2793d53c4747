# The page of source energy ratios. Leaves out what it has in common with that of emission factors
# (`stated`).

# The title.
title = Source energy

# Below the headline.
lede = How many units of energy are used at the source, in power plants and on the way, for each unit used on site. Built-in values are for the US; elsewhere, and for district energy, set your own. Energy without a ratio is left out of source energy, and the pages say so.

# The ratios that would be accepted.
ratio_would_do = how many source units one unit takes, such as 1.8

# No utility is chosen.
supply_needed = Choose the energy.

# The head of the column of ratios.
head_value = Source units

# The heading of the form.
own = Add a ratio for a site

# How long a ratio holds.
year_hint = Until a later one applies.

# The field of the ratio.
ratio = Source units per unit

# How the ratio is meant.
ratio_hint = Such as 1.8.
