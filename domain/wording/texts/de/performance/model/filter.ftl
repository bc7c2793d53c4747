all_buildings = Alle Gebäude
all_utilities = Alle Energiearten
all_states = Alle
state = Zustand
sort_by = Sortieren nach
sort = { $sort ->
    [error] Größter Fehler
    [building] Gebäude
    [utility] Energieart
   *[newest] Neueste Version
}
show = Anzeigen
show_all = Alle anzeigen
shown = { $count ->
    [0] Keine von { $all } Prognosen passt.
    [one] { $count } von { $all } Prognosen.
   *[other] { $count } von { $all } Prognosen.
}
