title = Tarifa
headline = Precios, y desde cuándo rigen
lede = Los días anteriores al primero conservan sus precios.
first_day_needed = Introduzca el primer día de vigencia.
no_day = «{ $typed }» no es una fecha. Escríbala así: 2026-01-31.
site = Sitio
name = Nombre
name_hint = Como en la factura. Si repite un nombre, se añade una versión nueva.
utility = Suministro
first_day = Primer día
source = Fuente
source_hint = Un enlace o un documento.
save = Guardar
see = Vista previa
urdb = Como JSON, para expertos
urdb_hint = La tarifa completa en el formato de la Utility Rate Database de OpenEI. Si hay algo aquí, se usa en lugar de los campos de arriba.
to_json = Escribir los campos de arriba como JSON
json_only = Esta tarifa tiene más de lo que muestran los campos, así que se edita como JSON.
too_many_levels = Tiene { $count } precios; en los campos caben { $most }.
too_many_steps = Un precio tiene { $count } tramos; en los campos caben { $most }.
other_limits = Sus tramos dependen de la demanda o se cuentan de varias maneras.
too_many_seasons = Tiene { $count } temporadas; en los campos caben { $most }.
kept = Se conserva tal cual, aunque los campos no lo muestran: { $what }.
kept_demand = cargos por demanda
kept_holidays = { $count ->
    [one] un festivo
   *[other] { $count } festivos
}
kept_ratchet = la demanda de meses anteriores como mínimo
kept_window = demanda media de { $minutes } minutos
kept_field = «{ $field }»
