# Lo que dicen las cartas sobre una cuenta.

# Hasta cuándo vale un enlace, o cuándo ocurrió algo.
until = { $date }, { $clock } ({ $zone })

# El asunto de una carta a alguien nuevo.
invitation_subject = Tu cuenta en GreenPulse

# Alguien nuevo debe elegir una contraseña.
invitation =
    Hola, { $name }:

    { $has_by ->
        [yes] { $by } te invita a GreenPulse, que muestra cuánta energía consumen tus edificios.
       *[no] Tienes una invitación a GreenPulse, que muestra cuánta energía consumen tus edificios.
    } Elige una contraseña aquí:

    { $link }

    Tu nombre de acceso es { $login }. El enlace funciona una sola vez, hasta el { $until }. No lo compartas: quien lo tenga puede elegir tu contraseña.

    Si no esperabas este mensaje, no tienes que hacer nada.

# El asunto de una carta con la que se elige una contraseña nueva.
reset_subject = Elige una contraseña nueva para GreenPulse

# Otra persona quiere que elijan una contraseña nueva.
reset =
    Hola, { $name }:

    { $has_by ->
        [yes] { $by } te envía este enlace para elegir una contraseña nueva para GreenPulse:
       *[no] con este enlace eliges una contraseña nueva para GreenPulse:
    }

    { $link }

    Tu nombre de acceso es { $login }. El enlace funciona una sola vez, hasta el { $until }. Hasta que lo uses, tu contraseña sigue igual. No compartas el enlace: quien lo tenga puede elegir tu contraseña.

# El asunto de una carta que pidió quien olvidó su contraseña.
forgotten_subject = Elige una contraseña nueva para GreenPulse

# Lo pidieron ellos mismos, o un desconocido.
forgotten =
    Hola, { $name }:

    alguien, probablemente tú, ha pedido un enlace para elegir una contraseña nueva para GreenPulse:

    { $link }

    Tu nombre de acceso es { $login }. El enlace funciona una sola vez, hasta el { $until }.

    Si no has sido tú, no tienes que hacer nada. Tu contraseña sigue igual y tus sesiones siguen abiertas.

# El asunto de una carta tras cambiar una contraseña.
password_changed_subject = Se ha cambiado tu contraseña de GreenPulse

# Se ha cambiado una contraseña.
password_changed =
    Hola, { $name }:

    la contraseña de tu cuenta { $login } en GreenPulse se cambió el { $when }.

    Si has sido tú, no tienes que hacer nada. Si no, avisa enseguida a quien gestiona este GreenPulse.

# El asunto de una carta a una dirección que ya no es la suya.
address_changed_subject = Se ha cambiado tu dirección de correo en GreenPulse

# Las cartas van a otro sitio desde ahora.
address_changed =
    Hola, { $name }:

    un administrador cambió la dirección de correo de tu cuenta { $login } en GreenPulse el { $when }. Este es el último mensaje a esta dirección.

    Si no lo esperabas, avisa a quien gestiona este GreenPulse.
