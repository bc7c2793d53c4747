title = Fuentes de datos
lede = De dónde vienen las lecturas y cuándo llegó algo por última vez.
sources = Fuentes
paused = En pausa. Los emisores conservan sus datos o reciben el aviso de reintentar.
resumed = Reanudada.
asked = Solicitado; el resultado aparecerá aquí en un momento.
described = Guardado.
removed = Quitada de la lista. Sus datos se quedan.
is_paused = En pausa
is_failing = Errores
is_waiting = Aún nada
is_late = Con retraso
works = Funciona
add = Añadir una fuente
add_device = Un dispositivo o un programa
add_device_text = Inicia sesión con un token, por MQTT o HTTP.
add_weather = Meteorología
add_weather_text = Indique la ubicación del sitio.
add_file = Un archivo
add_file_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
ask_now = Actualizar ahora
go_on = Reanudar
pause = Pausar
remove = Quitar de la lista
what_it_is = Detalles
type_label = Tipo
type_wrong = Elija un tipo.
building = Edificio
building_wrong = Elija un edificio de la lista.
no_building = Ninguno en particular
expected = Se esperan datos cada
expected_unit = minutos
expected_hint = Si pasa más tiempo sin datos, aparece «Con retraso». Vacío: no aparece nunca.
expected_wrong = Introduzca minutos enteros, por ejemplo 60, o déjelo vacío.
save = Guardar
type_bms = Un sistema de gestión del edificio
type_smart_meter = Contadores, enchufes y sensores
type_weather = Un servicio meteorológico
type_manual = Personas que introducen lecturas
type_file = Archivos
by_mqtt = MQTT
by_http = HTTP
by_weather = Meteorología
by_file = Archivo
by_hand = A mano
embedded = broker integrado
asked_every = { $minutes ->
    [one] Se actualiza cada minuto.
   *[other] Se actualiza cada { $minutes } minutos.
}
none_yet = Todavía no ha llegado nada.
all_work = Todas las fuentes funcionan.
some_fail = { $failing ->
    [one] Una fuente tiene errores.
   *[other] { $failing } fuentes tienen errores.
}
readings_came = { $count ->
    [one] { $count } lectura, { $ago }.
   *[other] { $count } lecturas, { $ago }.
}
last_heard = Últimos datos: { $ago }.
failed_times = { $count ->
    [one] Falló una vez: { $reason }
   *[other] Falló { $count } veces seguidas: { $reason }
}
failed_times_at = { $count ->
    [one] Falló una vez ({ $ago }): { $reason }
   *[other] Falló { $count } veces seguidas ({ $ago }): { $reason }
}
no_reason = no se indicó el motivo
