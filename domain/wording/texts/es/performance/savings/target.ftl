no_date = «{ $given }» no es una fecha. Escríbala así: 2026-11-22.
reduction_taken = un porcentaje mayor que 0 y menor que 100, por ejemplo 5
ends_too_early = Es anterior al primer día. Elija uno posterior.
baseline_ends_too_early = Es anterior al primer día de la línea base. Elija uno posterior.
title = Objetivos
none = Todavía no hay ningún objetivo. Fije una reducción y un plazo.
change_title = Cambiar el objetivo
set_title = Fijar un objetivo
reduction = Reducción
start = Primer día
end = Último día
baseline_from = Línea base desde
baseline_to = Línea base hasta
save_change = Guardar
set = Fijar objetivo
wanted = Un { $percent } menos, del { $range }
not_begun = Sin empezar
nothing_known = Todavía no hay datos de este periodo o de su línea base.
change = Cambiar
remove = Eliminar
baseline_ends_too_late = La línea base debe terminar antes de que empiece el objetivo. Elija un día anterior al { $start }.
done_set = Objetivo fijado.
done_changed = Objetivo cambiado.
done_removed = Objetivo eliminado.
on_track = En camino
reached = Alcanzado
off_track = Desviado
missed = No alcanzado
progress = { $is_less ->
    [yes] Hasta ahora, un { $percent } menos que la línea base ({ $days } de { $days_in_all } días con datos). A este ritmo acabará en { $projected }; el máximo son { $allowed }.
   *[no] Hasta ahora, un { $percent } más que la línea base ({ $days } de { $days_in_all } días con datos). A este ritmo acabará en { $projected }; el máximo son { $allowed }.
}
plus_minus = { $amount } ± { $half_width }
