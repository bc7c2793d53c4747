# The plan of a site’s buildings, and the page on which it is arranged. A `$trend` is `worse`, `better`,
# `same` or `unknown`.

# The heading.
title = Map

# The heading, if there are several sites.
title_of = Map of { $site }

# Leads from the head of the page to the plan.
show = Show map

# What the plan is, for screen readers.
alt = { $buildings ->
    [one] Map with one building
   *[other] Map with { $buildings } buildings
}

# What its dots mean.
note = The larger, the more it uses now. Shape and color: this month compared with last month.

# Some buildings have no place on it.
unplaced = { $buildings ->
    [one] One building has no place yet.
   *[other] { $buildings } buildings have no place yet.
}

# Leads to the page on which it is arranged.
arrange = Arrange map

# How a building’s month stands, in the legend.
trend = { $trend ->
    [worse] more than last month
    [better] less than last month
    [same] about the same
   *[unknown] no comparison yet
}

# A building: its power now, and how its month stands.
told = { $has_power ->
    [yes] { $building }: { $power } now, { $trend }
   *[no] { $building }: offline, { $trend }
}
