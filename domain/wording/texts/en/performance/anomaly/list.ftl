# The texts of the list of findings.

title = Insights
nothing_looked_at = Nothing has been analyzed yet.
first_look = GreenPulse watches a meter from its third week, once it knows what is typical. The first analysis starts by itself.
found = { $count ->
    [0] No matching issues
    [one] One issue
   *[other] { $count } issues, highest cost first
}
states = Status
state_waiting = Open
state_resolved = Resolved
state_all = All
nothing_fits = No issue matches. <a>See all of the last year</a>.
show_next = Show { $count } more
how = How issues are found
how_found = Each hour is compared with the same hour of other weeks in similar weather. Hours, nights, days or weeks that differ become one issue. Meters that repeat, stop or jump are found by rules. Whatever you mark “Not an issue” is left out from then on. <a>See the forecasts and scan again</a>.
likely = Likely: { $cause }
like_it = { $count } similar, { $range }
meter_of = { $building }, { $meter }
filter = Filter
filter_state = Status
filter_severity = Priority
filter_kind = Type
filter_building = Building
filter_days = Period
any = Any
any_waiting = Open
show = Show
open = <b>{ $count ->
    [0] No open issues.
    [one] One open issue.
   *[other] { $count } open issues.
}</b>
open_at = { $count ->
    [0] <b>No open issues</b> in { $building }.
    [one] <b>One open issue</b> in { $building }.
   *[other] <b>{ $count } open issues</b> in { $building }.
}
grave = { $count ->
    [one] One has high priority.
   *[other] { $count } have high priority.
}
grave_only = It has high priority.
costs = Estimated extra cost: { $cost }.
of_last_days = { $days ->
    [one] From the last day.
   *[other] From the last { $days } days.
}
both = { $first } { $second }
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. Not an issue.
   *[no] { $kind }. { $place }, { $utility }.
}
last_days = { $days } days
last_year = A year
