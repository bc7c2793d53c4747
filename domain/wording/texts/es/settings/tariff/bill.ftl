title = Factura
not_begun = Este periodo no ha empezado: solo se conoce lo que no depende del consumo.
periods = Periodo de facturación
period_before = Periodo anterior
period_after = Periodo siguiente
by_tariff = Tarifa: { $tariff }.
days_title = Coste por día
days_alt = Coste de la energía por día, del { $range }: { $sum } en total.
days_empty = Ningún día de este periodo tiene coste todavía.
bars_own = este periodo
bars_before = periodo anterior
head_day = Día
head_cost = Coste
head_cost_before = Periodo anterior
bars_add_up = Las barras son solo de la energía y suman { $sum }.
bars_and_rest = Las barras son solo de la energía y suman { $sum }. Los otros { $rest } son del periodo en conjunto.
beside = Comparación
expected = Hasta el { $last } será probablemente de <b>{ $sum }</b>: entre { $lower } y { $upper }, según la previsión de consumo.
expected_demand = Un pico mayor que los registrados lo subiría.
expected_sold = Lo que se venda hasta entonces no está previsto y lo bajaría.
expected_none = No se sabe cuánto será hasta el { $last }: todavía no hay previsión de consumo.
expected_until = No se sabe cuánto será hasta el { $last }: la previsión de consumo termina el { $day }.
expected_never = No se sabe cuánto será hasta el { $last }: no hay previsión para contadores sueltos.
than_before = { $change ->
    [less] Son <b>{ $difference } menos</b> que la factura anterior: { $sum }, del { $range }.
    [more] Son <b>{ $difference } más</b> que la factura anterior: { $sum }, del { $range }.
   *[same] Es <b>lo mismo</b> que la factura anterior: { $sum }, del { $range }.
}
expected_than_before = { $change ->
    [less] Serían <b>{ $difference } menos</b> que la factura anterior: { $sum }, del { $range }.
    [more] Serían <b>{ $difference } más</b> que la factura anterior: { $sum }, del { $range }.
   *[same] Sería <b>lo mismo</b> que la factura anterior: { $sum }, del { $range }.
}
before = La factura anterior fue de <b>{ $sum }</b>, del { $range }.
use_than_before = Consumo: { $percent } respecto al del periodo anterior ({ $before }).
before_incomplete = De ese periodo solo se midió el { $percent }.
before_none = No hay factura anterior para comparar: del { $range } no se midió nada.
line = { $kind ->
    [energy] Energía
    [demand] Demanda máxima
    [flat_demand] Demanda máxima del periodo de facturación
    [fixed] Término fijo
    [export] Vendido
   *[minimum] Hasta la factura mínima
}{ $has_period ->
    [yes] , { $period }
   *[no] {""}
}{ $has_month ->
    [yes] , { $month }
   *[no] {""}
}{ $has_step ->
    [yes] , tramo { $step }
   *[no] {""}
}{ $has_share ->
    [yes] , por el { $share } del periodo
   *[no] {""}
}{ $has_since ->
    [yes] {" "}(precios desde el { $since })
   *[no] {""}
}
period = periodo { $number }
note_no_tariff = Sin tarifa aplicable del { $range }: por esos días no se cobra nada.
note_yearly_minimum = El mínimo de { $amount } al año se liquida por año, no aquí.
note_demand_before = { $unknown ->
    [one] De los { $months } meses anteriores, cuya demanda más alta fija un mínimo, no se conoce la de uno.
   *[other] De los { $months } meses anteriores, cuya demanda más alta fija un mínimo, no se conoce la de { $unknown }.
}
note_no_floor = { $has_period ->
    [yes] Demanda máxima, { $period }: no tiene horas en los meses cuya demanda fija un mínimo, así que no hay mínimo.
   *[no] Demanda máxima: no tiene horas en los meses cuya demanda fija un mínimo, así que no hay mínimo.
}
remove = Eliminar esta cuenta
head_for = Concepto
head_quantity = Cantidad
head_each = Precio
total = Total
sum = <b>{ $sum }</b>, del { $range }
sum_so_far = <b>{ $sum }</b> hasta ahora, desde el { $first }
used = Consumo: { $amount }.
used_peak = Consumo: { $amount }; demanda máxima: { $peak } kW.
all_known = Se conocen todas las horas.
metered = Datos completos al { $percent }.
incomplete = Solo se midió el { $percent } del periodo, así que está incompleta.
both = { $first } { $second }
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
of_days = { $value } días
of_months = { $value } meses
a_day = día
a_month = mes
up_to = hasta { $to } { $unit }
from_to = de { $from } a { $to } { $unit }
above = más de { $from } { $unit }
