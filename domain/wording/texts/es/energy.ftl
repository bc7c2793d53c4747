title = Energía

spans = Periodo de la energía
span_now = Ahora
span_day = Día
span_month = Mes
span_year = Año
period = Periodo
earlier = Anterior
later = Siguiente

appliance =
    .car = Coche
    .heat_pump = Bomba de calor
    .water_heater = Termo
    .cooking = Cocina
    .laundry = Lavado
    .dishwasher = Lavavajillas
    .refrigeration = Frigorífico
    .lighting = Iluminación
    .cooling_ventilation = Aire acond.
    .computing = Informática
    .other = Otros aparatos
other_appliances = Otros aparatos

source = { $party ->
    [sun] Solar
    [grid] Red
    [battery] Batería
   *[unexplained] Sin medir
}
sink = { $party ->
    [grid] A la red
    [battery] A la batería
    [home] Vivienda
    [building] Edificio
    [site] Todos los edificios
    [rest] Todo lo demás
   *[unexplained] Sin medir
}

flow_alt = La electricidad viene de: { $given }. Va a: { $taken }.
flow_empty = No fluye electricidad.
amount_of = { $name } { $amount }
flow_caption = De dónde vino y adónde fue la electricidad, en { $unit }. Las sumas son de las cifras redondeadas.
column_to = Destino
total = Total
used = Consumo
sum = { $given } = { $taken } ({ $unit })

silent = No hay datos en directo de { $meters }, así que aquí falta algo.
silent_many = No hay datos en directo de { $meters } contadores, así que aquí falta algo.
nothing_live = Ahora no hay datos en directo.

own_share = <b>{ $share }</b> { $home ->
    [yes] de energía solar de su propio tejado
   *[no] de energía solar propia
} { $when ->
    [today] hoy.
    [month_now] en lo que va de { $period }.
    [year_now] en lo que va de { $period }.
    [day] el { $period }.
   *[other] en { $period }.
}
all_bought = { $when ->
    [today] Hoy toda la electricidad ha venido de la red.
    [month_now] En lo que va de { $period }, toda la electricidad ha venido de la red.
    [year_now] En lo que va de { $period }, toda la electricidad ha venido de la red.
    [day] El { $period } toda la electricidad vino de la red.
   *[other] En { $period } toda la electricidad vino de la red.
}
nearly_all_bought = { $when ->
    [today] Hoy casi toda la electricidad ha venido de la red.
    [month_now] En lo que va de { $period }, casi toda la electricidad ha venido de la red.
    [year_now] En lo que va de { $period }, casi toda la electricidad ha venido de la red.
    [day] El { $period } casi toda la electricidad vino de la red.
   *[other] En { $period } casi toda la electricidad vino de la red.
}

cost_so_far = <b>{ $cost }</b> en lo que va de { $month }.
cost_expected = <b>{ $cost }</b> en lo que va de { $month }; hasta el { $last_day }, cerca de { $expected } (entre { $low } y { $high }).
cost_of = <b>{ $cost }</b> { $when ->
    [today] hoy hasta ahora.
    [month_now] en lo que va de { $period }.
    [year_now] en lo que va de { $period }.
    [day] el { $period }.
   *[other] en { $period }.
}
cost = Coste
cost_credit = con { $credit } descontados por lo vendido
cost_beyond = La factura incluye otros conceptos, como el término fijo o el cargo por demanda. Este coste no los incluye.
unpriced = { $energy } sin precio.

self_sufficiency = Autosuficiencia
self_sufficiency_note = de lo consumido no se compró
self_use = Autoconsumo
self_use_note = de lo generado se consumió aquí
sold = Vendido a la red
sold_note = con { $credit } de ingresos
sold_free = sin compensación
battery = De la batería
battery_note = { $share } de lo consumido; entraron { $charged }
other_day = La dirección pide un día que aún no ha llegado o que no se entiende; se muestra hoy.
battery_level = Nivel de la batería
battery_level_note = Actualizado: { $when }
battery_levels = { $lowest } a { $highest }
battery_with_level = Batería ({ $level })
carbon = CO₂
ahead_title = Sol y consumo que quedan hoy
ahead_columns = Hora | Sol | Consumo
ahead_alt = El tejado generará unos { $kwh } kWh en lo que queda de hoy.
ahead_caption = Previsión de generación y consumo por hora, en kWh
surplus = De { $from } a { $to } se espera más sol que consumo: buen momento para cargar o usar aparatos.
solar_rest = Solar que falta hoy
solar_rest_note = probablemente, de { $low } a { $high }{ $has_used ->
    [yes] ; se consumirán cerca de { $used }
   *[no] {""}
}

by_source = De dónde vino
by_appliance = En qué se consumió
stacked_alt = { $total } en total: { $parts }.
stacked_empty = Sin lecturas en este periodo.
by_source_caption = Electricidad consumida, por origen, en { $unit }
by_appliance_caption = Electricidad consumida, por aparato, en { $unit }
column_period = { $each ->
    [hour] Hora
    [day] Día
   *[month] Mes
}
everything_else = Todo lo demás
key_partial = incompleto
exceeded = Los subcontadores suman { $energy } más de lo que consumió el edificio. Puede que alguno no le corresponda.

sessions = Carga del coche
sessions_lede = { $count ->
    [one] Una carga, { $energy }.
   *[other] { $count } cargas, { $energy } en total.
}
session_begin = Inicio
session_end = Fin
session_meter = Cargador
session_energy = Energía
session_now = cargando
