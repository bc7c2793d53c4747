# Lo que dicen las cartas sobre una cuenta.

until = { $date }, { $clock } ({ $zone })
invitation_subject = Su cuenta en GreenPulse
invitation =
    Hola, { $name }:

    { $has_by ->
        [yes] { $by } le invita a GreenPulse, que muestra cuánta energía consumen sus edificios.
       *[no] Tiene una invitación a GreenPulse, que muestra cuánta energía consumen sus edificios.
    } Elija una contraseña aquí:

    { $link }

    Inicia sesión como { $login }. El enlace funciona una sola vez, hasta el { $until }. No lo comparta: quien lo tenga puede elegir su contraseña.

    Si no esperaba este mensaje, no tiene que hacer nada.
reset_subject = Elija una contraseña nueva para GreenPulse
reset =
    Hola, { $name }:

    { $has_by ->
        [yes] { $by } le envía este enlace para elegir una contraseña nueva para GreenPulse:
       *[no] con este enlace elige una contraseña nueva para GreenPulse:
    }

    { $link }

    Inicia sesión como { $login }. El enlace funciona una sola vez, hasta el { $until }. Hasta que lo use, su contraseña sigue igual. No comparta el enlace: quien lo tenga puede elegir su contraseña.
forgotten_subject = Elija una contraseña nueva para GreenPulse
forgotten =
    Hola, { $name }:

    alguien, probablemente usted, ha pedido un enlace para elegir una contraseña nueva para GreenPulse:

    { $link }

    Inicia sesión como { $login }. El enlace funciona una sola vez, hasta el { $until }.

    Si no ha sido usted, no tiene que hacer nada. Su contraseña sigue igual y sus sesiones siguen abiertas.
password_changed_subject = Se ha cambiado su contraseña de GreenPulse
password_changed =
    Hola, { $name }:

    la contraseña de su cuenta { $login } en GreenPulse se cambió el { $when }.

    Si ha sido usted, no tiene que hacer nada. Si no, avise enseguida a quien administra este GreenPulse.
address_changed_subject = Se ha cambiado su dirección de correo en GreenPulse
address_changed =
    Hola, { $name }:

    un administrador cambió la dirección de correo de su cuenta { $login } en GreenPulse el { $when }. Este es el último mensaje a esta dirección.

    Si no lo esperaba, avise a quien administra este GreenPulse.
passkey_subject = { $is_added ->
    [yes] Se ha añadido una llave de acceso a su cuenta de GreenPulse
   *[no] Se ha eliminado una llave de acceso de su cuenta de GreenPulse
}
passkey =
    Hola, { $name }:

    { $is_added ->
        [yes] la llave de acceso «{ $passkey }» se añadió a su cuenta { $login } en GreenPulse el { $when }. Quien la tenga puede iniciar sesión como usted.
       *[no] la llave de acceso «{ $passkey }» se eliminó de su cuenta { $login } en GreenPulse el { $when }. Ya no sirve para iniciar sesión.
    }

    Si ha sido usted, no tiene que hacer nada. Si no, avise enseguida a quien administra este GreenPulse.
