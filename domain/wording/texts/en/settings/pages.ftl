# The foot of a long list, which is shown fifty lines at a time.

# The link to the page before.
before = Previous 50

# The link to the next page.
after = Next 50

# Which lines are shown, of how many.
shown = { $first } to { $last } of { $total }.
