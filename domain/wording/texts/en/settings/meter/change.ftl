# The register changes of a meter, on its page.

title = Meter replacements
lede = When one meter was removed and another put in its place. With the last reading of the old one and the first of the new, usage across the change is counted.
no_register = It has no register that could be replaced.
take_back = Undo
add = Record replacement
register_label = Register
register_missing = Choose which register was replaced.
day = Day
time = Time
old = Last reading of the old meter
old_would_do = what the old meter showed, such as 84210.7
new = First reading of the new meter
new_would_do = what the new meter showed, such as 0
note = Note (optional)
note_hint = Who replaced it, and why.
worked_out_again = Usage around that time is recalculated; the readings stay as they are.
save = Record replacement
line = { $when }: { $register } ended at { $old } and started again at { $new }.
register = { $name }, in { $unit }
time_hint = In { $zone }.
yet_to_come = { $when } is in the future. Enter when it was replaced.
