title = Tarifas y facturas
saved = Guardado. Los días anteriores conservan sus precios.
removed = Eliminado.
account_made = Cuenta añadida; su factura está abajo.
lede = Una tarifa fija el precio de cada hora. Una cuenta une una tarifa con quien paga por ella: un sitio, un edificio o un contador. Sin ellas, los costes usan el precio fijo del sitio.
accounts = Facturas
tariffs = Tarifas
add = Añadir tarifa
add_account = Nueva cuenta
add_version = Nuevos precios
place = { $utility } · { $site }
account = { $utility }, { $place }, { $tariff }
none_yet = Todavía no hay tarifas.
no_accounts = Todavía no hay cuentas.
account_count = { $count ->
    [one] Una cuenta.
   *[other] { $count } cuentas.
}
from = Desde el { $day }
from_to = { $first } – { $last }
is_to_come = (próxima)
is_past = (pasada)
is_now = (vigente)
