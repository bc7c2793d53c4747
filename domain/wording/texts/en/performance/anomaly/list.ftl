# The texts of the list of issues.

# The page's title.
title = Insights

# The headline before the first look.
nothing_looked_at = Nothing has been analyzed yet.

# When the first look comes.
first_look = GreenPulse watches a meter from its third week, once it knows what is typical. The first analysis starts by itself.

# The headline: how many issues the filter lets through, by their state; with nothing else chosen, at a place, or with other filters.
headline = { $state ->
    [resolved] <b>{ $count ->
        [0] No resolved issues
        [one] One resolved issue
       *[other] { $count } resolved issues
    }</b>{ $has_place ->
        [yes] {" "}in { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}with these filters
       *[no] {""}
    }.
    [snoozed] <b>{ $count ->
        [0] No snoozed issues
        [one] One snoozed issue
       *[other] { $count } snoozed issues
    }</b>{ $has_place ->
        [yes] {" "}in { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}with these filters
       *[no] {""}
    }.
    [all] <b>{ $count ->
        [0] No issues
        [one] One issue
       *[other] { $count } issues
    }</b>{ $has_place ->
        [yes] {" "}in { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}with these filters
       *[no] {""}
    }.
   *[open] <b>{ $count ->
        [0] No open issues
        [one] One open issue
       *[other] { $count } open issues
    }</b>{ $has_place ->
        [yes] {" "}in { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}with these filters
       *[no] {""}
    }.
}

# How many of these have high priority.
high = { $count ->
    [0] None has high priority.
    [one] One has high priority.
   *[other] { $count } have high priority.
}

# What they have cost.
costs = Estimated extra cost: { $cost }.

# Two sentences.
both = { $first } { $second }

# The heading of the list.
found = Issues

# Where nothing fits: before the link to all issues, the link, and after it.
nothing_fits = No issue matches. <a>See all issues</a>.

# The link to further issues.
show_next = Show { $count } more

# The heading of how issues are found.
how = How issues are found

# How issues are found: before the link to the models, the link, and after it.
how_found = Each hour is compared with the same hour of other weeks in similar weather. Hours, nights, days or weeks that differ become one issue. Meters that repeat, stop or jump are found by rules. Whatever you mark “Not an issue” is left out from then on. <a>See the forecasts and scan again</a>.

# How the priority is judged.
how_judged = High priority means an extra cost of { $high } or more a week, or harm that goes on: a likely leak, heating or cooling that gives nothing, or a meter whose readings are lost. Medium means { $medium } or more a week, or harm that is over.

# The likely cause, which is a sentence.
likely = Likely cause: { $cause }

# A meter of a building.
meter_of = { $building }, { $meter }

# What an issue is, where and of what.
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. Not an issue.
   *[no] { $kind }. { $place }, { $utility }.
}

# The same thing on the same days in several buildings.
places = { $kind ->
    [usage_spike] { $count } buildings used far more { $utility } than usual, { $range }
    [equipment_failure] { $count } buildings used far less { $utility } than usual, { $range }
    [schedule_deviation] { $count } buildings used { $utility } at unusual times, { $range }
    [meter_fault] Meters of { $count } buildings were at fault ({ $utility }), { $range }
    [night_waste] { $count } buildings stayed on overnight ({ $utility }), { $range }
    [weekend_waste] { $count } buildings stayed on over the weekend ({ $utility }), { $range }
   *[other] { $is_less ->
        [yes] { $count } buildings used less { $utility } than before, { $range }
       *[no] { $count } buildings used more { $utility } than before, { $range }
    }
}

# What opens the issues of a card: of several buildings, or one that came again.
unfold = { $is_of_places ->
    [yes] { $count } issues, one by one
   *[no] { $count } times, { $range }
}

# The small chart, for those who do not see it: when, what was measured and what is typical.
chart = Small chart: { $range } with the affected time marked; highest { $most }.
