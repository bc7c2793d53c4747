title = Mi cuenta
lede = { $role }. Usted ve { $sees }.
lede_machine = Todavía no hay cuentas. Cualquiera que use este ordenador puede hacerlo todo.
lede_key = Usted ve { $sees }.
sessions = Dónde tiene la sesión abierta
sessions_lede = Si no reconoce alguna, ciérrela y elija otra contraseña.
session = Desde { $address }. Sesión iniciada { $opened }, último uso { $used }.
end = Cerrar sesión
end_all = Cerrar todas las sesiones
ended = Sesión cerrada allí.
change_password = Cambiar la contraseña
password_changed = Su contraseña se ha cambiado y se ha cerrado la sesión en los demás navegadores.
connections = Inicio de sesión único
connections_lede = Una vez conectada, puede iniciar sesión aquí con su cuenta de allí.
connect = Conectar con { $provider }
connected_as = { $provider }: { $name }
connected = Conectado.

# El título de idioma y unidades.
reading = Idioma y unidades

# Debajo de ese título.
reading_lede = Se aplica dondequiera que entres y a los correos que recibas. El menú también lo cambia.

# Ningún idioma elegido.
reading_by_browser = Como diga el navegador

# Después de elegirlos.
reading_saved = Guardado.
