# The texts of the page of savings.

title = { $building }: savings
needed = Savings need a baseline of at least 60 days. Assign a meter to this building first.
no_weather = no weather data to compare with.
say_position = Set the location
no_period = nothing to compare yet.
no_day = There is no complete day in the chosen period.
no_baseline = not enough history yet.
no_comparison = no comparison possible.
days = Day by day
key_used = used
key_expected = baseline
amounts = { $range }: it used { $used }. The weather-adjusted baseline is { $expected }.
money = {" "}At today’s price that is { $saved } ± { $uncertainty }.
choose = Choose periods and method
choose_utility = Utility
choose_before = Project start
hint_of_before = The { $days } days before are the baseline.
choose_from = Reporting period start
choose_to = Reporting period end
choose_method = Method
compare = Compare
degree_hours_note = Each day is a base load, different on weekends where they differ, plus an amount for each degree hour of heating and cooling beyond a balance point, chosen by the Bayesian information criterion.
hourly_note = Each hour by the hour of the week and by degrees beyond the balance points at its time of day, summed by day. The line in the chart is the daily model that gave the balance points.
caltrack_note = CalTRACK 2.0, daily: a base load plus an amount for each degree day, with balance points chosen by adjusted R². Agrees with eemeter within { $percent }.
model = How reliable the baseline is
scatter = Use against temperature
key_baseline = baseline
key_since = reporting period
key_model = model
cvrmse_label = CV(RMSE)
cvrmse = { $percent }. How far single days are from the model; up to 25 to 30 is good.
nmbe_label = NMBE
nmbe = { $percent }. Whether the model is too high or too low overall; within 0.5 is good.
r_squared_label = R²
r_squared = { $share }. The share of the variation that weather and weekends explain.
days_counted_label = Days
days_counted = { $baseline } in the baseline, { $counted } in the reporting period
formula = Model
normal_year_label = Normal year
normal_year = In a normal weather year the building would use { $amount }, as it ran in the baseline.
warnings = Audit notes
residuals = Residuals
residuals_note = Measured minus modeled use for each day of the baseline. Waves mean that something other than weather plays a part.
untold = { $building }: <b>{ $why }</b>
weather_needed = The baseline for { $utility } depends on the weather. It needs an outdoor thermometer, or the site’s location so that a weather service can provide it.
days_needed = A baseline needs { $needed } days before the reporting period, ideally a year; { $known ->
    [one] { $known } day of { $utility } is known.
   *[other] { $known } days of { $utility } are known.
}
reason = { $error }.
headline = { $building } used <b>{ $is_less ->
    [yes] { $percent } less
   *[no] { $percent } more
}</b> than its baseline: <b>{ $amount } ± { $uncertainty }</b>.
chance = { $building }: <b>no measurable savings yet.</b> It used { $is_less ->
    [yes] { $percent } less than its baseline
   *[no] { $percent } more than its baseline
}, within the margin of error (±{ $uncertainty }).
confidence = Margin of error at { $percent } confidence: the larger of ASHRAE Guideline 14’s and the error on held-out months.
