# The page of emission factors. Leaves out what it has in common with that of source energy ratios
# (`stated`).

title = Emission factors
lede = Emissions per unit, by region and year. If a year is missing, the closest earlier one is used. District steam and chilled water differ from plant to plant: ask yours.
kg_would_do = kilograms of CO₂e for one unit, such as 0.37
head_value = CO₂e
own = Add a factor for a site
kg = Emissions per unit
kg_too_much = “{ $typed }” is too large. Enter { $would_do }.
