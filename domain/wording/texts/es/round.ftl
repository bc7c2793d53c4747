title = Ronda de lecturas
headline = Lea sus contadores
lede = Todos los contadores que se leen a mano, uno tras otro. Deje vacíos los que no haya leído.
no_meters = Ningún contador se lee a mano
no_meters_hint = Aquí aparecen los contadores cuya última lectura <a>se añadió a mano</a> o llegó en un archivo.
date = Fecha
time = Hora
zone = Hora de { $zone }
no_building = Sin edificio
last = Última: { $figure }, el { $day }
photo_label = Foto
photo_hint = Fotos: JPEG o PNG, hasta 5 MB cada una
photo = Foto
is_right = Es correcta
lower = Es menor que la última lectura. ¿Falta alguna cifra?
more = Es mucho más de lo habitual. ¿Es correcta?
much = Son { $used } desde la última lectura ({ $since }), mucho más de lo habitual (cerca de { $usual }).
save = Guardar lecturas
saved = { $count ->
    [one] Una lectura guardada.
   *[other] { $count } lecturas guardadas.
}
not_all_saved = { $saved ->
    [0] Todavía no se ha guardado nada.
    [one] Se ha guardado una lectura.
   *[other] Se han guardado { $saved } lecturas.
} { $left ->
    [one] Falta <a>revisar una</a>.
   *[other] Falta <a>revisar { $left }</a>.
}
saved_figure = Guardada: { $figure }
nothing = Introduzca al menos una lectura.
no_photo = Este archivo no es JPEG ni PNG. Elija una foto del contador.
large_photo = Esta foto supera los 5 MB. Elija una más pequeña.
photo_not_kept = La lectura se ha guardado, pero su foto no. Vuelva a intentarlo con la foto en un momento.
broken_off = El formulario no llegó completo. Las fotos pueden tener hasta 5 MB cada una y 30 MB en total.
photo_again = Elija la foto otra vez.
waiting = En espera en este dispositivo
waiting_lede = Estas lecturas se enviarán en cuanto haya conexión con GreenPulse.
waiting_banner = Lecturas en espera en este dispositivo: | .
waiting_link = Mostrar
sign_in_first = Para enviarlas, <a>inicie sesión</a>.
kept = Guardada en este dispositivo. Se enviará cuando haya conexión.
not_kept = Este dispositivo no ha podido guardarla. Anótela e introdúzcala cuando haya conexión.
with_photo = con foto
refused = No aceptada:
correct = Corregir
discard = Descartar
sign_out_anyway = Quedan lecturas en espera en este dispositivo, y al cerrar sesión se eliminan. ¿Cerrar sesión de todos modos?
wall = Vista de pared
