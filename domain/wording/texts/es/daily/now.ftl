now = <b>{ $power }</b> { $now }.
word_now = ahora
word_then = ({ $time })
now_above = <b>{ $power }</b> { $now }, <b>un { $percent } más</b> que un { $weekday } típico a esta hora.
now_below = <b>{ $power }</b> { $now }, <b>un { $percent } menos</b> que un { $weekday } típico a esta hora.
now_same = <b>{ $power }</b> { $now }, <b>casi igual</b> que un { $weekday } típico a esta hora.
now_times = <b>{ $power }</b> { $now }, <b>{ $times } veces</b> lo de un { $weekday } típico a esta hora.
of_building = { $building }:
not_live = <b>Ahora no hay datos en directo.</b> Última lectura: { $age }.
no_readings = Todavía no hay lecturas.
no_meters = <b>Todavía no hay lecturas.</b> GreenPulse está a la escucha de contadores.
no_building = <b>Están llegando datos.</b> Para empezar, asigne el contador a un edificio.
only_others = <b>Ahora no hay datos en directo de sus edificios.</b> Otros contadores sí envían; asígnelos a un edificio para incluirlos.
offline = { $offline ->
    [one] 1 de { $all } contadores está sin conexión y no se incluye.
   *[other] { $offline } de { $all } contadores están sin conexión y no se incluyen.
}
last_reading = { $meter }: última lectura, <b>{ $age }</b>.
never = { $meter }: <b>todavía sin lecturas.</b>
