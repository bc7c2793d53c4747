title = Iniciar sesión
title_failed = Sesión no iniciada
description = Inicie sesión en GreenPulse.
headline = Iniciar sesión en GreenPulse
lede = Quien administra este GreenPulse puede darle una cuenta.
name = Nombre
name_missing = Escriba su nombre.
password = Contraseña
enter = Iniciar sesión
wrong = El nombre y la contraseña no coinciden. Tras varios intentos fallidos hay que esperar.
no_random = No se ha podido iniciar la sesión. Vuelva a intentarlo.
wait = { $seconds ->
    [one] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en un segundo.
   *[other] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en { $seconds } segundos.
}
not_yet_title = Todavía nadie puede iniciar sesión
not_yet = Este GreenPulse no tiene administrador. Al arrancar muestra un enlace con el que se crea el primero. El enlace está también en el registro.
through_proxy = La solicitud llega a través de un proxy y este GreenPulse no tiene cuentas: solo responde a este equipo. Cree un administrador con «greenpulse user create», o configure GREENPULSE_PROXIES y reinicie.
