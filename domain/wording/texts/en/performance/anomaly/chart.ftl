# The texts of the chart of a finding. A long finding is drawn by days, any other by hours.

# The mark of the finding's own hours in the table.
marked = affected

# What the chart shows, for those who do not see it.
alt = { $subject }, { $range }, compared with what is typical; the affected hours are marked.

# The line of what is usual.
usual = typical

# The line of what was measured.
measured = { $by_days ->
    [yes] daily average
   *[no] measured
}

# The caption of the table.
caption = { $by_days ->
    [yes] Daily average in { $unit }, and what is typical
   *[no] Each hour in { $unit }, and what is typical
}

# The heads of the table by days.
columns_of_days = Day | Measured | Typical | Affected

# The heads of the table by hours.
columns_of_hours = Hour | Measured | Typical | Affected
