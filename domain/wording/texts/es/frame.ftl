title = { $page } · GreenPulse
description = Vea qué consumen sus edificios, qué es lo habitual y qué llama la atención.
skip = Ir al contenido
notices = Avisos
trail = Ruta de navegación
navigation = Principal
home = Inicio
buildings = Edificios
insights = Incidencias
costs = Costes
reports = Informes
add_reading = Añadir lectura
system_health = Estado del sistema
settings = Ajustes
live = En directo
waiting = Esperando datos
reconnecting = Reconectando
last_reading = Última lectura: { $age }
updated = Actualizado: { $clock }
offline = No tiene conexión.
unreachable = GreenPulse no responde.
# Un script pone la hora de los datos en lugar de lo marcado.
as_known = Datos mostrados: <b>los de su última visita</b>.
try_again = Reintentar
times = Hora de { $place }
version = GreenPulse { $number }
sign_out = Cerrar sesión
demo = <b>Datos de demostración.</b> Estas viviendas y estos contadores son simulados. Para quitarlos, ejecute <a>{ $command }</a>.
database_away = La base de datos no responde. Se muestran los últimos datos de los contadores; lo demás vuelve solo y, hasta entonces, las lecturas se conservan.
database_trouble = { $trouble ->
    [full] El disco de la base de datos está lleno.
    [read_only] La base de datos es de solo lectura.
   *[other] No se puede escribir en la base de datos.
} Las lecturas se conservan y se guardarán en cuanto sea posible.
not_found_title = Página no encontrada
not_found = <b>Página no encontrada.</b> Puede que se haya movido o eliminado.
no_path = No hay nada en «{ $path }»: compruebe si hay una errata en la dirección.
to_search = Buscar
to_home = Ir al inicio
not_allowed_title = No tiene acceso a esto.
not_allowed = No se ha cambiado nada. Si lo necesita, pídalo a quien administra GreenPulse.
not_shown_title = No disponible
not_shown = Esta página no está disponible en este momento.
no_answer = La base de datos no responde. Vuelva a intentarlo en un momento.
copy = Copiar
copied = Copiado
selected = Seleccionado
show_all = Mostrar todo
chart_keys = Las flechas leen los valores, Intro abre uno y Esc muestra todo.
no_reading = sin lectura
typical_range = intervalo habitual
range = { $from } – { $to }
seen_as = Lo ve como { $name }. Ha iniciado sesión como { $by } y no puede cambiar nada.
you_are = En esta demo usted es: { $name }.
see_as_stop = Terminar
