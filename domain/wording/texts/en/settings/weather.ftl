# The page of the sites' positions, which their weather is requested for.

# Title of the page.
title = Weather

# That the weather may not be requested.
switched_off = Switched off.

# The answer after a position was saved.
saved = Saved. The weather is updated now, and then every hour.

# The answer after a position was saved, if the weather may not be requested.
saved_while_off = Saved. Weather updates are switched off.

# The answer after a position was removed.
removed = Weather updates stopped. Earlier data stays.

# Of a site without a position.
no_position = No location set.

# Of a site with a position, if the weather may not be requested.
not_asked = Location set; weather updates are switched off.

# Of a site with a position, before the first answer.
nothing_yet = No data yet.

# The label of the latitude.
latitude = Latitude

# The hint of the latitude.
latitude_hint = Negative south of the equator.

# The label of the longitude.
longitude = Longitude

# The hint of the longitude.
longitude_hint = Negative west of Greenwich.

# The button of the form.
save = Save

# What is sent to the host.
sent = Only the location is sent to { $host }, rounded to about a kilometer.

# From when to when the weather of a site is known.
known = Data from { $first } to { $last }.

# The fault of an empty field, if the other one is filled in.
missing = One of the two is missing. Enter { $would_do }.

# What the weather is for, and how to publish a thermometer's value: the field.
lede = Heating and cooling follow the outdoor temperature: with it, a cold week is not reported as waste. Your own thermometer takes precedence; publish <b>{ $field }</b>.

# How to switch it on again: the two settings, and their value.
switched_off_by = The setting <b>{ $first }</b> or <b>{ $second }</b> is <b>{ $value }</b>. Your own thermometers are still read. To turn updates on, remove the setting and restart GreenPulse.

# The headline: switched off.
off = Weather updates are switched off.

# The headline: no site has a position.
unknown = No location set yet.

# The headline: who is asked.
asked = { $sites ->
    [one] Weather for one site from { $host }.
   *[other] Weather for { $sites } sites from { $host }.
}

# Which degrees would do.
would_do = degrees from -{ $most } to { $most }, such as { $example }
