# The methods of models.

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
