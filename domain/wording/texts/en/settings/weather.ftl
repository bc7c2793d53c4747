# The page of the sites' positions, which their weather is requested for.

title = Weather
switched_off = Switched off.
saved = Saved. The weather is updated now, and then every hour.
saved_while_off = Saved. Weather updates are switched off.
removed = Weather updates stopped. Earlier data stays.
no_position = No location set.
not_asked = Location set; weather updates are switched off.
nothing_yet = No data yet.
latitude = Latitude
latitude_hint = Negative south of the equator.
longitude = Longitude
longitude_hint = Negative west of Greenwich.
save = Save
sent = Only the location is sent to { $host }, rounded to about a kilometer.
known = Data from { $first } to { $last }.
missing = One of the two is missing. Enter { $would_do }.
lede = Heating and cooling follow the outdoor temperature: with it, a cold week is not reported as waste. Your own thermometer takes precedence; publish <b>{ $field }</b>.
switched_off_by = The setting <b>{ $first }</b> or <b>{ $second }</b> is <b>{ $value }</b>. Your own thermometers are still read. To turn updates on, remove the setting and restart GreenPulse.
off = Weather updates are switched off.
unknown = No location set yet.
asked = { $sites ->
    [one] Weather for one site from { $host }.
   *[other] Weather for { $sites } sites from { $host }.
}
would_do = degrees from -{ $most } to { $most }, such as { $example }
