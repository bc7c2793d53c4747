# The form for a meter reading, and its errors.

# The window's title, and the headline.
title = Enter a meter reading

# What the form is for.
lede = For meters that don’t report automatically, or to fill a gap.

# The heading if there is no meter.
no_meters = No meters yet

# What to do then.
no_meters_hint = A meter appears with its first message. <a>See how to send one</a>; later readings can then be entered here.

# The summary of an error.
not_saved = <b>Not saved.</b> Please fix <a>the field below</a>.

# The meter that was read.
meter = Meter

# What the reading is.
kind = Kind of reading

# It is what the counter shows.
register = Meter reading

# What that is.
register_hint = What the counter shows. It only goes up.

# It is an amount.
amount = Usage over a period

# What that is.
amount_hint = From one time to another.

# The value.
value = Value

# The chosen meter has no reading.
no_last = No reading yet.

# The last reading of the chosen meter.
last = Last reading: { $value } ({ $when })

# A meter's channel in the list.
choice = { $has_building ->
    [yes] { $building } · { $meter } · { $channel }
   *[no] { $meter } · { $channel }
}

# The day of the reading.
date = Date

# Its time of day.
time = Time

# By whose clock the time is.
zone = { $place } time

# When the time of an amount began.
start = Start of the period

# The day on which it began.
start_date = Start date

# The time of day at which it began.
start_time = Start time

# A note, and that it may be left out.
note = Note | (optional)

# Sends the form.
save = Save reading

# Leaves the form.
cancel = Cancel

# No meter was chosen.
choose_meter = Choose the meter you read.

# The meter was removed meanwhile.
gone = This meter no longer exists. Choose another.

# What would do as a value.
a_number = a number, such as 1840.9

# A value below 0.
negative = Enter a number of 0 or more.

# A time before all that is kept.
too_early = Enter a date from 2010 on.

# An amount whose time ends before it begins.
backwards = The start must be before the reading.

# The database does not answer.
not_stored = The database is not responding. Nothing was saved; try again in a moment.

# The database stopped to answer in between.
note_not_stored = The reading was saved, but not its note.

# A time in the future.
in_future = { $given } is in the future. The time at the site is { $now }.

# There is another reading of that time.
taken = There already is a reading of { $at }: { $value }. It was kept; choose another minute.

# An amount for a meter of registers.
is_register = { $meter } takes meter readings. Enter what the counter shows, or change the meter’s settings.

# A register for a meter of amounts.
is_interval = { $meter } takes usage over a period. Enter what was used, and from when.

# A register below the one before, which is given with its time.
lower = This is lower than the previous reading ({ $value }, { $when }). Is a digit missing?

# A register above the one after, which is given with its time.
higher = This is higher than the next reading ({ $value }, { $when }). Is there a digit too many?

# How a doubtful figure is stored all the same.
say_in_note = If it is right, say why in the note.
