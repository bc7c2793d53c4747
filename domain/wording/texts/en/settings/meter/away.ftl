# The page on which a meter is taken away: forgotten, merged into another one, or deleted.

# The way back.
leave_it = Cancel

# The heading of the way to forget it.
forget = Archive it and keep its readings

# What it means to forget it.
forget_text = It disappears from all pages and buildings. Its readings stay in the database but are not counted or shown; what its device still sends is kept too. You can restore it, with all of that, as a new meter.

# The button that forgets it.
forget_it = Archive

# The heading of the way to delete it.
delete = Delete it with its readings

# What it means to delete it.
delete_text = All of its readings and issues are deleted. This cannot be undone. If its device sends again, it becomes a new meter without history.

# The button that deletes it.
delete_it = Delete

# The fault if the box is not checked.
delete_not_agreed = Confirm that you want this: it cannot be undone.

# The heading of the way to merge it.
merge = Merge it into another meter

# What it means to merge it.
merge_text = For one device that appeared under two names, or one that replaced another. Its readings move to the other meter, and so does whatever arrives under its key. The key can be separated again; the readings cannot.

# The label of the meter that it is merged into.
into = Merge into

# The hint of the meter that it is merged into.
into_hint = A meter’s name, key or number.

# The fault if no meter is named.
into_missing = Enter the name, key or number of the meter to keep.

# The button that tells what the merge does.
see = Preview

# Above the sentences on what the merge does.
not_done_yet = Nothing has been changed yet. This will happen:

# The button that merges them.
merge_them = Merge

# The way back from the merge.
leave_them = Cancel

# Of two meters with readings of the same time.
same_time = Both have readings at the same times. That is right for one device under two names, and wrong for two devices, whose registers would jump back and forth.

# Of two meters, one of which has readings after the other.
one_after_the_other = The readings of one begin after the other’s end. If the second is another register that started at its own figure, record that as a meter replacement afterwards.

# On the meter's own page: the heading of the keys of meters that were merged into it.
aliases = Also known as

# The button that takes a key away from the meter.
part = Make it a meter of its own from now on

# On the meter's own page: the link to this one.
link = Archive, merge or delete it

# Title of the page.
title = Remove { $meter }

# Whose all the readings are after the merge.
readings_become = All of them become readings of { $other }, by their time. Where both have a reading at the same instant and differ, { $other }’s stays; the other is kept under rejected data and not counted.

# Whose all that comes under the key is after the merge; `called` is the meter that remains.
key_becomes = Whatever arrives under `{ $key }` belongs to { $called } from now on.

# The fault of a name that several meters have.
several_are_called = Several meters are called “{ $text }”. Enter the key or number of one.

# The fault of a text that names no meter.
no_meter_called = There is no meter “{ $text }”. Enter a meter’s name, key or number.

# A meter without readings.
holds_nothing = { $meter } has no readings.

# A meter with one reading.
holds_one = { $meter } has one reading, from { $when }.

# A meter with readings.
holds = { $meter } has { $count } readings, from { $first } to { $last }.

# What a building used is worked out again.
without_it = What { $building } used is recalculated without it, from its first reading on.

# No building changes.
no_building_changes = It is not assigned to a building, so no building’s figures change.

# Meters that stood under it.
raised = No longer below another meter: { $meters }.

# The box to tick before it is deleted.
delete_for_good_of = Delete { $meter } permanently. { $holds }

# A meter by its name and its key.
called_by = { $name } (`{ $key }`)

# The meter that remains.
remains_of = { $holds } It stays, with its settings.

# What counts for another building.
counts_for_of = What { $meter } metered counts for { $building } instead of { $instead_of }.

# In place of a building.
no_building = no building
