title = Sitios y edificios
lede = El tipo y el tamaño de un edificio deciden con qué se compara. Un sitio tiene una zona horaria, una moneda y unidades.
removed = Eliminado.
add_building = Añadir un edificio
add_site = Añadir un sitio
site_settings = Ajustes del sitio
none = <b>Todavía no hay edificios.</b>
headline_of = <b>{ $buildings ->
    [one] Un edificio
   *[other] { $buildings } edificios
}</b> en { $sites ->
    [one] un sitio.
   *[other] { $sites } sitios.
}
site_facts = Zona horaria: { $zone }; moneda: { $currency }; { $system ->
    [us] unidades de EE. UU.
   *[metric] unidades métricas
}; { $is_located ->
    [yes] con ubicación
   *[no] sin ubicación y, por tanto, sin datos meteorológicos
}{ $has_area ->
    [yes] ; { $area }.
   *[no] .
}
building_facts = { $kind }; { $has_area ->
    [yes] { $area }
   *[no] sin superficie
}; { $meters ->
    [0] sin contadores
    [one] { $meters } contador
   *[other] { $meters } contadores
}{ $has_score ->
    [yes] ; ENERGY STAR { $score }.
   *[no] .
}
