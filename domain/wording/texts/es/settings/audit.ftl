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
    [key_created] creó una clave
    [key_revoked] revocó una clave
    [password_reset_asked] enlace para cambiar la contraseña, enviado a petición
    [passkey_added] añadió una llave de acceso
    [passkey_removed] eliminó una llave de acceso
    [passkey_used] inició sesión con una llave de acceso
    [password_removed] eliminó una contraseña
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
    [person_seen_as] vio como una persona
    [screen_created] creó un enlace de pantalla
    [screen_revoked] revocó un enlace de pantalla
    [session_ended] cerró sesión
    [session_ended_by_provider] cerró la sesión de alguien
    [session_opened] inició sesión
    [sessions_ended] cerró todas las sesiones
    [record_exported] guardó el registro como archivo
    [key_of_first_admin] pidió el enlace del primer administrador
   *[sign_in_failed] no pudo iniciar sesión
}
became = { $kind }: { $verb }
kind = { $kind ->
    [anomaly] incidencia
    [billing_account] cuenta de facturación
    [building] edificio
    [channel] canal
    [data_source] fuente de datos
    [emission_factor] factor de emisión
    [file] archivo
    [forgotten_meter] contador archivado
    [gas_values] valores caloríficos
    [key_of_a_meter] clave de un contador
    [mapping] dispositivo personalizado
    [meter] contador
    [model] modelo
    [price] precio
    [quarantine] datos rechazados
    [readings] lecturas
    [register_changes] cambios de contador
    [site] sitio
    [source_energy_ratio] factor de energía primaria
    [target] objetivo
    [tariff] tarifa
    [token] token
   *[other] { $kind }
}
verb = { $verb ->
    [activated] puesto en uso
    [added] añadido
    [answered] respondido
    [changed] cambiado
    [cleared] vaciado
    [corrected] corregido
    [described] descrito
    [exported] exportado
    [paused] pausado
    [removed] eliminado
    [resumed] reanudado
    [revoked] revocado
    [set_up] configurado
   *[other] { $verb }
}
export = Guardar como CSV
any_action = Cualquier acción
by_key = con una clave de { $owner }
truth = { $is_so ->
    [yes] sí
   *[no] no
}
all_buildings = todos los edificios
field = { $field ->
    [sees] ve
    [buildings] edificios
    [department] departamento
    [notify] avisos
    [email] correo
    [push] mensajes push
    [issues] incidencias
    [targets] objetivos
    [reports] informes
    [quiet_hours] horas de silencio
    [from] desde
    [to] hasta
    [role] rol
    [login] nombre de acceso
    [name] nombre
    [expires_at] caduca
    [yearly_budget] presupuesto anual
    [reduction_percent] objetivo de reducción en %
    [contact_email] contacto
    [head] responsable
    [language] idioma
    [units] unidades
    [external_id] ID externo
    [disabled] desactivado
    [owner] titular
    [scope] alcance
    [path] página
    [mailed_to] enviado a
    [who] quién
    [action] acción
    [thing] objeto
    [why] motivo
    [provider] proveedor
    [ended] sesiones cerradas
   *[other] { $field }
}
