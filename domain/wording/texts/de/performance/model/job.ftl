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
under_way = Seit { $since }. { $done } von { $total } Datenreihen; zuletzt: { $last }.
asked = Angefordert: { $when }.
progress = { $done } von { $total } Datenreihen
kind = { $kind ->
    [scan] Neue Stunden prüfen
    [look_back] Frühere Daten prüfen
    [forecast] Prognosen erstellen
    [selection] Methoden wählen
   *[other] { $kind }
}
of_place = { $job }, { $place }
