title = Líneas base
note = La línea base de un objetivo: cómo consumía antes el edificio, según la meteorología y el día de la semana. Se guarda tal como era al fijar el objetivo y se comprueba cada noche, porque pueden llegar lecturas tarde o confirmarse incidencias.
to_targets = Ver los objetivos
of = { $series }, { $range }
model = { $model }.
quality = CV(RMSE) { $cvrmse }, NMBE { $nmbe }, R² { $r_squared }.
version = { $has_days ->
    [yes] Versión { $version } · { $method }, desde el { $since }, { $days } días.
   *[no] Versión { $version } · { $method }, desde el { $since }.
}
