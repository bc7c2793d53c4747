# The part of a building's page with its meters and the form that moves one to it.

heading = Meters
meter_of = { $building } · { $meter }
meter_of_none = { $meter } (not assigned)
meter = Assign another meter
meter_hint = Its whole history moves with it, and both buildings are recalculated; you confirm first.
role = Role
role_hint = Main is what the building buys; a submeter is part of another meter.
role_needed = Choose a role.
move_label = Assign meter
move_anew = Assign and recalculate
remove_building = Remove this building
