all_buildings = Todos los edificios
all_utilities = Todos los suministros
all_states = Todos
state = Estado
sort_by = Ordenar por
sort = { $sort ->
    [error] En retroceso, mayor error
    [building] Edificio
    [utility] Suministro
   *[newest] Versión más reciente
}
show = Mostrar
show_all = Mostrar todo
shown = { $count ->
    [0] Ninguna de las { $all } previsiones cumple.
    [one] { $count } de { $all } previsiones.
   *[other] { $count } de { $all } previsiones.
}
