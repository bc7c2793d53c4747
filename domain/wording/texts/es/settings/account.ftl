title = Mi cuenta
lede = { $role }. Usted ve { $sees }.
lede_machine = Todavía no hay cuentas. Cualquiera que use este ordenador puede hacerlo todo.
lede_key = Usted ve { $sees }.
sessions = Dónde tiene la sesión abierta
sessions_lede = Si no reconoce alguna, ciérrela y elija otra contraseña.
session = Desde { $address }. Sesión iniciada { $opened }, último uso { $used }.
end = Cerrar sesión
end_all = Cerrar todas las sesiones
device = { $browser } en { $system }
unknown_device = Navegador desconocido
ended = Sesión cerrada allí.
change_password = Cambiar la contraseña
password_changed = Su contraseña se ha cambiado y se ha cerrado la sesión en los demás navegadores.
connections = Inicio de sesión único
connections_lede = Una vez conectada, puede iniciar sesión aquí con su cuenta de allí.
connect = Conectar con { $provider }
connected_as = { $provider }: { $name }
connected = Conectado.
reading = Idioma y unidades
reading_lede = Se aplica dondequiera que entre y a los correos que reciba. El menú también lo cambia.
reading_by_browser = Como diga el navegador
reading_saved = Guardado.
told = Avisos
told_lede = De qué quiere enterarse y cómo. En las páginas está todo en cualquier caso. GreenPulse aún no envía estos avisos por correo; su elección valdrá desde el día en que lo haga.
told_no_address = No tiene aquí dirección de correo; quien administra puede añadirla.
told_of = Avisarme de
told_kind = { $kind ->
    [issues] Incidencias
    [targets] Objetivos
   *[reports] Informes
}
told_by = Cómo
told_by_mail = Por correo
told_in_app = Solo en las páginas
quiet_from = Silencio desde
quiet_to = Silencio hasta
quiet_hint = En estas horas no se envía nada. Vacío: a cualquier hora.
quiet_wrong = Escriba una hora como 22:00 o deje ambos campos vacíos.
quiet_same = Escriba una hora distinta del comienzo.
told_save = Guardar
told_saved = Guardado.
