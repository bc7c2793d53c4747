# The page of emission factors. Leaves out what it has in common with that of source energy ratios
# (`stated`).

# The title.
title = Emission factors

# Below the headline.
lede = Emissions per unit, by region and year. If a year is missing, the closest earlier one is used. District steam and chilled water differ from plant to plant: ask yours.

# The factors that would be accepted.
kg_would_do = kilograms of CO₂e for one unit, such as 0.37

# The head of the column of factors.
head_value = CO₂e

# The heading of the form.
own = Add a factor for a site

# The field of the factor.
kg = Emissions per unit

# A figure that is too large.
kg_too_much = “{ $typed }” is too large. Enter { $would_do }.
