box_unclear = marque o desmarque esta casilla
first_needed = indíquelo en la primera y luego para todas
file = { $name } · { $size }
tried = Probado sin guardar nada: { $result }
order = Formato de fecha
order_seconds = Segundos desde 1970
order_millis = Milisegundos desde 1970
order_serial_1900 = Número de día de hoja de cálculo
order_serial_1904 = Número de día de hoja de cálculo desde 1904
decimal = Separador decimal
zone = Zona horaria
spacing = Duración de un periodo
stamp = Cada hora indica
stamp_start = El inicio del periodo
stamp_end = El fin del periodo
end_day = Un periodo
end_day_included = Incluye su último día
end_day_excluded = Termina antes de su último día
numbers = Los números de hora cuentan
numbers_elapsed = Horas transcurridas
numbers_wall = Horas de reloj
factors = Factor del archivo
factors_apply = Multiplicar por él
factors_ignore = Los valores ya están multiplicados
choose = Elegir
all_as_first = Todas son como la primera
series_before = Serie anterior
series_after = Serie siguiente
series_kept = Lo que introduzca en esta página se conserva.
try_label = Probar importación
import = Importar
import_it = Importar
meter = Contador
first_rows = Primeras filas del archivo
field = Qué mide
unit = Unidad
kind = Tipo de valor
kind_cumulative = Lectura del contador (un registro que crece)
kind_interval = Consumo de un periodo
kind_power = Potencia
kind_level = Nivel
sign = Signo
sign_plain = Como está escrito
sign_reversed = Invertido
sign_net = Positivo, de la red; negativo, vertido
headline = <b>Formato reconocido: { $publisher }.</b> { $open ->
    [0] ¿Es correcto?
    [one] Confirme un ajuste.
   *[other] Confirme { $open } ajustes.
}
judged_by = { $is_whole ->
    [yes] { $rows ->
        [one] Según su única fila.
       *[other] Según sus { $rows } filas.
    } Todavía no se ha guardado nada.
   *[no] Según las primeras { $rows } filas. Todavía no se ha guardado nada.
}
only_series = Contenido
some_series = Series { $first } a { $last } de { $count }
all_series = Contenido: { $count } series
series_of = { $meter } · { $field } · { $unit }
which_meter = ¿qué contador?
which_field = ¿qué mide?
which_unit = ¿qué unidad?
values_of = { $count ->
    [one] { $count } valor, de { $low } a { $high }
   *[other] { $count } valores, de { $low } a { $high }
}
values_because = { $values }. { $why }
