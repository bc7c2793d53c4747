course_expected = línea base
course_used = consumo
course_alt = Cada día, del { $range }: el consumo medido y la línea base.
course_caption = Cada día, en { $unit }
course_columns = Día | Consumo | Línea base
scatter_baseline = un día de la línea base
scatter_since = un día del periodo demostrativo
scatter_model = modelo
scatter_weekend = modelo en fin de semana
period = { $is_since ->
    [yes] periodo demostrativo
   *[no] línea base
}
a_day = { $unit } al día
scatter_alt = El consumo de cada día según su temperatura exterior media: días de la línea base, días del periodo demostrativo y la línea del modelo.
scatter_caption = Cada día: temperatura media ({ $degrees }) y consumo ({ $unit })
scatter_columns = Día | Temperatura | Consumo | Periodo
residuals_line = medido menos modelo
residuals_alt = Lo que el modelo no acierta cada día de la línea base, del { $range }.
residuals_caption = Consumo medido menos el del modelo, cada día de la línea base, en { $unit }
residuals_columns = Día | Diferencia
