none = { $was_told ->
    [yes] Sin previsión en este momento. No hay lecturas recientes y las previsiones antiguas no se muestran. La próxima se hará cuando lleguen lecturas.
   *[no] Todavía no hay previsión. Hacen falta dos días de lecturas; se actualiza cada seis horas.
}
next = Cerca de <b>{ $amount }</b> en { $stretch } (de { $lower } a { $upper }){ $has_cost ->
    [yes] , con un coste aproximado de { $cost }.
   *[no] .
}
peak_today = Pico previsto: hoy, { $clock }, cerca de { $power } y como máximo { $upper }.
peak_tomorrow = Pico previsto: mañana, { $clock }, cerca de { $power } y como máximo { $upper }.
further = En { $stretch }: cerca de { $amount } (de { $lower } a { $upper }){ $has_cost ->
    [yes] , con un coste aproximado de { $cost }.
   *[no] .
}
made = Sombreado: intervalo del { $level } (actualización: { $at }).
not_judged = Tras el primer día completo se mostrará cuánto acierta.
how_good = En la última semana, la previsión a un día se desvió de media un { $missed } en cada hora, y el { $within } de las horas quedó dentro del intervalo (lo esperado: { $promised }).
more = Ver la previsión completa y su acierto
alt = { $utility } por hora: lo medido hasta ahora y después la previsión con su intervalo.
caption = Previsión por hora, en { $unit }
columns = Hora | Previsión | Mínimo | Máximo
band = intervalo
line = previsión
line_measured = medido
