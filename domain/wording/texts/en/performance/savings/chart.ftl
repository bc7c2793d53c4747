# The texts of the charts of savings.

# The line of what would have been used.
course_expected = baseline

# The line of what was used.
course_used = used

# What the chart by days shows, for those who do not see it.
course_alt = Each day, { $range }: measured use and the baseline.

# The caption of the table by days.
course_caption = Each day, in { $unit }

# The heads of the table by days.
course_columns = Day | Used | Baseline

# The dots of the baseline.
scatter_baseline = a day of the baseline

# The dots of the days since.
scatter_since = a day of the reporting period

# The model's line.
scatter_model = model

# The model's line at weekends.
scatter_weekend = model on weekends

# The period of a day in the table by temperature.
period = { $is_since ->
    [yes] reporting period
   *[no] baseline
}

# The unit of the axis of use.
a_day = { $unit } a day

# What the chart by temperature shows, for those who do not see it.
scatter_alt = Each day’s use against its mean outdoor temperature: days of the baseline, days of the reporting period, and the line of the model.

# The caption of the table by temperature.
scatter_caption = Each day: mean temperature ({ $degrees }), use ({ $unit })

# The heads of the table by temperature.
scatter_columns = Day | Temperature | Use | Period

# The line of the residuals.
residuals_line = measured minus modeled

# What the residuals show, for those who do not see them.
residuals_alt = What the model misses on each day of the baseline, { $range }.

# The caption of the table of residuals.
residuals_caption = Measured minus modeled use, each day of the baseline, in { $unit }

# The heads of the table of residuals.
residuals_columns = Day | Difference
