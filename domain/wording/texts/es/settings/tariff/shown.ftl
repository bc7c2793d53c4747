title = Tarifa
source = Fuente: { $source }.
period = periodo { $number }
sold = { $has_period ->
    [yes] Compensación por vertido, { $period }
   *[no] Compensación por vertido
}
demand = Demanda máxima, { $period }
fixed = Término fijo
minimum = Factura mínima
unpriced = Sin incluir
hours = Precios por hora
colours = Más oscuro, más caro.
weekdays = De lunes a viernes
weekends = Sábados, domingos y festivos
add_account = Usar esta tarifa
add_version = Nuevos precios
remove = Eliminar
from = Desde el { $day }.
from_to = Del { $first } al { $last }.
used = { $has_period ->
    [yes] Energía, { $period }
   *[no] Energía
}
flat_demand = { $has_season ->
    [yes] Demanda máxima del periodo de facturación, temporada { $season }
   *[no] Demanda máxima del periodo de facturación
}
money_each = { $per ->
    [day] { $amount } al día
    [month] { $amount } al mes
   *[year] { $amount } al año
}
tier_up_to = { $limit ->
    [daily] { $price } hasta { $most } { $unit } al día
    [demand] { $price } hasta { $most } { $unit } por kW
    [demand_daily] { $price } hasta { $most } { $unit } por kW al día
   *[period] { $price } hasta { $most } { $unit }
}
then = { $first }, después { $next }
