# The texts of the page of savings.

# The page's title.
title = { $building }: savings

# What a building without meters needs.
needed = Savings need a baseline of at least 60 days. Assign a meter to this building first.

# Why nothing can be compared: there is no weather.
no_weather = no weather data to compare with.

# The button to where the position of the site is said.
say_position = Set the location

# Why nothing can be compared: no day of the period is known.
no_period = nothing to compare yet.

# That no day of the period is known.
no_day = There is no complete day in the chosen period.

# Why nothing can be compared: the baseline is too short.
no_baseline = not enough history yet.

# Why nothing can be compared: for a reason that the analytics give.
no_comparison = no comparison possible.

# The heading of the chart.
days = Day by day

# In the chart's key: what was used.
key_used = used

# In the chart's key: what would have been used.
key_expected = baseline

# What was used, and what would have been.
amounts = { $range }: it used { $used }. The weather-adjusted baseline is { $expected }.

# Behind the amounts: what the difference is worth.
money = {" "}At today’s price that is { $saved } ± { $uncertainty }.

# What opens the form.
choose = Choose periods and method

# In the form: the utility.
choose_utility = Utility

# In the form: the first day after the baseline.
choose_before = Project start

# How long the baseline is.
hint_of_before = The { $days } days before are the baseline.

# In the form: the first day that counts.
choose_from = Reporting period start

# In the form: the last day that counts.
choose_to = Reporting period end

# In the form: the method.
choose_method = Method

# The form's button.
compare = Compare

# How the method by degree hours models a day.
degree_hours_note = Each day is a base load, different on weekends where they differ, plus an amount for each degree hour of heating and cooling beyond a balance point, chosen by the Bayesian information criterion.

# How the method by hours models a day.
hourly_note = Each hour by the hour of the week and by degrees beyond the balance points at its time of day, summed by day. The line in the chart is the daily model that gave the balance points.

# How CalTRACK models a day.
caltrack_note = CalTRACK 2.0, daily: a base load plus an amount for each degree day, with balance points chosen by adjusted R². Agrees with eemeter within { $percent }.

# What opens the part for auditors.
auditors = For auditors: the baseline and how reliable it is

# The heading of the model.
model = How reliable the baseline is

# The heading of the model's chart.
scatter = Use against temperature

# In that chart's key: days of the baseline.
key_baseline = baseline

# In that chart's key: days since.
key_since = reporting period

# In that chart's key: the model.
key_model = model

# A figure of the model: the error over the mean.
cvrmse_label = CV(RMSE)

# What that figure means.
cvrmse = { $percent }. How far single days are from the model; up to 25 to 30 is good.

# A figure of the model: its bias.
nmbe_label = NMBE

# What that figure means.
nmbe = { $percent }. Whether the model is too high or too low overall; within 0.5 is good.

# A figure of the model: what it explains.
r_squared_label = R²

# What that figure means.
r_squared = { $share }. The share of the variation that weather and weekends explain.

# A figure of the model: its days.
days_counted_label = Days

# How many days it was made from, and how many count.
days_counted = { $baseline } in the baseline, { $counted } in the reporting period

# A figure of the model: the model itself.
formula = Model

# A figure of the model: a normal year.
normal_year_label = Normal year

# What would be used in a normal year.
normal_year = In a normal weather year the building would use { $amount }, as it ran in the baseline.

# The heading of the model's warnings.
warnings = Audit notes

# The heading of the residuals.
residuals = Residuals

# How to read the residuals.
residuals_note = Measured minus modeled use for each day of the baseline. Waves mean that something other than weather plays a part.

# Why nothing can be compared.
untold = { $building }: <b>{ $why }</b>

# What it takes to know the weather.
weather_needed = The baseline for { $utility } depends on the weather. It needs an outdoor thermometer, or the site’s location so that a weather service can provide it.

# How many days a baseline needs, and how many are known.
days_needed = A baseline needs { $needed } days before the reporting period, ideally a year; { $known ->
    [one] { $known } day of { $utility } is known.
   *[other] { $known } days of { $utility } are known.
}

# Why nothing can be compared: no model fits these days.
no_model = No model fits the days of the baseline. Choose other periods or another method.

# The headline: how much less or more was used.
headline = { $building } used <b>{ $is_less ->
    [yes] { $percent } less
   *[no] { $percent } more
}</b> than its baseline: <b>{ $amount } ± { $uncertainty }</b>.

# The headline where the difference may be chance.
chance = { $building }: <b>no measurable savings yet.</b> It used { $is_less ->
    [yes] { $percent } less than its baseline
   *[no] { $percent } more than its baseline
}, within the margin of error (±{ $uncertainty }).

# The headline where there is hardly a difference.
no_difference = { $building }: <b>no measurable savings yet.</b> It used about as much as its baseline (±{ $uncertainty }).

# How sure the interval is.
confidence = Margin of error at { $percent } confidence: the larger of ASHRAE Guideline 14’s and the error on held-out months.
