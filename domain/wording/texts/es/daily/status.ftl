all_run = Todo funciona.
one_down = Algo no funciona.
readings_in = { $readings ->
    [one] 1 lectura en el último minuto.
   *[other] { $readings } lecturas en el último minuto.
}
unreadable = { $count ->
    [one] 1 mensaje ilegible.
   *[other] { $count } mensajes ilegibles.
}
meters_wait = Hay contadores nuevos en espera.
parts = Componentes
works = Funciona
down = Caído
broker = Broker
starting = Iniciando
not_connected = Todavía sin conexión.
broker_up = { $has_devices ->
    [yes] { $devices ->
        [one] Integrado, en { $address }. 1 dispositivo conectado.
       *[other] Integrado, en { $address }. { $devices } dispositivos conectados.
    }
   *[no] { $address }.
}
broker_connecting = { $address }: conectando.
broker_refuses = { $address } rechaza { $refused } de { $topics } temas. Revise las reglas de acceso del broker.
broker_away = { $way ->
    [nobody_listens] { $address }: no hay ningún broker en esta dirección. Se reintenta cada pocos segundos. ({ $error })
    [no_answer] { $address }: el broker no responde. Se reintenta cada pocos segundos. ({ $error })
    [sign_in] { $address }: el broker no acepta el nombre de usuario o la contraseña. ({ $error })
    [encryption] { $address }: falló la conexión cifrada. Revise el certificado. ({ $error })
   *[other] { $address }: sin conexión. Se reintenta cada pocos segundos. ({ $error })
}
broker_stopped = { $address }: detenido.
sessions = Sesiones
full = Sin espacio
absent = { $count ->
    [0] No falta ningún dispositivo.
    [one] Falta 1 dispositivo. Su sesión se conserva.
   *[other] Faltan { $count } dispositivos. Sus sesiones se conservan.
}
queued = { $kilobytes } kB de mensajes esperan a dispositivos que faltan o van lentos.
made_place = { $count ->
    [one] Se descartó la sesión del dispositivo que más tiempo llevaba ausente para dejar sitio a otra ({ $last }).
   *[other] Se descartaron { $count } sesiones de los dispositivos que más tiempo llevaban ausentes para dejar sitio a otras (la última: { $last }).
}
dropped = { $count ->
    [one] Se descartó 1 mensaje: había demasiado en espera de dispositivos que faltan o van lentos.
   *[other] Se descartaron { $count } mensajes: había demasiado en espera de dispositivos que faltan o van lentos.
}
database = Base de datos
failing = Con fallos
database_away = No responde. Las lecturas esperan; no se pierde nada.
database_version = { $version }.
database_trouble = { $trouble ->
    [full] { $version }. Su disco está lleno. Las lecturas esperan y se reintentan cada segundo; no se pierde nada.
    [read_only] { $version }. Es de solo lectura. Las lecturas esperan y se reintentan cada segundo; no se pierde nada.
   *[other] { $version }. No se puede escribir en ella. Las lecturas esperan y se reintentan cada segundo; no se pierde nada.
}
queue = Cola
empty = Vacía
moves = En marcha
fills = Llenándose
waiting_in_queue = { $waiting } de { $most } mensajes en espera.
cache = Caché
not_used = Sin usar
cache_hint = Solo hace falta con varios servidores.
rates = Ritmo de datos
readings_a_second = Lecturas por segundo
readings_a_second_hint = Media del último minuto.
readings_stored = Lecturas guardadas
readings_stored_hint = { $repeated ->
    [0] Desde el arranque ({ $since }). Sin duplicados.
    [one] Desde el arranque ({ $since }). 1 duplicado se guardó una sola vez.
   *[other] Desde el arranque ({ $since }). { $repeated } duplicados se guardaron una sola vez.
}
messages = Mensajes
messages_hint = { $has_last ->
    [yes] En { $commits ->
        [one] 1 transacción
       *[other] { $commits } transacciones
    } (la última: { $last }).
   *[no] En { $commits } transacciones.
}
new_meters = Contadores nuevos ({ $count })
waiting = En espera
let_in = Admitir todos
see_which = Ver cuáles
topics_of = { $topics ->
    [one] { $client } (1 tema)
   *[other] { $client } ({ $topics } temas)
}
too_many = En una hora llegaron más contadores nuevos de los que puede traer un cliente, o todos juntos. { $topics ->
    [one] Espera 1 tema
   *[other] Esperan { $topics } temas
} de { $clients }. { $messages ->
    [one] 1 mensaje se confirmó, pero no se guardó como lectura.
   *[other] { $messages } mensajes se confirmaron, pero no se guardaron como lecturas.
} El último de cada tema se conserva y será su primera lectura cuando los admita.
first_fifty = Estos son los 50 primeros. <a>Ver todos</a>
no_new_meters = Ninguno. Aquí aparece cada contador que envía por primera vez. Pruébelo:
new_meter = { $has_at ->
    [yes] Dispositivo { $dialect }: { $values } (actualizado: { $at }). Las lecturas se conservan, pero no se incluyen en ningún total hasta que asigne el contador a un edificio.
   *[no] Dispositivo { $dialect }. Las lecturas se conservan, pero no se incluyen en ningún total hasta que asigne el contador a un edificio.
}
quarantine = Mensajes ilegibles ({ $count })
delete = Eliminar todos
quarantine_hint = Se conservan los últimos { $most }, con el motivo. No retrasan nada más.
evicted = { $count ->
    [one] Se eliminó 1 mensaje más antiguo para hacer sitio.
   *[other] Se eliminaron { $count } mensajes más antiguos para hacer sitio.
}
came = { $topic }, { $when }
no_payload = (vacío)

disk = Disco

disk_free = { $gigabytes } GB libres donde está la base de datos.

tight = Poco espacio

imports = Archivos

last_import = La última importación fue { $file }, { $readings ->
    [one] 1 lectura
   *[other] { $readings } lecturas
}, { $when }.

import_failed = La importación de { $file } falló, { $when }. Ajustes > Importar dice por qué.

no_import = Todavía no se ha importado ningún archivo.

meters_late = { $count ->
    [one] 1 contador se retrasa.
   *[other] { $count } contadores se retrasan.
}

late = Contadores que se retrasan ({ $count })

none_late = Ninguno. Todos los contadores que envían por sí mismos han enviado como siempre.

late_hint = Suelen enviar más a menudo. Revise el aparato, su batería y su red.

last_heard = última lectura { $when }

more_late = Y { $count } más.
