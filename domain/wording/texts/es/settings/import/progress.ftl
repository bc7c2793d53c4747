looked_at = Comprobado; todavía no se ha guardado nada.
running = Leyendo.
unreadable = { $fault ->
    [empty] El archivo está vacío. Elija uno que tenga una hora y un valor en cada línea.
    [binary] No es ni un archivo de texto ni una hoja de cálculo. ({ $why })
    [no_table] No se ha encontrado ninguna tabla con horas y valores. ({ $why })
    [xml] El XML está dañado o incompleto. Vuelva a descargar el archivo. ({ $why })
    [workbook] La hoja de cálculo no se puede abrir. Vuelva a guardarla como .xlsx o como CSV. ({ $why })
    [too_large] El archivo tiene más de lo que se puede leer de una vez. ({ $why })
   *[other] No se puede leer: { $why }
}
failed = Interrumpido: { $why }
progress = Parte del archivo ya leída
stop = Detener
headline_of_done = Importado.
headline_of_stopped = Detenido.
headline_of_failed = La importación se interrumpió.
headline_of_unreadable = No se ha podido leer el archivo.
new_meters = Los contadores nuevos todavía no están asignados a un edificio. | Asignar contadores
another = Importar otro archivo
forget = Descartar archivo
problems = Problemas
warnings = Conviene comprobarlo
left_out = Omitido
conflicts = Ya guardados con otro valor
correct_lede = Use los valores del archivo si se corrigieron después. Los actuales quedan anotados.
readings = { $count ->
    [one] { $count } lectura
   *[other] { $count } lecturas
}
new = { $count ->
    [one] { $count } nueva
   *[other] { $count } nuevas
}
repeated = { $count ->
    [one] { $count } ya guardada
   *[other] { $count } ya guardadas
}
conflicting = { $count } con un valor distinto del guardado (sin cambiar)
corrected = { $count ->
    [one] { $count } corregida
   *[other] { $count } corregidas
}
unread = { $count ->
    [one] { $count } línea o valor ilegible
   *[other] { $count } líneas o valores ilegibles
}
skipped = { $count ->
    [one] { $count } parte omitida
   *[other] { $count } partes omitidas
}
meters = { $count ->
    [one] { $count } contador nuevo
   *[other] { $count } contadores nuevos
}
whole = { $parts }.
headline_of_running = { $is_try ->
    [yes] { $percent } probado.
   *[no] { $percent } importado.
}
so_far = { $readings ->
    [one] { $readings } lectura hasta ahora. Lo guardado se queda, aunque detenga la importación.
   *[other] { $readings } lecturas hasta ahora. Lo guardado se queda, aunque detenga la importación.
}
conflict = línea { $line }, { $channel }: el archivo indica { $value }; { $stands } se guardó antes y se queda
correct = { $conflicts ->
    [one] Usar el valor del archivo
   *[other] Usar los { $conflicts } valores del archivo
}
