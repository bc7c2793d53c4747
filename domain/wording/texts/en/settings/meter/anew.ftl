# What a change to a meter makes anew, told before it is done.

# Above the sentences.
not_saved_yet = Nothing is saved yet. This will be recalculated:

# Below the sentences.
readings_stay = The readings stay as they are. A year of quarter-hours takes some seconds; other requests wait meanwhile.

# The way back.
leave_it = Cancel

# That all hours and days of a meter are worked out again.
hours_and_days = Every hour and day of { $meter }, from its readings.

# That the use of its building is added up again.
building_added_up = What { $building } used, from the first reading on.

# That the meter has no building any more.
counts_no_more_for = It no longer counts for { $building }, in the past either.

# That the meter's days begin at other midnights.
days_cut = Its days will start at midnight in { $zone }.

# What counts for a building.
counts_for = { $has_instead_of ->
    [yes] Its readings will count for { $building } instead of { $instead_of }, from the first one on.
   *[no] Its readings will count for { $building }, from the first one on.
}
