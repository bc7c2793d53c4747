# The register changes of a meter, on its page.

# The heading.
title = Meter replacements

# Below the heading.
lede = When one meter was removed and another put in its place. With the last reading of the old one and the first of the new, usage across the change is counted.

# Below the heading, for a meter without a register.
no_register = It has no register that could be replaced.

# The button that removes a change.
take_back = Undo

# What opens the form.
add = Record replacement

# The label of the register.
register_label = Register

# The fault of a register that was not chosen.
register_missing = Choose which register was replaced.

# The label of the day.
day = Day

# The label of the time.
time = Time

# The label of the old counter's last figure.
old = Last reading of the old meter

# What the old counter's last figure accepts, as a part of a sentence.
old_would_do = what the old meter showed, such as 84210.7

# The label of the new counter's first figure.
new = First reading of the new meter

# What the new counter's first figure accepts, as a part of a sentence.
new_would_do = what the new meter showed, such as 0

# The label of the note.
note = Note (optional)

# The hint of the note.
note_hint = Who replaced it, and why.

# What the form does.
worked_out_again = Usage around that time is recalculated; the readings stay as they are.

# The button of the form.
save = Record replacement

# A change in the list: when it was, of which register, and the figures of both counters with
# their unit.
line = { $when }: { $register } ended at { $old } and started again at { $new }.

# A register, to choose, and its unit.
register = { $name }, in { $unit }

# The hint of the time.
time_hint = In { $zone }.

# The fault of a time ahead.
yet_to_come = { $when } is in the future. Enter when it was replaced.
