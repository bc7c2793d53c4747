known_method = { $method ->
    [seasonal_naive] Igual que la semana anterior
    [usual_day] Día típico
    [ridge] Regresión
    [mstl_ets] Estacionalidad y suavizado (MSTL, ETS)
    [boost] Árboles con boosting
    [combination] Combinación de métodos
    [prophet] Modelo Prophet
    [windows_and_rules] Ventanas y reglas
    [degree_hours] Grados hora y fines de semana
   *[other] { $method }
}
larger_errors = { $has_ratio ->
    [yes] El error es { $ratio } veces el de antes ({ $forecasts } previsiones).
   *[no] Ahora hay errores donde antes no los había ({ $forecasts } previsiones).
}
too_narrow = El { $coverage } de las horas medidas está dentro del intervalo; debería ser el { $level }.
