# A file that is being read or was read: its stage, its result, and what could not be read.

# It was inspected.
looked_at = Checked; nothing is stored yet.

# It is being read.
running = Reading.

# It cannot be read: in which way, and in the words of the error.
unreadable = { $fault ->
    [empty] The file is empty. Choose one that has a time and a value on each line.
   *[other] Cannot be read: { $why }
}

# It failed.
failed = Interrupted: { $why }

# The name of the bar that shows how far it is.
progress = How much of the file is read

# The button that stops it.
stop = Stop

# The headline of an import that is done.
headline_of_done = Imported.

# The headline of an import that somebody stopped.
headline_of_stopped = Stopped.

# The headline of an import that failed.
headline_of_failed = The import was interrupted.

# The headline of a file that cannot be read.
headline_of_unreadable = The file could not be read.

# What to do with new meters: a sentence, and the link behind it.
new_meters = The new meters are not assigned to a building yet. | Assign meters

# The link to the list.
another = Import another file

# The button that deletes the file.
forget = Discard file

# The heading of what could not be read.
problems = Problems

# The heading of what looks wrong.
warnings = Please check

# The heading of what is not imported.
left_out = Skipped

# The heading of the conflicts.
conflicts = Already stored with another value

# When to correct what stands.
correct_lede = Use the file’s values if they were corrected since. The current values are kept on record.

# So many readings.
readings = { $count ->
    [one] { $count } reading
   *[other] { $count } readings
}

# So many new readings.
new = { $count } new

# So many readings that were there before.
repeated = { $count } already stored

# So many readings with another value.
conflicting = { $count } with a different value than stored (not changed)

# So many corrected readings.
corrected = { $count } corrected

# So many problems.
unread = { $count ->
    [one] { $count } line or value that could not be read
   *[other] { $count } lines or values that could not be read
}

# So many columns, series or lines that were skipped.
skipped = { $count ->
    [one] { $count } part skipped
   *[other] { $count } parts skipped
}

# So many new meters.
meters = { $count ->
    [one] { $count } new meter
   *[other] { $count } new meters
}

# The parts of a result as a sentence.
whole = { $parts }.

# The headline of an import under way.
headline_of_running = { $is_try ->
    [yes] { $percent } tested.
   *[no] { $percent } imported.
}

# How many readings so far.
so_far = { $readings ->
    [one] { $readings } reading so far. What is stored stays, even if you stop.
   *[other] { $readings } readings so far. What is stored stays, even if you stop.
}

# A conflict.
conflict = line { $line }, { $channel }: the file says { $value }; { $stands } was stored first and stays

# The button that corrects conflicts.
correct = { $conflicts ->
    [one] Use the file’s value
   *[other] Use the file’s { $conflicts } values
}
