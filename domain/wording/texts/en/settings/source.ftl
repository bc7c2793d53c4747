# The page of the data sources: brokers, programs, weather, files.

# Title of the page.
title = Data sources

# Below the headline.
lede = Where readings come from, and when something last arrived.

# The heading of the list.
sources = Sources

# The answer after a source was paused.
paused = Paused. Senders keep their data or are asked to retry.

# The answer after a source was resumed.
resumed = Resumed.

# The answer after the weather was requested.
asked = Requested; the result appears here in a moment.

# The answer after a description was saved.
described = Saved.

# The answer after a source was removed from the list.
removed = Removed from the list. Its data stays.

# The state of a source that is paused.
is_paused = Paused

# The state of a source whose last attempts failed.
is_failing = Errors

# The state of a source that nothing came through.
is_waiting = Nothing yet

# The state of a source that something should have come through.
is_late = Late

# The state of a source without a fault.
works = Working

# The heading of the ways to add a source.
add = Add a source

# The link to the tokens.
add_device = A device or a program

# What the link to the tokens is for.
add_device_text = Signs in with a token, over MQTT or HTTP.

# The link to the weather.
add_weather = Weather

# What the link to the weather is for.
add_weather_text = Set the site’s location.

# The link to the import.
add_file = A file

# What the link to the import is for.
add_file_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.

# The button that requests the weather.
ask_now = Update now

# The button that resumes a source.
go_on = Resume

# The button that pauses a source.
pause = Pause

# The button that removes a source from the list.
remove = Remove from the list

# What opens the form of a description.
what_it_is = Details

# The label of a source's type.
type_label = Type

# The fault of a type that is none.
type_wrong = Choose a type.

# The label of a source's building.
building = Building

# The fault of a building that is none.
building_wrong = Choose a building from the list.

# The choice of no building.
no_building = No single building

# The label of the minutes within which something is expected.
expected = Data expected every

# The unit of the minutes within which something is expected.
expected_unit = minutes

# The hint of the minutes within which something is expected.
expected_hint = If nothing arrives for longer, it is marked late. Empty: never marked late.

# The fault of minutes that are no whole number.
expected_wrong = Enter whole minutes, such as 60, or leave it empty.

# The button of the form.
save = Save

# A type of source, to choose.
type_bms = A building management system

# A type of source, to choose.
type_smart_meter = Meters, plugs and sensors

# A type of source, to choose.
type_weather = A weather service

# A type of source, to choose.
type_manual = People who enter readings

# A type of source, to choose.
type_file = Files

# What a source is reached by, before its name.
by_mqtt = MQTT

# What a source is reached by, before its name.
by_http = HTTP

# What a source is reached by, before its name.
by_weather = Weather

# What a source is reached by, before its name.
by_file = File

# What a source is reached by, before its name.
by_hand = By hand

# What the broker in this process is called.
embedded = built-in broker

# How often a source is asked.
asked_every = { $minutes ->
    [one] Updated every minute.
   *[other] Updated every { $minutes } minutes.
}

# The headline: nothing came yet.
none_yet = Nothing has arrived yet.

# The headline: all work.
all_work = All sources are working.

# The headline: some have errors.
some_fail = { $failing ->
    [one] One source has errors.
   *[other] { $failing } sources have errors.
}

# How many readings, and when.
readings_came = { $count ->
    [one] { $count } reading, { $ago }.
   *[other] { $count } readings, { $ago }.
}

# When something was heard.
last_heard = Last data: { $ago }.

# How often it failed in a row, and why.
failed_times = { $count ->
    [one] Failed once: { $reason }
   *[other] Failed { $count } times in a row: { $reason }
}

# The same, and when.
failed_times_at = { $count ->
    [one] Failed once ({ $ago }): { $reason }
   *[other] Failed { $count } times in a row ({ $ago }): { $reason }
}

# Nobody said why.
no_reason = no reason was given
