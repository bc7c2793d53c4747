# The page of all buildings. A `$sort` is `now`, `energy`, `cost`, `area`, `change` or `name`.

# The headline: how many are shown, of how many.
headline = { $all ->
    [0] <b>No buildings yet.</b>
    [one] <b>One building.</b>
   *[other] { $is_all ->
        [yes] <b>{ $all } buildings.</b>
       *[no] <b>{ $shown }</b> of { $all } buildings.
    }
}

# Below it: which building’s use rose most, by how much, against which days.
worst = Biggest increase this month: <a>{ $building }</a>, { $percent } more electricity than { $days }.

# There is no building: the way to add one.
add = Add building

# The heading of the sites, if there are several.
sites = All sites

# The head of their names.
site = Site

# How many buildings a site has.
count = { $buildings ->
    [one] One building
   *[other] { $buildings } buildings
}

# The heading of the list, for screen readers.
list = All buildings

# The label of the field for a part of a name.
find = Name

# An example in that field.
example = Part of a name

# The label of the types.
kind = Building type

# Of every type.
all_kinds = All types

# The label of the orders.
sort_by = Sort by

# An order, in the form.
sort = { $sort ->
    [now] Highest use now
    [energy] Most energy this month
    [cost] Highest cost this month
    [area] Highest use for floor area
    [change] Biggest increase
   *[name] Name
}

# The head of a column.
column = { $sort ->
    [now] Now
    [energy] This month
    [cost] Cost
    [area] For floor area
    [change] vs. last month
   *[name] Building
}

# The button of the form.
show = Show

# Takes back what was asked for.
show_all = Show all

# No building fits what was asked for.
nothing_fits = Try another name or type.

# What the columns mean, with the days of the comparison.
hint = Electricity this month so far, compared with { $days }. For floor area: all energy this month; the bars share one scale.

# The rank of a building by its use for its floor area.
rank = { $rank } of { $all }

# The button that stars a building.
star = Star { $building }

# The button that takes the star.
unstar = Remove star from { $building }

# The way to all departments, if more than a few.
all_departments = All { $departments } departments
