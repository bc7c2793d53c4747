# Departments: their budgets, their targets, and their form.

# Title of the pages.
title = Departments

# How many there are.
headline = { $departments ->
    [0] There are no departments yet.
    [one] There is one department.
   *[other] There are { $departments } departments.
}

# Below the headline.
lede = A department pays for what its buildings use. It has a budget for the year, and can aim to use less.

# The button that adds one, and the title of its form.
add = Add a department

# After one was removed.
removed = The department was removed.

# How many buildings one has.
buildings = { $buildings ->
    [0] no buildings
    [one] one building
   *[other] { $buildings } buildings
}

# Its budget, in a list.
budget_of = { $budget } a year

# Who leads it.
led_by = Led by { $head }

# Nobody leads it.
no_head = Nobody is named as its head.

# The headline of one whose costs are not known.
nothing_known = What { $name } pays is not known yet.

# Why.
nothing_known_lede = Its buildings need readings and prices in one currency.

# The headline of one without a budget.
paid = { $name } has paid { $amount } in { $year }.

# The headline of one with a budget.
used = { $name } has used { $share } of its budget for { $year }.

# What its year will have cost.
expected = By the end of the year it will have cost about { $amount }.

# The same with its range.
expected_within = By the end of the year it will have cost about { $amount }: { $low } if the rest is like the cheapest month so far, { $high } if it is like the most expensive.

# How that compares with the budget.
ends = { $is_within ->
    [yes] That is { $difference } less than the budget.
   *[no] That is { $difference } more than the budget.
}

# The heading of the budget.
budget_title = Budget { $year }

# The yearly budget.
budget = Budget for a year

# What was paid so far.
spent = Paid so far

# What a year costs at this rate.
run_rate = A whole year at this rate

# What the year will have cost.
by_the_end = Expected by the end of the year

# The rest of the year is as the year before.
basis_last_year = The rest of the year is taken from last year’s months, changed by as much as this year differs so far.

# The rest of the year is as this year so far.
basis_run_rate = The rest of the year is taken to go on like the year so far, because not enough of last year is known.

# The one for some buildings, the other for the rest.
basis_both = The rest of the year is taken from last year’s months where these are known, and else to go on like the year so far.

# Days whose cost is not known.
unknown_days = { $days ->
    [one] The cost of one day is not known.
   *[other] The cost of { $days } days is not known.
}

# Days on which the cost of some buildings is not known.
unknown_days_of_some = { $days ->
    [one] On one day the cost of some of the buildings is not known.
   *[other] On { $days } days the cost of some of the buildings is not known.
}

# Buildings without a price.
unpriced = { $buildings ->
    [one] One building has no price and is not counted.
   *[other] { $buildings } buildings have no price and are not counted.
}

# The months, folded away.
by_month = Month by month

# Beside a month that not all buildings are in.
part = Not of all buildings: some were not measured yet.

# The head of the column of months.
month = Month

# The heading of the target.
target_title = Target: { $percent } less electricity

# The heading without a target.
savings_title = Electricity saved

# Nothing is known of the savings.
no_savings = What was saved cannot be told yet: it takes a year of readings and the weather of each building, and no more than 20 buildings.

# Whether the target is kept so far: `kept`, `missed`, or `open`, where the target lies within the margin of what was saved.
standing = { $standing ->
    [kept] On target
    [missed] Not on target
   *[open] Open: the target is within the margin
}

# What was saved so far.
savings_so_far = Since January, { $buildings ->
    [one] one building
   *[other] { $buildings } buildings
} used { $percent } { $is_less ->
    [yes] less
   *[no] more
} electricity than before in the same weather: { $amount }{ $has_half ->
    [yes] , give or take { $half }.
   *[no] . The margin cannot be told yet.
}

# The heading of the buildings.
buildings_title = Buildings

# Beside a building: the other departments that have it too.
also_of = also counts, in full, for { $departments }

# There are none.
no_buildings = It has no buildings yet.

# The heading of the people.
people = People

# The button that changes it.
change = Change

# The title of its form.
change_title = Change { $name }

# The button that removes it.
remove = Remove

# The label of its name.
name = Name

# The label of who leads it.
head = Head

# Its hint.
head_hint = Who answers for it.

# The label of the address.
contact = E-mail address

# The hint of the budget.
budget_hint = Money for the energy of a calendar year, in the currency of its buildings.

# What a budget can be.
budget_taken = Enter an amount of money from 0 up, or nothing.

# The label of the target.
reduction = Use less electricity by

# Its hint.
reduction_hint = Against the year before, in the same weather.

# What a target can be.
reduction_taken = Enter a percentage from 0 to 100, or nothing.

# The button that saves the form.
save = Save

# After it was saved.
saved = Saved.
