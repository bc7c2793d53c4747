# The texts of a building's targets on the page of savings.

no_date = “{ $given }” is not a date. Write it like 2026-11-22.
reduction_taken = percent above 0 and below 100, such as 5
ends_too_early = It is before the first day. Choose a later one.
baseline_ends_too_early = It is before the baseline’s first day. Choose a later one.
title = Targets
none = No target yet. Set a reduction and a deadline.
change_title = Change the target
set_title = Set a target
reduction = Reduce by
start = First day
end = Last day
baseline_from = Baseline from
baseline_to = Baseline to
save_change = Save
set = Set target
wanted = { $percent } less, { $range }
not_begun = Not started
nothing_known = No data yet for this period or its baseline.
change = Change
remove = Remove
baseline_ends_too_late = The baseline must end before the target starts. Choose a day before { $start }.
done_set = Target set.
done_changed = Target changed.
done_removed = Target removed.
on_track = On track
reached = Reached
off_track = Off track
missed = Missed
progress = { $is_less ->
    [yes] { $percent } less than the baseline so far ({ $days } of { $days_in_all } days known). At this rate it ends at { $projected } of the { $allowed } allowed.
   *[no] { $percent } more than the baseline so far ({ $days } of { $days_in_all } days known). At this rate it ends at { $projected } of the { $allowed } allowed.
}
plus_minus = { $amount } ± { $half_width }
