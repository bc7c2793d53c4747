# The foot of a long list, which is shown fifty lines at a time.

# The label of the field above a list.
find = Find by name

# Its button.
find_go = Find

# Takes back what was searched for.
find_all = Show all

# Nothing in the list has such a name.
find_nothing = Nothing here has such a name.

# The link to the page before.
before = Previous 50

# The link to the next page.
after = Next 50

# Which lines are shown, of how many.
shown = { $first } to { $last } of { $total }.
