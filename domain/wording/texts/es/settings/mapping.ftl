title = Dispositivos personalizados
lede = Para dispositivos que GreenPulse no conoce: en qué parte de un mensaje está el número y qué mide. Las marcas conocidas no lo necesitan.
map_by_hand = Configurar un dispositivo por tema
saved = Guardado. Los mensajes nuevos se leen así desde ahora.
said = Guardado. También cuentan todos sus valores anteriores.
removed = Eliminado. Lo que ya leyó se queda.
unread = Recibido, pero sin entender
say_what = Configurar
forget = Ignorar
mapped = Dispositivos personalizados
topics = { $count ->
    [0] <b>Se entienden todos los mensajes.</b>
    [one] <b>No se entienden los mensajes de un tema.</b>
   *[other] <b>No se entienden los mensajes de { $count } temas.</b>
}
some_nameless = Algunos números necesitan una unidad.
none_needed = Por ahora no hace falta ningún dispositivo personalizado.
none_yet = Todavía no hay ningún dispositivo personalizado.
count_set_up = { $count ->
    [one] Hay un dispositivo personalizado.
   *[other] Hay { $count } dispositivos personalizados.
}
came_last = { $messages }, el último { $ago }
whole_message = el mensaje completo
reads_as = { $place } es { $what } del contador { $meter }
