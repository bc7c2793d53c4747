# The list of the meters. Each section of a meter's own page has a file below.

# Title of the page.
title = Meters

# Below the headline.
lede = Roles, maximum loads and replacements. A meter is created by its first message, or by a file.

# The mark of the link to the meters that wait.
waiting = Waiting

# The link to the meters that wait.
waiting_text = New meters wait to be accepted

# The heading of the meters without a building.
of_no_building = Not assigned

# The link to what devices may bring.
how_many_new = How many new meters a device may add

# The answer after a meter was forgotten.
forgotten_label = Archived. Its readings are kept but not counted or shown.

# The answer after a meter was deleted.
deleted = Deleted. Its readings are being removed.

# The answer after a meter was merged into another one.
merged = Merged. The readings are being moved, totals follow.

# The answer after a forgotten meter was brought back.
brought_back = Restored as a new meter, with all of its readings.

# Below the heading of the forgotten meters.
forgotten_lede = Their readings are kept, also new ones that their devices send. They are not counted or shown until you restore the meter.

# The button that brings a forgotten meter back.
bring_back = Restore

# The link to the deletion of a forgotten meter.
delete = Delete

# The heading of the latest deeds.
deeds = Recently archived and restored

# The heading of the forgotten meters.
forgotten = Archived ({ $count })

# A deed: when it was done, to which meter, and what.
deed = { $when }, { $meter }: { $what }

# The headline without meters.
none = <b>No meters yet.</b>

# The headline: each meter has its building.
all_assigned = { $count ->
    [one] <b>One meter</b>, assigned to a building.
   *[other] <b>{ $count } meters</b>, all assigned to buildings.
}

# The headline: some have no building.
some_unassigned = { $count ->
    [one] <b>One meter</b>, not assigned to a building.
   *[other] <b>{ $count } meters</b>, { $unassigned } of them not assigned to a building.
}

# The meters of a building.
in_building_all = { $count ->
    [one] { $count } meter
   *[other] { $count } meters
}

# The same, some of them on this page.
in_building_here = { $count } meters, { $here } of them here

# A meter in the list: how it counts, and what it meters.
line_of = { $role }. { $metered }.

# The same under another meter.
line_under = { $role } of { $above }. { $metered }.
