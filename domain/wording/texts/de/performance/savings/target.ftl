no_date = „{ $given }“ ist kein Datum. Schreiben Sie es so: 2026-11-22.
reduction_taken = eine Prozentzahl über 0 und unter 100 (z.{"\u00A0"}B. 5)
ends_too_early = Er liegt vor dem ersten Tag. Wählen Sie einen späteren.
baseline_ends_too_early = Er liegt vor dem ersten Tag der Referenz. Wählen Sie einen späteren.
title = Ziele
none = Noch kein Ziel. Setzen Sie eine Einsparung und eine Frist.
change_title = Ziel ändern
set_title = Ziel setzen
reduction = Einsparung
start = Erster Tag
end = Letzter Tag
baseline_from = Referenz ab
baseline_to = Referenz bis
save_change = Speichern
set = Ziel setzen
wanted = { $percent } weniger, { $range }
not_begun = Nicht begonnen
nothing_known = Noch keine Daten für diesen Zeitraum oder seine Referenz.
change = Ändern
remove = Entfernen
baseline_ends_too_late = Die Referenz muss enden, bevor das Ziel beginnt. Wählen Sie einen Tag vor dem { $start }.
done_set = Ziel gesetzt.
done_changed = Ziel geändert.
done_removed = Ziel entfernt.
on_track = Auf Kurs
reached = Erreicht
off_track = Nicht auf Kurs
missed = Verfehlt
progress = { $is_less ->
    [yes] Bisher { $percent } weniger als die Referenz ({ $days } von { $days_in_all } Tagen bekannt). So endet es bei { $projected } von erlaubten { $allowed }.
   *[no] Bisher { $percent } mehr als die Referenz ({ $days } von { $days_in_all } Tagen bekannt). So endet es bei { $projected } von erlaubten { $allowed }.
}
plus_minus = { $amount } ± { $half_width }
