# The page of a meter: its head, and the answers after deeds on it.

see = View the meter
saved = Saved.
made_anew = Saved and recalculated.
changed = Replacement recorded; usage across it is counted.
change_taken_back = Replacement removed.
gas = Saved. What the meter measured is recalculated.
uncounted = No longer counted. Usage is recalculated.
parted = Separated: whatever arrives under that key is a meter of its own from now on.
in_building = <b>{ $meter }</b> counts for { $building }.
in_no_building = <b>{ $meter }</b> is not assigned to a building.
lede = Sends { $dialect } messages on { $address }.
lede_heard = Sends { $dialect } messages on { $address }, last { $ago }.
