# Why a message, or a part of it, is not used. Each may follow a colon.

# A kind of value in a message.
kind = { $kind ->
    [null] null
    [bool] true or false
    [number] a number
    [text] a text
    [array] an array
   *[object] an object
}

# A fault, and the next one.
and = { $fault }; { $next }

# Faults, and how many more.
and_more = { $faults }; and { $more } more

# “…”.
in_ = “{ $name }”: { $fault }

# Reading … of ….
of_reading = reading { $nth } of { $count }: { $fault }

# “…”.
of_device = “{ $device }”: { $fault }

# ….
send_such = { $fault }; send an object such as { $example }, or an array of them

# The payload is not text.
not_text = the payload is not text

# The payload is empty.
empty = the payload is empty

# The payload ends in the middle of its JSON (line …, column …).
json_ends = the payload ends in the middle of its JSON (line { $line }, column { $column })

# The payload’s JSON is nested too deeply (line …, column …).
json_too_deep = the payload’s JSON is nested too deeply (line { $line }, column { $column })

# The payload goes on behind the end of its JSON (line …, column …).
json_goes_on = the payload goes on behind the end of its JSON (line { $line }, column { $column }); send one JSON value in a message

# The payload is not JSON (line …, column …).
json_nan = the payload is not JSON (line { $line }, column { $column }): JSON has no NaN and no Infinity, leave the field out instead

# The payload is not JSON.
not_json = the payload is not JSON: “{ $around }” cannot be read (line { $line }, column { $column })

# The payload is not text, but a number is expected.
not_text_number = the payload is not text, but a number is expected

# The payload is “…”, not a number.
payload_no_number = the payload is “{ $text }”, not a number

# “…” is …, not a number.
not_number = “{ $name }” is { $kind }, not a number

# “…” is …, not a number.
not_number_but = “{ $name }” is { $text }, not a number

# “…” is not a number.
no_number = “{ $name }” is not a number

# “…” or “…” is not a number.
neither_number = “{ $name }” or “{ $other }” is not a number

# “…” has a member that is not a number.
member_no_number = “{ $name }” has a member that is not a number

# “…” is not a finite number.
not_finite = “{ $name }” is not a finite number

# “…” is …, outside of what can be true (… to …).
cannot_be_true = “{ $name }” is { $value }, outside of what can be true ({ $lowest } to { $highest })

# “…” is …, which is not a time such as ….
not_time = “{ $name }” is { $text }, which is not a time such as { $example }

# “…” is ….
not_seconds = “{ $name }” is { $text }: give seconds since 1970, or RFC 3339

# “…” is ….
not_millis = “{ $name }” is { $text }: give milliseconds since 1970

# “…” is “…”.
not_rfc3339 = “{ $name }” is “{ $text }”: write it as RFC 3339 with an offset, such as 2026-11-22T17:00:00Z

# “…” is ….
no_rfc3339 = “{ $name }” is { $kind }: write it as RFC 3339, such as “2026-11-22T17:00:00Z”

# “…” is ….
not_period = “{ $name }” is { $text }: give the period’s length in seconds

# “…” is not a field.
not_field = “{ $name }” is not a field; the fields are { $fields }

# … where an object such as … is expected.
object_expected = { $kind } where an object such as { $example } is expected

# There is no reading in it.
no_reading = there is no reading in it; send an object such as { $example }

# Publish to greenpulse/v1/<meter>/readings, with the meter’s name without a slash.
own_topic = publish to greenpulse/v1/<meter>/readings, with the meter’s name without a slash

# “…” cannot be a meter’s name.
no_key = “{ $name }” cannot be a meter’s name: use letters, digits, “-”, “_” and “.”, 120 at most

# “…” cannot be a meter’s name.
no_key_announced = “{ $name }” cannot be a meter’s name: announce a “device” with “identifiers”

# “…” names a part that cannot be one.
no_part = “{ $name }” names a part that cannot be one: behind the colon use letters, digits, “-”, “_”, “.” and “/”, { $most } at most, beginning and ending with another than “-”

