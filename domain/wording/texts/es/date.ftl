weekday = { $weekday ->
    [0] lunes
    [1] martes
    [2] miércoles
    [3] jueves
    [4] viernes
    [5] sábado
   *[6] domingo
}
weekdays = { $weekday ->
    [0] lunes
    [1] martes
    [2] miércoles
    [3] jueves
    [4] viernes
    [5] sábados
   *[6] domingos
}
month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
month_short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
month_and_year = { $month } de { $year }

# Un mes abreviado va sin «de»: «28 nov», pero «28 de noviembre».
month_day = { $units ->
   *[metric] { $month ->
        [ene] { $day } { $month }
        [feb] { $day } { $month }
        [mar] { $day } { $month }
        [abr] { $day } { $month }
        [may] { $day } { $month }
        [jun] { $day } { $month }
        [jul] { $day } { $month }
        [ago] { $day } { $month }
        [sept] { $day } { $month }
        [oct] { $day } { $month }
        [nov] { $day } { $month }
        [dic] { $day } { $month }
       *[other] { $day } de { $month }
    }
}
month_day_year = { $units ->
   *[metric] { $month ->
        [ene] { $day } { $month } { $year }
        [feb] { $day } { $month } { $year }
        [mar] { $day } { $month } { $year }
        [abr] { $day } { $month } { $year }
        [may] { $day } { $month } { $year }
        [jun] { $day } { $month } { $year }
        [jul] { $day } { $month } { $year }
        [ago] { $day } { $month } { $year }
        [sept] { $day } { $month } { $year }
        [oct] { $day } { $month } { $year }
        [nov] { $day } { $month } { $year }
        [dic] { $day } { $month } { $year }
       *[other] { $day } de { $month } de { $year }
    }
}
weekday_and_date = { $units ->
   *[metric] { $weekday } { $date }
}

# Detrás de «del» en las frases: «del 16 al 22 de noviembre».
days_of_month = { $units ->
   *[metric] { $first } al { $last } de { $month }
}
days_of_month_year = { $units ->
   *[metric] { $first } al { $last } de { $month } de { $year }
}
from_to = { $first } al { $last }
from_to_year = { $units ->
   *[metric] { $first } al { $last } de { $year }
}

clock_12 = { $hour }:{ $minute } { $half ->
    [am] a. m.
   *[pm] p. m.
}
hour_12 = { $hour } { $half ->
    [am] a. m.
   *[pm] p. m.
}
midnight = medianoche
clock_24 = { $hour }:{ $minute }
date_and_clock = { $date }, { $clock }

just_now = ahora mismo
minutes_ago = hace { $minutes } min
hours_ago = hace { $hours } h
days_ago = { $days ->
    [one] hace { $days } día
   *[other] hace { $days } días
}
nothing = nada
and_last = { $most } y { $last }
and_more = { $most }; { $more }
