# $subject es el nombre de un edificio o de un contador: delante de dos puntos no pide artículo ni concordancia.
utility_of = { $place } ({ $utility })
generation_of = { $place } (solar)

since = desde el { $date }
today = hoy de { $from } a { $to }
yesterday = ayer de { $from } a { $to }
on_day = el { $day } de { $from } a { $to }
from_to = del { $from }, al { $to }
over_days = del { $days }

stayed_on = { $subject }: consumo sin bajar { $when }
stayed_on_last_night = { $subject }: el consumo no bajó anoche
stayed_on_night = { $subject }: el consumo no bajó en la noche del { $evening } al { $morning }
stayed_on_night_of = { $subject }: el consumo no bajó en la noche anterior al { $day }
stayed_on_weekend = { $subject }: el consumo no bajó el fin de semana del { $saturday }
much_more = { $is_generation ->
    [yes] { $subject }: producción muy superior a la habitual { $when }
   *[no] { $subject }: consumo muy superior al habitual { $when }
}
much_less = { $is_generation ->
    [yes] { $subject }: producción muy inferior a la habitual { $when }
   *[no] { $subject }: consumo muy inferior al habitual { $when }
}
other_hours = { $subject }: consumo a horas inusuales { $when }
# El paréntesis evita dos puntos seguidos tras «p. m.».
meter_silent = { $subject }: contador sin conexión ({ $when })
meter_zero = { $subject }: el contador solo envía ceros ({ $when })
meter_impossible = { $subject }: el contador envía lecturas imposibles ({ $when })
more_since = { $is_generation ->
    [yes] { $subject }: producción superior a la habitual desde el { $date }
   *[no] { $subject }: consumo superior al habitual desde el { $date }
}
less_since = { $is_generation ->
    [yes] { $subject }: producción inferior a la habitual desde el { $date }
   *[no] { $subject }: consumo inferior al habitual desde el { $date }
}
more = { $is_generation ->
    [yes] { $subject }: producción superior a la habitual { $when }
   *[no] { $subject }: consumo superior al habitual { $when }
}
less = { $is_generation ->
    [yes] { $subject }: producción inferior a la habitual { $when }
   *[no] { $subject }: consumo inferior al habitual { $when }
}
ever_more_since = { $is_generation ->
    [yes] { $subject }: producción cada vez mayor desde el { $date }
   *[no] { $subject }: consumo cada vez mayor desde el { $date }
}
ever_less_since = { $is_generation ->
    [yes] { $subject }: producción cada vez menor desde el { $date }
   *[no] { $subject }: consumo cada vez menor desde el { $date }
}
ever_more = { $is_generation ->
    [yes] { $subject }: producción cada vez mayor { $when }
   *[no] { $subject }: consumo cada vez mayor { $when }
}
ever_less = { $is_generation ->
    [yes] { $subject }: producción cada vez menor { $when }
   *[no] { $subject }: consumo cada vez menor { $when }
}

instead_of_usual = { $value } en lugar de { $usual }
instead_of_nothing = { $value } en lugar de casi nada
nothing_instead_of = casi nada en lugar de { $usual }
with_figures = { $happening }, con { $figures }.
without_figures = { $happening }.
