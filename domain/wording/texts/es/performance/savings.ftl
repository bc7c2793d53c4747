title = { $building }: ahorro
needed = El ahorro necesita una línea base de al menos 60 días. Asigne primero un contador a este edificio.
no_weather = faltan datos meteorológicos para comparar.
say_position = Indicar la ubicación
no_period = todavía no hay nada que comparar.
no_day = No hay ningún día completo en el periodo elegido.
no_baseline = todavía no hay historial suficiente.
no_comparison = la comparación no es posible.
days = Día a día
key_used = consumo
key_expected = línea base
amounts = Del { $range } se consumieron { $used }. La línea base, ajustada a la meteorología, es de { $expected }.
money = {" "}Al precio de hoy son { $saved } ± { $uncertainty }.
choose = Elegir periodos y método
choose_utility = Suministro
choose_before = Inicio del proyecto
hint_of_before = Los { $days } días anteriores son la línea base.
choose_from = Inicio del periodo demostrativo
choose_to = Fin del periodo demostrativo
choose_method = Método
compare = Comparar
degree_hours_note = Cada día es un consumo base, distinto en fin de semana si hay diferencia, más una cantidad por cada grado hora de calefacción y de refrigeración más allá de una temperatura de equilibrio, elegida con el criterio de información bayesiano.
hourly_note = Cada hora según la hora de la semana y los grados más allá de las temperaturas de equilibrio de esa hora del día, con la suma por día. La línea del gráfico es el modelo diario que dio las temperaturas de equilibrio.
caltrack_note = CalTRACK 2.0, diario: un consumo base más una cantidad por cada grado día, con temperaturas de equilibrio elegidas por el R² ajustado. Coincide con eemeter con una diferencia máxima del { $percent }.
auditors = Para auditores: la línea base y su fiabilidad
model = Fiabilidad de la línea base
scatter = Consumo según la temperatura
key_baseline = línea base
key_since = periodo demostrativo
key_model = modelo
cvrmse_label = CV(RMSE)
cvrmse = { $percent }. Cuánto se apartan los días sueltos del modelo; es bueno hasta 25 o 30.
nmbe_label = NMBE
nmbe = { $percent }. Si el modelo se pasa o se queda corto en conjunto; es bueno hasta 0,5.
r_squared_label = R²
r_squared = { $share }. La parte de la variación que explican la meteorología y el fin de semana.
days_counted_label = Días
days_counted = { $baseline } en la línea base, { $counted } en el periodo demostrativo
formula = Modelo
normal_year_label = Año normal
normal_year = En un año de meteorología normal, el edificio consumiría { $amount } si funcionara como en la línea base.
warnings = Notas de auditoría
residuals = Residuos
residuals_note = Consumo medido menos el del modelo, cada día de la línea base. Si hay ondas, influye algo más que la meteorología.
untold = { $building }: <b>{ $why }</b>
weather_needed = La línea base de { $utility } depende de la meteorología. Necesita un termómetro exterior, o la ubicación del sitio para pedir los datos a un servicio meteorológico.
days_needed = Una línea base necesita { $needed } días antes del periodo demostrativo, mejor un año; { $known ->
    [one] se conoce { $known } día de { $utility }.
   *[other] se conocen { $known } días de { $utility }.
}
no_model = Ningún modelo se ajusta a los días de la línea base. Elija otros periodos u otro método.
headline = { $building }: <b>{ $is_less ->
    [yes] un { $percent } menos
   *[no] un { $percent } más
}</b> que su línea base, <b>{ $amount } ± { $uncertainty }</b>.
chance = { $building }: <b>todavía sin un ahorro medible.</b> Consumió { $is_less ->
    [yes] un { $percent } menos que su línea base
   *[no] un { $percent } más que su línea base
}, dentro del margen de error (±{ $uncertainty }).
no_difference = { $building }: <b>todavía sin un ahorro medible.</b> Consumió más o menos lo mismo que su línea base (±{ $uncertainty }).
confidence = Margen de error con una confianza del { $percent }: el mayor entre el de la ASHRAE Guideline 14 y el error en meses no usados para el ajuste.
