heading = Claves
lede = Un programa se identifica con una clave. Nunca ve ni hace más de lo que usted puede en ese momento.
line = { $scope } · ve { $sees } · creada { $made } · { $used }
scope = { $scope ->
    [manage] Hace lo que puede su titular
    [write_readings] Solo envía lecturas
   *[read] Solo lee
}
sees_all = lo que ve su titular
used = último uso { $ago }
never_used = sin usar
expires = Caduca: { $when }.
expired = Caducado
unused = Sin uso desde hace 180 días. Revóquela si nada la necesita.
revoke = Revocar
revoked = Revocado. Ya no funciona.
make_heading = Crear una clave
name = Nombre
name_hint = Por ejemplo, Home Assistant
scope_label = Qué puede hacer
scope_choice = { $scope ->
    [manage] Todo lo que yo puedo, salvo contraseñas, claves y enlaces
    [write_readings] Enviar lecturas, sin leer nada
   *[read] Leer lo que yo veo
}
choose_scope = elija qué puede hacer
sees_label = Edificios
sees_all_choice = Todo lo que yo veo
sees_some_choice = Los edificios marcados abajo
until_label = Validez
until = { $days ->
    [0] Hasta que se revoque
    [365] Un año
   *[other] { $days } días
}
choose_until = elija cuánto tiempo es válido
until_date = O hasta una fecha
until_date_hint = Hasta el final de ese día; cuenta en su lugar
until_past = elija hoy o un día posterior
make = Crear clave
copy_now = Copie esta clave ahora. No se volverá a mostrar.
try_it = Una primera petición con ella:
of_person = Claves y enlaces de pantalla
none_of_person = Ninguno.
