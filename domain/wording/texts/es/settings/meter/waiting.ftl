title = Contadores nuevos en espera
topics = Recibidos, pero aún sin admitir
let_in_label = Admitir todos
throw_away = Descartar todos
let_in_hint = Al admitirlos, el último mensaje de cada tema será su primera lectura.
thrown_away = Descartados. Los contadores que vuelvan a enviar esperarán de nuevo, o se admitirán dentro de su límite por hora.
allowed = Guardado.
allowances = Límites distintos
allowances_lede = Un puente para muchos dispositivos necesita más el primer día: indíquelo aquí y se contará aparte. Con un broker externo, todo lo que viene de él se cuenta junto, con el nombre de su fuente de datos.
as_any_other = Usar el límite habitual
client = Nombre de usuario o id de cliente
client_missing = Introduzca el nombre de usuario con el que inicia sesión o, si no tiene, su id de cliente.
meters = Contadores nuevos por hora
save = Guardar
let_in = { $meters ->
    [0] Admitidos. Aparecerán con sus próximos mensajes.
    [one] Admitidos: se ha creado un contador; los demás aparecerán con sus próximos mensajes.
   *[other] Admitidos: se han creado { $meters } contadores; los demás aparecerán con sus próximos mensajes.
}
meters_hint = Vacío: { $usual }, el límite habitual.
meters_wrong = «{ $given }» no es válido. Introduzca un número de 0 a { $most }, por ejemplo 1000.
waiting = { $topics ->
    [0] No hay contadores nuevos en espera.
    [one] Hay contadores nuevos en espera en un tema.
   *[other] Hay contadores nuevos en espera en { $topics } temas.
}
not_stored = { $messages ->
    [one] Un mensaje se recibió, pero no se guardó como lectura; se conserva.
   *[other] { $messages } mensajes se recibieron, pero no se guardaron como lecturas; se conserva el último de cada tema.
}
lede = Un dispositivo o programa puede añadir { $of_one } contadores nuevos por hora, y entre todos { $of_all }. A partir de ahí, sus mensajes aparecen aquí por tema, hasta { $topics_max }. Los archivos, los formularios y los programas con token no tienen límite.
came_from = { $messages } de { $client }, el último { $ago }.
came_cut = { $messages } de { $client }, el último { $ago }. Es demasiado largo para conservarlo entero: sus contadores llegarán con el siguiente.
allowance = { $client }: { $meters ->
    [one] { $meters } contador nuevo por hora
   *[other] { $meters } contadores nuevos por hora
}
