title = Departamentos
headline = { $departments ->
    [0] Todavía no hay departamentos.
    [one] Hay un departamento.
   *[other] Hay { $departments } departamentos.
}
lede = Un departamento paga lo que consumen sus edificios. Tiene un presupuesto anual y puede proponerse consumir menos.
add = Añadir un departamento
removed = El departamento se ha eliminado.
buildings = { $buildings ->
    [0] ningún edificio
    [one] un edificio
   *[other] { $buildings } edificios
}
budget_of = { $budget } al año
led_by = Dirige: { $head }
no_head = No se ha indicado quién lo dirige.
nothing_known = Todavía no se sabe lo que paga { $name }.
nothing_known_lede = Para ello, sus edificios necesitan lecturas y precios en una misma moneda.
paid = { $name } lleva pagados { $amount } en { $year }.
used = { $name } ha gastado el { $share } de su presupuesto de { $year }.
expected = Al final del año serán unos { $amount }.
expected_within = Al final del año serán unos { $amount }: { $low } si el resto es como el mes más barato hasta ahora, { $high } si es como el más caro.
ends = { $is_within ->
    [yes] Son { $difference } menos que el presupuesto.
   *[no] Son { $difference } más que el presupuesto.
}
budget_title = Presupuesto { $year }
budget = Presupuesto anual
spent = Pagado hasta ahora
run_rate = Un año entero a este ritmo
by_the_end = Previsto al final del año
basis_last_year = Para el resto del año se toman los meses del año anterior, corregidos en lo que este año se aparta hasta ahora.
basis_run_rate = Se supone que el resto del año seguirá como hasta ahora, porque se conoce poco del año anterior.
basis_both = Para el resto del año se toman los meses del año anterior donde se conocen, y si no, se supone que seguirá como hasta ahora.
unknown_days = { $days ->
    [one] No se conoce el coste de un día.
   *[other] No se conoce el coste de { $days } días.
}
unknown_days_of_some = { $days ->
    [one] De un día no se conoce el coste de algunos edificios.
   *[other] De { $days } días no se conoce el coste de algunos edificios.
}
unpriced = { $buildings ->
    [one] Un edificio no tiene precio y no se cuenta.
   *[other] { $buildings } edificios no tienen precio y no se cuentan.
}
by_month = Mes a mes
part = No de todos los edificios: algunos aún no se medían.
month = Mes
target_title = Objetivo: { $percent } menos de electricidad
savings_title = Electricidad ahorrada
no_savings = Todavía no se puede decir lo ahorrado: hacen falta un año de lecturas y el tiempo de cada edificio, y no más de 20 edificios.
standing = { $standing ->
    [kept] En el objetivo
    [missed] Fuera del objetivo
   *[open] Sin decidir: el objetivo está dentro del margen
}
savings_so_far = Desde enero, { $buildings ->
    [one] un edificio ha consumido
   *[other] { $buildings } edificios han consumido
} un { $percent } { $is_less ->
    [yes] menos
   *[no] más
} de electricidad que antes con el mismo tiempo: { $amount }{ $has_half ->
    [yes] , con un margen de ± { $half }.
   *[no] . El margen todavía no se puede decir.
}
buildings_title = Edificios
also_of = también cuenta, entero, para { $departments }
no_buildings = Todavía no tiene edificios.
people = Personas
change = Cambiar
change_title = Cambiar { $name }
remove = Eliminar
name = Nombre
head = Responsable
head_hint = Quién responde de él.
contact = Correo electrónico
budget_hint = Dinero para la energía de un año natural, en la moneda de sus edificios.
budget_taken = Indique un importe a partir de 0, o nada.
reduction = Reducir la electricidad en
reduction_hint = Frente al año anterior, con el mismo tiempo.
reduction_taken = Indique un porcentaje de 0 a 100, o nada.
save = Guardar
saved = Guardado.
