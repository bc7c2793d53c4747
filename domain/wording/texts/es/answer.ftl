nothing_here = Página no encontrada.
missing = { $what ->
    [account] No se ha encontrado esta cuenta. Puede que se haya eliminado.
    [building] No se ha encontrado este edificio. Puede que se haya eliminado.
    [file] No se ha encontrado este archivo. Puede que se haya descartado.
    [issue] No se ha encontrado esta incidencia.
    [mapping] No se ha encontrado este dispositivo personalizado. Puede que se haya eliminado.
    [meter] No se ha encontrado este contador. Puede que se haya archivado o eliminado.
    [site] No se ha encontrado este sitio. Puede que se haya eliminado.
    [tariff] No se ha encontrado esta tarifa. Puede que se haya eliminado.
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
