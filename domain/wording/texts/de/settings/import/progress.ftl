looked_at = Geprüft; noch ist nichts gespeichert.
running = Wird gelesen.
unreadable = { $fault ->
    [empty] Die Datei ist leer. Wählen Sie eine, die in jeder Zeile eine Zeit und einen Wert hat.
    [binary] Das ist weder eine Textdatei noch eine Tabelle. ({ $why })
    [no_table] Es wurde keine Tabelle mit Zeiten und Werten gefunden. ({ $why })
    [xml] Das XML ist fehlerhaft oder bricht ab. Laden Sie die Datei noch einmal herunter. ({ $why })
    [workbook] Die Tabelle lässt sich nicht öffnen. Speichern Sie sie noch einmal als .xlsx oder als CSV. ({ $why })
    [too_large] Die Datei enthält mehr, als auf einmal gelesen werden kann. ({ $why })
   *[other] Nicht lesbar: { $why }
}
failed = Unterbrochen: { $why }
progress = Wie viel der Datei gelesen ist
stop = Anhalten
headline_of_done = Importiert.
headline_of_stopped = Angehalten.
headline_of_failed = Der Import wurde unterbrochen.
headline_of_unreadable = Die Datei war nicht lesbar.
new_meters = Die neuen Zähler sind noch keinem Gebäude zugeordnet. | Zähler zuordnen
another = Weitere Datei importieren
forget = Datei verwerfen
problems = Probleme
warnings = Bitte prüfen
left_out = Ausgelassen
conflicts = Schon mit anderem Wert gespeichert
correct_lede = Übernehmen Sie die Werte der Datei, wenn sie seither korrigiert wurden. Die jetzigen Werte bleiben dokumentiert.
# Teile einer Aufzählung: "40 Messwerte, 38 neu, 2 schon gespeichert."
readings = { $count ->
    [one] { $count } Messwert
   *[other] { $count } Messwerte
}
new = { $count } neu
repeated = { $count } schon gespeichert
conflicting = { $count } mit anderem Wert als gespeichert (nicht geändert)
corrected = { $count } korrigiert
unread = { $count ->
    [one] { $count } nicht lesbare Zeile oder nicht lesbarer Wert
   *[other] { $count } nicht lesbare Zeilen oder Werte
}
skipped = { $count ->
    [one] { $count } Teil ausgelassen
   *[other] { $count } Teile ausgelassen
}
meters = { $count ->
    [one] { $count } neuer Zähler
   *[other] { $count } neue Zähler
}
whole = { $parts }.
headline_of_running = { $is_try ->
    [yes] { $percent } getestet.
   *[no] { $percent } importiert.
}
so_far = { $readings ->
    [one] Bisher { $readings } Messwert. Gespeichertes bleibt, auch wenn Sie anhalten.
   *[other] Bisher { $readings } Messwerte. Gespeichertes bleibt, auch wenn Sie anhalten.
}
conflict = Zeile { $line }, { $channel }: In der Datei steht { $value }; zuerst gespeichert wurde { $stands }, und das bleibt
correct = { $conflicts ->
    [one] Wert der Datei übernehmen
   *[other] { $conflicts } Werte der Datei übernehmen
}
