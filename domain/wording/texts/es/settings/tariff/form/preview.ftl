title = Vista previa
nothing_yet = Introduzca un precio para ver cuánto habría costado el mes pasado.
no_use = El mes pasado no se midió nada, así que no hay factura de ejemplo.
would_cost = { $place } ({ $month }): consumo de { $amount }. Con estos precios cuesta <b>{ $sum }</b>.
now_costs = Con los precios vigentes cuesta { $sum }.
incomplete = De ese mes solo se midió el { $percent }.
flat = { $price } a todas las horas.
colours = Más oscuro, más caro.
