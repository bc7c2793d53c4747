# The texts of the charts of savings.

course_expected = baseline
course_used = used
course_alt = Each day, { $range }: measured use and the baseline.
course_caption = Each day, in { $unit }
course_columns = Day | Used | Baseline
scatter_baseline = a day of the baseline
scatter_since = a day of the reporting period
scatter_model = model
scatter_weekend = model on weekends
period = { $is_since ->
    [yes] reporting period
   *[no] baseline
}
a_day = { $unit } a day
scatter_alt = Each day’s use against its mean outdoor temperature: days of the baseline, days of the reporting period, and the line of the model.
scatter_caption = Each day: mean temperature ({ $degrees }), use ({ $unit })
scatter_columns = Day | Temperature | Use | Period
residuals_line = measured minus modeled
residuals_alt = What the model misses on each day of the baseline, { $range }.
residuals_caption = Measured minus modeled use, each day of the baseline, in { $unit }
residuals_columns = Day | Difference
