title = Wartende neue Zähler
topics = Empfangen, aber noch nicht aufgenommen
let_in_label = Alle aufnehmen
throw_away = Alle verwerfen
let_in_hint = Beim Aufnehmen wird die letzte Nachricht jedes Topics zu seinem ersten Messwert.
thrown_away = Verworfen. Zähler, die wieder senden, warten wieder oder werden innerhalb ihrer stündlichen Grenze aufgenommen.
allowed = Gespeichert.
allowances = Andere Grenzen
allowances_lede = Eine Bridge für viele Geräte braucht am ersten Tag mehr: Nennen Sie sie hier, dann wird sie für sich gezählt. Bei einem externen Broker zählt alles, was von ihm kommt, zusammen, unter dem Namen seiner Datenquelle.
as_any_other = Übliche Grenze verwenden
client = Benutzername oder Client-ID
client_missing = Geben Sie den Benutzernamen der Anmeldung ein oder, wenn es keinen gibt, die Client-ID.
meters = Neue Zähler pro Stunde
save = Speichern
let_in = { $meters ->
    [0] Aufgenommen. Sie erscheinen mit ihren nächsten Nachrichten.
    [one] Aufgenommen: Ein Zähler ist angelegt; weitere erscheinen mit ihren nächsten Nachrichten.
   *[other] Aufgenommen: { $meters } Zähler sind angelegt; weitere erscheinen mit ihren nächsten Nachrichten.
}
meters_hint = Leer: { $usual }, die übliche Grenze.
meters_wrong = „{ $given }“ geht nicht. Geben Sie eine Zahl von 0 bis { $most } ein (z.{"\u00A0"}B. 1000).
waiting = { $topics ->
    [0] Keine neuen Zähler warten.
    [one] Auf einem Topic warten neue Zähler.
   *[other] Auf { $topics } Topics warten neue Zähler.
}
not_stored = { $messages ->
    [one] Eine Nachricht wurde empfangen, aber nicht als Messwert gespeichert; sie wird aufbewahrt.
   *[other] { $messages } Nachrichten wurden empfangen, aber nicht als Messwerte gespeichert; die letzte jedes Topics wird aufbewahrt.
}
lede = Ein Gerät oder Programm darf pro Stunde { $of_one } neue Zähler bringen, alle zusammen { $of_all }. Darüber hinaus stehen ihre Nachrichten hier nach Topics, bis zu { $topics_max }. Dateien, Formulare und Programme mit Token sind nie begrenzt.
came_from = { $messages } von { $client }, zuletzt { $ago }.
came_cut = { $messages } von { $client }, zuletzt { $ago }. Die letzte ist zu lang, um ganz aufbewahrt zu werden: Ihre Zähler kommen mit der nächsten.
allowance = { $client }: { $meters ->
    [one] { $meters } neuer Zähler pro Stunde
   *[other] { $meters } neue Zähler pro Stunde
}
