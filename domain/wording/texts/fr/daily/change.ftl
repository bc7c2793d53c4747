usual_day = { $difference ->
    [same] à peu près comme un { $weekday } habituel à cette heure ({ $amount })
    [times] { $size } fois un { $weekday } habituel à cette heure ({ $amount })
    [more] { $size } de plus qu’un { $weekday } habituel à cette heure ({ $amount })
   *[less] { $size } de moins qu’un { $weekday } habituel à cette heure ({ $amount })
}
last_week = { $difference ->
    [same] à peu près comme la semaine dernière au même moment ({ $amount })
    [times] { $size } fois la semaine dernière au même moment ({ $amount })
    [more] { $size } de plus que la semaine dernière au même moment ({ $amount })
   *[less] { $size } de moins que la semaine dernière au même moment ({ $amount })
}
# $days : « 1er au 28 octobre », ou un seul jour.
same_days = { $difference ->
    [same] à peu près comme sur la période du { $days } ({ $amount })
    [times] { $size } fois la consommation du { $days } ({ $amount })
    [more] { $size } de plus que sur la période du { $days } ({ $amount })
   *[less] { $size } de moins que sur la période du { $days } ({ $amount })
}
previous_period = { $difference ->
    [same] à peu près comme sur la période précédente ({ $amount })
    [times] { $size } fois la période précédente ({ $amount })
    [more] { $size } de plus que sur la période précédente ({ $amount })
   *[less] { $size } de moins que sur la période précédente ({ $amount })
}
usual_by_now = { $difference ->
    [same] comme d’habitude à cette heure
    [times] { $size } fois l’habitude à cette heure
    [more] { $size } de plus que d’habitude à cette heure
   *[less] { $size } de moins que d’habitude à cette heure
}
in_column = { $difference ->
    [same] comme d’habitude
    [times] { $size } fois
    [more] { $size } de plus
   *[less] { $size } de moins
}
in_a_month = { $difference ->
    [same] à peu près autant
    [times] { $size } fois
    [more] { $size } de plus
   *[less] { $size } de moins
}
no_comparison = pas encore de comparaison
no_readings = pas encore de relevés

same_last_year = { $difference ->
    [same] à peu près comme l’année précédente ({ $amount })
    [times] { $size } fois l’année précédente ({ $amount })
    [more] { $size } de plus que l’année précédente ({ $amount })
   *[less] { $size } de moins que l’année précédente ({ $amount })
}
