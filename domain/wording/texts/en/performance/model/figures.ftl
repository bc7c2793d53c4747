# The methods of models, and how models become worse.

# A method by its name in the store.
known_method = { $method ->
    [seasonal_naive] Same as last week
    [usual_day] Typical day
    [ridge] Regression
    [mstl_ets] Seasons and smoothing (MSTL, ETS)
    [boost] Boosted trees
    [combination] Combined methods
    [prophet] Prophet model
    [windows_and_rules] Windows and rules
    [degree_hours] Degree hours and weekends
   *[other] { $method }
}

# How a model has become worse: its errors have grown, or there were none before.
larger_errors = { $has_ratio ->
    [yes] Its error is { $ratio } times what it was, over { $forecasts } forecasts.
   *[no] It now has errors where it had none, over { $forecasts } forecasts.
}

# How a model has become worse: its range holds less than it should.
too_narrow = { $coverage } of the measured hours are within its range; it should be { $level }.
