# A finding ("issue" to people) in a sentence: what, where, when, how much.
# $subject is a building, a meter, or what it is of a building; $when is one of the times below.

# What a building uses of a utility, what it makes: the subject of a sentence.
utility_of = { $place }’s { $utility }
generation_of = { $place }’s solar

# Times.
since = since { $date }
today = today from { $from } to { $to }
yesterday = yesterday from { $from } to { $to }
on_day = on { $day } from { $from } to { $to }
from_to = from { $from } to { $to }
over_days = over { $days }

# What happened. No full stop: figures may follow.
stayed_on = { $subject } stayed on { $when }
stayed_on_last_night = { $subject } stayed on last night
stayed_on_night = { $subject } stayed on overnight, { $evening } to { $morning }
stayed_on_night_of = { $subject } stayed on overnight to { $day }
stayed_on_weekend = { $subject } stayed on over the weekend of { $saturday }
much_more = { $is_generation ->
    [yes] { $subject } produced much more than usual { $when }
   *[no] { $subject } used much more than usual { $when }
}
much_less = { $is_generation ->
    [yes] { $subject } produced much less than usual { $when }
   *[no] { $subject } used much less than usual { $when }
}
other_hours = { $subject } ran at unusual times { $when }
meter_silent = { $subject }: the meter was offline { $when }
meter_zero = { $subject }: the meter reported only zeros { $when }
meter_impossible = { $subject }: the meter sent impossible readings { $when }
more_since = { $is_generation ->
    [yes] { $subject } has produced more than usual since { $date }
   *[no] { $subject } has used more than usual since { $date }
}
less_since = { $is_generation ->
    [yes] { $subject } has produced less than usual since { $date }
   *[no] { $subject } has used less than usual since { $date }
}
more = { $is_generation ->
    [yes] { $subject } produced more than usual { $when }
   *[no] { $subject } used more than usual { $when }
}
less = { $is_generation ->
    [yes] { $subject } produced less than usual { $when }
   *[no] { $subject } used less than usual { $when }
}
ever_more_since = { $is_generation ->
    [yes] { $subject } has produced more and more since { $date }
   *[no] { $subject } has used more and more since { $date }
}
ever_less_since = { $is_generation ->
    [yes] { $subject } has produced less and less since { $date }
   *[no] { $subject } has used less and less since { $date }
}
ever_more = { $is_generation ->
    [yes] { $subject } produced more and more { $when }
   *[no] { $subject } used more and more { $when }
}
ever_less = { $is_generation ->
    [yes] { $subject } produced less and less { $when }
   *[no] { $subject } used less and less { $when }
}

instead_of_usual = { $value } instead of the usual { $usual }
instead_of_nothing = { $value } instead of almost nothing
nothing_instead_of = almost nothing instead of the usual { $usual }
with_figures = { $happening }: { $figures }.
without_figures = { $happening }.
