# The part of a building's page with its meters and the form that moves one to it.

# The heading.
heading = Meters

# A meter of another building, as a choice.
meter_of = { $building } · { $meter }

# A meter without a building, as a choice.
meter_of_none = { $meter } (not assigned)

# The field of the meter.
meter = Assign another meter

# What a move does.
meter_hint = Its whole history moves with it, and both buildings are recalculated; you confirm first.

# The field of the role.
role = Role

# What the roles mean.
role_hint = Main is what the building buys; a submeter is part of another meter.

# No role is chosen.
role_needed = Choose a role.

# The button of the form.
move_label = Assign meter

# The button that agrees to what a move recomputes.
move_anew = Assign and recalculate

# The button that removes a building without meters.
remove_building = Remove this building
