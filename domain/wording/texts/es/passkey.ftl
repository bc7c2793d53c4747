enter = Iniciar sesión con una llave de acceso
cancelled = No se ha usado ninguna llave de acceso. Vuelva a intentarlo o inicie sesión de otra forma.
unknown = Esta llave de acceso no abre ninguna cuenta aquí. Tras varios intentos fallidos hay que esperar.
copied = Esta llave de acceso se ha rechazado porque puede haber una copia. Inicie sesión de otra forma y elimínela en «Mi cuenta», o pregunte a un administrador.
wait = { $seconds ->
    [one] Demasiados intentos fallidos. Vuelva a intentarlo en un segundo.
   *[other] Demasiados intentos fallidos. Vuelva a intentarlo en { $seconds } segundos.
}
heading = Llaves de acceso
lede = Con una llave de acceso inicia sesión con la huella, la cara o el PIN de su dispositivo. No hay contraseña que recordar ni que revelar.
none_of_person = No hay llaves de acceso.
line = Añadida { $made }, { $has_used ->
    [yes] último uso { $used }
   *[no] sin usar todavía
}. { $is_backed_up ->
    [yes] Sincronizada con otros dispositivos.
   *[no] Solo en un dispositivo.
}
remove = Eliminar
removed = La llave de acceso se ha eliminado. Bórrela también en su dispositivo.
last = Esta llave de acceso es su única forma de iniciar sesión. Añada antes otra o pida a un administrador un enlace para elegir una contraseña.
add = Añadir una llave de acceso
added = La llave de acceso se ha añadido. Ya puede iniciar sesión con ella.
new_lede = Inicia sesión como { $login }. Dé a la llave de acceso un nombre con el que la reconozca.
name = Nombre de la llave de acceso
name_hint = Por ejemplo: teléfono, portátil, llave de seguridad
name_wrong = Escriba un nombre de 1 a 80 caracteres.
go_on = Continuar
create_lede = El navegador pregunta dónde guardar la llave de acceso «{ $name }» y quién es usted.
create = Crear llave de acceso
create_cancelled = No se ha creado ninguna llave de acceso. Vuelva a intentarlo.
exists = Este dispositivo ya tiene una llave de acceso para su cuenta aquí.
not_made = No ha funcionado. Vuelva a intentarlo o elija otro dispositivo.
too_many = Tiene { $most } llaves de acceso. Elimine antes una.
no_script = Las llaves de acceso necesitan un navegador actual con JavaScript activado.
not_here = Las llaves de acceso solo funcionan en una dirección con nombre y https, como https://energy.example, o en http://localhost en este ordenador. Quien administra este GreenPulse puede configurar GREENPULSE_PUBLIC_URL.
closed = Aquí no se usan llaves de acceso. Inicie sesión con su cuenta de otro servicio.
stale = Sin contraseña, solo se puede añadir una llave de acceso en los { $minutes } minutos siguientes a iniciar sesión. Cierre la sesión, iníciela de nuevo y vuelva aquí.
refused = Aquí solo puede cambiar esto quien ha iniciado sesión con una cuenta propia.
remove_password = Eliminar la contraseña
remove_password_lede = { $login } iniciará sesión solo con llaves de acceso. Se cerrará la sesión en todos los demás navegadores. Si pierde sus llaves de acceso, un administrador puede darle un enlace para elegir una contraseña.
password_removed = Su contraseña se ha eliminado y se ha cerrado la sesión en los demás navegadores.
password_last = Su contraseña es su única forma de iniciar sesión. Añada antes una llave de acceso.
instead = Usar una llave de acceso en su lugar
first = Primera llave de acceso
