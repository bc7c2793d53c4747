# A comparison of use. `$difference` is `same`, `times`, `more` or `less`; `$size` is how many
# times, or the percent.

# Against what is usual for a weekday up to now.
usual_day = { $difference ->
    [same] about the same as a typical { $weekday } by now ({ $amount })
    [times] { $size } times a typical { $weekday } by now ({ $amount })
    [more] { $size } more than a typical { $weekday } by now ({ $amount })
   *[less] { $size } less than a typical { $weekday } by now ({ $amount })
}

# Against last week up to the same time.
last_week = { $difference ->
    [same] about the same as last week by now ({ $amount })
    [times] { $size } times last week by now ({ $amount })
    [more] { $size } more than last week by now ({ $amount })
   *[less] { $size } less than last week by now ({ $amount })
}

# Against the same days of last month: `October 1–28`.
same_days = { $difference ->
    [same] about the same as { $days } ({ $amount })
    [times] { $size } times { $days } ({ $amount })
    [more] { $size } more than { $days } ({ $amount })
   *[less] { $size } less than { $days } ({ $amount })
}

# Against the period before a chosen one.
previous_period = { $difference ->
    [same] about the same as the previous period ({ $amount })
    [times] { $size } times the previous period ({ $amount })
    [more] { $size } more than the previous period ({ $amount })
   *[less] { $size } less than the previous period ({ $amount })
}

# Against the same time a year before a chosen period.
same_last_year = { $difference ->
    [same] about the same as last year ({ $amount })
    [times] { $size } times last year ({ $amount })
    [more] { $size } more than last year ({ $amount })
   *[less] { $size } less than last year ({ $amount })
}

# In the row of a building: against what is usual up to now.
usual_by_now = { $difference ->
    [same] typical by now
    [times] { $size } times typical by now
    [more] { $size } more than typical by now
   *[less] { $size } less than typical by now
}

# In a column whose head says that it compares with what is usual.
in_column = { $difference ->
    [same] typical
    [times] { $size } times
    [more] { $size } more
   *[less] { $size } less
}

# In a column whose head says that it compares with the same days of last month.
in_a_month = { $difference ->
    [same] about the same
    [times] { $size } times
    [more] { $size } more
   *[less] { $size } less
}

# There is nothing to compare with.
no_comparison = no comparison yet

# There is nothing of the period itself.
no_readings = no readings yet
