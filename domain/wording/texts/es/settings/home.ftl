title = Ajustes
lede = Sus lugares y contadores, de dónde vienen las lecturas y cuánto cuestan.
group_places = Lugares y contadores
group_connections = Conexiones
group_prices = Precios
group_carbon = CO₂ y meteorología
group_system = Sistema
health_text = Si todo funciona y qué ha llegado.
methods = Métodos de previsión
methods_text = Cómo se hace cada previsión y cuánto acierta.
look = Revisar
sources_label = Fuentes de datos
quarantine = Datos rechazados
tokens_label = Tokens de acceso
factors = Factores de emisión
source_energy = Energía primaria
weather_label = Meteorología
import_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
factors_text = Emisiones por unidad, por región y año.
source_energy_text = Energía primaria por unidad, por región y año.
flat_rates = Los costes usan un precio fijo.
weather_off = Desactivada.
headline = { $waiting ->
    [0] Todo está configurado.
    [one] Hay una cosa pendiente.
   *[other] Hay { $waiting } cosas pendientes.
}
buildings = { $count ->
    [0] Todavía no hay edificios.
    [one] Un edificio: tipo, tamaño y unidades.
   *[other] { $count } edificios: tipo, tamaño y unidades.
}
meters = { $count ->
    [0] Todavía no hay contadores.
    [one] Un contador, asignado a un edificio.
   *[other] { $count } contadores: funciones, límites, cambios.
}
meters_new = { $count ->
    [one] Un contador nuevo necesita un edificio.
   *[other] { $count } contadores nuevos necesitan un edificio.
}
sources = { $count ->
    [0] Todavía no ha llegado nada.
    [one] Una fuente, en funcionamiento.
   *[other] { $count } fuentes, todas en funcionamiento.
}
sources_failing = { $count ->
    [one] Una fuente tiene errores.
   *[other] { $count } fuentes tienen errores.
}
mappings = { $count ->
    [0] Se entienden todos los mensajes.
    [one] Un dispositivo personalizado. Se entienden todos los mensajes.
   *[other] { $count } dispositivos personalizados. Se entienden todos los mensajes.
}
topics_unread = { $count ->
    [one] No se entienden los mensajes de un tema.
   *[other] No se entienden los mensajes de { $count } temas.
}
quarantined = { $count ->
    [0] Ninguno: se han podido leer todos los mensajes.
    [one] Un mensaje no se ha podido leer.
   *[other] { $count } mensajes no se han podido leer.
}
tokens = { $count ->
    [0] Todavía no hay tokens.
    [one] Un token en uso.
   *[other] { $count } tokens en uso.
}
accounts = { $count ->
    [0] Hay tarifas, pero todavía no hay cuentas.
    [one] Una cuenta.
   *[other] { $count } cuentas.
}
weather = { $sites ->
    [0] Sin activar: indique su ubicación.
    [one] Se actualiza cada hora.
   *[other] Se actualiza cada hora para { $sites } sitios.
}
group_people = Personas
audit_text = Quién ha iniciado sesión y qué se ha cambiado.
