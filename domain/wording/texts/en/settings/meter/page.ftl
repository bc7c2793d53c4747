# The page of a meter: its head, and the answers after deeds on it.

# The link to the page of what it measures.
see = View the meter

# The answer after its settings were saved.
saved = Saved.

# The answer after its settings were saved and its hours made anew.
made_anew = Saved and recalculated.

# The answer after a register change was recorded.
changed = Replacement recorded; usage across it is counted.

# The answer after a register change was removed.
change_taken_back = Replacement removed.

# The answer after what its gas holds was saved or removed.
gas = Saved. What the meter measured is recalculated.

# The answer after one of its figures was made to count no longer.
uncounted = No longer counted. Usage is recalculated.

# The answer after one of its keys was taken away.
parted = Separated: whatever arrives under that key is a meter of its own from now on.

# The headline behind the name: its building.
in_building = <b>{ $meter }</b> counts for { $building }.

# The headline behind the name: it has none.
in_no_building = <b>{ $meter }</b> is not assigned to a building.

# Its device, and where it speaks.
lede = Sends { $dialect } messages on { $address }.

# The same, and when it was heard.
lede_heard = Sends { $dialect } messages on { $address }, last { $ago }.
