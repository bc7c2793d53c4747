# The search: its field, what it found, and the other words by which pages are found.

# Title of the page, and the label of its field.
title = Search

# The example in the empty field.
example = A building, a meter, a setting

# The button of the form.
go = Search

# Which keys open it.
keys = Search (Ctrl K)

# Buildings that are starred.
starred = Starred

# The building that was opened last.
opened = Last opened

# Buildings and sites that were found.
buildings = Buildings

# Meters that were found.
meters = Meters

# Issues that were found.
open_issues = Open issues

# Pages that were found.
pages = Pages

# Nothing was found.
nothing = Nothing found for “{ $asked }”. Try another word, or fewer.

# Nothing was asked for yet.
hint = Find a building, a meter, an open issue or a setting by its name.

# The first page.
home = Home

# Other words for the list of all buildings.
buildings_also = list all homes houses sites rank map

# Other words for costs.
costs_also = bills money spending month

# Other words for reports.
reports_also = export csv download print paper wall

# The list of issues.
issues = Insights

# Other words for issues.
issues_also = issues findings anomalies faults alerts waste

# The form of a reading.
reading = Enter a meter reading

# Other words for it.
reading_also = add manual by hand counter

# How forecasts are made.
methods = Forecast methods

# Other words for it.
methods_also = models accuracy backtest

# The state of GreenPulse itself.
health = System health

# Other words for it.
health_also = status broker database disk memory version

# Other words for sites and buildings.
places_also = places time zone currency units floor area address

# Other words for meters.
meters_also = devices roles submeter replacement rollover new

# Other words for data sources.
sources_also = mqtt broker devices topics connections

# Other words for custom devices.
mappings_also = mappings json topics payload

# Other words for rejected data.
quarantine_also = quarantine errors unreadable messages

# Other words for files in and out.
import_also = csv excel green button upload download backup files

# Other words for access tokens.
tokens_also = password api keys devices

# Other words for tariffs.
tariffs_also = prices costs money bills accounts rates

# Other words for emission factors.
factors_also = carbon co2 emissions grid

# Other words for the weather.
weather_also = temperature location latitude longitude
