headline = { $all ->
    [0] <b>Todavía no hay edificios.</b>
    [one] <b>Un edificio.</b>
   *[other] { $is_all ->
        [yes] <b>{ $all } edificios.</b>
       *[no] <b>{ $shown }</b> de { $all } edificios.
    }
}
worst = Mayor aumento de este mes: <a>{ $building }</a>, un { $percent } más de electricidad que el mes pasado ({ $days }).
add = Añadir edificio
sites = Todos los sitios
site = Sitio
count = { $buildings ->
    [one] Un edificio
   *[other] { $buildings } edificios
}
list = Todos los edificios
find = Nombre
example = Parte del nombre
kind = Tipo de edificio
all_kinds = Todos los tipos
sort_by = Ordenar por
sort = { $sort ->
    [now] Consumo actual
    [energy] Consumo del mes
    [cost] Coste del mes
    [area] Consumo por superficie
    [change] Mayor aumento
   *[name] Nombre
}
column = { $sort ->
    [now] Ahora
    [energy] Este mes
    [cost] Coste
    [area] Por superficie
    [change] Frente al mes pasado
   *[name] Edificio
}
show = Mostrar
show_all = Mostrar todos
nothing_fits = Pruebe con otro nombre o tipo.
hint = Electricidad de este mes hasta ahora, comparada con el mes pasado ({ $days }). Por superficie: toda la energía de este mes; todas las barras tienen la misma escala.
rank = puesto { $rank } de { $all }
star = Destacar «{ $building }»
unstar = Dejar de destacar «{ $building }»
all_departments = Los { $departments } departamentos
