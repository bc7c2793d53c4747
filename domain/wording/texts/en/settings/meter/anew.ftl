# What a change to a meter makes anew, told before it is done.

not_saved_yet = Nothing is saved yet. This will be recalculated:
readings_stay = The readings stay as they are. A year of quarter-hours takes some seconds; other requests wait meanwhile.
leave_it = Cancel
hours_and_days = Every hour and day of { $meter }, from its readings.
building_added_up = What { $building } used, from the first reading on.
counts_no_more_for = It no longer counts for { $building }, in the past either.
days_cut = Its days will start at midnight in { $zone }.
counts_for = { $has_instead_of ->
    [yes] Its readings will count for { $building } instead of { $instead_of }, from the first one on.
   *[no] Its readings will count for { $building }, from the first one on.
}
