title = Para qué cuentan sus valores
uncount = Dejar de contar
uncount_hint = Sus lecturas se quedan, como números sin unidad. El consumo del edificio se recalcula.
counted = { $name } ({ $since } – { $until }).
counted_before = { $count ->
    [one] Un valor contó antes junto a los demás y puede haberse contado dos veces:
   *[other] { $count } valores contaron antes junto a los demás y pueden haberse contado dos veces:
}
instead = En su lugar: { $name }.
why = { $reason ->
    [counts] Cuenta.
    [tariff_in_sum] Cuenta, en la suma de todas las tarifas.
    [share_in_sum] Cuenta, en la suma de sus fases o series de paneles.
    [side_of_net] Cuenta, como un sentido de la medición neta.
    [no_unit] No cuenta: no tiene unidad.
    [unknown_unit] No cuenta: su unidad es desconocida.
    [no_state_class] No cuenta: no está claro si es una lectura del contador o el consumo de un periodo.
    [no_substance] No cuenta: no está claro de qué es el volumen.
    [of_period] No cuenta: abarca un día, un mes o una sesión.
    [statistic] No cuenta: es un máximo, un mínimo o una media.
    [not_measured] No cuenta: es una consigna o una estimación, no una medida.
    [diagnostic] No cuenta: el dispositivo lo marca como diagnóstico.
    [reactive] No cuenta: es energía reactiva o aparente.
    [derived] No cuenta: el dispositivo lo calculó a partir de sus otros valores.
    [raw] No cuenta: cuenta el valor comprobado del mismo registro.
    [other_side] No cuenta: el mismo flujo se cuenta en su otro lado.
    [part_of_whole] No cuenta: es parte de un total que cuenta.
    [tariff_of_total] No cuenta: cuenta el registro de todas las tarifas.
    [tariff_alone] No cuenta: es solo una tarifa y pueden faltar otras.
    [duplicate] No cuenta: cuenta otro valor del mismo flujo.
    [other_unit] No cuenta: cuenta la misma cantidad en otra unidad.
    [one_way] No cuenta: es un solo sentido y el neto es desconocido.
    [sign_unknown] No cuenta: su signo podría indicar cualquiera de los dos sentidos.
    [own_heat] No cuenta: este calor sale de energía que ya se mide.
    [of_heat_meter] No cuenta: es la potencia o el agua de un contador de calor.
    [fuel] No cuenta: es combustible en kWh, no electricidad.
    [concentrator] No cuenta: es la suma de dispositivos que ya cuentan por sí mismos.
    [not_of_room] No cuenta: no es de una sala ni del aire exterior.
    [own_cell] No cuenta: es la pila del propio dispositivo, que no almacena nada para el edificio.
   *[room_unknown] No cuenta: puede ser de una sala o de una parte del dispositivo.
}
