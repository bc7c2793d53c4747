not_saved_yet = Todavía no se ha guardado nada. Se recalculará esto:
readings_stay = Las lecturas se quedan como están. Un año de cuartos de hora tarda unos segundos; mientras tanto, las demás peticiones esperan.
leave_it = Cancelar
hours_and_days = Cada hora y cada día de { $meter }, a partir de sus lecturas.
building_added_up = El consumo de { $building }, desde la primera lectura.
counts_no_more_for = Deja de contar para { $building }, también en el pasado.
days_cut = Sus días empezarán a medianoche en { $zone }.
counts_for = { $has_instead_of ->
    [yes] Sus lecturas contarán para { $building } en lugar de { $instead_of }, desde la primera.
   *[no] Sus lecturas contarán para { $building }, desde la primera.
}
