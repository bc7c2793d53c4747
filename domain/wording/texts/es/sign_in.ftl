title = Iniciar sesión
title_failed = Sesión no iniciada
description = Inicie sesión en GreenPulse.
headline = Iniciar sesión en GreenPulse
lede = Aquí todos usan la misma contraseña. Pídala a quien administra este GreenPulse.
password = Contraseña
enter = Iniciar sesión
wrong = Esa no es la contraseña. Tras varios intentos fallidos hay que esperar.
no_random = No se ha podido iniciar la sesión. Vuelva a intentarlo.
wait = { $seconds ->
    [one] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en un segundo.
   *[other] Demasiadas contraseñas incorrectas. Vuelva a intentarlo en { $seconds } segundos.
}
