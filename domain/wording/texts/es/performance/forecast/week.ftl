highest_hour = Pico previsto: { $day }, { $clock }, cerca de { $about } y como máximo { $up_to }.
costs = { $are_known ->
    [yes] Los costes son de la energía, al precio de cada hora; la demanda, los tramos y el término fijo van en la factura.
   *[no] El coste no se muestra porque no hay precio definido.
}
hours = Hora a hora
days = Día a día
day = Día
energy = Energía
range = Intervalo
cost = Coste
peak = Pico
day_from = { $day }, desde { $clock }
day_to = { $day }, hasta { $clock }
at = ({ $clock })
no_forecast = { $building }: <b>{ $was_told ->
    [yes] ahora no hay previsión.
   *[no] todavía no hay previsión.
}</b>
headline = { $building }: se prevén cerca de <b>{ $amount }</b> de { $utility } en { $stretch }.
headline_cost = { $building }: se prevén cerca de <b>{ $amount }</b> de { $utility } en { $stretch }, con un coste aproximado de <b>{ $cost }</b>.
next_hours = { $hours ->
    [one] la próxima hora
   *[other] las próximas { $hours } horas
}
next_days = { $days ->
    [one] el próximo día
   *[other] los próximos { $days } días
}
between = { $has_before ->
    [yes] Entre { $lower } y { $upper }. En los 7 días anteriores se consumieron { $before }.
   *[no] Entre { $lower } y { $upper }.
}
why_none_now = No hay lecturas recientes y las previsiones antiguas no se muestran. La próxima se hará cuando lleguen lecturas.
why_none_yet = Una previsión necesita dos días de lecturas y se actualiza cada seis horas.
made = Sombreado: intervalo del { $level } (actualización: { $at }).
