headline_bills = { $bills ->
    [one] <b>{ $sum }</b> hasta ahora en la factura de este mes.
   *[other] <b>{ $sum }</b> hasta ahora en las { $bills } facturas de este mes.
}
headline_buildings = { $buildings ->
    [one] <b>{ $sum }</b> de electricidad en lo que va de mes.
   *[other] <b>{ $sum }</b> de electricidad de { $buildings } edificios en lo que va de mes.
}
none = Todavía no hay costes.
none_lede = Indique cuánto paga por un kilovatio hora y verá lo que cuesta cada edificio.
add_prices = Introducir precios
bills = Facturas de este mes
bill_about = { $utility }, { $place }. Del { $days }
by_building = Electricidad por edificio
by_building_note = Este mes hasta ahora, sin términos fijos ni cargos por demanda, que están en la factura.
flat_price = Con el precio fijo del sitio.
to_tariffs = Tarifas y cuentas
building_title = { $building }: costes
building_none = { $building }: <b>todavía sin costes.</b>
building_none_lede = Los costes aparecerán cuando su electricidad se mida y tenga un precio.
days_note = Electricidad al precio de cada hora, menos lo vendido. Los términos fijos y los cargos por demanda solo están en la factura.
