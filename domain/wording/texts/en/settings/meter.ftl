# The list of the meters. Each section of a meter's own page has a file below.

title = Meters
lede = Roles, maximum loads and replacements. A meter is created by its first message, or by a file.
waiting = Waiting
waiting_text = New meters wait to be accepted
of_no_building = Not assigned
how_many_new = How many new meters a device may add
forgotten_label = Archived. Its readings are kept but not counted or shown.
deleted = Deleted. Its readings are being removed.
merged = Merged. The readings are being moved, totals follow.
brought_back = Restored as a new meter, with all of its readings.
forgotten_lede = Their readings are kept, also new ones that their devices send. They are not counted or shown until you restore the meter.
bring_back = Restore
delete = Delete
deeds = Recently archived and restored
forgotten = Archived ({ $count })
deed = { $when }, { $meter }: { $what }
none = <b>No meters yet.</b>
all_assigned = { $count ->
    [one] <b>One meter</b>, assigned to a building.
   *[other] <b>{ $count } meters</b>, all assigned to buildings.
}
some_unassigned = { $count ->
    [one] <b>One meter</b>, not assigned to a building.
   *[other] <b>{ $count } meters</b>, { $unassigned } of them not assigned to a building.
}
in_building_all = { $count ->
    [one] { $count } meter
   *[other] { $count } meters
}
in_building_here = { $count } meters, { $here } of them here
line_of = { $role }. { $metered }.
line_under = { $role } of { $above }. { $metered }.
