weekday = { $weekday ->
    [0] Montag
    [1] Dienstag
    [2] Mittwoch
    [3] Donnerstag
    [4] Freitag
    [5] Samstag
   *[6] Sonntag
}
# Die Mehrzahl: die meisten Montage.
weekdays = { $weekday ->
    [0] Montage
    [1] Dienstage
    [2] Mittwoche
    [3] Donnerstage
    [4] Freitage
    [5] Samstage
   *[6] Sonntage
}
month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
month_short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
month_and_year = { $month } { $year }
month_day = { $units ->
   *[metric] { $day }.{"\u00A0"}{ $month }
}
month_day_year = { $units ->
   *[metric] { $day }.{"\u00A0"}{ $month } { $year }
}
weekday_and_date = { $units ->
   *[metric] { $weekday }, { $date }
}
days_of_month = { $units ->
   *[metric] { $first }.–{"\u2060"}{ $last }.{"\u00A0"}{ $month }
}
days_of_month_year = { $units ->
   *[metric] { $first }.–{"\u2060"}{ $last }.{"\u00A0"}{ $month } { $year }
}
from_to = { $first } – { $last }
from_to_year = { $units ->
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
midnight = Mitternacht
clock_24 = { $hour }:{ $minute }
date_and_clock = { $date }, { $clock }
just_now = gerade eben
minutes_ago = vor { $minutes }{"\u00A0"}min
hours_ago = vor { $hours }{"\u00A0"}h
days_ago = { $days ->
    [one] vor { $days } Tag
   *[other] vor { $days } Tagen
}
nothing = nichts
and_last = { $most } und { $last }
and_more = { $most }; { $more }
