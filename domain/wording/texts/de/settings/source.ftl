title = Datenquellen
lede = Woher Messwerte kommen und wann zuletzt etwas ankam.
sources = Quellen
paused = Pausiert. Absender behalten ihre Daten oder sollen es später erneut versuchen.
resumed = Fortgesetzt.
asked = Angefordert; das Ergebnis erscheint hier gleich.
described = Gespeichert.
removed = Aus der Liste entfernt. Die Daten bleiben.
is_paused = Pausiert
is_failing = Fehler
is_waiting = Noch nichts
is_late = Verspätet
works = In Ordnung
add = Quelle hinzufügen
add_device = Ein Gerät oder Programm
add_device_text = Meldet sich mit einem Token an, über MQTT oder HTTP.
add_weather = Wetter
add_weather_text = Koordinaten des Standorts eintragen.
add_file = Eine Datei
add_file_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
ask_now = Jetzt aktualisieren
go_on = Fortsetzen
pause = Pausieren
remove = Aus der Liste entfernen
what_it_is = Einzelheiten
type_label = Typ
type_wrong = Wählen Sie einen Typ.
building = Gebäude
building_wrong = Wählen Sie ein Gebäude aus der Liste.
no_building = Kein einzelnes Gebäude
expected = Daten erwartet alle
expected_unit = Minuten
expected_hint = Kommt länger nichts an, gilt die Quelle als verspätet. Leer: nie.
expected_wrong = Geben Sie ganze Minuten ein (z.{"\u00A0"}B. 60) oder lassen Sie das Feld leer.
save = Speichern
type_bms = Eine Gebäudeleittechnik
type_smart_meter = Zähler, Messsteckdosen und Sensoren
type_weather = Ein Wetterdienst
type_manual = Menschen, die Messwerte eingeben
type_file = Dateien
by_mqtt = MQTT
by_http = HTTP
by_weather = Wetter
by_file = Datei
by_hand = Von Hand
embedded = eingebauter Broker
asked_every = { $minutes ->
    [one] Jede Minute aktualisiert.
   *[other] Alle { $minutes } Minuten aktualisiert.
}
none_yet = Bisher kam nichts an.
all_work = Alle Quellen sind in Ordnung.
some_fail = { $failing ->
    [one] Eine Quelle meldet Fehler.
   *[other] { $failing } Quellen melden Fehler.
}
readings_came = { $count ->
    [one] { $count } Messwert, { $ago }.
   *[other] { $count } Messwerte, zuletzt { $ago }.
}
last_heard = Letzte Daten: { $ago }.
failed_times = { $count ->
    [one] Einmal fehlgeschlagen: { $reason }
   *[other] { $count }-mal in Folge fehlgeschlagen: { $reason }
}
failed_times_at = { $count ->
    [one] Einmal fehlgeschlagen ({ $ago }): { $reason }
   *[other] { $count }-mal in Folge fehlgeschlagen ({ $ago }): { $reason }
}
no_reason = kein Grund angegeben
