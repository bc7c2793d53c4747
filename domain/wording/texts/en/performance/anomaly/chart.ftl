# The texts of the chart of a finding. A long finding is drawn by days, any other by hours.

marked = affected
alt = { $subject }, { $range }, compared with what is typical; the affected hours are marked.
usual = typical
measured = { $by_days ->
    [yes] daily average
   *[no] measured
}
caption = { $by_days ->
    [yes] Daily average in { $unit }, and what is typical
   *[no] Each hour in { $unit }, and what is typical
}
columns_of_days = Day | Measured | Typical | Affected
columns_of_hours = Hour | Measured | Typical | Affected
