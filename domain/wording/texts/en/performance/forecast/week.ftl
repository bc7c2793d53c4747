# The texts of the next seven days on the page of forecasts.

# The highest hour.
highest_hour = Expected peak: { $day }, { $clock }, about { $about } and up to { $up_to }.

# Behind when the forecast was made: what its costs are.
costs = { $are_known ->
    [yes] Costs are energy charges at each hour’s price; demand, tier and fixed charges are on the bill.
   *[no] Cost is not shown, because no price is set.
}

# The heading of the chart.
hours = Hour by hour

# The heading of the table.
days = Day by day

# A head of the table: the day.
day = Day

# A head of the table: the energy.
energy = Energy

# A head of the table: the range of the energy.
range = Range

# A head of the table: the cost.
cost = Cost

# A head of the table: the highest hour.
peak = Peak

# A day that is forecast from a time on.
day_from = { $day }, from { $clock }

# A day that is forecast up to a time.
day_to = { $day }, until { $clock }

# When the highest hour of a day is.
at = at { $clock }

# The headline where there is no forecast.
no_forecast = { $building }: <b>{ $was_told ->
    [yes] no forecast right now.
   *[no] no forecast yet.
}</b>

# The headline, without a cost. `stretch` is how long the forecast is.
headline = { $building } will use about <b>{ $amount }</b> of { $utility } in { $stretch }.

# The headline, with a cost.
headline_cost = { $building } will use about <b>{ $amount }</b> of { $utility } in { $stretch }, costing about <b>{ $cost }</b>.

# How long the forecast is, in hours.
next_hours = { $hours ->
    [one] the next hour
   *[other] the next { $hours } hours
}

# How long the forecast is, in days.
next_days = { $days ->
    [one] the next day
   *[other] the next { $days } days
}

# The range of the amount, and what as many hours before took.
between = { $has_before ->
    [yes] Between { $lower } and { $upper }. The 7 days before used { $before }.
   *[no] Between { $lower } and { $upper }.
}

# Why there is no forecast any more.
why_none_now = There have been no readings recently, and old forecasts are not shown. The next one is made when readings arrive.

# Why there is no forecast yet.
why_none_yet = A forecast needs two days of readings and is updated every six hours.

# When it was made, and how often its band holds.
made = Updated { $at }. Shaded: { $level } range.
