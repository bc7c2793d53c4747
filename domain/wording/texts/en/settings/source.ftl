# The page of the data sources: brokers, programs, weather, files.

title = Data sources
lede = Where readings come from, and when something last arrived.
sources = Sources
paused = Paused. Senders keep their data or are asked to retry.
resumed = Resumed.
asked = Requested; the result appears here in a moment.
described = Saved.
removed = Removed from the list. Its data stays.
is_paused = Paused
is_failing = Errors
is_waiting = Nothing yet
is_late = Late
works = Working
add = Add a source
add_device = A device or a program
add_device_text = Signs in with a token, over MQTT or HTTP.
add_weather = Weather
add_weather_text = Set the site’s location.
add_file = A file
add_file_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
ask_now = Update now
go_on = Resume
pause = Pause
remove = Remove from the list
what_it_is = Details
type_label = Type
type_wrong = Choose a type.
building = Building
building_wrong = Choose a building from the list.
no_building = No single building
expected = Data expected every
expected_unit = minutes
expected_hint = If nothing arrives for longer, it is marked late. Empty: never marked late.
expected_wrong = Enter whole minutes, such as 60, or leave it empty.
save = Save
type_bms = A building management system
type_smart_meter = Meters, plugs and sensors
type_weather = A weather service
type_manual = People who enter readings
type_file = Files
by_mqtt = MQTT
by_http = HTTP
by_weather = Weather
by_file = File
by_hand = By hand
asked_every = { $minutes ->
    [one] Updated every minute.
   *[other] Updated every { $minutes } minutes.
}
none_yet = Nothing has arrived yet.
all_work = All sources are working.
some_fail = { $failing ->
    [one] One source has errors.
   *[other] { $failing } sources have errors.
}
readings_came = { $count ->
    [one] { $count } reading, { $ago }.
   *[other] { $count } readings, { $ago }.
}
last_heard = Last data: { $ago }.
failed_times = { $count ->
    [one] Failed once: { $reason }
   *[other] Failed { $count } times in a row: { $reason }
}
failed_times_at = { $count ->
    [one] Failed once ({ $ago }): { $reason }
   *[other] Failed { $count } times in a row ({ $ago }): { $reason }
}
no_reason = no reason was given
