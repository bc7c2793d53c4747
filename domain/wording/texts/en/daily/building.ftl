# The page of a building: its headline, its last hour, all that it uses, its meters.

# The building with its floor area, above the headline.
with_area = { $building }, { $area }

# The heading of the last hour.
last_hour = Last hour

# What its chart shows.
last_hour_hint = Electric power. Shaded: typical for a { $weekday } at this time.

# The chart in a sentence, with the last power in kW.
last_hour_alt = Electric power over the last hour, most recently { $power } kW.

# The chart in a sentence if there is nothing in it.
last_hour_empty = No readings in the last hour.

# The caption of the chart's table.
last_hour_caption = Average power by ten minutes, in kW

# The heads of the chart's table.
last_hour_columns = From | Power

# The line of the chart, in the tip.
last_hour_line = power

# The heading of the forecast.
forecast = Forecast

# The heading of all utilities.
utilities = Today by utility

# The heads of the utilities.
utility_columns = Utility | Today | Typical by now | Change | Data quality

# A flow of electricity.
electricity =
    .use = Electricity
    .import = From grid
    .export = To grid
    .generation = Solar
    .charge = Battery charging
    .discharge = Battery discharging

# A flow of another utility.
other_flow = { $flow ->
    [import] { $utility }, delivered
    [export] { $utility }, exported
    [generation] { $utility }, generated
    [charge] { $utility }, into storage
    [discharge] { $utility }, from storage
   *[use] { $utility }
}

# The heading of the meters.
meters = Meters

# Leads to the building's settings.
settings = Settings

# There is no meter.
no_meters = No meter is assigned to this building yet. <a>See new meters</a>.

# A meter that sends now.
live = Live

# A meter that sends seldom, and is not late.
on_time = On time

# A meter that should have sent by now.
late = Late

# A meter that has sent nothing for days.
offline = Offline

# A meter whose readings are all brought by people.
by_hand = By hand or file

# A meter without a reading.
no_readings = No readings

# A meter in its list that sent its newest value at that time.
meter_updated = { $has_value ->
    [yes] { $role }, { $value }. Updated { $at }.
   *[no] { $role }. Updated { $at }.
}

# A meter in its list whose newest value was brought by people, of that time.
meter_read = { $has_value ->
    [yes] { $role }, { $value }. Last reading { $at }.
   *[no] { $role }. Last reading { $at }.
}

# A meter in its list without a reading.
meter_never = { $role }.

# The heading of further pages.
more = More

# The page of its load: the link, and what is there.
load = Load profile | Each hour as a picture, typical days, base load, nights and weekends.

# The page of its savings: the link, and what is there.
savings = Savings | Compared with a weather-adjusted baseline; targets.

# The page of its models: the link, and what is there.
methods = Forecast methods | How it is forecast and watched, and how accurate that is.
