# What an auditor would object to in a baseline or in savings.

# Too few days of the baseline can be used.
few_days = { $known } of the baseline’s 365 days can be used; CalTRACK asks for { $needed }.

# Too few days of a month of the baseline can be used.
few_in_month = { $month }: { $known } of { $days } days can be used.

# Days of the reporting period lack hours.
left_out = { $left_out } of the reporting period’s { $days } days are left out because hours are missing.

# Days of the reporting period were colder or hotter than any of the baseline.
extrapolated = { $days ->
    [one] On { $days } day of the reporting period it was colder or hotter than ever in the baseline. There the model is extrapolated.
   *[other] On { $days } days of the reporting period it was colder or hotter than ever in the baseline. There the model is extrapolated.
}

# CV(RMSE) is above this.
poor_fit = CV(RMSE) is above { $limit }: the model explains single days poorly.

# The baseline is too short to see how far sums stray.
few_blocks = The baseline has fewer than three blocks of four weeks, so the margin of error is not known.

# The savings are within their uncertainty.
within_uncertainty = The difference is within the margin of error at { $level } confidence, so it may be chance.
