marked = afectada
alt = { $subject }, del { $range }, en comparación con lo habitual; las horas afectadas están marcadas.
usual = habitual
measured = { $by_days ->
    [yes] media diaria
   *[no] medido
}
caption = { $by_days ->
    [yes] Media diaria en { $unit }, y lo habitual
   *[no] Cada hora en { $unit }, y lo habitual
}
columns_of_days = Día | Medido | Habitual | Afectado
columns_of_hours = Hora | Medido | Habitual | Afectada
