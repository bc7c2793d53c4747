with_area = { $building }, { $area }
last_hour = La última hora
last_hour_hint = Potencia eléctrica. Sombreado: lo habitual un { $weekday } a esta hora.
last_hour_alt = Potencia eléctrica en la última hora; el último valor, { $power } kW.
last_hour_empty = Sin lecturas en la última hora.
last_hour_caption = Potencia media cada diez minutos, en kW
last_hour_columns = Desde | Potencia
last_hour_line = potencia
forecast = Previsión
utilities = Hoy, por suministro
utility_columns = Suministro | Hoy | Habitual a esta hora | Cambio | Calidad
electricity =
    .use = Electricidad
    .import = De la red
    .export = A la red
    .generation = Solar
    .charge = Carga de batería
    .discharge = Descarga de batería
other_flow = { $flow ->
    [import] { $utility }: recibido
    [export] { $utility }: vertido
    [generation] { $utility }: generado
    [charge] { $utility }: almacenado
    [discharge] { $utility }: del almacenamiento
   *[use] { $utility }
}
meters = Contadores
meters_title = { $building }: contadores
meters_headline = { $meters ->
    [0] { $building }: <b>todavía sin contadores asignados.</b>
    [one] { $building }: <b>un contador</b>, { $late ->
        [0] al día.
       *[other] con retraso.
    }
   *[other] { $building }: <b>{ $meters } contadores</b>, { $late ->
        [0] todos al día.
        [one] uno de ellos con retraso.
       *[other] { $late } de ellos con retraso.
    }
}
meters_hint = Hoy hasta ahora y las últimas 24 horas.
building_settings = Ajustes del edificio
no_meters = Este edificio aún no tiene contadores asignados. <a>Ver contadores nuevos</a>.
live = En directo
on_time = Al día
late = Con retraso
offline = Sin conexión
by_hand = A mano o por archivo
no_readings = Sin lecturas
meter_updated = { $has_value ->
    [yes] { $role }, { $value }. Actualizado: { $at }
   *[no] { $role }. Actualizado: { $at }
}
meter_read = { $has_value ->
    [yes] { $role }, { $value }. Última lectura: { $at }
   *[no] { $role }. Última lectura: { $at }
}
meter_never = { $role }.
