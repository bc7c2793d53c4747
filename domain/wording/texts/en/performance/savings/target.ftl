# The texts of a building's targets on the page of savings.

# A fault of the form: no date.
no_date = “{ $given }” is not a date. Write it like 2026-11-22.

# What is taken as a reduction, within the fault of another one.
reduction_taken = percent above 0 and below 100, such as 5

# A fault of the form: it ends before it begins.
ends_too_early = It is before the first day. Choose a later one.

# A fault of the form: the baseline ends before it begins.
baseline_ends_too_early = It is before the baseline’s first day. Choose a later one.

# The heading.
title = Targets

# Instead of targets.
none = No target yet. Set a reduction and a deadline.

# What opens the form of a target that there is.
change_title = Change the target

# What opens the form of another target.
set_title = Set a target

# In the form: the reduction.
reduction = Reduce by

# In the form: the first day.
start = First day

# In the form: the last day.
end = Last day

# In the form: the baseline's first day.
baseline_from = Baseline from

# In the form: the baseline's last day.
baseline_to = Baseline to

# The form's button for a target that there is.
save_change = Save

# The form's button for another target.
set = Set target

# What is wanted, and when.
wanted = { $percent } less, { $range }

# A target without progress.
not_begun = Not started

# Why a target has no progress.
nothing_known = No data yet for this period or its baseline.

# The button that opens a target's form.
change = Change

# The button that removes a target.
remove = Remove

# A fault of the form: the baseline ends after the target begins.
baseline_ends_too_late = The baseline must end before the target starts. Choose a day before { $start }.

# The target was set.
done_set = Target set.

# The target was changed.
done_changed = Target changed.

# The target was removed.
done_removed = Target removed.

# On track.
on_track = On track

# Reached.
reached = Reached

# Off track.
off_track = Off track

# Missed.
missed = Missed

# How far a target is, and where it leads.
progress = { $is_less ->
    [yes] { $percent } less than the baseline so far ({ $days } of { $days_in_all } days known). At this rate it ends at { $projected } of the { $allowed } allowed.
   *[no] { $percent } more than the baseline so far ({ $days } of { $days_in_all } days known). At this rate it ends at { $projected } of the { $allowed } allowed.
}

# An amount and how far it may be out.
plus_minus = { $amount } ± { $half_width }
