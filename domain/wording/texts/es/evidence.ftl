span_of_day = El { $day }, de { $from } a { $to }
span_of_days = Del { $from }, al { $to }
# Va entre paréntesis o detrás de «desde el».
moment = { $day }, { $clock }
hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}

no_readings = { $has_usual ->
    [yes] { $span }, el contador estuvo { $lasting } sin conexión; en ese tiempo, lo habitual son { $usual }.
   *[no] { $span }, el contador estuvo { $lasting } sin conexión.
}
counted_backwards = El contador retrocedió { $by } ({ $moment }).
impossible = { $has_most ->
    [yes] El contador indicó { $amount } en una hora ({ $moment }), más que su máximo de { $most }.
   *[no] El contador indicó { $amount } en una hora ({ $moment }).
}
only_zero = { $has_then ->
    [yes] { $span }, el contador solo indicó ceros durante { $lasting }, cuando lo habitual son { $usual } por hora; después indicó { $then } en una sola hora ({ $then_from }).
   *[no] { $span }, el contador solo indicó ceros durante { $lasting }, cuando lo habitual son { $usual } por hora.
}
same_value = { $span }, el contador repitió el mismo valor, { $value }, durante { $lasting }.
more = { $is_yield ->
    [yes] { $span }, se produjeron { $value }; lo habitual son { $usual } ({ $change }).
   *[no] { $span }, se consumieron { $value }; lo habitual son { $usual } ({ $change }).
}
more_with_peak = { $is_yield ->
    [yes] { $span }, se produjeron { $value }, con { $peak } en una sola hora ({ $peak_from }); lo habitual son { $usual } en total ({ $change }).
   *[no] { $span }, se consumieron { $value }, con { $peak } en una sola hora ({ $peak_from }); lo habitual son { $usual } en total ({ $change }).
}
less = { $is_yield ->
    [yes] { $span }, solo se produjeron { $value }; lo habitual son { $usual } ({ $change }).
   *[no] { $span }, solo se consumieron { $value }; lo habitual son { $usual } ({ $change }).
}
nothing = { $is_yield ->
    [yes] { $span }, no se produjo nada; lo habitual son { $usual }.
   *[no] { $span }, no se consumió nada; lo habitual son { $usual }.
}
no_change = normalmente, nada
night = { $has_level ->
    [yes] En la noche del { $nights } se consumieron { $value }; lo habitual son { $usual }. De { $from } a { $to } el consumo se mantuvo en { $level } por hora.
   *[no] En la noche del { $nights } se consumieron { $value }; lo habitual son { $usual }. De { $from } a { $to } el consumo siguió cerca del nivel de día.
}
nights = { $has_level ->
    [yes] En las noches del { $nights } se consumieron { $value }; lo habitual son { $usual }. De { $from } a { $to } el consumo se mantuvo en { $level } por hora.
   *[no] En las noches del { $nights } se consumieron { $value }; lo habitual son { $usual }. De { $from } a { $to } el consumo siguió cerca del nivel de día.
}
weekend_day = El { $day } se consumieron { $value }; lo habitual son { $usual } ({ $change }).
weekend_days = El fin de semana del { $days } se consumieron { $value }; lo habitual son { $usual } ({ $change }).
weekend_like_working_day = { $is_one_day ->
    [yes] El { $days } se consumieron { $value }; lo habitual son { $usual }. Los días así suelen ser laborables ({ $working } de { $all }).
   *[no] El fin de semana del { $days } se consumieron { $value }; lo habitual son { $usual }. Los días así suelen ser laborables ({ $working } de { $all }).
}
day_moved = { $is_later ->
    [yes] { $span }, el patrón diario habitual se retrasó alrededor de { $lasting }.
   *[no] { $span }, el patrón diario habitual se adelantó alrededor de { $lasting }.
}
new_level = { $is_yield ->
    [yes] { $is_lower ->
        [yes] Durante { $lasting }, desde el { $moment }, la producción solar bajó a { $rate } por hora; lo habitual son { $usual } ({ $change }).
       *[no] Durante { $lasting }, desde el { $moment }, la producción solar fue de { $rate } por hora; lo habitual son { $usual } ({ $change }).
    }
   *[no] { $is_lower ->
        [yes] Durante { $lasting }, desde el { $moment }, el consumo bajó a { $rate } por hora; lo habitual son { $usual } ({ $change }).
       *[no] Durante { $lasting }, desde el { $moment }, el consumo fue de { $rate } por hora; lo habitual son { $usual } ({ $change }).
    }
}
drift = { $is_rise ->
    [yes] Durante { $lasting }, desde el { $moment }, el consumo subió poco a poco respecto a lo habitual, de { $early } a { $late }: de media, { $rate } por hora en lugar de { $usual }.
   *[no] Durante { $lasting }, desde el { $moment }, el consumo bajó poco a poco respecto a lo habitual, de { $early } a { $late }: de media, { $rate } por hora en lugar de { $usual }.
}
base_load = { $is_at_once ->
    [yes] Desde el { $since }, más o menos, el consumo base está en { $rate } por hora; unas semanas antes era de { $usual } ({ $change }).
   *[no] Desde el { $since }, más o menos, el consumo base ha subido poco a poco hasta { $rate } por hora; unas semanas antes era de { $usual } ({ $change }).
}
less_than_peers = Desde el { $since }, más o menos, los paneles producen un { $percent } menos que antes con el mismo cielo, en comparación con los paneles cercanos.
best_hours_less = Desde el { $since }, más o menos, las mejores horas dan { $best } en lugar de los { $usual } previstos para la época ({ $change }).
