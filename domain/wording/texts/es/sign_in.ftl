title = Iniciar sesión
title_failed = Sesión no iniciada
description = Inicie sesión en GreenPulse.
headline = Iniciar sesión en GreenPulse
lede = Quien administra este GreenPulse puede darle una cuenta.
name = Nombre o correo electrónico
name_missing = Escriba su nombre o su correo electrónico.
password = Contraseña
enter = Iniciar sesión
wrong = El nombre o la dirección y la contraseña no coinciden. Tras varios intentos fallidos hay que esperar.
no_random = No se ha podido iniciar la sesión. Vuelva a intentarlo.
wait = { $seconds ->
    [one] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en un segundo.
   *[other] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en { $seconds } segundos.
}
not_yet_title = Todavía nadie puede iniciar sesión
not_yet = Este GreenPulse no tiene administrador. Al arrancar muestra un enlace con el que se crea el primero. El enlace está también en el registro.
through_proxy = La solicitud llega a través de un proxy y este GreenPulse no tiene cuentas: solo responde a este equipo. Cree un administrador con «greenpulse user create», o configure GREENPULSE_PROXIES y reinicie.
with = Iniciar sesión con { $provider }
way_away = { $provider } no está disponible en este momento.
way_refused = { $provider } no ha permitido el acceso.
way_wrong = La respuesta de { $provider } no es válida. Vuelva a intentarlo. Si se repite, avise a quien administra este GreenPulse.
way_lost = Este inicio de sesión ha durado más de diez minutos, se inició en otro navegador o ya ha terminado. Empiece de nuevo.
waits = Tiene una cuenta, pero antes un administrador debe activarla.
taken = Alguien aquí ya tiene su nombre o su dirección de correo. No se conectan automáticamente. Si es usted, inicie sesión con su contraseña y elija «Conectar con { $provider }» en «Mi cuenta». Si no, pregunte a un administrador.
taken_by_proxy = Alguien aquí ya tiene su nombre o su dirección de correo. Pregunte a un administrador.
no_admin_yet = Este GreenPulse todavía no tiene administrador, así que nadie podría darle acceso. Vuelva a intentarlo más tarde.
no_way = Aquí no existe esa forma de iniciar sesión.
local_closed = Aquí no se usan contraseñas.
left = Sesión cerrada
left_too = Ha cerrado sesión en GreenPulse. Ahora la cerrará { $provider }.
go_on = Continuar a { $provider }
connecting_title = Conectar con { $provider }
connecting = Inicie sesión en { $provider }. Después volverá aquí.
not_connected = No conectado
connected_elsewhere = Esta cuenta de { $provider } pertenece aquí a otra persona.
forgot_link = ¿Ha olvidado su contraseña?
forgot_title = Elegir una contraseña nueva
forgot_lede = Si tiene una cuenta con contraseña y dirección de correo, GreenPulse le envía un enlace. Hasta que lo use, no cambia nada.
forgot_name = Nombre o dirección de correo
forgot_name_missing = Introduzca su nombre o su dirección de correo.
forgot_enter = Enviar enlace
forgot_sent_title = Mire su correo
forgot_sent = Si existe esa cuenta, hay un correo en camino. El enlace que contiene funciona una sola vez, durante una hora. Si no llega nada, mire en la carpeta de correo no deseado o pregunte a quien administra este GreenPulse.
forgot_wait = { $minutes ->
    [one] Demasiadas peticiones desde aquí. Vuelva a intentarlo dentro de un minuto.
   *[other] Demasiadas peticiones desde aquí. Vuelva a intentarlo dentro de { $minutes } minutos.
}
