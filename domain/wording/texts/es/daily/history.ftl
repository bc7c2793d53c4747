title = Historial
granularity = Mostrar por
choice =
    .hour = Hora
    .day = Día
    .week = Semana
    .month = Mes
    .year = Año
period = Periodo
earlier = Atrás
later = Adelante
custom = Elegir fechas
from = Desde
to = Hasta
show = Mostrar
total = { $is_compared ->
    [yes] <b>{ $amount }</b> en este periodo,
   *[no] <b>{ $amount }</b> en este periodo.
}
selected_period = periodo elegido
incomplete = incompleto
alt = { $heading }: { $total }, del { $range }.
empty = Sin lecturas en este periodo.
week_of = Semana del { $first }
utility = Suministro
measure = Mostrar
measured =
    .energy = Consumo
    .cost = Coste
    .carbon = CO₂
compare = Comparar con
compare_with =
    .before = Periodo anterior
    .last_year = Año anterior
other =
    .before = periodo anterior
    .last_year = año anterior
usual = Lo más reciente
unreadable = Aquí no se entiende «{ $part }». Elija abajo qué mostrar.
reversed = El { $from } es posterior al { $to }; se muestran los días entre ambos.
to_come = El { $first } aún no ha llegado: todavía no hay nada que mostrar.
what = { $measured ->
    [cost] Coste ({ $within })
    [carbon] CO₂ ({ $within })
   *[energy] { $utility }
}
heading = { $bars ->
    [hour] { $what } por hora
    [day] { $what } por día
    [week] { $what } por semana
    [month] { $what } por mes
   *[year] { $what } por año
}
caption = { $heading }, en { $unit }
compared = { $other ->
    [last_year] Año anterior: { $range }.
   *[before] Periodo anterior: { $range }.
}
not_compared = { $other ->
    [last_year] Sin comparación: en la misma época del año anterior solo se midió un { $share } del tiempo.
   *[before] Sin comparación: del periodo anterior solo se midió un { $share }.
}
not_measured = Sin comparación: de este periodo solo se midió un { $share }.
beyond = Solo los cargos por energía: los fijos y los de demanda están en la factura.
unpriced = No se incluyen { $amount } sin precio.
carbon_of = Calculado a partir de lo comprado ({ $within }).
