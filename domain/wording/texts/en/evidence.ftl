# What was seen of a finding, in a sentence with its figures.

# A time at the beginning of a sentence.
span_of_day = On { $day } from { $from } to { $to }
span_of_days = From { $from } to { $to }
# An instant within a sentence.
moment = { $clock } on { $day }
# How long something lasted.
hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

no_readings = { $has_usual ->
    [yes] { $span }, the meter was offline for { $lasting }; { $usual } is typical for that time.
   *[no] { $span }, the meter was offline for { $lasting }.
}
counted_backwards = The meter counted backwards by { $by } at { $moment }.
impossible = { $has_most ->
    [yes] The meter reported { $amount } for the hour from { $moment }, more than its maximum of { $most }.
   *[no] The meter reported { $amount } for the hour from { $moment }.
}
only_zero = { $has_then ->
    [yes] { $span }, the meter reported only zeros for { $lasting }, where { $usual } an hour is typical, then { $then } in the hour from { $then_from }.
   *[no] { $span }, the meter reported only zeros for { $lasting }, where { $usual } an hour is typical.
}
same_value = { $span }, the meter repeated the same value, { $value }, for { $lasting }.
more = { $is_yield ->
    [yes] { $span }, { $value } was produced instead of the usual { $usual } ({ $change }).
   *[no] { $span }, { $value } was used instead of the usual { $usual } ({ $change }).
}
more_with_peak = { $is_yield ->
    [yes] { $span }, { $value } was produced instead of the usual { $usual } ({ $change }), { $peak } of it in the hour from { $peak_from }.
   *[no] { $span }, { $value } was used instead of the usual { $usual } ({ $change }), { $peak } of it in the hour from { $peak_from }.
}
less = { $is_yield ->
    [yes] { $span }, only { $value } was produced instead of the usual { $usual } ({ $change }).
   *[no] { $span }, only { $value } was used instead of the usual { $usual } ({ $change }).
}
nothing = { $is_yield ->
    [yes] { $span }, nothing was produced instead of the usual { $usual }.
   *[no] { $span }, nothing was used instead of the usual { $usual }.
}
# Nothing is usual, so there is no percentage.
no_change = normally nothing
night = { $has_level ->
    [yes] On the night of { $nights }, { $value } was used instead of the usual { $usual }. It stayed at { $level } an hour from { $from } to { $to }.
   *[no] On the night of { $nights }, { $value } was used instead of the usual { $usual }. It stayed near the daytime level from { $from } to { $to }.
}
nights = { $has_level ->
    [yes] On the nights of { $nights }, { $value } was used instead of the usual { $usual }. It stayed at { $level } an hour from { $from } to { $to }.
   *[no] On the nights of { $nights }, { $value } was used instead of the usual { $usual }. It stayed near the daytime level from { $from } to { $to }.
}
weekend_day = On { $day }, { $value } was used instead of the usual { $usual } ({ $change }).
weekend_days = On the weekend of { $days }, { $value } was used instead of the usual { $usual } ({ $change }).
weekend_like_working_day = { $is_one_day ->
    [yes] On { $days }, { $value } was used instead of the usual { $usual }. Days like this are normally working days ({ $working } of { $all }).
   *[no] On the weekend of { $days }, { $value } was used instead of the usual { $usual }. Days like this are normally working days ({ $working } of { $all }).
}
day_moved = { $is_later ->
    [yes] { $span }, the usual daily pattern ran about { $lasting } later.
   *[no] { $span }, the usual daily pattern ran about { $lasting } earlier.
}
new_level = { $is_yield ->
    [yes] { $is_lower ->
        [yes] For { $lasting } from { $moment }, solar output dropped to { $rate } an hour instead of the usual { $usual } ({ $change }).
       *[no] For { $lasting } from { $moment }, solar output was at { $rate } an hour instead of the usual { $usual } ({ $change }).
    }
   *[no] { $is_lower ->
        [yes] For { $lasting } from { $moment }, use dropped to { $rate } an hour instead of the usual { $usual } ({ $change }).
       *[no] For { $lasting } from { $moment }, use was at { $rate } an hour instead of the usual { $usual } ({ $change }).
    }
}
drift = { $is_rise ->
    [yes] Over { $lasting } from { $moment }, use rose gradually from { $early } to { $late } compared with usual: { $rate } an hour on average instead of { $usual }.
   *[no] Over { $lasting } from { $moment }, use fell gradually from { $early } to { $late } compared with usual: { $rate } an hour on average instead of { $usual }.
}
base_load = { $is_at_once ->
    [yes] Since about { $since }, the base load has been at { $rate } an hour; some weeks before it was { $usual } ({ $change }).
   *[no] Since about { $since }, the base load has risen gradually to { $rate } an hour; some weeks before it was { $usual } ({ $change }).
}
less_than_peers = Since about { $since }, the panels produce { $percent } less than they used to under the same sky, compared with nearby panels.
best_hours_less = Since about { $since }, the best hours produce { $best } instead of the { $usual } expected for the season ({ $change }).
