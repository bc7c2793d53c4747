title = Incidencias
nothing_looked_at = Todavía no se ha analizado nada.
first_look = GreenPulse vigila un contador desde su tercera semana, cuando ya sabe qué es lo habitual. El primer análisis empieza solo.
headline = { $state ->
    [resolved] <b>{ $count ->
        [0] Ninguna incidencia resuelta
        [one] Una incidencia resuelta
       *[other] { $count } incidencias resueltas
    }</b>{ $has_place ->
        [yes] {" "}en { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}con estos filtros
       *[no] {""}
    }.
    [snoozed] <b>{ $count ->
        [0] Ninguna incidencia aplazada
        [one] Una incidencia aplazada
       *[other] { $count } incidencias aplazadas
    }</b>{ $has_place ->
        [yes] {" "}en { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}con estos filtros
       *[no] {""}
    }.
    [all] <b>{ $count ->
        [0] Ninguna incidencia
        [one] Una incidencia
       *[other] { $count } incidencias
    }</b>{ $has_place ->
        [yes] {" "}en { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}con estos filtros
       *[no] {""}
    }.
   *[open] <b>{ $count ->
        [0] Ninguna incidencia abierta
        [one] Una incidencia abierta
       *[other] { $count } incidencias abiertas
    }</b>{ $has_place ->
        [yes] {" "}en { $place }
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}con estos filtros
       *[no] {""}
    }.
}
high = { $count ->
    [0] Ninguna tiene prioridad alta.
    [one] Una tiene prioridad alta.
   *[other] { $count } tienen prioridad alta.
}
costs = Sobrecoste estimado: { $cost }.
both = { $first } { $second }
found = Incidencias
nothing_fits = Ninguna incidencia coincide. <a>Ver todas las incidencias</a>.
show_next = Mostrar { $count } más
how = Cómo se detectan las incidencias
how_found = Cada hora se compara con la misma hora de otras semanas con una meteorología parecida. Las horas, noches, días o semanas que se apartan forman una incidencia. Los contadores que se repiten, se paran o dan saltos se detectan con reglas. Lo que marque como «No es una incidencia» deja de señalarse. <a>Ver las previsiones y analizar de nuevo</a>.
how_judged = Prioridad alta significa un sobrecoste de { $high } o más por semana, o un daño que continúa: una fuga probable, calefacción o refrigeración que no rinde, o un contador cuyas lecturas se pierden. Media significa { $medium } o más por semana, o un daño que ya pasó.
likely = Causa probable: { $cause }
meter_of = { $building }, { $meter }
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. No es una incidencia.
   *[no] { $kind }. { $place }, { $utility }.
}
places = { $kind ->
    [usage_spike] { $count } edificios: consumo de { $utility } muy superior al habitual, del { $range }
    [equipment_failure] { $count } edificios: consumo de { $utility } muy inferior al habitual, del { $range }
    [schedule_deviation] { $count } edificios: consumo de { $utility } a horas inusuales, del { $range }
    [meter_fault] { $count } edificios: fallos de contadores ({ $utility }), del { $range }
    [night_waste] { $count } edificios: el consumo de { $utility } no bajó de noche, del { $range }
    [weekend_waste] { $count } edificios: el consumo de { $utility } no bajó en fin de semana, del { $range }
   *[other] { $is_less ->
        [yes] { $count } edificios: menos consumo de { $utility } que antes, del { $range }
       *[no] { $count } edificios: más consumo de { $utility } que antes, del { $range }
    }
}
unfold = { $is_of_places ->
    [yes] { $count } incidencias, una por una
   *[no] { $count } veces, del { $range }
}
chart = Gráfico pequeño: del { $range }, con las horas afectadas marcadas; máximo, { $most }.
