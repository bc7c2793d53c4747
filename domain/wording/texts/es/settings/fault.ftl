kind = { $kind ->
    [null] null
    [bool] true o false
    [number] un número
    [text] un texto
    [array] una lista
   *[object] un objeto
}
and = { $fault }; { $next }
and_more = { $faults }; y { $more } más
in_ = «{ $name }»: { $fault }
of_reading = lectura { $nth } de { $count }: { $fault }
of_device = «{ $device }»: { $fault }
send_such = { $fault }; envíe un objeto como { $example }, o una lista de ellos
not_text = el mensaje no es texto
empty = el mensaje está vacío
json_ends = el mensaje termina en medio de su JSON (línea { $line }, columna { $column })
json_too_deep = el JSON del mensaje está anidado demasiado (línea { $line }, columna { $column })
json_goes_on = el mensaje sigue tras el final de su JSON (línea { $line }, columna { $column }); envíe un valor JSON por mensaje
json_nan = el mensaje no es JSON (línea { $line }, columna { $column }): JSON no tiene NaN ni Infinity; omita el campo
not_json = el mensaje no es JSON: «{ $around }» no puede leerse (línea { $line }, columna { $column })
not_text_number = el mensaje no es texto, y se espera un número
payload_no_number = el mensaje es «{ $text }», no un número
not_number = «{ $name }» es { $kind }, no un número
not_number_but = «{ $name }» es { $text }, no un número
no_number = «{ $name }» no es un número
neither_number = «{ $name }» o «{ $other }» no es un número
member_no_number = «{ $name }» contiene algo que no es un número
not_finite = «{ $name }» no es un número finito
cannot_be_true = «{ $name }» es { $value }, fuera de lo posible (de { $lowest } a { $highest })
not_time = «{ $name }» es { $text }, no una hora como { $example }
not_seconds = «{ $name }» es { $text }: indique segundos desde 1970, o RFC 3339
not_millis = «{ $name }» es { $text }: indique milisegundos desde 1970
not_rfc3339 = «{ $name }» es «{ $text }»: escríbalo según RFC 3339 con su diferencia con UTC, como 2026-11-22T17:00:00Z
no_rfc3339 = «{ $name }» es { $kind }: escríbalo según RFC 3339, como «2026-11-22T17:00:00Z»
not_period = «{ $name }» es { $text }: indique la duración del periodo en segundos
not_field = «{ $name }» no es una magnitud; las magnitudes son { $fields }
object_expected = { $kind } donde se espera un objeto como { $example }
no_reading = no contiene ninguna lectura; envíe un objeto como { $example }
own_topic = publique en greenpulse/v1/<meter>/readings, con el nombre del contador sin barra
no_key = «{ $name }» no puede ser el nombre de un contador: use letras, cifras, -, _ y ., 120 como máximo
no_key_announced = «{ $name }» no puede ser el nombre de un contador: anuncie un «device» con «identifiers»
no_part = «{ $name }» nombra una parte que no puede serlo: tras los dos puntos use letras, cifras, -, _, . y /, { $most } como máximo, sin - al principio ni al final
payload_is = el mensaje es { $kind }, no un objeto como { $example }
object_is = «{ $name }» es { $kind }, no un objeto como { $example }
not_model_id = el mensaje es { $kind }, no un objeto con «model» e «id»
not_list_of_devices = el mensaje es { $kind }, no la lista de dispositivos del puente
text_such = el mensaje no es un texto como { $example }
no_codec = no hay «object»: dé al perfil del dispositivo un códec en ChirpStack, que haga cifras de los bytes del dispositivo
no_formatter = no hay «uplink_message.decoded_payload»: dé al dispositivo un payload formatter, que haga cifras de sus bytes
emon_object = emon/<node> lleva un objeto como { "{" }"power1":100{ "}" }; un número suelto va a emon/<node>/<name>
nth_no_number = el valor { $nth } es «{ $text }», no un número; envíe números como 100,200,300
payload_has_no = el mensaje no tiene «{ $name }»
topic_says = el mensaje no tiene «{ $name }», como indica su topic
unit_is = la unidad de «{ $name }» es «{ $unit }», que no es kWh, Wh, m3, kW ni W
too_few_members = «nrg» tiene pocos valores ({ $count }); la potencia total es el duodécimo
not_array = «{ $name }» no es una lista de números
powers_no_numbers = «power1_W» a «power3_W» no son números; el primero es { $kind }
not_sparkplug = el mensaje no es de Sparkplug B (protobuf): ¿está el dispositivo en Sparkplug A o en JSON?
birth_not_heard = no llegó el nacimiento (birth) de este dispositivo: pídale uno nuevo (Node Control/Rebirth)
no_token = no se sabe quién envía: inicie sesión con el token de acceso del dispositivo como usuario MQTT
telemetry_json = la telemetría se lee aquí como JSON: publíquela en v1/devices/me/telemetry
gateway_telemetry = la telemetría de una pasarela es un objeto como { $example }
telemetry_is = la telemetría es un objeto como { $example }, y esto es { $kind }
too_many_devices = dispositivos en un mensaje: { $count }; se leen { $most }, envíe los demás en otro
no_telegram_id = el telegrama no tiene «id»
needs_wmbus_key = «error» es «{ $error }»: dé a wmbusmeters la clave del contador { $meter }
no_measurement = falta la medición: una línea empieza por su nombre
tag_no_value = la etiqueta «{ $key }» no tiene valor: escríbala como name=value, sin espacios
no_fields = faltan los campos: tras la medición y sus etiquetas va un espacio y luego name=value
field_no_value = el campo «{ $key }» no tiene valor: escríbalo como name=value, sin espacios
line_time = la hora es «{ $text }»: escriba un número entero de { $precision }, u omítala
line_time_beyond = la hora { $count } está más allá de toda hora: ¿está en { $precision }?
line_goes_on = «{ $text }» está donde va una coma, una hora o el final de la línea
no_closing_quote = al texto del campo «{ $key }» le falta la comilla de cierre
field_no_number = el campo «{ $key }» es «{ $text }», que no es un número: escriba 1.5, 2i, true o un texto entre comillas
line_not_utf8 = la línea no está en UTF-8
announcement_object = un anuncio es un objeto JSON con «state_topic»
wild_topic = el topic «{ $topic }» de «{ $name }» vale por muchos otros; configúrelos a mano
template_too_much = el «value_template» de «{ $name }» es más de lo que aquí puede seguirse ({ $template }); configure el topic «{ $topic }» a mano
no_state_topic = el anuncio de «{ $name }» no tiene «state_topic» («stat_t»)
nothing_where_mapped = en el mensaje no hay «{ $pointer }», donde busca el dispositivo personalizado
nothing_at = en el mensaje no hay «{ $pointer }»
topic_not_taken = «{ $filter }» no toma «{ $topic }»; + es un nivel, # todos los que siguen
meter_no_key = «{ $name }» no puede ser el nombre de un contador: use letras, cifras, -, _ y ., 120 como máximo
say_where = el mensaje es { $kind }: diga dónde está el número, como /energy
mapped_no_field = «{ $name }» no es una magnitud
no_time_at = en el mensaje no hay ninguna hora en «{ $pointer }»
time_at_text = la hora en «{ $pointer }» es { $found }, y se espera un texto como 2026-11-20T21:57:38
time_at_seconds = la hora en «{ $pointer }» es { $found }, y se esperan segundos desde 1970
time_at_millis = la hora en «{ $pointer }» es { $found }, y se esperan milisegundos desde 1970
nul_topic = el topic contiene un NUL, lo que ningún topic puede
other_meter = esto es para el contador «{ $meant }», y el token vale solo para «{ $own }»: dé al remitente el token de una pasarela (Ajustes, Tokens), que vale para cualquier contador, o uno de «{ $meant }»
clock_after_cut = el reloj del dispositivo marca { $at }, como tras un corte de luz: ajústelo, o no envíe hora
clock_ahead = el reloj del dispositivo marca { $at }, que está en el futuro: ajústelo (y su zona horaria), o no envíe hora
clock_behind = el reloj del dispositivo marca { $at }, hace más de dos años: ajústelo (y su zona horaria), o no envíe hora; lo más antiguo entra como archivo o por HTTP
cannot_keep = la base de datos no puede guardar lo que dice: { $error }
needs_at = «{ $field }» cuenta consumos por periodo, que necesitan «at»: el final del periodo, según un reloj en hora
stands_otherwise = «{ $field }» es aquí { $value }; una lectura de la misma hora del dispositivo con { $stands } estaba antes y se queda
too_many_channels = «{ $meter }» tiene { $most } canales, el máximo de un contador: «{ $channel }» sería uno más
same_name_too_long = otro contador se llama también «{ $meter }», y el nombre es demasiado largo para distinguirlos: cambie uno
nobody_reads = nadie lee este topic: configure un dispositivo personalizado para él
too_long = demasiado largo para guardarse entero, así que no puede volver a leerse: haga que el dispositivo lo envíe otra vez