# The payload is …, not an object such as ….
payload_is = the payload is { $kind }, not an object such as { $example }

# “…” is …, not an object such as ….
object_is = “{ $name }” is { $kind }, not an object such as { $example }

# The payload is …, not an object with “model” and “id”.
not_model_id = the payload is { $kind }, not an object with “model” and “id”

# The payload is …, not the list of the bridge’s devices.
not_list_of_devices = the payload is { $kind }, not the list of the bridge’s devices

# The payload is not text such as ….
text_such = the payload is not text such as { $example }

# There is no “object”.
no_codec = there is no “object”: give the device profile a codec in ChirpStack, which makes figures of the device’s bytes

# There is no “uplink_message.decoded_payload”.
no_formatter = there is no “uplink_message.decoded_payload”: give the device a payload formatter, which makes figures of its bytes

# Emon/<node> carries an object such as {“power1”.
emon_object = emon/<node> carries an object such as { "{" }“power1”:100{ "}" }; a bare number goes to emon/<node>/<name>

# Value … is “…”, not a number.
nth_no_number = value { $nth } is “{ $text }”, not a number; send numbers such as 100,200,300

# The payload has no “…”.
payload_has_no = the payload has no “{ $name }”

# The payload has no “…”, as the topic says that it should.
topic_says = the payload has no “{ $name }”, as the topic says that it should

# The unit of “…” is “…”, which is not one of kWh, Wh, m3, kW or W.
unit_is = the unit of “{ $name }” is “{ $unit }”, which is not one of kWh, Wh, m3, kW or W

# “nrg” has … members, and the total power is its twelfth.
too_few_members = “nrg” has { $count } members, and the total power is its twelfth

# “…” is not an array of numbers.
not_array = “{ $name }” is not an array of numbers

# “power1_W” to “power3_W” are not numbers, the first is ….
powers_no_numbers = “power1_W” to “power3_W” are not numbers, the first is { $kind }

# The payload is not a Sparkplug B payload (protobuf).
not_sparkplug = the payload is not a Sparkplug B payload (protobuf): is the device set to Sparkplug A, or to JSON?

# The birth of this device was not heard.
birth_not_heard = the birth of this device was not heard: ask it for a rebirth (Node Control/Rebirth)

# Who speaks is not known.
no_token = who speaks is not known: sign in with the device’s access token as the MQTT user name

# Telemetry is read as JSON here.
telemetry_json = telemetry is read as JSON here: publish it to v1/devices/me/telemetry

# A gateway’s telemetry is an object such as ….
gateway_telemetry = a gateway’s telemetry is an object such as { $example }

# Telemetry is an object such as …, and this is ….
telemetry_is = telemetry is an object such as { $example }, and this is { $kind }

# … devices in one message.
too_many_devices = { $count } devices in one message; { $most } are read, send the others in another

# The telegram has no “id”.
no_telegram_id = the telegram has no “id”

# “error” is “…”.
needs_wmbus_key = “error” is “{ $error }”: give wmbusmeters the key of meter { $meter }

# There is no measurement.
no_measurement = there is no measurement: a line begins with its name

# The tag “…” has no value.
tag_no_value = the tag “{ $key }” has no value: write it as name=value, without spaces

# There are no fields.
no_fields = there are no fields: behind the measurement and its tags stands a space, then name=value

# The field “…” has no value.
field_no_value = the field “{ $key }” has no value: write it as name=value, without spaces

# The time is “…”.
line_time = the time is “{ $text }”: write a whole number of { $precision }, or leave it out

# The time … is beyond all times.
line_time_beyond = the time { $count } is beyond all times: is it in { $precision }?

# “…” stands where a comma, a time or the line’s end belongs.
line_goes_on = “{ $text }” stands where a comma, a time or the line’s end belongs

# The text of the field “…” has no closing quote.
no_closing_quote = the text of the field “{ $key }” has no closing quote

