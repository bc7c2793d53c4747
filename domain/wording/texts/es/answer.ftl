nothing_here = Página no encontrada.
missing = { $what ->
    [account] Esta cuenta no existe. Puede que se haya eliminado.
    [building] Este edificio no existe. Puede que se haya eliminado.
    [file] Este archivo no existe. Puede que se haya descartado.
    [issue] Esta incidencia no existe.
    [mapping] Este dispositivo personalizado no existe. Puede que se haya eliminado.
    [meter] Este contador no existe. Puede que se haya archivado o eliminado.
    [site] Este sitio no existe. Puede que se haya eliminado.
    [tariff] Esta tarifa no existe. Puede que se haya eliminado.
   *[other] Puede que se haya movido o eliminado.
}
refused = No se ha cambiado nada.
not_just_now = Esta página no está disponible en este momento.
database = { $trouble ->
    [full] El disco de la base de datos está lleno. No se ha cambiado nada. Vuelva a intentarlo en un momento.
    [read_only] La base de datos es de solo lectura. No se ha cambiado nada.
    [away] La base de datos no responde. No se ha cambiado nada. Vuelva a intentarlo en un momento.
   *[failing] No se puede escribir en la base de datos. No se ha cambiado nada. Vuelva a intentarlo en un momento.
}
not_shown = Algo ha fallado.
failed = No se ha podido mostrar esta página; los detalles están en el registro del servidor. No se ha cambiado nada.
back_to = Volver a { $section }
