title = Acierto de la previsión
unknown = Tras el primer día completo se mostrará cuánto acierta: cada hora se compara entonces con lo previsto un día antes.
hours = Previsión con un día de antelación y consumo real
key_came = real
key_said = previsión
week = Semana
hours_known = Horas
missed_by = Error
in_range_label = En el intervalo
months = Meses, según la previsión a su inicio
month = Mes
said = Previsión
came = Real
too_high_by = Diferencia
in_range = { $is_within ->
    [yes] sí
   *[no] no
}
missed = { $days ->
    [one] En el último día, las previsiones con un día de antelación se desviaron de media un { $percent } en cada hora. El { $within } de las horas quedó dentro del intervalo; lo esperado es el { $promised }.
   *[other] En los últimos { $days } días, las previsiones con un día de antelación se desviaron de media un { $percent } en cada hora. El { $within } de las horas quedó dentro del intervalo; lo esperado es el { $promised }.
}
