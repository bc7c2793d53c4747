# The texts of the energy section of a building's page and of the overview.

title = Energy

# The choice of a span.
spans = Energy period
span_now = Now
span_day = Day
span_month = Month
span_year = Year
period = Period
earlier = Earlier
later = Later

# Short names, for pictures.
appliance =
    .car = Car
    .heat_pump = Heat pump
    .water_heater = Water heater
    .cooking = Cooking
    .laundry = Laundry
    .dishwasher = Dishwasher
    .refrigeration = Fridge
    .lighting = Lighting
    .cooling_ventilation = Cooling
    .computing = Computers
    .other = Other devices
other_appliances = Other devices

source = { $party ->
    [sun] Solar
    [grid] Grid
    [battery] Battery
   *[unexplained] Not metered
}
# The rest of what a place uses: of all its use, or beside its appliances (rest).
sink = { $party ->
    [grid] To grid
    [battery] To battery
    [home] Home
    [building] Building
    [site] All buildings
    [rest] Everything else
   *[unexplained] Not metered
}

# $given and $taken are lists: "Solar 8.04 kWh and Grid 12.1 kWh".
flow_alt = Electricity comes from: { $given }. It goes to: { $taken }.
flow_empty = No electricity flows.
amount_of = { $name } { $amount }
flow_caption = What came from where and went where, in { $unit }. Sums are of the rounded figures.
column_to = To
total = Total
used = Used
sum = { $given } = { $taken } ({ $unit })

silent = No live data from { $meters }, so something is missing here.
silent_many = No live data from { $meters } meters, so something is missing here.
nothing_live = No live data right now.

# The share of what was used that was not bought.
own_share = <b>{ $share }</b> { $home ->
    [yes] from your own roof
   *[no] from on-site solar
} { $when ->
    [today] today.
    [month_now] so far in { $period }.
    [year_now] so far in { $period }.
    [day] on { $period }.
   *[other] in { $period }.
}
all_bought = { $when ->
    [today] All electricity came from the grid today.
    [month_now] All electricity came from the grid so far in { $period }.
    [year_now] All electricity came from the grid so far in { $period }.
    [day] All electricity came from the grid on { $period }.
   *[other] All electricity came from the grid in { $period }.
}
nearly_all_bought = { $when ->
    [today] Nearly all electricity came from the grid today.
    [month_now] Nearly all electricity came from the grid so far in { $period }.
    [year_now] Nearly all electricity came from the grid so far in { $period }.
    [day] Nearly all electricity came from the grid on { $period }.
   *[other] Nearly all electricity came from the grid in { $period }.
}

# What it costs.
cost_so_far = <b>{ $cost }</b> so far in { $month }.
cost_expected = <b>{ $cost }</b> so far in { $month }, about { $expected } by { $last_day } (between { $low } and { $high }).
cost_of = <b>{ $cost }</b> { $when ->
    [today] so far today.
    [month_now] so far in { $period }.
    [year_now] so far in { $period }.
    [day] on { $period }.
   *[other] in { $period }.
}
cost = Cost
cost_credit = less { $credit } for what was sold
cost_beyond = The bill has further charges, such as fixed or demand charges. They are not in these costs.
unpriced = { $energy } has no price.

# The facts.
self_sufficiency = Self-sufficiency
self_sufficiency_note = of what was used was not bought
self_use = Self-use
self_use_note = of on-site solar was used here
sold = Sold to the grid
sold_note = earned { $credit }
sold_free = without a credit
battery = From the battery
battery_note = { $share } of what was used; { $charged } went in
other_day = The address asks for a day that is still to come or cannot be read, so you see today.
battery_level = Battery level
battery_level_note = Updated { $when }
battery_levels = { $lowest } to { $highest }
battery_with_level = Battery ({ $level })
carbon = Carbon
# The heading of the chart of what the roof will make, beside what will be used.
ahead_title = Solar and use still to come today
# The heads of its table, which name its bars too.
ahead_columns = Hour | Solar | Use
# The chart in a sentence.
ahead_alt = The roof will make about { $kwh } kWh in the rest of today.
# The caption of its table.
ahead_caption = Forecast of solar and use by hour, in kWh
# When more is made than used.
surplus = More solar than use is expected from { $from } to { $to }: a good time to charge or to run appliances.
solar_rest = Solar still to come
solar_rest_note = today, { $low } to { $high } likely{ $has_used ->
    [yes] ; about { $used } will be used
   *[no] {""}
}

# The bars.
by_source = Where it came from
by_appliance = What used it
stacked_alt = { $total } in all: { $parts }.
stacked_empty = No readings in this period.
by_source_caption = Electricity used, by source, in { $unit }
by_appliance_caption = Electricity used, by appliance, in { $unit }
column_period = { $each ->
    [hour] Hour
    [day] Day
   *[month] Month
}
everything_else = Everything else
key_partial = incomplete
exceeded = Submeters report { $energy } more than the building used. One of them may not belong to it.

# A car's charging sessions.
sessions = Car charging
sessions_lede = { $count ->
    [one] One session, { $energy }.
   *[other] { $count } sessions, { $energy } in all.
}
session_begin = Began
session_end = Ended
session_meter = Charger
session_energy = Energy
session_now = charging now
