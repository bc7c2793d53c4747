course = Últimas dos semanas
flow =
    .use = consumo
    .import = consumo
    .export = vertido
    .generation = generación
    .charge = carga de la batería
    .discharge = descarga de la batería
course_caption = Cada día: media y hora más alta, en { $unit }
course_columns = Día | Media | Hora más alta
course_alt = { $has_marks ->
    [yes] { $meter }: { $utility }, { $flow }, por hora en las últimas dos semanas. Las horas con una incidencia están marcadas.
   *[no] { $meter }: { $utility }, { $flow }, por hora en las últimas dos semanas.
}
channels = Canales
kind =
    .cumulative = Lectura del contador: el total desde que se instaló.
    .interval = Consumo de un periodo.
    .power = Potencia en este momento.
    .level = Nivel en este momento.
readings = Lecturas
add_reading = Añadir lectura
reading_columns = Hora | Canal | Valor | Calidad
standing = { $standing ->
    [opens] primera de la serie
    [glitch] fuera de lo posible, no cuenta
    [stale] lectura antigua, no cuenta
    [held] ha bajado; faltan dos lecturas para decidir
    [alone] sin otra lectura cercana
    [integrated] calculada de la potencia
    [spread] repartida en un hueco
    [spread_long] repartida en un hueco de meses
    [reset] contador puesto a cero
    [rollover] el contador dio la vuelta
    [recovered] recuperada tras un fallo
    [changed] contador cambiado
    [assumed] contada como una hora
    [implausible] supera la carga máxima, no cuenta
    [out_of_scale] muy por encima de lo habitual, no cuenta
    [error_code] código de error, no cuenta
   *[measured] medida
}
pages = Páginas de lecturas
older = Anteriores
publish = Publicar en este contador
publish_hint = Tema <b>{ $topic }</b>, con un objeto o una lista de objetos. Sin <b>{ $field }</b>, cuenta la hora de llegada.
about = Sobre este contador
settings = Ajustes
building = Edificio
no_building = Ninguno todavía. <a>Asignar contador</a>
role = Función
sends = Envía
amounts = Consumo de un periodo
registers = Lecturas del contador
device = Dispositivo
address = Visto por primera vez en
today = { $has_before ->
    [yes] { $so_far } hoy hasta ahora; { $before } ayer a esta hora.
   *[no] { $so_far } hoy hasta ahora.
}