# The field “…” is “…”, which is no number.
field_no_number = the field “{ $key }” is “{ $text }”, which is no number: write 1.5, 2i, true, or a text in quotes

# The line is not UTF-8.
line_not_utf8 = the line is not UTF-8

# An announcement is a JSON object with “state_topic”.
announcement_object = an announcement is a JSON object with “state_topic”

# The topic “…” of “…” stands for any number of others.
wild_topic = the topic “{ $topic }” of “{ $name }” stands for any number of others; map them by hand instead

# The “value_template” of “…” is more than can be followed here (…).
template_too_much = the “value_template” of “{ $name }” is more than can be followed here ({ $template }); map the topic “{ $topic }” by hand instead

# The announcement of “…” has no “state_topic” (“stat_t”).
no_state_topic = the announcement of “{ $name }” has no “state_topic” (“stat_t”)

# There is no “…” in the payload, where the mapping looks.
nothing_where_mapped = there is no “{ $pointer }” in the payload, where the mapping looks

# “pointer”.
nothing_at = “pointer”: there is no “{ $pointer }” in the payload

# “topic”.
topic_not_taken = “topic”: “{ $filter }” does not take “{ $topic }”; “+” is one level, “#” all that follow

# “meter”.
meter_no_key = “meter”: “{ $name }” cannot be a meter’s name: use letters, digits, “-”, “_” and “.”, 120 at most

# “pointer”.
say_where = “pointer”: the payload is { $kind }: say where in it the number stands, such as “/energy”

# “field”.
mapped_no_field = “field”: “{ $name }” is not a field

# There is no time at “…” in the payload.
no_time_at = there is no time at “{ $pointer }” in the payload

# The time at “…” is …, and the mapping expects a text such as 2026-11-20T21.
time_at_text = the time at “{ $pointer }” is { $found }, and the mapping expects a text such as 2026-11-20T21:57:38

# The time at “…” is …, and the mapping expects seconds since 1970.
time_at_seconds = the time at “{ $pointer }” is { $found }, and the mapping expects seconds since 1970

# The time at “…” is …, and the mapping expects milliseconds since 1970.
time_at_millis = the time at “{ $pointer }” is { $found }, and the mapping expects milliseconds since 1970

# The topic holds a NUL, which no topic may.
nul_topic = the topic holds a NUL, which no topic may

# This is meant for the meter “…”, and the token stands for “…” alone.
other_meter = this is meant for the meter “{ $meant }”, and the token stands for “{ $own }” alone: give the sender a gateway’s token (Settings, Tokens), which may speak of any meter, or a token of “{ $meant }”

# The device’s clock reads …, as after a power cut.
clock_after_cut = the device’s clock reads { $at }, as after a power cut: set it, or send no time

# The device’s clock reads …, which is yet to come.
clock_ahead = the device’s clock reads { $at }, which is yet to come: set it (and its time zone), or send no time

# The device’s clock reads …, more than two years ago.
clock_behind = the device’s clock reads { $at }, more than two years ago: set it (and its time zone), or send no time; what is older comes in as a file, or by HTTP

# The database cannot keep what it says.
cannot_keep = the database cannot keep what it says: { $error }

# “…” is set to amounts a period, which need “at”.
needs_at = “{ $field }” is set to amounts a period, which need “at”: the end of the period, by a clock that is right

# Conflict.
stands_otherwise = conflict: “{ $field }” is { $value } here, and a reading of the same device time with { $stands } was there first and stays

# “…” has … channels, the most that a meter can have.
too_many_channels = “{ $meter }” has { $most } channels, the most that a meter can have: “{ $channel }” is one more

# Another meter is called “…” too, and the name is too long to tell them apart.
same_name_too_long = another meter is called “{ $meter }” too, and the name is too long to tell them apart: rename one

# No dialect and no mapping reads this topic.
nobody_reads = no dialect and no mapping reads this topic: make a mapping for it

# Too long to be kept whole, so it cannot be read again.
too_long = too long to be kept whole, so it cannot be read again: have the device send it again
