with_selected = Con las incidencias seleccionadas
plan = Asignar, fijar fecha límite o aplazar
assigned_to = Asignada a
hint_of_assigned = Un nombre
due_on = Fecha límite
until = Aplazar hasta
apply = Aplicar
act =
    .acknowledged = Marcar como vistas
    .investigating = Empezar a investigar
    .resolved = Resolver
    .not_a_fault = No son incidencias
    .day = Aplazar 1 día
    .week = Aplazar 1 semana
select = Seleccionar: { $sentence }
select_all = Seleccionar las { $count }: { $sentence }
nothing_selected = No se ha cambiado nada: seleccione al menos una incidencia.
gone_meanwhile = No se ha cambiado nada: algunas de las incidencias seleccionadas ya no existen. Seleccione de nuevo.
nothing_planned = Introduzca un nombre, una fecha límite o un día hasta el que aplazar.
no_date = Introduzca un día, por ejemplo { $example }.
done_acknowledged = { $count ->
    [one] Una incidencia marcada como vista.
   *[other] { $count } incidencias marcadas como vistas.
}
done_investigating = { $count ->
    [one] Una incidencia en investigación.
   *[other] { $count } incidencias en investigación.
}
done_resolved = { $count ->
    [one] Una incidencia resuelta.
   *[other] { $count } incidencias resueltas.
}
done_not_a_fault = { $count ->
    [one] Anotado: una no es una incidencia. Las horas como esas ya no se señalarán.
   *[other] Anotado: { $count } no son incidencias. Las horas como esas ya no se señalarán.
}
done_snoozed = { $count ->
    [one] Una incidencia aplazada.
   *[other] { $count } incidencias aplazadas.
}
done_planned = { $count ->
    [one] Plan de una incidencia guardado.
   *[other] Plan de { $count } incidencias guardado.
}
assigned = Asignada a { $name }
due = { $is_overdue ->
    [yes] Venció el { $day }
   *[no] Vence el { $day }
}
snoozed = Aplazada hasta: { $day }
note_assigned = Asignada a { $name }
note_unassigned = Ya no está asignada
note_due = Fecha límite: { $day }
note_not_due = Sin fecha límite
note_snoozed = Aplazada hasta: { $day }
note_woken = Ya no está aplazada
