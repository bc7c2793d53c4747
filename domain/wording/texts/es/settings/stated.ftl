year_would_do = un año de 1990 a 2100
site_needed = Elija el sitio.
saved = Guardado. Los años anteriores no cambian.
removed = Eliminado.
head_what = Energía, lugar
head_year = Desde el año
remove = Eliminar
what_where = { $what } · { $place }
site = Sitio
of_what = Suministro
year = Desde el año
source = Fuente
save = Guardar
all_known = { $is_ratio ->
    [yes] Todos los suministros medidos tienen factor de paso.
   *[no] Todos los suministros medidos tienen factor de emisión.
}
without = { $is_ratio ->
    [yes] Todavía sin factor de paso: { $utilities }.
   *[no] Todavía sin factor de emisión: { $utilities }.
}
stands_already = { $is_ratio ->
    [yes] El sitio ya tiene un factor de paso desde { $year }. Elimínelo primero.
   *[no] El sitio ya tiene un factor de emisión desde { $year }. Elimínelo primero.
}
