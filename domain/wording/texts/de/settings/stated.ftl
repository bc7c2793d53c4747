year_would_do = ein Jahr von 1990 bis 2100
site_needed = Wählen Sie den Standort.
saved = Gespeichert. Frühere Jahre bleiben, wie sie waren.
removed = Entfernt.
head_what = Energie, Ort
head_year = Ab Jahr
remove = Entfernen
what_where = { $what } · { $place }
site = Standort
of_what = Energieart
year = Ab Jahr
source = Quelle
save = Speichern
all_known = { $is_ratio ->
    [yes] Jede gemessene Energieart hat einen Primärenergiefaktor.
   *[no] Jede gemessene Energieart hat einen Emissionsfaktor.
}
without = { $is_ratio ->
    [yes] Noch kein Primärenergiefaktor für: { $utilities }.
   *[no] Noch kein Emissionsfaktor für: { $utilities }.
}
stands_already = { $is_ratio ->
    [yes] Der Standort hat schon einen Primärenergiefaktor ab { $year }. Entfernen Sie zuerst diesen.
   *[no] Der Standort hat schon einen Emissionsfaktor ab { $year }. Entfernen Sie zuerst diesen.
}
