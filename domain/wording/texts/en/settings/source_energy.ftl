# The page of source energy ratios. Leaves out what it has in common with that of emission factors
# (`stated`).

title = Source energy
lede = How many units of energy are used at the source, in power plants and on the way, for each unit used on site. Built-in values are for the US; elsewhere, and for district energy, set your own. Energy without a ratio is left out of source energy, and the pages say so.
ratio_would_do = how many source units one unit takes, such as 1.8
supply_needed = Choose the energy.
head_value = Source units
own = Add a ratio for a site
year_hint = Until a later one applies.
ratio = Source units per unit
ratio_hint = Such as 1.8.
