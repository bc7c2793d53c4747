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

# The window's title of the page of its meters.
meters_title = Meters of { $building }

# The headline of that page: how many meters, and how many of them are late.
meters_headline = { $meters ->
    [0] { $building }: <b>no meters assigned yet.</b>
    [one] { $building }: <b>one meter</b>, { $late ->
        [0] reporting as it should.
       *[other] and it is late.
    }
   *[other] { $building }: <b>{ $meters } meters</b>, { $late ->
        [0] all reporting as they should.
        [one] one of them late.
       *[other] { $late } of them late.
    }
}

# What its list shows.
meters_hint = Today so far, and the last 24 hours.

# Leads to the building's settings.
building_settings = Building settings

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
