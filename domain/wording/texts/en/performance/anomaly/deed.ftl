# What people do with issues: with several of the list, or with one.

# Above what can be done with the selected issues of the list.
with_selected = With the selected issues

# What opens the fields of a plan.
plan = Assign, set a due date or snooze

# The fields of a plan.
assigned_to = Assigned to
hint_of_assigned = A name
due_on = Due date
until = Snooze until

# The button that saves the plan of several issues.
apply = Apply

# The buttons of the list.
act =
    .acknowledged = Mark as seen
    .investigating = Start investigating
    .resolved = Resolve
    .not_a_fault = Not an issue
    .day = Snooze 1 day
    .week = Snooze 1 week

# The box in front of an issue, and in front of several, for screen readers.
select = Select: { $sentence }
select_all = Select all { $count }: { $sentence }

# What was wrong with what was sent.
nothing_selected = Nothing was changed: select at least one issue.
gone_meanwhile = Nothing was changed: some of the selected issues are no longer there. Select again.
nothing_planned = Enter a name, a due date or a day until which the issues may wait.
no_date = Enter a day, such as { $example }.

# What was done with so many issues.
done_acknowledged = { $count ->
    [one] One issue marked as seen.
   *[other] { $count } issues marked as seen.
}
done_investigating = { $count ->
    [one] Investigation of one issue started.
   *[other] Investigation of { $count } issues started.
}
done_resolved = { $count ->
    [one] One issue resolved.
   *[other] { $count } issues resolved.
}
done_not_a_fault = { $count ->
    [one] One issue marked as not an issue. Hours like these will no longer be reported.
   *[other] { $count } issues marked as not an issue. Hours like these will no longer be reported.
}
done_snoozed = { $count ->
    [one] One issue snoozed.
   *[other] { $count } issues snoozed.
}
done_planned = { $count ->
    [one] Plan of one issue saved.
   *[other] Plan of { $count } issues saved.
}

# How an issue stands: who deals with it, by when, until when it waits.
assigned = Assigned to { $name }
due = { $is_overdue ->
    [yes] Overdue since { $day }
   *[no] Due { $day }
}
snoozed = Snoozed until { $day }

# What a note of the history changed.
note_assigned = Assigned to { $name }
note_unassigned = No longer assigned
note_due = Due { $day }
note_not_due = No due date any more
note_snoozed = Snoozed until { $day }
note_woken = No longer snoozed
