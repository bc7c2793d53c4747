# A file that is being read or was read: its stage, its result, and what could not be read.

looked_at = Checked; nothing is stored yet.
running = Reading.
unreadable = Cannot be read: { $why }
failed = Interrupted: { $why }
progress = How much of the file is read
stop = Stop
headline_of_done = Imported.
headline_of_stopped = Stopped.
headline_of_failed = The import was interrupted.
headline_of_unreadable = The file could not be read.
new_meters = The new meters are not assigned to a building yet. | Assign meters
another = Import another file
forget = Discard file
problems = Problems
warnings = Please check
left_out = Skipped
conflicts = Already stored with another value
correct_lede = Use the file’s values if they were corrected since. The current values are kept on record.
readings = { $count ->
    [one] { $count } reading
   *[other] { $count } readings
}
new = { $count } new
repeated = { $count } already stored
conflicting = { $count } with a different value than stored (not changed)
corrected = { $count } corrected
unread = { $count ->
    [one] { $count } line or value that could not be read
   *[other] { $count } lines or values that could not be read
}
meters = { $count ->
    [one] { $count } new meter
   *[other] { $count } new meters
}
whole = { $parts }.
headline_of_running = { $is_try ->
    [yes] { $percent } tested.
   *[no] { $percent } imported.
}
so_far = { $readings ->
    [one] { $readings } reading so far. What is stored stays, even if you stop.
   *[other] { $readings } readings so far. What is stored stays, even if you stop.
}
conflict = line { $line }, { $channel }: the file says { $value }; { $stands } was stored first and stays
correct = { $conflicts ->
    [one] Use the file’s value
   *[other] Use the file’s { $conflicts } values
}
