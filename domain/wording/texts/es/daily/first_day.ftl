heading = Puesta en marcha en cuatro pasos
progress = { $done } de { $all } pasos hechos. Puede omitir cualquiera y volver más tarde.
step =
    .place = ¿Dónde se encuentra?
    .connect = Conectar un contador
    .building = Poner nombre al edificio
    .price = ¿Cuánto cuesta un kWh?
done = Hecho
skipped = Omitido
skip = Omitir este paso
place_hint = La zona horaria decide cuándo empieza un día. De ella salen los datos meteorológicos, la moneda y las unidades; cambie lo que no sea correcto.
name = Nombre del sitio
zone = Zona horaria
zone_hint = Por ejemplo, Europe/Madrid o America/Mexico_City.
currency = Moneda
currency_hint = Tres letras, por ejemplo EUR o USD.
units = Unidades
location = Población o dirección (opcional)
weather = Usar los datos meteorológicos de { $town } (la ubicación exacta se puede indicar más tarde)
propose = Sugerir para esta zona horaria
save_place = Guardar lugar
no_zone = «{ $given }» no es una zona horaria. Elija una, por ejemplo Europe/Madrid.
no_currency = «{ $given }» no es una moneda. Introduzca tres letras, por ejemplo EUR.
connect_hint = Los dispositivos envían por MQTT a { $address }. Elija lo que tenga; aquí se ve cuándo llega algo.
source =
    .shelly = Shelly
    .tasmota = Tasmota
    .zigbee2mqtt = Zigbee2MQTT
    .home-assistant = Home Assistant
    .reader = Lector de contador inteligente
    .file = Archivo CSV o Green Button
    .hand = A mano
source_hint =
    .shelly = En un terminal, con la dirección del dispositivo en lugar de SHELLY. O en la página del propio dispositivo, en «Settings», «MQTT»: indique este servidor y active «Generic status update».
    .tasmota = Cópielo en la consola del dispositivo.
    .zigbee2mqtt = Añádalo a configuration.yaml de Zigbee2MQTT y reinicie Zigbee2MQTT.
    .home-assistant = Añádalo a configuration.yaml de Home Assistant y reinicie Home Assistant. Su integración MQTT debe estar conectada a este servidor.
    .reader = AMS reader, DSMR-reader, vzlogger y similares tienen una página para MQTT. Introduzca en ella estos datos.
    .file = Suba un archivo de su compañía o de otro programa. Las columnas se reconocen y se pueden comprobar antes de guardar nada.
    .hand = Lea el contador y escriba la cifra. Para empezar, basta con una vez al mes.
heard = Recibido
waits = Todavía no recibido
token_hint = Los dispositivos se identifican con un token de acceso como nombre de usuario.
make_token = Crear token de acceso
import = Subir un archivo
by_hand = Introducir una lectura
try_line = ¿No tiene un contador a mano? Copie esta línea en un terminal. La lectura aparece aquí en menos de un segundo, sin recargar la página.
unread = { $count ->
    [one] No se entienden los mensajes de un tema. <a>Elegir qué cifras leer</a>.
   *[other] No se entienden los mensajes de { $count } temas. <a>Elegir qué cifras leer</a>.
}
building_waits = En cuanto un contador envíe datos, aparecerá aquí con una sugerencia.
building_hint = Un contador principal mide todo el edificio; un enchufe es un subcontador.
price_hint = Basta para un primer coste. Las tarifas con horarios, tramos y términos fijos se pueden definir más tarde.
price = Precio de un kWh en { $currency }
save_price = Guardar precio
no_price = un precio, por ejemplo { $example }
tariff_name = Electricidad
new_meters = { $count ->
    [one] Contador nuevo
   *[other] Contadores nuevos ({ $count })
}
more_meters = { $count ->
    [one] <a>Otro contador</a> necesita un edificio.
   *[other] <a>Otros { $count } contadores</a> necesitan un edificio.
}
