models = Prognosemethoden
title = Arbeit im Hintergrund
nothing = Zurzeit läuft nichts. Neue Stunden werden jede Stunde geprüft und alle Stunden jede Nacht; Prognosen werden alle sechs Stunden aktualisiert, Methoden jede Woche gewählt.
analyse = Jetzt analysieren
look_back = Frühere Daten prüfen
forecast = Jetzt prognostizieren
waits = Wartet
under_way_label = Läuft
done = Fertig
failed = Teilweise fehlgeschlagen
ended = { $when }. { $message }
ended_well = { $when }. { $done ->
    [one] { $done } Datenreihe.
   *[other] { $done } Datenreihen.
}
ended_in_part = { $when }. Fehlgeschlagen: { $failed } von { $done } Datenreihen, zuletzt: { $failure }
begun = Seit { $since }.
under_way = { $has_last ->
    [yes] Seit { $since }. { $done } von { $total } Datenreihen; zuletzt: { $last }.
   *[no] Seit { $since }. { $done } von { $total } Datenreihen.
}
asked = Angefordert: { $when }.
progress = { $done } von { $total } Datenreihen
kind = { $kind ->
    [zone] Zeitzone ändern
    [scan] Neue Stunden prüfen
    [look_back] Frühere Daten prüfen
    [forecast] Prognosen erstellen
    [selection] Methoden wählen
   *[other] { $kind }
}
of_place = { $job }, { $place }
