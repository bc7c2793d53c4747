not_saved_yet = Noch ist nichts gespeichert. Neu berechnet wird:
readings_stay = Die Messwerte bleiben, wie sie sind. Ein Jahr in Viertelstunden dauert einige Sekunden; andere Anfragen warten so lange.
leave_it = Abbrechen
hours_and_days = Jede Stunde und jeder Tag von { $meter }, aus den Messwerten.
building_added_up = Der Verbrauch von { $building }, vom ersten Messwert an.
counts_no_more_for = Er zählt nicht mehr für { $building }, auch nicht in der Vergangenheit.
days_cut = Seine Tage beginnen dann um Mitternacht in der Zeitzone { $zone }.
counts_for = { $has_instead_of ->
    [yes] Seine Messwerte zählen dann für { $building } statt für { $instead_of }, vom ersten an.
   *[no] Seine Messwerte zählen dann für { $building }, vom ersten an.
}
