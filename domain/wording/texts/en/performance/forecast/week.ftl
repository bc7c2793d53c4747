# The texts of the next seven days on the page of forecasts.

highest_hour = Expected peak: { $day }, { $clock }, about { $about } and up to { $up_to }.
costs = { $are_known ->
    [yes] Costs are energy charges at each hour’s price; demand, tier and fixed charges are on the bill.
   *[no] Cost is not shown, because no price is set.
}
hours = Hour by hour
days = Day by day
day = Day
energy = Energy
range = Range
cost = Cost
peak = Peak
day_from = { $day }, from { $clock }
day_to = { $day }, until { $clock }
at = at { $clock }
no_forecast = { $building }: <b>{ $was_told ->
    [yes] no forecast right now.
   *[no] no forecast yet.
}</b>
headline = { $building } will use about <b>{ $amount }</b> of { $utility } in { $stretch }.
headline_cost = { $building } will use about <b>{ $amount }</b> of { $utility } in { $stretch }, costing about <b>{ $cost }</b>.
next_hours = { $hours ->
    [one] the next hour
   *[other] the next { $hours } hours
}
next_days = { $days ->
    [one] the next day
   *[other] the next { $days } days
}
between = { $has_before ->
    [yes] Between { $lower } and { $upper }. The 7 days before used { $before }.
   *[no] Between { $lower } and { $upper }.
}
why_none_now = There have been no readings recently, and old forecasts are not shown. The next one is made when readings arrive.
why_none_yet = A forecast needs two days of readings and is updated every six hours.
made = Updated { $at }. Shaded: { $level } range.
