//! Why a message, or a part of it, is not used. Kinds of values come in words.

use crate::room::texts;

texts! { "settings/fault";
    /// A kind of value in a message, by its name.
    kind(kind: &str);
    /// A fault, and the next one.
    and(fault: &str, next: &str);
    /// Faults, and how many more.
    and_more(faults: &str, more: u64);
    /// “…”.
    in_(name: &str, fault: &str);
    /// Reading … of ….
    of_reading(nth: u64, count: u64, fault: &str);
    /// “…”.
    of_device(device: &str, fault: &str);
    /// ….
    send_such(fault: &str, example: &str);
    /// The payload is not text.
    not_text();
    /// The payload is empty.
    empty();
    /// The payload ends in the middle of its JSON (line …, column …).
    json_ends(line: u64, column: u64);
    /// The payload’s JSON is nested too deeply (line …, column …).
    json_too_deep(line: u64, column: u64);
    /// The payload goes on behind the end of its JSON (line …, column …).
    json_goes_on(line: u64, column: u64);
    /// The payload is not JSON (line …, column …).
    json_nan(line: u64, column: u64);
    /// The payload is not JSON.
    not_json(around: &str, line: u64, column: u64);
    /// The payload is not text, but a number is expected.
    not_text_number();
    /// The payload is “…”, not a number.
    payload_no_number(text: &str);
    /// “…” is …, not a number.
    not_number(name: &str, kind: &str);
    /// “…” is …, not a number.
    not_number_but(name: &str, text: &str);
    /// “…” is not a number.
    no_number(name: &str);
    /// “…” or “…” is not a number.
    neither_number(name: &str, other: &str);
    /// “…” has a member that is not a number.
    member_no_number(name: &str);
    /// “…” is not a finite number.
    not_finite(name: &str);
    /// “…” is …, outside of what can be true (… to …).
    cannot_be_true(name: &str, value: &str, lowest: &str, highest: &str);
    /// “…” is …, which is not a time such as ….
    not_time(name: &str, text: &str, example: &str);
    /// “…” is ….
    not_seconds(name: &str, text: &str);
    /// “…” is ….
    not_millis(name: &str, text: &str);
    /// “…” is “…”.
    not_rfc3339(name: &str, text: &str);
    /// “…” is ….
    no_rfc3339(name: &str, kind: &str);
    /// “…” is ….
    not_period(name: &str, text: &str);
    /// “…” is not a field.
    not_field(name: &str, fields: &str);
    /// … where an object such as … is expected.
    object_expected(kind: &str, example: &str);
    /// There is no reading in it.
    no_reading(example: &str);
    /// Publish to greenpulse/v1/meter/readings, with the meter’s name without a slash.
    own_topic();
    /// “…” cannot be a meter’s name.
    no_key(name: &str);
    /// “…” cannot be a meter’s name.
    no_key_announced(name: &str);
    /// “…” names a part that cannot be one.
    no_part(name: &str, most: u64);
    /// The payload is …, not an object such as ….
    payload_is(kind: &str, example: &str);
    /// “…” is …, not an object such as ….
    object_is(name: &str, kind: &str, example: &str);
    /// The payload is …, not an object with “model” and “id”.
    not_model_id(kind: &str);
    /// The payload is …, not the list of the bridge’s devices.
    not_list_of_devices(kind: &str);
    /// The payload is not text such as ….
    text_such(example: &str);
    /// There is no “object”.
    no_codec();
    /// There is no “uplink_message.decoded_payload”.
    no_formatter();
    /// Emon/node carries an object such as {“power1”.
    emon_object();
    /// Value … is “…”, not a number.
    nth_no_number(nth: &str, text: &str);
    /// The payload has no “…”.
    payload_has_no(name: &str);
    /// The payload has no “…”, as the topic says that it should.
    topic_says(name: &str);
    /// The unit of “…” is “…”, which is not one of kWh, Wh, m3, kW or W.
    unit_is(name: &str, unit: &str);
    /// “nrg” has … members, and the total power is its twelfth.
    too_few_members(count: u64);
    /// “…” is not an array of numbers.
    not_array(name: &str);
    /// “power1_W” to “power3_W” are not numbers, the first is ….
    powers_no_numbers(kind: &str);
    /// The payload is not a Sparkplug B payload (protobuf).
    not_sparkplug();
    /// The birth of this device was not heard.
    birth_not_heard();
    /// Who speaks is not known.
    no_token();
    /// Telemetry is read as JSON here.
    telemetry_json();
    /// A gateway’s telemetry is an object such as ….
    gateway_telemetry(example: &str);
    /// Telemetry is an object such as …, and this is ….
    telemetry_is(example: &str, kind: &str);
    /// … devices in one message.
    too_many_devices(count: u64, most: u64);
    /// The telegram has no “id”.
    no_telegram_id();
    /// “error” is “…”.
    needs_wmbus_key(error: &str, meter: &str);
    /// There is no measurement.
    no_measurement();
    /// The tag “…” has no value.
    tag_no_value(key: &str);
    /// There are no fields.
    no_fields();
    /// The field “…” has no value.
    field_no_value(key: &str);
    /// The time is “…”.
    line_time(text: &str, precision: &str);
    /// The time … is beyond all times.
    line_time_beyond(count: i64, precision: &str);
    /// “…” stands where a comma, a time or the line’s end belongs.
    line_goes_on(text: &str);
    /// The text of the field “…” has no closing quote.
    no_closing_quote(key: &str);
    /// The field “…” is “…”, which is no number.
    field_no_number(key: &str, text: &str);
    /// The line is not UTF-8.
    line_not_utf8();
    /// An announcement is a JSON object with “state_topic”.
    announcement_object();
    /// The topic “…” of “…” stands for any number of others.
    wild_topic(topic: &str, name: &str);
    /// The “value_template” of “…” is more than can be followed here (…).
    template_too_much(name: &str, template: &str, topic: &str);
    /// The announcement of “…” has no “state_topic” (“stat_t”).
    no_state_topic(name: &str);
    /// There is no “…” in the payload, where the mapping looks.
    nothing_where_mapped(pointer: &str);
    /// “pointer”.
    nothing_at(pointer: &str);
    /// “topic”.
    topic_not_taken(filter: &str, topic: &str);
    /// “meter”.
    meter_no_key(name: &str);
    /// “pointer”.
    say_where(kind: &str);
    /// “field”.
    mapped_no_field(name: &str);
    /// There is no time at “…” in the payload.
    no_time_at(pointer: &str);
    /// The time at “…” is …, and the mapping expects a text such as 2026-11-20T21.
    time_at_text(pointer: &str, found: &str);
    /// The time at “…” is …, and the mapping expects seconds since 1970.
    time_at_seconds(pointer: &str, found: &str);
    /// The time at “…” is …, and the mapping expects milliseconds since 1970.
    time_at_millis(pointer: &str, found: &str);
    /// The topic holds a NUL, which no topic may.
    nul_topic();
    /// This is meant for the meter “…”, and the token stands for “…” alone.
    other_meter(meant: &str, own: &str);
    /// The device’s clock reads …, as after a power cut.
    clock_after_cut(at: &str);
    /// The device’s clock reads …, which is yet to come.
    clock_ahead(at: &str);
    /// The device’s clock reads …, more than two years ago.
    clock_behind(at: &str);
    /// The database cannot keep what it says.
    cannot_keep(error: &str);
    /// “…” is set to amounts a period, which need “at”.
    needs_at(field: &str);
    /// Conflict.
    stands_otherwise(field: &str, value: &str, stands: &str);
    /// “…” has … channels, the most that a meter can have.
    too_many_channels(meter: &str, most: u64, channel: &str);
    /// Another meter is called “…” too, and the name is too long to tell them apart.
    same_name_too_long(meter: &str);
    /// No dialect and no mapping reads this topic.
    nobody_reads();
    /// Too long to be kept whole, so it cannot be read again.
    too_long();
}
