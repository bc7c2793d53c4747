# The texts of the list of findings.

# The page's title.
title = Insights

# The headline before the first look.
nothing_looked_at = Nothing has been analyzed yet.

# When the first look comes.
first_look = GreenPulse watches a meter from its third week, once it knows what is typical. The first analysis starts by itself.

# The heading: how many findings are listed.
found = { $count ->
    [0] No matching issues
    [one] One issue
   *[other] { $count } issues, highest cost first
}

# The name of the links to choose by state.
states = Status

# Findings that nobody has dealt with.
state_waiting = Open

# Findings that are dealt with.
state_resolved = Resolved

# All findings.
state_all = All

# Where nothing fits: before the link to all findings, the link, and after it.
nothing_fits = No issue matches. <a>See all of the last year</a>.

# The link to further findings.
show_next = Show { $count } more

# The heading of how findings are made.
how = How issues are found

# How findings are made: before the link to the models, the link, and after it.
how_found = Each hour is compared with the same hour of other weeks in similar weather. Hours, nights, days or weeks that differ become one issue. Meters that repeat, stop or jump are found by rules. Whatever you mark “Not an issue” is left out from then on. <a>See the forecasts and scan again</a>.

# The likely cause, which is a sentence.
likely = Likely: { $cause }

# The link to findings of the same kind.
like_it = { $count } similar, { $range }

# A meter of a building.
meter_of = { $building }, { $meter }

# What opens the filter.
filter = Filter

# In the filter: the state.
filter_state = Status

# In the filter: the severity.
filter_severity = Priority

# In the filter: the kind.
filter_kind = Type

# In the filter: the building.
filter_building = Building

# In the filter: the time.
filter_days = Period

# The choice that filters nothing.
any = Any

# The choice of what nobody has dealt with.
any_waiting = Open

# The filter's button.
show = Show

# How many issues are open.
open = <b>{ $count ->
    [0] No open issues.
    [one] One open issue.
   *[other] { $count } open issues.
}</b>

# How many issues of a building are open.
open_at = { $count ->
    [0] <b>No open issues</b> in { $building }.
    [one] <b>One open issue</b> in { $building }.
   *[other] <b>{ $count } open issues</b> in { $building }.
}

# How many of several open issues are grave.
grave = { $count ->
    [one] One has high priority.
   *[other] { $count } have high priority.
}

# The only open issue is grave.
grave_only = It has high priority.

# What the open issues have cost.
costs = Estimated extra cost: { $cost }.

# How far back was looked.
of_last_days = { $days ->
    [one] From the last day.
   *[other] From the last { $days } days.
}

# Two sentences.
both = { $first } { $second }

# What an issue is, where and of what.
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. Not an issue.
   *[no] { $kind }. { $place }, { $utility }.
}

# A choice of the period: days.
last_days = { $days } days

# A choice of the period: a year.
last_year = A year
