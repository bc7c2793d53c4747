title = { $building }: perfil de carga
needed = Un perfil de carga necesita dos semanas de lecturas. Asigne primero un contador a este edificio.
back = Volver al edificio
stretches = Periodo
net_lede = Por eso no se conocen el consumo propio del edificio, su consumo base, su derroche ni su nota de eficiencia. Un contador en los paneles los mostraría.
covered = Datos del { $range } (noches: de { $from } a { $to }).
hours = Cada hora
hours_note = Cada columna es un día. Las noches claras indican que el edificio baja su consumo; los huecos son datos que faltan.
figures = Datos clave
base_load_label = Consumo base
base_load = Lo que funciona casi siempre (el percentil 5 de las horas): el { $percent_of_use } de todo el consumo.
peak_label = Pico
peak = La hora más alta ({ $day }, { $clock }).
load_factor = Factor de carga
load_factor_note = La media entre el pico. Un factor bajo significa que paga por una capacidad y una demanda que solo necesita un pico corto.
intensity_label = Intensidad energética (EUI)
intensity_us = kBtu/ft² al año
intensity_metric = kWh/m² al año
no_area = Falta la superficie de { $building }.
say_area = Indicar la superficie
trend_label = Tendencia
trend_unit = % al año
no_trend = Estable: sin una tendencia estadísticamente significativa.
months_needed = Una tendencia necesita los mismos meses de dos años, 14 meses o más; { $known ->
    [one] hay { $known }.
   *[other] hay { $known }.
}
waste_label = Derroche de noche y fin de semana
waste = { $night } de noche y { $weekend } en fin de semana, por encima de las noches y fines de semana más tranquilos: el { $percent_of_use } de todo el consumo.
typical = Días típicos
mean_day = Día medio
key_weekdays = de lunes a viernes
key_weekend = fin de semana
alike = Tipos de día
no_kinds = Los tipos de día necesitan dos semanas de días completos.
on_days = <b>{ $energy }</b> en { $days ->
    [one] { $days } día
   *[other] { $days } días
}
duration = Curva de duración de carga
duration_note = La carga que se alcanza o se supera durante cada parte del tiempo. Una caída brusca a la izquierda es un pico corto y caro; una cola alta a la derecha es lo que siempre funciona.
score_note = Cuánto baja el consumo cuando está vacío, en comparación consigo mismo a lo largo del tiempo. No es una nota ENERGY STAR.
quiet_nights = Noches tranquilas: el consumo de { $from } a { $to } es el { $percent } del de una hora laborable
quiet_weekends = Fines de semana tranquilos: el consumo es el { $percent } del de una hora laborable
even_load = Carga uniforme: el factor de carga es del { $percent }; nota máxima desde el { $full }
no_waste = Sin derroche: el { $percent } se consume por encima de sus noches y fines de semana tranquilos; cero puntos desde el { $none }
to_forecast = Previsión | Los próximos 7 días y 12 meses, con intervalo, coste y picos.
to_findings = Incidencias | Horas que se apartan de lo habitual, con causas probables.
to_savings = Ahorro | Comparación con una línea base ajustada a la meteorología.
too_short = { $building }: <b>todavía no hay historial suficiente.</b>
days_needed = { $days ->
    [0] Un perfil de carga de { $utility } necesita 14 días de lecturas en { $stretch }. No hay ninguno.
    [one] Un perfil de carga de { $utility } necesita 14 días de lecturas en { $stretch }. Hay { $days }.
   *[other] Un perfil de carga de { $utility } necesita 14 días de lecturas en { $stretch }. Hay { $days }.
}
off_hours_alone = { $building }: <b>el { $percent } del consumo de { $utility }</b> es de noche y en fin de semana.
# $kind va detrás de un número, porque unos tipos son masculinos y otros femeninos.
off_hours_among = { $building }: <b>el { $percent } del consumo de { $utility }</b> es de noche y en fin de semana, { $standing ->
    [most] el valor más alto
    [more] uno de los valores altos
    [less] uno de los valores bajos
    [least] el valor más bajo
   *[average] un valor medio
} entre { $count } { $are_all ->
    [yes] { $kind } del sitio
   *[no] { $kind } comparables del sitio
} (puesto { $rank }).
off_hours_beside = { $building }: <b>el { $percent } del consumo de { $utility }</b> es de noche y en fin de semana; { $higher ->
    [0] entre { $count } { $kind } del sitio no hay un valor mayor.
    [one] de { $count } { $kind } del sitio, { $higher } tiene un valor mayor.
   *[other] de { $count } { $kind } del sitio, { $higher } tienen un valor mayor.
}
other_than_homes = edificios no residenciales
net = { $building }: consumo y vertido <b>por un solo contador.</b>
unused = { $building }: <b>sin consumo de { $utility }</b> en { $stretch }.
quiet = { $has_cost ->
    [yes] Con una carga constante sería el { $flat }. Si todas las noches y fines de semana fueran como los más tranquilos, en { $stretch } se habrían consumido { $saved } menos, cerca de { $cost }.
   *[no] Con una carga constante sería el { $flat }. Si todas las noches y fines de semana fueran como los más tranquilos, en { $stretch } se habrían consumido { $saved } menos.
}
intensity_of = La energía del último año por superficie: { $utilities }.
intensity_among = De { $peers } edificios comparables, el { $percent } consume más por superficie.
intensity_highest = { $peers ->
    [one] El único edificio comparable no consume más por superficie.
   *[other] Ninguno de los { $peers } edificios comparables consume más por superficie.
}
both = { $first } { $second }
days_of_year = Hace falta cerca de un año de cada energía ({ $needed } días). Por ahora hay { $known }.
days_of = { $days ->
    [one] { $days } día de { $utility }
   *[other] { $days } días de { $utility }
}
trend = { $is_less ->
    [yes] { $a_year } menos cada año, sin el efecto de las estaciones.
   *[no] { $a_year } más cada año, sin el efecto de las estaciones.
}
of_weekdays = de lunes a viernes
of_weekends = fines de semana
mostly_weekends = sobre todo fines de semana y días parecidos
mostly = sobre todo { $weekdays }
of_any_days = cualquier día
between_dates = { $days }, entre el { $first } y el { $last }
score = Nota de eficiencia: { $score } de 100
points = { $points } de { $most }
