course = Die letzten zwei Wochen
flow =
    .use = verbraucht
    .import = bezogen
    .export = eingespeist
    .generation = erzeugt
    .charge = in die Batterie
    .discharge = aus der Batterie
course_caption = Jeder Tag: Mittelwert und höchste Stunde, in { $unit }
course_columns = Tag | Mittelwert | Höchste Stunde
course_alt = { $has_marks ->
    [yes] { $meter }: { $utility } { $flow }, nach Stunden in den letzten zwei Wochen. Auffällige Stunden sind markiert.
   *[no] { $meter }: { $utility } { $flow }, nach Stunden in den letzten zwei Wochen.
}
channels = Kanäle
kind =
    .cumulative = Zählerstand: die Summe seit dem Einbau des Zählers.
    .interval = Verbrauch eines Zeitraums.
    .power = Momentane Leistung.
    .level = Momentaner Wert.
readings = Messwerte
add_reading = Zählerstand eingeben
reading_columns = Zeit | Kanal | Wert | Qualität
standing = { $standing ->
    [opens] erster einer Reihe
    [glitch] Ausreißer, zählt nicht
    [stale] alter Messwert, zählt nicht
    [held] gefallen, wartet auf zwei weitere Messwerte
    [alone] kein anderer Messwert in der Nähe
    [integrated] aus der Leistung
    [spread] über eine Lücke verteilt
    [spread_long] über eine Lücke von Monaten verteilt
    [reset] Zählwerk zurückgesetzt
    [rollover] Zählwerk übergelaufen
    [recovered] nach einem Ausreißer wieder normal
    [changed] Zähler getauscht
    [assumed] als eine Stunde gezählt
    [implausible] über der Maximallast, zählt nicht
    [out_of_scale] weit außerhalb des Üblichen, zählt nicht
    [error_code] ein Fehlercode, zählt nicht
   *[measured] gemessen
}
pages = Seiten mit Messwerten
older = Ältere
publish = An diesen Zähler senden
publish_hint = Topic <b>{ $topic }</b>, ein Objekt oder ein Array von Objekten. Ohne <b>{ $field }</b> gilt die Zeit des Eintreffens.
about = Über diesen Zähler
settings = Einstellungen
building = Gebäude
no_building = Noch keins. <a>Zähler zuordnen</a>
role = Rolle
sends = Sendet
amounts = Verbrauch eines Zeitraums
registers = Zählerstände
device = Gerät
address = Zuerst gesehen unter
today = { $has_before ->
    [yes] { $so_far } heute bisher; gestern bis zu dieser Zeit { $before }.
   *[no] { $so_far } heute bisher.
}
