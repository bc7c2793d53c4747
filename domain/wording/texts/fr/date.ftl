# Jours, mois, heures et durées. Dates : toujours « 28 novembre », quelles que soient les unités.
# Mois abrégés sans point : une phrase peut finir par l’un d’eux.

weekday = { $weekday ->
    [0] lundi
    [1] mardi
    [2] mercredi
    [3] jeudi
    [4] vendredi
    [5] samedi
   *[6] dimanche
}
weekdays = { $weekday ->
    [0] lundis
    [1] mardis
    [2] mercredis
    [3] jeudis
    [4] vendredis
    [5] samedis
   *[6] dimanches
}
month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
month_short = { $month ->
    [1] janv
    [2] févr
    [3] mars
    [4] avr
    [5] mai
    [6] juin
    [7] juil
    [8] août
    [9] sept
    [10] oct
    [11] nov
   *[12] déc
}
month_and_year = { $month } { $year }

month_day = { $units ->
   *[metric] { $day ->
        [1] 1er { $month }
       *[other] { $day } { $month }
    }
}
month_day_year = { $units ->
   *[metric] { $day ->
        [1] 1er { $month } { $year }
       *[other] { $day } { $month } { $year }
    }
}
weekday_and_date = { $units ->
   *[metric] { $weekday } { $date }
}

# Une période s’écrit « 16 au 22 novembre » : les phrases y ajoutent « du ».
days_of_month = { $units ->
   *[metric] { $first ->
        [1] 1er
       *[other] { $first }
    } au { $last } { $month }
}
days_of_month_year = { $units ->
   *[metric] { $first ->
        [1] 1er
       *[other] { $first }
    } au { $last } { $month } { $year }
}
from_to = { $first } au { $last }
from_to_year = { $units ->
   *[metric] { $first } au { $last } { $year }
}

clock_12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
hour_12 = { $hour } { $half ->
    [am] AM
   *[pm] PM
}
midnight = minuit
clock_24 = { $hour }:{ $minute }
date_and_clock = { $date } à { $clock }

just_now = à l’instant
minutes_ago = il y a { $minutes } min
hours_ago = il y a { $hours } h
days_ago = { $days ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
nothing = rien
and_last = { $most } et { $last }
and_more = { $most } ; { $more }
