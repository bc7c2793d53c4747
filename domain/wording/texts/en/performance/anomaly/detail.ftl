# The texts of the page of one finding. What happened, its evidence and its causes are told by
# `finding`, `evidence` and `cause`.

# In the headline: between what happened and its figures, and after them.
headline = {": "} | .

# How much it is, if no price is known.
beyond_usual = { $amount } more than usual.

# Behind the cost: since which day it is not seen any more.
withdrawn = {" "}A later scan, on { $day }, no longer shows it.

# The heading of the chart.
hours = Hourly use

# In the chart's key: what was measured.
key_measured = measured

# In the chart's key: what is usual.
key_usual = typical for these hours

# In the chart's key: the hours of the finding.
key_marked = affected hours

# The link to the week of the issue beside the week before.
compare = Compare this week with the week before

# The heading of the evidence and the causes.
causes = What was seen, and likely causes

# Instead of causes.
no_causes = No likely cause is known.

# The heading of the facts.
facts = Details

# A fact: the building.
building = Building

# A fact: a meter.
meter = Meter

# A fact: the utility.
utility = Utility

# A fact: the time.
span_label = From

# A fact: the kind of the finding.
kind = Type

# A fact: how soon it should be dealt with.
priority = Priority

# A fact: how unusual it is.
severity = How unusual

# A fact: by how much it departs from the usual.
deviation = vs. typical

# A fact: the score.
score_label = Confidence

# The score with its scale.
score = { $level ->
    [strong] Strong (score { $score } of 1)
    [fair] Fair (score { $score } of 1)
   *[weak] Weak (score { $score } of 1)
}

# A fact: how and when it was found.
seen_label = Detected

# The heading of what people do about it.
work = Activity

# The button of a verdict.
verdict = { $is_fault ->
    [yes] It is an issue after all
   *[no] Not an issue
}

# The button that keeps a note and changes nothing else.
keep_note = Save note

# The button that saves the plan.
save_plan = Save plan

# What to write there.
hint_of_note = What you saw and what you did. It is kept with the issue.

# What a verdict does.
hint_of_verdict = “Not an issue” also teaches GreenPulse to expect this in future.

# What it has cost.
cost = { $is_less ->
    [yes] { $amount } less than usual, about { $money }.
   *[no] { $amount } more than usual, about { $money }.
}

# A time that is over, and how long it was.
span = { $start } – { $end } ({ $hours } h)

# A time that goes on, and how long it is.
span_open = { $start }, ongoing ({ $hours } h)

# How and when it was found.
seen = { $is_looking_back ->
    [yes] In past data, first on { $first }
   *[no] As the readings came in, first on { $first }
}

# A state that needs no more words.
standing_is = { $status }.

# Nobody has dealt with it.
not_reviewed = Not reviewed yet.

# Somebody said that it is no fault.
not_an_issue_said = Marked as not an issue.

# It was marked as seen.
done_acknowledged = Marked as seen.

# Somebody looks into it.
done_investigating = Investigation started.

# It was resolved.
done_resolved = Resolved.

# It is open again.
done_new = Reopened.

# It is no fault.
done_not_a_fault = Noted: not an issue. Hours like these will no longer be reported.

# It is a fault.
done_fault = Noted: an issue after all. It is open again.

# It may wait.
done_snoozed = Snoozed.

# The plan is saved.
done_planned = Plan saved.

# The note is kept.
done_note = Note saved.

# The links to the issues beside this one in the list, and back to it.
beside = More issues
previous = Previous issue
next = Next issue
to_list = Back to the list

# The button that leads to a state.
act =
    .new = Reopen
    .acknowledged = Mark as seen
    .investigating = Start investigating
    .resolved = Resolve

# A note that says that it is no fault.
note_not_an_issue = Not an issue

# A note that says that it is a fault.
note_an_issue = An issue

# A note and nothing else; also the label of the field.
note_only = Note (optional)
