invited = Persona añadida. La invitación está en camino.
mailed = El correo con el enlace está en camino.
mail_with_it = Enviar una invitación por correo, si hay una dirección
mail_invite = Enviar una invitación por correo
mail_reset = Enviar por correo un enlace para cambiar la contraseña
mail_unset = Para que GreenPulse envíe estos enlaces por correo, configure GREENPULSE_SMTP_HOST, GREENPULSE_SMTP_FROM y GREENPULSE_PUBLIC_URL.
mail_no_address = Para enviar un enlace por correo, introduzca arriba una dirección de correo.
mail_waiting = Se está enviando un correo a { $email }.
mail_again = El correo a { $email } aún no se ha enviado: { $why }. Se seguirá intentando durante unos minutos.
mail_sent = El servidor de correo aceptó el último correo a { $email }, { $ago }.
mail_failed = El último correo a { $email } no se ha enviado: { $why }. Puede enviarlo otra vez o copiar un enlace.
mail_fault = { $kind ->
    [away] no se puede contactar con el servidor de correo ({ $told })
    [later] el servidor de correo pide intentarlo más tarde ({ $told })
    [refused] el servidor de correo lo rechaza ({ $told })
    [sign_in] el servidor de correo no acepta el nombre y la contraseña de la configuración ({ $told })
    [unfit] el servidor de correo no se puede usar ({ $told })
    [address] la dirección de correo no es válida
   *[full] ya hay demasiados correos en espera
}
language_hint = También el idioma de los correos que reciba
title = Personas
headline = { $people ->
    [0] Todavía nadie tiene una cuenta.
    [one] Una persona tiene una cuenta.
   *[other] { $people } personas tienen una cuenta.
}
lede = Cada persona ve los edificios que usted elija y puede hacer lo que permite su rol.
lede_first = Ahora mismo, cualquiera que use este ordenador puede hacerlo todo. Antes de dejar entrar a otros, añada a alguien que administre: desde ese momento todos inician sesión.
add = Añadir una persona
add_lede = Después de guardar, obtendrá un enlace para enviárselo. Con él, esa persona elige su contraseña.
to_audit = Registro de actividad
list = Todas las cuentas
row = { $role } · { $sees } · { $seen }
role = { $role ->
    [admin] Administración
    [manager] Gestión
    [user] Miembro
   *[viewer] Solo ver
}
role_choice = { $role ->
    [admin] Administración: todo, también las personas
    [manager] Gestión: también cambia edificios y contadores
    [user] Miembro: también atiende incidencias y anota lecturas
   *[viewer] Solo ver
}
sees_all = todos los edificios
sees_nothing = ningún edificio
sees_buildings = { $buildings } edificios
last_seen = última visita: { $ago }
never_seen = nunca ha iniciado sesión
no_password = aún sin contraseña
is_disabled = Desactivada
login = Nombre de usuario
login_hint = Por ejemplo, ana o ana@example.org
name = Nombre completo
name_hint = Lo que ven los demás
email = Correo electrónico (opcional)
department = Departamento
department_hint = A cuál pertenece. Solo con esto no ve ningún edificio: elíjalos abajo
no_department = Ninguno
external_id = Identificador externo (opcional)
external_id_hint = Por ejemplo, un número de personal
role_label = Rol
choose_role = elija uno de los roles
sees_label = Ve
sees_hint = La administración lo ve todo
some_buildings = Los edificios marcados abajo
all_buildings = Todos los edificios, también los nuevos
buildings_of = Edificios de { $site }
make = Añadir
save = Guardar
made = Añadida. Ahora cree un enlace y envíeselo.
saved = Guardado.
signed_out = Sesión cerrada en todas partes.
disabled = Desactivada. Se ha cerrado su sesión y no puede volver a entrar.
enabled = Activada. Puede volver a iniciar sesión.
removed = Eliminada.
copy_link = Copie este enlace ahora. No se volverá a mostrar.
link_is_good = Sirve una vez y durante siete días. Quien lo tenga puede elegir la contraseña: envíelo solo a esta persona.
access = Acceso
sessions = { $sessions ->
    [0] Sin sesiones abiertas.
    [one] Con sesión en un navegador.
   *[other] Con sesión en { $sessions } navegadores.
}
invite = Crear un enlace de invitación
reset = Crear un enlace para cambiar la contraseña
sign_out = Cerrar todas las sesiones
disable = Desactivar
enable = Activar
remove = Eliminar
remove_lede = Esto borra la cuenta para siempre, con sus llaves de acceso, claves y enlaces de pantalla.
remove_for_good = Eliminar para siempre
access_explained = Desactivar surte efecto de inmediato y se puede deshacer. Eliminar borra la cuenta; lo que hizo la persona queda en el registro de actividad.
home_text = { $people ->
    [0] Todavía nadie tiene una cuenta.
    [one] Una cuenta.
   *[other] { $people } cuentas.
}
make_admin = Crear la cuenta de administración
see_as = Ver como esta persona
demo_people = Pruébelo como otra persona
demo_people_lede = La demo tiene personas de todo tipo. No tienen cuenta y solo existen en este equipo.
be = Ser esta persona
demo_person = { $who ->
    [household] Un hogar
    [organiser] Organizadora del barrio
    [campus_manager] Gestora del campus
    [department_head] Jefa de un departamento
   *[visitor] Visitante
}
demo_person_sees = { $who ->
    [household] Ve su propia casa, responde a sus incidencias e introduce lecturas.
    [organiser] Lo dirige todo y lo configura.
    [campus_manager] Dirige lo que no son viviendas, con sus contadores y objetivos.
    [department_head] Responde de la biblioteca y los laboratorios.
   *[visitor] Lo ve todo y no cambia nada.
}
who_title = Quién lo ve
who_headline = { $people ->
    [0] Nadie con cuenta ve { $building }.
    [one] Una persona ve { $building }.
   *[other] { $people } personas ven { $building }.
}
who_all = ve todos los edificios
who_since = desde { $when }
who_given = se le asignó este edificio
who_key = una clave de { $owner }
who_screen = un enlace de pantalla de { $owner }
connections = Inicio de sesión único
connection = { $name }, último uso { $ago }
by_proxy = Proxy
disconnect = Desconectar
disconnected = Desconectado y sesión cerrada.
last_way_in = Es su única forma de iniciar sesión. Añada antes una llave de acceso o pida a otro administrador un enlace para elegir una contraseña.
by_group = Por grupos del proveedor: { $role }. Asignado aquí: { $given }. Cuenta el rol más alto; lo que dan los grupos cambia con ellos en el próximo inicio de sesión.
sees_by_group = Los grupos también permiten ver { $sees }.
ways = Inicio de sesión único
ways_lede = Introduzca estas direcciones en el proveedor, exactamente así.
way_redirect = Dirección de redirección
way_logout = Dirección de cierre de sesión (back-channel)
who_by_group = por un grupo de su proveedor de acceso
find = Buscar por nombre, correo o departamento
found = { $people ->
    [0] No se encontró a nadie.
    [one] Se encontró una persona.
   *[other] Se encontraron { $people } personas.
}
