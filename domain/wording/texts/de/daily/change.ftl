usual_day = { $difference ->
    [same] etwa so viel wie an einem typischen { $weekday } bis zu dieser Zeit ({ $amount })
    [times] { $size }-mal so viel wie an einem typischen { $weekday } bis zu dieser Zeit ({ $amount })
    [more] { $size } mehr als an einem typischen { $weekday } bis zu dieser Zeit ({ $amount })
   *[less] { $size } weniger als an einem typischen { $weekday } bis zu dieser Zeit ({ $amount })
}
last_week = { $difference ->
    [same] etwa so viel wie letzte Woche bis zu dieser Zeit ({ $amount })
    [times] { $size }-mal so viel wie letzte Woche bis zu dieser Zeit ({ $amount })
    [more] { $size } mehr als letzte Woche bis zu dieser Zeit ({ $amount })
   *[less] { $size } weniger als letzte Woche bis zu dieser Zeit ({ $amount })
}
same_days = { $difference ->
    [same] etwa so viel wie { $days } ({ $amount })
    [times] { $size }-mal so viel wie { $days } ({ $amount })
    [more] { $size } mehr als { $days } ({ $amount })
   *[less] { $size } weniger als { $days } ({ $amount })
}
previous_period = { $difference ->
    [same] etwa so viel wie im vorherigen Zeitraum ({ $amount })
    [times] { $size }-mal so viel wie im vorherigen Zeitraum ({ $amount })
    [more] { $size } mehr als im vorherigen Zeitraum ({ $amount })
   *[less] { $size } weniger als im vorherigen Zeitraum ({ $amount })
}
usual_by_now = { $difference ->
    [same] üblich bis jetzt
    [times] { $size }-mal so viel wie üblich bis jetzt
    [more] { $size } mehr als üblich bis jetzt
   *[less] { $size } weniger als üblich bis jetzt
}
in_column = { $difference ->
    [same] üblich
    [times] { $size }-mal so viel
    [more] { $size } mehr
   *[less] { $size } weniger
}
in_a_month = { $difference ->
    [same] etwa gleich
    [times] { $size }-mal so viel
    [more] { $size } mehr
   *[less] { $size } weniger
}
no_comparison = noch kein Vergleich
no_readings = noch keine Messwerte

same_last_year = { $difference ->
    [same] etwa wie im Vorjahr ({ $amount })
    [times] { $size }-mal so viel wie im Vorjahr ({ $amount })
    [more] { $size } mehr als im Vorjahr ({ $amount })
   *[less] { $size } weniger als im Vorjahr ({ $amount })
}
