headline = {", con "} | .
beyond_usual = { $amount } más de lo habitual.
withdrawn = {" "}Un análisis posterior, del { $day }, ya no la muestra.
hours = Consumo por hora
key_measured = medido
key_usual = habitual a esas horas
key_marked = horas afectadas
compare = Comparar esta semana con la anterior
causes = Qué se vio y causas probables
no_causes = No se conoce ninguna causa probable.
facts = Detalles
building = Edificio
meter = Contador
utility = Suministro
span_label = Cuándo
kind = Tipo
priority = Prioridad
severity = Grado de rareza
deviation = Frente a lo habitual
score_label = Certeza
score = { $level ->
    [strong] Alta (índice { $score } de 1)
    [fair] Media (índice { $score } de 1)
   *[weak] Baja (índice { $score } de 1)
}
seen_label = Detección
work = Actividad
verdict = { $is_fault ->
    [yes] Sí es una incidencia
   *[no] No es una incidencia
}
keep_note = Guardar nota
save_plan = Guardar plan
hint_of_note = Qué vio y qué hizo. Se conserva con la incidencia.
hint_of_verdict = Con «No es una incidencia», GreenPulse aprende además a esperar algo así.
cost = { $is_less ->
    [yes] { $amount } menos de lo habitual, cerca de { $money }.
   *[no] { $amount } más de lo habitual, cerca de { $money }.
}
span = { $start } – { $end } ({ $hours } h)
span_open = Desde { $start }, continúa ({ $hours } h)
seen = { $is_looking_back ->
    [yes] En datos pasados; primera vez: { $first }
   *[no] Al llegar las lecturas; primera vez: { $first }
}
standing_is = { $status }.
not_reviewed = Todavía sin revisar.
not_an_issue_said = Marcada: no es una incidencia.
done_acknowledged = Marcada como vista.
done_investigating = En investigación.
done_resolved = Resuelta.
done_new = Reabierta.
done_not_a_fault = Anotado: no es una incidencia. Las horas como estas ya no se señalarán.
done_fault = Anotado: sí es una incidencia. Vuelve a estar abierta.
done_snoozed = Aplazada.
done_planned = Plan guardado.
done_note = Nota guardada.
beside = Más incidencias
previous = Incidencia anterior
next = Incidencia siguiente
to_list = Volver a la lista
act =
    .new = Reabrir
    .acknowledged = Marcar como vista
    .investigating = Empezar a investigar
    .resolved = Resolver
note_not_an_issue = No es una incidencia
note_an_issue = Sí es una incidencia
note_only = Nota (opcional)
