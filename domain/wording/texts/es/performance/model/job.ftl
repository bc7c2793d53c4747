models = Métodos de previsión
title = Trabajo en segundo plano
nothing = No hay nada en marcha. Las horas nuevas se revisan cada hora y todas las horas cada noche; las previsiones se actualizan cada seis horas y los métodos se eligen cada semana.
analyse = Analizar ahora
look_back = Revisar datos pasados
forecast = Prever ahora
waits = En espera
under_way_label = En marcha
done = Terminado
failed = Con fallos
ended = { $when }: { $message }
ended_well = { $when }: { $done ->
    [one] { $done } serie
   *[other] { $done } series
}
ended_in_part = { $when }: fallaron { $failed } de { $done } series; la última: { $failure }
begun = Inicio: { $since }
under_way = { $has_last ->
    [yes] Inicio: { $since }; { $done } de { $total } series; la última: { $last }.
   *[no] Inicio: { $since }; { $done } de { $total } series.
}
asked = Solicitado: { $when }
progress = { $done } de { $total } series
kind = { $kind ->
    [zone] Cambio de la zona horaria
    [scan] Revisión de las horas nuevas
    [look_back] Revisión de datos pasados
    [forecast] Previsión
    [selection] Elección de métodos
   *[other] { $kind }
}
of_place = { $job }, { $place }
