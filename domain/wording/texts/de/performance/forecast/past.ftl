title = Genauigkeit der Prognose
unknown = Wie genau die Prognose ist, sehen Sie hier nach dem ersten vollen Tag: Dann wird jede Stunde mit der Prognose vom Vortag verglichen.
hours = Prognose vom Vortag und tatsächlicher Verbrauch
key_came = tatsächlich
key_said = Prognose
week = Woche
hours_known = Stunden
missed_by = Fehler
in_range_label = Im Bereich
months = Monate, wie zu ihrem Beginn prognostiziert
month = Monat
said = Prognose
came = Tatsächlich
too_high_by = Differenz
in_range = { $is_within ->
    [yes] ja
   *[no] nein
}
missed = { $days ->
    [one] Am letzten Tag lagen die Prognosen vom Vortag pro Stunde im Mittel um { $percent } daneben. { $within } der Stunden lagen im Bereich (erwartet: { $promised }).
   *[other] In den letzten { $days } Tagen lagen die Prognosen vom Vortag pro Stunde im Mittel um { $percent } daneben. { $within } der Stunden lagen im Bereich (erwartet: { $promised }).
}
