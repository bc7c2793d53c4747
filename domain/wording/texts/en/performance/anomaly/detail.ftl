# The texts of the page of one finding. What happened, its evidence and its causes are told by
# `finding`, `evidence` and `cause`.

headline = {": "} | .
beyond_usual = { $amount } more than usual.
withdrawn = {" "}A later scan, on { $day }, no longer shows it.
hours = Hourly use
key_measured = measured
key_usual = typical for these hours
key_marked = affected hours
causes = What was seen, and likely causes
no_causes = No likely cause is known.
facts = Details
building = Building
meter = Meter
utility = Utility
span_label = From
kind = Type
severity = Priority
deviation = vs. typical
score_label = Confidence
score = { $level ->
    [strong] Strong (score { $score } of 1)
    [fair] Fair (score { $score } of 1)
   *[weak] Weak (score { $score } of 1)
}
seen_label = Detected
work = Activity
verdict = { $is_fault ->
    [yes] It is an issue after all
   *[no] Not an issue
}
keep_note = Save note
hint_of_note = What you saw and what you did. It is kept with the issue.
hint_of_verdict = “Not an issue” also teaches GreenPulse to expect this in future.
cost = { $is_less ->
    [yes] { $amount } less than usual, about { $money }.
   *[no] { $amount } more than usual, about { $money }.
}
span = { $start } – { $end } ({ $hours } h)
span_open = { $start }, ongoing ({ $hours } h)
seen = { $is_looking_back ->
    [yes] In past data, first on { $first }
   *[no] As the readings came in, first on { $first }
}
standing_is = { $status }.
not_reviewed = Not reviewed yet.
not_an_issue_said = Marked as not an issue.
done_acknowledged = Marked as seen.
done_investigating = Investigation started.
done_resolved = Resolved.
done_new = Reopened.
done_not_a_fault = Noted: not an issue. Hours like these will no longer be reported.
done_fault = Noted: an issue after all. It is open again.
done_note = Note saved.
act =
    .new = Reopen
    .acknowledged = Mark as seen
    .investigating = Start investigating
    .resolved = Resolve
note_not_an_issue = Not an issue
note_an_issue = An issue
note_only = Note (optional)
