# Days, months, clocks and ages. $units is "us" or "metric": the habits of the place.

weekday = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
# The plural: on Mondays.
weekdays = { $weekday ->
    [0] Mondays
    [1] Tuesdays
    [2] Wednesdays
    [3] Thursdays
    [4] Fridays
    [5] Saturdays
   *[6] Sundays
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month_short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
month_and_year = { $month } { $year }

# $month is its name, or its short name.
month_day = { $units ->
    [us] { $month } { $day }
   *[metric] { $day } { $month }
}
month_day_year = { $units ->
    [us] { $month } { $day }, { $year }
   *[metric] { $day } { $month } { $year }
}
# $date is a month_day or a month_day_year.
weekday_and_date = { $units ->
    [us] { $weekday }, { $date }
   *[metric] { $weekday } { $date }
}

# Two days of one month.
days_of_month = { $units ->
    [us] { $month } { $first }–{ $last }
   *[metric] { $first }–{ $last } { $month }
}
days_of_month_year = { $units ->
    [us] { $month } { $first }–{ $last }, { $year }
   *[metric] { $first }–{ $last } { $month } { $year }
}
# Two dates, the second with its year or without.
from_to = { $first } – { $last }
from_to_year = { $units ->
    [us] { $first } – { $last }, { $year }
   *[metric] { $first } – { $last } { $year }
}

clock_12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
hour_12 = { $hour } { $half ->
    [am] AM
   *[pm] PM
}
midnight = midnight
clock_24 = { $hour }:{ $minute }
date_and_clock = { $date }, { $clock }

just_now = just now
minutes_ago = { $minutes } min ago
hours_ago = { $hours } h ago
days_ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
nothing = nothing
# The last of a list behind the others, which are parted by commas.
and_last = { $most } and { $last }
# One more of some longer parts of a sentence.
and_more = { $most }; { $more }
