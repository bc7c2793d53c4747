plain = { $code ->
    [you_said_so] indicado por usted
    [format_writes_records] el formato escribe así sus registros
    [workbook_encoding] los libros están en UTF-8
    [all_utf8] todo es UTF-8 válido
    [every_other_byte_zero] uno de cada dos bytes es cero: UTF-16
    [green_button_point] Green Button escribe los números con un punto
    [green_button_seconds] Green Button escribe segundos desde 1970
    [green_button_utc] las horas de Green Button están en UTC
    [green_button_start] Green Button indica el inicio de cada periodo
    [each_reading_duration] cada lectura indica su duración
    [each_row_start_end] cada fila tiene un inicio y un final
    [each_row_length] cada fila tiene su duración
    [home_assistant_hourly] Home Assistant guarda estadísticas por hora
    [no_two_times] no hay dos horas que comparar
    [each_row_month] cada fila indica su mes
    [some_months] cada fila indica su mes, pero solo están algunos meses: para valores de varios meses, escriba un inicio y un final
    [each_row_period_day] cada fila indica su periodo: un día
    [each_row_period] cada fila indica su periodo
    [every_step_month] cada paso es un mes
    [whole_period_named] cada fila indica un mes, un trimestre o una semana: un consumo es el de todo el periodo; una lectura del contador se tomó al inicio o al final
    [home_assistant_start] Home Assistant indica el inicio de la hora
    [own_export_end] la exportación de GreenPulse indica el final
    [midnight_is_end] 24:00 es siempre un final
    [date_alone] una fecha sola indica el día (o el mes) que abarca
    [file_begins_at_midnight] el archivo empieza a medianoche y termina un paso antes
    [file_ends_at_midnight] el archivo empieza un paso después de medianoche y termina a medianoche
    [nothing_tells] nada en el archivo lo indica
    [both_orders] cada fecha puede leerse con el día primero y con el mes primero
    [both_orders_american] cada fecha puede leerse con el día primero y con el mes primero; Portfolio Manager es estadounidense: primero el mes
    [numbers_seconds] números que son segundos desde 1970
    [numbers_millis] números que son milisegundos desde 1970
    [numbers_serial] números que son fechas de una hoja de cálculo
    [year_first] el año va primero
    [no_times] ninguna hora
    [workbook_numbers] un libro guarda los números como números
    [no_decimal_sign] ningún número tiene signo decimal
    [every_offset] cada hora indica su diferencia con UTC
    [every_offset_or_utc] cada hora indica su diferencia con UTC o está en UTC
    [column_says_utc] la columna de las horas dice UTC
    [column_says_zone] lo dice la columna de las horas
    [no_offset] las horas no indican su diferencia con UTC
    [no_period_ends_on_date] ningún periodo termina en una fecha
    [starts_on_end_date] cada periodo empieza en la fecha en que termina el anterior
    [starts_day_after] cada periodo empieza el día después de que termine el anterior
    [no_two_periods_follow] no hay dos periodos seguidos que lo aclaren
    [no_factor] el archivo no indica ningún factor
    [no_numbered_hour] ninguna hora tiene número
    [no_odd_day] ningún día tiene 23 o 25 horas
    [format_writes_dates] el formato escribe así las fechas
    [format_writes_numbers] el formato escribe así los números
    [format_says_end] el formato dice cuándo termina un periodo
    [format_says_start_end] el formato dice cuándo empieza y termina un periodo
    [format_says_length] el formato dice cuánto dura cada periodo
    [format_local_at_site] el formato escribe la hora local, y el sitio está donde se usa
    [format_begins_at_midnight] empieza a medianoche y termina un paso antes
    [format_ends_at_midnight] empieza un paso después de medianoche y termina a medianoche
    [begins_at_midnight] empieza a medianoche
    [begins_after_midnight] empieza un paso después de medianoche
    [either_way] este formato se escribe de las dos maneras, y nada en el archivo lo indica
    [file_states_it] lo indica el archivo
    [unit_in_name] el archivo no indica la unidad, pero el nombre contiene esta
    [no_unit] el archivo no indica la unidad
    [no_known_unit] el archivo no indica ninguna unidad conocida
    [may_be_negative] puede ser negativo
    [none_negative] ningún valor es negativo
    [none_positive] ningún valor es positivo
    [none_positive_perhaps_sold] ningún valor es positivo: quizá lo vertido a la red
    [both_signs] valores de ambos signos: quizá un flujo neto, negativo cuando se vierte a la red
    [some_negative] algunos valores son negativos
    [flow_direction_net] flowDirection 4: un flujo neto
    [unit_of_power] su unidad es de potencia
    [unit_of_level] su unidad es de un nivel
    [portfolio_entries] las entradas de Portfolio Manager son el consumo de un periodo
    [home_assistant_delta] «delta» de Home Assistant es el consumo de una hora
    [each_row_its_period] cada fila indica el periodo que abarca su valor
    [never_change] los valores no cambian nunca
    [others_do_not_grow] en orden de tiempo, los valores solo crecen; pero los de otras columnas de la tabla no
    [power_on_the_spot] una potencia generada o usada en el lugar: elija potencia si es el contador del generador; si no, déjela fuera
    [power_not_electric] una potencia que no es eléctrica: cuenta su energía, así que déjela fuera
    [power_into_grid_as_use] una potencia hacia la red contaría como consumo: déjela fuera
    [power_into_grid_sold] una potencia hacia la red: como media de su periodo es lo vertido
    [stream_no_unit] no hay enlazado ningún tipo de lectura que indique la unidad
    [service_added] varios servicios se llaman así: se añade el servicio
    [usage_point_called] el punto de consumo se llama así
    [no_usage_point] no hay ningún punto de consumo enlazado; este es el nombre del archivo
    [depends_on_unit] depende de la unidad
    [depends_on_meter] depende del contador
    [accumulation_register] accumulationBehaviour 1: una lectura de contador
    [accumulation_period] accumulationBehaviour 4: el consumo de un periodo
    [accumulation_instant] accumulationBehaviour 12: en un instante
    [name_without_letter] su nombre no tiene ninguna letra
    [row_names_it] lo nombra la fila
    [file_names_it] lo nombra el archivo
    [files_name] el archivo no nombra ningún contador; este es el nombre del archivo
    [two_directions] la fila y el nombre de la columna indican dos sentidos: energía si se compró, energía vertida si se vertió
    [goes_out] lo que sale es lo vertido, o es un lugar: energía
    [input_output] una entrada y una salida son las de un edificio o las de un aparato: energía si se compró, energía vertida si se vertió
    [own_export] lo dice la exportación de GreenPulse
    [what_the_field_is] así es el campo
    [same_in_cubic_metres] el contador da las mismas cantidades en metros cúbicos: gas, con su propio poder calorífico
    [beside_bought] junto a lo comprado en el mismo contador: quizá lo vertido a la red
    [zeros_like_others] todos los valores son 0, y los demás del contador cuentan así
    [rivals] varias columnas o tablas dicen lo mismo de sí: una puede ser lo comprado, otra lo vertido y otra el neto de ambas
    [heat_or_electricity] el calor que cuenta un contador de calor, o electricidad que calienta
    [perhaps_steam] vapor si es vapor: nada más se guarda por su peso; valdría su energía en kWh o su volumen en m3
    [fuel_by_weight] un combustible que se pesa no se guarda; valdría su energía en kWh
    [gas_by_weight] el gas no se guarda por su peso; valdría su energía en kWh o su volumen en m3
    [oil_by_weight] el gasóleo no se guarda por su peso; valdría su energía en kWh o su volumen en litros
    [water_by_weight] el agua no se guarda por su peso; valdría su volumen en m3
    [this_by_weight] esto no se guarda por su peso; valdría su energía en kWh
    [what_was_made] lo generado: energía si es el contador del generador, energía vertida si lo cuenta el contador de la red
    [used_where_made] lo consumido donde se generó: ya lo cuenta el contador del generador, así que es mejor dejarlo fuera
    [it_is_left_out] se deja fuera
    [fluvius_register] Fluvius: el registro
    [no_direction_in_register] el nombre del registro no indica el sentido
    [row_type_unknown] el tipo de la fila no dice qué se mide
    [row_type_and_column] el tipo de la fila y el nombre de la columna
    [tibber_production] Tibber: production es lo vertido
    [kwh_of_either] kWh puede ser de electricidad o de gas: elija gas si es gas
    [kwh_or_m3] la electricidad está en kWh; el gas, en kWh o en m3, según cuente su contador
    [electricity_or_gas] puede ser electricidad o gas: elija gas si es gas
    [columns_name] el nombre de la columna
    [consumption_or_production] el archivo no dice si es consumo o generación
    [elhub_words] Elhub: forbruk es consumo; produksjon, generación
    [record_no_direction] el registro no indica el sentido
    [record_no_unit] el registro no indica la unidad
    [nem13_direction] NEM13: el sentido del registro
    [dsmr_reader_column] DSMR-reader: el nombre de la columna
    [spanish_column] el nombre de la columna, como lo usan las distribuidoras españolas
    [portfolio_column] Portfolio Manager: el nombre de la columna
    [column_no_unit] la columna no indica la unidad
    [no_energy_unit] no es energía
    [net_channel] un canal neto
    [suffix_unknown] el sufijo del canal no lo dice
    [nem12_suffix] NEM12: el sufijo indica el sentido
    [enel_direction] el archivo no dice si es lo consumido (prelievo) o lo vertido (immissione)
    [enel_kwh] e-distribuzione escribe kWh
    [p4_unknown] el número del contador no indica ni electricidad ni gas
    [p4_numbers] P4: el número del contador y el del registro
    [enedis_lines] Enedis: las líneas encima de la tabla
    [enedis_curves] Enedis escribe las curvas de carga en W, pero este archivo no lo dice
    [enedis_indexes] Enedis escribe los índices en Wh
    [home_wizard_column] HomeWizard: el nombre de la columna
    [heading_no_unit] el título de la tabla no indica ninguna unidad conocida
    [heading_direction] el título de la tabla: entregado al cliente o recibido del cliente
    [message_no_unit] el mensaje no indica la unidad
    [message_no_obis] el mensaje no indica ningún código OBIS
    [obis_unknown] el código OBIS no es de ningún suministro conocido
    [mscons_obis] MSCONS: el código OBIS
    [sdge_column] el nombre de la columna: consumption se toma de la red; generation se vierte
    [point_direction] el archivo no dice si el punto de medida es de consumo o de generación
    [eloverblik] Eloverblik
    [several_columns] el archivo puede dar el consumo en varias columnas
    [column_no_direction] el nombre de la columna no indica el sentido
    [eredes_power] E-REDES: potencia media de un cuarto de hora
    [no_active_energy] su código no es de energía activa: no cuenta en ningún sitio
    [reactive_energy] la energía reactiva no es consumo
    [apparent_energy] la energía aparente no es consumo
    [reactive_power] la potencia reactiva no es consumo
    [apparent_power] la potencia aparente no es consumo
    [voltage] una tensión no es una cantidad
    [current] una corriente no es una cantidad
    [frequency] una frecuencia no es una cantidad
    [power_factor] un factor de potencia no es una cantidad
    [no_utility] no es una cantidad de ningún suministro
    [pressure] una presión no es una cantidad
    [flow_at_instant] un caudal en un instante; cuenta el registro que hay al lado
    [forecast] una previsión, un objetivo, una pérdida o una comparación no es una lectura
    [emission] una emisión no es una cantidad de ningún suministro
    [voltage_or_current] una tensión o una corriente no es una cantidad
    [heating_water] la temperatura del agua de calefacción no es del ambiente
    [no_energy_gas_water_power] ni energía, ni gas, ni agua, ni potencia
    [billing_sum] la suma de un periodo de facturación no es ni una lectura ni un intervalo
    [mean_of_month] la media de un mes, un trimestre o una semana no es una lectura
    [words_no_numbers] palabras, no números
    [sum_of_columns] la suma de las demás columnas de la tabla, que cuentan
    [extreme_power] la potencia más alta o más baja de un periodo no es una cantidad
    [every_value_zero] todos los valores son 0
    [bought_less_sold] lo comprado menos lo vertido, que cuentan ambos
    [sum_of_series] la suma de las demás series del contador, que cuentan
    [told_in_another_unit] las mismas cantidades están también en otra unidad
    [another_column_time] otra columna indica la hora
    [sum_beside_times] junto a columnas que son horas, es una suma o no es una cantidad
    [columns_tell_time] los nombres de las columnas indican la hora del día
    [sum_says_it] lo dice «sum» (o «mean») de la misma hora
    [no_reading_there] este formato no guarda ahí ninguna lectura
    [money_currency] dinero: su nombre contiene una moneda
    [price_rate] un precio o una tarifa por unidad de energía no es una cantidad
    [money_by_name] dinero: lo dice su nombre, sin unidad de energía
    [money_rate] dinero: una tarifa o un cargo sin unidad de energía
    [money_cells] dinero: sus celdas contienen una moneda
    [calorific_value] un poder calorífico o su factor no es una cantidad: está en los ajustes del contador
    [so_much_for_each] tanto por cada unidad de otra cosa no es una cantidad
    [factor_one] un factor que siempre es 1
    [name_no_amount] su nombre dice que no es una cantidad
    [number_of_row] un número de la fila no es una cantidad
    [day_type] el tipo de día o la estación no distingue contadores
    [other_date] una fecha, pero no la de las lecturas
    [same_in_every_row] lo mismo en todas las filas
    [named_meter] su nombre dice contador
    [one_sheet_at_atime] se lee una hoja cada vez: guárdela como archivo aparte
    [status_no_value] su estado dice que no tienen ningún valor
    [below_table] están debajo de la tabla
    [generated_on_spot] generado en el lugar: lo cuenta el contador del generador
    [used_on_spot] consumido donde se generó: nunca pasó por el contador
    [highest_of_month] la potencia más alta de un mes no es una cantidad
    [highest_of_period] la potencia más alta de un periodo
    [no_energy] no es energía
    [power_no_energy] una potencia, no energía
    [reactive] energía reactiva
    [reactive_or_apparent] energía reactiva o aparente
    [check_channel] una comprobación de lo que cuenta otro contador
    [register_behind] el registro del que salen las cantidades
    [not_counted_here] ningún suministro que se cuente aquí, o no en esta unidad
    [difference_of_readings] la diferencia de dos lecturas
    [part_of_total] la parte de una tarifa en el total
    [registers_of_tariffs] los registros de varias tarifas y redes dan la misma energía
    [no_active] no es energía activa
    [difference_of_others] la diferencia de las otras dos
    [note_no_order] las filas no están en orden; no puede saberse de qué pasada de la hora repetida es cada una
    [note_highest_power] se deja fuera la potencia más alta de cada día
    [note_sums_of_days] se dejan fuera las sumas de varios días entre las tablas
    [note_other_messages] se dejan fuera los mensajes que no son MSCONS
    [note_forecast_values] se dejan fuera los valores que faltan, no sirven o son previsiones
    [note_register_readings] se dejan fuera las lecturas del contador (registros 500): los intervalos cuentan la misma energía
    [note_two_markets] hay contadores de Australia Occidental y del mercado nacional en un mismo archivo: impórtelos por separado
    [before2010] ninguna lectura es anterior a 2010: el reloj iba mal, o la fecha no está en el orden elegido
    [factor_no_number] el factor del valor no es un número
    [length_unknown] no se sabe cuánto dura el periodo: indíquelo, o deje fuera la fila
    [not_confirmed] este contador, magnitud o unidad no estaba entre lo confirmado: vuelva a subir el archivo, o deje fuera la fila
    [not_confirmed_plan_again] este contador o esta magnitud no estaba entre lo confirmado: vuelva a subir el archivo
    [delivery_no_use] una entrega dice qué se compró, no cuándo se consumió: indique el consumo por periodos con inicio y final
    [time_missing] falta la hora
    [not_number] no es un número: escríbalo sin unidad ni palabras, o deje la celda vacía
    [not_with_point] no es un número con punto decimal: el archivo mezcla signos decimales, o su signo es la coma
    [not_with_comma] no es un número con coma decimal: el archivo mezcla signos decimales, o su signo es el punto
    [not_with_point_mixed] no es un número con punto decimal: el archivo mezcla signos decimales
    [not_with_comma_mixed] no es un número con coma decimal: el archivo mezcla signos decimales
    [not_span] no es una duración en milisegundos, de 400 días como máximo
    [end_after_start] un periodo termina después de su inicio y en menos de 400 días
    [no_offset_here] sin diferencia con UTC, cuando las demás horas la tienen: añada Z o +01:00
    [not_time_of_day] no es una hora del día como 17:05
    [not_times_of_day] no son dos horas del día como 00:00-00:15
    [not_hour_number] no es el número de una hora del día
    [not_offset] no es una diferencia con UTC en minutos
    [not_start_end] no son un inicio y un final como 2026-11-22 17:00 to 2026-11-22 18:00
    [not_year] no es un año
    [no_such_part] el año no tiene ese trimestre o esa semana
    [not_month] no es un mes
    [not_day] no es un día
    [no_such_day] el calendario no tiene ese día
    [end_missing] falta el final del periodo
    [not_time_year_first] no es una hora como 2026-11-22 17:05
    [not_time_day_first] no es una hora como 22/11/2026 17:05, con el día primero
    [not_time_month_first] no es una hora como 11/22/2026 17:05, con el mes primero
    [not_month_year] no es un mes con su año como 01/24 o Jan 24
    [not_seconds] no es una hora en segundos desde 1970
    [not_millis] no es una hora en milisegundos desde 1970
    [not_serial] no es una fecha de hoja de cálculo
    [needs_start] una lectura de intervalo necesita un inicio en segundos desde 1970
    [needs_value] una lectura de intervalo necesita un valor que sea un número
    [needs_duration] una cantidad necesita la duración de su periodo, de 400 días como máximo
    [not_nem12] no es un registro de NEM12: 100, 200, 300, 400, 500 o 900
    [not_nem13] no es un registro de NEM13: 100, 250, 550 o 900
    [interval_minutes] aquí van los minutos de un intervalo, como 5, 15 o 30
    [values_of_no_channel] valores de un canal que ningún registro 200 anterior describe
    [quality_of_nothing] la calidad de intervalos de los que ningún registro 300 anterior habla
    [quality_range] aquí van el primer y el último intervalo del día, y su calidad
    [needs_begin_end] una cantidad necesita un inicio y un final (DTM+163, DTM+164), o una hora
    [not_hour1_to25] no es el número de una hora, de 1 a 25
    [not_minutes_hour_day] no es una duración en minutos, «Hour» o «Day»
    [another_value_before] esta hora tiene otro valor en la línea anterior
    [not_end_of_half_hour] no es el final de una media hora debajo de una línea con su fecha
    [has_differences] otra columna tiene sus diferencias: una lectura de contador
    [grows_in_one_unit] en orden de tiempo y en una sola unidad, los valores solo crecen: una lectura de contador
    [amounts_in_one_unit] en una sola unidad, los valores suben y bajan: cantidades por periodo
    [period_range] un periodo dura de un segundo a 400 días
    [names_other_period] cada fila indica su mes, trimestre o semana: para un valor de otro periodo, escriba su inicio y su final en dos columnas
    [nothing_chosen] no hay nada elegido en el archivo para importar
    [yet_to_come] esto está en el futuro: compruebe el orden de las fechas y el reloj que las escribió
    [tells_how_read] un mismo registro sigue mientras cambian sus palabras: dicen cómo se leyó
    [marked_as_none] el archivo los marca como nulos: faltan, no sirven o son previsiones
    [beside_calorific] al lado hay un poder calorífico: gas, salvo que sea electricidad
    [another_length] para el mismo tiempo hay consumos de otra duración, y ambos contarían: impórtelos en otro contador y asigne al edificio uno de los dos
   *[other] { $english }
}
odd = { $code ->
    [bits32] el número más alto de 32 bits, con lo que un contador indica que no hay valor
    [past32] 2^32, con lo que un contador indica que no hay valor
    [bits31] el número más alto de 31 bits, con lo que un contador indica que no hay valor
    [past31] 2^31, con lo que un contador indica que no hay valor
    [bits63] el número más alto de 63 bits, con lo que un contador indica que no hay valor
    [bits64] el número más alto de 64 bits, con lo que un contador indica que no hay valor
    [far_beyond_usual] muy por encima de lo habitual aquí
    [no_probe] la señal de un termómetro sin sonda
   *[other] { $english }
}
order = { $order ->
    [day_first] primero el día
    [month_first] primero el mes
    [month_year] mes y año
   *[other] primero el año
}
problem = línea { $line }{ $has_column ->
    [yes] , { $column }
   *[no] { "" }
}{ $has_given ->
    [yes] , «{ $given }»
   *[no] { "" }
}: { $fault }
what_column = columna «{ $name }»
what_series = «{ $label }»
what_sheet = la hoja «{ $name }»
what_line = línea { $line }
what_rows = filas: { $count }
what_more_lines = más líneas: { $count }
what_values = valores: { $count }
what_amounts = { $channel }: { $count } consumos, el primero en la línea { $line }
what_channel = { $meter }, { $field }
left = { $what }: { $why }
times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
forgiven = { $count ->
    [0] { "" }
    [one] , salvo una bajada como las que tienen los registros
   *[other] , salvo { $count } bajadas como las que tienen los registros
}
day = un día
month = un mes
hours = { $count } h
minutes = { $count } min
seconds = { $count } s
stated = como se indica
from = { $length } desde { $at }
column_called = la columna se llama «{ $name }»
row_says = la fila dice «{ $text }»
line_says_so = lo dice la línea { $line }
line_names_it = lo nombra la línea { $line }
line_above_table = la línea { $line } está encima de su tabla
line_has = la línea { $line } tiene { $cell }
byte_order_mark = su marca de orden de bytes dice { $name }
not_utf8 = la línea { $line } no está en UTF-8: se lee como Windows-1252, que escribe el Windows de Europa occidental
splits = { $sign } divide { $agree } de las primeras { $lines } líneas en { $cells } celdas
each_row_states = cada fila indica su periodo: { $every }
steps_are_month = { $fit } de { $all } pasos son un mes
every_step = cada paso es de { $every }
steps_are = { $fit } de { $all } pasos: { $every }
steps_change = los pasos cambian ({ $lengths }): cada valor abarca el paso en el que está
day_values = un día tiene hasta { $count } valores
goes_on_evenly = leídas así ({ $order }), las horas avanzan de día en día; de otro modo saltan meses
only_order = la línea { $line } tiene { $cell }, que solo se lee así: { $order }
only_order_all = las fechas solo se leen así: { $order }
least_wrong = horas leídas así: { $read }; la línea { $line } tiene { $cell }, que así no es una hora
short_years_months = los años tienen dos cifras; leídos como meses con su año, el primero empieza el { $first }
month_named = el mes tiene nombre, y leídas así ({ $order }) las horas están juntas: la primera es { $first }
short_years = los años tienen dos cifras; leída así ({ $order }), la primera fecha es { $first }
mixes_signs = el archivo mezcla signos decimales: la línea { $line } tiene { $cell }; la línea { $other_line }, { $other }
thousand_or_fraction = números como { $sign } pueden ser miles o fracciones, y ningún otro número lo aclara
points = números con punto: { $points }; con coma: { $commas }
skipped = la línea { $line } tiene { $cell }, que los relojes de { $site } se saltan: el archivo está en otra zona, o en hora estándar todo el año
twice = la hora de { $cell } viene dos veces, como en los relojes de { $site }
odd_mark = la línea { $line } marca { $cell } como segunda pasada de una hora, que los relojes de { $site } no repiten entonces
day_of25_hours = un día tiene 25 horas, como en los relojes de { $site }
no_offset_site = las horas no indican su diferencia con UTC; el sitio está en { $site }
value_skipped = la línea { $line } tiene un valor a una hora que los relojes de { $zone } se saltan: el archivo está en otra zona
hour_twice = una hora viene dos veces, como en los relojes de { $zone }
clock_of = el formato escribe la hora de { $zone }
may_be_from = el formato escribe la hora local y puede ser de { $zones }
starts_either = en la fecha en que termina el anterior empiezan { $same }; el día después, { $next }
factor_column = la columna «{ $column }» tiene { $factors }, y nada indica si los valores ya están multiplicados
beyond24 = el { $date } las horas cuentan más allá de 24
number_twice = un número viene dos veces el { $date }, cuando los relojes se atrasan
skipped_is_missing = el { $date } falta la hora que los relojes se saltan
last_is_missing = falta el último número el { $date }, cuando los relojes se saltan una hora
clocks_change = el { $date } cambia la hora, y los números no dicen qué hora falta o viene dos veces
unit_of_called = { $unit } de lo que se llama { $about }
unit_may_be = { $unit } puede ser: { $fields }
may_be = puede ser: { $fields }
unit_of = { $unit } de «{ $about }»
unit_unknown = «{ $unit }» no es una unidad conocida, o significa dos cosas
stored_in = «{ $field }» se guarda en ella
uom = uom { $code }
uom_of_only_type = uom { $code } del único tipo de lectura, al que no lleva ningún enlace
two_services = el punto de consumo indica { $point }; su tipo de lectura, { $service }
service_is = { $service }
service_export = { $service }, vertido
accumulation = accumulationBehaviour { $code }; { $spans } de { $count } tienen duración
no_accumulation = sin accumulationBehaviour; { $spans } de { $count } tienen duración
home_assistant_register = «{ $name }» de Home Assistant es una lectura de contador
grows = en orden de tiempo, los valores solo crecen ({ $rises } veces{ $forgiven }): una lectura de contador
grows_but_amounts = en orden de tiempo, los valores solo crecen ({ $rises } veces{ $forgiven }): una lectura de contador, pero el archivo habla de cantidades
few_grow = en orden de tiempo, los valores solo crecen{ $forgiven }, pero solo hay { $count }
left_of_something = los valores suben { $rises } y bajan { $falls }: quizá lo que queda de algo, que no se cuenta
amounts_aperiod = los valores suben { $rises } y bajan { $falls }: cantidades por periodo
runs_both_ways = los valores suben { $rises } y bajan { $falls }, cada vez poco: quizá un registro que va en los dos sentidos, que no se cuenta
rise_and_fall = los valores suben { $rises } y bajan { $falls }
grow_and_fall = los valores crecen { $grows } y bajan { $falls }
register_falls = este formato escribe lecturas de contador, pero los valores bajan { $falls }
power_means = una potencia (intervalo: { $every }): el archivo habla de medias; como media de su periodo es energía
power_far_apart = una potencia (intervalo: { $every }): lecturas de potencia tan separadas no se cuentan; como media de su periodo es energía
another_stream = otra serie de lecturas va también a { $meter }
another_series = otra serie va también a { $meter }
another_column = otra columna u otro contador se llama también { $meter }
no_key = «{ $text }» no es la clave de un contador
no_field = «{ $text }» no es una magnitud
no_unit_named = «{ $text }» no es una unidad
no_kind = «{ $text }» no es una forma de contar
of_one_meter = «{ $first }» y «{ $other }» son de un mismo contador: diga cuál se vertió, o deje uno fuera
bought_and_sold = «{ $bought }» se compró y «{ $sold }» se vertió: de un solo contador, salvo que sus otras palabras nombren dos
power_beside = una potencia junto a «{ $label }»: potencia si es eléctrica; si no, déjela fuera
rate_of_meter = una tarifa del contador: { $part }
undirected = «{ $label }» dice en qué sentido fluye, y esto no: energía si se compró, energía vertida si se vertió
same_amounts_as = da las mismas cantidades que «{ $label }», que cuenta
battery_flow = el flujo de una batería queda en el edificio: «{ $label }» cuenta lo que pasó por el contador
all_used = todo lo consumido, de lo que «{ $label }» se compró: cuenta lo comprado
power_of_energy = la potencia de «{ $label }», cuya energía cuenta
power_of_counted = la potencia de «{ $label }», que cuenta
volume_of = el volumen del agua que trae «{ $label }», que cuenta
register_of = el registro de «{ $label }», que cuenta en otra unidad
differences_of = son las diferencias de «{ $label }», que cuenta
sums_of = las sumas de «{ $label }», que cuenta
same_gas = el mismo gas que «{ $label }», en otra unidad
same_in_other_unit = las mismas cantidades que «{ $label }», en otra unidad
changes_together = cambia a la vez que «{ $name }», que nombra el contador
no_time_below = «{ $text }» está debajo de la tabla y no tiene hora
odd_value = la línea { $line } tiene { $cell }, con lo que un aparato indica que no hay valor: se guarda aparte y no cuenta
odd_values = la línea { $line } tiene { $cell } (y otros { $more }), con lo que un aparato indica que no hay valor: se guarda aparte y no cuenta
far_beyond = «{ $label }» tiene valores muy superiores a los habituales: por encima de { $most } se guardan aparte y no cuentan
covers = «{ $label }», periodo de un valor: { $parts }
more_remarks = más observaciones de este tipo: { $count }
leap = «{ $label }» sube { $rise } ({ $at }), mucho más de lo posible: si se cambió el contador, puede indicarse en sus ajustes
not_time = no es una hora como { $example }
not_date = no es una fecha como { $example }
kept_apart = { $written }: { $odd }; se guarda aparte y no cuenta
cannot_be_true = fuera de lo posible para «{ $field }» (de { $lowest } a { $highest } { $unit })
time_goes_back = { $meter }: la hora retrocede aquí. Las lecturas se ordenan por tiempo, pero compruebe que las fechas se leen bien
cells_in_row = celdas: { $cells }; en el encabezado: { $header }. Sobra o falta un separador, o hay unas comillas sin cerrar
clocks_skip = los relojes de { $zone } se saltan esta hora al adelantarse: elija la zona del archivo (UTC, o una sin cambio de hora como Etc/GMT+5)
day_has_values = un día tiene { $count } valores de este canal y, detrás, una calidad
too_many_series = un archivo tiene como máximo { $series } series y { $columns } columnas
no_such_field = «{ $label }»: no existe esa magnitud
key_cannot_be = «{ $label }»: «{ $key }» no puede ser la clave de un contador
scale_no_number = «{ $label }»: su factor no es un número
counts_otherwise = «{ $label }»: «{ $field }» no cuenta así ({ $kind }); elija lectura del contador o consumo de un periodo
counts_only_as = «{ $label }»: «{ $field }» no cuenta así ({ $kind }); elija: { $only }
mean_is_no_kind = «{ $label }»: la media de un mes, un trimestre o una semana no cuenta así ({ $kind }): déjela fuera
power_only_interval = «{ $label }»: la potencia solo se vuelve energía como consumo de un periodo; para potencia, elija «Potencia»
cannot_be_counted = «{ $label }»: «{ $field }» no puede contarse en «{ $unit }»
only_electricity_split = «{ $label }»: solo la electricidad por periodos puede dividirse en comprada y vertida
two_ways_of_counting = { $meter } tiene lecturas y consumos por periodo del mismo suministro: un contador cuenta de una sola forma. Deje uno fuera o elija otro contador para él
both_would_be = «{ $first }» y «{ $other }» serían ambos «{ $name }» de { $meter }: deje uno fuera, elija otro contador o nombre una parte como en { $field }:2
not_answered = «{ $label }»: faltan respuestas
not_kept_as = { $meter }: «{ $name }» no se guarda así ({ $kind })
counts_as = { $meter } cuenta «{ $field }» aquí de otra forma ({ $here }) que el archivo ({ $there }): cambie lo indicado o cómo cuenta el contador
falls_at_end = «{ $label }» baja de { $before } a { $after } ({ $at }), y lo que hay entre medias no cuenta: si su registro vuelve a cero en { $end }, puede indicarse en los ajustes del contador
falls_anew = «{ $label }» baja de { $before } a { $after } ({ $at }), y lo que hay entre medias no cuenta: si se cambió el contador, puede indicarse en sus ajustes
power_beside_mean = una potencia junto a «{ $label }»: como media de su periodo es energía
may_be_gas_beside = junto a «{ $label }» puede ser la energía de ese gas: gas natural, y deje fuera el volumen
