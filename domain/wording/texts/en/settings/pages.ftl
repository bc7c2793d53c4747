# The foot of a long list, which is shown fifty lines at a time.

before = Previous 50
after = Next 50
shown = { $first } to { $last } of { $total }.
