title = Tokens de acceso
lede = Un token permite a un dispositivo o programa enviar lecturas, y nada más. Puede revocarlo en cualquier momento; los demás siguen funcionando.
revoked_label = Revocado. Ya no funciona.
in_use = En uso
revoke = Revocar
of_a_gateway = Para una pasarela, por MQTT y HTTP; cualquier contador.
of_a_program = Para programas, por HTTP; cualquier contador.
make_one = Token nuevo
name = Nombre
name_hint = Por ejemplo, «Telegraf en el servidor» o «bomba de calor».
kind = Permiso
kind_device = Enviar para un contador
kind_gateway = Enviar para cualquier contador (pasarela)
kind_http = Enviar para cualquier contador, por HTTP
meter = Contador
meter_hint = Para un token de un solo contador: su clave, como en su tema, o el nombre de un contador existente. Déjelo vacío para pasarelas y programas.
kinds_explained = Si un dispositivo con un token de un contador envía datos de otro, acaban en los datos rechazados. Zigbee2MQTT, una pasarela ThingsBoard u otro puente para varios dispositivos necesita un token de pasarela.
make = Crear token
copy_now = Cópielo ahora; no se volverá a mostrar.
try_it = Pruébelo:
headline = { $in_use ->
    [0] Todavía no hay tokens.
    [one] Un token en uso.
   *[other] { $in_use } tokens en uso.
}
of_meter = Solo para el contador { $key }.
line_used = { $stands_for } Creado { $made }, último uso { $used }.
line_unused = { $stands_for } Creado { $made }, sin usar.
revoked = { $count ->
    [one] { $count } revocado.
   *[other] { $count } revocados.
}
