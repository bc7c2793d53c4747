# The form of a mapping, and what the mapping would read from a message.

# Title of the page.
title = Custom device

# The headline of a new mapping.
headline_new = Set up a custom device

# The headline of a mapping that is there.
headline_change = Change a custom device

# Below the headline.
lede = Preview what would be stored, then save.

# The heading of the form with all numbers of a message.
several = All numbers of this message

# Below that heading.
several_lede = Tick the ones you want and choose what they measure.

# The heads of its table.
several_columns = Value path | Newest value | What it measures | Multiply by

# No row was ticked.
none_ticked = Tick at least one number.

# The heading of the form of one number.
one = One number, with its times

# The label of the topic.
topic = Topic

# The hint of the topic.
topic_hint = + stands for one level, # at the end for everything below.

# The label of the meter.
meter = Meter

# The hint of the meter.
meter_hint = The meter’s name here. {"{"}1{"}"} is what the first + stands for, {"{"}device{"}"} who signed in.

# The label of the part of a device.
part = Part of the device

# The hint of the part of a device.
part_hint = Only where it has several.

# The label of the number's pointer.
pointer = Value path

# The hint of the number's pointer.
pointer_hint = A path such as /ENERGY/Total. Leave empty if the message is only the number.

# The label of the number's field.
field = What it measures

# The fault of a field that was not chosen.
field_missing = choose what the number measures; nothing is guessed

# The label of the factor.
factor = Multiply by

# The hint of the factor.
factor_hint = 0.001 if it is sent in Wh and stored in kWh.

# What the factor accepts, as a part of a sentence.
factor_would_do = a number such as 0.001

# The label of how the number counts.
kind = Type of value

# A way to count, to choose.
kind_register = Meter reading, or a level

# A way to count, to choose.
kind_interval = Usage over a period

# The label of the period's length.
interval = Length of the period

# The hint of the period's length.
interval_hint = For usage, if it is always the same.

# What the period's length accepts, as a part of a sentence.
interval_would_do = seconds, such as 900

# The label of the time's pointer.
time_pointer = Time path

# The hint of the time's pointer.
time_pointer_hint = Leave empty to use the time of arrival.

# The label of the time's format.
time_format = Time format

# A format of time, to choose.
time_text = Date and time

# A format of time, to choose.
time_seconds = Seconds since 1970

# A format of time, to choose.
time_millis = Milliseconds since 1970

# The label of the time's zone.
zone = Time zone

# The hint of the time's zone.
zone_hint = For times without an offset. Leave empty for the site’s.

# The label of the message that the mapping is tried on.
sample = Sample message

# The hint of the message that the mapping is tried on.
sample_hint = The latest one, or your own.

# The button that tries the mapping.
preview = Preview

# The button that saves the mapping.
save = Save

# The way back.
cancel = Cancel

# The button that removes the mapping.
remove = Remove this custom device

# Above the numbers of a message.
numbers = Numbers in the latest message

# In place of a pointer, where the message is nothing but the number.
whole_message = (the whole message)

# That there is no message to try the mapping on.
no_message = No message has arrived on this topic yet. Paste one below to test.

# Before the reason why the message would not be read.
not_read = It would not be read:

# Above the values that would be stored.
stored_so = It would be stored as:

# The time of a value that comes without one.
on_arrival = when it arrives

# A value that would be stored: the meter, what it is, its amount with the unit, and its time.
stored = { $meter }: { $what } { $amount }, { $when }
