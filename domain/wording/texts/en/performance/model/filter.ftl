# Which models the list shows, and in which order.

# No choice of a building, a utility or a state.
all_buildings = All buildings
all_utilities = All utilities
all_states = All
# The label of the states.
state = Status
# The label of the orders.
sort_by = Sort by
# An order: `error`, `building`, `utility` or `newest`.
sort = { $sort ->
    [error] Getting worse, largest error
    [building] Building
    [utility] Utility
   *[newest] Newest version
}
# The buttons.
show = Show
show_all = Show all
# How many rows are left of all.
shown = { $count ->
    [0] None of { $all } forecasts fits.
    [one] { $count } of { $all } forecasts.
   *[other] { $count } of { $all } forecasts.
}
