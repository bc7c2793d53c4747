title = Contadores
lede = Funciones, cargas máximas y cambios. Un contador se crea con su primer mensaje, o con un archivo.
waiting = En espera
waiting_text = Contadores nuevos por admitir
of_no_building = Sin asignar
how_many_new = Cuántos contadores nuevos puede añadir un dispositivo
forgotten_label = Archivado. Sus lecturas se conservan, pero no se cuentan ni se muestran.
deleted = Eliminado. Sus lecturas se están borrando.
merged = Fusionado. Las lecturas se están trasladando; después se ajustan los totales.
brought_back = Restaurado como contador nuevo, con todas sus lecturas.
forgotten_lede = Sus lecturas se conservan, también las que sigan enviando sus dispositivos. No se cuentan ni se muestran hasta que restaure el contador.
bring_back = Restaurar
delete = Eliminar
deeds = Archivados y restaurados recientes
forgotten = Archivados ({ $count })
deed = { $when }, { $meter }: { $what }
none = <b>Todavía no hay contadores.</b>
all_assigned = { $count ->
    [one] <b>Un contador</b>, asignado a un edificio.
   *[other] <b>{ $count } contadores</b>, todos asignados a edificios.
}
some_unassigned = { $count ->
    [one] <b>Un contador</b>, sin asignar a un edificio.
   *[other] <b>{ $count } contadores</b>, { $unassigned } de ellos sin asignar a un edificio.
}
in_building_all = { $count ->
    [one] { $count } contador
   *[other] { $count } contadores
}
in_building_here = { $count } contadores, { $here } de ellos aquí
line_of = { $role }. { $metered }.
line_under = { $role } de { $above }. { $metered }.
