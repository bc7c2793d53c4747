over = { $site } · { $day }
new_meters = { $count ->
    [one] <a>Un contador nuevo</a> necesita un edificio. Hasta entonces, sus lecturas se conservan, pero no se incluyen en ningún total.
   *[other] <a>{ $count } contadores nuevos</a> necesitan un edificio. Hasta entonces, sus lecturas se conservan, pero no se incluyen en ningún total.
}
assign_meter = Asignar contador
first = Envíe una primera lectura
first_hint = Copie esta línea en un terminal. La lectura aparece aquí en menos de un segundo, sin recargar la página.
without_meter = ¿No tiene un contador a mano?
without_meter_hint = Inicie con <b>{ $command }</b> para simular 24 viviendas, un colegio y un campus, o <a>introduzca una lectura</a>.
today_against = Hoy y un { $weekday } típico
today_hint = Medias de 15 minutos. Sombreado: el intervalo de la mayoría de los { $weekdays } ({ $share }).
today_alt = Potencia de hoy hasta ahora ({ $clock }) en medias de 15 minutos, con { $power } kW en la última, junto a un { $weekday } típico.
today_empty = Hoy todavía no hay lecturas.
today_caption = Potencia media por hora, en kW
today_line = hoy
today_columns = Hora | Hoy | Un { $weekday } típico
usual_line = un { $weekday } típico
top_users = Mayores consumos ahora
top_users_hint = Barra: ahora. Marca: lo habitual.
offline = sin conexión
totals = Totales
today_so_far = Hoy hasta ahora
this_week = Esta semana
this_month = Este mes
money = Coste y CO₂ de hoy
buildings = Edificios
order = Ordenar por
highest_use = Mayor consumo
biggest_change = Mayor cambio
other_sites = Otros sitios:
