usual_day = { $difference ->
    [same] casi igual que un { $weekday } típico a esta hora ({ $amount })
    [times] { $size } veces lo de un { $weekday } típico a esta hora ({ $amount })
    [more] un { $size } más que un { $weekday } típico a esta hora ({ $amount })
   *[less] un { $size } menos que un { $weekday } típico a esta hora ({ $amount })
}
last_week = { $difference ->
    [same] casi igual que la semana pasada a estas alturas ({ $amount })
    [times] { $size } veces lo de la semana pasada a estas alturas ({ $amount })
    [more] un { $size } más que la semana pasada a estas alturas ({ $amount })
   *[less] un { $size } menos que la semana pasada a estas alturas ({ $amount })
}
same_days = { $difference ->
    [same] casi igual que el mes pasado ({ $days }: { $amount })
    [times] { $size } veces lo del mes pasado ({ $days }: { $amount })
    [more] un { $size } más que el mes pasado ({ $days }: { $amount })
   *[less] un { $size } menos que el mes pasado ({ $days }: { $amount })
}
previous_period = { $difference ->
    [same] casi igual que en el periodo anterior ({ $amount })
    [times] { $size } veces lo del periodo anterior ({ $amount })
    [more] un { $size } más que en el periodo anterior ({ $amount })
   *[less] un { $size } menos que en el periodo anterior ({ $amount })
}
usual_by_now = { $difference ->
    [same] lo habitual a esta hora
    [times] { $size } veces lo habitual a esta hora
    [more] un { $size } más de lo habitual a esta hora
   *[less] un { $size } menos de lo habitual a esta hora
}
in_column = { $difference ->
    [same] lo habitual
    [times] { $size } veces
    [more] { $size } más
   *[less] { $size } menos
}
in_a_month = { $difference ->
    [same] casi igual
    [times] { $size } veces
    [more] { $size } más
   *[less] { $size } menos
}
no_comparison = aún sin comparación
no_readings = aún sin lecturas

same_last_year = { $difference ->
    [same] casi como el año anterior ({ $amount })
    [times] { $size } veces el año anterior ({ $amount })
    [more] { $size } más que el año anterior ({ $amount })
   *[less] { $size } menos que el año anterior ({ $amount })
}
