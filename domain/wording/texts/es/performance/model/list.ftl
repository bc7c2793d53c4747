no_building = Sin edificio
version = { $version }, desde el { $since }
baseline = { $series }, { $range }. CV(RMSE) { $cvrmse }
baselines = Líneas base
baselines_note = Las líneas base de los objetivos, con los datos de los que salieron.
models = En uso
models_note = MASE: el error medio frente a repetir sin más la semana anterior; por debajo de 1 es mejor. CV(RMSE): el error dividido entre la media. Cobertura: la parte de las horas dentro del intervalo; lo esperado es el { $promised }.
building = Edificio
series_label = Suministro
method = Método
version_label = Versión
worse = Peor
not_tried = Aún sin probar
good = Bien
gone = Una serie que ya no existe
meter_and_utility = { $meter }, { $utility }
of_generation = { $series }, solar
none_yet = <b>Todavía no hay ninguna previsión en marcha.</b>
untried = <b>{ $count ->
    [one] { $count } previsión en marcha
   *[other] { $count } previsiones en marcha
}</b>; aún sin comprobar con su pasado.
all_good = <b>{ $count ->
    [one] { $count } previsión en marcha
   *[other] { $count } previsiones en marcha
}</b>, ninguna empeora.
some_worse = <b>{ $worse } de { $count } previsiones</b> { $worse ->
    [one] ha empeorado; se busca un método mejor.
   *[other] han empeorado; se buscan métodos mejores.
}
lede = El error típico es un { $lower } menor que al repetir sin más la semana anterior (mediana del MASE). { $watched ->
    [one] { $watched } serie bajo vigilancia.
   *[other] { $watched } series bajo vigilancia.
}
lede_worse = El error típico es un { $higher } mayor que al repetir sin más la semana anterior (mediana del MASE). { $watched ->
    [one] { $watched } serie bajo vigilancia.
   *[other] { $watched } series bajo vigilancia.
}
lede_untried = El método de cada edificio se elige según su propio pasado, a partir de dos semanas de datos. { $watched ->
    [one] { $watched } serie bajo vigilancia.
   *[other] { $watched } series bajo vigilancia.
}
