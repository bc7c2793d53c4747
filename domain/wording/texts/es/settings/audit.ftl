title = Registro de actividad
headline = { $lines ->
    [0] Sin entradas.
    [one] Una entrada.
   *[other] { $lines } entradas.
}
lede = Quién ha iniciado sesión, quién ha cambiado personas y accesos, y qué ha cambiado. Lo más reciente primero.
show = Filtrar
when = Cuándo
who = Quién
action = Acción
thing = Objeto
changed = Cambios
from = desde { $address }
change = { $field }: { $before } → { $after }
action_name = { $action ->
    [department_changed] cambió un departamento
    [department_created] añadió un departamento
    [department_removed] eliminó un departamento
    [identity_connected] conectó una cuenta
    [identity_disconnected] desconectó una cuenta
    [installation_opened] creó la primera administración
    [password_reset_offered] creó un enlace para cambiar la contraseña
    [password_set] cambió una contraseña
    [password_set_by_link] eligió una contraseña con un enlace
    [person_changed] cambió una persona
    [person_created] añadió una persona
    [person_disabled] desactivó una persona
    [person_enabled] activó una persona
    [person_invited] creó un enlace de invitación
    [person_removed] eliminó una persona
    [person_role_from_provider] cambió el acceso por grupos
    [person_role_kept] mantuvo al último administrador
    [session_ended] cerró sesión
    [session_ended_by_provider] cerró la sesión de alguien
    [session_opened] inició sesión
    [sessions_ended] cerró todas las sesiones
   *[sign_in_failed] no pudo iniciar sesión
}
