title = { $building }: métodos de previsión
put_back_done = Restaurado. Desde ahora hace la previsión y no se sustituirá automáticamente.
lede = Cada método prevé el propio pasado del edificio con lo que se sabía entonces; se usa el mejor. El modelo se ajusta de nuevo cada vez, así que uno restaurado empieza al momento.
detectors = Vigilancia de incidencias
detectors_note = Según lo habitual a cada hora, en ventanas de una hora a 13 días, y con reglas para el contador.
in_use_put_back = En uso, restaurado
being_made = En preparación
version = { $version } · { $method }
put_back = Restaurar
version_label = Versión, método
since = Desde
learned = Datos usados
findings = { $findings ->
    [0] Ninguna incidencia en todos los datos conocidos
    [one] { $findings } incidencia en todos los datos, { $a_week } por semana
   *[other] { $findings } incidencias en todos los datos, { $a_week } por semana
}
headline = { $building }: previsión con el método <b>{ $method }</b>.
headline_better = { $building }: previsión con el método <b>{ $method }</b>; su error es un { $percent } menor que al repetir sin más la semana anterior.
headline_worse = { $building }: previsión con el método <b>{ $method }</b>; su error es un { $percent } mayor que al repetir sin más la semana anterior.
no_model = { $building }: <b>todavía no hay ninguna previsión en marcha.</b>
